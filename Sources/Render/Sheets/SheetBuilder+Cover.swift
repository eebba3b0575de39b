import Model

extension SheetBuilder {
  /// Status of the whole report on the colour of its worst check.
  var banner: (text: String, style: Style) {
    let status = ReportStatus(report, words)
    var style = Style(bold: true, size: 12, color: 0xFFFFFF, fill: Palette.up, top: false)
    style.indent = 1
    if status.worst == .fail { style.fill = Palette.downText }
    if status.worst == .warn { style.fill = 0x8A5A00 }
    return (status.line.text, style)
  }

  var title: String { report.heading(words).text }

  func number(_ formula: Formula) -> [Piece] { [.number(Measure(formula, of: report))] }

  func fill(_ key: String, _ values: [String: [Piece]]) -> String {
    Template(words[key]).fill(values).text
  }

  func cover(_ body: [SheetPlan]) -> SheetPlan {
    var plan = SheetPlan(
      key: "cover", name: name("cover"), title: title, subtitle: scope)
    plan.tab = 0x222222
    plan.widths = [18, 26, 84]
    plan.onePage = true
    plan.put(3, 0...2, banner.text, banner.style)
    plan.heights[3] = 26
    var row = coverFacts(&plan, from: 5) + 1
    plan.put(row, 0, words["cover.read.title"], .heading)
    row += 1
    for key in ["one", "two", "three", "four", "five"] {
      plan.put(row, 0...2, words["cover.read." + key], Style(wrap: true))
      row += 1
    }
    row += 1
    plan.put(row, 0, words["cover.sheets"], .heading)
    row += 1
    for sheet in body {
      plan.put(
        row, 0, .link(sheet.name, to: Place(sheet: sheet.name, row: 0, column: 0)), .textLink)
      plan.put(row, 1...2, question(sheet), .body)
      row += 1
    }
    let present = Set(body.map(\.key))
    let absent = Self.order.dropFirst().filter { !present.contains($0) }
    if !absent.isEmpty {
      row += 1
      plan.put(row, 0, words["cover.absent"], .heading)
      row += 1
      plan.put(
        row, 0...2, absent.map { name($0) }.joined(separator: ", "),
        Style(color: 0x5F6B76, wrap: true))
    }
    return plan
  }

  /// What a sheet answers: its title without the name that stands beside it.
  private func question(_ sheet: SheetPlan) -> String {
    let parts = sheet.title.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let first = parts[1].first(where: { $0 != " " }) else {
      return sheet.title
    }
    return first.uppercased() + parts[1].drop { $0 == " " }.dropFirst()
  }

  private func coverFacts(_ plan: inout SheetPlan, from first: Int) -> Int {
    let run = report.run
    let facts: [(String, String)] = [
      ("cover.asof", run.asOf.map { CalendarText($0, words: words).written } ?? "–"),
      (
        "cover.documents",
        fill(
          "cover.documents.value",
          [
            "documents": number(.documents), "duplicates": number(.duplicates),
            "quarantined": number(.quarantined),
          ])
      ),
      (
        "cover.sentences",
        fill(
          "cover.sentences.value",
          ["sentences": number(.sentences), "claimed": number(.sentencesWithClaim)])
      ),
      (
        "cover.claims",
        fill(
          "cover.claims.value",
          ["claims": number(.claims), "facts": number(.facts), "goals": number(.goals)])
      ),
      ("cover.run", run.id), ("cover.version", run.version),
    ]
    var row = first
    for (key, value) in facts where !value.isEmpty {
      plan.put(row, 0, words[key], .totalText)
      plan.put(row, 1...2, value, .body)
      row += 1
    }
    return row
  }

  func method() -> SheetPlan {
    var plan = SheetPlan(
      key: "method", name: name("method"), title: words["sheet.method.title"],
      subtitle: words["sheet.method.subtitle"] + " · " + scope)
    plan.tab = 0x999999
    plan.widths = [48, 40, 28]
    plan.onePage = true
    var row = 3
    func heading(_ key: String) {
      plan.put(row, 0, words[key], .heading)
      row += 1
    }
    func lines(_ keys: [String]) {
      for key in keys {
        plan.put(row, 0...2, words[key], Style(border: 0xD9DEE3, wrap: true))
        row += 1
      }
      row += 1
    }
    heading("method.part.formulas")
    lines(
      ["score", "net", "gross", "balance", "uncertain", "sources", "rank"].map {
        "method.formula." + $0
      })
    heading("method.part.weights")
    let w = report.run.weights
    let weights: [(String, Double)] = [
      ("asserted", w.asserted), ("probable", w.probable), ("possible", w.possible),
      ("uncommitted", w.uncommitted), ("lead", w.lead), ("body", w.body),
      ("learned", w.learned),
      ("repeated", w.repeated), ("duplicate", w.duplicate),
    ]
    for (key, value) in weights {
      plan.put(row, 0, words["method.weight." + key], .body)
      plan.put(row, 1, .number(value), .decimal)
      row += 1
    }
    row += 1
    heading("method.part.versions")
    let versions = [
      ("pagup", report.run.version), ("lexicon", report.run.lexiconVersion),
      ("hash", report.run.lexiconHash),
    ]
    for (key, value) in versions {
      plan.put(row, 0, words["method.version." + key], .body)
      plan.put(row, 1...2, value.isEmpty ? "–" : value, .body)
      row += 1
    }
    row += 1
    heading("method.part.stages")
    lines(["extract", "normalize", "analyze", "report"].map { "method.stage." + $0 })
    heading("method.part.limits")
    lines(["rules", "text", "weights", "advice"].map { "method.limit." + $0 })
    return plan
  }
}
