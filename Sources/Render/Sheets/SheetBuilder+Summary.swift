import Model

extension SheetBuilder {
  /// First column of the charts' data, right of what is printed.
  private static var data: Int { 16 }
  /// Width in pixels of the charts beside the table.
  private static var chartWidth: Double { 535 }
  /// Industries shown one by one; the rest is summed up.
  private static var top: Int { 8 }

  func summary() -> SheetPlan {
    var plan = SheetPlan(
      key: "summary", name: name("summary"), title: words["sheet.summary.title"],
      subtitle: words["sheet.summary.subtitle"] + " · " + scope)
    plan.tab = Palette.up
    plan.widths = [
      6, 21, 9, 9, 10, 10, 8, 9, 10, 2, 15, 15, 15, 15, 15, 2, 22, 14, 14, 12, 3, 12, 10,
    ]
    plan.onePage = true
    var row = 3
    plan.put(row, 0, words["summary.points"], .heading)
    row += 1
    for line in keyPoints {
      plan.put(row, 0...8, "• " + line, Style(top: false, wrap: true))
      row += 1
    }
    row += 1
    let table = industries(&plan, at: row)
    row = table.end + 1
    row = lists(&plan, at: row)
    plan.lastPrintedColumn = Self.data - 2
    charts(&plan, industries: table.rows, data: 3)
    let main = plan.charts.count
    timeCharts(&plan, at: 3 + 28, column: Self.data, Style(size: 9, color: 0x5F6B76))
    plan.widen(2...8)
    stack(&plan, main)
    // Charts over time stand side by side below the lists.
    for (i, chart) in plan.charts.indices.dropFirst(main).enumerated() {
      plan.charts[chart].row = row + 1
      plan.charts[chart].column = i == 0 ? 0 : 4
      plan.charts[chart].width = i == 0 ? 310 : 330
    }
    return plan
  }

  /// Puts the first charts below each other, whatever the heights of the rows beside them.
  private func stack(_ plan: inout SheetPlan, _ count: Int) {
    var row = 3
    for i in 0..<count {
      plan.charts[i].row = row
      var room = plan.charts[i].height + 12
      while room > 0 {
        room -= (plan.heights[row] ?? 15) * 4 / 3
        row += 1
      }
    }
  }

  private func industries(
    _ plan: inout SheetPlan, at top: Int
  ) -> (rows: ClosedRange<Int>, end: Int) {
    plan.put(top, 0, words["summary.industries"], .heading)
    let head = top + 1
    let keys = [
      "rank", "industry", "net", "gross", "balance", "uncertain", "claims", "sources", "stability",
    ]
    for (i, key) in keys.enumerated() { plan.put(head, i, words["column." + key], .header) }
    plan.heights[head] = 34
    let shown = report.industries.prefix(Self.top)
    var row = head + 1
    for entry in shown {
      plan.put(row, 0, .number(Double(entry.rank)), .integer)
      plan.put(row, 1, ledgerLink(entry, words.label(entry.industry)), .textLink)
      plan.put(row, 2, .number(entry.impact.net), .score)
      plan.put(row, 3, .number(entry.impact.gross), .decimal)
      plan.put(row, 4, balance(row, 2, entry.impact), .score)
      plan.put(row, 5, .number(entry.impact.uncertainShare), .percent)
      plan.put(row, 6, .number(Double(entry.impact.claims)), .integer)
      plan.put(row, 7, .number(Double(entry.impact.sources)), .integer)
      plan.put(row, 8, words[entry.stable ? "value.stable" : "value.sensitive"], .centered)
      row += 1
    }
    let rest = report.industries.dropFirst(Self.top)
    if !rest.isEmpty { others(&plan, row: row, Array(rest)) }
    return ((head + 1)...(head + shown.count), row + (rest.isEmpty ? 0 : 1))
  }

