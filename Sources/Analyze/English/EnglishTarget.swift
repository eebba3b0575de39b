import Model

/// Whom or what a claim is about, before it is written.
struct EnglishTarget {
  var span: Span
  var kind: TargetKind
  var industry: Industry
  var entity: String?

  init(span: Span, kind: TargetKind, industry: Industry, entity: String?) {
    self.span = span
    self.kind = kind
    self.industry = industry
    self.entity = entity
  }

  /// What belongs to whatever industry a text is about: `exports`, `jobs`.
  init(span: Span, sector: Industry?) {
    let industry = sector ?? .economy
    let isWhole = industry == .economy || industry == .market
    self.init(
      span: span, kind: isWhole ? .economy : .industry, industry: isWhole ? .economy : industry,
      entity: nil)
  }

  var claimTarget: Claim.Target {
    Claim.Target(span: span, kind: kind, industry: industry, entity: entity)
  }
}

extension EnglishClaims {
  /// The targets of a change with the channel each is reached through.
  func targets(of change: EnglishChange) -> [(EnglishTarget, Channel)] {
    if let onto = aimedAt(change) {
      return [(onto, channel(of: change, onto))]
    }
    if change.theme >= 0, let own = target(in: change.theme) {
      return [(own, channel(of: change, own))]
    }
    for c in change.theme >= 0 ? sentence.complements(of: change.theme) : [] {
      if let own = target(in: c) { return [(own, channel(of: change, own))] }
    }
    if let own = place(of: change) { return [(own, channel(of: change, own))] }
    if change.thing < 0, change.source != .noun {
      guard let channel = sentence.objectChannel(change.theme), change.rule.hasPrefix("en.change")
      else { return [] }
      return implied([change.theme]).map { ($0, channel) }
    }
    if change.owner >= 0 {
      if let own = target(in: change.owner) { return [(own, channel(of: change, own))] }
      let name = sentence.ownName(change.owner)
      if name >= 0, let own = target(in: name) {
        return [(own, channel(of: change, own))]
      }
    }
    if change.verb >= 0, sentence.verbs[change.verb].subject >= 0,
      let own = target(in: sentence.verbs[change.verb].subject)
    {
      return [(own, channel(of: change, own))]
    }
    // "toolmakers saw orders dry up"
    if change.verb >= 0, sentence.verbs[change.verb].governor >= 0 {
      let above = sentence.verbs[sentence.verbs[change.verb].governor]
      if above.subject >= 0, sentence.isActor(above.subject), let own = target(in: above.subject),
        own.industry != .securities
      {
        return [(own, channel(of: change, own))]
      }
    }
    if sentence.thing(at: change.thing)?.channel == .price, let market = marketHere() {
      return [(market, .price)]
    }
    if let own = speakingCompany(change) { return [(own, channel(of: change, own))] }
    guard change.theme >= 0 else { return [] }
    var own: EnglishTarget
    if let context, topic.isSpoken(of: context) {
      own = context
    } else if let main = topic.main {
      own = EnglishTarget(span: span, sector: main)
    } else {
      return []
    }
    own.span = nominalSpan(change.theme)
    return [(own, channel(of: change, own))]
  }

  /// `costs fell and margins rose at Corvan`: whose they are stands behind the verb, or behind the one
  /// joined to it.
  private func place(of change: EnglishChange) -> EnglishTarget? {
    guard change.source == .verb, change.verb >= 0, change.thing >= 0,
      change.rule == "en.change.subject"
    else { return nil }
    let end = sentence.verbs[change.verb].end
    let limit =
      sentence.tokens[end...].firstIndex {
        [.comma, .semicolon, .dash, .relative, .subordinator].contains($0.tag)
      } ?? sentence.tokens.count
    for n in sentence.nominals.indices {
      let nominal = sentence.nominals[n]
      guard nominal.first >= end, nominal.end <= limit, nominal.preposition >= end,
        sentence.tokens[nominal.preposition].hash == Self.at, let own = target(in: n),
        own.kind == .company || own.kind == .industry
      else { continue }
      return own
    }
    return nil
  }

  private static let at = PhraseIndex.word("at")

