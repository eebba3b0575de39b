import Model

/// What the sentences before have left in mind: whom a sentence without a name speaks of.
struct KoreanContext: Sendable {
  /// The last name that stood as topic or subject, in this block.
  var topic: Naming?
  /// Sentence of that name.
  var topicSentence = -1
  /// The last company that stood as topic or subject, and its sentence.
  var company: Naming?
  var companySentence = -1
  /// The industry most often named in the document.
  var main: Industry?
  var mainSpan: Span?
}

extension KoreanScene {
  /// Whom a finding touches. Empty when the sentence and its context don't say.
  func targets(
    of finding: Finding, context: KoreanContext, bytes: [UInt8], lexicon: KoreanLexicon
  ) -> [Naming] {
    let composition = finding.composition
    let channel = composition.channel ?? .structure
    let own = finding.conjunct.map { namesOf(conjunct: $0, finding, lexicon) } ?? []
    if composition.thing?.isOwnTarget == true,
      let span = composition.thingSpan
    {
      // dependence on others is the economy's, whatever it is about
      let isCountry = channel == .security && composition.home == .economy
      let industry =
        isCountry
        ? .economy
        : own.last?.industry ?? composition.home ?? outer(finding, channel, context)?.industry
      guard let industry else { return [] }
      let start = own.last.map { min($0.span.start, span.start) } ?? span.start
      let isTraded = channel == .price || channel == .valuation
      let kind = industry == .economy ? economyKind(channel) : isTraded ? .market : .industry
      return [
        Naming(
          span: Span(Int(start), Int(span.end)), industry: industry, kind: kind,
          entity: own.last?.entity)
      ]
    }
    // a contract is its maker's, not the other side's (A는 B와 계약을 맺었다)
    if composition.thing?.isContract == true {
      let owners = owners(finding)
      if !owners.isEmpty { return owners }
    }
    // a company that invests in a plant is who spends
    if finding.role == .dative, channel == .investment {
      let companies = owners(finding).filter(\.isCompany)
      if !companies.isEmpty { return companies }
    }
    if channel == .funding {
      let recipients = recipients(finding)
      if !recipients.isEmpty { return recipients }
    }
    if channel == .cost || channel == .earnings, let bearer = bearer(own, lexicon, bytes) {
      return [bearer]
    }
    let prefersCompany: Set<Channel> = [.earnings, .valuation, .labour, .competition, .supply]
    if prefersCompany.contains(channel), !own.contains(where: \.isCompany) {
      let companies = owners(finding).filter(\.isCompany)
      if !companies.isEmpty { return companies }
    }
    if let company = own.first(where: \.isCompany), prefersCompany.contains(channel) {
      return [company]
    }
    let isHeld: Set<Channel> = [.earnings, .labour, .cost, .competition]
    if isHeld.contains(channel), own.last?.kind == .market,
      let owner = own.last(where: { $0.kind == .industry })
    {
      return [owner]  // 증권사의 채권 평가손실
    }
    let reached = self.reached(finding)
    if !reached.isEmpty { return reached }
    if let last = own.last(where: { !$0.isGeneric }) { return [last] }
    let modified = finding.theme.map { modifierNames($0) } ?? []
    if !own.isEmpty, !modified.isEmpty { return modified }
    if let last = own.last { return [last] }
    let owners = owners(finding)
    // jobs, trade and the like are the economy's, unless a company has them
    let isOwned = owners.contains { $0.isCompany || (!$0.isGeneric && $0.kind == .industry) }
    let isMacro =
      composition.home == .economy
      && !(isOwned
        && (channel == .trade || channel == .labour
          || channel != .demand && owners.contains(where: \.isCompany)))
    if !owners.isEmpty, !isMacro { return owners }
    // 주가는 3% 올랐다: of the company spoken of
    if channel == .valuation, composition.home == .market, namings.isEmpty, !startsWithAgent,
      let company = context.company, index - context.companySentence <= 5
    {
      return [company]
    }
    if let industry = composition.home, let span = composition.thingSpan {
      let kind =
        industry == .economy ? economyKind(channel) : industry == .market ? .market : .industry
      return [Naming(span: span, industry: industry, kind: kind, entity: nil)]
    }
    // 관세청은 수출이 늘었다고 밝혔다: the country's
    if channel == .trade, startsWithAgent, namings.isEmpty, let span = composition.thingSpan {
      return [Naming(span: span, industry: .economy, kind: .economy, entity: nil)]
    }
    if speaksOfCompany(finding, bytes), let company = context.company,
      index - context.companySentence <= 8
    {
      return [company]
    }
    if let context = outer(finding, channel, context) { return [context] }
    return []
  }