  private func others(_ plan: inout SheetPlan, row: Int, _ rest: [IndustryImpact]) {
    var sum = Impact()
    for entry in rest {
      sum.net += entry.impact.net
      sum.gross += entry.impact.gross
      sum.claims += entry.impact.claims
      sum.uncertain += entry.impact.uncertain
    }
    plan.put(row, 0, .text("–"), .centered)
    plan.put(row, 1, "\(words["summary.others"]) (\(rest.count))", .body)
    plan.put(row, 2, .number(sum.net), .score)
    plan.put(row, 3, .number(sum.gross), .decimal)
    plan.put(row, 4, balance(row, 2, sum), .score)
    plan.put(row, 5, .number(sum.uncertainShare), .percent)
    plan.put(row, 6, .number(Double(sum.claims)), .integer)
    plan.put(row, 7, .text("–"), .centered)
    plan.put(row, 8, .text("–"), .centered)
  }

  private func ledgerLink(_ entry: IndustryImpact, _ text: String) -> Cell {
    places.link(text, "ledger", entry.ledger.first.map { $0 - 1 })
  }

  private func lists(_ plan: inout SheetPlan, at top: Int) -> Int {
    var row = top
    if !report.conditions.isEmpty {
      plan.put(row, 0, words["summary.conditions"], .heading)
      row += 1
      let main = report.conditions.sorted {
        ($1.ledger.count, $0.number) < ($0.ledger.count, $1.number)
      }
      for condition in main.prefix(4) {
        plan.put(
          row, 0, places.link("C\(condition.number)", "conditions", condition.number - 1), .link)
        plan.put(
          row, 1...8, "\(condition.insideQuotation) (\(list(condition.ledger, "L", limit: 6)))",
          Style(border: 0xD9DEE3, wrap: true))
        row += 1
      }
      row += 1
    }
    if !report.gaps.isEmpty {
      plan.put(row, 0, words["summary.gaps"], .heading)
      row += 1
      for line in gapLines.prefix(6) {
        plan.put(row, 0...8, "• " + line, Style(wrap: true))
        row += 1
      }
    }
    return row
  }

  /// One line for each kind of gap, with the documents that have it.
  private var gapLines: [String] {
    Gap.Kind.allCases.compactMap { kind in
      let rows = report.gaps.filter { $0.kind == kind }
      guard !rows.isEmpty else { return nil }
      let documents = Array(Set(rows.map(\.document))).sorted()
      var line = words["gap." + kind.rawValue]
      if kind == .unnamedParticipants, rows.count == 1, let stated = rows[0].stated,
        let named = rows[0].named
      {
        line +=
          " (\(words["column.stated"]) \(stated), \(words["column.named"]) \(named))"
      }
      return "\(line) · \(list(documents, "D", limit: 6))"
    }
  }

  private func charts(_ plan: inout SheetPlan, industries rows: ClosedRange<Int>, data top: Int) {
    let d = Self.data
    plan.put(top, d, words["summary.data"], Style(bold: true, color: 0x5F6B76))
    var row = top + 1
    let small = Style(size: 9, color: 0x5F6B76)
    var smallScore = small
    smallScore.format = "+0.00;-0.00;0.00"
    plan.put(row, d, words["column.industry"], small)
    plan.put(row, d + 1, words["chart.net.up"], small)
    plan.put(row, d + 2, words["chart.net.down"], small)
    // By net, best first: a diverging bar.
    let shown = report.industries.prefix(rows.count).enumerated().sorted {
      ($1.element.impact.net, $0.offset) < ($0.element.impact.net, $1.offset)
    }
    let first = row + 1
    for (offset, entry) in shown {
      row += 1
      let net = Place.name(row: rows.lowerBound + offset, column: 2, absolute: true)
      plan.put(row, d, words.label(entry.industry), small)
      plan.put(row, d + 1, .formula("=MAX(\(net),0)", max(entry.impact.net, 0)), smallScore)
      plan.put(row, d + 2, .formula("=MIN(\(net),0)", min(entry.impact.net, 0)), smallScore)
    }
    plan.charts.append(netChart(rows: first...row))
    row += 2
    horizonData(&plan, at: row, small)
    certaintyData(&plan, at: row, small)
  }

