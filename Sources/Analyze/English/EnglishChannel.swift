import Model

/// Through what a target is reached.
extension EnglishClaims {
  /// The channel of a change for a target: the thing's, else the word's, else what the kind of target
  /// is measured by.
  func channel(of change: EnglishChange, _ target: EnglishTarget) -> Channel {
    if target.kind == .market {
      if target.industry == .market {
        if let thing = sentence.thing(at: change.thing), thing.channel == .demand { return .demand }
        return marketChannel(change.theme)
      }
      if change.thing < 0 { return .price }
    }
    if change.thing < 0, target.kind == .company, change.verb >= 0,
      change.rule == "en.change.subject", sentence.isMoney(sentence.verbs[change.verb].object)
    {
      return .earnings  // "the company lost $61 million"
    }
    if target.kind == .company, change.verb >= 0, sentence.isRated(change.verb) {
      return .valuation
    }
    if let told = amountChannel(change) { return told }
    // "sales of vans rose": what a trade sells is asked for
    if target.kind != .company, let thing = sentence.thing(at: change.thing), thing.name == "sale" {
      return .demand
    }
    if change.thing < 0, target.kind != .company, isFuture(change.theme) { return .price }
    if change.thing < 0, target.kind == .company, change.channel == nil,
      change.rule == "en.change.subject" || change.rule == "en.compare.subject"
    {
      return .valuation  // a company that rises or falls does so on the exchange
    }
    if change.thing >= 0, isPart(change.thing) { return .competition }
    if let channel = change.channel {
      if target.industry != .market, sentence.thing(at: change.thing) != nil,
        sentence.term(at: change.thing)?.industry == .market, target.kind == .industry
      {
        return .valuation
      }
      return channel
    }
    switch target.kind {
    case .market: return .price
    case .company, .industry: return unsaid(change)
    case .economy, .country: return .demand
    case .technology: return .productivity
    }
  }

  /// What a change of a business comes to when no word says it: its kind and its side tell.
  private func unsaid(_ change: EnglishChange) -> Channel {
    if change.rule.hasPrefix("en.change"), let own = sentence.objectChannel(change.theme) {
      return own
    }
    let isTraded = topic.main == .market || speaksOfShares()
    switch change.rule {
    case "en.change.object": return isTraded ? .valuation : .supply
    case "en.change.passive": return isTraded ? .valuation : change.sign < 0 ? .supply : .demand
    case "en.change.subject", "en.compare.subject", "en.value.subject":
      return isTraded ? .valuation : .demand
    case "en.change.noun", "en.change.adjective", "en.value.predicate":
      return isTraded ? .valuation : .demand
    case "en.value.object", "en.value.passive", "en.value.onto":
      return isTraded ? .valuation : change.sign < 0 ? .cost : .demand
    default: return .earnings
    }
  }

  /// Shares, indices: what rises and falls beside them does so on the exchange.
  private func speaksOfShares() -> Bool {
    sentence.tokens.indices.contains { i in
      guard let term = sentence.term(at: i), term.industry == .market else { return false }
      return term.channel == .valuation
    }
  }

  /// `wheat futures`: what is traded on a date to come.
  private func isFuture(_ n: Int) -> Bool {
    guard n >= 0 else { return false }
    let nominal = sentence.nominals[n]
    return (nominal.first..<nominal.end).contains { sentence.isFuture($0) }
  }

  /// `handled 40 ships, up from 30`: what the amount is an amount of, or what is done with it.
  private func amountChannel(_ change: EnglishChange) -> Channel? {
    guard change.source == .predicate, change.thing < 0, change.channel == nil, change.verb > 0,
      sentence.tag(at: change.token - 1) == .comma
    else { return nil }
    let before = sentence.verbs[change.verb - 1]
    guard before.kind == .finite, before.subject == change.theme, before.object >= 0 else {
      return nil
    }
    for n in [before.object] + sentence.complements(of: before.object) {
      if let thing = sentence.thing(at: sentence.worth(of: n).thing) { return thing.channel }
    }
    guard let list = sentence.entry(at: before.head)?.acts, list >= 0 else { return nil }
    return sentence.lexicon.acts[Int(list)].first?.channel
  }

  private static let per = PhraseIndex.word("per")

  /// `its share of the market`: one share is a part, several are stock.
  private func isPart(_ token: Int) -> Bool {
    guard let thing = sentence.thing(at: token), thing.name == "share" else { return false }
    let form = sentence.tokens[token].form
    return form.contains(.singular) && form.isDisjoint(with: .plural)
      && !(token > 0 && sentence.tokens[token - 1].hash == Self.per)
  }

  /// Valuation of stocks and indices, price of currencies and bonds.
  private func marketChannel(_ n: Int) -> Channel {
    guard n >= 0 else { return .valuation }
    let nominal = sentence.nominals[n]
    let terms = (nominal.first..<nominal.end).filter { sentence.term(at: $0)?.channel != nil }
    if sentence.thing(at: nominal.head)?.channel != .valuation || terms.count > 1,
      let index = terms.first, terms.last.map({ sentence.isIndexWord($0) }) ?? false
    {
      return sentence.term(at: index)?.channel ?? .valuation  // "the dollar index"
    }
    for i in (nominal.first..<nominal.end).reversed() {
      if let channel = sentence.term(at: i)?.channel { return channel }
      if let thing = sentence.thing(at: i) { return thing.channel }
    }
    return .valuation
  }
}
