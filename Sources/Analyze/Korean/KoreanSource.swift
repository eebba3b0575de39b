import Model

extension KoreanScene {
  /// Who says what the sentence reports: the subject of its last verb of speech, or …에 따르면.
  func source(bytes: [UInt8], lexicon: KoreanLexicon) -> Phrase? {
    for frame in frames {
      guard let predicate = words[frame.predicate].predicate else { continue }
      if predicate.link == .condition, predicate.classes.contains(.citing) {
        if let named = frame.others.last(where: { $0.role == .e }) { return named }
      }
    }
    for frame in frames.reversed() {
      guard let predicate = words[frame.predicate].predicate,
        lexicon.reporting.contains(predicate.stem), !predicate.isCopula, predicate.light != "되",
        predicate.link == .final || predicate.link == .and || predicate.link == .though
      else { continue }
      if let subject = frame.subject ?? frame.topic, subject.head < frame.predicate {
        if speaks(subject, lexicon) { return subject }
        continue
      }
      if let first = frames.first?.topic ?? frames.first?.subject, speaks(first, lexicon) {
        return first
      }
    }
    return nil
  }

  /// 계약이, 수요가 say nothing.
  private func speaks(_ phrase: Phrase, _ lexicon: KoreanLexicon) -> Bool {
    let range = bytes(phrase.words)
    if agents.contains(where: { range.contains(Int($0.span.start)) }) { return true }
    return !hits(in: range).contains {
      $0.end == range.upperBound && lexicon.nounSenses[$0.sense].kind == .thing
    }
  }

  /// The words of a phrase without its particle.
  func span(of phrase: Phrase) -> Span {
    let range = bytes(phrase.words)
    return Span(range.lowerBound, range.upperBound)
  }
}
