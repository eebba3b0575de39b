import Model

/// Turns the changes of a sentence into claims: one for each target and channel.
struct EnglishClaims {
  let sentence: EnglishSentence
  let index: Int
  let span: Span
  let document: NormalizedDocument
  let mentions: [Mention]
  /// The company spoken of before this sentence.
  let context: EnglishTarget?
  let horizons: EnglishHorizon
  let topic: EnglishTopic

  func claims(from changes: [EnglishChange]) -> [Claim] {
    var out: [Claim] = []
    var weights: [Double] = []
    var done = Set<Int>()
    for deed in sentence.deeds() {
      let own = claims(from: deed)
      let weight = sentence.clauseWeight(deed.verb)
      for claim in own { merge(claim, weight, into: &out, &weights) }
      if !own.isEmpty { done.insert(sentence.verbs[deed.verb].head) }
    }
    for change in changes
    where (change.sign != 0 || isSideless(change)) && isClaim(change)
      && !done.contains(change.token)
    {
      for (target, channel) in targets(of: change) {
        merge(claim(change, target, channel), change.weight, into: &out, &weights)
        for other in sharing(change, with: target) {
          merge(claim(change, other, channel), change.weight, into: &out, &weights)
        }
      }
    }
    for claim in deals() { merge(claim, 1, into: &out, &weights) }
    for claim in duties()
    where !out.contains(where: { $0.target.industry == claim.target.industry }) {
      merge(claim, 1, into: &out, &weights)
    }
    let source = speaker()
    for i in out.indices {
      if out[i].source == nil { out[i].source = source }
      if let source = out[i].source, source.overlaps(out[i].target.span), out[i].mode == .fact {
        out[i].source = nil
      }
    }
    return out
  }

  /// The company the next sentence may leave out: the first named here, else the one before.
  func nextContext(_ claims: [Claim]) -> EnglishTarget? {
    if let own = claims.first(where: { $0.target.kind == .company })?.target,
      own.entity != nil
    {
      return EnglishTarget(
        span: own.span, kind: own.kind, industry: own.industry, entity: own.entity)
    }
    for group in sentence.verbs where group.kind == .finite && group.subject >= 0 {
      if let own = companies(in: group.subject).first, own.industry != .securities { return own }
    }
    for n in sentence.nominals.indices where !isHearer(n) && !isSpeakersHouse(n) {
      if let own = companies(in: n).first { return own }
    }
    if let last = claims.last?.target, context == nil || context?.kind != .company {
      return EnglishTarget(
        span: last.span, kind: last.kind, industry: last.industry, entity: last.entity)
    }
    return context
  }

  /// `told Reuters`: who writes it down.
  private func isHearer(_ n: Int) -> Bool {
    sentence.verbs.contains {
      $0.object == n && sentence.entry(at: $0.head)?.isSaying == true && !$0.isPassive
    }
  }

  /// `analysts at X`: where those who speak work.
  private func isSpeakersHouse(_ n: Int) -> Bool {
    let parent = sentence.nominals[n].parent
    return parent >= 0
      && sentence.verbs.contains {
        $0.subject == parent
          && (sentence.entry(at: $0.head)?.isSaying == true
            || sentence.cue(at: $0.head)?.mode == .forecast)
      }
  }

  /// A second claim with the same target and channel adds nothing, but opposite signs make `±`; of a
  /// price what the main clause says stands (`Corvan, which had rallied, lost 2%`).
  private func merge(
    _ claim: Claim, _ weight: Double, into out: inout [Claim], _ weights: inout [Double]
  ) {
    guard
      let i = out.firstIndex(where: {
        $0.channel == claim.channel && $0.target.industry == claim.target.industry
          && ($0.target.span == claim.target.span
            || ($0.target.kind == .company && claim.target.kind == .company
              && $0.target.entity == claim.target.entity))
      })
    else {
      out.append(claim)
      weights.append(weight)
      return
    }
    if claim.channel == .price || claim.channel == .valuation, abs(weight - weights[i]) > 0.3 {
      if weight > weights[i] {
        out[i] = claim
        weights[i] = weight
      }
      return
    }
    if out[i].direction != claim.direction, out[i].mode == claim.mode,
      out[i].direction != .change
    {
      out[i].direction = .change
      out[i].rules.append("en.mixed")
    }
  }

  /// Rates, yields and minimum wages move without a side.
  private func isSideless(_ change: EnglishChange) -> Bool {
    guard let thing = sentence.thing(at: change.thing), thing.prior == .flat else { return false }
    guard change.source != .adjective else { return false }
    return change.turn != 0 && (thing.channel == .price || thing.channel == .labour)
  }

