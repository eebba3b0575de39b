import Model

/// Finds the changes a sentence states: one family of rules for verbs, predicates, nouns, adjectives
/// and compared amounts each.
extension EnglishSentence {
  func changes() -> [EnglishChange] {
    var out: [EnglishChange] = []
    var consumed = Set<Int>()
    for v in verbs.indices { verbChanges(v, &out, &consumed) }
    comparisons(&out, &consumed)
    dropAchieved(&out)
    for n in nominals.indices where !consumed.contains(n) { nominalChanges(n, &out, consumed) }
    out.sort { $0.token < $1.token }
    return out
  }

  /// `sees growth of 2%, down from previous guidance of 3%`: the lowered outlook is the news, not the
  /// growth.
  private func dropAchieved(_ out: inout [EnglishChange]) {
    guard
      let revised = out.firstIndex(where: { change in
        guard change.source == .predicate, change.token + 1 < tokens.count,
          tokens[change.token + 1].hash == Self.from
        else { return false }
        return (change.token + 2..<min(tokens.count, change.token + 6)).contains {
          thing(at: $0)?.name == "guidance" || thing(at: $0)?.name == "forecast"
            || cue(at: $0)?.mode == .forecast
        }
      })
    else { return }
    let token = out[revised].token
    out.removeAll { $0.token < token && $0.channel == .earnings }
  }

  /// How much a clause counts for its sentence.
  func clauseWeight(_ v: Int) -> Double {
    guard v >= 0 else { return 0.6 }
    var at = v
    var weight = 1.0
    var steps = 0
    while at >= 0, steps < 4 {
      let group = verbs[at]
      if group.opener >= 0 {
        switch tokens[group.opener].tag {
        case .relative: weight *= 0.5
        case .subordinator, .preposition: weight *= 0.35
        default: break
        }
      }
      if group.kind == .participle { weight *= 0.6 }
      if group.kind == .reduced { weight *= 0.6 }
      if group.kind == .infinitive, group.governor >= 0 { weight *= 0.9 }
      at = group.governor
      steps += 1
    }
    return weight
  }

  /// Negation of the clause or of the verbs above it (`failed to`, `did not`).
  func isNegated(_ v: Int) -> Bool {
    guard v >= 0 else { return false }
    var negated = verbs[v].isNegated
    if verbs[v].kind == .infinitive, verbs[v].governor >= 0 {
      let g = verbs[verbs[v].governor]
      if g.isNegated { negated.toggle() }
      if let frame = frame(at: g.head), frame.kind == .negate || frame.lemma == "decline" {
        negated.toggle()
      }
      if let cue = cue(at: g.head), cue.isNegative { negated.toggle() }
    }
    // "avoid buying", "stop hiring"
    if verbs[v].kind == .participle, verbs[v].governor >= 0 {
      let g = verbs[verbs[v].governor]
      if g.end == verbs[v].first, let frame = frame(at: g.head), tokens[g.head].tag == .verb,
        frame.object == .down, frame.kind == .change || frame.kind == .advice
      {
        negated.toggle()
      }
    }
    if verbs[v].subject >= 0 {
      let nominal = nominals[verbs[v].subject]
      if tokens[nominal.first].hash == Self.no { negated.toggle() }
    }
    return negated
  }

  static let no = PhraseIndex.word("no")

  /// `sales were below expectations`, `Nifty holds above 8,000`.
  private func levelChange(_ v: Int, _ out: inout [EnglishChange]) {
    let group = verbs[v]
    // "were 5% above those of last year"
    let gap = group.object >= 0 && nominals[group.object].isMeasure ? group.object : -1
    let at = gap >= 0 ? nominals[gap].end : group.end
    guard group.subject >= 0, !group.isPassive, at + 1 < tokens.count else { return }
    let h = tokens[at].hash
    guard h == Self.above || h == Self.below, nominalOf[at + 1] >= 0 else { return }
    let level = Int(nominalOf[at + 1])
    let isForecast = worth(of: level).thing >= 0
    guard isForecast || nominals[level].isMeasure || gap >= 0 else { return }
    let w = worth(of: group.subject)
    let turn = h == Self.above ? 1 : -1
    var change = EnglishChange(
      token: at, source: .predicate, theme: group.subject, thing: w.thing,
      sign: EnglishWorth.times(turn, w.sign), turn: turn, verb: v, channel: w.channel,
      weight: isForecast ? clauseWeight(v) : 0.4, rule: "en.compare.level")
    change.prior = w.sign
    out.append(change)
  }

