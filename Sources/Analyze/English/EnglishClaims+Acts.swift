import Model

/// Claims from what somebody does: `X closes its plant`, `regulators fined X`.
extension EnglishClaims {
  func claims(from deed: EnglishDeed) -> [Claim] {
    let group = sentence.verbs[deed.verb]
    guard !isInCondition(group.head) else { return [] }
    var stance = sentence.stance(ofVerb: deed.verb)
    settle(&stance, deed)
    var sign = deed.sign
    var channel = deed.act.channel
    if deed.act.isOutlook {
      guard stance.mode == .fact else { return [] }
      stance.mode = .forecast
      stance.certainty = .probable
      if let of = sentence.measured(by: deed.patient) {
        sign = EnglishWorth.times(sign, Int(of.prior.rawValue))
        if of.channel != .structure { channel = of.channel }
      }
      guard sign != 0 else { return [] }
    }
    if deed.act.isAhead, stance.mode == .fact { return [] }
    if deed.act.object == .burden, let own = sentence.burden(deed.patient) { channel = own }
    if deed.act.object == .party || deed.act.channel == .regulation, deed.act.role == .object,
      let own = weighed(after: deed.patient)
    {
      channel = own
    }
    if channel == .investment, deed.doer >= 0, hasAuthority(deed.doer) { channel = .funding }
    return targets(of: deed).map { target in
      // "cut its forecast for Brent"
      let isPrice = deed.act.isOutlook && target.kind == .market && target.industry != .market
      var claim = self.claim(
        target, isPrice ? .price : channel, sign: sign, stance: stance, at: group.head)
      if deed.act.isOutlook, claim.horizon == .unspecified, channel != .valuation {
        claim.horizon = .short
      }
      claim.rules.insert("en.act." + deed.act.role.rawValue, at: 0)
      claim.path = "\(text(group.head))(\(sign == 2 ? "±" : sign > 0 ? "+1" : "-1"))"
      claim.magnitude = magnitude(after: group.head)
      return claim
    }
  }

  /// `will close a mill`, `staff will be hired` are decided; `will lose orders` befalls.
  private func settle(_ stance: inout EnglishStance, _ deed: EnglishDeed) {
    let group = sentence.verbs[deed.verb]
    if deed.act.isSuffered {
      guard stance.mode == .plan, stance.rules.last != "en.mode.draft", isModal(group) else {
        return
      }
      stance.mode = .forecast
      return
    }
    if group.isPassive, group.agent < 0, deed.act.object == .clause, deed.sign < 0,
      stance.mode == .fact, group.kind == .finite, !sentence.isPast(group)
    {
      stance.mode = .norm  // "banks are required to report"
      stance.rules.append("en.mode.norm")
      return
    }
    guard stance.mode == .forecast, !stance.isExpected else { return }
    let isOwn = group.governor < 0 || sentence.verbs[group.governor].subject == deed.doer
    let isOpen =
      stance.certainty != .probable
      || sentence.tokens[group.first].hash == EnglishSentence.would
    if isOwn, isOpen,
      sentence.isActor(deed.doer) || isNamed(deed.doer)
        || group.isPassive && isModal(group)
          && (deed.doer < 0 || sentence.nominals[deed.doer].isMeasure)
          && stance.certainty == .asserted
    {
      stance.mode = .plan
    }
  }

  /// `cost the firm 40 jobs`, `exempt cars from tariffs`: the channel of what is lost or spared.
  private func weighed(after patient: Int) -> Channel? {
    guard patient >= 0, patient + 1 < sentence.nominals.count else { return nil }
    let next = sentence.nominals[patient + 1]
    let end = sentence.nominals[patient].end
    guard
      next.first == end
        || next.first == end + 1 && sentence.tokens[end].hash == EnglishSentence.from,
      !sentence.isMoney(patient + 1)
    else { return nil }
    return sentence.thing(at: next.head)?.channel ?? sentence.objectChannel(patient + 1)
  }

  /// `Corvan`, `the chain`: somebody the text speaks of, no thing and no event.
  private func isNamed(_ n: Int) -> Bool {
    guard n >= 0, sentence.thing(at: sentence.nominals[n].head) == nil else { return false }
    let nominal = sentence.nominals[n]
    return sentence.tokens[nominal.head].tag == .name
      || sentence.tokens[nominal.first].hash == Self.the && nominal.end - nominal.first == 2
  }

  private static let the = PhraseIndex.word("the")