  /// Judgements of a trade and advice are no claims; a change in a name's own nominal is.
  private func isClaim(_ change: EnglishChange) -> Bool {
    if change.rule.hasPrefix("en.advice") { return false }
    if change.theme >= 0, sentence.nominals[change.theme].isMeasure { return false }
    if change.source == .adjective, change.thing < 0 { return false }
    if isFeeling(change) || isToldByVerb(change) || isVague(change) { return false }
    if change.rule == "en.value.agent", change.channel == nil { return false }
    if change.rule.hasPrefix("en.value"), change.theme >= 0, sentence.isDeal(change.theme) {
      return false
    }
    // "due to engine problems": a cause, said of nothing in particular
    if change.rule == "en.value.noun", change.thing < 0, change.weight < 0.5, !isReached(change) {
      return false
    }
    if isRank(change) { return false }
    return !isInCondition(change.token)
  }

  /// An open hypothetical isn't said to be so.
  func isInCondition(_ token: Int) -> Bool {
    guard let condition = sentence.condition(), condition.isOpen else { return false }
    return condition.tokens.contains(token)
  }

  /// `a record`, `a low` as what a verb reaches: `hit a record`, `fell to a low`.
  private func isReached(_ change: EnglishChange) -> Bool {
    guard isLevel(change.token), change.theme >= 0 else { return false }
    let p = sentence.nominals[change.theme].preposition
    if p >= 0 { return Self.reaching.contains(sentence.tokens[p].hash) }
    return change.verb >= 0 && sentence.verbs[change.verb].object == change.theme
  }

  private static let reaching: Set<UInt64> = Set(["at", "to"].map { PhraseIndex.word($0) })

  /// `the most on record`, `high-grade`: no level that something reaches.
  private func isRank(_ change: EnglishChange) -> Bool {
    change.rule == "en.value.noun" && isLevel(change.token) && !isReached(change)
  }

  private func isLevel(_ token: Int) -> Bool {
    sentence.entry(at: token).map { $0.objectKinds & sentence.lexicon.levelKind != 0 } ?? false
  }

  /// `we are pleased`: of who speaks, not of a business.
  private func isFeeling(_ change: EnglishChange) -> Bool {
    change.rule == "en.value.predicate" && change.thing < 0 && change.theme >= 0
      && sentence.tokens[sentence.nominals[change.theme].head].tag == .pronoun
  }

  /// `strikes grounded flights`, `rose 2.6%, down from 3.1%`: a verb says already what it comes to.
  private func isToldByVerb(_ change: EnglishChange) -> Bool {
    if change.source == .predicate, change.verb > 0, change.token + 1 < sentence.tokens.count,
      sentence.tokens[change.token + 1].hash == EnglishSentence.from,
      sentence.verbs[change.verb].kind == .predicate
    {
      let before = sentence.verbs[change.verb - 1]
      return before.subject == change.theme && sentence.frame(at: before.head)?.kind == .change
    }
    guard change.rule == "en.value.noun", change.channel != .cost, change.verb >= 0 else {
      return false
    }
    let group = sentence.verbs[change.verb]
    guard !group.isPassive, group.subject == change.theme, group.object >= 0,
      let frame = sentence.frame(at: group.head)
    else { return false }
    return frame.object != .absent || sentence.entry(at: group.head).map { $0.acts >= 0 } == true
  }

  /// `a cut may come`, `news of the closure`: of nothing in particular, or told before.
  private func isVague(_ change: EnglishChange) -> Bool {
    guard change.rule == "en.change.noun", change.thing < 0, change.theme >= 0 else { return false }
    if change.channel == nil { return sentence.ownName(change.theme) < 0 }
    let first = sentence.tokens[sentence.nominals[change.theme].first]
    return first.tag == .determiner && Self.known.contains(first.hash)
  }

  private static let known: Set<UInt64> = Set(
    ["the", "this", "that", "these", "such"].map { PhraseIndex.word($0) })

  private func claim(
    _ change: EnglishChange, _ target: EnglishTarget, _ channel: Channel
  ) -> Claim {
    var stance = sentence.stance(ofVerb: change.verb)
    sentence.addNounCues(of: change, to: &stance)
    var out = claim(target, channel, sign: change.sign, stance: stance, at: change.token)
    if let thing = sentence.thing(at: change.thing) {
      out.direction = movement(of: thing, change, target) ?? out.direction
    }
    out.path = path(of: change)
    out.rules.insert(change.rule, at: 0)
    out.magnitude = magnitude(after: change.token)
    if out.mode == .forecast, change.verb >= 0, let said = forecaster(change.verb) {
      out.source = said
    }
    return out
  }

  /// A price is its own target: inflation and freight rates that rise rise; what money costs has no
  /// side.
  private func movement(
    of thing: EnglishThing, _ change: EnglishChange, _ target: EnglishTarget
  ) -> Direction? {
    let moved: Direction = change.turn == 2 ? .change : change.turn > 0 ? .up : .down
    switch thing.prior {
    case .flat:
      let isMoney = [.banking, .market, .economy, .securities].contains(target.industry)
      return !isMoney && thing.name == "rate" ? moved : .change
    case .down where thing.channel == .price && thing.name.hasSuffix("inflation"):
      return change.turn == 0 || change.rule.hasPrefix("en.value") ? nil : moved
    default: return nil
    }
  }

