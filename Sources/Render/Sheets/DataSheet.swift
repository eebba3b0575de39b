/// A column of a data sheet: its words, its look, and what it shows of a row.
struct DataColumn<Row: Sendable>: Sendable {
  /// Key of its header in the word tables: `column.` and this.
  var key: String
  var style: Style
  var minimumWidth: Double
  var maximumWidth: Double
  var cell: @Sendable (Row) -> Cell
  /// A look that depends on the row.
  var own: (@Sendable (Row) -> Style?)?

  init(
    _ key: String, _ style: Style = .body, minimumWidth: Double = 0, maximumWidth: Double = 40,
    own: (@Sendable (Row) -> Style?)? = nil, _ cell: @escaping @Sendable (Row) -> Cell
  ) {
    self.key = key
    self.style = style
    self.minimumWidth = minimumWidth
    self.maximumWidth = maximumWidth
    self.cell = cell
    self.own = own
  }
}

/// A sheet that is one named table under a title and a subtitle.
struct DataSheet<Row: Sendable>: Sendable {
  var key: String
  /// ASCII name of the Excel table.
  var table: String
  var columns: [DataColumn<Row>]
  var rows: [Row]
  var frozenColumns = 1
  /// Key of the last column that is printed; nil prints all.
  var lastPrinted: String?
  /// Columns that no row fills are shown too, so that the sheet is the same for every report.
  var keepsEmptyColumns = false
  var tab: UInt32 = 0x56B4E9

  /// Rows that are measured for column widths.
  private static var measured: Int { 2_000 }

  /// One plan, or several when the rows go past the limit of a sheet; none without rows.
  func plans(words: Words, subtitle: String, places: Places) -> [SheetPlan] {
    let names = places.sheets(key)
    let columns = keepsEmptyColumns ? columns : columns.filter(isFilled)
    let widths = widths(of: columns, words)
    let lastPrinted = self.lastPrinted.flatMap { last in
      self.columns.firstIndex { $0.key == last }.map { index in
        let printed = Set(self.columns[...index].map(\.key))
        return columns.count { printed.contains($0.key) } - 1
      }
    }
    return names.enumerated().map { part, name in
      let first = part * places.capacity
      let count = min(places.capacity, rows.count - first)
      var plan = SheetPlan(
        key: key, name: name, title: words["sheet.\(key).title"],
        subtitle: words["sheet.\(key).subtitle"] + " · " + subtitle)
      plan.tab = tab
      plan.widths = widths
      plan.frozenRows = Places.firstRow
      plan.frozenColumns = frozenColumns
      plan.repeatedRows = (Places.firstRow - 1)...(Places.firstRow - 1)
      plan.lastPrintedColumn = lastPrinted
      plan.heights[3] = headerHeight(words, columns, widths)
      let rows = rows
      plan.table = TablePlan(
        name: part == 0 ? table : "\(table)\(part + 1)",
        columns: columns.map {
          .init(words["column.\($0.key)"], $0.style, maximumWidth: $0.maximumWidth)
        },
        rows: count,
        cells: { i in
          let row = rows[first + i]
          return columns.map { ($0.cell(row), $0.own?(row)) }
        })
      return plan
    }
  }

  /// Some row shows something in it, or the reader is to write there.
  private func isFilled(_ column: DataColumn<Row>) -> Bool {
    if column.style == .input || column.style == .inputDate { return true }
    return rows.contains {
      switch column.cell($0) {
      case .blank, .text(""), .text("–"): false
      default: true
      }
    }
  }

  private func headerHeight(
    _ words: Words, _ columns: [DataColumn<Row>], _ widths: [Double]
  ) -> Double {
    let lines = zip(columns, widths).map { column, width in
      (DisplayWidth.of(words["column.\(column.key)"]) / max(1, width - 3)).rounded(.up)
    }
    return min(3, max(1, lines.max() ?? 1)) * 15 + 6
  }

  private func widths(of columns: [DataColumn<Row>], _ words: Words) -> [Double] {
    columns.map { column in
      let header = DisplayWidth.of(words["column.\(column.key)"])
      var widest = min(header + 4, max(8, header / 2 + 5))
      // A text that is too long is wrapped or cut; a number would be shown as #.
      let isNumber = column.style.format == Style.general.format
      for row in isNumber ? rows[...] : rows.prefix(Self.measured) {
        widest = max(widest, Self.width(column.cell(row), column.style))
        if widest >= column.maximumWidth { break }
      }
      return max(column.minimumWidth, min(widest, column.maximumWidth))
    }
  }

  private static func width(_ cell: Cell, _ style: Style) -> Double {
    switch cell {
    case .blank: 6
    case .text(let text), .link(let text, _), .url(let text): DisplayWidth.of(text) * 1.1 + 2
    case .number(let value), .formula(_, let value):
      switch style.format {
      case "yyyy-mm-dd": 12
      case "0.0%", "0.00", "+0.00;-0.00;0.00": 9
      default: Double(Fixed.grouped(Int(clamping: Int64(max(-9e15, min(9e15, value))))).count) + 3
      }
    }
  }
}
