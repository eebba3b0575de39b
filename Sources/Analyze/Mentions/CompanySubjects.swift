import Lexicon
import Model

/// Finds companies that no table knows by their sound, in sentences about business: 나브텍은, 큐노바의.
///
/// A word that the dictionary tears apart, that sounds foreign and stands before a particle of its own
/// is a made-up name; beside two words of business it is a company's.
struct CompanySubjects: Sendable {
  let tables: NameTables
  let particles: Particles
  let titles: PersonTitles

  /// - Parameters:
  ///   - taken: what is known beyond doubt.
  ///   - isBusiness: the sentence speaks of companies; else only what is joined to one counts.
  func find(
    words: [KoreanNameWord], morphemes: [Morpheme], bytes: [UInt8], taken: [Candidate],
    isBusiness: Bool, into out: inout [Candidate]
  ) {
    let companies = taken.filter { $0.type == .company }
    guard isBusiness || !companies.isEmpty else { return }
    for index in words.indices {
      let word = words[index]
      guard word.start == 0 || word.spaced || Script.before(word.start, in: bytes) != .latin
      else { continue }
      let subject = isBusiness ? end(word, bytes) : nil
      guard let end = subject ?? joinedEnd(word, companies, bytes),
        isInvented(word, end, morphemes, bytes)
      else { continue }
      let span = Span(word.start, end)
      guard !taken.contains(where: { $0.span.overlaps(span) }),
        titles.after(end, index, words, bytes).strength == .none,
        index == 0 || !titles.announces(words[index - 1], bytes)
      else { continue }
      out.append(Candidate(span: span, type: .company, rank: 5))
    }
  }

  /// Where a particle of subject, topic or owner begins that fills the rest of the word.
  private func end(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Int? {
    guard Script.at(word.start, in: bytes) == .hangul else { return nil }
    let end = word.end - 3
    guard end - word.start >= 9, end - word.start <= 21,
      Self.particles.contains(where: { bytes[end..<word.end].elementsEqual($0) })
    else { return nil }
    return end
  }

  /// 네이버와 큐노바 등, 하이티움과 SK온: beside a known company in a list.
  private func joinedEnd(
    _ word: KoreanNameWord, _ companies: [Candidate], _ bytes: [UInt8]
  ) -> Int? {
    guard Script.at(word.start, in: bytes) == .hangul, word.end - word.start >= 9 else {
      return nil
    }
    var end = word.start + 9
    while end < word.end, !particles.fill(bytes, from: end, limit: word.end, nouns: true) {
      end += 3
    }
    guard end <= word.end, end - word.start <= 21 else { return nil }
    let joined = companies.contains { company in
      let before = Int(company.span.end)
      let after = Int(company.span.start)
      return (before <= word.start && Joints.joins(bytes, before..<word.start))
        || (after >= end && Joints.joins(bytes, end..<after))
    }
    return joined ? end : nil
  }

  private static let particles = ["은", "는", "이", "가", "의"].map { Array($0.utf8) }

  private func isInvented(
    _ word: KoreanNameWord, _ end: Int, _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Bool {
    let text = bytes[word.start..<end]
    guard !tables.notNames.contains(text), tables.titlesAfter[text] == nil,
      tables.syllables.foreign(bytes, word.start..<end) >= 6
    else { return false }
    let tokens = morphemes[word.morphemes].prefix { Int($0.start) < end }
    if tokens.count == 1, let only = tokens.first { return only.isUnknown }
    // 스마트그리드: two nouns of the dictionary are a compound
    let isTorn = tokens.contains { $0.range.count == 3 || $0.isUnknown || $0.first == .nnp }
    return isTorn && !tokens.contains { $0.nounClass == .place }
  }
}
