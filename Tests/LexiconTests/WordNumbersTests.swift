import Testing

@testable import Lexicon

@Suite("words by their bytes")
struct WordNumbersTests {
  private struct Generator {
    var state: UInt64
    mutating func below(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
  }

  /// Bytes beside the bounds of A–Z and a–z, and parts of Hangul.
  private static let bytes: [UInt8] = [
    0x40, 0x41, 0x5A, 0x5B, 0x60, 0x61, 0x7A, 0x7B, 0x00, 0x20, 0xC1, 0xDA, 0xEA, 0xB0, 0x80, 0xFF,
  ]

  @Test("every word has its number, whatever its length, and others have none", arguments: 0..<4)
  func numbers(seed: Int) {
    var random = Generator(state: UInt64(seed))
    var numbers = WordNumbers()
    var expected: [[UInt8]: Int] = [:]
    for _ in 0..<2_000 {
      let word = (0..<random.below(20)).map { _ in Self.bytes[random.below(Self.bytes.count)] }
      let known = expected[word]
      let (number, isNew) = numbers.insert(word[...])
      #expect(number == known ?? expected.count)
      #expect(isNew == (known == nil))
      expected[word] = number
    }
    #expect(numbers.count == expected.count)
    for (word, number) in expected {
      #expect(numbers[word[...]] == number)
      #expect(Array(numbers.word(number)) == word)
      let longer = word + [0x21]
      #expect(numbers[longer[...]] == nil)
    }
  }

  @Test("folded, capitals of the text and nothing else are small letters", arguments: 0..<4)
  func folded(seed: Int) {
    func small(_ word: [UInt8]) -> [UInt8] { word.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 } }
    var random = Generator(state: UInt64(seed))
    let words = (0..<500).map { _ in
      (0..<random.below(20)).map { _ in Self.bytes[random.below(Self.bytes.count)] }
    }
    var numbers = WordNumbers()
    for word in words.prefix(250) { _ = numbers.insert(small(word)[...]) }
    for word in words {
      #expect(numbers.number(of: word[...], folded: true) == numbers[small(word)[...]])
    }
  }
}
