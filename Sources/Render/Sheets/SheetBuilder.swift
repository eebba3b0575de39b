import Model

/// Plans every sheet of the workbook.
struct SheetBuilder: Sendable {
  let report: Report
  let words: Words
  let places: Places
  /// The key points of the text report, as text.
  let keyPoints: [String]
  let names: EntityNames

  /// Keys of the sheets in their order.
  static let order = [
    "cover", "summary", "matrix", "ledger", "entities", "events", "figures", "conditions",
    "outlook", "evidence", "sources", "glossary", "method", "checks", "changes",
  ]

  init(report: Report, words: Words, keyPoints: [String], capacity: Int = 1_000_000) {
    self.report = report
    self.words = words
    self.keyPoints = keyPoints
    names = EntityNames(report, language: words.language)
    places = Places(
      words: words,
      sizes: [
        ("ledger", report.ledger.count), ("entities", report.entities.count),
        ("events", report.events.count), ("figures", report.figures.count),
        ("conditions", report.conditions.count), ("outlook", report.outlook.count),
        ("evidence", report.evidence.count), ("sources", report.documents.count),
        ("glossary", report.glossary.count), ("checks", report.checks.count),
        ("changes", report.changes?.rows.count ?? 0),
      ], capacity: capacity)
  }

  func plans() -> [SheetPlan] {
    var body: [SheetPlan] = []
    if !report.industries.isEmpty {
      body.append(summary())
      body.append(matrix())
    }
    body += ledger() + entities() + events() + figures() + conditions() + outlook() + evidence()
    body += sources() + glossary()
    body.append(method())
    body += checks() + changes()
    return [cover(body)] + body
  }

  /// As of which day, from how many documents.
  var scope: String {
    let values: [String: [Piece]] = [
      "documents": [.number(Measure(.documents, of: report))],
      "day": [
        report.run.asOf.map { .date(CalendarText($0, words: words), .run) } ?? .words("–")
      ],
    ]
    return Template(words["subtitle.scope"]).fill(values).text
  }

  func name(_ key: String) -> String { words["sheet.\(key).name"] }

  func list(_ numbers: [Int], _ prefix: String, limit: Int = 6) -> String {
    let shown = numbers.prefix(limit).map { "\(prefix)\($0)" }.joined(separator: ", ")
    return numbers.count > limit ? shown + " …" : shown
  }

  /// Width of a column of ledger links.
  static let linkWidth = 34.0

  /// A link to the first of some ledger rows, showing as many as fit a line: LibreOffice doesn't wrap
  /// links.
  func ledgerLink(_ numbers: [Int]) -> Cell {
    guard let first = numbers.first else { return .text("–") }
    return places.link(list(numbers, "L", limit: 3), "ledger", first - 1)
  }

  func evidenceLink(_ number: Int) -> Cell {
    places.link("S\(number)", "evidence", number - 1)
  }

  func documentLink(_ number: Int) -> Cell {
    places.link("D\(number)", "sources", number - 1)
  }

  func sideStyle(_ direction: Direction) -> Style {
    switch direction {
    case .up: .up
    case .down: .down
    case .change, .none: .change
    }
  }

  func sideText(_ direction: Direction) -> String {
    direction.symbol + " " + words.label(direction)
  }
}
