/// A sheet before it is written: plain values, so that it can be tested without a workbook.
struct SheetPlan: Sendable {
  struct Entry: Sendable {
    var row: Int
    var column: Int
    var cell: Cell
    var style: Style
  }

  /// Key in the word tables: `ledger`.
  var key: String
  var name: String
  var title: String
  var subtitle: String
  var tab: UInt32 = 0x12324A
  /// Widths in characters, from column A.
  var widths: [Double] = []
  /// Heights in points of rows that can't size themselves.
  var heights: [Int: Double] = [:]
  /// Cells of a free layout, in any order.
  var entries: [Entry] = []
  /// Text across several columns of one row, outside data.
  var merges: [Merge] = []
  var table: TablePlan?
  var charts: [ChartPlan] = []
  /// Rows and columns that stay in view.
  var frozenRows = 0
  var frozenColumns = 0
  /// Rows repeated on each printed page, from 0.
  var repeatedRows: ClosedRange<Int>?
  /// Last column that is printed; nil prints all.
  var lastPrintedColumn: Int?
  var scales: [ScalePlan] = []
  var portrait = false
  /// Shows everything on one page, not only one page wide.
  var onePage = false

  init(key: String, name: String, title: String, subtitle: String) {
    self.key = key
    self.name = name
    self.title = title
    self.subtitle = subtitle
  }

  mutating func put(_ row: Int, _ column: Int, _ cell: Cell, _ style: Style = .plain) {
    entries.append(Entry(row: row, column: column, cell: cell, style: style))
  }

  /// Cells from which a sheet is written row by row and not held in memory (about 120 bytes a cell).
  var largeCells = 150_000

  /// A data sheet that is too large to be held.
  var isLarge: Bool {
    guard let table, entries.isEmpty, merges.isEmpty, charts.isEmpty else { return false }
    return table.rows * table.columns.count > largeCells
  }

  /// Last row that holds something to print, from 0.
  var lastRow: Int {
    let printed = lastPrintedColumn ?? .max
    let cells = entries.filter { $0.column <= printed }.map(\.row) + merges.map(\.row)
    let charts = charts.map { $0.row + Int($0.height / 20) }
    return max((cells + charts).max() ?? 0, table.map { $0.top + $0.rows } ?? 0)
  }

  struct Merge: Sendable {
    var row: Int
    var columns: ClosedRange<Int>
    var text: String
    var style: Style
  }

  /// Puts text across columns and makes the row high enough for it.
  mutating func put(_ row: Int, _ columns: ClosedRange<Int>, _ text: String, _ style: Style) {
    merges.append(Merge(row: row, columns: columns, text: text, style: style))
    let room = columns.reduce(0.0) { $0 + (widths.indices.contains($1) ? widths[$1] : 9) }
    // Latin letters are a little wider than the digit that Excel measures columns in.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0.0) { $0 + max(1, (DisplayWidth.of(String($1)) * 0.97 / max(room, 1)).rounded(.up)) }
    heights[row] = max(heights[row] ?? 0, lines * style.size * 1.5 + 4)
  }

  mutating func put(_ row: Int, _ column: Int, _ text: String, _ style: Style = .plain) {
    put(row, column, .text(text), style)
  }
}

/// A named Excel table. Rows are asked for one by one, so that a large ledger isn't held twice.
struct TablePlan: Sendable {
  struct Column: Sendable {
    var header: String
    var style: Style
    var maximumWidth: Double
    /// Shows `style` but for cells that bring their own.
    init(_ header: String, _ style: Style, maximumWidth: Double = 40) {
      self.header = header
      self.style = style
      self.maximumWidth = maximumWidth
    }
  }

  /// ASCII, unique in the workbook.
  var name: String
  /// Row of the headers, from 0.
  var top = 3
  var columns: [Column]
  var rows: Int
  /// Cells of a row; a style beside a cell replaces the column's.
  var cells: @Sendable (Int) -> [(Cell, Style?)]
}

/// A diverging colour scale around 0; the numbers stay readable without it.
struct ScalePlan: Sendable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>
  var extent: Double
}

struct ChartPlan: Sendable {
  enum Kind: Sendable { case bar, stackedBar, stackedColumn, column, line }

  struct Series: Sendable {
    var name: String
    var rows: ClosedRange<Int>
    var column: Int
    var color: UInt32
    /// Hatched, so that it differs in grey.
    var hatched = false
  }

  var kind: Kind
  /// States the finding.
  var title: String
  /// Alternative text.
  var description: String
  var row: Int
  var column: Int
  var width: Double
  var height: Double
  /// Sheet that holds the data.
  var sheet: String
  var categories: (rows: ClosedRange<Int>, column: Int)
  var series: [Series]
  /// Number format of the value axis.
  var format = "General"
  var legend = true
  var valueAxis: String?
  /// Categories from one label to the next.
  var labelEvery = 1
}