  /// A claim with what the sentence says around it: condition, certainty, mode, horizon.
  ///
  /// - Parameter token: what says it.
  func claim(
    _ target: EnglishTarget, _ channel: Channel, sign: Int, stance: EnglishStance, at token: Int
  ) -> Claim {
    var out = Claim(
      sentence: index, span: span, target: target.claimTarget, channel: channel,
      direction: sign == 2 ? .change : sign > 0 ? .up : .down)
    var stance = stance
    conditions(token, &stance, &out)
    if stance.isReported, stance.mode == .forecast, stance.certainty == .asserted {
      stance.certainty = .probable
    }
    let ahead = stance.mode == .fact && isTold(ahead: token, channel)
    let near = Int(sentence.tokens[token].start)
    if ahead, horizons.isAhead(in: clause(around: token)) {
      stance.mode = .plan  // "prices go up in May"
      stance.rules.append("en.mode.dated")
    }
    if stance.mode == .norm { stance.certainty = .uncommitted }
    out.certainty = stance.certainty
    out.mode = stance.mode
    out.horizon = horizons.horizon(of: stance.mode, sentence: span, near: near)
    if out.horizon == .unspecified, stance.mode != .fact {
      out.horizon = sentence.horizon(near: token) ?? .unspecified
    }
    out.rules = stance.rules
    return out
  }

  /// `sales(+1) × rose(+1)`.
  private func path(of change: EnglishChange) -> String {
    let word = text(change.token)
    let turn = change.turn == 2 ? "±" : change.turn > 0 ? "+1" : "-1"
    guard change.thing >= 0, change.thing != change.token else { return "\(word)(\(turn))" }
    let prior = change.prior == 2 ? "±" : change.prior > 0 ? "+1" : change.prior < 0 ? "-1" : "0"
    return "\(text(change.thing))(\(prior)) × \(word)(\(turn))"
  }

  func text(_ token: Int) -> String {
    let t = sentence.tokens[token]
    return document.text.string(Span(Int(t.start), Int(t.end))).lowercased()
  }

  /// The first amount after the change, before the next clause.
  func magnitude(after token: Int) -> Int? {
    let from = sentence.tokens[token].end
    var limit = span.end
    for v in sentence.verbs where sentence.tokens[v.first].start > from {
      limit = sentence.tokens[v.first].start
      break
    }
    return document.quantities.firstIndex {
      $0.span.start >= from && $0.span.start < limit && $0.span.start - from < 60
        && ($0.kind == .percent || $0.kind == .money || $0.kind == .points)
    }
  }

  /// A verb that can tell what a date to come brings: in the present, or a decision (`pushed back
  /// the launch to next year`).
  private func isTold(ahead token: Int, _ channel: Channel) -> Bool {
    let v = Int(sentence.verbOf[token])
    guard v >= 0, sentence.verbs[v].kind == .finite else { return false }
    if isPast(token) {
      return Self.decided.contains(channel)
        && sentence.entry(at: token).map { $0.acts >= 0 } == true
    }
    return true
  }

  private static let decided: Set<Channel> = [
    .supply, .investment, .funding, .regulation, .trade, .labour,
  ]

  private func isPast(_ token: Int) -> Bool {
    let v = Int(sentence.verbOf[token])
    return v >= 0 && sentence.verbs[v].kind == .finite
      && (sentence.isPast(sentence.verbs[v])
        || sentence.tokens[sentence.verbs[v].first].tag == .have)
  }

  /// The words around a verb, up to the next verbs; behind it up to a comma when it is past.
  private func clause(around token: Int) -> Span {
    let v = Int(sentence.verbOf[token])
    guard v >= 0 else { return span }
    if isPast(token) {
      let mark = sentence.tokens[token...].first { $0.tag == .comma || $0.tag == .dash }
      return Span(Int(sentence.tokens[token].end), Int(mark?.start ?? span.end))
    }
    let first = v > 0 ? Int(sentence.tokens[sentence.verbs[v - 1].end - 1].end) : Int(span.start)
    let last =
      v + 1 < sentence.verbs.count
      ? Int(sentence.tokens[sentence.verbs[v + 1].first].start) : Int(span.end)
    return Span(first, max(first, last))
  }

  /// `if …`, `unless …`: the words a clause hangs on.
  private func conditions(
    _ token: Int, _ stance: inout EnglishStance, _ out: inout Claim
  ) {
    guard let condition = sentence.condition(), !condition.tokens.contains(token) else { return }
    let first = sentence.tokens[condition.tokens.lowerBound]
    let last = sentence.tokens[condition.tokens.upperBound - 1]
    out.conditions = [.init(kind: "other", span: Span(Int(first.start), Int(last.end)))]
    if condition.isOpen, stance.mode != .fact || !isPast(token) {
      stance.mode = .condition
      stance.rules.append("en.mode.condition")
    }
  }
}
