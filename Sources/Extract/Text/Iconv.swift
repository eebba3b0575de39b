private import Glibc

/// Decodes bytes to UTF-8 with glibc's `iconv`; the descriptor lives inside one call.
enum Iconv {
  struct Output {
    var bytes: [UInt8]
    /// Bytes that didn't fit the encoding; each was replaced by U+FFFD.
    var broken: Int
  }

  /// Returns nil when glibc doesn't know the encoding.
  /// - Parameter name: a name that `iconv -l` prints.
  static func decode(_ input: ArraySlice<UInt8>, from name: String) -> Output? {
    let handle = iconv_open("UTF-8", name)
    guard handle != iconv_t(bitPattern: -1), let descriptor = handle else { return nil }
    defer { iconv_close(descriptor) }
    var out: [UInt8] = []
    out.reserveCapacity(input.count + input.count / 2 + 16)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var broken = 0
    input.withUnsafeBytes { source in
      guard let base = source.baseAddress else { return }
      var at = UnsafeMutablePointer(
        mutating: base.assumingMemoryBound(to: CChar.self))
      var left = source.count
      while left > 0 {
        let size = chunk.count
        var failure: Int32 = 0
        let written = chunk.withUnsafeMutableBytes { buffer -> Int in
          var to: UnsafeMutablePointer<CChar>? = buffer.baseAddress?
            .assumingMemoryBound(to: CChar.self)
          var room = size
          var from: UnsafeMutablePointer<CChar>? = at
          if iconv(descriptor, &from, &left, &to, &room) == -1 {
            failure = errno
          }
          if let from { at = from }
          return size - room
        }
        out.append(contentsOf: chunk[..<written])
        guard failure == EILSEQ || failure == EINVAL else { continue }
        broken += 1
        out.append(contentsOf: [0xEF, 0xBF, 0xBD])
        at += 1
        left -= 1
        iconv(descriptor, nil, nil, nil, nil)
      }
    }
    return Output(bytes: out, broken: broken)
  }
}
