import Model

/// Who says it.
extension EnglishClaims {
  /// The subject of a reporting verb in the sentence, as written: a name when there is one.
  func speaker() -> Span? {
    for v in sentence.verbs.indices {
      let group = sentence.verbs[v]
      guard let entry = sentence.entry(at: group.head), entry.isSaying,
        sentence.tokens[group.head].tag == .verb, !group.isPassive, group.kind == .finite
      else { continue }
      // "…, said Juan Perez": the speaker follows
      let before = sentence.tag(at: group.first - 1)
      if group.object >= 0, before == .comma || before == .quote,
        sentence.tokens[sentence.nominals[group.object].head].tag == .name
      {
        return nameSpan(group.object)
      }
      // the $6.4 billion announced in April: sums say nothing
      guard group.subject >= 0, !isSum(group.subject) else { continue }
      let closes = sentence.verbs.contains { $0.head > group.head } || before != .noun
      if closes { return nameSpan(group.subject) }
    }
    return nil
  }

  /// Who expects it: the subject of a verb of expectation that governs the change.
  func forecaster(_ verb: Int) -> Span? {
    var at = verb
    var steps = 0
    while at >= 0, steps < 3 {
      let group = sentence.verbs[at]
      if let cue = sentence.cue(at: group.head), cue.mode == .forecast,
        sentence.tokens[group.head].tag == .verb, group.subject >= 0, !group.isPassive,
        sentence.hasEntity(group.subject)
      {
        return nameSpan(group.subject)
      }
      at = group.governor
      steps += 1
    }
    return nil
  }

  /// `Orrin said profit fell`, `Orrin expects sales to grow`: who speaks of a profit without an owner
  /// speaks of its own. Houses that comment on others are left out.
  func speakingCompany(_ change: EnglishChange) -> EnglishTarget? {
    change.thing >= 0 ? whoSpeaks(before: sentence.tokens.count) : nil
  }

  /// The company or the trade that speaks of itself: `Orrin said`, `mills say`.
  ///
  /// - Parameter token: where it has to be named before.
  func whoSpeaks(before token: Int) -> EnglishTarget? {
    for group in sentence.verbs where group.subject >= 0 && !group.isPassive {
      guard sentence.tokens[group.head].tag == .verb, group.head < token,
        sentence.entry(at: group.head)?.isSaying == true
          || sentence.cue(at: group.head)?.mode == .forecast,
        let own = companies(in: group.subject).first ?? trade(in: group.subject),
        own.industry != .securities
      else { continue }
      return own
    }
    return nil
  }

  /// `mills`, `makers of pumps`: several of a trade.
  func trade(in n: Int) -> EnglishTarget? {
    let head = sentence.tokens[sentence.nominals[n].head]
    guard head.tag == .noun, head.form.contains(.plural), let own = target(in: n),
      own.kind == .industry
    else { return nil }
    return own
  }

  private func isSum(_ n: Int) -> Bool {
    let nominal = sentence.nominals[n]
    return (nominal.first..<nominal.end).contains { sentence.tokens[$0].tag == .currency }
      && sentence.tokens[nominal.head].tag != .name
  }

  private func nameSpan(_ n: Int) -> Span {
    let nominal = sentence.nominals[n]
    if let person = (nominal.first..<nominal.end).first(where: {
      let m = sentence.tokens[$0].mention
      return m >= 0 && mentions[Int(m)].type == .person
    }) {
      let t = sentence.tokens[person]
      return Span(Int(t.start), Int(t.end))
    }
    return nominalSpan(n)
  }
}