  /// `A rose 2%, B 3% and C 1%`: those whose verb is left out; the other trades of one phrase.
  func sharing(_ change: EnglishChange, with target: EnglishTarget) -> [EnglishTarget] {
    let further =
      [change.theme, change.verb >= 0 ? sentence.verbs[change.verb].subject : -1]
      .first { $0 >= 0 && nominalSpan($0) == target.span }
      .map { furtherTrades($0) } ?? []
    guard further.isEmpty else { return further }
    guard change.source == .verb || change.source == .predicate, change.verb >= 0,
      target.kind == .company || target.kind == .market
    else { return [] }
    var out: [EnglishTarget] = []
    var end = sentence.tokens.count
    for v in sentence.verbs where v.first > change.token { end = min(end, v.first) }
    for n in sentence.nominals.indices.dropLast() {
      let nominal = sentence.nominals[n]
      guard nominal.first > change.token, nominal.end < end, !nominal.isMeasure,
        sentence.nominals[n + 1].isMeasure, sentence.nominals[n + 1].first == nominal.end,
        [.comma, .coordinator].contains(sentence.tag(at: nominal.first - 1)),
        let own = self.target(in: n), own.kind == .company || own.kind == .market
      else { continue }
      out.append(own)
    }
    return out
  }

  /// Burdens and grants are aimed at someone: `tariffs on imports`, `subsidies for wind farms`.
  private func aimedAt(_ change: EnglishChange) -> EnglishTarget? {
    guard change.theme >= 0, let thing = sentence.thing(at: change.thing),
      [.trade, .regulation, .funding, .cost].contains(thing.channel)
    else { return nil }
    for c in sentence.complements(of: change.theme) where sentence.nominals[c].preposition >= 0 {
      let h = sentence.tokens[sentence.nominals[c].preposition].hash
      if Self.aiming.contains(h), let own = target(in: c) { return own }
    }
    return nil
  }

  private static let aiming: Set<UInt64> = Set(
    ["on", "for", "against", "to"].map { PhraseIndex.word($0) })

  /// A name with an industry, or a term, in a nominal.
  func target(in n: Int) -> EnglishTarget? {
    let nominal = sentence.nominals[n]
    var term: (token: Int, term: EnglishTerm)?
    for i in nominal.first..<nominal.end {
      let token = sentence.tokens[i]
      // "wheat growers" is a trade of its own, not the wheat in it
      let isNamed = token.mention >= 0 && mentions[Int(token.mention)].span.end >= token.end
      if isNamed, let own = named(Int(token.mention)) {
        if own.kind == .company, sentence.tag(at: i + 1) == .possessive, !sentence.isOwnedStock(n),
          let measured = marketComplement(n)
        {
          return measured  // "MSCI's gauge of stocks"
        }
        if own.kind == .market, let trade = dealers(in: own.industry, after: i, n) { return trade }
        return own
      }
      if let found = sentence.term(at: i) { term = (i, found) }
    }
    if let traded = term, traded.term.kind == .market, let industry = traded.term.industry,
      let trade = dealers(in: industry, after: traded.token, n)
    {
      return trade
    }
    if let role = term, role.term.industry == nil, let trade = trade(of: role.token, in: n) {
      return trade
    }
    if term != nil, sentence.isBareStock(n) || sentence.isOwnedStock(n) { return stockOwner(n) }
    if let specific = specificTerm(in: n), term.map({ isVague($0.term) }) ?? false {
      return specific
    }
    if let term, let industry = term.term.industry {
      if let own = role(term.token, industry, in: n) { return own }
      if industry == .economy, term.term.kind == .industry {
        return EnglishTarget(span: nominalSpan(n), sector: topic.main)
      }
      return EnglishTarget(
        span: nominalSpan(n), kind: term.term.kind, industry: industry, entity: nil)
    }
    if sentence.tokens[nominal.head].tag == .pronoun, var own = spokenBefore(n) ?? context {
      own.span = nominalSpan(n)
      return own
    }
    if let term {
      if sentence.tokens[term.token].form.contains(.plural), let main = topic.main {
        return EnglishTarget(span: nominalSpan(n), kind: .industry, industry: main, entity: nil)
      }
      if var own = term.term.isWhole ? spokenOf() : context {
        own.span = nominalSpan(n)
        return own
      }
    }
    return nil
  }

