import Model

extension SheetBuilder {
  /// Charts over time, where the documents or events span at least three months.
  ///
  /// Their data go below the other charts' data, from `top` on.
  func timeCharts(_ plan: inout SheetPlan, at top: Int, column: Int, _ small: Style) {
    var row = top
    let published = months(
      report.ledger.compactMap { row in
        report.documents[row.document - 1].published.map { ($0, row.score) }
      })
    if published.count >= 3 {
      let rows = put(published, &plan, at: row, column: column, small)
      let net = published.map(\.sum).max() ?? 0
      let month = published.first { $0.sum == net }?.month ?? ""
      plan.charts.append(
        chart(
          .line, title: fill("chart.trend.title", ["month": written(month)]),
          alt: words["chart.trend.alt"], rows: rows, column: column, series: column + 1,
          name: words["column.net"], format: "0.0"))
      row = rows.upperBound + 2
    }
    let events = months(report.events.compactMap { event in event.date.map { ($0, 1) } })
    if events.count >= 3 {
      let rows = put(events, &plan, at: row, column: column, small)
      let most = events.map(\.sum).max() ?? 0
      let month = events.first { $0.sum == most }?.month ?? ""
      plan.charts.append(
        chart(
          .column, title: fill("chart.events.title", ["month": written(month)]),
          alt: words["chart.events.alt"], rows: rows, column: column, series: column + 1,
          name: words["sheet.events.name"], format: "0"))
    }
  }

  private func written(_ month: String) -> [Piece] {
    [.words(CalendarText(month, words: words).written)]
  }

  /// Sums by month from the first to the last, months without anything included, so that the axis is
  /// true to time; the last three years. Dates without a month are left out.
  private func months(_ values: [(String, Double)]) -> [(month: String, sum: Double)] {
    var sums: [Int: Double] = [:]
    for (date, value) in values {
      guard let month = Self.month(date) else { continue }
      sums[month, default: 0] += value
    }
    guard sums.count >= 3, let last = sums.keys.max() else { return [] }
    let first = sums.keys.filter { $0 > last - 36 }.min() ?? last
    return (first...last).map { month in
      let digits = String(month % 12 + 1)
      let iso = "\(month / 12)-" + (digits.utf8.count < 2 ? "0" : "") + digits
      return (iso, sums[month] ?? 0)
    }
  }

  /// Months since year 0 of `2025-12…`.
  private static func month(_ date: String) -> Int? {
    let bytes = Array(date.utf8.prefix(7))
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
      let year = Int(String(decoding: bytes[..<4], as: UTF8.self)),
      let month = Int(String(decoding: bytes[5...], as: UTF8.self)), (1...12).contains(month)
    else { return nil }
    return year * 12 + month - 1
  }

  private func put(
    _ values: [(month: String, sum: Double)], _ plan: inout SheetPlan, at top: Int, column: Int,
    _ small: Style
  ) -> ClosedRange<Int> {
    for (i, value) in values.enumerated() {
      // Short, for the axis.
      let parts = value.month.split(separator: "-")
      plan.put(top + i, column, parts.joined(separator: words["date.axis"]), small)
      plan.put(top + i, column + 1, .number(value.sum), small)
    }
    return top...(top + values.count - 1)
  }

  private func chart(
    _ kind: ChartPlan.Kind, title: String, alt: String, rows: ClosedRange<Int>, column: Int,
    series: Int, name: String, format: String
  ) -> ChartPlan {
    var plan = ChartPlan(
      kind: kind, title: title, description: alt, row: 0, column: 10, width: 420, height: 190,
      sheet: self.name("summary"), categories: (rows, column),
      series: [.init(name: name, rows: rows, column: series, color: Palette.up)], format: format,
      legend: false)
    plan.labelEvery = (rows.count + 3) / 4
    return plan
  }
}
