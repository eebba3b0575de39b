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
      let end = text.count
      while at < end {
        if text[at] < 0x80 {
          // a blank or a stop between two words
          if text[at] >= 0x20, text[at] < 0x7F, at + 1 < end, text[at + 1] >= 0x80 {
            at += 1
            continue
          }
          let plain = plainEnd(text, from: at)
          guard plain > at else { return false }
          at = plain
          continue
        }
        while at + 8 <= end,
          Self.isHangulPair(text.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        {
          at += 6
        }
        if at + 4 <= end {
          // U+B000…CFFF, Hangul all
          let four = text.loadUnaligned(fromByteOffset: at, as: UInt32.self) & 0x00C0_C0FF
          if four == 0x0080_80EB || four == 0x0080_80EC {
            at += 3
            continue
          }
        }
        guard at < end else { return true }
        let b = text[at]
        guard b >= 0x80 else { continue }
        guard b >= 0xC2, b != 0xCC, b != 0xCD, at + 1 < end, text[at + 1] & 0xC0 == 0x80 else {
          return false
        }
        if b < 0xCC {
          // Latin, without the controls of U+0080…9F
          guard b != 0xC2 || text[at + 1] >= 0xA0 else { return false }
          at += 2
          continue
        }
        guard b >= 0xE2, b <= 0xED, at + 2 < end, text[at + 2] & 0xC0 == 0x80 else { return false }
        let s =
          UInt32(b & 0x0F) << 12 | UInt32(text[at + 1] & 0x3F) << 6 | UInt32(text[at + 2] & 0x3F)
        guard Self.isSure(s) else { return false }
        at += 3
      }
      return true
    }
  }

  /// Two characters of U+B000…CFFF in the lower six bytes.
  @inline(__always)
  private static func isHangulPair(_ eight: UInt64) -> Bool {
    guard eight & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0 else { return false }
    return (UInt8(truncatingIfNeeded: eight) &- 0xEB) < 2
      && (UInt8(truncatingIfNeeded: eight &>> 24) &- 0xEB) < 2
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
