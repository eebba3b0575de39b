import Model

/// What a statement hangs on, and cues that are nouns.
extension EnglishSentence {
  /// The conditional clause of a sentence, and whether it is an open hypothetical.
  func condition() -> (tokens: Range<Int>, isOpen: Bool)? {
    for i in tokens.indices {
      guard let cue = cue(at: i), cue.mode == .condition,
        tokens[i].tag == .subordinator || tokens[i].tag == .preposition
      else { continue }
      var end = i + 1
      while end < tokens.count {
        if [.comma, .semicolon, .stop, .quote].contains(tokens[end].tag), !isInList(end) { break }
        end += 1
      }
      return (i..<end, tokens[i].tag == .subordinator)
    }
    return nil
  }

  private func isInList(_ i: Int) -> Bool {
    i + 1 < tokens.count && i > 0 && nominalOf[i - 1] >= 0 && nominalOf[i + 1] >= 0
      && tokens[i - 1].tag != .adjective
      && nominals[Int(nominalOf[i + 1])].coordinated == Int(nominalOf[i - 1])
      && !verbs.contains { $0.head > i && $0.subject == Int(nominalOf[i + 1]) }
  }

  /// `worries over demand`, `plans for a mill`: a noun cue over the nominal of a change.
  func addNounCues(of change: EnglishChange, to stance: inout EnglishStance) {
    guard change.source == .noun || change.source == .adjective else { return }
    var n = change.theme
    var steps = 0
    while n >= 0, steps < 3 {
      let nominal = nominals[n]
      for i in nominal.first..<nominal.end
      where tokens[i].tag == .noun || tokens[i].tag == .adjective { apply(i, to: &stance) }
      n = nominal.parent
      steps += 1
    }
  }

  /// `index`, `futures`: what they measure stands before them.
  func isIndexWord(_ i: Int) -> Bool {
    tokens[i].hash == Self.index || tokens[i].hash == Self.futures
  }

  private static let index = PhraseIndex.word("index")
  private static let futures = PhraseIndex.word("futures")

  /// Whether a nominal is an order, a contract or the like.
  func isDeal(_ n: Int) -> Bool {
    guard let thing = thing(at: nominals[n].head) else { return false }
    return thing.channel == .demand && thing.presence == .up
  }
}
