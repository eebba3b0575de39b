import Model
import Testing

@testable import Analyze

@Suite struct PackedPartTests {
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }

    /// Short, shared and long texts, empty ones too.
    mutating func text() -> String {
      let word = ["", "가", "수요", "cloud operators", "데이터센터 전력 설비", "e\u{301}😀"]
      let count = [0, 1, 2, 3, 40].randomElement(using: &self) ?? 1
      return (0..<count).map { _ in word.randomElement(using: &self) ?? "" }.joined(separator: " ")
    }

    mutating func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &self) ? value : nil }
    mutating func number() -> Int { Int.random(in: 0...400_000, using: &self) }

    mutating func span() -> Span {
      let start = number()
      return Span(start, start + number())
    }

    mutating func code<Code: CaseIterable>(_: Code.Type) -> Code where Code.AllCases == [Code] {
      Code.allCases[Int.random(in: 0..<Code.allCases.count, using: &self)]
    }
  }

  private func part(_ r: inout Seeded) -> DocumentPart {
    var part = DocumentPart()
    part.document.id = r.text()
    part.document.title = r.maybe(r.text())
    part.duplicateOf = r.maybe(r.text())
    part.coverage.sentences = r.number()
    part.size = r.number()
    for _ in 0..<Int.random(in: 0...4, using: &r) {
      var claim = LedgerRow()
      claim.id = r.text()
      claim.evidence = r.number()
      claim.span = r.span()
      claim.target = r.text()
      claim.targetKind = r.code(TargetKind.self)
      claim.industry = r.code(Industry.self)
      claim.entity = r.maybe(r.text())
      claim.channel = r.code(Channel.self)
      claim.direction = r.code(Direction.self)
      claim.horizon = r.code(Horizon.self)
      claim.certainty = r.code(Certainty.self)
      claim.mode = r.code(Mode.self)
      claim.cause = r.maybe(r.text())
      claim.effect = r.maybe(r.text())
      claim.source = r.maybe(r.text())
      claim.sourceChain = [r.text(), r.text()]
      claim.conditions = [r.number()]
      claim.magnitude = r.maybe(r.text())
      claim.path = r.text()
      claim.rules = [r.text()]
      claim.relevance = r.maybe(1) ?? 0
      claim.novelty = r.maybe(1) ?? 0
      part.claims.append(claim)
      var evidence = EvidenceRow()
      evidence.sentence = r.number()
      evidence.span = r.span()
      evidence.section = r.maybe(r.text())
      evidence.text = r.text()
      part.evidence.append(evidence)
      var condition = ConditionRow()
      condition.kind = r.text()
      condition.text = r.text()
      condition.evidence = r.number()
      part.conditions.append(condition)
      part.mentions.append(
        .init(
          key: r.text(), name: r.text(), type: r.code(MentionType.self), ticker: r.maybe(r.text()),
          industry: r.maybe(r.code(Industry.self)), title: r.maybe(r.text()), count: r.number()))
      var event = EventRow()
      event.id = r.text()
      event.type = r.text()
      event.date = r.maybe(r.text())
      event.status = r.code(Event.Status.self)
      event.actors = [.init(entity: r.text(), name: r.text(), role: r.text())]
      event.stated = r.maybe(r.number())
      event.named = r.number()
      event.sourceChain = [r.text()]
      event.evidence = r.number()
      part.events.append(event)
      var figure = FigureRow()
      figure.evidence = r.number()
      figure.span = r.span()
      figure.text = r.text()
      figure.kind = r.code(Quantity.Kind.self)
      figure.value = r.maybe(r.text())
      figure.low = r.maybe(r.text())
      figure.high = r.maybe(r.text())
      figure.unit = r.maybe(r.text())
      figure.approximate = Bool.random(using: &r)
      figure.bound = r.maybe(r.code(Quantity.Bound.self))
      figure.measure = r.maybe(r.text())
      figure.comparison = r.maybe(r.text())
      figure.ledger = [r.number(), r.number()]
      part.figures.append(figure)
      var definition = GlossaryRow()
      definition.term = r.text()
      definition.short = r.maybe(r.text())
      definition.text = r.text()
      definition.evidence = r.number()
      part.glossary.append(definition)
      var gap = GapRow()
      gap.kind = r.code(Gap.Kind.self)
      gap.detail = r.text()
      gap.evidence = r.maybe(r.number())
      gap.stated = r.maybe(r.number())
      gap.named = r.maybe(r.number())
      part.gaps.append(gap)
      var link = LinkRow()
      link.cause = r.text()
      link.effect = r.text()
      link.marker = r.text()
      link.evidence = r.number()
      part.links.append(link)
    }
    return part
  }

  @Test("what is packed is unpacked the same, also after other parts", arguments: 1...20)
  func roundTrip(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    var shared = SharedStrings()
    let parts = (0..<12).map { _ in part(&random) }
    let packed = parts.map { PackedPart($0, &shared) }
    for (part, packed) in zip(parts, packed) {
      #expect(packed.unpacked(shared) == part)
      #expect(packed.unpackedMentions(shared) == part.mentions)
      #expect(packed.claims == part.claims.count)
    }
  }

  @Test("rows are let go of, mentions stay")
  func released() {
    var random = Seeded(state: 3)
    var shared = SharedStrings()
    let part = part(&random)
    var packed = PackedPart(part, &shared)
    packed.release()
    #expect(packed.unpackedMentions(shared) == part.mentions)
    #expect(!part.mentions.isEmpty)
  }

  @Test("a person's role goes from the mention to the entity")
  func role() {
    let text = "김하늘 대표이사는 증설을 알렸다."
    var document = Document(id: "d", text: Text(text))
    document.language = "ko"
    var normalized = NormalizedDocument(document: document)
    normalized.sentences = [Sentence(span: Span(0, text.utf8.count), block: 0)]
    var analysis = Analysis(normalized: normalized)
    var mention = Mention(span: Span(0, 9), type: .person)
    mention.role = Span(10, 22)
    analysis.mentions = [mention]
    var fold = ReportFold()
    fold.add(analysis)
    #expect(fold.finish(ReportSettings()).entities.map(\.title) == ["대표이사"])
  }
}
