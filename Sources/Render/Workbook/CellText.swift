/// Makes text from a document fit for a cell: what a workbook can't hold is replaced by something that
/// can be seen, and nothing is read as a formula or an escape.
enum CellText {
  /// Longest text of a cell in UTF-16 units (Excel specifications and limits).
  static let limit = 32_767

  /// Control characters become their pictures (U+2400…), U+FFFE and U+FFFF become U+FFFD, and `_x0041_`
  /// is escaped so that it is shown as written (ECMA-376 part 1, 22.9.2.19).
  static func clean(_ text: String) -> String {
    guard needsCleaning(text) else { return text }
    var out = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (i, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0x09, 0x0A: out.append(scalar)
      case 0x00...0x1F: out.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: out.append("\u{2421}")
      case 0xFFFE, 0xFFFF: out.append("\u{FFFD}")
      case 0x5F where isEscape(scalars, at: i): out.append(contentsOf: "_x005F_".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Cuts clean text that is over the limit of a cell; `mark` at its end says so.
  static func fit(_ clean: String, mark: String) -> String {
    guard clean.utf8.count > limit, clean.utf16.count > limit else { return clean }
    return (split(clean, limit: limit - mark.utf16.count).first ?? "") + mark
  }

  private static func needsCleaning(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20, byte != 0x09, byte != 0x0A { return true }
      if byte == 0x7F || byte == 0xEF { return true }
      if last == UInt8(ascii: "_"), byte == UInt8(ascii: "x") { return true }
      last = byte
    }
    return false
  }

  /// `_x` four hexadecimal digits `_`.
  private static func isEscape(_ scalars: [Unicode.Scalar], at i: Int) -> Bool {
    guard i + 6 < scalars.count, scalars[i + 1] == "x", scalars[i + 6] == "_" else { return false }
    return scalars[(i + 2)..<(i + 6)].allSatisfy { $0.properties.isASCIIHexDigit }
  }

  /// Splits into pieces of at most `limit` UTF-16 units, at a scalar boundary; escapes count as written.
  static func split(_ text: String, limit: Int = limit) -> [String] {
    guard text.utf8.count > limit, text.utf16.count > limit else { return [text] }
    var pieces: [String] = []
    var current = String.UnicodeScalarView()
    var units = 0
    for scalar in text.unicodeScalars {
      let width = scalar.value > 0xFFFF ? 2 : 1
      if units + width > limit {
        pieces.append(String(current))
        current = .init()
        units = 0
      }
      current.append(scalar)
      units += width
    }
    pieces.append(String(current))
    return pieces
  }
}

/// Width of text as shown in a cell, in characters of the default font: East Asian wide = 2.
enum DisplayWidth {
  static func of(_ text: String) -> Double {
    var widest = 0.0
    var width = 0.0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        widest = max(widest, width)
        width = 0
      } else {
        width += self.width(scalar)
      }
    }
    return max(widest, width)
  }

  /// Ranges of UAX #11 (wide and fullwidth) that matter for text; combining marks and joiners are 0.
  static func width(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0..<0x300: 1
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    case 0x25A0...0x25FF: 1.6
    default: 1
    }
  }
}
