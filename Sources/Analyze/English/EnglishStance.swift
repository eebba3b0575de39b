import Model

/// How a clause is meant: how sure, in which mode, whether it looks ahead, and what says so.
struct EnglishStance: Sendable {
  var certainty = Certainty.asserted
  var mode = Mode.fact
  var isForward = false
  /// `said sales would fall`.
  var isReported = false
  /// `expects that sales will fall`.
  var isExpected = false
  var rules: [String] = []
  /// Token of the cue that set the mode.
  var cue = -1

  static func rank(_ c: Certainty) -> Int {
    switch c {
    case .asserted: 0
    case .probable: 1
    case .possible: 2
    case .uncommitted: 3
    }
  }
}

extension EnglishSentence {
  /// The stance of a clause: cues in its verb group, in the groups that govern it and in its opener.
  func stance(ofVerb v: Int) -> EnglishStance {
    var out = EnglishStance()
    var at = v
    var steps = 0
    var main = v
    while at >= 0, steps < 4 {
      let group = verbs[at]
      main = at
      for i in group.first..<group.end { apply(i, isGovernor: at != v, to: &out) }
      if at != v, out.mode == .goal, isActor(group.object), cue(at: group.head)?.mode == .goal {
        out.mode = .norm  // "wants Congress to act": another is to do it
      }
      // adverbs beside the group: "probably", "going forward"
      for i in [group.first - 1, group.end] where tag(at: i) == .adverb {
        apply(i, isGovernor: false, to: &out)
      }
      if isEstimate(group), out.mode == .fact {
        out.mode = .forecast
        out.certainty = .probable
        out.rules.append("en.mode.estimate")
      }
      if group.kind == .infinitive, isArranged(at) || isHeadline(group), out.mode == .fact {
        out.mode = .plan
        out.isForward = true
        out.rules.append("en.mode.plan")
      }
      if group.kind == .infinitive, group.governor >= 0 {
        let g = verbs[group.governor]
        for i in g.end..<max(g.end, group.first) where tokens[i].tag == .noun {
          apply(i, isGovernor: true, to: &out)
        }
        at = sibling(of: at) ?? group.governor
      } else if group.kind == .participle, group.governor >= 0 {
        at = group.governor
      } else {
        at = isWished(group) ? at - 1 : -1
      }
      steps += 1
    }
    if v >= 0, verbs[v].opener >= 0 { apply(verbs[v].opener, isGovernor: false, to: &out) }
    if main >= 0 { applyTeller(of: main, to: &out) }
    return out
  }

  /// `proposed to cut the duty on cars that come by sea and to scrap it for others`: the infinitive
  /// before, which the same verb governs.
  private func sibling(of v: Int) -> Int? {
    let first = verbs[v].first
    guard tokens[first].tag == .to, tag(at: first - 1) == .coordinator else { return nil }
    return verbs[..<v].lastIndex { $0.kind == .infinitive && tokens[$0.first].tag == .to }
  }

  /// `want costs to be lower`: the verb before says how it is meant.
  private func isWished(_ group: EnglishVerbGroup) -> Bool {
    let mark = group.first - 1
    return mark > 0 && tokens[mark].tag == .to && tokens[mark].hash == Self.to
      && verbs.first.map { $0.first < mark } == true
  }

  private static let to = PhraseIndex.word("to")

  /// `Corvan to cut jobs`: no verb but the infinitive.
  private func isHeadline(_ group: EnglishVerbGroup) -> Bool {
    group.governor < 0 && isActor(group.subject) && tokens[group.first].tag == .to
  }

  /// `puts the loss at 5 million dollars`.
  private func isEstimate(_ group: EnglishVerbGroup) -> Bool {
    guard Self.putting.contains(tokens[group.head].hash), group.object >= 0, !group.isPassive else {
      return false
    }
    return nominals.contains {
      $0.isMeasure && $0.first > group.end && $0.preposition >= nominals[group.object].end
        && $0.preposition < group.end + 12 && tokens[$0.preposition].hash == Self.at
    }
  }

  private static let putting: Set<UInt64> = Set(
    ["put", "puts", "peg", "pegs", "pegged"].map { PhraseIndex.word($0) })
  private static let at = PhraseIndex.word("at")

  /// `production is to begin`, but not `the aim is to begin`.
  private func isArranged(_ v: Int) -> Bool {
    let be = verbs[v].first - 1
    guard be >= 0, tokens[be].tag == .be, verbOf[be] >= 0 else { return false }
    let subject = verbs[Int(verbOf[be])].subject
    guard subject >= 0 else { return false }
    let head = nominals[subject].head
    return cue(at: head) == nil && tokens[head].tag != .pronoun && thing(at: head)?.prior != .flat
  }

