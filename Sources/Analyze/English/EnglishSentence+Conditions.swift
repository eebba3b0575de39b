import Model

/// What a statement hangs on, and cues that are nouns.
extension EnglishSentence {
  /// The conditional clause of a sentence, and whether it is an open hypothetical.
  func condition() -> (tokens: Range<Int>, isOpen: Bool)? {
    for i in tokens.indices {
      let isInverted = isInvertedCondition(i)
      guard isInverted || cue(at: i)?.mode == .condition,
        isInverted || tokens[i].tag == .subordinator || tokens[i].tag == .preposition
      else { continue }
      var end = i + 1
      while end < tokens.count {
        if [.comma, .semicolon, .stop, .quote].contains(tokens[end].tag), !isInList(end) { break }
        end += 1
      }
      let isLack = Self.lacking.contains(tokens[i].hash)
      if isLack,
        end == i + 1 || nominalOf[i + 1] < 0 && tokens[i + 1].tag != .relative
          || !opensClause(at: i)
          || !isHypothetical(outside: i..<end)
      {
        continue
      }
      return (i..<end, isInverted || isLack || tokens[i].tag == .subordinator)
    }
    return nil
  }

  /// `Should the tariff return, …`, `Were it to fall, …`, `Had it failed, …`.
  private func isInvertedCondition(_ i: Int) -> Bool {
    guard Self.inverting.contains(tokens[i].hash), i + 1 < tokens.count,
      nominalOf[i + 1] >= 0 || tokens[i + 1].tag == .determiner,
      tokens[i].tag == .modal || tokens[i].tag == .be || tokens[i].tag == .have
    else { return false }
    return opensClause(at: i) && tokens[i...].contains { $0.tag == .comma }
  }

  private func opensClause(at i: Int) -> Bool {
    switch tag(at: i - 1) {
    case .stop, .comma, .quote, .semicolon, .colon, .dash, .coordinator, .subordinator: true
    default: false
    }
  }

  private static let inverting: Set<UInt64> = Set(
    ["should", "were", "had"].map { PhraseIndex.word($0) })

  /// `without a deal`, `absent a deal`: hypothetical when what follows is.
  private static let lacking: Set<UInt64> = Set(
    ["without", "absent"].map { PhraseIndex.word($0) })

  private func isHypothetical(outside part: Range<Int>) -> Bool {
    tokens.indices.contains {
      !part.contains($0) && tokens[$0].tag == .modal && Self.supposing.contains(tokens[$0].hash)
    }
  }

  private static let supposing: Set<UInt64> = Set(
    ["would", "could", "might", "may", "will", "can", "cannot"].map { PhraseIndex.word($0) })

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
    tokens[i].hash == Self.index || isFuture(i)
  }

  func isFuture(_ i: Int) -> Bool { tokens[i].hash == Self.futures }

  private static let index = PhraseIndex.word("index")
  private static let futures = PhraseIndex.word("futures")

  /// Whether a nominal is an order, a contract or the like.
  func isDeal(_ n: Int) -> Bool {
    guard let thing = thing(at: nominals[n].head) else { return false }
    return thing.channel == .demand && thing.presence == .up
  }
}
