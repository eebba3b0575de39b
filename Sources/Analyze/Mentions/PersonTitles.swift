import Model

/// Reads the titles that stand beside a person's name in Korean: 회장, 씨, 전 국정원장, (33)씨.
struct PersonTitles: Sendable {
  enum Strength: UInt8, Comparable, Sendable {
    case none, weak, strong
    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// A title and how far it reaches.
  struct Found: Sendable {
    var strength = Strength.none
    /// 씨, 군, 양: any family name will do before it.
    var isPolite = false
    /// An office, so that 한 and 고 before it are family names (한 총리).
    var isOffice = false
    /// 누나, 아저씨: no family name stands alone before it.
    var isKin = false
    /// Says what the person does.
    var isRole = false
    /// 대표, 상무: of a company.
    var isExecutive = false
    /// Where the title ends, before its particles.
    var end = 0
    static let none = Found()
  }

  let tables: NameTables
  let particles: Particles

  /// What stands behind a name that ends at `end` in a word.
  func after(_ end: Int, _ index: Int, _ words: [KoreanNameWord], _ bytes: [UInt8]) -> Found {
    let word = words[index]
    if end < word.end, let title = title(bytes, end..<word.end) { return title }
    guard end == word.end, end < bytes.count else { return .none }
    if bytes[end] == UInt8(ascii: "(") { return behindParenthesis(end, index, words, bytes) }
    guard index + 1 < words.count, words[index + 1].start == end + 1, bytes[end] == 0x20 else {
      return .none
    }
    return following(index + 1, (end - word.start) / 3 >= 3, words, bytes)
  }

  /// A title at a word, or one further: 전 대표, 새누리당 대표.
  private func following(
    _ at: Int, _ isFull: Bool, _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Found {
    let next = words[at]
    if let title = title(bytes, next.start..<next.end) { return title }
    guard next.isBare, at + 1 < words.count, words[at + 1].start == next.end + 1 else {
      return .none
    }
    let behind = words[at + 1]
    guard var title = title(bytes, behind.start..<behind.end) else {
      // 이명박 전 미국 대통령: one word between
      guard isFull, tables.notSurnames.contains(bytes[next.range]), behind.isBare,
        at + 2 < words.count, words[at + 2].start == behind.end + 1,
        let third = self.title(bytes, words[at + 2].start..<words[at + 2].end)
      else { return .none }
      return third
    }
    if tables.formerly.contains(bytes[next.range]) { return title }
    // 누리온 박지훈 대표: the title is another's
    guard isFull, !isName(bytes[next.range]) else { return .none }
    title.strength = .weak
    return title
  }

  /// 박지훈: a frequent family name and two syllables of given names.
  private func isName(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 9 && tables.surnames[text.prefix(3)] == true
      && tables.syllables.given(Array(text), at: 3) >= 10
  }

  /// (33)씨, (새누리당) 의원, an age.
  private func behindParenthesis(
    _ open: Int, _ index: Int, _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Found {
    let limit = min(bytes.count, open + 40)
    guard let close = bytes[open..<limit].firstIndex(of: UInt8(ascii: ")")) else { return .none }
    var at = index + 1
    while at < words.count, words[at].start <= close { at += 1 }
    if at < words.count,
      words[at].start == close + 1 || (words[at].start == close + 2 && bytes[close + 1] == 0x20)
    {
      let title = following(at, true, words, bytes)
      if title.strength != .none { return title }
    }
    let isAge =
      Script.at(open + 1, in: bytes) == .digit && Script.at(open + 2, in: bytes) == .digit
    return isAge ? Found(strength: .weak) : .none
  }

  /// Whether a word is a title with nothing but particles behind it, or ends in one: 국정원장.
  func title(_ bytes: [UInt8], _ range: Range<Int>) -> Found? {
    var to = range.upperBound
    while to > range.lowerBound {
      let known =
        tables.titlesAfter[bytes[range.lowerBound..<to]].map { found($0, to) }
        ?? compound(bytes, range.lowerBound..<to)
      if let known, particles.fill(bytes, from: to, limit: range.upperBound, nouns: true) {
        return known
      }
      to -= 1
      while to > range.lowerBound, bytes[to] & 0xC0 == 0x80 { to -= 1 }
    }
    return nil
  }

  private func found(_ title: NameTables.Title, _ end: Int) -> Found {
    Found(
      strength: title.isStrong ? .strong : .weak, isPolite: title.isPolite,
      isOffice: title.isOffice && title.compounds, isKin: title.isKin, isRole: title.isRole,
      isExecutive: title.isExecutive, end: end)
  }

  /// 법무부장관, 수석부대변인, 전회장: a longer word that ends in a title.
  private func compound(_ bytes: [UInt8], _ range: Range<Int>) -> Found? {
    guard range.count >= 9 else { return nil }
    var start = range.upperBound - 6
    while start > range.lowerBound, range.upperBound - start <= 15 {
      if let known = tables.titlesAfter[bytes[start..<range.upperBound]], known.compounds {
        return found(known, range.upperBound)
      }
      start -= 3
    }
    return nil
  }

  /// Whether the word announces a name: 배우, 할리우드배우, 신임대표.
  func announces(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Bool {
    word.isBare && announced(word.start..<word.end, bytes) != nil
  }

  /// Whether a word that ends in what announces a name says what the person does; nil when it announces none.
  func announced(_ word: Range<Int>, _ bytes: [UInt8]) -> Bool? {
    var start = word.upperBound - 6
    while start >= word.lowerBound, word.upperBound - start <= 18 {
      if let isRole = tables.titlesBefore[bytes[start..<word.upperBound]] { return isRole }
      start -= 3
    }
    return nil
  }
}
