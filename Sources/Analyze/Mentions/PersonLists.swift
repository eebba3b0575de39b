import Lexicon
import Model

/// Finds people by the company they keep: in 예은, 유빈, 혜림, 선미 씨 all four are people.
struct PersonLists: Sendable {
  let tables: NameTables
  let particles: Particles

  /// - Parameters:
  ///   - isTaken: whether something else is named just there.
  ///   - out: holds the people found so far; gets the new ones.
  func find(
    words: [KoreanNameWord], morphemes: [Morpheme], bytes: [UInt8],
    isTaken: (Span) -> Bool, into out: inout [Candidate]
  ) {
    let people = out.filter { $0.type == .person && $0.rank >= 6 && $0.span.count >= 6 }
      .sorted { $0.span < $1.span }
    guard !people.isEmpty else { return }
    var known = people.map(\.span)
    for step in [false, true] {
      let order = step ? Array(words.indices.reversed()) : Array(words.indices)
      for index in order {
        guard let span = name(words[index], morphemes, bytes),
          !known.contains(where: { $0.overlaps(span) }), !isTaken(span),
          known.contains(where: { joins(bytes, $0, span) })
        else { continue }
        known.append(span)
        out.append(Candidate(span: span, type: .person, rank: 6))
      }
    }
  }

  /// Whether only a comma or a dot stands between two names.
  private func joins(_ bytes: [UInt8], _ a: Span, _ b: Span) -> Bool {
    let from = Int(min(a.end, b.end))
    let to = Int(max(a.start, b.start))
    guard from < to, to - from <= 12 else { return false }
    let isMark =
      bytes[from] == UInt8(ascii: ",") || bytes[from] == 0xC2 || bytes[from] == 0xE3
      || bytes[from] == UInt8(ascii: "(")
    return isMark && Joints.joins(bytes, from..<to)
  }

  /// A word of the dictionary: 만찬, 찬양.
  private func isNoun(_ word: KoreanNameWord, _ morphemes: [Morpheme]) -> Bool {
    let tokens = morphemes[word.content]
    guard tokens.count == 1, let only = tokens.first else { return false }
    return !only.isUnknown && only.first != .nnp
  }

  /// A given name, or one with its family name, by its syllables.
  private func name(
    _ word: KoreanNameWord, _ morphemes: [Morpheme], _ bytes: [UInt8]
  ) -> Span? {
    // 예은, 남도윤: a name that the dictionary takes for a noun and a particle
    var end = word.contentEnd > word.start ? word.contentEnd : word.end
    let length = word.end - word.start
    if end - word.start < 6 || word.content.count < word.morphemes.count {
      if length == 6 || length == 9 {
        end = word.end
      } else if end - word.start < 9, length > 9 {
        end = word.start + 9
      }
    }
    let text = Array(bytes[word.start..<end])
    guard Script.at(word.start, in: bytes) == .hangul, !tables.notNames.contains(text),
      particles.fill(bytes, from: end, limit: word.end, nouns: true)
    else { return nil }
    switch text.count {
    case 6:
      guard tables.titlesAfter[text] == nil,
        tables.syllables.given(bytes, at: word.start) >= 14, !isNoun(word, morphemes)
      else { return nil }
    case 9:
      guard tables.surnames[text.prefix(3)] != nil,
        !tables.notNameEndings.contains(text.suffix(3)),
        tables.syllables.given(bytes, at: word.start + 3) >= 8
      else { return nil }
    default: return nil
    }
    return Span(word.start, end)
  }
}
