import Lexicon
import Model

/// Finds companies by whose head is named beside them: 중앙건설 조규영 회장, 나브텍 대표인.
struct TitledCompanies: Sendable {
  let tables: NameTables
  let titles: PersonTitles

  /// - Parameter found: what is known so far, the people of the sentence too; gets the companies.
  func find(
    words: [KoreanNameWord], morphemes: [Morpheme], bytes: [UInt8], into found: inout [Candidate]
  ) {
    let people = found.filter { $0.type == .person && $0.doubt == 0 }
    for index in words.indices.dropLast() {
      let word = words[index]
      guard word.isBare, word.range.count >= 6, word.range.count <= 36,
        isHeaded(index, people, words, bytes), isName(word, morphemes, bytes)
      else { continue }
      let span = Span(word.start, word.end)
      guard !found.contains(where: { $0.doubt == 0 && $0.span.overlaps(span) }) else { continue }
      var company = Candidate(span: span, type: .company, rank: 6)
      company.industry = tables.koreanEnd(bytes, word.range)?.industry
      found.append(company)
    }
  }

  /// Whether an office of a company stands behind the word, or behind the person there.
  private func isHeaded(
    _ index: Int, _ people: [Candidate], _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Bool {
    var at = index + 1
    guard words[at].spaced, words[at].start == words[index].end + 1 else { return false }
    if let person = people.first(where: { Int($0.span.start) == words[at].start }) {
      let end = Int(person.span.end)
      while at + 1 < words.count, words[at].end < end { at += 1 }
      if end < words[at].end {
        return titles.title(bytes, end..<words[at].end)?.isExecutive ?? false
      }
      at += 1
      guard at < words.count, words[at].start == end + 1 else { return false }
    }
    return titles.title(bytes, words[at].start..<words[at].end)?.isExecutive ?? false
  }

  /// A word that ends as companies do, or a made-up one.
  private func isName(
    _ word: KoreanNameWord, _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Bool {
    let text = bytes[word.range]
    guard Script.at(word.start, in: bytes) == .hangul, !tables.notNames.contains(text),
      tables.titlesAfter[text] == nil, tables.titlesBefore[text] == nil,
      !tables.formerly.contains(text)
    else { return false }
    if let shape = tables.koreanEnd(bytes, word.range), shape.count < text.count {
      return shape.type == .company && shape.strength < 3
    }
    let tokens = morphemes[word.content]
    guard !tokens.contains(where: { $0.nounClass != nil }) else { return false }
    let isTorn =
      tokens.count == 1
      ? tokens.allSatisfy(\.isUnknown)
      : tokens.contains { $0.range.count == 3 || $0.isUnknown || $0.first == .nnp }
    return isTorn && word.range.count >= 9
      && tables.syllables.foreign(bytes, word.range) >= 6
  }
}
