import Model

/// Turns the findings of a sentence into claims.
struct KoreanClaimBuilder {
  let scene: KoreanScene
  let bytes: [UInt8]
  let lexicon: KoreanLexicon
  let span: Span
  let horizons: HorizonReader
  let quantities: [Quantity]
  let context: KoreanContext
  let conditions: [KoreanCondition]
  let source: Phrase?

  init(
    scene: KoreanScene, bytes: [UInt8], lexicon: KoreanLexicon, span: Span,
    horizons: HorizonReader, quantities: [Quantity], context: KoreanContext
  ) {
    self.scene = scene
    self.bytes = bytes
    self.lexicon = lexicon
    self.span = span
    self.horizons = horizons
    self.quantities = quantities
    self.context = context
    conditions = scene.conditions(bytes: bytes, lexicon: lexicon)
    source = scene.source(bytes: bytes, lexicon: lexicon)
  }

  func claims(of findings: [Finding]) -> [Claim] {
    let links = scene.causalLinks(bytes: bytes, lexicon: lexicon)
    var out: [Claim] = []
    let ordered =
      findings.filter { !$0.isNominal && !$0.isRelative }
      + findings.filter { !$0.isNominal && $0.isRelative } + findings.filter(\.isNominal)
    for finding in ordered where !finding.modal.isCondition {
      for claim in claims(finding, links) {
        if let same = out.firstIndex(where: {
          $0.target.industry == claim.target.industry && $0.channel == claim.channel
            && ($0.target.span == claim.target.span || $0.target.span.overlaps(claim.target.span))
        }) {
          if out[same].direction != claim.direction, out[same].mode == claim.mode,
            !finding.isRelative
          {
            out[same].direction = .change
          }
          continue
        }
        out.append(claim)
      }
    }
    return out
  }

  private func claims(
    _ finding: Finding, _ links: [CausalLink]
  ) -> [Claim] {
    let composition = finding.composition
    guard composition.isChange, composition.direction != .none else { return [] }
    if composition.isUnknownTheme, !finding.theme.map({ scene.namesHead($0) }, default: false) {
      return []
    }
    let start = scene.words[finding.word].start
    let isInCondition = conditions.contains {
      Int($0.span.start) <= start && start < Int($0.span.end)
    }
    if finding.isNominal, isInCondition { return [] }
    var targets = scene.targets(
      of: finding, context: context, bytes: bytes, lexicon: lexicon)
    if let only = targets.first, targets.count == 1 { targets += scene.gapped(finding, only) }
    let channel = self.channel(of: finding)
    if let buyer = buyer(of: finding) {
      var order = finding
      order.composition.invest()
      let naming = [buyer]
      return claims(finding, targets, channel, links)
        + claims(order, naming, .investment, links)
    }
    return claims(finding, targets, channel, links)
  }

  /// A는 B와 공급 계약을 맺었다: B buys.
  private func buyer(of finding: Finding) -> Naming? {
    guard finding.composition.thing?.isContract == true, finding.composition.sign == 1,
      finding.composition.channel == .demand, let theme = finding.theme,
      let conjunct = finding.conjunct, conjunct.lowerBound > theme.words.lowerBound
    else { return nil }
    let before = theme.words.lowerBound..<conjunct.lowerBound
    return scene.namings(in: scene.bytes(before)).first(where: \.isCompany)
  }

  private func claims(
    _ finding: Finding, _ targets: [Naming], _ channel: Channel, _ links: [CausalLink]
  ) -> [Claim] {
    let composition = finding.composition
    return targets.map { naming in
      let target = Claim.Target(
        span: naming.span, kind: naming.kind, industry: naming.industry, entity: naming.entity)
      var claim = Claim(
        sentence: scene.index, span: span, target: target, channel: channel,
        direction: composition.direction)
      claim.path = composition.pathText
      claim.certainty = finding.modal.certainty
      claim.mode = finding.modal.mode
      claim.rules = composition.rules + [finding.modal.rule]
      let word = scene.words[finding.word]
      let clause = clauseRange(finding)
      for condition in conditions where !condition.span.range.contains(word.start) {
        guard Int(condition.span.end) <= word.start || !condition.isOpen else { continue }
        let kind = lexicon.conditionKind(condition.span, bytes: bytes)
        claim.conditions.append(Claim.Condition(kind: kind, span: condition.span))
        if condition.isOpen {
          claim.mode = .condition
          claim.rules.append("ko.condition")
        }
      }
      if claim.mode == .fact, finding.modal.isPresent, claim.certainty == .asserted {
        // 내년부터 10% 깎인다: what comes on a day to come is settled
        let ahead = horizons.horizon(
          in: clause, nearest: word.start, mode: .plan, bytes: bytes, lexicon: lexicon)
        if ahead != .unspecified && ahead != .now || movesBetweenLevels(finding) {
          claim.mode = .plan
          claim.rules.append("ko.mode.settled")
        }
      }
      claim.horizon = horizons.horizon(
        in: clause, nearest: word.start, mode: claim.mode, bytes: bytes, lexicon: lexicon)
      if claim.horizon == .unspecified, claim.mode == .forecast || claim.mode == .plan {
        // 2분기에도 믹스 개선이 이어지며 이익률이 높아질 전망이다: time stands before the first clause
        let before =
          scene.sentence.range.lowerBound..<max(clause.lowerBound, scene.sentence.range.lowerBound)
        claim.horizon = horizons.horizon(
          in: before, nearest: word.start, mode: claim.mode, bytes: bytes, lexicon: lexicon)
        if claim.horizon == .now { claim.horizon = .unspecified }
      }
      if let source {
        claim.source = scene.span(of: source)
        claim.sourceChain = [
          String(decoding: bytes[scene.span(of: source).range], as: UTF8.self)
        ]
      }
      if let link = links.first(where: { $0.effect.range.contains(word.start) }) {
        claim.cause = link.cause
        claim.effect = link.effect
      }
      claim.magnitude = magnitude(of: finding, in: clause)
      return claim
    }
  }