  private func netChart(rows: ClosedRange<Int>) -> ChartPlan {
    let best = report.industries.first
    let values: [String: [Piece]] = [
      "industry": [.words(best.map { words.label($0.industry) } ?? "")],
      "net": number(.net(best?.industry)),
    ]
    let net = best?.impact.net ?? 0
    let key =
      net > 0 ? "chart.net.title.up" : net < 0 ? "chart.net.title.down" : "chart.net.title.none"
    return ChartPlan(
      kind: .stackedBar, title: fill(key, values), description: fill("chart.net.alt", values),
      row: 3, column: 10, width: Self.chartWidth, height: 310, sheet: name("summary"),
      categories: (rows, Self.data),
      series: [
        .init(name: words["chart.net.up"], rows: rows, column: Self.data + 1, color: Palette.up),
        .init(
          name: words["chart.net.down"], rows: rows, column: Self.data + 2, color: Palette.down,
          hatched: true),
      ], format: "0.0")
  }

  private func horizonData(_ plan: inout SheetPlan, at top: Int, _ small: Style) {
    let horizons = Horizon.allCases.filter { h in report.byHorizon.contains { $0.column == h } }
    let sums = horizons.map { h in
      report.byHorizon.filter { $0.column == h }.reduce(into: Impact()) {
        $0.up += $1.impact.up
        $0.down += $1.impact.down
        $0.change += $1.impact.change
      }
    }
    let d = Self.data
    plan.put(top, d, words["column.horizon"], small)
    for (i, key) in ["up", "down", "change"].enumerated() {
      plan.put(top, d + 1 + i, words["column." + key], small)
    }
    for (i, horizon) in horizons.enumerated() {
      plan.put(top + 1 + i, d, words.label(horizon), small)
      plan.put(top + 1 + i, d + 1, .number(Double(sums[i].up)), small)
      plan.put(top + 1 + i, d + 2, .number(Double(sums[i].down)), small)
      plan.put(top + 1 + i, d + 3, .number(Double(sums[i].change)), small)
    }
    guard let most = zip(horizons, sums).max(by: { total($0.1) < total($1.1) }) else { return }
    let rows = (top + 1)...(top + horizons.count)
    plan.charts.append(
      ChartPlan(
        kind: .stackedColumn,
        title: fill("chart.horizon.title", ["horizon": [.words(words.label(most.0))]]),
        description: words["chart.horizon.alt"], row: 13, column: 10, width: Self.chartWidth,
        height: 220, sheet: name("summary"), categories: (rows, Self.data),
        series: [
          .init(name: words["column.up"], rows: rows, column: Self.data + 1, color: Palette.up),
          .init(
            name: words["column.down"], rows: rows, column: Self.data + 2, color: Palette.down,
            hatched: true),
          .init(
            name: words["column.change"], rows: rows, column: Self.data + 3, color: Palette.none),
        ], format: "0", valueAxis: words["chart.count"]))
  }

  private func total(_ impact: Impact) -> Int { impact.up + impact.down + impact.change }

  private func certaintyData(_ plan: inout SheetPlan, at top: Int, _ small: Style) {
    let c = Self.data + 5
    plan.put(top, c, words["column.certainty"], small)
    plan.put(top, c + 1, words["chart.count"], small)
    for (i, certainty) in Certainty.allCases.enumerated() {
      plan.put(top + 1 + i, c, words.label(certainty), small)
      let count = report.claims { $0.certainty == certainty }
      plan.put(top + 1 + i, c + 1, .number(Double(count)), small)
    }
    let rows = (top + 1)...(top + Certainty.allCases.count)
    let key =
      report.total.uncertainShare >= 0.5
      ? "chart.certainty.title.uncertain" : "chart.certainty.title.certain"
    plan.charts.append(
      ChartPlan(
        kind: .bar, title: words[key], description: words["chart.certainty.alt"], row: 24,
        column: 10, width: Self.chartWidth, height: 190, sheet: name("summary"),
        categories: (rows, c),
        series: [
          .init(name: words["chart.count"], rows: rows, column: c + 1, color: Palette.sky)
        ], format: "0", legend: false))
  }
}
