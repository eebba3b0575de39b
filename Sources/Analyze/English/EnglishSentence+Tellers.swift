import Model

/// Verbs that tell or expect a whole clause: what is told is no surer than they say.
extension EnglishSentence {
  /// `projects that sales will fall`, `fear they will pay more`, `…, the agency reckons`.
  func applyTeller(of v: Int, to stance: inout EnglishStance) {
    guard let teller = teller(of: v), let cue = cue(at: verbs[teller].head),
      let certainty = cue.certainty, tokens[verbs[teller].head].tag != .noun
    else { return }
    // "warned that profit would fall" is no less sure than "said"
    if certainty == .possible, entry(at: verbs[teller].head)?.isSaying == true { return }
    if EnglishStance.rank(certainty) > EnglishStance.rank(stance.certainty) {
      stance.certainty = certainty
      stance.rules.append("en.certainty.told")
    }
    if cue.mode == .goal, stance.mode == .fact || stance.mode == .forecast { stance.mode = .goal }
    guard cue.mode == .forecast, cue.forward != .never || stance.isForward,
      stance.mode != .fact || !isPast(verbs[v]), [.plan, .fact, .forecast].contains(stance.mode)
    else { return }
    stance.mode = .forecast
    stance.isForward = true
    stance.isExpected = true
    stance.rules.append("en.mode.told")
  }

  /// The verb whose object is the clause of a verb group.
  private func teller(of v: Int) -> Int? {
    let group = verbs[v]
    guard group.kind == .finite || group.kind == .predicate else { return nil }
    return tellerBefore(v) ?? tellerBehind(v)
  }

  private func tellerBefore(_ v: Int) -> Int? {
    let group = verbs[v]
    var start = group.first
    if group.subject >= 0, nominals[group.subject].first < start {
      start = nominals[group.subject].first
    }
    var isOpened = false
    if group.opener >= 0 {
      guard tokens[group.opener].hash == Self.that, group.opener < start else { return nil }
      start = group.opener
      isOpened = true
    }
    var at = start - 1
    while at >= 0 {
      if tokens[at].hash == Self.that, !isOpened {
        isOpened = true
        at -= 1
        continue
      }
      switch tokens[at].tag {
      case .quote, .adverb: at -= 1
      case .coordinator where isOpened && v > 0:
        return verbs[..<v].indices.reversed().lazy.compactMap { tellerBefore($0) }.first
      default:
        if isOpened, nominalOf[at] >= 0 {  // "told reporters that"
          at = nominals[Int(nominalOf[at])].first - 1
          continue
        }
        let g = Int(verbOf[at])
        return g >= 0 && g < v && verbs[g].end == at + 1 ? g : nil
      }
    }
    return nil
  }

  /// `…, the agency reckons.`
  private func tellerBehind(_ v: Int) -> Int? {
    guard verbs[v].opener < 0, let last = verbs.lastIndex(where: { $0.kind == .finite }), last > v
    else { return nil }
    let group = verbs[last]
    guard group.subject >= 0, !group.isPassive, group.object < 0,
      nominals[group.subject].first >= verbs[v].end,
      tag(at: nominals[group.subject].first - 1) == .comma
        || tag(at: nominals[group.subject].first - 1) == .quote,
      group.end >= tokens.count || [.stop, .comma, .quote].contains(tokens[group.end].tag)
    else { return nil }
    return last
  }

  static let that = PhraseIndex.word("that")
}
