import Lexicon
import Model

/// Finds people in a Korean sentence: the dictionary's given names, family names with titles, 씨, 모.
struct KoreanPersons: Sendable {
  let tables: NameTables
  let particles: Particles

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
    guard let end = nameEnd(word, bytes) else { return 1 }
    let titled = title(after: end, index, words, bytes)
    let announced = index > 0 && word.spaced && endsInTitle(words[index - 1], bytes)
    let syllables = (end - word.start) / 3
    // 김 대표, 문 의원: a family name alone before a title
    if syllables == 1, word.start + 3 == end, Script.at(word.start, in: bytes) == .hangul,
      !goesOn(index, end, words, morphemes, bytes)
    {
      guard titled == .strong, let common = tables.surnames[bytes[word.start..<end]],
        common || announced, !tables.notSurnames.contains(bytes[word.start..<end])
      else { return 1 }
      append(word.start, end, rank: 6, &out)
      return 1
    }
    let span = Span(word.start, end)
    if isTaken(span), syllables != 3 || titled == .none { return 1 }
    let first = word.content.isEmpty ? word.morphemes : word.content
    let tokens = morphemes[first].filter { Int($0.start) < end }
    let named = tokens.reduce(0) { $0 + ($1.namesPerson ? $1.range.count : 0) }
    let text = Array(bytes[word.start..<end])
    if tables.notNames.contains(text) || isMixed(text) { return 1 }
    if titled == .none, let shape = tables.koreanEnd(bytes, word.start..<end), shape.strength != 3 {
      return 1
    }
    let evident = titled != .none || announced
    if let surname = surname(text), syllables >= 2, syllables <= surname.count / 3 + 2,
      titled != .none || !goesOn(index, end, words, morphemes, bytes)
    {
      if koreanName(text, surname, tokens, syllables, evident: evident, titled: titled, bytes) {
        append(word.start, end, rank: evident ? 7 : 6, &out)
        return 1
      }
    }
    // names of other languages: the dictionary must know at least half of it
    guard named * 2 >= end - word.start || (evident && tokens.allSatisfy(\.isProper)) else {
      return 1
    }
    if syllables < 2, !evident, !goesOn(index, end, words, morphemes, bytes) { return 1 }
    var last = index
    var lastEnd = end
    while last - index < 3, let next = nextEnd(last, lastEnd, words, morphemes, bytes) {
      last += 1
      lastEnd = next
    }
    let single = last == index
    if single, !evident, syllables <= 2, tokens.count > 1 { return 1 }
    append(word.start, lastEnd, rank: single && !evident ? 4 : 6, &out)
    return last - index + 1
  }

  /// 김선아, 홍길동: family name and one or two syllables.
  private func koreanName(
    _ text: [UInt8], _ surname: [UInt8], _ tokens: [Morpheme], _ syllables: Int, evident: Bool,
    titled: Title, _ bytes: [UInt8]
  ) -> Bool {
    let given = syllables - surname.count / 3
    guard given >= 1, given <= 2, Script.at(0, in: text) == .hangul else { return false }
    if tokens.count == 1, tokens[0].namesPerson { return given == 2 || evident }
    let common = tables.surnames[surname] ?? false
    let known = tokens.count == 1 && !tokens[0].isUnknown && tokens[0].first != .nnp
    if tables.notNameEndings.contains(text.suffix(3)) { return false }
    if given == 1, Array(text.suffix(3)) == Self.unnamed { return titled != .none }
    if tokens.first?.namesPerson == true, tokens[0].range.count == surname.count {
      // 임/인명 다미/NNG
      return given == 2 && (common || evident)
    }
    guard evident else { return given == 2 && common && tokens.count == 1 && tokens[0].isUnknown }
    if known { return given == 2 && common && titled != .none }
    return common || tokens.contains { $0.isUnknown || $0.namesPerson }
  }

  private static let unnamed = Array("모".utf8)

  private func surname(_ text: [UInt8]) -> [UInt8]? {
    for length in [6, 3] where text.count > length {
      let head = text.prefix(length)
      if tables.surnames[head] != nil { return Array(head) }
    }
    return nil
  }

  /// Whether a name of several words goes on behind its first: 톰 행크스.
  private func goesOn(
    _ index: Int, _ end: Int, _ words: [KoreanNameWord], _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Bool {
    nextEnd(index, end, words, morphemes, bytes) != nil
  }

  private func nextEnd(
    _ last: Int, _ end: Int, _ words: [KoreanNameWord], _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Int? {
    guard last + 1 < words.count, end == words[last].end, words[last + 1].spaced,
      words[last + 1].start == end + 1, let next = nameEnd(words[last + 1], bytes),
      continues(words[last + 1], next, morphemes, bytes)
    else { return nil }
    return next
  }

  /// Holds letters or digits of another script: 갤럭시S5.
  private func isMixed(_ text: [UInt8]) -> Bool {
    text.count > 1 && text.contains { $0 < 0x80 }
  }

  /// The next word of a name in several words: 데이빗 벨.
  private func continues(
    _ word: KoreanNameWord, _ end: Int, _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Bool {
    let text = Array(bytes[word.start..<end])
    if tables.titlesAfter[text] != nil || tables.notNames.contains(text) { return false }
    if tables.koreanEnds[text] != nil { return false }
    let tokens = morphemes[word.content].filter { Int($0.start) < end }
    guard !tokens.isEmpty, !isMixed(text) else { return false }
    // 조현재 안드레아: a Korean name doesn't go on a foreign one
    if tokens.count == 1, text.count == 9, tables.surnames[text.prefix(3)] == true {
      return false
    }
    if text.count == 3, tables.surnames[text] != nil { return false }
    let named = tokens.reduce(0) { $0 + ($1.namesPerson ? $1.range.count : 0) }
    return named * 2 >= end - word.start || tokens.allSatisfy(\.isUnknown)
  }

  private enum Title { case none, weak, strong }

  /// What stands behind a name: 씨, (33)씨, a title in the next word, or an age.
  private func title(
    after end: Int, _ index: Int, _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Title {
    let word = words[index]
    if end < word.end, let strong = titleWord(bytes, end..<word.end) {
      return strong ? .strong : .weak
    }
    guard end == word.end else { return .none }
    if end < bytes.count, bytes[end] == UInt8(ascii: "(") {
      // an age, or a title behind the parenthesis
      if end + 2 < bytes.count, Script.at(end + 1, in: bytes) == .digit,
        Script.at(end + 2, in: bytes) == .digit
      {
        return .weak
      }
      return .none
    }
    guard index + 1 < words.count, words[index + 1].start == end + 1, bytes[end] == 0x20 else {
      return .none
    }
    let next = words[index + 1]
    if let strong = titleWord(bytes, next.start..<next.end) { return strong ? .strong : .weak }
    // 김무성 새누리당 대표: the title may stand one word further
    if index + 2 < words.count, next.isBare, words[index + 2].start == next.end + 1,
      (end - word.start) / 3 >= 3,
      let strong = titleWord(bytes, words[index + 2].start..<words[index + 2].end)
    {
      return strong ? .weak : .none
    }
    return .none
  }

  /// Whether a word is a title with nothing but particles behind it.
  private func titleWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool? {
    var to = range.upperBound
    while to > range.lowerBound {
      if let strong = tables.titlesAfter[bytes[range.lowerBound..<to]],
        particles.fill(bytes, from: to, limit: range.upperBound, nouns: true)
      {
        return strong
      }
      to -= 1
      while to > range.lowerBound, bytes[to] & 0xC0 == 0x80 { to -= 1 }
    }
    return nil
  }

  private func endsInTitle(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Bool {
    guard word.isBare else { return false }
    let text = bytes[word.range]
    for length in stride(from: min(18, text.count), through: 6, by: -3)
    where tables.titlesBefore.contains(text.suffix(length)) { return true }
    return false
  }

  /// The end of what can be a name in a word: its content, or all up to the particles.
  private func nameEnd(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Int? {
    let script = Script.at(word.start, in: bytes)
    if script == .latin {
      // A씨, B 일병
      let end = word.start + 1
      let capital = bytes[word.start] >= 0x41 && bytes[word.start] <= 0x5A
      return capital && (end == word.end || Script.at(end, in: bytes) == .hangul)
        ? end : nil
    }
    guard script == .hangul else { return nil }
    // the title may be joined: 장현우씨, 정철민병장
    var end = word.contentEnd > word.start ? word.contentEnd : word.end
    if word.contentEnd == word.start || !particlesOnly(word, bytes) { end = stripped(word, bytes) }
    end = full(word, end, bytes)
    var at = end - 3
    if at == word.start + 3, bytes[at..<end].elementsEqual("씨".utf8) { return at }
    while at > word.start + 3 {
      if let strong = tables.titlesAfter[bytes[at..<end]], strong { return at }
      at -= 3
    }
    return end
  }

  /// 신유주때문에, 박하선진짜: nothing belongs to a name that ends at its third syllable but a title.
  private func full(_ word: KoreanNameWord, _ end: Int, _ bytes: [UInt8]) -> Int {
    guard end - word.start > 9, let first = word.personEnd, first - word.start == 9,
      tables.surnames[bytes[word.start..<word.start + 3]] != nil
    else { return end }
    return first
  }

  private func particlesOnly(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Bool {
    particles.fill(bytes, from: word.contentEnd, limit: word.end, nouns: true)
  }

  /// The word without the longest tail that is nothing but particles.
  private func stripped(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Int {
    var at = word.start + 6
    while at < word.end {
      if particles.fill(bytes, from: at, limit: word.end, nouns: false) { return at }
      at += 3
    }
    return word.end
  }

  private func append(_ start: Int, _ end: Int, rank: UInt8, _ out: inout [Candidate]) {
    out.append(Candidate(span: Span(start, end), type: .person, rank: rank))
  }
}
