import Model

/// The label of a sentence, from its changes and stances.
extension EnglishSentence {
  func label(sentence: Int, changes: [EnglishChange]) -> SentenceLabel {
    var out = SentenceLabel(sentence: sentence)
    var sum = 0.0
    var total = 0.0
    var unsteady = false
    for change in changes {
      if change.sign == 2 {
        unsteady = unsteady || change.weight >= 0.6
        continue
      }
      sum += Double(change.sign) * change.weight
      total += change.sign == 0 ? 0 : change.weight
    }
    if total > 0 { out.score = max(-1, min(1, sum / max(1, total))) }
    if out.score > 0.25 {
      out.direction = .up
    } else if out.score < -0.25 {
      out.direction = .down
    } else {
      out.direction = unsteady || total >= 1 ? .change : .none
      out.score = 0
    }
    labelStance(&out)
    return out
  }

  /// Certainty and forward look of a sentence: the weakest cue in it counts.
  private func labelStance(_ label: inout SentenceLabel) {
    let main = verbs.firstIndex { $0.kind == .finite && $0.opener < 0 }
    let inPast = main.map { isPast(verbs[$0]) } ?? false
    for i in tokens.indices {
      guard let cue = cue(at: i), cueApplies(i) else { continue }
      if cue.label.counts(inPast: inPast), let c = cue.certainty, !isOwed(i),
        EnglishStance.rank(c) > EnglishStance.rank(label.certainty)
      {
        label.certainty = c
      }
      if cue.forward.counts(inPast: inPast) { label.forward = true }
    }
    if let main {
      var mode = stance(ofVerb: main).mode
      if mode == .fact,
        let inner = verbs.indices.first(where: {
          verbs[$0].governor == main && verbs[$0].kind == .infinitive
        })
      {
        mode = stance(ofVerb: inner).mode
      }
      label.mode = mode
    }
  }

  /// `rose`, `was sold`, `had grown`, `did fall`.
  func isPast(_ group: EnglishVerbGroup) -> Bool {
    let first = tokens[group.first]
    switch first.tag {
    case .be, .have, .doing: return Self.pastAuxiliaries.contains(first.hash)
    case .verb: return first.form.contains(.past) && first.form.isDisjoint(with: [.base, .third])
    default: return false
    }
  }

  private static let pastAuxiliaries: Set<UInt64> = Set(
    ["was", "were", "had", "did"].map { PhraseIndex.word($0) })

  /// A cue that is a noun counts only as a noun, a verb cue only as a verb.
  func cueApplies(_ i: Int) -> Bool {
    guard let e = entry(at: i), e.cue >= 0 else { return false }
    if e.closedClass != .unknown { return tokens[i].tag == e.closedClass || tokens[i].tag != .name }
    return true
  }
}