  private static let above = PhraseIndex.word("above")
  private static let below = PhraseIndex.word("below")

  private func verbChanges(_ v: Int, _ out: inout [EnglishChange], _ consumed: inout Set<Int>) {
    let group = verbs[v]
    if isRating(group.head) { return }
    let kind = frame(at: group.head)?.kind ?? .plain
    if kind == .plain || kind == .aspect { levelChange(v, &out) }
    guard let frame = frame(at: group.head) else { return }
    if frame.lemma == "swing", let swung = swing(v) {
      out.append(swung)
      consumed.insert(complementNominal(after: group.end))
      return
    }
    // "declined to comment": no decline
    if frame.lemma == "decline", v + 1 < verbs.count, verbs[v + 1].kind == .infinitive,
      verbs[v + 1].first == group.end
    {
      return
    }
    // "he added" says something, "gold added 2%" changes
    if entry(at: group.head)?.isSaying == true, group.object < 0 { return }
    let weight = clauseWeight(v)
    let flip = isNegated(v) ? -1 : 1
    let isPredicate = tokens[group.head].tag == .predicate
    let source: EnglishChange.Source = isPredicate ? .predicate : .verb
    let crossing = crossesZero(group)
    func add(_ theme: Int, _ sign: EnglishSign, byPrior: Bool, owner: Int, _ rule: String) {
      guard sign != .absent else { return }
      var turn = EnglishWorth.times(Int(sign.rawValue), flip)
      for part in theme >= 0 ? themeList(theme, v) : [-1] {
        let w = worth(of: part)
        if byPrior, crossing, w.thing >= 0 { turn = 1 }
        // a ban or a tariff that is lifted is gone; a cost that is lifted is higher
        if frame.lemma == "lift", w.sign == -1, w.channel == .regulation || w.channel == .trade {
          turn = EnglishWorth.times(-1, flip)
        }
        var change = EnglishChange(
          token: group.head, source: source, theme: part, thing: w.thing, owner: owner,
          sign: byPrior ? EnglishWorth.times(turn, w.sign) : turn, turn: turn, verb: v,
          channel: w.channel ?? frame.channel, weight: weight, rule: rule)
        change.prior = w.sign
        if frame.subject == .flat { change.weight = 0 }
        if frame.kind == .aspect, w.sign > 0 { change.weight *= 0.25 }
        if frame.isSoft, w.change < 0, !isTelling(w.thing) { change.weight *= 0.2 }
        if !byPrior, w.thing >= 0, w.sign == 0 || isSideDeal(part) { change.weight *= 0.2 }
        if w.thing < 0, w.change < 0, part >= 0, !hasEntity(part),
          tokens[nominals[part].head].tag != .pronoun
        {
          change.weight *= 0.4
        }
        if let own = frame.channel, frame.kind == .value { change.channel = own }
        out.append(change)
        consumed.insert(part)
      }
    }
    let object = group.object >= 0 && !nominals[group.object].isMeasure ? group.object : -1
    switch frame.kind {
    case .plain, .negate: return
    case .aspect:
      // beginnings and ends count for things: "the strike ended", "production resumed"; what begins to
      // happen is told by the verb that follows
      if group.head + 1 < tokens.count, tokens[group.head + 1].tag == .to { return }
      let theme = group.isPassive || object < 0 ? group.subject : object
      guard theme >= 0, worth(of: theme).sign != 2,
        worth(of: theme).thing >= 0 || worth(of: theme).change >= 0
      else { return }
      add(
        theme, frame.subject, byPrior: true, owner: theme == object ? group.subject : -1,
        "en.change.aspect")
    case .hold:
      if group.subject >= 0 { consumed.insert(group.subject) }
    case .change where isHeadlinePassive(group, frame),
      .value where isHeadlinePassive(group, frame):
      add(
        group.subject, frame.object, byPrior: frame.kind == .change, owner: -1,
        "en.passive.headline")
    case .change:
      if group.isPassive {
        add(
          group.subject, frame.object == .absent ? frame.subject : frame.object, byPrior: true,
          owner: -1, "en.change.passive")
      } else if frame.channel == .cost, frame.object != .absent, group.object >= 0, object < 0 {
        // "saves 20 million a year": costs of who saves
        add(group.subject, .up, byPrior: false, owner: -1, "en.change.saving")
      } else if object >= 0, frame.object != .absent, !isPredicate {
        add(object, frame.object, byPrior: true, owner: group.subject, "en.change.object")
      } else {
        add(group.subject, frame.subject, byPrior: true, owner: -1, "en.change.subject")
      }
    case .advice where !isPredicate:
      // an opinion, not a trade: "Buy X", "we prefer X", "recommends X"
      let isOrder = group.subject < 0 || (group.kind == .infinitive && group.governor < 0)
      guard isOrder || frame.object == .up else { return }
      let onto = object >= 0 ? object : complementNominal(after: group.end)
      guard onto >= 0, hasEntity(onto) else { return }
      add(onto, frame.object, byPrior: false, owner: -1, "en.advice.object")
      // "prefer X over Y"
      let rival = complements(of: onto).first {
        nominals[$0].preposition >= 0 && tokens[nominals[$0].preposition].hash == Self.over
      }
      if let rival {
        let opposite: EnglishSign = frame.object == .up ? .down : .up
        add(rival, opposite, byPrior: false, owner: -1, "en.advice.rival")
      }
    case .value where reachesLevel(object):
      let w = worth(of: object)
      add(group.subject, w.sign > 0 ? .up : .down, byPrior: true, owner: -1, "en.value.level")
      consumed.insert(object)
    case .value where isPredicate, .advice:
      let onto = complementNominal(after: group.end)
      let target = onto >= 0 ? onto : nextNominal(group.end)
      if frame.kind == .advice, target >= 0 {
        add(target, frame.subject, byPrior: false, owner: -1, "en.advice.onto")
      } else {
        // "the cut is positive for X"
        let isFor =
          onto >= 0 && nominals[onto].preposition >= 0
          && tokens[nominals[onto].preposition].hash == Self.for && hasEntity(onto)
        add(
          isFor && !hasEntity(group.subject) ? onto : group.subject, frame.subject, byPrior: false,
          owner: -1, "en.value.predicate")
      }
    case .value:
      if group.isPassive {
        add(group.subject, frame.object, byPrior: false, owner: -1, "en.value.passive")
      } else if frame.object == .absent, object >= 0 || group.subject >= 0 {
        add(group.subject, frame.subject, byPrior: false, owner: -1, "en.value.subject")
      } else if object >= 0 {
        add(object, frame.object, byPrior: false, owner: group.subject, "en.value.object")
        if frame.subject != .absent, frame.subject != .flat {
          add(group.subject, frame.subject, byPrior: false, owner: -1, "en.value.agent")
        }
      } else {
        let onto = complementNominal(after: group.end)
        let share = group.object >= 0 ? complements(of: group.object).first ?? -1 : -1
        if share >= 0, frame.object != .absent, hasEntity(share) {
          // "buys 9% in X"
          add(share, frame.object, byPrior: false, owner: group.subject, "en.value.share")
        } else if onto >= 0, frame.object != .absent {
          add(onto, frame.object, byPrior: false, owner: group.subject, "en.value.onto")
        } else {
          add(
            group.subject, frame.subject, byPrior: false, owner: -1, "en.value.subject")
        }
      }
    case .compare:
      add(group.subject, frame.subject, byPrior: true, owner: -1, "en.compare.subject")
      if object >= 0 {
        if frame.object != .absent, worth(of: object).thing < 0, hasEntity(object) {
          add(object, frame.object, byPrior: false, owner: -1, "en.compare.rival")
        }
        consumed.insert(object)
      }
    }
  }

