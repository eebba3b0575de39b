import Model

/// Changes that nouns and adjectives state: `weak demand`, `a rise in costs`, `a headwind for lenders`.
extension EnglishSentence {
  /// `tumbled from its peak`: what is left behind.
  private func isOrigin(_ n: Int) -> Bool {
    let at = nominals[n].preposition
    return at >= 0 && tokens[at].hash == Self.from
  }

  /// Changes a nominal states by itself: `weak demand`, `a rise in costs`, `a headwind for lenders`.
  func nominalChanges(_ n: Int, _ out: inout [EnglishChange], _ consumed: Set<Int>) {
    let nominal = nominals[n]
    guard !nominal.isMeasure, !isRating(nominal.head) else { return }
    let weight = nominalWeight(n)
    let verb = clauseOf(nominal.first)
    let w = worth(of: n)
    if w.change >= 0, let frame = nounFrame(w.change), frame.kind != .value || !isOrigin(n) {
      // a complement that a verb already moves isn't told twice
      var change = EnglishChange(
        token: w.change, source: .noun, theme: n, thing: w.thing, sign: w.sign,
        turn: Int(frame.subject.rawValue), verb: verb, channel: w.channel ?? frame.channel,
        weight: weight, rule: frame.kind == .change ? "en.change.noun" : "en.value.noun")
      change.owner = ownerOfNoun(n, verb)
      if isNegatedNominal(n) || verb >= 0 && frameOfClause(verb) == nil && isNegated(verb) {
        change.sign = EnglishWorth.times(change.sign, -1)
      }
      out.append(change)
    }
    if w.change < 0, w.thing >= 0, let thing = thing(at: w.thing),
      thing.presence == .up || thing.presence == .down, isTold(n, verb), !isQualified(nominal),
      thing.presence == .down || (verb >= 0 && verbs[verb].object == n)
    {
      var change = EnglishChange(
        token: w.thing, source: .noun, theme: n, thing: w.thing,
        sign: Int(thing.presence.rawValue), turn: 1, verb: verb, channel: thing.channel,
        weight: weight, rule: "en.value.presence")
      change.prior = w.sign
      change.owner = ownerOfNoun(n, verb)
      if isNegatedNominal(n) || (verb >= 0 && isNegated(verb)) {
        change.sign = EnglishWorth.times(change.sign, -1)
      }
      out.append(change)
    }
    if let worry = worryOver(n) {
      var change = EnglishChange(
        token: worry, source: .noun, theme: n, thing: w.thing,
        sign: w.change >= 0 && w.sign != 2 ? w.sign : -1, turn: -1, verb: verb,
        channel: w.channel, weight: 0.2, rule: "en.worry")
      change.prior = w.sign
      out.append(change)
    }
    for i in nominal.first..<nominal.end where tokens[i].tag == .adjective {
      guard let e = entry(at: i), e.adjective >= 0 else { continue }
      let frame = lexicon.frames[Int(e.adjective)]
      let after = followingThing(i, nominal)
      if frame.kind == .change, after < 0, !hasIndustryTerm(nominal) { continue }
      let prior = after >= 0 ? Int(thing(at: after)?.prior.rawValue ?? 1) : w.change >= 0 ? 1 : 1
      if w.change >= 0, after < 0 { continue }
      let turn = Int(frame.subject.rawValue)
      var change = EnglishChange(
        token: i, source: .adjective, theme: n, thing: after,
        sign: frame.kind == .change ? EnglishWorth.times(turn, prior) : turn, turn: turn,
        verb: verb,
        channel: after >= 0 ? thing(at: after)?.channel : frame.channel, weight: weight * 0.8,
        rule: "en.change.adjective")
      change.prior = prior
      change.owner = ownerOfNoun(n, verb)
      out.append(change)
    }
  }

  /// The nominal is what a clause tells: the object of a verb without a side or the subject of `be`.
  private func isTold(_ n: Int, _ verb: Int) -> Bool {
    guard verb >= 0 else { return verbs.isEmpty && nominals[n].preposition < 0 }
    guard frameOfClause(verb) == nil else { return false }
    let group = verbs[verb]
    return group.object == n || group.subject == n
  }

  /// `worries over demand`: the word for fear that a thing hangs on.
  private func worryOver(_ n: Int) -> Int? {
    let parent = nominals[n].parent
    guard parent >= 0, thing(at: nominals[n].head) != nil || term(at: nominals[n].head) != nil
    else {
      return nil
    }
    let head = nominals[parent].head
    guard let cue = cue(at: head), cue.certainty == .possible,
      thing(at: head)?.prior == .down
    else { return nil }
    return head
  }

  /// An adjective says already how much of it there is: `fewer delays`.
  private func isQualified(_ nominal: EnglishNominal) -> Bool {
    (nominal.first..<nominal.end).contains {
      tokens[$0].tag == .adjective && frame(at: $0)?.kind == .change
    }
  }

  private func hasIndustryTerm(_ nominal: EnglishNominal) -> Bool { term(at: nominal.head) != nil }

  private func frameOfClause(_ v: Int) -> EnglishFrame? {
    guard let f = frame(at: verbs[v].head), f.kind != .plain else { return nil }
    return f
  }

  private func isNegatedNominal(_ n: Int) -> Bool {
    tokens[nominals[n].first].hash == Self.no || tokens[nominals[n].first].tag == .negation
      || (nominals[n].preposition >= 0 && tokens[nominals[n].preposition].hash == Self.without)
  }

  static let without = PhraseIndex.word("without")

  private func followingThing(_ adjective: Int, _ nominal: EnglishNominal) -> Int {
    var at = nominal.end - 1
    while at > adjective {
      if thing(at: at) != nil { return at }
      at -= 1
    }
    return -1
  }

  /// Nominals in causes and concessions count less than objects.
  private func nominalWeight(_ n: Int) -> Double {
    let p = preposition(of: n)
    let verb = clauseOf(nominals[n].first)
    let clause = verb >= 0 ? clauseWeight(verb) : 0.8
    if p < 0 { return 0.8 * clause }
    if nominals[n].parent >= 0, Self.themePrepositions.contains(tokens[p].hash) {
      return 0.6 * clause
    }
    return 0.3 * clause
  }

  /// The verb group whose clause a token stands in: the nearest to the left, or else to the right.
  func clauseOf(_ token: Int) -> Int {
    var best = -1
    for v in verbs.indices {
      if verbs[v].first <= token {
        best = v
      } else if best < 0 || verbs[v].subject == Int(nominalOf[token]) {
        return v
      }
    }
    return best
  }

  /// Who a change named by a noun is about: its complement or possessor with a name, or the subject.
  private func ownerOfNoun(_ n: Int, _ verb: Int) -> Int {
    // "X and Y are good bets in the IT space": the subject, not the place
    if verb >= 0, tokens[verbs[verb].head].tag == .be, verbs[verb].object == n,
      verbs[verb].subject >= 0
    {
      return verbs[verb].subject
    }
    let own = ownName(n)
    if own >= 0 { return own }
    if verb >= 0, verbs[verb].subject >= 0, verbs[verb].subject != n { return verbs[verb].subject }
    // "X a good pick": the nominal right before
    if nominals[n].first > 0, n > 0, nominals[n - 1].end == nominals[n].first { return n - 1 }
    return -1
  }
}
