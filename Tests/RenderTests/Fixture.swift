import Analyze
import Model

/// Three documents of our own, Korean and English, with claims of every direction, certainty and mode.
enum Fixture {
  struct Line {
    var text: String
    var claims: [Entry] = []
    var condition: (kind: String, text: String)?
    var source: String?
  }

  struct Entry {
    var target: String
    var industry: Industry
    var channel: Channel
    var direction: Direction
    var certainty = Certainty.asserted
    var mode = Mode.fact
    var horizon = Horizon.now
  }

  static func report(
    title: String? = "샘플 보고", change: (inout [Analysis]) -> Void = { _ in }
  ) -> Report {
    var analyses = [trade, energy, chips]
    change(&analyses)
    var fold = ReportFold()
    for analysis in analyses { fold.add(analysis) }
    var settings = ReportSettings()
    settings.title = title
    settings.runID = "run-a"
    settings.version = "0.1.0"
    settings.quarantined = [.init(source: "inbox/x.bin", reason: "not a text")]
    return fold.finish(settings)
  }

  static let trade = analysis(
    id: "sha256:01", title: "한빛 관세 협상 타결", published: "2026-02-03", language: "ko",
    [
      Line(
        text: "산업부는 3일 가온국과 자동차 관세를 15%로 낮추는 협정을 맺었다고 밝혔다.",
        claims: [
          Entry(
            target: "자동차", industry: .automotive, channel: .trade, direction: .up,
            certainty: .probable, mode: .plan, horizon: .short)
        ], source: "산업부"),
      Line(
        text: "비준이 늦어지면 부품 업체의 주문이 줄 수 있다.",
        claims: [
          Entry(
            target: "부품 업체", industry: .automotive, channel: .demand, direction: .down,
            certainty: .possible, mode: .condition, horizon: .unspecified)
        ], condition: ("regulation", "비준이 늦어지면")),
      Line(
        text: "철강 업계는 올해 수출이 8% 늘 것으로 내다봤다.",
        claims: [
          Entry(
            target: "철강 업계", industry: .steelMetals, channel: .trade, direction: .up,
            certainty: .probable, mode: .forecast, horizon: .short)
        ], source: "철강 업계"),
      Line(
        text: "정부는 핵심 부품의 수입 의존도를 낮추는 것을 목표로 한다.",
        claims: [
          Entry(
            target: "핵심 부품", industry: .economy, channel: .security, direction: .up,
            certainty: .uncommitted, mode: .goal, horizon: .unspecified)
        ], source: "정부"),
      Line(
        text: "코스피는 이날 1.2% 올랐다.",
        claims: [
          Entry(target: "코스피", industry: .market, channel: .valuation, direction: .up)
        ]),
    ])

  static let energy = analysis(
    id: "sha256:02", title: "Northwind trims outlook", published: "2026-02-05", language: "en",
    [
      Line(
        text: "Northwind Steel said its exports fell 4% in January.",
        claims: [
          Entry(
            target: "Northwind Steel", industry: .steelMetals, channel: .trade, direction: .down)
        ], source: "Northwind Steel"),
      Line(
        text: "Cheaper gas has cut costs for chemical makers.",
        claims: [
          Entry(target: "chemical makers", industry: .chemicals, channel: .cost, direction: .up),
          Entry(target: "gas", industry: .oilGas, channel: .price, direction: .down),
        ]),
      Line(
        text: "Analysts warn that refiners may lose margin over the next three years.",
        claims: [
          Entry(
            target: "refiners", industry: .refining, channel: .earnings, direction: .down,
            certainty: .possible, mode: .forecast, horizon: .medium)
        ], source: "Analysts"),
    ])

  static let chips = analysis(
    id: "sha256:03", title: nil, published: nil, language: "ko",
    [
      Line(
        text: "새 공장이 문을 열면 장비 수요가 늘 가능성이 크다.",
        claims: [
          Entry(
            target: "장비", industry: .semiconductors, channel: .demand, direction: .up,
            certainty: .probable, mode: .condition, horizon: .long)
        ], condition: ("other", "새 공장이 문을 열면")),
      Line(
        text: "메모리 가격은 방향을 잡지 못했다.",
        claims: [
          Entry(target: "메모리", industry: .semiconductors, channel: .price, direction: .change)
        ]),
      Line(text: "회사는 24곳과 협약을 맺었으나 두 곳의 이름만 공개했다."),
    ])

  private static func analysis(
    id: String, title: String?, published: String?, language: String, _ lines: [Line]
  ) -> Analysis {
    let text = lines.map(\.text).joined(separator: "\n")
    let bytes = Array(text.utf8)
    var document = Document(id: id, text: Text(text))
    document.title = title
    document.published = published
    document.language = language
    document.source = "inbox/\(id.suffix(2)).txt"
    var normalized = NormalizedDocument(document: document)
    var analysis = Analysis(normalized: normalized)
    var start = 0
    for (i, line) in lines.enumerated() {
      let span = Span(start, start + line.text.utf8.count)
      normalized.sentences.append(Sentence(span: span, block: 0))
      analysis.labels.append(SentenceLabel(sentence: i))
      for (k, entry) in line.claims.enumerated() {
        var claim = Claim(
          sentence: i, span: span,
          target: .init(
            span: find(entry.target, bytes, from: start), kind: .industry,
            industry: entry.industry),
          channel: entry.channel, direction: entry.direction)
        claim.id = "c\(id.suffix(2))\(i)\(k)"
        claim.certainty = entry.certainty
        claim.mode = entry.mode
        claim.horizon = entry.horizon
        claim.rules = ["sample.rule"]
        if let condition = line.condition {
          claim.conditions = [
            .init(kind: condition.kind, span: find(condition.text, bytes, from: start))
          ]
        }
        if let source = line.source {
          claim.source = find(source, bytes, from: start)
          claim.sourceChain = [source]
        }
        analysis.claims.append(claim)
      }
      start += line.text.utf8.count + 1
    }
    analysis.normalized = normalized
    if id == "sha256:03" { describe(&analysis) }
    return analysis
  }

  private static func describe(_ analysis: inout Analysis) {
    let span = analysis.normalized.sentences[2].span
    var event = Event(type: "cooperation/agreement", sentence: 2, span: span, status: .signed)
    event.stated = 24
    event.named = 2
    event.participants = [
      .init(entity: "DOE", role: "initiator"), .init(entity: "한빛", role: "participant"),
      .init(entity: "OpenAI", role: "participant"),
    ]
    analysis.events = [event]
    analysis.gaps = [
      Gap(kind: .unnamedParticipants, detail: "24 stated, 2 named", span: span),
      Gap(kind: .noAmount, detail: ""),
    ]
    analysis.definitions = [
      Definition(term: "메모리", short: nil, span: analysis.normalized.sentences[1].span)
    ]
  }

  private static func find(_ text: String, _ bytes: [UInt8], from start: Int) -> Span {
    let wanted = Array(text.utf8)
    for i in start...(bytes.count - wanted.count)
    where bytes[i..<(i + wanted.count)].elementsEqual(wanted) {
      return Span(i, i + wanted.count)
    }
    preconditionFailure("the fixture's text holds its own words")
  }
}