  /// `swung to a profit of 4 million`: what it swung to tells the sign.
  private func swing(_ v: Int) -> EnglishChange? {
    let onto = complementNominal(after: verbs[v].end)
    guard onto >= 0 else { return nil }
    let reached = [onto] + complements(of: onto) + (onto + 1 < nominals.count ? [onto + 1] : [])
    for n in reached {
      let w = worth(of: n)
      guard w.thing >= 0, w.channel == .earnings, abs(w.sign) == 1 else { continue }
      var change = EnglishChange(
        token: verbs[v].head, source: .verb, theme: verbs[v].subject, sign: w.sign, turn: w.sign,
        verb: v, channel: .earnings, weight: clauseWeight(v), rule: "en.change.swing")
      change.prior = 1
      return change
    }
    return nil
  }

  /// A thing that is good or bad news for a business, not just its users.
  private func isTelling(_ at: Int) -> Bool {
    guard let thing = thing(at: at) else { return false }
    return thing.prior != .flat && (thing.channel != .demand || thing.presence == .up)
  }

  /// `an agreement to acquire`: what is agreed on is no business won.
  private func isSideDeal(_ n: Int) -> Bool {
    guard n >= 0, isDeal(n) else { return false }
    let end = nominals[n].end
    guard end + 1 < tokens.count, tokens[end].tag == .to else { return false }
    let frame = frame(at: end + 1)
    return frame?.channel == .structure || frame?.kind == .advice
  }