  /// `wheat growers`, `steel users`: those who deal in what a market trades.
  private func dealers(in industry: Industry, after token: Int, _ n: Int) -> EnglishTarget? {
    let head = sentence.nominals[n].head
    guard token < head, industry != .market, sentence.thing(at: head) == nil else { return nil }
    let trade = sentence.term(at: head).flatMap { $0.kind == .industry ? $0.industry : nil }
    guard trade != nil || sentence.entry(at: head)?.isActor == true else { return nil }
    return EnglishTarget(
      span: nominalSpan(n), kind: .industry, industry: trade ?? industry, entity: nil)
  }

  /// `chip suppliers`, `suppliers of turbines`: what they make, sell or run tells their industry.
  private func trade(of role: Int, in n: Int) -> EnglishTarget? {
    let before = [sentence.nominals[n].first..<role]
    let behind = sentence.complements(of: n).filter {
      let p = sentence.nominals[$0].preposition
      return p == sentence.nominals[n].end && sentence.tokens[p].hash == EnglishSentence.of
    }
    for range in before + behind.map({ sentence.nominals[$0].first..<sentence.nominals[$0].end }) {
      guard let industry = sentence.sector(in: range) else { continue }
      return EnglishTarget(
        span: nominalSpan(n), kind: .industry, industry: industry, entity: nil)
    }
    return nil
  }

  /// `makers of radiators, screws and shelves`: the other industries that one phrase names.
  func furtherTrades(_ n: Int) -> [EnglishTarget] {
    guard n >= 0, let term = sentence.term(at: sentence.nominals[n].head), term.industry == nil,
      let first = target(in: n), first.kind == .industry,
      let goods = sentence.complements(of: n).first(where: {
        sentence.nominals[$0].preposition == sentence.nominals[n].end
      })
    else { return [] }
    var known: Set<Industry> = [first.industry]
    return sentence.list(from: goods).dropFirst().compactMap { part in
      let nominal = sentence.nominals[part]
      guard let industry = sentence.sector(in: nominal.first..<nominal.end),
        known.insert(industry).inserted
      else { return nil }
      return EnglishTarget(
        span: nominalSpan(n), kind: .industry, industry: industry, entity: nil)
    }
  }

  /// `the company`: the one the document is about, else the one before.
  func spokenOf() -> EnglishTarget? {
    topic.company ?? context
  }

  /// Whose `shares` they are: what `in`, `of` name, else the company before them, else the one
  /// spoken of.
  private func stockOwner(_ n: Int) -> EnglishTarget? {
    for c in sentence.complements(of: n) {
      if var own = target(in: c), own.industry != .market {
        if own.kind == .industry, let company = spokenOf(), company.industry == own.industry {
          own = company
          own.span = nominalSpan(n)
        }
        return own
      }
    }
    if let here = companyHere(before: sentence.nominals[n].first) { return here }
    if var own = spokenOf(), own.kind == .company {
      own.span = nominalSpan(n)
      return own
    }
    return companyHere(before: sentence.tokens.count)
  }

  private func isVague(_ term: EnglishTerm) -> Bool {
    term.industry == .economy || term.industry == .otherManufacturing
      || (term.industry == .market && term.channel != .price)
  }

  /// `garment exports`, `exports of rice`: whose exports they are.
  private func specificTerm(in n: Int) -> EnglishTarget? {
    let goods = sentence.complements(of: n).filter {
      let p = sentence.nominals[$0].preposition
      return p >= 0 && sentence.tokens[p].hash == EnglishSentence.of
    }
    for m in [n] + goods {
      for i in (sentence.nominals[m].first..<sentence.nominals[m].end).reversed() {
        guard let term = sentence.term(at: i), let industry = term.industry,
          industry != .economy, industry != .market, industry != .otherManufacturing
        else { continue }
        return EnglishTarget(
          span: nominalSpan(n), kind: .industry, industry: industry, entity: nil)
      }
    }
    return nil
  }

