import Model
import Normalize
import Testing

@Suite("properties of normalized documents")
struct PropertyTests {
  static let pieces = [
    "공장이 문을 열었다.", "직원은 300명이다", "했어요 ", "3조 5천억원", "수천억", "1,234.5", "1.2.3", "$", "US$40",
    "%", "%p", "-", "~5", " between 3 and 5 ", "two thirds", "and a half", " million ", "원", "약 ",
    " 이상", "제3조", "U.S. ", "Inc. ", "a.m. ", "1. ", "2) ", "• ", "\"", "'", "“", "”", "(", ")",
    "<", "[", "…", "...", ". . . ", "?", "!", "ㅋㅋ", "^^", "\n", " ", "\u{3000}", "🙂", "½", "^9",
    "삼분의 이", "마이너스 일", "e\u{301}", "\u{1112}\u{1161}\u{11AB}", "\r\n", "\u{0}", "\u{85}", "ⓒ",
    "2025년 3월 1일", "지난달 14일", " 18일(현지시간)", "내년 상반기", "2~3년", "Q3 2024", " next quarter ",
    "by mid-2027", " two years ago ", "Tuesday", "the first", "올해 4분기", "49-51", " vote ",
    "By Ann Poe", "김하늘 기자", "http://a.b/?c=30%", "△3", "열두 곳", "one hundred thirty fifths",
  ]

  static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...40, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  @Test("spans are ascending, on character bounds, and hold every character once")
  func cover() throws {
    var generator = SeededGenerator(state: 11)
    for round in 0..<400 {
      var bytes = Array(Self.text(&generator).utf8)
      if round % 4 == 0 {
        for _ in 0..<4 {
          bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
            in: 0...255, using: &generator)
        }
      }
      let n = try Reading.stage.get()(Document(id: "x", text: Text(bytes: bytes)))
      #expect(String(validating: n.text.bytes, as: UTF8.self) != nil)
      expectSpans(n)
    }
  }

  @Test(
    "what isn't clean is mended wherever it stands",
    arguments: [
      ("e\u{301}", "é"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\r\n", "\n"), ("\u{0}", ""),
      ("\u{7F}", ""), ("\u{85}", "\n"), ("\u{FEFF}", ""),
    ])
  func clean(found: String, expected: String) throws {
    let filler = "공장은 2025년 漢字 plant 문을 “열” "
    for count in 0..<filler.count {
      let before = String(filler.prefix(count)) + "x"
      let text = Text(bytes: Array((before + found + filler).utf8))
      let n = try Reading.stage.get()(Document(id: "x", text: text))
      #expect(n.text.bytes == Array((before + expected + filler).utf8))
    }
  }

  private func expectSpans(_ n: NormalizedDocument) {
    let bytes = n.text.bytes
    var at = 0
    let spans = (n.sentences.map(\.span) + n.furniture.map(\.span)).sorted()
    for span in spans {
      #expect(isBlank(bytes[at..<Int(span.start)]), "\(n.text.string)")
      #expect(String(validating: bytes[span.range], as: UTF8.self) != nil)
      at = Int(span.end)
    }
    #expect(isBlank(bytes[at...]), "\(n.text.string)")
    var last: Int32 = 0
    for q in n.quantities {
      #expect(q.span.start >= last && !q.span.isEmpty && Int(q.span.end) <= bytes.count)
      #expect(String(validating: bytes[q.span.range], as: UTF8.self) != nil)
      last = q.span.end
    }
    last = 0
    for d in n.dates {
      #expect(d.span.start >= last && !d.span.isEmpty && Int(d.span.end) <= bytes.count)
      #expect(String(validating: bytes[d.span.range], as: UTF8.self) != nil)
      last = d.span.end
    }
    for s in n.sentences {
      #expect(n.document.blocks[s.block].span.contains(s.span))
    }
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).allSatisfy(\.isWhitespace)
  }

  @Test("normalizing twice changes nothing")
  func idempotent() throws {
    var generator = SeededGenerator(state: 12)
    for _ in 0..<200 {
      let once = try Reading.normalize(Self.text(&generator))
      let twice = try Reading.stage.get()(once.document)
      #expect(twice == once)
    }
  }

  @Test("paragraphs are read one by one")
  func concatenation() throws {
    var generator = SeededGenerator(state: 13)
    for _ in 0..<100 {
      let parts = (0..<4).map { _ in
        Self.text(&generator).filter { !$0.isNewline && $0 != "\u{0}" } + "."
      }
      let day = "2025-03-19"
      let whole = try Reading.normalize(
        parts.joined(separator: "\n"), language: "ko", published: day)
      var sentences: [String] = []
      var quantities: [String] = []
      var dates: [String] = []
      for part in parts {
        let n = try Reading.normalize(part, language: "ko", published: day)
        sentences += n.sentences.map { n.text.string($0.span) }
        quantities += n.quantities.map { n.text.string($0.span) + ($0.value ?? "") }
        dates += n.dates.map { n.text.string($0.span) + ($0.value ?? "") }
      }
      #expect(whole.sentences.map { whole.text.string($0.span) } == sentences)
      #expect(
        whole.quantities.map { whole.text.string($0.span) + ($0.value ?? "") } == quantities)
      #expect(whole.dates.map { whole.text.string($0.span) + ($0.value ?? "") } == dates)
    }
  }

  @Test("any bytes are taken")
  func bytes() throws {
    var generator = SeededGenerator(state: 14)
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let n = try Reading.stage.get()(Document(id: "x", text: Text(bytes: bytes)))
      #expect(String(validating: n.text.bytes, as: UTF8.self) != nil)
      expectSpans(n)
    }
  }
}