  private func isModal(_ group: EnglishVerbGroup) -> Bool {
    sentence.tokens[group.first].tag == .modal
  }

  private func targets(of deed: EnglishDeed) -> [EnglishTarget] {
    let end = sentence.verbs[deed.verb].end
    switch deed.act.role {
    case .doer:
      if deed.act.isOutlook, let own = outlookTarget(deed.patient) { return [own] }
      if deed.act.isOutlook, isHouse(deed.doer), let own = spokenOf(), own.kind == .company {
        return [own]
      }
      if let own = doers(deed.doer, of: deed.verb) { return own }
      let own = first([deed.patient] + recipients(after: end))
      return own.isEmpty ? implied([deed.doer, deed.patient]) : own
    case .object:
      let isTrade = deed.act.channel == .demand || deed.act.channel == .structure
      if isTrade, isPronoun(deed.patient) { return [] }
      let own = done(to: deed.patient)
      if own.isEmpty, deed.act.channel == .structure {
        return doers(deed.doer, of: deed.verb) ?? []
      }
      return own.isEmpty ? implied([deed.patient]) : own
    case .onto:
      let own = first(recipients(after: end) + [deed.patient])
      return own.isEmpty ? implied([deed.patient]) : own
    }
  }

  private func isPronoun(_ n: Int) -> Bool {
    n >= 0 && sentence.tokens[sentence.nominals[n].head].tag == .pronoun
  }

  /// Who comments on others: `Goldman cut its forecast`.
  private func isHouse(_ n: Int) -> Bool {
    n >= 0 && companies(in: n).first?.industry == .securities && topic.sector != .securities
  }

  /// `the plant`, `two lines`, `its staff`: of whoever the text speaks of.
  func implied(_ nominals: [Int]) -> [EnglishTarget] {
    for part in nominals where part >= 0 {
      // "600 of the workers"
      let whole = sentence.nominals[part].isMeasure ? sentence.complements(of: part).first : nil
      let n = whole ?? part
      let head = sentence.tokens[sentence.nominals[n].head]
      guard head.tag == .noun, let entry = sentence.entry(at: sentence.nominals[n].head),
        entry.objectKinds != 0, !entry.isActor
      else { continue }
      if var own = whoSpeaks(before: sentence.nominals[n].first) {
        own.span = nominalSpan(n)
        return [own]
      }
      if var own = context, topic.isSpoken(of: own), own.kind == .company || own.kind == .industry {
        own.span = nominalSpan(n)
        return [own]
      }
      guard let main = topic.main, main == topic.sector else { continue }
      return [EnglishTarget(span: nominalSpan(n), sector: main)]
    }
    return []
  }

  /// The targets in the first nominal that has some.
  private func first(_ nominals: [Int]) -> [EnglishTarget] {
    for n in nominals {
      let own = done(to: n)
      if !own.isEmpty { return own }
    }
    return []
  }

  /// `its oil price forecast`, `its growth forecast for Brazil`: not of who makes it.
  private func outlookTarget(_ n: Int) -> EnglishTarget? {
    guard n >= 0 else { return nil }
    if let own = target(in: n), own.kind != .company { return own }
    for c in sentence.complements(of: n) {
      let p = sentence.nominals[c].preposition
      guard p >= 0, isRecipient(c) || sentence.tokens[p].hash == EnglishSentence.of else {
        continue
      }
      if let own = target(in: c) ?? place(in: c) { return own }
    }
    return nil
  }

  /// `X must publish its prices`: a burden on X where no act says which.
  func duties() -> [Claim] {
    sentence.verbs.indices.compactMap { v in
      let group = sentence.verbs[v]
      guard sentence.tokens[group.head].tag == .verb, isOwed(v), !group.isNegated,
        !isInCondition(group.head), group.subject >= 0, !hasAuthority(group.subject),
        let target = target(in: group.subject), target.kind == .company || target.kind == .industry
      else { return nil }
      var claim = claim(
        target, isPaid(group.head) ? .cost : .regulation, sign: -1,
        stance: sentence.stance(ofVerb: v), at: group.head)
      claim.rules.insert("en.duty", at: 0)
      claim.path = "\(text(group.head))(-1)"
      return claim
    }
  }

  /// What is to be done costs money: `must pay`, `will have to replace`.
  private func isPaid(_ verb: Int) -> Bool {
    guard let list = sentence.entry(at: verb)?.acts, list >= 0 else { return false }
    return sentence.lexicon.acts[Int(list)].contains {
      $0.role == .doer && ($0.channel == .cost || $0.object == .money)
    }
  }

