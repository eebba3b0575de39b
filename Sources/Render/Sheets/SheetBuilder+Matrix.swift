import Model

extension SheetBuilder {
  func matrix() -> SheetPlan {
    var plan = SheetPlan(
      key: "matrix", name: name("matrix"), title: words["sheet.matrix.title"],
      subtitle: words["sheet.matrix.subtitle"] + " · " + scope)
    plan.tab = Palette.orange
    plan.frozenColumns = 1
    let channels = MatrixView(
      report.industries,
      columns: Channel.allCases.filter { c in report.byChannel.contains { $0.column == c } },
      cells: report.byChannel)
    let horizons = MatrixView(
      report.industries,
      columns: Horizon.allCases.filter { h in report.byHorizon.contains { $0.column == h } },
      cells: report.byHorizon)
    let most = max(columnCount(channels), columnCount(horizons))
    plan.widths = [22] + [Double](repeating: 11.5, count: most) + [9, 9, 9, 9, 8, 8]
    let end = block(
      &plan, at: 3, heading: words["matrix.channel"], channels,
      titles: channels.columns.map { words.label($0) })
    _ = block(
      &plan, at: end + 2, heading: words["matrix.horizon"], horizons,
      titles: horizons.columns.map { words.label($0) })
    plan.widen(1...(plan.widths.count - 1))
    return plan
  }

  private func columnCount<Column>(_ view: MatrixView<Column>) -> Int {
    view.columns.count + (view.otherColumns.isEmpty ? 0 : 1)
  }

  /// One matrix with its totals; returns the row after it.
  private func block<Column: Hashable & Sendable>(
    _ plan: inout SheetPlan, at top: Int, heading: String, _ view: MatrixView<Column>,
    titles: [String]
  ) -> Int {
    let width = columnCount(view)
    plan.put(top, 0, heading, .heading)
    let head = top + 1
    let first = head + 1
    var titles = titles
    if !view.otherColumns.isEmpty {
      titles.append("\(words["matrix.others"]) (\(view.otherColumns.count))")
    }
    plan.put(head, 0, words["column.industry"], .header)
    for (i, title) in titles.enumerated() { plan.put(head, i + 1, title, .header) }
    let measures = ["net", "gross", "balance", "uncertain", "claims", "sources"]
    for (i, key) in measures.enumerated() {
      plan.put(head, width + 1 + i, words["column." + key], .header)
    }
    plan.heights[head] = 34
    var groups = view.columns.map { [$0] }
    if !view.otherColumns.isEmpty { groups.append(view.otherColumns) }
    var extent = 0.5
    var row = first
    for entry in view.rows {
      plan.put(row, 0, words.label(entry.industry), .totalText)
      extent = max(extent, cells(&plan, row: row, view, [entry], groups, width: width))
      measuresOfRow(&plan, row: row, width: width, entry.impact, sources: entry.impact.sources)
      row += 1
    }
    if !view.otherRows.isEmpty {
      plan.put(row, 0, "\(words["summary.others"]) (\(view.otherRows.count))", .totalText)
      extent = max(extent, cells(&plan, row: row, view, view.otherRows, groups, width: width))
      let sum = view.otherRows.reduce(Impact()) { $0.adding($1.impact) }
      measuresOfRow(&plan, row: row, width: width, sum, sources: nil)
      row += 1
    }
    let rows = first...(row - 1)
    totals(&plan, row: row, rows: rows, view, groups, width: width)
    plan.scales.append(ScalePlan(rows: rows, columns: 1...max(groups.count, 1), extent: extent))
    return row + 1
  }

  /// - Returns: the largest |net| of the row.
  private func cells<Column: Hashable & Sendable>(
    _ plan: inout SheetPlan, row: Int, _ view: MatrixView<Column>, _ industries: [IndustryImpact],
    _ groups: [[Column]], width: Int
  ) -> Double {
    var extent = 0.0
    for j in 0..<width {
      guard groups.indices.contains(j), let impact = view.impact(industries, groups[j]) else {
        plan.put(row, j + 1, .blank, .body)
        continue
      }
      extent = max(extent, abs(impact.net))
      plan.put(row, j + 1, .number(impact.net), cellStyle(impact))
    }
    return extent
  }

  /// The number format carries sign and count, so that the cell stays a number.
  private func cellStyle(_ impact: Impact) -> Style {
    var style = Style(border: 0xD9DEE3, align: .center)
    let count = "\" (\(Fixed.grouped(impact.claims)))\""
    style.format = "\"▲ \"+0.00\(count);\"▼ \"-0.00\(count);\"◆ \"0.00\(count)"
    return style
  }

  /// - Parameter sources: nil where they overlap and can't be summed.
  private func measuresOfRow(
    _ plan: inout SheetPlan, row: Int, width: Int, _ impact: Impact, sources: Int?
  ) {
    let from = Place.name(row: row, column: 1)
    let to = Place.name(row: row, column: width)
    let net = width + 1
    plan.put(row, net, .formula("=SUM(\(from):\(to))", impact.net), .score)
    plan.put(row, net + 1, .number(impact.gross), .decimal)
    plan.put(row, net + 2, balance(row, net, impact), .score)
    plan.put(row, net + 3, .number(impact.uncertainShare), .percent)
    plan.put(row, net + 4, .number(Double(impact.claims)), .integer)
    if let sources {
      plan.put(row, net + 5, .number(Double(sources)), .integer)
    } else {
      plan.put(row, net + 5, .text("–"), .centered)
    }
  }

  func balance(_ row: Int, _ net: Int, _ impact: Impact) -> Cell {
    let n = Place.name(row: row, column: net)
    let g = Place.name(row: row, column: net + 1)
    return .formula("=IF(\(g)=0,0,\(n)/\(g))", impact.balance)
  }

  private func totals<Column: Hashable & Sendable>(
    _ plan: inout SheetPlan, row: Int, rows: ClosedRange<Int>, _ view: MatrixView<Column>,
    _ groups: [[Column]], width: Int
  ) {
    plan.put(row, 0, words["column.total"], .totalText)
    func sum(_ column: Int) -> String {
      let from = Place.name(row: rows.lowerBound, column: column)
      return "=SUM(\(from):\(Place.name(row: rows.upperBound, column: column)))"
    }
    for j in 0..<width {
      guard groups.indices.contains(j) else {
        plan.put(row, j + 1, .blank, .totalText)
        continue
      }
      let value = view.impact(report.industries, groups[j])?.net ?? 0
      plan.put(row, j + 1, .formula(sum(j + 1), value), .total)
    }
    let net = width + 1
    let t = report.total
    plan.put(row, net, .formula(sum(net), t.net), .total)
    var gross = Style.total
    gross.format = "0.00"
    plan.put(row, net + 1, .formula(sum(net + 1), t.gross), gross)
    plan.put(row, net + 2, balance(row, net, t), .total)
    plan.put(row, net + 3, .number(t.uncertainShare), .totalPercent)
    plan.put(row, net + 4, .formula(sum(net + 4), Double(t.claims)), .totalInteger)
    // Sources of different industries overlap: counted, not summed.
    plan.put(row, net + 5, .number(Double(t.sources)), .totalInteger)
  }
}