  func apply(_ i: Int, isGovernor: Bool = false, to stance: inout EnglishStance) {
    guard let cue = cue(at: i), !isWithoutObject(cue, i) else { return }
    if tokens[i].hash == Self.would, isDrafted(before: i) {
      stance.isForward = true
      stance.mode = .plan
      stance.certainty = .uncommitted
      stance.rules.append("en.mode.draft")
      return
    }
    if tokens[i].hash == Self.would, isReported(i) {
      // "announced it would scrap": what was said was "will"
      stance.isForward = true
      if stance.mode == .fact {
        stance.mode = isWilled(i) ? .plan : .forecast
        stance.isReported = true
      }
      if condition()?.isOpen == true { stance.certainty = .possible }
      return
    }
    if isOwed(i) {
      stance.mode = .norm
      stance.rules.append("en.mode.norm")
      return
    }
    let certainty = isAnaphoric(i) ? .possible : cue.certainty
    if let c = certainty, EnglishStance.rank(c) > EnglishStance.rank(stance.certainty) {
      stance.certainty = c
      stance.rules.append("en.certainty." + Self.name(c))
    }
    var mode = tokens[i].hash == Self.ought ? .forecast : cue.mode
    if mode == .forecast, cue.certainty == nil, tokens[i].tag == .modal, isWilled(i) {
      mode = .plan
    }
    // "may have to raise fees": what is to be expected, no duty
    if mode == .norm, stance.mode == .forecast, tokens[i].tag != .modal { mode = nil }
    if let m = mode, stance.mode == .fact || (stance.mode == .forecast && m != .forecast) {
      stance.mode = m
      stance.cue = i
      stance.rules.append("en.mode." + m.rawValue)
    }
    if cue.forward != .never { stance.isForward = true }
  }

  /// `is weighing on demand`, where nobody decides on anything.
  private func isWithoutObject(_ cue: EnglishCue, _ i: Int) -> Bool {
    guard cue.isVerb, tokens[i].hash == Self.weighing else { return false }
    var next = i + 1
    while tag(at: next) == .adverb { next += 1 }
    return tag(at: next) == .preposition
  }

  private static let weighing = PhraseIndex.word("weighing")

  /// `the bill would`, `under the draft, banks would`: what is proposed.
  private func isDrafted(before i: Int) -> Bool {
    let v = Int(verbOf[i])
    guard v >= 0 else { return false }
    // "proposed a cap, which would hit banks"
    if verbs[v].opener >= 0, tokens[verbs[v].opener].tag == .relative,
      verbs[..<v].contains(where: {
        cue(at: $0.head).map { $0.isVerb && $0.mode == .plan && $0.certainty == .uncommitted }
          ?? false
      })
    {
      return true
    }
    return nominals.indices.contains { n in
      nominals[n].end <= i && !nominals[n].isMeasure
        && (verbs[v].subject == n
          || nominals[n].preposition >= 0
            && tokens[nominals[n].preposition].hash == Self.under)
        && entry(at: nominals[n].head).map { $0.objectKinds & lexicon.draftKind != 0 } == true
    }
  }

  /// `That would help`: no surer than what was said before.
  private func isAnaphoric(_ i: Int) -> Bool {
    let v = Int(verbOf[i])
    guard v >= 0, tokens[i].hash == Self.would, verbs[v].first > 0 else { return false }
    let subject = verbs[v].first - 1
    return Self.pointing.contains(tokens[subject].hash)
      && [.stop, .comma, .coordinator].contains(tag(at: subject - 1))
  }

  private static let pointing: Set<UInt64> = Set(["this", "that"].map { PhraseIndex.word($0) })

  private static let under = PhraseIndex.word("under")
  private static let should = PhraseIndex.word("should")
  private static let ought = PhraseIndex.word("ought")

  /// `the state should cut the tax`, `the tax should be cut`: what somebody ought to do, not what is
  /// to be expected.
  func isOwed(_ i: Int) -> Bool {
    let v = Int(verbOf[i])
    guard v >= 0, tokens[i].hash == Self.should || tokens[i].hash == Self.ought else {
      return false
    }
    let opener = verbs[v].opener
    if opener >= 0, tokens[opener].tag == .subordinator, cue(at: opener) != nil { return false }
    return verbs[v].isPassive || isWilled(i)
  }

  static let would = PhraseIndex.word("would")

  private func isReported(_ i: Int) -> Bool {
    let v = Int(verbOf[i])
    guard v > 0 else { return false }
    return verbs[..<v].contains { entry(at: $0.head)?.isSaying == true && !$0.isPassive }
  }

  /// `X will open a plant`: somebody decides, it doesn't just happen.
  private func isWilled(_ i: Int) -> Bool {
    let v = Int(verbOf[i])
    guard v >= 0, verbs[v].subject >= 0, !verbs[v].isPassive else { return false }
    return verbs[v].object >= 0 && !nominals[verbs[v].object].isMeasure
      && isActor(verbs[v].subject)
  }

  /// A nominal names somebody who can decide: a company, a state, an industry, no thing.
  func isActor(_ n: Int) -> Bool {
    guard n >= 0, thing(at: nominals[n].head) == nil else { return false }
    return (nominals[n].first..<nominals[n].end).contains {
      tokens[$0].mention >= 0 || tokens[$0].tag == .pronoun || entry(at: $0)?.isActor == true
        || (term(at: $0) != nil && term(at: $0)?.kind != .market)
    }
  }

  static func name(_ c: Certainty) -> String {
    switch c {
    case .asserted: "asserted"
    case .probable: "probable"
    case .possible: "possible"
    case .uncommitted: "uncommitted"
    }
  }
}
