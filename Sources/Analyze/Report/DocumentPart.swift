import Model

/// What a report keeps of one document. Numbers of evidence and conditions are indices into the part
/// until ``ReportAssembly`` gives them out.
struct DocumentPart: Hashable, Sendable {
  var document = ReportDocument()
  var duplicateOf: String?
  var claims: [LedgerRow] = []
  var evidence: [EvidenceRow] = []
  var conditions: [ConditionRow] = []
  var mentions: [PartMention] = []
  var events: [EventRow] = []
  var figures: [FigureRow] = []
  var glossary: [GlossaryRow] = []
  var gaps: [GapRow] = []
  var links: [LinkRow] = []
  var coverage = Coverage()
  /// Bytes of its text.
  var size = 0

  /// Mentions of one thing in the document.
  struct PartMention: Hashable, Sendable {
    var key = ""
    var name = ""
    var type = MentionType.company
    var ticker: String?
    var industry: Industry?
    /// What a person is, as written.
    var title: String?
    var count = 0
  }

  init(_ analysis: Analysis) {
    var reader = PartReader(analysis)
    self = reader.read()
  }

  init() {}

  /// Leaves out figures that no claim rests on, and sentences that only they cite.
  mutating func keepFiguresOfClaims() {
    figures = figures.filter { !$0.ledger.isEmpty }
    var isCited = [Bool](repeating: false, count: evidence.count)
    for row in claims { isCited[row.evidence] = true }
    for row in conditions { isCited[row.evidence] = true }
    for row in events { isCited[row.evidence] = true }
    for row in figures { isCited[row.evidence] = true }
    for row in glossary { isCited[row.evidence] = true }
    for row in gaps { if let evidence = row.evidence { isCited[evidence] = true } }
    for row in links { isCited[row.evidence] = true }
    var place = [Int](repeating: 0, count: evidence.count)
    var kept: [EvidenceRow] = []
    kept.reserveCapacity(isCited.filter { $0 }.count)
    for (i, row) in evidence.enumerated() where isCited[i] {
      place[i] = kept.count
      kept.append(row)
    }
    evidence = kept
    moveEvidence(place)
  }

  /// Gives every citation of sentence `i` the new index `place[i]`.
  mutating func moveEvidence(_ place: [Int]) {
    for i in claims.indices { claims[i].evidence = place[claims[i].evidence] }
    for i in conditions.indices { conditions[i].evidence = place[conditions[i].evidence] }
    for i in events.indices { events[i].evidence = place[events[i].evidence] }
    for i in figures.indices { figures[i].evidence = place[figures[i].evidence] }
    for i in glossary.indices { glossary[i].evidence = place[glossary[i].evidence] }
    for i in gaps.indices { gaps[i].evidence = gaps[i].evidence.map { place[$0] } }
    for i in links.indices { links[i].evidence = place[links[i].evidence] }
  }

  /// An order among readings of the same document.
  func precedes(_ other: DocumentPart) -> Bool {
    String(describing: self) < String(describing: other)
  }
}

/// Reads one analysis into a part; cites each sentence once.
struct PartReader {
  private let analysis: Analysis
  private var part = DocumentPart()
  /// Index of a sentence in the part's evidence.
  private var cited: [Int: Int] = [:]
  private let headings: [Span]
  private let names: [String: String]

  init(_ analysis: Analysis) {
    self.analysis = analysis
    headings = analysis.document.blocks.filter { $0.kind == .heading }.map(\.span)
    var names: [String: String] = [:]
    for mention in analysis.mentions {
      guard let key = mention.entity, names[key] == nil else { continue }
      names[key] = mention.name ?? analysis.text.string(mention.span)
    }
    self.names = names
  }

  mutating func read() -> DocumentPart {
    facts()
    claims()
    mentions()
    events()
    figures()
    rest()
    numberEvidence()
    coverage()
    return part
  }

