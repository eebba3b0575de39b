import Testing

@testable import Lexicon

@Suite("Names by their bytes")
struct NameIndexTests {
  private func found(_ names: [String], in text: String, at start: Int) -> [String] {
    var index = NameIndex(capacity: 4)
    for (value, name) in names.enumerated() { index.insert(Array(name.utf8)[...], value: value) }
    let bytes = Array(text.utf8)
    var out: [String] = []
    index.forEachName(in: bytes, at: start, limit: bytes.count) { value, end, exact in
      #expect(bytes[start..<end].count == names[value].utf8.count)
      out.append(names[value] + (exact ? "" : "~"))
    }
    return out
  }

  @Test(
    "names at a place, shortest first",
    arguments: [
      ("가온전자는", ["가온", "가온전자", "전자"], ["가온", "가온전자"]),
      ("LG화학", ["LG", "LG화학", "L"], ["L", "LG", "LG화학"]),
      ("sebi said", ["Sebi", "SEBI"], ["Sebi~", "SEBI~"]),
      ("다른", ["가온"], []),
      ("한", ["한", "한국"], ["한"]),
    ])
  func names(text: String, names: [String], expected: [String]) {
    #expect(Set(found(names, in: text, at: 0)) == Set(expected))
  }

  @Test("every name inserted is found again, however many there are")
  func complete() {
    var seed: UInt64 = 7
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    var index = NameIndex(capacity: 8)
    var names: [String] = []
    for value in 0..<2_000 {
      var name = ""
      for _ in 0..<(1 + next(6)) {
        name.unicodeScalars.append(Unicode.Scalar(UInt16(0xAC00 + next(900))) ?? "가")
      }
      index.insert(Array(name.utf8)[...], value: value)
      names.append(name)
    }
    #expect(index.count == 2_000)
    for (value, name) in names.enumerated() {
      var hit = false
      let bytes = Array(name.utf8)
      index.forEachName(in: bytes, at: 0, limit: bytes.count) { found, end, _ in
        if found == value, end == bytes.count { hit = true }
      }
      #expect(hit, "\(name)")
    }
  }
}
