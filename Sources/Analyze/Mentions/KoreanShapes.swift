import Lexicon
import Model

/// Finds companies, organisations and places the gazetteer doesn't know by how their names are made:
/// 가온전자, ㈜가온, 한빛경제연구소, 국토교통위원회, 홍콩 정부.
struct KoreanShapes: Sendable {
  let tables: NameTables
  let particles: Particles

  /// - Parameters:
  ///   - taken: what the gazetteer found, ascending.
  ///   - isBusiness: the sentence speaks of companies.
  func find(
    words: [KoreanNameWord], morphemes: [Morpheme], bytes: [UInt8], taken: [Candidate],
    isBusiness: Bool, into out: inout [Candidate]
  ) {
    for index in words.indices {
      let word = words[index]
      guard word.contentEnd > word.start else {
        whole(word, bytes, &out)
        continue
      }
      corporate(word, words, index, bytes, &out)
      if let end = landEnd(word, morphemes, taken) {
        out.append(Candidate(span: Span(word.start, end), type: .place, rank: 4))
      }
      if let end = locatedEnd(word, morphemes, bytes) {
        out.append(Candidate(span: Span(word.start, end), type: .place, rank: 5))
      }
      if mapped(word, morphemes, bytes) {
        out.append(
          Candidate(span: Span(word.start, word.contentEnd), type: .place, rank: 4))
      }
      guard let shape = tables.koreanEnd(bytes, word.range),
        particles.fill(bytes, from: word.contentEnd, limit: word.end, nouns: true)
      else {
        whole(word, bytes, &out)
        continue
      }
      let split = word.contentEnd - shape.count
      if split > word.start {
        if tables.notNames.contains(bytes[word.range]) { continue }
        let head = morphemes[word.content].filter { Int($0.start) < split }
        if shape.type == .place, shape.strength == 3 {
          if isPlace(word, index, words, morphemes, taken + out.suffix(8)) {
            append(word.start, word.contentEnd, shape, rank: 5, &out)
          }
          continue
        }
        if let office = office(shape, word, morphemes, bytes, split) {
          append(word.start, word.contentEnd, office, rank: 5, &out)
          continue
        }
        let follows = follows(index, words, taken)
        let office = shape.type == .agency && shape.strength == 2
        guard
          accepts(
            shape, head: head, whole: morphemes[word.content], bytes, word.start..<split, taken,
            isBusiness) || (office && follows)
        else { continue }
        // 부산 동부경찰서: the place before an office belongs to its name
        let localized = office && follows && head.first?.nounClass != .place
        append(
          localized ? words[index - 1].start : word.start, word.contentEnd, shape, rank: 5, &out)
      } else if shape.strength == 1 || shape.strength == 2,
        let start = nameBefore(index, shape, words, morphemes, bytes, taken)
      {
        append(start, word.contentEnd, shape, rank: 5, &out)
      }
    }
  }

  /// 수원시 영통구: a smaller place behind a larger one; 팽목항, 팔공산: the dictionary's word for a place.
  private func isPlace(
    _ word: KoreanNameWord, _ index: Int, _ words: [KoreanNameWord], _ morphemes: [Morpheme],
    _ places: [Candidate]
  ) -> Bool {
    let tokens = morphemes[word.content]
    guard range(word, fits: 6...18), let first = tokens.first else { return false }
    // 중국산: the known place ends before the shape
    if places.contains(where: { $0.type == .place && Int($0.span.start) == word.start }) {
      return false
    }
    if tokens.count == 1 {
      if first.namesPerson { return false }
      let isKnown = first.first == .nnp && !first.isUnknown && first.range.count >= 9
      return isKnown
        || ((first.first == .nnp || first.isUnknown) && follows(index, words, places))
    }
    guard first.first != .mag, first.first != .mm, first.first != .np else { return false }
    return follows(index, words, places)
  }

