import Testing

@testable import Analyze

@Suite struct ByteTableTests {
  @Test("finds what was put in, as often as it grows, and nothing else")
  func grows() {
    var table = ByteTable<Int>()
    let words = (0..<1_000).map { "낱말\($0)" + String(repeating: "x", count: $0 % 80) }
    for (i, word) in words.enumerated() { table[Array(word.utf8)] = i }
    for (i, word) in words.enumerated() {
      let text = Array(("<" + word + ">").utf8)
      #expect(table[Array(word.utf8)] == i)
      #expect(table[text[1..<(text.count - 1)]] == i)
      #expect(table[text] == nil)
    }
    #expect(table[[]] == nil)
  }

  @Test("the last value of a key counts, and nil changes nothing")
  func replaced() {
    var table = ByteTable<String>()
    table[[1, 2]] = "a"
    table[[1, 2]] = "b"
    table[[1, 2]] = nil
    table[[]] = "empty"
    #expect(table[[1, 2]] == "b")
    #expect(table[[]] == "empty")
    #expect(table[[1]] == nil)
  }

  @Test(
    "tells lengths that no key has",
    arguments: [(2, true), (3, false), (62, false), (63, true), (64, true), (500, true)])
  func lengths(length: Int, expected: Bool) {
    var table = ByteTable<Bool>()
    table[[0, 1]] = true
    table[[UInt8](repeating: 7, count: 90)] = true
    #expect(table.holds(length: length) == expected)
  }

  @Test(
    "a set knows words in small letters, whatever the case of the text",
    arguments: [
      ("bank", true, true), ("BANK", false, true), ("Bank", false, true),
      ("b\u{0}nk", false, false),
      ("은행", true, true), ("ban", false, false), ("[ank", false, false),
    ])
  func folded(text: String, exact: Bool, lowercased: Bool) {
    var set = ByteSet()
    set.insert(Array("bank".utf8))
    set.insert(Array("은행".utf8))
    set.insert(Array("{ank".utf8))
    let word = Array(text.utf8)
    #expect(set.contains(word) == exact)
    #expect(set.contains(lowercased: word[...]) == lowercased)
  }
}
