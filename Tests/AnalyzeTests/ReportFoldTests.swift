import Model
import Testing

@testable import Analyze

/// Documents made of one-sentence claims.
private struct Maker {
  var id: String
  var published: String? = "2026-03-02"
  var duplicateOf: String?
  var claims:
    [(
      sentence: String, target: String, industry: Industry, channel: Channel, direction: Direction,
      certainty: Certainty, mode: Mode
    )] = []

  func analysis() -> Analysis {
    var text = ""
    var spans: [Span] = []
    for claim in claims {
      let start = text.utf8.count
      text += claim.sentence
      spans.append(Span(start, text.utf8.count))
      text += "\n"
    }
    var document = Document(id: id, text: Text(text))
    document.published = published
    document.language = "ko"
    var normalized = NormalizedDocument(document: document)
    normalized.sentences = spans.map { Sentence(span: $0, block: 0) }
    normalized.duplicateOf = duplicateOf
    var analysis = Analysis(normalized: normalized)
    for (i, claim) in claims.enumerated() {
      analysis.labels.append(SentenceLabel(sentence: i))
      let target = Span(Int(spans[i].start), Int(spans[i].start) + claim.target.utf8.count)
      var row = Claim(
        sentence: i, span: spans[i],
        target: .init(span: target, kind: .industry, industry: claim.industry),
        channel: claim.channel, direction: claim.direction)
      row.certainty = claim.certainty
      row.mode = claim.mode
      row.rules = ["test.rule"]
      row.finish(document: document)
      analysis.claims.append(row)
    }
    return analysis
  }
}

private struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

private func corpus(_ count: Int, seed: UInt64) -> [Analysis] {
  var random = Seeded(state: seed)
  return (0..<count).map { n in
    var maker = Maker(id: "doc-\(n)", published: "2026-0\(1 + n % 9)-1\(n % 10)")
    if n % 5 == 4 { maker.duplicateOf = "doc-\(n - 1)" }
    maker.claims = (0..<(1 + n % 6)).map { k in
      (
        "대상\(k) 문장 \(n).", "대상\(k)",
        Industry.allCases[Int(random.next() % 8)], Channel.allCases[Int(random.next() % 4)],
        Direction.allCases[Int(random.next() % 4)], Certainty.allCases[Int(random.next() % 4)],
        Mode.allCases[Int(random.next() % 6)]
      )
    }
    return maker.analysis()
  }
}

@Suite struct ReportFoldTests {
  @Test("any order and any split give the same report", arguments: 1...12)
  func orderFree(seed: Int) {
    let analyses = corpus(23, seed: UInt64(seed))
    var settings = ReportSettings()
    settings.runID = "run"
    var straight = ReportFold()
    for analysis in analyses { straight.add(analysis) }
    let expected = straight.finish(settings)
    #expect(expected.ledger.count > 40)

    var random = Seeded(state: UInt64(seed) &* 77)
    var folds = (0..<(1 + seed % 5)).map { _ in ReportFold() }
    for analysis in analyses.shuffled(using: &random) {
      folds[Int(random.next() % UInt64(folds.count))].add(analysis)
      // A task that is tried again adds the same document twice.
      if random.next() % 4 == 0 { folds[0].add(analysis) }
    }
    folds.shuffle(using: &random)
    var joined = ReportFold()
    while folds.count > 1 {
      var last = folds.removeLast()
      last.merge(folds.removeLast())
      folds.insert(last, at: 0)
    }
    joined.merge(folds[0])
    #expect(joined.finish(settings) == expected)
  }

  @Test("a goal is listed but never scored")
  func goals() {
    var maker = Maker(id: "a")
    maker.claims = [
      ("반도체 수요를 늘리는 것이 목표다.", "반도체", .semiconductors, .demand, .up, .asserted, .goal),
      ("조선 주문이 늘었다.", "조선", .shipbuilding, .demand, .up, .asserted, .fact),
    ]
    var fold = ReportFold()
    fold.add(maker.analysis())
    let report = fold.finish(ReportSettings())
    #expect(report.ledger[0].score == 0)
    #expect(report.total.goals == 1)
    #expect(report.total.up == 1)
    #expect(report.industries.first?.industry == .shipbuilding)
  }