  private mutating func facts() {
    let d = analysis.document
    part.document.id = d.id
    part.document.source = d.source
    part.document.title = d.title
    part.document.publisher = d.publisher
    part.document.published = d.published
    part.document.url = d.url
    part.document.language = d.language
    part.document.mediaType = d.mediaType
    part.document.sentences = analysis.normalized.sentences.count
    part.document.claims = analysis.claims.count
    part.document.warnings = d.warnings
    part.size = d.text.bytes.count
    part.document.text = SourceText(text: d.text, blocks: d.blocks)
    // A reading of the same document again is no copy of it.
    part.duplicateOf = analysis.normalized.duplicateOf.flatMap { $0 == d.id ? nil : $0 }
  }

  /// Index of a sentence in the evidence, nil when there is no such sentence.
  private mutating func cite(_ sentence: Int) -> Int? {
    if let known = cited[sentence] { return known }
    guard analysis.normalized.sentences.indices.contains(sentence) else { return nil }
    var row = EvidenceRow()
    row.sentence = sentence + 1
    row.span = analysis.normalized.sentences[sentence].span
    row.text = analysis.text.string(row.span)
    row.section = headings.last { $0.end <= row.span.start }.map { analysis.text.string($0) }
    part.evidence.append(row)
    cited[sentence] = part.evidence.count - 1
    return part.evidence.count - 1
  }

  private mutating func cite(_ span: Span) -> Int? {
    guard let index = analysis.normalized.sentences.firstIndex(where: { $0.span.overlaps(span) })
    else { return nil }
    return cite(index)
  }

  private func string(_ span: Span?) -> String? { span.map { analysis.text.string($0) } }

  private mutating func claims() {
    let lead = leadIndustries()
    var made: Set<[String]> = []
    var conditionAt: [Span: Int] = [:]
    for claim in analysis.claims {
      guard let evidence = cite(claim.sentence) else { continue }
      var row = LedgerRow()
      row.id = claim.id
      row.evidence = evidence
      row.span = claim.span
      row.target = analysis.text.string(claim.target.span)
      row.targetKind = claim.target.kind
      row.industry = claim.target.industry
      row.entity = claim.target.entity
      row.channel = claim.channel
      row.direction = claim.direction
      row.horizon = claim.horizon
      row.certainty = claim.certainty
      row.mode = claim.mode
      row.cause = string(claim.cause)
      row.effect = string(claim.effect)
      row.source = string(claim.source)
      row.sourceChain = claim.sourceChain
      if let m = claim.magnitude, analysis.normalized.quantities.indices.contains(m) {
        row.magnitude = analysis.text.string(analysis.normalized.quantities[m].span)
      }
      row.path = claim.path
      row.rules = claim.rules
      row.relevance = lead.contains(claim.target.industry) ? 1 : 0
      // Until the weights are known: 1 for the first statement of its kind, 0 for a repeat.
      let statement = [
        row.entity ?? row.target, row.industry.rawValue, row.channel.rawValue,
        row.direction.rawValue,
      ]
      row.novelty = made.insert(statement).inserted ? 1 : 0
      for condition in claim.conditions {
        let index = conditionAt[condition.span] ?? addCondition(condition, of: claim)
        guard let index else { continue }
        conditionAt[condition.span] = index
        row.conditions.append(index)
      }
      part.claims.append(row)
    }
  }

  private mutating func addCondition(_ condition: Claim.Condition, of claim: Claim) -> Int? {
    guard let evidence = cite(condition.span) ?? cite(claim.sentence) else { return nil }
    var row = ConditionRow()
    row.kind = condition.kind
    row.text = analysis.text.string(condition.span)
    row.evidence = evidence
    part.conditions.append(row)
    return part.conditions.count - 1
  }

  /// Industries that the first three sentences speak of.
  private func leadIndustries() -> Set<Industry> {
    let sentences = analysis.normalized.sentences
    guard !sentences.isEmpty else { return [] }
    let end = sentences[min(3, sentences.count) - 1].span.end
    var found: Set<Industry> = []
    for mention in analysis.mentions where mention.span.end <= end {
      if let industry = mention.industry { found.insert(industry) }
    }
    for claim in analysis.claims where claim.sentence < 3 { found.insert(claim.target.industry) }
    return found
  }

