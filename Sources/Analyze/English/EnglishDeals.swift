import Model

/// Orders and contracts: demand for who sells, investment of who buys.
extension EnglishClaims {
  func deals() -> [Claim] {
    var out: [Claim] = []
    for n in sentence.nominals.indices where sentence.isDeal(n) {
      let verb = sentence.clauseOf(sentence.nominals[n].first)
      guard verb >= 0 else { continue }
      let group = sentence.verbs[verb]
      guard group.object == n || group.subject == n || group.isPassive else { continue }
      var stance = sentence.stance(ofVerb: verb)
      if stance.certainty == .uncommitted { stance.mode = .goal }
      var seller = sellerOf(n, verb)
      var buyer = buyerOf(n, verb, seller)
      if let frame = sentence.frame(at: group.head), frame.channel == .demand,
        frame.subject == .up || frame.kind == .plain, group.object == n, group.subject >= 0
      {
        // "won an order from X": the subject sells
        buyer = seller
        seller = companies(in: group.subject).first
        if let a = seller, let b = buyer, a.entity == b.entity { buyer = nil }
      }
      for (target, channel) in [(seller, Channel.demand), (buyer, .investment)] {
        guard let target else { continue }
        var claim = Claim(
          sentence: index, span: span, target: target.claimTarget, channel: channel,
          direction: .up)
        claim.certainty = stance.certainty
        claim.mode = stance.mode
        claim.horizon = horizons.horizon(
          of: stance.mode, sentence: span,
          near: Int(sentence.tokens[sentence.nominals[n].head].start))
        claim.path = "deal(+1)"
        claim.rules = ["en.deal." + channel.rawValue] + stance.rules
        out.append(claim)
      }
    }
    return out
  }

  func companies(in n: Int) -> [EnglishTarget] {
    var out: [EnglishTarget] = []
    let nominal = sentence.nominals[n]
    for i in nominal.first..<nominal.end where sentence.tokens[i].mention >= 0 {
      let m = mentions[Int(sentence.tokens[i].mention)]
      guard m.type == .company || m.type == .product, let industry = topic.industry(of: m),
        industry != .market
      else { continue }
      out.append(EnglishTarget(span: m.span, kind: .company, industry: industry, entity: m.entity))
    }
    return out
  }

  /// The name behind the order: `30 Boeing jets`, `jets from X`, or the subject of `won`.
  private func sellerOf(_ n: Int, _ verb: Int) -> EnglishTarget? {
    let start = sentence.nominals[n].first
    for later in sentence.nominals.indices where sentence.nominals[later].first >= start {
      if later > n + 4 { break }
      guard later == n || sentence.nominals[later].preposition >= 0 || later == n + 1 else { break }
      if let own = companies(in: later).first { return own }
    }
    return nil
  }

  private func buyerOf(_ n: Int, _ verb: Int, _ seller: EnglishTarget?) -> EnglishTarget? {
    let subject = sentence.verbs[verb].subject
    guard subject >= 0, subject != n, let seller else { return nil }
    if sentence.tokens[sentence.nominals[subject].head].tag == .pronoun, var own = context {
      guard own.entity != seller.entity else { return nil }
      own.span = nominalSpan(subject)
      return own
    }
    guard let own = companies(in: subject).first, own.entity != seller.entity else { return nil }
    return own
  }
}
