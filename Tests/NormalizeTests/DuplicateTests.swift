import Testing

@testable import Normalize

@Suite("near-duplicates")
struct DuplicateTests {
  /// A text of made-up words.
  static func words(_ count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(state: seed)
    return (0..<count).map { _ in "단어\(Int.random(in: 0..<5000, using: &generator))" }
  }

  static func bytes(_ words: [String]) -> [UInt8] { Array(words.joined(separator: " ").utf8) }

  @Test("copies point to the first and lose novelty")
  func chain() {
    var index = DuplicateIndex()
    let text = Self.words(200, seed: 1)
    #expect(index.add(id: "a", text: Self.bytes(text)).duplicateOf == nil)
    let novelties = (1...4).map { index.add(id: "b\($0)", text: Self.bytes(text)).novelty }
    #expect(novelties == [75, 56, 42, 32])
    #expect(index.add(id: "z", text: Self.bytes(Self.words(200, seed: 2))).novelty == 100)
    #expect(index.count == 2)
  }

  @Test("edited copies are found, other texts are not", arguments: 0..<40)
  func edited(seed: Int) {
    var index = DuplicateIndex()
    let text = Self.words(300, seed: UInt64(seed))
    _ = index.add(id: "a", text: Self.bytes(text))
    var edited = text
    for i in stride(from: 0, to: 300, by: 60) { edited[i] = "바뀜" }
    #expect(index.add(id: "b", text: Self.bytes(edited)).duplicateOf == "a")
    let half = Array(text.prefix(100)) + Self.words(200, seed: UInt64(seed) + 1000)
    #expect(index.add(id: "c", text: Self.bytes(half)).duplicateOf == nil)
  }

  @Test("case, blanks and marks don't matter")
  func marks() {
    var index = DuplicateIndex()
    _ = index.add(id: "a", text: Array("The plant, it seems, reopened.".utf8))
    let copy = index.add(id: "b", text: Array("the PLANT — it seems — reopened".utf8))
    #expect(copy.duplicateOf == "a" && copy.similarity == 1)
  }

  @Test("a copy outside the window is an original")
  func window() {
    var settings = DuplicateIndex.Settings()
    settings.window = 7
    var index = DuplicateIndex(settings)
    let text = Self.bytes(Self.words(100, seed: 3))
    func add(_ id: String, _ date: String) -> String? {
      index.add(id: id, text: text, day: DuplicateIndex.day(of: date)).duplicateOf
    }
    #expect(add("a", "2025-01-01") == nil)
    #expect(add("b", "2025-01-08") == "a")
    #expect(add("c", "2025-01-09") == nil)
    #expect(add("d", "2025-01-10") == "c")
  }

  @Test("empty texts are no copies of each other")
  func empty() {
    var index = DuplicateIndex()
    #expect(index.add(id: "a", text: []).duplicateOf == nil)
    #expect(index.add(id: "b", text: Array(" … ".utf8)).duplicateOf == nil)
  }

  @Test("days", arguments: [("1970-01-01", 0), ("2000-03-01", 11017), ("2025-12-18T09:00", 20440)])
  func days(date: String, expected: Int) {
    #expect(DuplicateIndex.day(of: date) == expected)
  }
}
