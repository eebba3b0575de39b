/// What a cell holds. Text is always written as a string, whatever it begins with.
enum Cell: Hashable, Sendable {
  case blank
  case text(String)
  case number(Double)
  /// A formula of ours with the value a reader sees before recalculation.
  case formula(String, Double)
  /// A link to another place in the workbook.
  case link(String, to: Place)
  /// A web address of a document.
  case url(String)
}

/// A cell of a sheet, from 0.
struct Place: Hashable, Sendable {
  var sheet: String
  var row: Int
  var column: Int

  /// `'근거'!A12`.
  var reference: String { "\(Place.quoted(sheet))!\(Place.name(row: row, column: column))" }

  static func quoted(_ sheet: String) -> String {
    guard sheet.utf8.contains(UInt8(ascii: "'")) else { return "'" + sheet + "'" }
    return "'"
      + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }

  static func name(row: Int, column: Int, absolute: Bool = false) -> String {
    let mark = absolute ? "$" : ""
    return mark + letters(column) + mark + "\(row + 1)"
  }

  static func letters(_ column: Int) -> String {
    var n = column + 1
    var out = ""
    while n > 0 {
      out = String(UnicodeScalar(UInt8(65 + (n - 1) % 26))) + out
      n = (n - 1) / 26
    }
    return out
  }
}

/// How a cell looks. Equal styles share one format of the workbook.
struct Style: Hashable, Sendable {
  enum Align: Hashable, Sendable { case general, left, center, right }

  var bold = false
  var italic = false
  var size = 10.0
  var color: UInt32 = 0x222222
  var fill: UInt32?
  var border: UInt32?
  var format: String?
  var align = Align.general
  var top = true
  var wrap = false
  var underline = false
  var indent = 0

  static let plain = Style()
  static let title = Style(bold: true, size: 16, color: 0x12324A, top: false)
  static let subtitle = Style(size: 10, color: 0x5F6B76, top: false)
  static let heading = Style(bold: true, size: 12, color: 0x12324A, top: false)
  static let header = Style(
    bold: true, color: 0xFFFFFF, fill: 0x12324A, border: 0xFFFFFF, align: .center, top: false,
    wrap: true)
  static let body = Style(border: 0xD9DEE3, indent: 1)
  static let wrapped = Style(border: 0xD9DEE3, wrap: true, indent: 1)
  static let centered = Style(border: 0xD9DEE3, align: .center)
  static let integer = Style(border: 0xD9DEE3, format: "#,##0", align: .right)
  static let score = Style(border: 0xD9DEE3, format: "+0.00;-0.00;0.00", align: .right)
  static let decimal = Style(border: 0xD9DEE3, format: "0.00", align: .right)
  static let percent = Style(border: 0xD9DEE3, format: "0.0%", align: .right)
  static let date = Style(border: 0xD9DEE3, format: "yyyy-mm-dd", align: .center)
  static let general = Style(border: 0xD9DEE3, format: "#,##0.######", align: .right)
  static let link = Style(
    color: 0x0057A8, border: 0xD9DEE3, align: .center, wrap: true, underline: true)
  static let textLink = Style(color: 0x0057A8, border: 0xD9DEE3, underline: true, indent: 1)
  /// A cell for the analyst to fill in.
  static let input = Style(color: 0x0000FF, fill: 0xFFFBE6, border: 0xD9DEE3, wrap: true)
  static let inputDate = Style(
    color: 0x0000FF, fill: 0xFFFBE6, border: 0xD9DEE3, format: "yyyy-mm-dd", align: .center)
  static let up = Style(bold: true, color: Palette.up, border: 0xD9DEE3, align: .center)
  static let down = Style(bold: true, color: Palette.downText, border: 0xD9DEE3, align: .center)
  static let change = Style(bold: true, color: 0x555555, border: 0xD9DEE3, align: .center)
  static let total = Style(
    bold: true, fill: 0xEEF2F5, border: 0xD9DEE3, format: "+0.00;-0.00;0.00", align: .right)
  static let totalText = Style(bold: true, fill: 0xEEF2F5, border: 0xD9DEE3, indent: 1)
  static let totalInteger = Style(
    bold: true, fill: 0xEEF2F5, border: 0xD9DEE3, format: "#,##0", align: .right)
  static let totalPercent = Style(
    bold: true, fill: 0xEEF2F5, border: 0xD9DEE3, format: "0.0%", align: .right)
}

/// Okabe–Ito colours (Color Universal Design, 2008) and greys.
enum Palette {
  static let up: UInt32 = 0x0072B2
  static let down: UInt32 = 0xD55E00
  /// Vermillion darkened for text on white (contrast 4.6 : 1).
  static let downText: UInt32 = 0xB84F00
  static let none: UInt32 = 0x999999
  static let orange: UInt32 = 0xE69F00
  static let sky: UInt32 = 0x56B4E9
}
