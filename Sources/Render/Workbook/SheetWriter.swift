import CXlsxWriter

/// Writes one sheet; lives as long as its workbook is open.
struct SheetWriter {
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let plan: SheetPlan
  /// End of a text that is cut.
  private let cutMark: String
  private var links = 0

  init(sheet: UnsafeMutablePointer<lxw_worksheet>, plan: SheetPlan, cutMark: String) {
    self.sheet = sheet
    self.plan = plan
    self.cutMark = cutMark
  }

  /// Rows of a sheet.
  static let rowLimit = 1_048_576
  /// Links of a sheet (Excel's own limit is 65,530).
  static let linkLimit = 65_000
  /// Longest link, in bytes.
  static let urlLimit = 2_000

  private func check(_ code: lxw_error, _ what: String) throws(RenderError) {
    guard code == LXW_NO_ERROR else {
      throw RenderError(
        place: "\(plan.name): \(what)", reason: .workbook(WorkbookFile.message(code)))
    }
  }

  func setUp(footer: String) throws(RenderError) {
    worksheet_set_tab_color(sheet, plan.tab)
    worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    worksheet_set_paper(sheet, 9)
    if !plan.portrait { worksheet_set_landscape(sheet) }
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_fit_to_pages(sheet, 1, plan.onePage ? 1 : 0)
    try check(worksheet_set_footer(sheet, footer), "footer")
    if let rows = plan.repeatedRows {
      try check(
        worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)), "header")
    }
    if plan.frozenRows > 0 || plan.frozenColumns > 0 {
      worksheet_freeze_panes(sheet, UInt32(plan.frozenRows), UInt16(plan.frozenColumns))
    }
    for (column, width) in plan.widths.enumerated() {
      let at = UInt16(column)
      try check(worksheet_set_column(sheet, at, at, min(width, 255), nil), "column width")
    }
    for (row, height) in plan.heights.sorted(by: { $0.key < $1.key }) {
      try check(worksheet_set_row(sheet, UInt32(row), min(height, 409), nil), "row height")
    }
    if let last = plan.lastPrintedColumn {
      try check(
        worksheet_print_area(sheet, 0, 0, UInt32(plan.lastRow), UInt16(last)), "print area")
    }
  }

  /// Last column that is printed.
  var printed: Int { plan.lastPrintedColumn ?? .max }

  /// Lines that wrapped text takes in a column.
  func lines(_ text: String, column: Int) -> Double {
    guard plan.widths.indices.contains(column) else { return 1 }
    let room = max(plan.widths[column] - 2, 1)
    func needed(_ width: Double) -> Double { max(1, (width * 0.97 / room).rounded(.up)) }
    var lines = 0.0
    var width = 0.0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        lines += needed(width)
        width = 0
      } else {
        width += DisplayWidth.width(scalar)
      }
    }
    return lines + needed(width)
  }

  /// LibreOffice doesn't size rows of a file that gives no height, so that wrapped text would be hidden.
  func setHeight(_ row: Int, lines: Double) throws(RenderError) {
    guard lines > 1 else { return }
    try check(
      worksheet_set_row(sheet, UInt32(row), min(lines * 13.5 + 3, 409), nil), "row height")
  }

  mutating func put(
    _ row: Int, _ column: Int, _ cell: Cell, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(RenderError) {
    precondition(row >= 0 && row < Self.rowLimit && column >= 0 && column < 16_384)
    let r = UInt32(row)
    let c = UInt16(column)
    switch cell {
    case .blank: try check(worksheet_write_blank(sheet, r, c, format), "blank")
    case .text(let text):
      // An empty string would be written as nothing, without its border.
      if text.isEmpty {
        try check(worksheet_write_blank(sheet, r, c, format), "blank")
      } else {
        try write(text, r, c, format)
      }
    case .number(let value):
      // libxlsxwriter writes NaN and infinity as broken numbers.
      if value.isFinite {
        try check(worksheet_write_number(sheet, r, c, value, format), "number")
      } else {
        try write("–", r, c, format)
      }
    case .formula(let formula, let value):
      try check(worksheet_write_formula_num(sheet, r, c, formula, format, value), "formula")
    case .link(let text, let place):
      let clean = CellText.clean(text)
      if links < Self.linkLimit {
        links += 1
        let target = "internal:" + place.reference
        try check(worksheet_write_url(sheet, r, c, target, format), "link")
      }
      try write(clean, r, c, format)
    case .url(let address):
      if links < Self.linkLimit, Self.isWebAddress(address) {
        links += 1
        try check(worksheet_write_url(sheet, r, c, address, format), "web link")
      }
      try write(address, r, c, format)
    }
  }

  func put(
    _ merge: SheetPlan.Merge, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(RenderError) {
    let text = CellText.fit(CellText.clean(merge.text), mark: cutMark)
    let row = UInt32(merge.row)
    try check(
      worksheet_merge_range(
        sheet, row, UInt16(merge.columns.lowerBound), row, UInt16(merge.columns.upperBound), text,
        format), "merged text")
  }

  /// Writes text of a cell; what is over the limit is cut, which the last characters say.
  private func write(
    _ text: String, _ row: UInt32, _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(RenderError) {
    let clean = CellText.fit(CellText.clean(text), mark: cutMark)
    try check(worksheet_write_string(sheet, row, column, clean, format), "text")
  }

  /// Only what is plainly a web address becomes a link.
  static func isWebAddress(_ address: String) -> Bool {
    (address.hasPrefix("https://") || address.hasPrefix("http://"))
      && address.utf8.count <= urlLimit
      && address.utf8.allSatisfy {
        $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E
      }
  }

  /// Writes the headers of a large sheet before its rows, in their place in the order of rows.
  mutating func writeHeaders(
    _ table: TablePlan, header: UnsafeMutablePointer<lxw_format>
  ) throws(RenderError) {
    for (column, entry) in table.columns.enumerated() {
      try put(table.top, column, .text(entry.header), header)
    }
  }

  /// Makes the rows written below a header an Excel table.
  func add(_ table: TablePlan, header: UnsafeMutablePointer<lxw_format>) throws(RenderError) {
    // libxlsxwriter refuses tables in sheets that are written row by row, because it would go back to
    // write the headers; there they stand already, and what it writes for them is dropped.
    let byRow = sheet.pointee.optimize
    sheet.pointee.optimize = 0
    defer { sheet.pointee.optimize = byRow }
    let headers = table.columns.map { strdup(CellText.clean($0.header)) }
    let name = strdup(table.name)
    defer {
      for pointer in headers { free(pointer) }
      free(name)
    }
    let columns = headers.map { pointer in
      var column = lxw_table_column()
      column.header = pointer
      column.header_format = header
      return column
    }
    // The list ends with a null pointer; libxlsxwriter copies what it needs.
    let storage = UnsafeMutablePointer<lxw_table_column>.allocate(capacity: columns.count)
    storage.initialize(from: columns, count: columns.count)
    defer { storage.deallocate() }
    var list: [UnsafeMutablePointer<lxw_table_column>?] = columns.indices.map { storage + $0 }
    list.append(nil)
    var code = LXW_NO_ERROR
    list.withUnsafeMutableBufferPointer { buffer in
      var options = lxw_table_options()
      options.name = name
      options.columns = buffer.baseAddress
      options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
      options.style_type_number = 1
      code = worksheet_add_table(
        sheet, UInt32(table.top), 0, UInt32(table.top + table.rows),
        UInt16(table.columns.count - 1), &options)
    }
    try check(code, "table \(table.name)")
  }

  func add(_ scale: ScalePlan) throws(RenderError) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
    rule.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    rule.mid_rule_type = rule.min_rule_type
    rule.max_rule_type = rule.min_rule_type
    rule.min_value = -scale.extent
    rule.mid_value = 0
    rule.max_value = scale.extent
    rule.min_color = 0xF2A57A
    rule.mid_color = 0xFFFFFF
    rule.max_color = 0x7FB8DA
    try check(
      worksheet_conditional_format_range(
        sheet, UInt32(scale.rows.lowerBound), UInt16(scale.columns.lowerBound),
        UInt32(scale.rows.upperBound), UInt16(scale.columns.upperBound), &rule), "colour scale")
  }
}
