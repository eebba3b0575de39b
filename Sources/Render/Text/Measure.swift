import Model

/// A number in the text: the name of its formula and the value as written.
struct Measure: Hashable, Sendable {
  let formula: Formula
  let written: String

  init(_ formula: Formula, of report: Report) {
    self.formula = formula
    written = formula.write(report)
  }

  /// For tests of the guard.
  init(_ formula: Formula, written: String) {
    self.formula = formula
    self.written = written
  }
}

/// Everything the text may count or compute. Listed in docs/method.md.
enum Formula: Hashable, Sendable {
  case documents, duplicates, sources, sentences, sentencesWithClaim, claims, industries
  case quarantined, goals, facts
  /// Share of claims that are possible or uncommitted, of all or of an industry.
  case uncertainShare(Industry?)
  case net(Industry?)
  case gross(Industry?)
  case balance(Industry?)
  case side(Industry?, Direction)
  case claimsOn(Industry)
  case sourcesOn(Industry)
  case goalsOn(Industry)
  case certainty(Certainty)
  case certaintyOn(Industry, Certainty)
  case horizonOn(Industry, Horizon)
  case horizon(Horizon)
  /// Claims of a topic of the text: all, or those with a direction.
  case topic(Topic, Direction?)
  case topicGoals(Topic)
  case cell(Industry, Channel, Direction)
  case stated(event: Int)
  case named(event: Int)
  /// stated − named
  case unnamed(event: Int)
  /// Documents with a gap of the kind.
  case gapDocuments(Gap.Kind)
  case statedInGap(Int)
  case namedInGap(Int)
  case unnamedInGap(Int)
  /// How many of a list are not shown: `size − shown`.
  case others(ListName, shown: Int)
  case changes(Changes.Kind)
  case weight(WeightName)
  case hanging(condition: Int)

  enum ListName: Hashable, Sendable {
    case claims, facts, industries, events, conditions, outlook, entities, documents, glossary, gaps
    case ledgerOf(Industry), actors(event: Int), outlookOf(Horizon), hanging(Int), opposing(Int)
    case sides(Int, Direction)
  }

  enum WeightName: Hashable, Sendable {
    case asserted, probable, possible, uncommitted, lead, body, repeated, duplicate
  }

  func write(_ report: Report) -> String {
    let value = value(report)
    switch self {
    case .uncertainShare: return Fixed.text(value * 100, 0) + "%"
    case .net, .balance: return Fixed.text(value, 2, sign: true)
    case .gross, .weight: return Fixed.text(value, 2)
    default: return Fixed.grouped(Int(value))
    }
  }

  func value(_ r: Report) -> Double {
    switch self {
    case .documents: Double(r.coverage.documents)
    case .duplicates: Double(r.coverage.duplicates)
    case .sources: Double(r.coverage.documents - r.coverage.duplicates)
    case .sentences: Double(r.coverage.sentences)
    case .sentencesWithClaim: Double(r.coverage.withClaim)
    case .claims: Double(r.ledger.count)
    case .industries: Double(r.industries.count)
    case .quarantined: Double(r.coverage.quarantined)
    case .goals: Double(r.total.goals)
    case .facts: Double(r.facts)
    case .uncertainShare(let i): impact(i, r).uncertainShare
    case .net(let i): impact(i, r).net
    case .gross(let i): impact(i, r).gross
    case .balance(let i): impact(i, r).balance
    case .side(let i, let direction): Double(side(impact(i, r), direction))
    case .claimsOn(let i): Double(impact(i, r).claims)
    case .sourcesOn(let i): Double(impact(i, r).sources)
    case .goalsOn(let i): Double(impact(i, r).goals)
    case .certaintyOn(let i, let c):
      Double(r.claims(on: i) { $0.hasSide && $0.certainty == c })
    case .horizonOn(let i, let h):
      Double(r.claims(on: i) { $0.counts && $0.horizon == h })
    case .horizon(let h): Double(r.outlook.filter { $0.horizon == h }.count)
    case .topic(let topic, let direction):
      Double(
        r.claims {
          topic.holds($0) && (direction == nil || $0.counts && $0.direction == direction)
        })
    case .topicGoals(let topic):
      Double(r.claims { topic.holds($0) && !$0.counts })
    case .certainty(let c): Double(r.claims { $0.certainty == c })
    case .cell(let i, let channel, let direction):
      Double(
        r.byChannel.first { $0.industry == i && $0.column == channel }
          .map { side($0.impact, direction) } ?? 0)
    case .stated(let e): Double(event(e, r)?.stated ?? 0)
    case .named(let e): Double(event(e, r)?.named ?? 0)
    case .unnamed(let e): Double((event(e, r)?.stated ?? 0) - (event(e, r)?.named ?? 0))
    case .gapDocuments(let kind):
      Double(Set(r.gaps.filter { $0.kind == kind }.map(\.document)).count)
    case .statedInGap(let g): Double(gap(g, r)?.stated ?? 0)
    case .namedInGap(let g): Double(gap(g, r)?.named ?? 0)
    case .unnamedInGap(let g): Double((gap(g, r)?.stated ?? 0) - (gap(g, r)?.named ?? 0))
    case .others(let list, let shown): Double(max(0, size(list, r) - shown))
    case .changes(let kind): Double(r.changes?.rows.filter { $0.kind == kind }.count ?? 0)
    case .weight(let name): weight(name, r.run.weights)
    case .hanging(let c):
      Double(r.conditions.indices.contains(c - 1) ? r.conditions[c - 1].ledger.count : 0)
    }
  }

