import CXlsxWriter

/// A workbook that is being written. Owns the C handle: it is closed exactly once, by ``close()`` or when
/// the value goes (libxlsxwriter frees also when closing fails).
struct WorkbookFile: ~Copyable {
  private let path: String
  /// nil once closed.
  private var open: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var names: Set<String> = []
  /// Font of all cells; Excel and LibreOffice fall back where it is missing.
  private let font: String
  /// End of a text that is over the limit of a cell and cut.
  private let cutMark: String

  init(path: String, font: String, cutMark: String = "…") {
    self.path = path
    self.font = font
    self.cutMark = cutMark
    open = workbook_new(path)
  }

  deinit {
    if let open { _ = workbook_close(open) }
  }

  private var book: UnsafeMutablePointer<lxw_workbook> {
    get throws(RenderError) {
      guard let open else { throw RenderError(place: path, reason: .workbook("is not open")) }
      return open
    }
  }

  /// Sets the document properties.
  /// - Parameter created: seconds since 1970, written as the time of creation.
  func describe(title: String, created: Int) throws(RenderError) {
    let book = try book
    var code = LXW_NO_ERROR
    CellText.clean(String(title.prefix(120))).withCString { title in
      "pagup".withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        properties.created = time_t(created)
        code = workbook_set_properties(book, &properties)
      }
    }
    guard code == LXW_NO_ERROR else {
      throw RenderError(place: path, reason: .workbook(Self.message(code)))
    }
  }

  /// Writes the file.
  /// - Throws: ``RenderError`` when it can't be written; libxlsxwriter tells only here.
  mutating func close() throws(RenderError) {
    let book = try book
    open = nil
    let code = workbook_close(book)
    guard code == LXW_NO_ERROR else {
      throw RenderError(place: path, reason: .unwritable(Self.message(code)))
    }
  }

  mutating func write(_ plan: SheetPlan, footer: String) throws(RenderError) {
    guard Self.isSheetName(plan.name), names.insert(plan.name).inserted else {
      throw RenderError(place: plan.name, reason: .workbook("not a sheet name, or used twice"))
    }
    let book = try book
    // A sheet asks when it is added whether its rows go to a temporary file as they are written.
    book.pointee.options.constant_memory = plan.isLarge ? 1 : 0
    guard let sheet = workbook_add_worksheet(book, plan.name) else {
      throw RenderError(place: plan.name, reason: .workbook("can't be added"))
    }
    var writer = SheetWriter(sheet: sheet, plan: plan, cutMark: cutMark)
    // Rows in their order: those of a large sheet can't be gone back to.
    try writer.put(0, 0, .text(plan.title), format(.title))
    try writer.put(1, 0, .text(plan.subtitle), format(.subtitle))
    try writer.setUp(footer: footer)
    for entry in plan.entries {
      try writer.put(entry.row, entry.column, entry.cell, format(entry.style))
    }
    for merge in plan.merges { try writer.put(merge, format(merge.style)) }
    if let table = plan.table { try write(table, with: &writer) }
    for scale in plan.scales { try writer.add(scale) }
    for chart in plan.charts { try writer.add(chart, to: book) }
  }

  private mutating func write(
    _ table: TablePlan, with writer: inout SheetWriter
  ) throws(RenderError) {
    let plan = writer.plan
    if plan.isLarge { try writer.writeHeaders(table, header: format(.header)) }
    var known = [FormatMemo](repeating: FormatMemo(), count: table.columns.count)
    for i in 0..<table.rows {
      var lines = 1.0
      for (column, (cell, own)) in table.cells(i).enumerated() {
        var style = own ?? table.columns[column].style
        var cell = cell
        if case .link(let text, _) = cell, style.wrap, column <= writer.printed {
          lines = max(lines, writer.lines(text, column: column))
        }
        if case .text(let text) = cell {
          // What leads nowhere doesn't look like a link, and no cell of the data is empty.
          if style.underline { style = .centered }
          if text.isEmpty {
            cell = .text("–")
            style.align = .center
            style.indent = 0
          }
          // What isn't printed makes no row higher.
          if style.wrap, column <= writer.printed {
            lines = max(lines, writer.lines(text, column: column))
          }
        }
        var look = known[column][style]
        if look == nil {
          look = try format(style)
          known[column][style] = look
        }
        guard let look else { continue }
        try writer.put(table.top + 1 + i, column, cell, look)
      }
      try writer.setHeight(table.top + 1 + i, lines: lines)
    }
    try writer.add(table, header: format(.header))
  }

  /// Excel's rules for sheet names: 1…31 UTF-16 units, none of `[]:*?/\`, no quote at either end.
  static func isSheetName(_ name: String) -> Bool {
    !name.isEmpty && name.utf16.count <= 31 && !name.hasPrefix("'") && !name.hasSuffix("'")
      && !name.contains { "[]:*?/\\".contains($0) }
  }

  private mutating func format(_ style: Style) throws(RenderError) -> UnsafeMutablePointer<
    lxw_format
  > {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(try book) else {
      throw RenderError(place: path, reason: .workbook("no memory for a format"))
    }
    format_set_font_name(format, font)
    format_set_font_size(format, style.size)
    format_set_font_color(format, style.color)
    if style.bold { format_set_bold(format) }
    if style.italic { format_set_italic(format) }
    if style.underline { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let fill = style.fill { format_set_bg_color(format, fill) }
    if let border = style.border {
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, border)
    }
    if let number = style.format { format_set_num_format(format, number) }
    switch style.align {
    case .general: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    let vertical = style.top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
    format_set_align(format, UInt8(vertical.rawValue))
    if style.wrap { format_set_text_wrap(format) }
    if style.indent > 0 { format_set_indent(format, UInt8(style.indent)) }
    formats[style] = format
    return format
  }

  /// The few looks of a column, found by comparing rather than hashing.
  private struct FormatMemo {
    private var entries: [(style: Style, format: UnsafeMutablePointer<lxw_format>)] = []

    subscript(style: Style) -> UnsafeMutablePointer<lxw_format>? {
      get {
        for i in entries.indices where entries[i].style == style { return entries[i].format }
        return nil
      }
      set { if let newValue { entries.append((style, newValue)) } }
    }
  }

  static func message(_ code: lxw_error) -> String { String(cString: lxw_strerror(code)) }
}