  private static let over = PhraseIndex.word("over")

  private func nextNominal(_ end: Int) -> Int {
    end < tokens.count ? Int(nominalOf[end]) : -1
  }

  /// `hit a two-year high`: the object is a level reached, not someone harmed.
  private func reachesLevel(_ object: Int) -> Bool {
    guard object >= 0 else { return false }
    let w = worth(of: object)
    guard w.change >= 0, let frame = nounFrame(w.change) else { return false }
    return frame.kind == .value
      && entry(at: w.change).map { $0.objectKinds & lexicon.levelKind != 0 } == true
  }

  /// `a loss, down from a profit`: what was before has the other sign, so that the sign of the thing
  /// itself tells the change.
  private func crossesZero(_ group: EnglishVerbGroup) -> Bool {
    guard group.subject >= 0 else { return false }
    let own = worth(of: group.subject)
    guard let thing = thing(at: own.thing), thing.channel == .earnings else { return false }
    var at = group.end
    while at < tokens.count, at < group.end + 10 {
      if [.comma, .semicolon, .stop, .verb].contains(tokens[at].tag) { return false }
      if tokens[at].hash == Self.from {
        for i in at + 1..<max(at + 1, min(tokens.count, at + 6)) {
          guard let other = self.thing(at: i), other.channel == .earnings else { continue }
          return other.prior != thing.prior
        }
        return false
      }
      at += 1
    }
    return false
  }

  private static let `for` = PhraseIndex.word("for")
  static let from = PhraseIndex.word("from")

  /// `banks hit`, `telcos weighed down`: a participle without its auxiliary.
  private func isHeadlinePassive(_ group: EnglishVerbGroup, _ frame: EnglishFrame) -> Bool {
    frame.subject == .absent && frame.object != .absent && !group.isPassive && group.subject >= 0
      && group.object < 0 && tokens[group.head].tag == .verb
      && tokens[group.head].form.contains(.participle)
      && !(group.first..<group.head).contains { tokens[$0].tag == .have }
      && (group.end >= tokens.count || tokens[group.end].hash != Self.on)
  }

  private static let on = PhraseIndex.word("on")

  /// `weighs on X`, `takes a toll on X`: the nominal after `on`, `in`, `from`, `for`, `over`.
  private func complementNominal(after end: Int) -> Int {
    var at = end
    while at < tokens.count, tokens[at].tag == .adverb { at += 1 }
    guard at + 1 < tokens.count, tokens[at].tag == .preposition else { return -1 }
    return Int(nominalOf[at + 1])
  }

  /// A listed theme counts once for each member, as far as the verb reaches.
  private func themeList(_ theme: Int, _ v: Int) -> [Int] {
    let head = verbs[v].head
    return list(from: theme).filter { n in
      if n == theme { return true }
      // members between the theme and the verb, or after the verb for an object
      return nominals[theme].first < head ? nominals[n].end <= head : true
    }
  }
}
