import Testing

@testable import Lexicon

@Suite("matcher")
struct MatcherTests {
  @Test("finds what a search of every position finds")
  func complete() {
    var random = SystemRandomNumberGenerator()
    let seed = random.next()
    var state = seed
    func below(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    for _ in 0..<200 {
      let alphabet = ["a", "A", "b", "é", "가", "각", "🜁"].map { Array($0.utf8) }
      func word(_ length: Int) -> [UInt8] {
        (0..<length).flatMap { _ in alphabet[below(alphabet.count)] }
      }
      let patterns = (0..<(1 + below(12))).map { _ in word(1 + below(4)) }
      let text = word(below(60))
      for folding in [false, true] {
        func fold(_ bytes: [UInt8]) -> [UInt8] {
          folding ? bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } : bytes
        }
        var want: Set<Matcher.Match> = []
        for (i, p) in patterns.enumerated() {
          for at in 0..<max(0, text.count - p.count + 1)
          where fold(Array(text[at..<(at + p.count)])) == fold(p) {
            want.insert(.init(pattern: Int32(i), start: Int32(at), end: Int32(at + p.count)))
          }
        }
        var got: [Matcher.Match] = []
        Matcher(patterns, foldingASCIICase: folding).forEachMatch(in: text, range: 0..<text.count) {
          got.append($0)
        }
        #expect(Set(got) == want, "seed \(seed)")
        #expect(got.count == want.count, "seed \(seed)")
        let inOrder = got.indices.dropFirst().allSatisfy {
          (got[$0 - 1].end, got[$0 - 1].start) <= (got[$0].end, got[$0].start)
        }
        #expect(inOrder, "seed \(seed)")
      }
    }
  }

  @Test("leftmost longest, not overlapping")
  func longest() {
    let words = ["삼성", "삼성전자", "전자", "LG"].map { Array($0.utf8) }
    let text = Array("삼성전자와 LG".utf8)
    let found = Matcher(words).leftmostLongest(in: text, range: 0..<text.count)
    #expect(found.map(\.pattern) == [1, 3])
  }

  @Test("finds each of many words, and no other")
  func many() {
    // 8,000 words of 12 letters that differ in their first five
    func letter(_ number: Int, _ place: Int) -> UInt8 {
      let value = place < 5 ? (number >> (place * 3)) & 7 : (number * (place + 3) + place) % 23
      return 0x61 + UInt8(value)
    }
    var words: [[UInt8]] = []
    for number in 0..<8_000 {
      words.append((0..<12).map { letter(number, $0) })
    }
    let matcher = Matcher(words)
    let text = words[17] + words[7_999] + words[4_242]
    var found: [Int32] = []
    matcher.forEachMatch(in: text, range: 0..<text.count) { found.append($0.pattern) }
    #expect(found == [17, 7_999, 4_242])
  }

  @Test("a range that ends inside a character holds none of it")
  func cut() {
    let text = Array("가나".utf8)
    var found: [Int32] = []
    Matcher(["가", "나"].map { Array($0.utf8) }).forEachMatch(in: text, range: 0..<5) {
      found.append($0.pattern)
    }
    #expect(found == [0])
  }

  @Test("of the same words the last is told first")
  func twins() {
    var found: [Int32] = []
    Matcher([[0x61], [0x62], [0x61]]).forEachMatch(in: [0x61], range: 0..<1) {
      found.append($0.pattern)
    }
    #expect(found == [2, 0])
  }
}