@Suite("text and language")
struct TextTests {
  @Test(
    "text is NFC with LF and without controls",
    arguments: [
      ("a\r\nb\rc", "a\nb\nc"), ("\u{FEFF}a\u{0}b", "ab"), ("e\u{301}", "\u{E9}"),
      ("\u{1112}\u{1161}\u{11AB}국", "한국"), ("a\tb", "a\tb"), ("a\u{2028}b", "a\nb"),
    ])
  func clean(text: String, expected: String) throws {
    #expect(try Reading.normalize(text).text.bytes == Array(expected.utf8))
  }

  @Test("a broken character is replaced wherever it stands", arguments: 0..<64)
  func broken(place: Int) throws {
    let text = "정부는 AI에 투자한다. The plant reopened — 공장 3곳, “희망” 이라고 했다.\n끝"
    for byte: UInt8 in [0x20, 0x41, 0x80, 0xB0, 0xC3, 0xE2, 0xEA, 0xED, 0xFF] {
      var bytes = Array(text.utf8)
      bytes[place] = byte
      let repaired = Text(String(decoding: bytes, as: UTF8.self))
      let stage = try Reading.stage.get()
      let found = try stage(Document(id: "a", text: Text(bytes: bytes)))
      #expect(found.text == (try stage(Document(id: "b", text: repaired))).text)
      let cut = Array(bytes.prefix(place + 1))
      let short = try stage(Document(id: "c", text: Text(bytes: cut))).text.bytes
      #expect(String(validating: short, as: UTF8.self) != nil)
    }
  }

  @Test(
    "language",
    arguments: [
      ("정부는 AI에 투자한다", "ko"), ("The plant reopened", "en"), ("工場が再開した", "ja"),
      ("SK hynix의 HBM 공급", "ko"),
    ])
  func language(text: String, expected: String) throws {
    #expect(try Reading.normalize(text).document.language == expected)
  }

  @Test("a sentence in the other language says so")
  func mixed() throws {
    let n = try Reading.normalize(
      "공장이 문을 열었다. 직원은 삼백 명이다.\nThe plant has opened its doors to visitors.")
    #expect(n.sentences.map(\.language) == [nil, nil, "en"])
  }
}
