import Model

private import Foundation

/// Makes text NFC with LF line ends and free of control characters (tabs stay).
struct TextCleaner: Sendable {
  /// The clean bytes, or nil when they are clean already.
  /// - Complexity: O(bytes); only lines that aren't NFC are rewritten.
  func callAsFunction(_ bytes: [UInt8]) -> [UInt8]? {
    if isSurelyClean(bytes) { return nil }
    guard let valid = validated(bytes) else {
      let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
      return self(repaired) ?? repaired
    }
    let plain = withoutControls(bytes)
    if plain == nil, valid { return nil }
    let source = plain ?? bytes
    return isNFC(source) ? plain : composed(source)
  }

  /// Whether all is plain: ASCII without controls, and valid UTF-8 in blocks of Unicode where every
  /// character is NFC by itself and joins no other (NFC_Quick_Check = Yes, combining class 0).
  private func isSurelyClean(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { text in
      var at = 0
      while at < text.count {
        let past = min(at &+ ByteVector.count, text.count)
        if at > 1, past < text.count, Self.isPlain(text, at) {
          at = past
          continue
        }
        // One by one, as the last ones are, from the character before, which may not have ended.
        at = max(at &- 1, 0)
        while at > 0, text[at] & 0xC0 == 0x80 { at &-= 1 }
        while at < past {
          guard let end = Self.sureEnd(text, at) else { return false }
          at = end
        }
      }
      return true
    }
  }

  /// Whether sixteen bytes and the two before them are surely clean: ASCII, Han and Hangul. What begins
  /// at their end is looked at with those after them.
  @inline(__always)
  private static func isPlain(_ text: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    let v = ByteVector(text, at: at)
    let left = ByteVector(text, at: at &- 1)
    let left2 = ByteVector(text, at: at &- 2)
    let isASCII = ~v.isHigh & (v.isBetween(0x20, 0x7E) | v.isEqual(to: 0x0A))
    let goesOn = v.isHigh & ~v.atLeast(0x40)
    let mustGoOn = opensThree(left) | opensThree(left2)
    // After EA (U+A000…AFFF) and ED (U+D000…DFFF) only some are syllables.
    let isOther =
      left.isEqual(to: 0x6A) & ~v.atLeast(0x30) | left.isEqual(to: 0x6D) & v.atLeast(0x1E)
    return ByteVector.isEmpty(
      ~(isASCII | opensThree(v) | goesOn) | (goesOn ^ mustGoOn) | isOther & left.isHigh)
  }

  /// First bytes of Han and Hangul, E4…ED.
  @inline(__always)
  private static func opensThree(_ v: ByteVector) -> ByteVector.Words {
    v.isHigh & v.isBetween(0x64, 0x6D)
  }

  /// The end of the character that begins at `at`; nil when it isn't surely clean.
  @inline(__always)
  private static func sureEnd(_ text: UnsafeRawBufferPointer, _ at: Int) -> Int? {
    let b = text[at]
    if b < 0x80 { return b >= 0x20 && b < 0x7F || b == 0x0A || b == 0x09 ? at + 1 : nil }
    guard b >= 0xC2, b != 0xCC, b != 0xCD, at + 1 < text.count, text[at + 1] & 0xC0 == 0x80 else {
      return nil
    }
    // Latin, without the controls of U+0080…9F
    if b < 0xCC { return b != 0xC2 || text[at + 1] >= 0xA0 ? at + 2 : nil }
    guard b >= 0xE2, b <= 0xED, at + 2 < text.count, text[at + 2] & 0xC0 == 0x80 else { return nil }
    let s =
      UInt32(b & 0x0F) << 12 | UInt32(text[at + 1] & 0x3F) << 6 | UInt32(text[at + 2] & 0x3F)
    return isSure(s) ? at + 3 : nil
  }

  @inline(__always)
  private static func isSure(_ s: UInt32) -> Bool {
    if s >= 0xAC00 { return s <= 0xD7A3 }  // Hangul syllables
    if s >= 0x3131 { return s <= 0x318E || s >= 0x3200 && s <= 0x9FFF }
    if s >= 0x3000 {
      return s <= 0x3029 || s >= 0x3030 && s <= 0x3096 || s >= 0x309B && s <= 0x30FF
    }
    return s >= 0x2010 && s <= 0x2027 || s >= 0x2030 && s <= 0x205E || s >= 0x2150 && s <= 0x22FF
      || s >= 0x2460 && s <= 0x27BF || s >= 0x20A0 && s <= 0x20BF
  }

  /// Whether valid UTF-8 is NFC already; nil when it isn't UTF-8.
  private func validated(_ bytes: [UInt8]) -> Bool? {
    guard var utf8 = try? UTF8Span(validating: bytes.span) else { return nil }
    return utf8.checkForNFC(quickCheck: true) || utf8.checkForNFC(quickCheck: false)
  }

  private func isNFC(_ bytes: [UInt8]) -> Bool { validated(bytes) ?? false }

  /// CR LF and CR, form feed, vertical tab, NEL, U+2028/9 become LF; byte order marks and other
  /// controls go. Nil when there are none.
  private func withoutControls(_ bytes: [UInt8]) -> [UInt8]? {
    var at = 0
    while at < bytes.count, control(bytes, at: at).length == 0 { at += 1 }
    guard at < bytes.count else { return nil }
    var out = Array(bytes[..<at])
    out.reserveCapacity(bytes.count)
    while at < bytes.count {
      let found = control(bytes, at: at)
      if found.length == 0 {
        out.append(bytes[at])
        at += 1
      } else {
        if found.isLineEnd { out.append(0x0A) }
        at += found.length
      }
    }
    return out
  }

  @inline(__always)
  private func control(_ bytes: [UInt8], at: Int) -> (length: Int, isLineEnd: Bool) {
    let b = bytes[at]
    if b >= 0x20 {
      if b < 0x7F { return (0, false) }
      func byte(_ n: Int) -> UInt8 { at + n < bytes.count ? bytes[at + n] : 0 }
      if b == 0x7F { return (1, false) }
      if b == 0xC2, byte(1) >= 0x80, byte(1) <= 0x9F { return (2, byte(1) == 0x85) }
      if b == 0xE2, byte(1) == 0x80, byte(2) == 0xA8 || byte(2) == 0xA9 { return (3, true) }
      if b == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF { return (3, false) }
      return (0, false)
    }
    if b == 0x0A || b == 0x09 { return (0, false) }
    if b == 0x0D {
      return at + 1 < bytes.count && bytes[at + 1] == 0x0A ? (2, true) : (1, true)
    }
    return (1, b == 0x0B || b == 0x0C)
  }

  /// NFC, line by line: Foundation takes quadratic time on one long string.
  private func composed(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if isNFC(Array(line)) {
        out.append(contentsOf: line)
      } else {
        let text = String(decoding: line, as: UTF8.self)
        out.append(contentsOf: text.precomposedStringWithCanonicalMapping.utf8)
      }
      out.append(0x0A)
    }
    out.removeLast()
    return out
  }
}
