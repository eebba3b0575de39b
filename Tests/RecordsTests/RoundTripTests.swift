import Model
import Testing

@testable import Records

@Suite("records")
struct RoundTripTests {
  /// An analysis with something in every field.
  static func full() -> Analysis {
    var d = Document(id: "sha256:ab", text: Text("배터리 매출이 \"늘었다\".\n끝"))
    d.source = "in/a.zip!/b.txt#2"
    d.mediaType = "text/plain"
    d.charset = "euc-kr"
    d.title = "제목"
    d.authors = ["홍길동"]
    d.publisher = "신문"
    d.published = "2025-12-18"
    d.updated = "2025-12-19T01:02:03+09:00"
    d.url = "https://example.com/"
    d.language = "ko"
    d.warnings = ["1 byte is not euc-kr (replaced)"]
    d.blocks = [Block(kind: .heading, level: 2, span: Span(0, 4))]
    var n = NormalizedDocument(document: d)
    n.sentences = [Sentence(span: Span(0, 9), block: 0, language: "en")]
    n.furniture = [Furniture(kind: .byline, span: Span(9, 12))]
    var q = Quantity(span: Span(1, 3), kind: .money, value: nil)
    q.low = "1"
    q.high = "2"
    q.unit = "KRW"
    q.approximate = true
    q.bound = .atLeast
    q.measure = Span(2, 3)
    q.comparison = Span(3, 4)
    n.quantities = [q]
    n.dates = [DateExpression(span: Span(0, 2), kind: .period, value: "2025-Q4")]
    n.duplicateOf = "sha256:cd"
    var a = Analysis(normalized: n)
    var m = Mention(span: Span(0, 9), type: .company)
    m.entity = "e"
    m.name = "N"
    m.ticker = "KRX:1"
    m.role = Span(3, 6)
    m.industry = .batteries
    m.direction = .down
    m.score = -0.4
    a.mentions = [m]
    m.span = Span(0, 10)
    m.form = .titled
    a.forms = [m]
    var l = SentenceLabel(sentence: 0)
    l.direction = .change
    l.score = 0.5
    l.forward = true
    l.certainty = .possible
    l.mode = .definition
    l.horizon = .mediumLong
    a.labels = [l]
    var c = Claim(
      sentence: 0, span: Span(0, 9),
      target: .init(span: Span(0, 9), kind: .company, industry: .batteries, entity: "e"),
      channel: .earnings, direction: .up)
    c.id = "c0123456789ab"
    c.path = "매출(+1) × 늘다(+1)"
    c.horizon = .now
    c.certainty = .probable
    c.mode = .forecast
    c.cause = Span(0, 1)
    c.effect = Span(1, 2)
    c.source = Span(0, 9)
    c.sourceChain = ["A", "B"]
    c.conditions = [.init(kind: "funding", span: Span(4, 6))]
    c.magnitude = 0
    c.weight = 0.7
    c.score = 0.7
    c.rules = ["ko.change.expand"]
    a.claims = [c]
    var e = Event(type: "cooperation/agreement", sentence: 0, span: Span(0, 9), status: .inForce)
    e.id = "e1"
    e.date = "2025-12-18"
    e.participants = [.init(entity: "doe", role: "initiator")]
    e.stated = 24
    e.named = 8
    a.events = [e]
    a.causalLinks = [
      CausalLink(sentence: 0, cause: Span(0, 1), effect: Span(2, 3), marker: "due to")
    ]
    a.definitions = [Definition(term: "고성능 컴퓨팅", short: "HPC", span: Span(0, 9))]
    a.gaps = [
      Gap(kind: .noAmount, detail: "", span: nil),
      Gap(kind: .noSpeaker, detail: "x", span: Span(1, 2)),
    ]
    return a
  }

  private func line(_ write: (inout RecordWriter) -> Void) -> [UInt8] {
    var writer = RecordWriter()
    write(&writer)
    #expect(writer.bytes.last == 0x0A)
    return Array(writer.bytes.dropLast())
  }

  @Test("what is written is read back, for each stage")
  func roundTrip() throws {
    let full = Self.full()
    guard case .analysis(let a) = try RecordReader()(line { $0.write(full) }) else {
      Issue.record("no analysis")
      return
    }
    #expect(a == full)
    guard case .normalized(let n) = try RecordReader()(line { $0.write(full.normalized) }) else {
      Issue.record("not normalized")
      return
    }
    #expect(n == full.normalized)
    guard case .document(let d) = try RecordReader()(line { $0.write(full.document) }) else {
      Issue.record("no document")
      return
    }
    #expect(d == full.document)
  }

  @Test("keys are sorted")
  func sorted() throws {
    let text = String(decoding: line { $0.write(Self.full()) }, as: UTF8.self)
    var depth = 0
    var keys: [Substring] = []
    var rest = text[...]
    while let quote = rest.firstIndex(where: { "\"{}[]".contains($0) }) {
      let character = rest[quote]
      rest = rest[rest.index(after: quote)...]
      switch character {
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      default:
        var end = rest.startIndex
        while rest[end] != "\"" {
          if rest[end] == "\\" { end = rest.index(after: end) }
          end = rest.index(after: end)
        }
        let word = rest[..<end]
        rest = rest[rest.index(after: end)...]
        if depth == 1, rest.first == ":" { keys.append(word) }
      }
    }
    #expect(keys.count > 20)
    #expect(keys == keys.sorted())
  }

  @Test(
    "what is no record",
    arguments: [
      ("x", "not a JSON object"), ("3", "not a JSON object"), (#"{"id":"a"}"#, "no text"),
      (#"{"text":"a","schema":"other/1"}"#, "schema other/1"),
      (#"{"text":"a","authors":"b"}"#, "authors"),
      (
        #"{"text":"a","schema":"pagup.normalized/1","sentences":[{"start":0,"end":2}]}"#,
        "0..<2 is outside the text (1 bytes)"
      ),
      (
        #"{"text":"a","schema":"pagup.normalized/1","dates":[{"start":0,"end":1,"kind":"day"}]}"#,
        "kind: not a value of this key (day)"
      ),
    ])
  func errors(text: String, what: String) throws {
    let error = try #require(throws: RecordError.self) {
      try RecordReader()(Array(text.utf8))
    }
    #expect("\(error)".contains(what))
  }

  @Test("a minimal record is a document; its reference date stands for the day of publication")
  func minimal() throws {
    let text = #"{"text":"a","id":"7","reference_date":"2025-10-20"}"#
    guard case .document(let d) = try RecordReader()(Array(text.utf8)) else {
      Issue.record("no document")
      return
    }
    #expect(d.id == "7")
    #expect(d.published == "2025-10-20")
  }
}
