import Lexicon
import Model

/// Finds people in a Korean sentence: the dictionary's given names, family names with titles, 씨, 모.
struct KoreanPersons: Sendable {
  let tables: NameTables
  let particles: Particles
  let titles: PersonTitles
  let foreign: ForeignNames

  init(tables: NameTables, particles: Particles) {
    self.tables = tables
    self.particles = particles
    titles = PersonTitles(tables: tables, particles: particles)
    foreign = ForeignNames(
      tables: tables, ends: PersonNameEnds(tables: tables, particles: particles))
  }

  /// One word while it is looked at.
  private struct Place {
    var word: KoreanNameWord
    var index: Int
    /// End of what can be a name in it.
    var end: Int
    var text: [UInt8]
    var tokens: ArraySlice<Morpheme>
    var title: PersonTitles.Found
    /// A title stands right before it.
    var isAnnounced: Bool

    var syllables: Int { text.count / 3 }
    var isEvident: Bool { title.strength != .none || isAnnounced }
  }

  /// - Parameter isTaken: whether the gazetteer names something else just there.
  func find(
    words: [KoreanNameWord], morphemes: [Morpheme], bytes: [UInt8],
    isTaken: (Span) -> Bool, into out: inout [Candidate]
  ) {
    var index = 0
    while index < words.count {
      let step = person(at: index, words, morphemes, bytes, isTaken, &out)
      index += max(1, step)
    }
  }

  /// Tries the rules at one word; returns how many words the name takes.
  private func person(
    at index: Int, _ words: [KoreanNameWord], _ morphemes: [Morpheme], _ bytes: [UInt8],
    _ isTaken: (Span) -> Bool, _ out: inout [Candidate]
  ) -> Int {
    let word = words[index]
    guard let end = foreign.ends.end(word, bytes) else { return 1 }
    let first = word.content.isEmpty ? word.morphemes : word.content
    let place = Place(
      word: word, index: index, end: end, text: Array(bytes[word.start..<end]),
      tokens: morphemes[first].prefix { Int($0.start) < end },
      title: titles.after(end, index, words, bytes),
      isAnnounced: index > 0 && word.spaced && titles.announces(words[index - 1], bytes))
    // 은퇴한 차두리: an ending is no name, but a title of one's own may make it one
    guard end <= max(word.contentEnd, word.start + 1) || isSpoken(place, bytes) else { return 1 }
    if let unnamed = unnamedEnd(place, words, bytes) {
      append(word.start, unnamed, rank: 7, &out)
      return 1
    }
    if place.syllables == 1, Script.at(word.start, in: bytes) == .hangul {
      if isFamilyName(place),
        foreign.next(index, end, words, morphemes, bytes, given: false) == nil
      {
        append(word.start, end, rank: 6, &out)
        return 1
      }
      if !tables.foreignGiven.contains(place.text) { return 1 }
    }
    if tables.notNames.contains(place.text) || isMixed(place.text) { return 1 }
    let step = foreign.name(
      at: index, end, place.tokens, words, morphemes, bytes, evident: place.isEvident)
    let span = Span(word.start, step?.end ?? end)
    if isTaken(span), !overrules(place, goesOn: step != nil) { return 1 }
    if step == nil, let shape = tables.koreanEnd(bytes, word.start..<end),
      isInstitution(shape, place, words, bytes)
    {
      return 1
    }
    if isKorean(place, goesOn: step != nil, bytes) {
      append(word.start, end, rank: place.isEvident ? 7 : 6, &out)
      return 1
    }
    if let step {
      append(word.start, step.end, rank: 6, &out)
      return step.words
    }
    if isForeign(place, bytes) { append(word.start, end, rank: place.isEvident ? 6 : 4, &out) }
    return 1
  }

  /// 김지원 대표: a name of three syllables before a title, though the gazetteer knows something so called;
  /// but 서울시 교육감.
  private func overrules(_ place: Place, goesOn: Bool) -> Bool {
    !goesOn && place.syllables == 3 && place.title.strength != .none
      && tables.syllables.given(place.text, at: 3) >= 0
  }

