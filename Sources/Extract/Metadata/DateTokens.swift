/// A short text cut into numbers, words and marks, for ``DateReader``.
struct DateTokens {
  struct Token {
    enum Kind { case number, word, mark }
    var kind: Kind
    var start: Int
    var end: Int
    /// Of numbers with up to 14 digits; of marks the byte.
    var value: Int
    var spaced: Bool
    var digits: Int { end - start }
  }

  let bytes: [UInt8]
  private(set) var list: [Token] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var i = 0
    var spaced = true
    while i < bytes.count {
      let byte = bytes[i]
      if byte <= 0x20 {
        spaced = true
        i += 1
        continue
      }
      var end = i + 1
      if byte >= 0x30, byte <= 0x39 {
        var value = Int(byte) - 0x30
        while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 {
          if end - i < 15 { value = value * 10 + Int(bytes[end]) - 0x30 }
          end += 1
        }
        list.append(Token(kind: .number, start: i, end: end, value: value, spaced: spaced))
      } else if Self.isLetter(byte) {
        while end < bytes.count, Self.isLetter(bytes[end]) { end += 1 }
        list.append(Token(kind: .word, start: i, end: end, value: 0, spaced: spaced))
      } else {
        list.append(Token(kind: .mark, start: i, end: end, value: Int(byte), spaced: spaced))
      }
      spaced = false
      i = end
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  func number(_ i: Int, digits: ClosedRange<Int>) -> Int? {
    guard i >= 0, i < list.count, list[i].kind == .number, digits.contains(list[i].digits) else {
      return nil
    }
    return list[i].value
  }

  func isMark(_ i: Int, _ marks: StaticString) -> Bool {
    guard i >= 0, i < list.count, list[i].kind == .mark else { return false }
    for k in 0..<marks.utf8CodeUnitCount where Int(marks.utf8Start[k]) == list[i].value {
      return true
    }
    return false
  }

  /// Lower-case word; nil for other tokens.
  func word(_ i: Int) -> String? {
    guard i >= 0, i < list.count, list[i].kind == .word else { return nil }
    return String(decoding: bytes[list[i].start..<list[i].end], as: UTF8.self).lowercased()
  }

  func startsWith(_ i: Int, _ prefix: String) -> Bool {
    guard i >= 0, i < list.count, list[i].kind == .word else { return false }
    return bytes[list[i].start..<list[i].end].starts(with: prefix.utf8)
  }
}
