import Glibc

/// Reads lines from a file descriptor in constant memory (but for the longest line).
struct LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var at = 0
  private var ended = false

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its line end, or nil at the end.
  mutating func next() -> [UInt8]? {
    var scanned = at
    while true {
      if let newline = buffer[scanned...].firstIndex(of: 0x0A) {
        var end = newline
        if end > at, buffer[end - 1] == 0x0D { end -= 1 }
        let line = Array(buffer[at..<end])
        at = newline + 1
        return line
      }
      if ended {
        guard at < buffer.count else { return nil }
        defer { at = buffer.count }
        return Array(buffer[at...])
      }
      scanned = buffer.count - at
      buffer.removeSubrange(0..<at)
      at = 0
      fill()
    }
  }

  private mutating func fill() {
    let size = 1 << 18
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    var got = 0
    repeat {
      got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + old, size) }
    } while got < 0 && errno == EINTR
    buffer.removeSubrange((old + max(got, 0))...)
    if got <= 0 { ended = true }
  }
}
