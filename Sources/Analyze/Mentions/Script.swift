/// What kind of character begins at a byte of UTF-8 text.
enum Script: UInt8, Sendable {
  case none, space, punctuation, latin, digit, hangul, han, other

  /// - Returns: `none` past the end.
  static func at(_ at: Int, in bytes: [UInt8]) -> Script {
    guard at >= 0, at < bytes.count else { return .none }
    let b = bytes[at]
    if b < 0x80 {
      switch b {
      case 0x30...0x39: return .digit
      case 0x41...0x5A, 0x61...0x7A: return .latin
      case 0x20, 0x09, 0x0A: return .space
      default: return .punctuation
      }
    }
    switch b {
    case 0xC3...0xC9: return .latin  // Latin-1 letters and extensions
    case 0xE1...0xE2, 0xEF: return .punctuation
    case 0xE3:
      return at + 1 < bytes.count && bytes[at + 1] >= 0x80 && bytes[at + 1] < 0x81
        ? .punctuation : .other
    case 0xE4...0xE9: return .han
    case 0xEA: return at + 1 < bytes.count && bytes[at + 1] >= 0xB0 ? .hangul : .other
    case 0xEB...0xED: return .hangul
    default: return .other
    }
  }

  /// The script of the character that ends at a byte.
  static func before(_ at: Int, in bytes: [UInt8]) -> Script {
    var start = at - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return at > 0 ? Script.at(start, in: bytes) : .none
  }

  var isLetter: Bool { self == .latin || self == .hangul || self == .han || self == .other }
}
