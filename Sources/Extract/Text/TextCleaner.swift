private import Foundation

/// Brings valid UTF-8 into the form of ``Model/Text``: NFC, no control characters.
enum TextCleaner {
  /// NFC of valid UTF-8. Text that passes the quick check is returned as it is; otherwise only the lines
  /// that fail are rewritten, because Foundation is quadratic on one long string.
  static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    if isNFC(bytes[...]) { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      // Long lines are cut after a blank, which never composes with what follows it.
      var end = start
      while end < bytes.count, bytes[end] != 0x0A {
        end += 1
        if end - start > 4096, bytes[end - 1] == 0x20 { break }
      }
      if end < bytes.count, bytes[end] == 0x0A { end += 1 }
      let line = bytes[start..<end]
      if isNFC(line) {
        out.append(contentsOf: line)
      } else {
        let string = String(decoding: line, as: UTF8.self)
        out.append(contentsOf: string.precomposedStringWithCanonicalMapping.utf8)
      }
      start = end
    }
    return out
  }

  static func isNFC(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.withUnsafeBufferPointer(isPlainlyNFC) { return true }
    guard var span = try? UTF8Span(validating: bytes.span) else { return false }
    return span.checkForNFC(quickCheck: true)
  }

  /// Whether all characters come from blocks that NFC never changes: ASCII, U+00A0–02FF, punctuation and
  /// symbols, Hangul syllables and compatibility letters, CJK ideographs, full-width forms, emoji
  /// (Unicode 15, DerivedNormalizationProps and canonical combining classes). False says nothing.
  private static func isPlainlyNFC(_ b: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i + 17 <= b.count {
      let byte = ByteWords.load16(b, i)
      let next = ByteWords.load16(b, i + 1)
      let other =
        (byte .>= ByteWords.all(0xCC)) .& (byte .< ByteWords.all(0xE4))
        .| (byte .>= ByteWords.all(0xEE))
      let syllables =
        (byte .== ByteWords.all(0xEA)) .& (next .< ByteWords.all(0xB0))
        .| (byte .== ByteWords.all(0xED)) .& (next .>= ByteWords.all(0x9E))
      if ByteWords.any(other .| syllables, where: { !isPlainlyNFC(b, i + $0) }) { return false }
      i += 16
    }
    while i < b.count {
      if !isPlainlyNFC(b, i) { return false }
      i += 1
    }
    return true
  }

  /// True for a byte that begins no character.
  @inline(__always)
  private static func isPlainlyNFC(_ b: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    let byte = b[i]
    if byte < 0xCC { return true }
    if byte < 0xE2 || i + 2 >= b.count { return false }
    let (next, last) = (b[i + 1], b[i + 2])
    switch byte {
    case 0xE2:
      // U+2000 and U+2001 become others; ohm, kelvin, ångström (84), angle brackets (8C), marks (83).
      return next == 0x80 && last > 0x81 || next >= 0x85 && next <= 0xAA && next != 0x8C
    case 0xE3: return next == 0x80 && last < 0xAA || next >= 0x84
    case 0xEA: return next >= 0xB0
    case 0xED: return next < 0x9E
    case 0xEE: return false
    case 0xEF: return next >= 0xBC
    case 0xF0: return next == 0x9F
    default: return byte < 0xF0
    }
  }

  /// Whether a line holds a byte that ``appendCollapsed(_:to:)`` would change: control characters,
  /// invisible characters, white space other than single blanks.
  @inline(__always)
  static func isClean(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return true }
    if bytes[start] == 0x20 || bytes[end - 1] == 0x20 { return false }
    var i = start
    while i + 17 <= end {
      let byte = ByteWords.load16(bytes, i)
      let blanks =
        (byte .== ByteWords.all(0x20)) .& (ByteWords.load16(bytes, i + 1) .== ByteWords.all(0x20))
      if ByteWords.any((byte .< ByteWords.all(0x20)) .| (byte .== ByteWords.all(0x7F)) .| blanks) {
        return false
      }
      let perhaps =
        (byte .== ByteWords.all(0xC2)) .| (byte .== ByteWords.all(0xE2))
        .| (byte .== ByteWords.all(0xE3)) .| (byte .== ByteWords.all(0xEF))
      if ByteWords.any(perhaps, where: { special(bytes, i + $0, end).length > 0 }) { return false }
      i += 16
    }
    while i < end {
      let byte = bytes[i]
      if byte < 0x20 || special(bytes, i, end).length > 0 { return false }
      if byte == 0x20, bytes[i + 1] == 0x20 { return false }
      i += 1
    }
    return true
  }

  /// Appends text with each run of white space as one blank, none at the start of the line, and without
  /// control and invisible characters. Trailing blanks are the caller's to trim.
  static func appendCollapsed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, to out: inout [UInt8],
    lineStart: Int
  ) {
    var i = start
    while i < end {
      let byte = bytes[i]
      if byte <= 0x20 {
        let blank = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
        if blank, out.count > lineStart, out[out.count - 1] != 0x20 { out.append(0x20) }
        i += 1
      } else if byte < 0x7F {
        out.append(byte)
        i += 1
      } else {
        let (length, blank) = special(bytes, i, end)
        if length == 0 {
          out.append(byte)
          i += 1
        } else {
          if blank, out.count > lineStart, out[out.count - 1] != 0x20 { out.append(0x20) }
          i += length
        }
      }
    }
  }

  /// Length of a character at `i` that text doesn't keep (0 when it does), and whether it is white space.
  /// Zero-width joiners stay: they belong to words and emoji.
  @inline(__always)
  private static func special(
    _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int
  ) -> (length: Int, blank: Bool) {
    switch bytes[i] {
    case 0x7F: return (1, false)
    case 0xC2 where i + 1 < end:
      let next = bytes[i + 1]
      if next == 0xA0 || next == 0x85 { return (2, true) }  // no-break space, next line
      if next < 0xA0 || next == 0xAD { return (2, false) }  // C1 controls, soft hyphen
    case 0xE2 where i + 2 < end && bytes[i + 1] == 0x80:
      let next = bytes[i + 2]
      if next <= 0x8A { return (3, true) }  // spaces U+2000–200A
      if next == 0x8B || next == 0x8E || next == 0x8F { return (3, false) }  // zero width, marks
      if next == 0xA8 || next == 0xA9 || next == 0xAF { return (3, true) }  // separators
      if next >= 0xAA, next <= 0xAE { return (3, false) }  // directional marks
    case 0xE2 where i + 2 < end && bytes[i + 1] == 0x81:
      if bytes[i + 2] == 0x9F { return (3, true) }  // medium mathematical space
      if bytes[i + 2] == 0xA0 { return (3, false) }  // word joiner
    case 0xE3 where i + 2 < end && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x80:
      return (3, true)  // ideographic space
    case 0xEF where i + 2 < end && bytes[i + 1] == 0xBB && bytes[i + 2] == 0xBF:
      return (3, false)  // byte order mark
    default: break
    }
    return (0, false)
  }
}