  private mutating func mentions() {
    var at: [String: Int] = [:]
    for mention in analysis.mentions {
      let text = mention.name ?? analysis.text.string(mention.span)
      let key = mention.entity ?? text
      let place = mention.type.rawValue + "/" + key
      if let i = at[place] {
        part.mentions[i].count += 1
        part.mentions[i].ticker = part.mentions[i].ticker ?? mention.ticker
        part.mentions[i].industry = part.mentions[i].industry ?? mention.industry
        part.mentions[i].title = part.mentions[i].title ?? string(mention.role)
      } else {
        at[place] = part.mentions.count
        part.mentions.append(
          .init(
            key: key, name: text, type: mention.type, ticker: mention.ticker,
            industry: mention.industry, title: string(mention.role), count: 1))
      }
    }
  }

  private mutating func events() {
    for event in analysis.events {
      guard let evidence = cite(event.sentence) else { continue }
      var row = EventRow()
      row.id = event.id
      row.type = event.type
      row.date = event.date
      row.status = event.status
      row.actors = event.participants.map {
        .init(entity: $0.entity, name: names[$0.entity] ?? $0.entity, role: $0.role)
      }
      row.stated = event.stated
      row.named = event.named
      row.evidence = evidence
      row.sourceChain =
        analysis.claims.first { $0.sentence == event.sentence && !$0.sourceChain.isEmpty }?
        .sourceChain ?? row.actors.filter { $0.role == "reporter" }.map(\.name)
      part.events.append(row)
    }
  }

  private mutating func figures() {
    for (index, quantity) in analysis.normalized.quantities.enumerated() {
      // The 18 of 18일 is a date, not a figure.
      let isDate = analysis.normalized.dates.contains { $0.span.contains(quantity.span) }
      guard !isDate, let evidence = cite(quantity.span) else { continue }
      var row = FigureRow()
      row.evidence = evidence
      row.span = quantity.span
      row.text = analysis.text.string(quantity.span)
      row.kind = quantity.kind
      row.value = quantity.value
      row.low = quantity.low
      row.high = quantity.high
      row.unit = quantity.unit
      row.approximate = quantity.approximate
      row.bound = quantity.bound
      row.measure = string(quantity.measure)
      row.comparison = string(quantity.comparison)
      // Until numbers are given out: indices of claims.
      row.ledger = analysis.claims.indices.filter { analysis.claims[$0].magnitude == index }
      part.figures.append(row)
    }
  }

  private mutating func rest() {
    for definition in analysis.definitions {
      guard let evidence = cite(definition.span) else { continue }
      var row = GlossaryRow()
      row.term = definition.term
      row.short = definition.short
      row.text = analysis.text.string(definition.span)
      row.evidence = evidence
      part.glossary.append(row)
    }
    for gap in analysis.gaps {
      var row = GapRow()
      row.kind = gap.kind
      row.detail = gap.detail
      row.evidence = gap.span.flatMap { cite($0) }
      if gap.kind == .unnamedParticipants,
        let event = analysis.events.first(where: { $0.stated != nil })
      {
        row.stated = event.stated
        row.named = event.named
      }
      part.gaps.append(row)
    }
    for link in analysis.causalLinks {
      guard let evidence = cite(link.sentence) else { continue }
      var row = LinkRow()
      row.cause = analysis.text.string(link.cause)
      row.effect = analysis.text.string(link.effect)
      row.marker = link.marker
      row.evidence = evidence
      part.links.append(row)
    }
  }

  /// Puts the evidence in the order of the text.
  private mutating func numberEvidence() {
    let order = part.evidence.indices.sorted {
      part.evidence[$0].sentence < part.evidence[$1].sentence
    }
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    part.evidence = order.map { part.evidence[$0] }
    part.moveEvidence(place)
  }

  private mutating func coverage() {
    let claimed = Set(analysis.claims.map(\.sentence))
    part.coverage.documents = 1
    part.coverage.sentences = analysis.normalized.sentences.count
    part.coverage.withClaim = claimed.count
    part.coverage.labelled =
      analysis.labels.filter {
        !claimed.contains($0.sentence)
          && ($0.direction != .none || $0.forward || ($0.mode != .fact && $0.mode != .definition))
      }.count
    part.coverage.left =
      part.coverage.sentences - part.coverage.withClaim - part.coverage.labelled
  }
}
