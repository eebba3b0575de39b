import Model

extension KoreanScene {
  /// Who says what the sentence reports: the subject of its last verb of speech, or …에 따르면.
  func source(bytes: [UInt8], lexicon: KoreanLexicon) -> Phrase? {
    for frame in frames {
      guard let predicate = words[frame.predicate].predicate else { continue }
      if predicate.link == .condition, predicate.stem == "따르" || predicate.stem == "의하" {
        if let named = frame.others.last(where: { $0.role == .e }) { return named }
      }
    }
    for frame in frames.reversed() {
      guard let predicate = words[frame.predicate].predicate,
        lexicon.reporting.contains(predicate.stem), !predicate.isCopula, predicate.light != "되",
        predicate.link == .final || predicate.link == .and || predicate.link == .though
      else { continue }
      if let subject = frame.subject ?? frame.topic, subject.head < frame.predicate {
        return subject
      }
      if let first = frames.first?.topic ?? frames.first?.subject { return first }
    }
    return nil
  }

  /// The words of a phrase without its particle.
  func span(of phrase: Phrase) -> Span {
    let range = bytes(phrase.words)
    return Span(range.lowerBound, range.upperBound)
  }
}
