import Model

private import Foundation

/// Makes text NFC with LF line ends and free of control characters (tabs stay).
struct TextCleaner: Sendable {
  /// The clean bytes, or nil when they are clean already.
  /// - Complexity: O(bytes); only lines that aren't NFC are rewritten.
  func callAsFunction(_ bytes: [UInt8]) -> [UInt8]? {
    guard let valid = validated(bytes) else {
      let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
      return self(repaired) ?? repaired
    }
    let plain = withoutControls(bytes)
    if plain == nil, valid { return nil }
    let source = plain ?? bytes
    return isNFC(source) ? plain : composed(source)
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