  /// `must`, `has to`, `will need to` with what is to be done.
  private func isOwed(_ v: Int) -> Bool {
    let group = sentence.verbs[v]
    if group.kind == .infinitive, group.governor >= 0 {
      let head = sentence.verbs[group.governor].head
      return sentence.cue(at: head).map { $0.mode == .norm && $0.certainty == nil } ?? false
    }
    return (group.first..<group.head).contains {
      sentence.cue(at: $0).map { $0.mode == .norm && $0.certainty == nil } ?? false
    }
  }

  /// The economy of a place.
  private func place(in n: Int) -> EnglishTarget? {
    let nominal = sentence.nominals[n]
    for i in nominal.first..<nominal.end where sentence.tokens[i].mention >= 0 {
      let mention = mentions[Int(sentence.tokens[i].mention)]
      guard mention.type == .place else { continue }
      return EnglishTarget(
        span: mention.span, kind: .country, industry: .economy, entity: mention.entity)
    }
    return nil
  }

  /// The businesses of a nominal and those listed with it; nil when none of them is one.
  private func doers(_ n: Int, of verb: Int) -> [EnglishTarget]? {
    let group = sentence.verbs[verb]
    if let own = businesses(n, of: group) { return own }
    // "X announced an agreement to buy Y"
    guard group.kind == .infinitive, group.governor >= 0 else { return nil }
    return businesses(sentence.verbs[group.governor].subject, of: group)
  }

  private func businesses(_ n: Int, of group: EnglishVerbGroup) -> [EnglishTarget]? {
    guard n >= 0 else { return nil }
    let listed = sentence.list(from: n).filter {
      group.isPassive || sentence.nominals[$0].end <= group.first
    }
    let own = listed.compactMap { part -> EnglishTarget? in
      if let company = companies(in: part).first { return company }
      for c in sentence.complements(of: part) {
        if let company = companies(in: c).first { return company }
      }
      if let unknown = unknownCompany(part) { return unknown }
      guard !hasAuthority(part), let target = target(in: part), target.kind != .market,
        target.industry != .economy, target.industry != .market
      else { return nil }
      return target
    }
    return own.isEmpty ? nil : own + listed.flatMap { furtherTrades($0) }
  }

  /// A name no table holds that acts as businesses do: in the trade the document is about.
  private func unknownCompany(_ n: Int) -> EnglishTarget? {
    let head = sentence.tokens[sentence.nominals[n].head]
    guard head.tag == .name, head.mention < 0, head.entry < 0, let main = topic.main,
      !hasAuthority(n)
    else { return nil }
    return EnglishTarget(span: nominalSpan(n), kind: .company, industry: main, entity: nil)
  }

  /// An agency, a place or a person stands in it: no business.
  private func hasAuthority(_ n: Int) -> Bool {
    let nominal = sentence.nominals[n]
    return (nominal.first..<nominal.end).contains {
      let m = sentence.tokens[$0].mention
      guard m >= 0 else { return sentence.entry(at: $0)?.isActor == true }
      switch mentions[Int(m)].type {
      case .agency, .organisation, .place, .person: return true
      default: return false
      }
    }
  }

  private func done(to n: Int) -> [EnglishTarget] {
    guard n >= 0 else { return [] }
    if let own = target(in: n) {
      return [own] + sentence.list(from: n).dropFirst().compactMap { target(in: $0) }
    }
    for c in sentence.complements(of: n) {
      if let own = target(in: c) { return [own] }
    }
    return []
  }

  /// What `for`, `to`, `on`, `in`, `from` behind the verb name, first to last.
  private func recipients(after end: Int) -> [Int] {
    sentence.nominals.indices.filter { n in
      let p = sentence.nominals[n].preposition
      return p >= end && p < end + 14 && isRecipient(n) && !sentence.nominals[n].isMeasure
        && !sentence.verbs.contains { $0.first >= end && $0.first < p }
    }
  }

  private func isRecipient(_ n: Int) -> Bool {
    let p = sentence.nominals[n].preposition
    return p >= 0 && Self.recipientMarks.contains(sentence.tokens[p].hash)
  }

  private static let recipientMarks: Set<UInt64> = Set(
    ["for", "to", "on", "in", "from", "into"].map { PhraseIndex.word($0) })
}
