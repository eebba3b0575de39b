import Model

extension KoreanScene {
  /// What a predicate may act on, best first.
  func themes(of frame: Frame) -> [Phrase] {
    var out: [Phrase] = []
    if let object = frame.object { out.append(object) }
    if let subject = frame.subject { out.append(subject) }
    let local = phrase(headAt: frame.predicate, from: frame.start, role: .bare)
    if local.words.count > 1, frame.object == nil {
      var bare = local
      bare.words = local.words.lowerBound..<frame.predicate
      bare.conjuncts = trimmed(local.conjuncts, to: frame.predicate)
      if !bare.conjuncts.isEmpty { out.append(bare) }
    }
    let word = words[frame.predicate]
    let isQuality = word.predicate?.isAdjective == true
    if word.predicate?.isAdnominal == true, !word.carriesOn, out.isEmpty || isQuality,
      let head = headAfter(frame.predicate)
    {
      out.insert(head, at: isQuality ? 0 : out.count)
    }
    if let topic = frame.topic { out.append(topic) }
    if frame.subject == nil, frame.object == nil, frame.topic == nil || frame.topicIsInherited,
      let fragment = fragment(of: frame)
    {
      out.append(fragment)
    }
    if let inherited = frame.inheritedSubject { out.append(inherited) }
    return out
  }

  /// The first noun of a clause, when its particle is left out: `영업이익 20억 원으로 늘었다`.
  private func fragment(of frame: Frame) -> Phrase? {
    var at = frame.start
    while at < frame.predicate, words[at].predicate == nil, words[at].role != .topic {
      let word = words[at]
      if word.role == .bare, word.hasNoun, !word.isBoundNoun,
        hits.contains(where: { $0.end == word.contentEnd && $0.start >= words[frame.start].start })
      {
        return phrase(headAt: at, from: frame.start, role: .bare)
      }
      at += 1
    }
    return nil
  }

  private func trimmed(_ conjuncts: [Range<Int>], to end: Int) -> [Range<Int>] {
    conjuncts.compactMap {
      let range = $0.lowerBound..<min($0.upperBound, end)
      return range.isEmpty ? nil : range
    }
  }

  /// …에 phrases, for predicates that take their theme so: 상용화에 성공하다, 절감에 기여하다.
  func places(of frame: Frame) -> [Phrase] {
    frame.others.reversed().filter { $0.role == .e }
  }

  /// The noun an adnominal predicate modifies: 늘어난 수요.
  func headAfter(_ predicate: Int) -> Phrase? {
    var at = predicate + 1
    while at < words.count, words[at].predicate == nil, !words[at].isBoundNoun {
      if words[at].role != .bare && words[at].role != .genitive && words[at].role != .and {
        return phrase(headAt: at, from: predicate + 1, role: words[at].role)
      }
      at += 1
    }
    return nil
  }

  /// An industry or company is the head of the phrase: 첨단 제조를, 지하철은.
  func namesHead(_ phrase: Phrase) -> Bool {
    let range = bytes(phrase.words)
    return namings(in: range).contains { Int($0.span.end) == range.upperBound }
  }

  func composes(_ phrase: Phrase, _ lexicon: KoreanLexicon) -> Bool {
    hits(in: bytes(phrase.words)).contains { lexicon.nounSenses[$0.sense].kind != .action }
  }

  /// 상향 조정했다: the noun before says which way.
  private func directed(
    _ at: Int, _ predicate: Predicate, _ bytes: [UInt8], _ lexicon: KoreanLexicon
  ) -> Sense? {
    guard at > 0, let own = lexicon.nounVerbs[predicate.stem], own.kind == .quality, own.sign == 0,
      words[at - 1].role == .bare, !words[at - 1].hasComma, words[at - 1].predicate == nil
    else { return nil }
    let before = String(
      decoding: bytes[words[at - 1].start..<words[at - 1].contentEnd], as: UTF8.self)
    return lexicon.nounVerbs[before].flatMap { $0.kind == .quantity ? $0 : nil }
  }

  /// The sense of a predicate that is a change, an evaluation or a compared adjective.
  func changeSense(_ frame: Frame, _ bytes: [UInt8], _ lexicon: KoreanLexicon) -> Sense? {
    let word = words[frame.predicate]
    guard let predicate = word.predicate else { return nil }
    if let sense = lexicon.verbs[predicate.compound] { return sense }
    let isNoun = word.contentEnd > word.start && !predicate.light.isEmpty
    if predicate.isBecoming, let become = lexicon.verbs[predicate.stem + predicate.light] {
      return become
    }
    if !isNoun, predicate.link == .future, predicate.light.isEmpty, frame.object == nil,
      predicate.fullStem != predicate.stem, let sense = lexicon.verbs[predicate.fullStem]
    {
      return sense  // 주문이 줄 수 있다: 줄다, not 주다
    }
    let isQuality = predicate.isAdjective && isNoun
    if isQuality, let sense = lexicon.nounVerbs[predicate.stem], sense.kind == .damp { return nil }
    if isNoun, let sense = directed(frame.predicate, predicate, bytes, lexicon) { return sense }
    if let sense = isNoun ? lexicon.nounVerbs[predicate.stem] : lexicon.verbs[predicate.stem] {
      if sense.isAdjective, predicate.isBecoming {
        var become = sense
        become.isAdjective = false
        return become
      }
      return sense
    }
    if isNoun, let sense = lexicon.verbs[predicate.stem], sense.isAdjective { return sense }
    if !isNoun, predicate.link == .present || predicate.link == .cause,
      let sense = lexicon.verbs[predicate.fullStem]
    {
      return sense  // 푸는, 줄어드는
    }
    // 수요급증했다, 흑자전환했다: the last noun of a run decides
    if word.contentEnd > word.start, !predicate.light.isEmpty {
      let run = hits(in: word.start..<word.contentEnd)
      if let last = run.last, last.end == word.contentEnd {
        let sense = lexicon.nounSenses[last.sense]
        if [.quantity, .quality, .damp].contains(sense.kind) { return sense }
      }
    }
    return nil
  }

  func isCompared(_ frame: Frame, _ bytes: [UInt8]) -> Bool {
    if frame.others.contains(where: { $0.role == .than }) { return true }
    let from = words[frame.start].start
    let text = bytes[from..<words[frame.predicate].start]
    return grammar.holds(text, .comparisonMark)
  }
}
