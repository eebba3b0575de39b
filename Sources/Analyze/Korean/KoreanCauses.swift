import Lexicon
import Model

extension KoreanScene {
  /// Causes and effects joined by a marker of the table: `수요 증가`로 인해 `매출이 늘었다`.
  func causalLinks(bytes: [UInt8], lexicon: KoreanLexicon) -> [CausalLink] {
    var out: [CausalLink] = []
    for match in lexicon.causes.leftmostLongest(in: bytes, range: sentence.range) {
      guard let at = sentence.word(at: Int(match.start)),
        let last = sentence.word(at: Int(match.end) - 1)
      else { continue }
      let start = frames.last { words[$0.predicate].end <= Int(match.start) && !isInner($0) }
      let first = start.map { $0.predicate + 1 } ?? 0
      let causeEnd = Int(match.start)
      guard first <= at, words[first].start < causeEnd, last + 1 < words.count,
        let end = words.last?.end
      else { continue }
      let cause = Span(words[first].start, causeEnd)
      let effect = Span(words[last + 1].start, end)
      out.append(
        CausalLink(
          sentence: index, cause: cause, effect: effect,
          marker: lexicon.causeValues[Int(match.pattern)]))
    }
    return out
  }

  private func isInner(_ frame: Frame) -> Bool {
    let link = words[frame.predicate].predicate?.link
    return link == .nominal || words[frame.predicate].predicate?.isAdnominal == true
  }
}