  /// 부평역, 개성공단, 두류공원: a place the dictionary knows with what it is.
  private func locatedEnd(
    _ word: KoreanNameWord, _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Int? {
    let tokens = morphemes[word.content]
    guard tokens.count == 2, let first = tokens.first, let last = tokens.last,
      first.nounClass == .place || (first.first == .nnp && first.range.count >= 6),
      !first.namesPerson, first.range.count >= 6, last.first != .xsn,
      tables.placeEnds.contains(bytes[last.range]),
      particles.fill(bytes, from: word.contentEnd, limit: word.end, nouns: true, places: true)
    else { return nil }
    return word.contentEnd
  }

  /// 서울청, 제주대, 북한군, 징계위: the dictionary's last morpheme is the shape itself.
  private func office(
    _ shape: NameTables.Shape, _ word: KoreanNameWord, _ morphemes: [Morpheme], _ bytes: [UInt8],
    _ split: Int
  ) -> NameTables.Shape? {
    guard shape.strength == 3, shape.type == .organisation || shape.type == .agency else {
      return nil
    }
    let tokens = morphemes[word.content]
    guard tokens.count >= 2, let last = tokens.last, Int(last.start) == split,
      split - word.start >= 6
    else { return nil }
    let head = tokens.dropLast()
    let isProper =
      head.allSatisfy { $0.nounClass == .place || $0.first == .nnp }
      && !head.contains(where: \.namesPerson)
    if isProper { return shape }
    // 공관위, 혁신위: a committee of anything
    guard bytes[split..<word.contentEnd].elementsEqual(Self.committee),
      head.allSatisfy({ $0.first == .nng || $0.first == .nnp || $0.first == .xpn })
    else { return nil }
    return shape
  }

  private static let committee = Array("위".utf8)

  /// Whether the dictionary knows the word as a place.
  private func mapped(_ word: KoreanNameWord, _ morphemes: [Morpheme], _ bytes: [UInt8]) -> Bool {
    guard word.content.count == 1, word.range.count >= 6,
      morphemes[word.content.lowerBound].nounClass == .place
    else { return false }
    return !tables.notNames.contains(bytes[word.range])
      && particles.fill(bytes, from: word.contentEnd, limit: word.end, nouns: true, places: true)
  }

  /// 한국영화, 일본땅: a land joined to a common noun; the people (한국인) are none.
  private func landEnd(
    _ word: KoreanNameWord, _ morphemes: [Morpheme], _ taken: [Candidate]
  ) -> Int? {
    guard word.content.count >= 2 else { return nil }
    let first = morphemes[word.content.lowerBound]
    let next = morphemes[word.content.lowerBound + 1]
    guard first.nounClass == .place, first.range.count >= 6,
      next.first == .nng || next.first == .nnp, !next.namesPerson, next.range.count >= 6,
      Int(first.start) == word.start,
      !taken.contains(where: { Int($0.span.start) == word.start })
    else { return nil }
    return Int(first.end)
  }

  private func range(_ word: KoreanNameWord, fits lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(word.range.count)
  }

  /// Whether a place stands right before the word.
  private func follows(_ index: Int, _ words: [KoreanNameWord], _ taken: [Candidate]) -> Bool {
    guard index > 0, words[index].spaced, words[index - 1].isBare else { return false }
    let before = words[index - 1].end
    return taken.contains { $0.type == .place && Int($0.span.end) == before }
  }

  /// Whether what stands before 전자, 위원회 … is a name and no common noun.
  private func accepts(
    _ shape: NameTables.Shape, head: [Morpheme], whole: ArraySlice<Morpheme>, _ bytes: [UInt8],
    _ range: Range<Int>, _ taken: [Candidate], _ isBusiness: Bool
  ) -> Bool {
    if tables.notSurnames.contains(bytes[range]) { return false }
    let proper =
      head.contains { $0.isProper || $0.nounClass != nil }
      || taken.contains {
        Int($0.span.start) == range.lowerBound && Int($0.span.end) <= range.upperBound
      }
    let single = whole.count == 1 && whole.first?.first == .nnp
    // 청솔건설: syllables that make no noun of the dictionary
    let isTorn =
      isBusiness && shape.type == .company && head.count > 1
      && head.allSatisfy { $0.range.count == 3 && $0.first != .xpn && $0.first != .nr }
    switch shape.strength {
    case 2:
      if shape.type == .company, range.count >= 6 { return true }
      return proper || single || (range.count >= 6 && (head.count > 1 || range.count >= 9))
    case 1:
      let office = shape.type == .organisation || shape.type == .agency
      return proper || single || isTorn || (office && range.count >= 12)
    case 3: return single && Script.at(range.lowerBound, in: bytes) != .digit
    case 0: return isBusiness && (proper || single || isTorn) && range.count >= 3
    default: return false
    }
  }

  /// Where the name begins that stands before a shape word of its own: 파이낸셜 타임스, 홍콩 정부.
  private func nameBefore(
    _ index: Int, _ shape: NameTables.Shape, _ words: [KoreanNameWord], _ morphemes: [Morpheme],
    _ bytes: [UInt8], _ taken: [Candidate]
  ) -> Int? {
    guard index > 0, words[index].spaced else { return nil }
    let before = words[index - 1]
    guard before.isBare, before.end + 1 == words[index].start, before.contentEnd > before.start
    else { return nil }
    let span = Span(before.start, before.contentEnd)
    // 홍길동 연구원: a title, where 연구원 joined to a name is an institute
    if tables.titlesAfter[bytes[words[index].range]] != nil { return nil }
    if let known = taken.first(where: { $0.span == span && $0.doubt == 0 }) {
      // NBC 방송 is NBC; 홍콩 정부 is an agency of its own, 이집트 여행사 anybody
      guard shape.type == .agency || shape.type == .organisation || shape.strength == 2 else {
        return nil
      }
      return known.type == shape.type && known.type == .company ? nil : before.start
    }
    let tokens = morphemes[before.content]
    if tables.notNames.contains(bytes[before.range]) { return nil }
    if tokens.contains(where: { $0.namesPerson }) && shape.type == .place { return nil }
    let proper = tokens.allSatisfy {
      $0.nounClass != nil || $0.first == .nnp || ($0.isUnknown && $0.first != .sl)
    }
    return proper && (shape.strength == 2 || tokens.count == 1) ? before.start : nil
  }

  /// A name the dictionary tears apart (누리온바이오로직스가): its shape alone counts, up to the particles.
  private func whole(_ word: KoreanNameWord, _ bytes: [UInt8], _ out: inout [Candidate]) {
    guard Script.at(word.start, in: bytes) == .hangul else { return }
    var end = word.end
    while end > word.start + 9 {
      if let shape = tables.koreanEnd(bytes, word.start..<end), shape.strength == 2,
        end - shape.count >= word.start + 6,
        particles.fill(bytes, from: end, limit: word.end, nouns: true)
      {
        append(word.start, end, shape, rank: 5, &out)
        return
      }
      end -= 1
      while end > word.start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
  }

  /// ㈜가온, (주)가온테크, 가온테크㈜, 주식회사 가온.
  private func corporate(
    _ word: KoreanNameWord, _ words: [KoreanNameWord], _ index: Int, _ bytes: [UInt8],
    _ out: inout [Candidate]
  ) {
    for (mark, shape) in tables.koreanStarts {
      let from = word.start - mark.count
      if from >= 0, bytes[from..<word.start].elementsEqual(mark) {
        append(from, corporateEnd(words, index, bytes), shape, rank: 9, &out)
      } else if index > 0, word.spaced, bytes[words[index - 1].range].elementsEqual(mark) {
        append(words[index - 1].start, word.contentEnd, shape, rank: 9, &out)
      }
      let to = word.contentEnd + mark.count
      if to <= bytes.count, bytes[word.contentEnd..<to].elementsEqual(mark) {
        append(word.start, to, shape, rank: 9, &out)
      }
    }
  }

  /// (주)영화사 봄: what only says the kind of company is followed by the name itself.
  private func corporateEnd(_ words: [KoreanNameWord], _ index: Int, _ bytes: [UInt8]) -> Int {
    let word = words[index]
    guard word.isBare, tables.companyKinds.contains(bytes[word.range]), index + 1 < words.count
    else { return word.contentEnd }
    let next = words[index + 1]
    guard next.start == word.end + 1, next.spaced, Script.at(next.start, in: bytes) == .hangul
    else { return word.contentEnd }
    // 봄은 could be a verb's form: up to the particles
    let ends = stride(from: next.start + 3, through: next.end, by: 3)
    return ends.first { particles.fill(bytes, from: $0, limit: next.end, nouns: true) }
      ?? word.contentEnd
  }

  private func append(
    _ start: Int, _ end: Int, _ shape: NameTables.Shape, rank: UInt8, _ out: inout [Candidate]
  ) {
    var found = Candidate(span: Span(start, end), type: shape.type, rank: rank)
    found.industry = shape.industry
    out.append(found)
  }
}