  private func impact(_ industry: Industry?, _ r: Report) -> Impact {
    guard let industry else { return r.total }
    return r.industries.first { $0.industry == industry }?.impact ?? Impact()
  }

  private func side(_ impact: Impact, _ direction: Direction) -> Int {
    switch direction {
    case .up: impact.up
    case .down: impact.down
    case .change: impact.change
    case .none: 0
    }
  }

  private func event(_ i: Int, _ r: Report) -> EventRow? {
    r.events.indices.contains(i) ? r.events[i] : nil
  }

  private func gap(_ i: Int, _ r: Report) -> GapRow? {
    r.gaps.indices.contains(i) ? r.gaps[i] : nil
  }

  private func size(_ list: ListName, _ r: Report) -> Int {
    switch list {
    case .claims: r.ledger.count
    case .facts: r.facts
    case .outlookOf(let h): r.outlook.filter { $0.horizon == h }.count
    case .hanging(let c):
      r.conditions.indices.contains(c - 1) ? r.conditions[c - 1].ledger.count : 0
    case .opposing(let c):
      r.conditions.indices.contains(c - 1) ? r.conditions[c - 1].opposingCount : 0
    case .sides(let i, let side):
      r.disagreements.indices.contains(i)
        ? (side == .up ? r.disagreements[i].up : r.disagreements[i].down).count : 0
    case .industries: r.industries.count
    case .events: r.events.count
    case .conditions: r.conditions.count
    case .outlook: r.outlook.count
    case .entities: r.entities.count
    case .documents: r.documents.count
    case .glossary: r.glossary.count
    case .gaps: r.gaps.count
    case .ledgerOf(let i): r.industries.first { $0.industry == i }?.ledger.count ?? 0
    case .actors(let e): event(e, r)?.actors.filter { $0.role == "participant" }.count ?? 0
    }
  }

  private func weight(_ name: WeightName, _ w: ScoreWeights) -> Double {
    switch name {
    case .asserted: w.asserted
    case .probable: w.probable
    case .possible: w.possible
    case .uncommitted: w.uncommitted
    case .lead: w.lead
    case .body: w.body
    case .repeated: w.repeated
    case .duplicate: w.duplicate
    }
  }
}

/// What some sections of the text are about.
enum Topic: Hashable, Sendable {
  case policy, market, security

  func holds(_ row: LedgerRow) -> Bool {
    switch self {
    case .policy:
      row.channel == .regulation || row.channel == .funding || Self.isPublicPlan(row)
    case .market:
      row.channel == .valuation || row.industry == .market || row.industry == .securities
    case .security: row.channel == .security
    }
  }

  /// What a state means to do for itself or for the economy.
  private static func isPublicPlan(_ row: LedgerRow) -> Bool {
    guard row.mode == .goal || row.mode == .plan, row.channel != .security else { return false }
    return row.industry == .publicDefense || row.targetKind == .economy
      || row.targetKind == .country
  }
}

extension Report {
  /// Counts claims. Rows are looked at where they are: a copy of a row costs more than the question.
  func claims(where holds: (borrowing LedgerRow) -> Bool) -> Int {
    var count = 0
    for i in ledger.indices where holds(ledger[i]) { count += 1 }
    return count
  }

  /// Numbers of claims, ascending.
  func numbers(where holds: (borrowing LedgerRow) -> Bool) -> [Int] {
    var numbers: [Int] = []
    for i in ledger.indices where holds(ledger[i]) { numbers.append(i + 1) }
    return numbers
  }

  func claims(on industry: Industry, where holds: (borrowing LedgerRow) -> Bool) -> Int {
    guard let entry = industries.first(where: { $0.industry == industry }) else { return 0 }
    var count = 0
    for number in entry.ledger where holds(ledger[number - 1]) { count += 1 }
    return count
  }

  var facts: Int { claims { $0.mode == .fact && $0.certainty == .asserted } }
}

extension LedgerRow {
  /// Counted as a result and good or bad for its target.
  var hasSide: Bool { counts && (direction == .up || direction == .down) }
}
