import Lexicon
import Model

/// Finds companies that the text itself calls so: 소셜 펀딩 업체 ‘누리온’, 소속사 가온C&C, 운영사인 한빛터미널.
struct CompanyAppositions: Sendable {
  let tables: NameTables
  let particles: Particles

  private static let copula = Array("인".utf8)
  private static let quotes: [(open: [UInt8], close: [UInt8])] = [
    ("‘", "’"), ("'", "'"), ("“", "”"), ("\"", "\""), ("<", ">"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// - Parameter taken: what is known beyond doubt.
  func find(
    words: [KoreanNameWord], morphemes: [Morpheme], bytes: [UInt8], taken: [Candidate],
    into out: inout [Candidate]
  ) {
    for index in words.indices.dropLast() {
      guard isKind(words[index], bytes), let span = name(index, words, morphemes, bytes),
        // the end of 벨린TPC may be known as another's name
        !taken.contains(where: {
          $0.span.overlaps(span) && $0.type != .place && $0.span.start <= span.start
        })
      else { continue }
      out.append(Candidate(span: span, type: .company, rank: 8))
    }
  }

  /// Whether a word says what a company is, bare or with 인: 여행사, 운영사인.
  private func isKind(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Bool {
    var end = word.end
    if bytes[word.start..<end].suffix(3).elementsEqual(Self.copula) { end -= 3 }
    guard end == word.end || word.contentEnd <= word.end else { return false }
    var start = end - 6
    while start >= word.start, end - start <= 18 {
      if tables.companyKinds.contains(bytes[start..<end]) { return true }
      start -= 3
    }
    return false
  }

  /// Where a name of three syllables or more ends that the dictionary tears into what makes no noun
  /// (뮤직/앤/뉴), before a particle of subject, topic, owner or object.
  private func tornEnd(
    _ word: KoreanNameWord, _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Int? {
    let end = word.end - 3
    guard end - word.start >= 9, Script.at(word.start, in: bytes) == .hangul,
      Self.particles.contains(where: { bytes[end..<word.end].elementsEqual($0) }),
      !tables.notNames.contains(bytes[word.start..<end]),
      tables.titlesAfter[bytes[word.start..<end]] == nil,
      tables.syllables.foreign(bytes, word.start..<end) >= 6
    else { return nil }
    let tokens = morphemes[word.morphemes].prefix { Int($0.start) < end }
    let isTorn = tokens.contains { $0.range.count == 3 && $0.first != .xsn && $0.first != .xpn }
    return tokens.count > 1 && isTorn ? end : nil
  }

  private static let particles = ["은", "는", "이", "가", "의", "을", "를"].map { Array($0.utf8) }

  /// The name right behind, in quotation marks or as one word that isn't a common noun.
  private func name(
    _ index: Int, _ words: [KoreanNameWord], _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Span? {
    let gap = words[index].end
    guard gap + 1 < bytes.count, bytes[gap] == 0x20 else { return nil }
    for quote in Self.quotes where bytes[(gap + 1)...].starts(with: quote.open) {
      let start = gap + 1 + quote.open.count
      let limit = min(bytes.count, start + 40)
      var at = start
      while at + quote.close.count <= limit {
        if bytes[at...].starts(with: quote.close) { return at > start + 2 ? Span(start, at) : nil }
        at += 1
      }
      return nil
    }
    let next = words[index + 1]
    guard next.start == gap + 1 else { return nil }
    if let end = tornEnd(next, morphemes, bytes) { return Span(next.start, end) }
    guard next.contentEnd > next.start, next.range.count >= 4,
      particles.fill(bytes, from: next.contentEnd, limit: next.end, nouns: true),
      !tables.notNames.contains(bytes[next.range]),
      tables.titlesAfter[bytes[next.range]] == nil,
      Script.at(next.start, in: bytes) != .digit
    else { return nil }
    let tokens = morphemes[next.content]
    let isHangul = Script.at(next.start, in: bytes) == .hangul
    // 소속사 김길동 대표 names a person
    if next.range.count == 9, tables.surnames[bytes[next.start..<next.start + 3]] != nil,
      tokens.count == 1
    {
      return nil
    }
    let isStrange =
      isHangul && tables.syllables.foreign(bytes, next.start..<next.contentEnd) >= 6
    guard tokens.contains(where: \.isProper) || (isStrange && tokens.count > 1) else { return nil }
    guard !tokens.contains(where: { $0.nounClass == .place && $0.range == next.range }) else {
      return nil
    }
    return Span(next.start, next.contentEnd)
  }
}
