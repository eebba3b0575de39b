import Model

/// Finds names of several words in Hangul: 톰 행크스, 조지 W. 부시, 앤 뱅크로프트.
struct ForeignNames: Sendable {
  struct Found: Sendable {
    var end: Int
    var words: Int
  }

  let tables: NameTables
  let ends: PersonNameEnds

  /// A name of two to four words that begins at a word; nil when it holds but one.
  ///
  /// - Parameter evident: a title stands beside the first word.
  func name(
    at index: Int, _ end: Int, _ tokens: ArraySlice<Morpheme>, _ words: [KoreanNameWord],
    _ morphemes: [Morpheme], _ bytes: [UInt8], evident: Bool
  ) -> Found? {
    let text = Array(bytes[words[index].start..<end])
    let isGiven = tables.foreignGiven.contains(text)
    let named = tokens.reduce(0) { $0 + ($1.namesPerson ? $1.range.count : 0) }
    // 채시라 주지훈: Korean names stand beside each other, they don't go on
    if !isGiven, text.count == 9, tokens.count == 1, named == 9,
      tables.surnames[text.prefix(3)] != nil,
      tables.syllables.given(bytes, at: words[index].start + 3) >= 5
    {
      return nil
    }
    let isOpen = isGiven || named * 2 >= text.count || (evident && tokens.allSatisfy(\.isProper))
    var last = index
    var lastEnd = end
    if !isOpen {
      // 네일라 레이: an unknown word before one the dictionary knows
      guard text.count >= 6, isUnheard(words[index], end, tokens, bytes),
        let step = next(index, end, words, morphemes, bytes, given: false),
        isName(words[step.index], step.end, morphemes, bytes)
      else { return nil }
      last = step.index
      lastEnd = step.end
    }
    while last - index < 4,
      let step = next(last, lastEnd, words, morphemes, bytes, given: isGiven && last - index < 2)
    {
      last = step.index
      lastEnd = step.end
    }
    return last == index ? nil : Found(end: lastEnd, words: last - index + 1)
  }

  /// The next word of a name, when the name goes on behind a word.
  func next(
    _ last: Int, _ end: Int, _ words: [KoreanNameWord], _ morphemes: [Morpheme], _ bytes: [UInt8],
    given: Bool
  ) -> (index: Int, end: Int)? {
    guard last + 1 < words.count, end == words[last].end, bytes[end] == 0x20,
      words[last + 1].start == end + 1
    else { return nil }
    var index = last + 1
    if let initial = initialEnd(words[index], bytes) {
      // 조지 W. 부시
      guard index + 1 < words.count, words[index + 1].start == initial + 1,
        bytes[initial] == 0x20
      else { return nil }
      index += 1
    }
    guard let next = ends.end(words[index], bytes),
      continues(words[index], next, morphemes, bytes, given: given)
    else { return nil }
    return (index, next)
  }

  /// One capital, with or without its full stop.
  private func initialEnd(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Int? {
    guard word.end - word.start == 1, bytes[word.start] >= 0x41, bytes[word.start] <= 0x5A else {
      return nil
    }
    let dotted = word.end < bytes.count && bytes[word.end] == UInt8(ascii: ".")
    return dotted ? word.end + 1 : word.end
  }

  /// The next word of a name in several words: 데이빗 벨.
  ///
  /// - Parameter given: a known given name stands before it, so that its sound is enough.
  private func continues(
    _ word: KoreanNameWord, _ end: Int, _ morphemes: [Morpheme], _ bytes: [UInt8], given: Bool
  ) -> Bool {
    let text = Array(bytes[word.start..<end])
    if tables.titlesAfter[text] != nil || tables.notNames.contains(text) { return false }
    if tables.koreanEnds[text] != nil { return false }
    let tokens = morphemes[word.content].prefix { Int($0.start) < end }
    guard !tokens.isEmpty, text[0] >= 0x80 else { return false }
    // 조현재 안드레아: a Korean name doesn't go on a foreign one
    if text.count == 9, tables.surnames[text.prefix(3)] == true,
      tokens.count == 1 || tables.syllables.given(text, at: 3) >= 10
    {
      return false
    }
    if text.count == 3, tables.surnames[text] != nil {
      // 대니 리, 스티브 왕 감독
      return given && (end < word.end || end == bytes.count || bytes[end] != 0x20)
    }
    if isName(word, end, morphemes, bytes) || tokens.allSatisfy(\.isUnknown) { return true }
    return given && isUnheard(word, end, tokens, bytes)
  }

  /// Whether the dictionary knows at least half of the word as a person's name.
  private func isName(
    _ word: KoreanNameWord, _ end: Int, _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Bool {
    let tokens = morphemes[word.content].prefix { Int($0.start) < end }
    let named = tokens.reduce(0) { $0 + ($1.namesPerson ? $1.range.count : 0) }
    return named * 2 >= end - word.start
  }

  /// A word that sounds foreign and is no place, no title and no noun of two syllables or more that
  /// Korean has.
  private func isUnheard(
    _ word: KoreanNameWord, _ end: Int, _ tokens: ArraySlice<Morpheme>, _ bytes: [UInt8]
  ) -> Bool {
    let isNominal = tokens.allSatisfy { token in
      switch token.first {
      case .nng, .nnp, .nnb, .xpn, .xsn, .xr, .unknown: true
      default: token.isUnknown
      }
    }
    guard isNominal, !tokens.contains(where: { $0.nounClass == .place }) else { return false }
    let sound = tables.syllables.foreign(bytes, word.start..<end)
    if tokens.count == 1, tokens[tokens.startIndex].first == .nng { return sound >= 9 }
    return sound >= 0
  }
}
