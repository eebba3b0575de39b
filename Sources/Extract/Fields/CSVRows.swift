/// Rows of a CSV file (RFC 4180) whose separator is told from the first line: comma, semicolon or tab.
struct CSVRows {
  static let separators: [UInt8] = [0x2C, 0x3B, 0x09]

  private let bytes: [UInt8]
  private let separator: UInt8
  private var at = 0
  /// The last field was quoted and has no closing quote.
  private(set) var isUnterminated = false

  /// - Parameter bytes: UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let line = bytes.prefix { $0 != 0x0A }
    separator =
      Self.separators.max { a, b in
        line.count { $0 == a } < line.count { $0 == b }
      } ?? 0x2C
  }

  mutating func next() -> [String]? {
    while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D { at += 1 }
    guard at < bytes.count else { return nil }
    var fields: [String] = []
    while true {
      fields.append(field())
      guard at < bytes.count, bytes[at] == separator else { break }
      at += 1
    }
    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
    return fields
  }

  private mutating func field() -> String {
    guard at < bytes.count, bytes[at] == 0x22 else {
      let start = at
      while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D {
        at += 1
      }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      if bytes[at] == 0x22 {
        at += 1
        guard at < bytes.count, bytes[at] == 0x22 else {
          while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A { at += 1 }
          return String(decoding: out, as: UTF8.self)
        }
      }
      out.append(bytes[at])
      at += 1
    }
    isUnterminated = true
    return String(decoding: out, as: UTF8.self)
  }
}
