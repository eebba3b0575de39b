import Lexicon
import Model
import Testing

@testable import Normalize

@Suite struct DateRobustnessTests {
  private static let pieces = [
    "2025", "년", "12", "월", "18", "일", " ", "~", "-", "부터", "까지", "지난", "다음", "주", "the ", "next ",
    "of ", "May", "Monday", "third", "quarter", "week", "from ", "to ", "between ", "and ", "in ",
    "3", ".",
    ",", "(", ")", "'", "½", "é", "\n", "분기", "상반기", "같은 기간", "이날", "twenty ", "years ", "ago ",
    "mid-",
    "Q3", "/", "99999999999999999999", "전", "한", "달", "\u{0}", "🙂", "fiscal ", "세기", "년대", "80s",
  ]

  @Test("spans are valid, ascending and apart in any text", arguments: 1...60)
  func anything(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    var text = ""
    for _ in 0..<Int.random(in: 0...400, using: &random) {
      text += Self.pieces.randomElement(using: &random) ?? ""
    }
    let published: String? = seed % 3 == 0 ? nil : "2025-12-18"
    let found = try dates(text, published: published)
    var end: Int32 = 0
    let utf8 = Array(text.utf8)
    for date in found {
      #expect(date.span.start >= end && date.span.end > date.span.start)
      end = date.span.end
      #expect(String(validating: utf8[date.span.range], as: UTF8.self) != nil)
    }
    #expect(Int(end) <= utf8.count)
    #expect(try dates(text, published: published) == found)
  }

  @Test("bytes that aren't UTF-8 are survived", arguments: 1...20)
  func bytes(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    var bytes = Array("2025년 12월 18일, from 3 to 5 May 2025; 지난해 3분기 ".utf8)
    for _ in 0..<20 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    for date in try dates(of: bytes, published: "2025-12-18") {
      #expect(Int(date.span.end) <= bytes.count)
    }
  }

  @Test("paragraphs with full dates mean the same apart and together") func together() throws {
    let parts = [
      "The plant opened on 3 March 2024.", "2025년 5월 1일 준공했다.", "Sales grew in Q3 2025.",
      "아무 말도 없다.",
    ]
    var expected: [String?] = []
    for part in parts { expected += try dates(part, published: "2025-12-18").map(\.value) }
    let joined = parts.joined(separator: "\n\n")
    #expect(try dates(joined, published: "2025-12-18").map(\.value) == expected)
  }

  @Test("paragraphs are read one by one", arguments: 1...60)
  func concatenation(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    // What counts from a date named before is left out.
    let pieces = Self.pieces.filter { !["\n", "\u{0}", "이날", "같은 기간"].contains($0) }
    let parts = (0..<4).map { _ in
      (0..<Int.random(in: 1...30, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    func found(_ text: String) throws -> [String] {
      let whole = Text(text)
      return try dates(text, published: "2025-12-18").map {
        whole.string($0.span) + " " + ($0.value ?? "-")
      }
    }
    #expect(try found(parts.joined(separator: "\n")) == parts.flatMap { try found($0) })
  }

  @Test("a long text without white space is read in pieces") func long() throws {
    let text = String(repeating: "가나다라2025년", count: 20_000)
    #expect(try dates(text, published: "2025-12-18").count <= 20_000)
  }
}
