import Testing

@testable import Analyze

@Suite("English tokens")
struct EnglishTokenTests {
  @Test(
    "words, numbers and marks",
    arguments: [
      ("third-quarter profit", ["third", "quarter", "profit"]),
      ("EUR20.4m", ["EUR", "20.4", "m"]), ("didn't", ["did", "n't"]),
      ("Lowe's", ["Lowe", "'s"]), ("the U.S. and", ["the", "U.S.", "and"]),
      ("up 3.5%.", ["up", "3.5", "%", "."]), ("1,385.3", ["1,385.3"]),
    ])
  func tokens(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    let found = EnglishTokenizer.tokens(of: bytes, in: 0..<bytes.count).map {
      String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
    #expect(found == expected)
  }

  @Test("spans ascend and stay inside for any bytes")
  func anyBytes() {
    var state: UInt64 = 42
    for _ in 0..<500 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 33))
      }
      let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
      var last: Int32 = 0
      for token in EnglishTokenizer.tokens(of: text, in: 0..<text.count) {
        #expect(token.start >= last && token.end > token.start && token.end <= Int32(text.count))
        last = token.end
      }
    }
  }

  @Test(
    "forms of verbs",
    arguments: [
      ("cut", "cut", "cutting"), ("rise", "rose risen", "rising"), ("slip", "", "slipping"),
      ("carry", "", "carrying"), ("pick up", "", "picking up"),
    ])
  func forms(lemma: String, irregular: String, ing: String) {
    var forms: [String] = []
    Inflection.verb(Array(lemma.utf8)[...], irregular: Array(irregular.utf8)[...]) { form, kind in
      if kind == .ing { forms.append(String(decoding: form, as: UTF8.self)) }
    }
    #expect(forms == [ing])
  }
}
