/// Finds the encoding that a page declares in its first bytes (`<meta charset>`,
/// `content="text/html; charset=…"`, `<?xml encoding="…"?>`), before the page is decoded.
enum MetaCharset {
  /// The HTML standard looks at 1,024 bytes; pages of older sites declare it later.
  static let head = 8192

  static func find(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(Self.head)
    let hasTag = head.withUnsafeBufferPointer { ByteWords.first(0x3C, $0, 0, $0.count) < $0.count }
    guard hasTag else { return nil }
    for key in ["charset", "encoding"] {
      let pattern = Array(key.utf8)
      var i = 0
      while i + pattern.count < head.count {
        guard head[i] | 0x20 == pattern[0], matches(head, i, pattern) else {
          i += 1
          continue
        }
        i += pattern.count
        if let value = value(head, i) { return value }
      }
    }
    return nil
  }

  private static func matches(_ head: ArraySlice<UInt8>, _ at: Int, _ pattern: [UInt8]) -> Bool {
    for k in 0..<pattern.count where head[at + k] | 0x20 != pattern[k] { return false }
    return true
  }

  private static func value(_ head: ArraySlice<UInt8>, _ start: Int) -> String? {
    var i = start
    func skipSpace() { while i < head.count, head[i] <= 0x20 { i += 1 } }
    skipSpace()
    guard i < head.count, head[i] == UInt8(ascii: "=") else { return nil }
    i += 1
    skipSpace()
    if i < head.count, head[i] == 0x22 || head[i] == 0x27 { i += 1 }
    let from = i
    while i < head.count, isName(head[i]) { i += 1 }
    return i > from ? String(decoding: head[from..<i], as: UTF8.self) : nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      || byte == 0x2D || byte == 0x5F || byte == 0x2E || byte == 0x3A
  }
}