  /// `Philips warned that tariffs will cost it …`: who speaks before the pronoun in its sentence.
  ///
  /// `Brewers fear that they will pay more`: several speak as well.
  private func spokenBefore(_ n: Int) -> EnglishTarget? {
    let isPlural = Self.several.contains(sentence.tokens[sentence.nominals[n].head].hash)
    for group in sentence.verbs where group.head < sentence.nominals[n].first {
      guard group.subject >= 0, group.subject < n else { continue }
      if let own = companies(in: group.subject).first { return own }
      if isPlural, let own = trade(in: group.subject) { return own }
    }
    return nil
  }

  private static let several: Set<UInt64> = Set(
    ["they", "them", "their"].map { PhraseIndex.word($0) })

  /// `the insurer`, `the miner`: the company spoken of, by what it is.
  private func role(_ token: Int, _ industry: Industry, in n: Int) -> EnglishTarget? {
    guard let term = sentence.term(at: token), term.kind == .industry,
      token == sentence.nominals[n].head, sentence.tokens[token].form.contains(.singular),
      sentence.tokens[token].form.isDisjoint(with: .plural),
      sentence.tokens[sentence.nominals[n].first].hash == Self.the,
      var own = [context, topic.company].compactMap(\.self).first(where: {
        $0.kind == .company && $0.industry == industry
      })
    else { return nil }
    own.span = nominalSpan(n)
    return own
  }

  private static let the = PhraseIndex.word("the")

  /// The first thing with a price the sentence names: `oil …, sent prices lower`.
  private func marketHere() -> EnglishTarget? {
    for n in sentence.nominals.indices {
      for i in sentence.nominals[n].first..<sentence.nominals[n].end {
        guard let term = sentence.term(at: i), let industry = term.industry,
          term.kind == .market, industry != .market
        else { continue }
        return EnglishTarget(
          span: nominalSpan(n), kind: .market, industry: industry, entity: nil)
      }
    }
    return nil
  }

  private func companyHere(before token: Int) -> EnglishTarget? {
    for n in sentence.nominals.indices where sentence.nominals[n].first < token {
      if let own = companies(in: n).first { return own }
    }
    return nil
  }

  /// A gauge, an index: the market it measures.
  private func marketComplement(_ n: Int) -> EnglishTarget? {
    guard sentence.thing(at: sentence.nominals[n].head)?.channel != .earnings else { return nil }
    for m in [n] + sentence.complements(of: n) {
      for i in sentence.nominals[m].first..<sentence.nominals[m].end {
        if let term = sentence.term(at: i), let industry = term.industry, term.kind == .market,
          sentence.tokens[i].mention < 0 || m != n
        {
          return EnglishTarget(span: nominalSpan(n), kind: .market, industry: industry, entity: nil)
        }
      }
    }
    return nil
  }

  /// The target a mention stands for, when its industry is known.
  private func named(_ m: Int) -> EnglishTarget? {
    let mention = mentions[m]
    switch mention.type {
    case .company, .product, .organisation, .agency:
      guard let industry = topic.industry(of: mention) else { return nil }
      // what a state, its offices or a union of states do falls on others
      if mention.type != .company, mention.type != .product,
        industry == .economy || industry == .publicDefense
      {
        return nil
      }
      let isMarket = industry == .market || mention.ticker?.contains("^") == true
      return EnglishTarget(
        span: mention.span, kind: isMarket ? .market : .company, industry: industry,
        entity: mention.entity)
    case .industry, .indicator, .technology:
      guard let industry = mention.industry else { return nil }
      let kind: TargetKind =
        mention.type == .industry ? .industry : mention.type == .technology ? .technology : .market
      return EnglishTarget(
        span: mention.span, kind: industry == .economy ? .economy : kind, industry: industry,
        entity: mention.entity)
    default: return nil
    }
  }

  /// A nominal without its determiner.
  func nominalSpan(_ n: Int) -> Span {
    let nominal = sentence.nominals[n]
    var first = nominal.first
    while first < nominal.head, sentence.tokens[first].tag == .determiner { first += 1 }
    return Span(Int(sentence.tokens[first].start), Int(sentence.tokens[nominal.end - 1].end))
  }
}