  /// 목욕탕에 설비값의 절반을 지원한다: who gets the money, not what it is for.
  private func recipients(_ finding: Finding) -> [Naming] {
    guard finding.role != nil, let frame = finding.frame else { return [] }
    for phrase in frame.others
    where [.e, .dative].contains(phrase.role) && phrase.head != finding.theme?.head
      && !words[phrase.head].isBoundNoun
    {
      let names = names(in: phrase)
      if !names.isEmpty { return names }
    }
    return []
  }

  /// 조선사의 강재 매입 비용: who pays or earns stands before what is bought or sold.
  private func bearer(_ own: [Naming], _ lexicon: KoreanLexicon, _ bytes: [UInt8]) -> Naming? {
    own.dropLast().first { naming in
      guard !naming.isGeneric, naming.kind != .market,
        let at = word(endingAt: Int(naming.span.end))
      else { return false }
      return words[at].role == .genitive
        || words[at].role == .bare && lexicon.beforeNames.containsEnd(of: bytes[naming.span.range])
    }
  }

  private func word(endingAt end: Int) -> Int? {
    sentence.word(at: end - 1).flatMap { words[$0].contentEnd == end ? $0 : nil }
  }

  /// Names of the topics that share the predicate, when the target is the last of them.
  func gapped(_ finding: Finding, _ target: Naming) -> [Naming] {
    guard let frame = finding.frame, let topic = frame.topic,
      bytes(topic.words).contains(Int(target.span.start))
    else { return [] }
    return frame.gapped.compactMap { name(in: $0) }.filter { $0.kind == target.kind }
  }

  /// 부실이 저축은행으로 번진다: who is reached.
  private func reached(_ finding: Finding) -> [Naming] {
    guard let frame = finding.frame, !finding.isNominal,
      words[frame.predicate].predicate?.classes.contains(.spreading) == true
    else { return [] }
    for phrase in frame.others.reversed() where phrase.role == .ro || phrase.role == .e {
      let names = names(in: phrase)
      if !names.isEmpty { return names }
    }
    return []
  }

  /// Security and dependence are a country's.
  private func economyKind(_ channel: Channel) -> TargetKind {
    channel == .security ? .country : .economy
  }

  /// Names in the finding's own part of the phrase, else in the part before, else in the clause that
  /// modifies it (반도체를 만드는 기업들).
  private func namesOf(
    conjunct: Range<Int>, _ finding: Finding, _ lexicon: KoreanLexicon
  ) -> [Naming] {
    let here = listed(in: conjunct)
    if !here.isEmpty { return here }
    guard let theme = finding.theme, let at = theme.conjuncts.firstIndex(of: conjunct) else {
      return []
    }
    for before in theme.conjuncts[..<at].reversed() {
      let names = listed(in: before)
      if !names.isEmpty { return names }
    }
    return modifierNames(theme)
  }

  /// Names in the relative clause before a phrase.
  private func modifierNames(_ phrase: Phrase) -> [Naming] {
    guard let modifier = phrase.modifier,
      let frame = frames.first(where: { $0.predicate == modifier })
    else { return [] }
    var out: [Naming] = []
    for argument in [frame.object, frame.subject] + frame.others.map(Optional.some) {
      guard let argument else { continue }
      for conjunct in argument.conjuncts {
        if let last = namings(in: bytes(conjunct)).last { out.append(last) }
      }
      if !out.isEmpty { break }
    }
    return out
  }

  /// Who the clause is about: a place phrase (항공사에, 반도체 부문에서), the subject, the topic, the
  /// subject of the clause before.
  private func owners(_ finding: Finding) -> [Naming] {
    guard let frame = finding.frame else { return [] }
    for phrase in frame.others.reversed()
    where [.e, .eseo, .dative].contains(phrase.role) && phrase.head != finding.theme?.head
      && !words[phrase.head].isBoundNoun
    {
      let names = names(in: phrase)
      if !names.isEmpty { return names }
    }
    var candidates: [Phrase?] = [frame.subject, frame.topic]
    if frame.topic == nil || frame.topicIsInherited { candidates.append(frame.inheritedSubject) }
    candidates.append(frames.first?.topic)
    for phrase in candidates {
      guard let phrase, phrase.head != finding.theme?.head else { continue }
      let names = names(in: phrase)
      let modified = names.contains { !$0.isGeneric } ? [] : modifierNames(phrase)
      if !modified.isEmpty { return modified }
      if !names.isEmpty { return names }
    }
    return []
  }