  /// The thing's channel; a benefit seen by the market is one of valuation; a named theme of no table
  /// that somebody extends or cuts is supply.
  private func channel(of finding: Finding) -> Channel {
    let composition = finding.composition
    if composition.thing == nil, composition.channel == .earnings,
      scene.namings.contains(where: { $0.industry == .market })
    {
      return .valuation
    }
    if finding.role == .object, composition.channel == .supply, finding.composition.thing == nil,
      isFunded(finding)
    {
      return .funding
    }
    if let channel = composition.channel { return channel }
    if composition.isUnknownTheme, isAmount(finding) { return .earnings }
    if composition.isUnknownTheme, scene.speaksOfTrading(bytes) || isShare(finding) {
      return .valuation
    }
    return composition.isUnknownTheme && finding.frame?.object != nil ? .supply : .structure
  }

  /// 가온금융은 1조 7000억 원으로 3.8% 늘었다: a company that reaches an amount has earned it.
  private func isAmount(_ finding: Finding) -> Bool {
    guard let frame = finding.frame, frame.object == nil, let theme = finding.theme,
      scene.namings(in: scene.bytes(theme.words)).last?.isCompany == true
    else { return false }
    return frame.others.contains { phrase in
      let range = scene.bytes(phrase.words)
      return phrase.role == .ro
        && quantities.contains { $0.kind == .money && range.contains(Int($0.span.start)) }
    }
  }

  /// 가온전자가 3.4% 떨어졌다: a company that rises or falls by itself is its share.
  private func isShare(_ finding: Finding) -> Bool {
    guard let theme = finding.theme, finding.frame?.object == nil,
      finding.composition.last?.kind == .quantity,
      let name = scene.namings(in: scene.bytes(theme.words)).last
    else { return false }
    let clause = clauseRange(finding)
    return name.isCompany
      && quantities.contains { $0.kind == .percent && clause.contains(Int($0.span.start)) }
  }

  /// Money in the clause of somebody's plan: 10년간 1000억 원을 들여 개발한다.
  private func isFunded(_ finding: Finding) -> Bool {
    let clause = scene.sentence.range.lowerBound..<scene.words[finding.word].start
    return finding.modal.mode == .plan
      && quantities.contains { $0.kind == .money && clause.contains(Int($0.span.start)) }
  }

  /// 비중은 38.9%에서 37.2%로 낮아진다: what has moved already would stand in the past.
  private func movesBetweenLevels(_ finding: Finding) -> Bool {
    guard let frame = finding.frame else { return false }
    func holdsQuantity(_ role: Role) -> Bool {
      frame.others.contains { phrase in
        let range = scene.bytes(phrase.words)
        return phrase.role == role
          && quantities.contains { range.contains(Int($0.span.start)) }
      }
    }
    return holdsQuantity(.eseo) && holdsQuantity(.ro)
  }

  private func clauseRange(_ finding: Finding) -> Range<Int> {
    let start = finding.frame.map { scene.words[$0.start].start } ?? scene.sentence.range.lowerBound
    let end = scene.words[finding.modal.end].end
    return min(start, end)..<max(start, end)
  }

  /// The nearest quantity of the clause: percent before money before the rest.
  private func magnitude(of finding: Finding, in clause: Range<Int>) -> Int? {
    let at = scene.words[finding.word].start
    var best: (rank: Int, distance: Int, index: Int)?
    for (i, quantity) in quantities.enumerated() where clause.contains(Int(quantity.span.start)) {
      let rank: Int
      switch quantity.kind {
      case .percent, .points: rank = 0
      case .money: rank = 1
      default: rank = 2
      }
      let distance = abs(at - Int(quantity.span.start))
      if let known = best, (known.rank, known.distance) <= (rank, distance) { continue }
      best = (rank, distance, i)
    }
    return best?.index
  }
}

extension KoreanScene {
  /// 장중, 종가, 거래를 마쳤다: what rises or falls without a thing is the share.
  func speaksOfTrading(_ bytes: [UInt8]) -> Bool {
    let text = bytes[sentence.range]
    return grammar.holds(text, .trading)
  }
}

extension Optional {
  /// `transform` of the value, or `default` without one.
  func map<T>(_ transform: (Wrapped) -> T, default value: T) -> T {
    self.map(transform) ?? value
  }
}
