import Model

/// Joins the parts of all documents, in a fixed order, into the report.
struct ReportAssembly {
  let settings: ReportSettings
  /// Emptied of rows as they go into the report.
  private var parts: [PackedPart]
  private let shared: SharedStrings
  var out = Report()

  init(settings: ReportSettings, parts: [PackedPart], _ shared: SharedStrings) {
    self.settings = settings
    self.parts = parts
    self.shared = shared
  }

  mutating func report() -> Report {
    reserve()
    numberDocuments()
    for i in parts.indices {
      append(parts[i].unpacked(shared), number: i + 1)
      parts[i].release()
    }
    run()
    views()
    out.entities = EntityExposure.rows(parts: parts, shared, report: out)
    parts = []
    name()
    out.outlook = Outlook.rows(out)
    if let previous = settings.previous {
      out.changes = Changes.between(previous, run: settings.previousRun, and: out)
    }
    out.checks = ReportChecks.rows(out, settings: settings)
    return out
  }

  /// Names of the lexicon in the languages that the documents don't use.
  private mutating func name() {
    let known = settings.names(Set(out.entities.map(\.key)))
    for i in out.entities.indices {
      for (language, name) in known[out.entities[i].key] ?? [:]
      where out.entities[i].names[language] == nil {
        out.entities[i].names[language] = name
      }
    }
  }

  private mutating func run() {
    out.run.title = settings.title
    out.run.asOf =
      settings.asOf
      ?? parts.compactMap { $0.document.published.map { String($0.prefix(10)) } }.max()
    out.run.id = settings.runID
    out.run.version = settings.version
    out.run.lexiconVersion = settings.lexiconVersion
    out.run.lexiconHash = settings.lexiconHash
    out.run.weights = settings.weights
    out.run.quarantined = settings.quarantined.sorted {
      ($0.source, $0.reason) < ($1.source, $1.reason)
    }
    out.coverage.quarantined = settings.quarantined.count
  }

  /// Copies count with the first document of their group, also when the original isn't here.
  private mutating func numberDocuments() {
    var firstOf: [String: Int] = [:]
    var rootOf: [String: String] = [:]
    for part in parts { rootOf[part.document.id] = part.duplicateOf }
    func root(_ id: String) -> String {
      var at = id
      var steps = 0
      while let next = rootOf[at], steps < 64 {
        at = next
        steps += 1
      }
      return at
    }
    // An original stands for its group wherever it comes in the order.
    for (i, part) in parts.enumerated() where part.duplicateOf == nil {
      firstOf[part.document.id] = i + 1
    }
    var copiesOf: [String: Int] = [:]
    for (i, part) in parts.enumerated() {
      var document = part.document
      document.number = i + 1
      let group = root(document.id)
      if let first = firstOf[group], first != i + 1 {
        document.duplicateOf = first
        // 75, 56, 42 … of 100 for each repeat
        copiesOf[group, default: 0] += 1
        for _ in 0..<min(copiesOf[group] ?? 1, 40) { document.novelty *= 0.75 }
        out.coverage.duplicates += 1
      } else {
        firstOf[group] = i + 1
      }
      out.documents.append(document)
    }
  }

  private mutating func reserve() {
    out.ledger.reserveCapacity(parts.reduce(0) { $0 + $1.claims })
    out.documents.reserveCapacity(parts.count)
    out.evidence.reserveCapacity(parts.reduce(0) { $0 + $1.evidence })
    out.conditions.reserveCapacity(parts.reduce(0) { $0 + $1.conditions })
    out.figures.reserveCapacity(parts.reduce(0) { $0 + $1.figures })
  }

  private mutating func append(_ part: DocumentPart, number: Int) {
    let evidenceBase = out.evidence.count + 1
    let ledgerBase = out.ledger.count + 1
    let conditionBase = out.conditions.count + 1
    for row in part.evidence {
      var row = row
      row.number = out.evidence.count + 1
      row.document = number
      out.evidence.append(row)
    }
    for row in part.conditions {
      var row = row
      row.number = out.conditions.count + 1
      row.document = number
      row.evidence += evidenceBase
      out.conditions.append(row)
    }
    for row in part.claims {
      var row = row
      row.number = out.ledger.count + 1
      row.document = number
      row.evidence += evidenceBase
      row.conditions = row.conditions.map { $0 + conditionBase }
      score(&row)
      for c in row.conditions { out.conditions[c - 1].ledger.append(row.number) }
      out.evidence[row.evidence - 1].ledger.append(row.number)
      cite(row.rules, in: row.evidence - 1)
      out.ledger.append(row)
    }
    for row in part.events {
      var row = row
      row.document = number
      row.evidence += evidenceBase
      out.events.append(row)
    }
    for row in part.figures {
      var row = row
      row.document = number
      row.evidence += evidenceBase
      row.ledger = row.ledger.map { $0 + ledgerBase }
      out.figures.append(row)
    }
    for row in part.glossary {
      var row = row
      row.document = number
      row.evidence += evidenceBase
      out.glossary.append(row)
    }
    for row in part.gaps {
      var row = row
      row.document = number
      row.evidence = row.evidence.map { $0 + evidenceBase }
      out.gaps.append(row)
    }
    for row in part.links {
      var row = row
      row.document = number
      row.evidence += evidenceBase
      out.links.append(row)
    }
    out.coverage.documents += 1
    out.coverage.sentences += part.coverage.sentences
    out.coverage.withClaim += part.coverage.withClaim
    out.coverage.labelled += part.coverage.labelled
    out.coverage.left += part.coverage.left
  }

  /// Adds rules to a sentence, once each. Most sentences make one claim and share its list.
  private mutating func cite(_ rules: [String], in sentence: Int) {
    if out.evidence[sentence].rules.isEmpty, Set(rules).count == rules.count {
      out.evidence[sentence].rules = rules
      return
    }
    for rule in rules where !out.evidence[sentence].rules.contains(rule) {
      out.evidence[sentence].rules.append(rule)
    }
  }

  /// Turns the part's marks (in the lead? first of its kind?) into weights.
  private func score(_ row: inout LedgerRow) {
    let w = settings.weights
    let document = out.documents[row.document - 1]
    row.certaintyWeight = Scoring.weight(of: row.certainty, w)
    row.relevance =
      (row.relevance == 1 ? w.lead : w.body)
      * (row.rules.contains(AddedClaim.rule) ? w.learned : 1)
    row.novelty =
      (row.novelty == 1 ? 1 : w.repeated) * (document.duplicateOf == nil ? 1 : w.duplicate)
    row.score = Scoring.score(row)
  }

  private mutating func views() {
    let scoring = Scoring(report: out)
    out.total = scoring.impact(of: out.ledger.indices)
    out.industries = scoring.industries()
    out.byChannel = scoring.cells { $0.channel }
    out.byHorizon = scoring.cells { $0.horizon }
    out.disagreements = scoring.disagreements()
    var opposing = OpposingClaims(ledger: out.ledger)
    for i in out.conditions.indices {
      let found = opposing.numbers(against: out.conditions[i].ledger)
      out.conditions[i].opposing = found.first
      out.conditions[i].opposingCount = found.count
    }
    out.events.sort {
      ($0.date ?? "~", $0.document, $0.evidence) < ($1.date ?? "~", $1.document, $1.evidence)
    }
  }
}
