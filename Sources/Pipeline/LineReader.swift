import Glibc

/// Reads lines from a file descriptor in constant memory (but for the longest line).
struct LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var at = 0
  private var ended = false

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its line end, or nil at the end; waits for the writer.
  mutating func next() -> [UInt8]? {
    var scanned = at
    while true {
      if let newline = buffer[scanned...].firstIndex(of: 0x0A) {
        return take(upTo: newline)
      }
      if ended {
        guard at < buffer.count else { return nil }
        defer { at = buffer.count }
        return Array(buffer[at...])
      }
      scanned = buffer.count - at
      fill()
    }
  }

  /// The next line when it is there already, so that a writer who waits for an answer gets one.
  mutating func nextWithoutWaiting() -> [UInt8]? {
    if let newline = buffer[at...].firstIndex(of: 0x0A) { return take(upTo: newline) }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard !ended, poll(&waiting, 1, 0) == 1 else { return nil }
    fill()
    return buffer[at...].firstIndex(of: 0x0A).map { take(upTo: $0) }
  }

  private mutating func take(upTo newline: Int) -> [UInt8] {
    var end = newline
    if end > at, buffer[end - 1] == 0x0D { end -= 1 }
    defer { at = newline + 1 }
    return Array(buffer[at..<end])
  }

  /// Drops what has been read and appends what one `read` gives.
  private mutating func fill() {
    buffer.removeSubrange(0..<at)
    at = 0
    let size = 1 << 18
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    var got = 0
    repeat {
      got = buffer.withUnsafeMutableBytes { bytes in
        bytes.baseAddress.map { read(descriptor, $0 + old, size) } ?? 0
      }
    } while got < 0 && errno == EINTR
    buffer.removeSubrange((old + max(got, 0))...)
    if got <= 0 { ended = true }
  }
}