  @Test("a score is sign × certainty × relevance × novelty")
  func scores() {
    var maker = Maker(id: "a")
    maker.claims = [
      ("은행 이익이 줄 전망이다.", "은행", .banking, .earnings, .down, .probable, .forecast),
      ("은행 이익이 줄 전망이다.", "은행", .banking, .earnings, .down, .probable, .forecast),
      ("정유 수요가 는다.", "정유", .refining, .demand, .up, .asserted, .fact),
      ("철강 값이 오를 수 있다.", "철강", .steelMetals, .price, .up, .possible, .forecast),
      ("항공 수요가 흔들린다.", "항공", .airlines, .demand, .change, .asserted, .fact),
    ]
    var fold = ReportFold()
    fold.add(maker.analysis())
    let report = fold.finish(ReportSettings())
    // The first three sentences are the lead; a repeat counts half.
    let expected = [-0.7, -0.35, 1.0, 0.4 * 0.8, 0]
    for (row, score) in zip(report.ledger, expected) { #expect(abs(row.score - score) < 1e-12) }
    #expect(abs(report.total.gross - (0.7 + 0.35 + 1 + 0.32)) < 1e-12)
  }

  @Test("a copy counts with its original, also when the original isn't there")
  func copies() {
    let claim: (String, String, Industry, Channel, Direction, Certainty, Mode) =
      ("조선 주문이 늘었다.", "조선", .shipbuilding, .demand, .up, .asserted, .fact)
    var fold = ReportFold()
    fold.add(Maker(id: "b", duplicateOf: "a", claims: [claim]).analysis())
    fold.add(Maker(id: "c", duplicateOf: "a", claims: [claim]).analysis())
    var report = fold.finish(ReportSettings())
    #expect(report.total.sources == 1)
    #expect(report.total.net == 1)
    #expect(report.coverage.duplicates == 1)
    fold.add(Maker(id: "a", published: "2026-05-01", claims: [claim]).analysis())
    report = fold.finish(ReportSettings())
    // The original stands for the group although it comes last.
    #expect(report.documents.map(\.duplicateOf) == [3, 3, nil])
    #expect(report.total.net == 1)
    #expect(report.total.sources == 1)
  }

  @Test("each repeat is less new, and none counts")
  func chain() {
    let claim: (String, String, Industry, Channel, Direction, Certainty, Mode) =
      ("조선 주문이 늘었다.", "조선", .shipbuilding, .demand, .up, .asserted, .fact)
    var fold = ReportFold()
    for id in ["a", "b", "c", "d"] {
      fold.add(Maker(id: id, duplicateOf: id == "a" ? nil : "a", claims: [claim]).analysis())
    }
    let report = fold.finish(ReportSettings())
    #expect(report.documents.map { ($0.novelty * 100).rounded() } == [100, 75, 56, 42])
    #expect(report.ledger.map(\.novelty) == [1, 0, 0, 0])
  }

  @Test("sources disagree only when they are different documents")
  func disagreements() {
    let up: (String, String, Industry, Channel, Direction, Certainty, Mode) =
      ("철강 값이 오른다.", "철강", .steelMetals, .price, .up, .asserted, .fact)
    let down: (String, String, Industry, Channel, Direction, Certainty, Mode) =
      ("철강 값이 내린다.", "철강", .steelMetals, .price, .down, .asserted, .fact)
    var one = ReportFold()
    one.add(Maker(id: "a", claims: [up, down]).analysis())
    #expect(one.finish(ReportSettings()).disagreements.isEmpty)
    var two = ReportFold()
    two.add(Maker(id: "a", claims: [up]).analysis())
    two.add(Maker(id: "b", claims: [down]).analysis())
    let report = two.finish(ReportSettings())
    #expect(report.disagreements.count == 1)
    #expect(report.disagreements.first?.up == [1])
    #expect(report.disagreements.first?.down == [2])
  }

  @Test("what sources disagree on most stands first")
  func disagreementOrder() {
    func part(_ id: String, _ direction: Direction) -> Analysis {
      Maker(
        id: id,
        claims: [
          ("철강 값이 움직인다.", "철강", .steelMetals, .price, direction, .asserted, .fact),
          ("차 수요가 움직인다.", "차", .automotive, .demand, direction, .asserted, .fact),
          ("트럭 수요도 움직인다.", "트럭", .automotive, .demand, direction, .asserted, .fact),
        ]
      ).analysis()
    }
    var fold = ReportFold()
    fold.add(part("a", .up))
    fold.add(part("b", .down))
    let found = fold.finish(ReportSettings()).disagreements
    #expect(found.map(\.industry) == [.automotive, .steelMetals])
  }

  @Test("changes: new, gone, flipped, certainty")
  func changes() {
    var maker = Maker(id: "a")
    maker.claims = [
      ("가 업종이 큰다.", "가", .banking, .demand, .up, .asserted, .fact),
      ("나 업종이 큰다.", "나", .retail, .demand, .up, .probable, .fact),
      ("다 업종이 큰다.", "다", .games, .demand, .up, .asserted, .fact),
      ("라 업종이 큰다.", "라", .telecom, .demand, .up, .asserted, .fact),
    ]
    let analysis = maker.analysis()
    var earlier = analysis.claims.dropLast().map { claim in
      var row = Changes.Earlier()
      row.id = claim.id
      row.industry = claim.target.industry
      row.direction = claim.direction
      row.certainty = claim.certainty
      return row
    }
    earlier[0].direction = .down
    earlier[1].certainty = .possible
    var gone = Changes.Earlier()
    gone.id = "c0"
    earlier.append(gone)
    var settings = ReportSettings()
    settings.previous = earlier
    var fold = ReportFold()
    fold.add(analysis)
    let changes = fold.finish(settings).changes
    #expect(changes?.rows.map(\.kind) == [.new, .gone, .flipped, .certainty])
    #expect(changes?.unchanged == 1)
  }

  @Test("a rank that only doubt holds up is sensitive")
  func stability() {
    var maker = Maker(id: "a")
    maker.claims = (0..<6).map {
      ("은행\($0) 이익이 늘 수 있다.", "은행\($0)", .banking, .earnings, .up, .possible, .forecast)
    }
    for (i, industry) in [Industry.retail, .games, .telecom].enumerated() {
      maker.claims.append(
        ("업종\(i) 매출이 늘었다.", "업종\(i)", industry, .earnings, .up, .asserted, .fact))
    }
    var fold = ReportFold()
    fold.add(maker.analysis())
    let report = fold.finish(ReportSettings())
    #expect(report.industries[0].industry == .banking)
    #expect(!report.industries[0].stable)
    #expect(report.industries[0].rankRange.upperBound == 4)
  }

  @Test(
    "months are added to the day they name",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2025-12-18", 6, "2026-06-18"), ("2025-12-18", 36, "2028-12-18"),
    ])
  func months(day: String, months: Int, expected: String) {
    #expect(CivilDay(day)?.adding(months: months).description == expected)
  }

  @Test(
    "what is no day is no day", arguments: ["2026", "2026-13-01", "2026-02-30", "2026-Q1-01", ""])
  func noDay(text: String) { #expect(CivilDay(text) == nil) }
}
