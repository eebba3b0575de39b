import Model

/// Composes the text report. Sections follow the design of the report; what has no content is left out.
struct TextComposer {
  let report: Report
  let words: Words
  /// Sentences that were quoted already: each is quoted once.
  var quoted: Set<Int> = []
  let names: EntityNames

  init(report: Report, words: Words) {
    self.report = report
    self.words = words
    names = EntityNames(report, language: words.language)
  }

  /// How much is shown, in proportion to the content: one article gives about one page, a corpus at
  /// most six.
  var large: Bool { report.ledger.count > 400 }
  /// One or two articles.
  var brief: Bool { report.documents.count <= 2 && report.ledger.count <= 80 }
  var industryLimit: Int { large ? 10 : brief ? 5 : 6 }
  var quotesPerIndustry: Int { large ? 2 : 1 }
  /// Industries under which a sentence is quoted.
  var quotedIndustries: Int { brief ? 2 : industryLimit }
  var listLimit: Int { large ? 8 : brief ? 3 : 5 }
  /// Display width of a quoted sentence.
  var quoteWidth: Double { large ? 220 : brief ? 130 : 180 }

  mutating func compose() -> TextReport {
    var sections: [TextReport.Section] = []
    func add(_ key: String, _ blocks: [TextReport.Block]) {
      guard !blocks.isEmpty else { return }
      sections.append(.init(key: key, title: say("section." + key), blocks: blocks))
    }
    add("points", keyPoints())
    add("events", events())
    add("policy", topic(.policy))
    add("industries", industries())
    add("market", topic(.market))
    add("security", topic(.security))
    add("conditions", conditions())
    add("outlook", outlook())
    add("gaps", gaps())
    add("glossary", glossary())
    add("sources", sources())
    return TextReport(
      title: report.heading(words), status: ReportStatus(report, words).line, facts: facts(),
      sections: sections)
  }

  private func facts() -> [Piece] {
    var values: [String: [Piece]] = [
      "documents": count(.documents), "claims": count(.claims), "sources": count(.sources),
    ]
    if let day = report.run.asOf { values["day"] = date(day, .run) }
    var pieces = say(report.run.asOf == nil ? "facts.undated" : "facts", values)
    if !report.run.id.isEmpty {
      pieces += say("facts.run", ["run": [.verbatim(report.run.id, .run)]])
    }
    return pieces
  }

  // MARK: pieces

  func say(_ key: String, _ values: [String: [Piece]] = [:]) -> [Piece] {
    Template(words[key]).fill(values)
  }

  func count(_ formula: Formula) -> [Piece] { [.number(Measure(formula, of: report))] }

  func label(_ text: String) -> [Piece] { [.words(text)] }

  func date(_ iso: String, _ origin: Origin) -> [Piece] {
    [.date(CalendarText(iso, words: words), origin)]
  }

  /// ` [L1, L2, L3 …]`, with the number of those not shown.
  func cite(
    _ numbers: [Int], of list: Formula.ListName? = nil, limit: Int = 5,
    _ kind: (Int) -> Reference = { .ledger($0) }
  ) -> [Piece] {
    guard !numbers.isEmpty else { return [] }
    var out: [Piece] = [.words(" [")]
    for (i, number) in numbers.prefix(limit).enumerated() {
      if i > 0 { out.append(.words(", ")) }
      out.append(.reference(kind(number)))
    }
    if numbers.count > limit {
      if let list {
        out += say("others", ["n": count(.others(list, shown: limit))])
      } else {
        out.append(.words(" …"))
      }
    }
    return out + [.words("]")]
  }

  /// An industry with its net impact, or alone when nothing is scored.
  func named(_ entry: IndustryImpact) -> [Piece] {
    say(
      entry.impact.net == 0 ? "points.industry.zero" : "points.industry",
      ["industry": label(words.label(entry.industry)), "net": count(.net(entry.industry))])
  }

  /// Puts pieces in a row: `A, B, C`.
  func join(_ items: [[Piece]], _ separator: String = ", ") -> [Piece] {
    var out: [Piece] = []
    for (i, item) in items.enumerated() {
      if i > 0 { out.append(.words(separator)) }
      out += item
    }
    return out
  }

  /// The sentence as it stands, cut at a word when it is long; empty when it was quoted before. The block it
  /// stands in marks it as a quotation.
  mutating func quote(_ evidence: Int, _ numbers: [Int]) -> [Piece] {
    guard quoted.insert(evidence).inserted else { return [] }
    let text = report.evidence[evidence - 1].text
    let shown = Self.head(of: text, width: quoteWidth)
    var out: [Piece] = [.verbatim(shown, .evidence(evidence))]
    if shown.utf8.count < text.utf8.count { out.append(.words(" …")) }
    return out + cite(numbers)
  }

  /// The beginning of a text that fits a display width, cut at a blank.
  static func head(of text: String, width: Double) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var used = 0.0
    var cut = text.startIndex
    var i = text.startIndex
    while i < text.endIndex {
      for scalar in text[i].unicodeScalars { used += DisplayWidth.width(scalar) }
      if used > width { break }
      if text[i] == " " { cut = i }
      i = text.index(after: i)
    }
    return String(text[..<(cut == text.startIndex ? i : cut)])
  }
}

extension Report {
  /// What all files of the report are called: the title that was asked for, that of the only document, or the general one.
  func heading(_ words: Words) -> [Piece] {
    if let title = run.title { return [.verbatim(title, .run)] }
    if documents.count == 1, let title = documents[0].title {
      return [.verbatim(title, .document(1))]
    }
    return Template(words["title.default"]).fill([:])
  }
}