  /// Whether the word's end says that it is no person: 가온협회; before a title too when it is long (알바노조
  /// 위원장), and 역삼동 behind 강남구.
  private func isInstitution(
    _ shape: NameTables.Shape, _ place: Place, _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Bool {
    if shape.strength == 3 {
      guard shape.type == .place, place.title.strength == .none, place.index > 0,
        place.word.spaced
      else { return false }
      let before = words[place.index - 1]
      return before.isBare && tables.koreanEnd(bytes, before.range)?.type == .place
    }
    return place.title.strength == .none || (place.syllables >= 4 && shape.count >= 6)
  }

  /// 서다온 씨, 노은채 원장: torn by the dictionary, but a title says that it is a name.
  private func isSpoken(_ place: Place, _ bytes: [UInt8]) -> Bool {
    let word = place.word
    guard Script.at(word.start, in: bytes) == .hangul else { return false }
    if word.content.isEmpty, word.morphemes.count == 1 { return true }
    if tables.foreignGiven.contains(place.text) { return true }
    guard place.title.strength == .strong else { return false }
    if place.title.isPolite, place.end < word.end { return true }
    return place.syllables == 3 && tables.surnames[place.text.prefix(3)] != nil
      && tables.syllables.given(place.text, at: 3) >= (place.title.isPolite ? -15 : 5)
  }

  /// 김모씨, 박 모 씨, A씨: where the part of the name ends that is given.
  private func unnamedEnd(
    _ place: Place, _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Int? {
    let text = place.text
    let isLetter = text.count == 4 && text[0] >= 0x41 && text[0] <= 0x5A
    if text.count == 6 || isLetter, text.suffix(3).elementsEqual(Self.unnamed),
      place.title.strength != .none,
      isLetter || tables.surnames[text.prefix(3)] != nil
    {
      return place.end - 3
    }
    let next = place.index + 1
    guard text.count == 3, next < words.count, words[next].start == place.end + 1,
      bytes[words[next].start..<words[next].end].starts(with: Self.unnamed),
      tables.surnames[text] != nil
    else { return nil }
    let mark = words[next].start + 3
    return titles.after(mark, next, words, bytes).strength == .strong ? place.end : nil
  }

  private static let unnamed = Array("모".utf8)

  /// 김 대표, 문 의원, 변 씨: a family name alone before a title.
  private func isFamilyName(_ place: Place) -> Bool {
    let isFree = place.word.start == 0 || place.word.spaced || place.title.isPolite
    guard isFree, place.title.strength == .strong, !place.title.isKin, place.text != Self.unnamed,
      let common = tables.surnames[place.text]
    else {
      return false
    }
    if place.title.isPolite { return true }
    // 전 대표, 현 회장; but 한 총리
    guard tables.notSurnames.contains(place.text) else { return true }
    return common && place.title.isOffice && place.text != Self.both
  }

  /// 양 대표: both of them.
  private static let both = Array("양".utf8)

  /// 김선아, 홍길동: family name and one or two syllables.
  private func isKorean(_ place: Place, goesOn: Bool, _ bytes: [UInt8]) -> Bool {
    guard let surname = surname(place.text), place.syllables >= 2,
      place.syllables <= surname.count / 3 + 2
    else { return false }
    if goesOn, place.title.strength != .strong || tables.foreignGiven.contains(place.text) {
      return false
    }
    let given = place.syllables - surname.count / 3
    let tokens = place.tokens
    guard given >= 1, given <= 2, Script.at(0, in: place.text) == .hangul else { return false }
    if tokens.count == 1, let only = tokens.first, only.namesPerson {
      return given == 2 || place.isEvident
    }
    let common = tables.surnames[surname] ?? false
    let score = given == 2 ? tables.syllables.given(place.text, at: surname.count) : 0
    if place.title.isPolite, given == 2, score > -15 { return true }
    let only = tokens.count == 1 ? tokens.first : nil
    let known = only.map { !$0.isUnknown && $0.first != .nnp } ?? false
    let isTitled = place.title.strength == .strong && !known
    // 노은채 원장: torn into verb and ending by the dictionary
    if tokens.isEmpty || Int(tokens.last?.end ?? 0) < place.end {
      return isTitled && given == 2 && score >= 5
    }
    if tables.notNameEndings.contains(place.text.suffix(3)), !isTitled || score <= 0 {
      return false
    }
    if tokens.first?.namesPerson == true, tokens.first?.range.count == surname.count {
      // 임/인명 다미/NNG
      return given == 2 && (common || place.isEvident)
    }
    guard place.isEvident else {
      guard given == 2, !known else { return false }
      if only?.isUnknown == true, common { return score > -20 }
      if only?.first == .nnp, only?.nounClass == nil, common, score >= 10 { return true }
      return isLikely(place, surname, score, bytes)
    }
    if known { return given == 2 && common && place.title.strength != .none }
    if place.title.strength == .none, given == 2, score < 5 { return false }
    return common || tokens.contains { $0.isUnknown || $0.namesPerson }
      || (given == 2 && score > 5)
  }

  /// 진갑용과, 공승연,: torn apart by the dictionary, made of syllables that given names are made of.
  private func isLikely(
    _ place: Place, _ surname: [UInt8], _ score: Int, _ bytes: [UInt8]
  ) -> Bool {
    guard score >= 15, place.tokens.count > 1, surname.count == 3,
      place.word.end > place.end || place.end == bytes.count || bytes[place.end] != 0x20
    else { return false }
    // 국가+비: a noun at its beginning; 한+지혜 may be a name
    guard let first = place.tokens.first else { return false }
    if first.range.count != 3 { return score >= 25 && place.tokens.count == 2 }
    return place.tokens.dropFirst().allSatisfy { token in
      token.range.count == 3 || token.isProper || score >= 20
    }
  }

  /// A name of another language: the dictionary must know at least half of it, or a title stands beside it.
  private func isForeign(_ place: Place, _ bytes: [UInt8]) -> Bool {
    let named = place.tokens.reduce(0) { $0 + ($1.namesPerson ? $1.range.count : 0) }
    let sound =
      place.syllables >= 2 ? tables.syllables.foreign(bytes, place.word.start..<place.end) : 0
    if named * 2 < place.text.count {
      guard place.isEvident else { return false }
      let isTitled = place.title.strength == .strong && place.syllables >= 3 && sound >= 3
      let isNoun = place.tokens.contains {
        ($0.first == .nng && $0.range.count * 2 >= place.text.count) || $0.first == .mag
      }
      guard place.tokens.allSatisfy(\.isProper) || (isTitled && !isNoun) else { return false }
    }
    if place.syllables < 2, !place.isEvident { return false }
    return place.isEvident || place.syllables > 2 || place.tokens.count == 1
  }

  private func surname(_ text: [UInt8]) -> [UInt8]? {
    for length in [6, 3] where text.count > length {
      let head = Array(text.prefix(length))
      if tables.surnames[head] != nil { return head }
    }
    return nil
  }

  /// Holds letters or digits of another script: 갤럭시S5.
  private func isMixed(_ text: [UInt8]) -> Bool {
    text.count > 1 && text.contains { $0 < 0x80 }
  }

  private func append(_ start: Int, _ end: Int, rank: UInt8, _ out: inout [Candidate]) {
    out.append(Candidate(span: Span(start, end), type: .person, rank: rank))
  }
}
