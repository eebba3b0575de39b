import Model

extension SheetBuilder {
  func matrix() -> SheetPlan {
    var plan = SheetPlan(
      key: "matrix", name: name("matrix"), title: words["sheet.matrix.title"],
      subtitle: words["sheet.matrix.subtitle"] + " · " + scope)
    plan.tab = Palette.orange
    plan.frozenColumns = 1
    let channels = Channel.allCases.filter { c in report.byChannel.contains { $0.column == c } }
    let horizons = Horizon.allCases.filter { h in report.byHorizon.contains { $0.column == h } }
    plan.widths = [24] + [Double](repeating: 11.5, count: max(channels.count, horizons.count) + 6)
    let end = block(
      &plan, at: 3, heading: words["matrix.channel"], columns: channels,
      titles: channels.map { words.label($0) }, cells: report.byChannel)
    _ = block(
      &plan, at: end + 2, heading: words["matrix.horizon"], columns: horizons,
      titles: horizons.map { words.label($0) }, cells: report.byHorizon)
    return plan
  }

  /// One matrix with its totals; returns the row after it.
  private func block<Column: Hashable & Sendable>(
    _ plan: inout SheetPlan, at top: Int, heading: String, columns: [Column], titles: [String],
    cells: [ImpactCell<Column>]
  ) -> Int {
    plan.put(top, 0, heading, .heading)
    let head = top + 1
    let first = head + 1
    let measures = ["net", "gross", "balance", "uncertain", "claims", "sources"]
    plan.put(head, 0, words["column.industry"], .header)
    for (i, title) in (titles + measures.map { words["column." + $0] }).enumerated() {
      plan.put(head, i + 1, title, .header)
    }
    plan.heights[head] = 34
    var byPlace: [Industry: [Column: Impact]] = [:]
    for cell in cells { byPlace[cell.industry, default: [:]][cell.column] = cell.impact }
    var extent = 0.5
    for (i, entry) in report.industries.enumerated() {
      let row = first + i
      plan.put(row, 0, words.label(entry.industry), .totalText)
      for (j, column) in columns.enumerated() {
        guard let impact = byPlace[entry.industry]?[column] else {
          plan.put(row, j + 1, .blank, .body)
          continue
        }
        extent = max(extent, abs(impact.net))
        plan.put(row, j + 1, .number(impact.net), cellStyle(impact))
      }
      measuresOfRow(&plan, row: row, columns: columns.count, impact: entry.impact)
    }
    let last = first + report.industries.count - 1
    totals(&plan, row: last + 1, rows: first...last, columns: columns, cells: cells)
    plan.scales.append(ScalePlan(rows: first...last, columns: 1...columns.count, extent: extent))
    return last + 2
  }

  /// The number format carries sign and count, so that the cell stays a number.
  private func cellStyle(_ impact: Impact) -> Style {
    var style = Style(border: 0xD9DEE3, align: .center)
    let count = "\" (\(impact.claims))\""
    style.format = "\"▲ \"+0.00\(count);\"▼ \"-0.00\(count);\"◆ \"0.00\(count)"
    return style
  }

  private func measuresOfRow(_ plan: inout SheetPlan, row: Int, columns: Int, impact: Impact) {
    let from = Place.name(row: row, column: 1)
    let to = Place.name(row: row, column: columns)
    let net = columns + 1
    plan.put(row, net, .formula("=SUM(\(from):\(to))", impact.net), .score)
    plan.put(row, net + 1, .number(impact.gross), .decimal)
    plan.put(row, net + 2, balance(row, net, impact), .score)
    plan.put(row, net + 3, .number(impact.uncertainShare), .percent)
    plan.put(row, net + 4, .number(Double(impact.claims)), .integer)
    plan.put(row, net + 5, .number(Double(impact.sources)), .integer)
  }

  func balance(_ row: Int, _ net: Int, _ impact: Impact) -> Cell {
    let n = Place.name(row: row, column: net)
    let g = Place.name(row: row, column: net + 1)
    return .formula("=IF(\(g)=0,0,\(n)/\(g))", impact.balance)
  }

  private func totals<Column: Hashable & Sendable>(
    _ plan: inout SheetPlan, row: Int, rows: ClosedRange<Int>, columns: [Column],
    cells: [ImpactCell<Column>]
  ) {
    plan.put(row, 0, words["column.total"], .totalText)
    func sum(_ column: Int) -> String {
      let from = Place.name(row: rows.lowerBound, column: column)
      return "=SUM(\(from):\(Place.name(row: rows.upperBound, column: column)))"
    }
    for (j, column) in columns.enumerated() {
      let value = cells.filter { $0.column == column }.reduce(0) { $0 + $1.impact.net }
      plan.put(row, j + 1, .formula(sum(j + 1), value), .total)
    }
    let net = columns.count + 1
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
