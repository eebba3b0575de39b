import Model

/// Claims from what somebody does: `X closes its plant`, `regulators fined X`.
extension EnglishClaims {
  func claims(from deeds: [EnglishDeed]) -> [Claim] {
    var out: [Claim] = []
    for deed in deeds where !isInCondition(sentence.verbs[deed.verb].head) {
      for target in targets(of: deed) {
        let group = sentence.verbs[deed.verb]
        var stance = sentence.stance(ofVerb: deed.verb)
        if stance.mode == .forecast, stance.certainty == .asserted, sentence.isActor(deed.doer) {
          stance.mode = .plan
        }
        var claim = self.claim(
          target, deed.act.channel, sign: deed.sign, stance: stance, at: group.head)
        claim.rules.insert("en.act." + deed.act.role.rawValue, at: 0)
        claim.path = "\(text(group.head))(\(deed.sign == 2 ? "±" : deed.sign > 0 ? "+1" : "-1"))"
        claim.magnitude = magnitude(after: group.head)
        out.append(claim)
      }
    }
    return out
  }

  private func targets(of deed: EnglishDeed) -> [EnglishTarget] {
    switch deed.act.role {
    case .doer:
      if let own = doers(deed.doer, of: deed.verb) { return own }
      return done(to: deed.patient)
    case .object:
      return done(to: deed.patient)
    case .onto:
      let after =
        recipients(after: sentence.verbs[deed.verb].end) + [deed.patient]
      for n in after where n >= 0 {
        let own = done(to: n)
        if !own.isEmpty { return own }
      }
      return []
    }
  }

  /// The businesses of a nominal and those listed with it; nil when none of them is one.
  private func doers(_ n: Int, of verb: Int) -> [EnglishTarget]? {
    guard n >= 0 else { return nil }
    let group = sentence.verbs[verb]
    let listed = sentence.list(from: n).filter {
      group.isPassive || sentence.nominals[$0].end <= group.first
    }
    let own = listed.compactMap { part -> EnglishTarget? in
      if let company = companies(in: part).first { return company }
      for c in sentence.complements(of: part) {
        if let company = companies(in: c).first { return company }
      }
      guard !hasAuthority(part), let target = target(in: part), target.kind != .market,
        target.industry != .economy, target.industry != .market
      else { return nil }
      return target
    }
    return own.isEmpty ? nil : own
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
      return p >= end && p < end + 14 && Self.recipientMarks.contains(sentence.tokens[p].hash)
        && !sentence.nominals[n].isMeasure
        && !sentence.verbs.contains { $0.first >= end && $0.first < p }
    }
  }

  private static let recipientMarks: Set<UInt64> = Set(
    ["for", "to", "on", "in", "from", "into"].map { PhraseIndex.word($0) })
}