  /// The names in words; of a list (핵에너지, 양자컴퓨팅 등 연구성과) those before 등.
  private func listed(in words: Range<Int>) -> [Naming] {
    let all = namings(in: bytes(words))
    guard let end = words.first(where: { self.words[$0].isListEnd }) else { return Array(all) }
    let before = namings(in: bytes(words.lowerBound..<end))
    return before.isEmpty ? Array(all) : Array(before)
  }

  /// One name for each part of a phrase: its company, else its last name.
  private func names(in phrase: Phrase) -> [Naming] {
    var out: [Naming] = []
    for conjunct in phrase.conjuncts {
      let names = listed(in: conjunct)
      if let best = names.first(where: \.isCompany) ?? names.last(where: { !$0.isGeneric })
        ?? names.last
      {
        out.append(best)
      }
    }
    let specific = out.filter { !$0.isGeneric }
    return specific.isEmpty ? out : specific
  }

  private func name(in phrase: Phrase) -> Naming? {
    let names = namings(in: bytes(phrase.words))
    return names.first(where: \.isCompany) ?? names.last { !$0.isGeneric } ?? names.last
  }

  private func outer(_ finding: Finding, _ channel: Channel, _ context: KoreanContext) -> Naming? {
    if let frame = finding.frame, let topic = frame.topic, topic.head != finding.theme?.head,
      let name = name(in: topic)
    {
      return name
    }
    // the sentence's own names before what stood in others
    let at = words[finding.word].start
    let isListed = finding.theme.map { Set(namings(in: bytes($0.words)).map(\.span)) } ?? []
    let free = finding.frame.map { conditionEnd(before: $0) } ?? 0
    let own = namings.filter {
      Int($0.span.end) <= at && Int($0.span.start) >= free && !$0.isGeneric
        && !isListed.contains($0.span) && $0.kind != .market
    }
    let prefersCompany: Set<Channel> = [.earnings, .valuation, .labour]
    if prefersCompany.contains(channel), let company = own.last(where: \.isCompany) {
      return company
    }
    if let last = own.last { return last }
    let isOfOthers = startsWithAgent
    if prefersCompany.contains(channel), !isOfOthers, let company = context.company,
      index - context.companySentence <= 5
    {
      return company
    }
    if !isOfOthers, let topic = context.topic, index - context.topicSentence <= 3,
      context.main == nil || topic.isCompany || topic.industry == context.main
    {
      return topic
    }
    if let industry = context.main, let span = context.mainSpan {
      return Naming(
        span: span, industry: industry,
        kind: industry == .economy ? .economy : .industry, entity: nil)
    }
    return context.topic
  }

  /// 수출이 좋으면 성장률은 높아진다: what the condition names isn't the topic's; 0 when the main clause has
  /// no topic of its own.
  private func conditionEnd(before frame: Frame) -> Int {
    guard let topic = frame.topic, !frame.topicIsInherited,
      let last = frames.last(where: {
        $0.predicate < topic.words.lowerBound && words[$0.predicate].predicate?.link == .condition
      })
    else { return 0 }
    return words[last.predicate].end
  }

  /// 이 회사는, 회사 측은: the company spoken of last.
  private func speaksOfCompany(_ finding: Finding, _ bytes: [UInt8]) -> Bool {
    for phrase in [finding.frame?.topic, finding.frame?.subject, finding.theme] {
      guard let first = phrase?.words.first else { continue }
      let end = min(first + 1, words.count - 1)
      let text = bytes[words[first].start..<words[end].end]
      if grammar.begins(text, with: .companyAgain) { return true }
    }
    return false
  }

  /// The sentence has an agency or a person for its topic: it no longer speaks of the company before.
  private var startsWithAgent: Bool {
    for frame in frames {
      for phrase in [frame.topic, frame.subject] {
        guard let phrase else { continue }
        let range = bytes(phrase.words)
        return agents.contains { range.contains(Int($0.span.start)) }
      }
    }
    return false
  }

  /// The name the sentence is about: of its topic, its subject, or its first.
  var topicName: Naming? {
    for frame in frames {
      for phrase in [frame.topic, frame.subject] {
        if let phrase, let name = name(in: phrase) { return name }
      }
    }
    return nil
  }
}
