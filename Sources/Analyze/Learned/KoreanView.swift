import Model

extension KoreanClaimBuilder {
  /// The sentence for the statistical model.
  ///
  /// - Parameters:
  ///   - label: what the rules say of the sentence.
  ///   - words: of the scene.
  ///   - industries: that some of them speak for.
  func view(
    _ label: SentenceLabel, words: [ViewWord], industries: [ViewCue<Industry>]
  ) -> SentenceView {
    SentenceView(
      sentence: scene.index, isKorean: true, words: words, senses: senses(),
      channels: lexicon.channelCues.find(in: words, bytes),
      industries: industries,
      candidates: scene.candidates(bytes), blank: blank(label))
  }

  private func senses() -> [ViewSense] {
    var out: [ViewSense] = []
    func add(_ start: Int, _ sense: Sense) {
      out.append(
        ViewSense(
          start: start, kind: sense.kind.rawValue + 1, sign: sense.sign, channel: sense.channel))
    }
    for hit in scene.hits { add(hit.start, lexicon.nounSenses[hit.sense]) }
    for word in scene.words {
      guard let stem = word.predicate?.stem else { continue }
      if let sense = lexicon.verbs[stem] ?? lexicon.nounVerbs[stem] ?? lexicon.actions[stem]?.first
      {
        add(word.contentEnd, sense)
      }
    }
    return out.sorted { ($0.start, $0.code) < ($1.start, $1.code) }
  }

  private func blank(_ label: SentenceLabel) -> Claim {
    let nothing = Claim.Target(span: span, kind: .industry, industry: .economy)
    var out = Claim(
      sentence: scene.index, span: span, target: nothing, channel: .demand, direction: .change)
    out.certainty = label.certainty
    out.mode = label.mode == .definition ? .fact : label.mode
    for condition in conditions {
      let kind = lexicon.conditionKind(condition.span, bytes: bytes)
      out.conditions.append(Claim.Condition(kind: kind, span: condition.span))
      if condition.isOpen { out.mode = .condition }
    }
    out.horizon = horizons.horizon(
      in: scene.sentence.range, nearest: scene.sentence.range.upperBound, mode: out.mode,
      bytes: bytes, lexicon: lexicon)
    if let source {
      out.source = scene.span(of: source)
      out.sourceChain = [String(decoding: bytes[scene.span(of: source).range], as: UTF8.self)]
    }
    out.magnitude = quantities.firstIndex {
      span.contains($0.span) && [.percent, .points, .money].contains($0.kind)
    }
    return out
  }
}

extension KoreanScene {
  /// Its morphemes for the statistical model.
  func viewWords(_ bytes: [UInt8]) -> [ViewWord] {
    sentence.morphemes.map { m in
      let kind: ViewWord.Kind =
        switch m.first {
        case .nng, .xr, .mag: .content
        case .nnp, .sl, .sh: .name
        case .vv, .va, .vx, .vcp, .vcn, .xsv, .xsa: .verb
        case .sn, .nr: .number
        case .ep, .ef, .ec, .etm, .etn: .ending
        default: .function
        }
      return ViewWord(span: Span(Int(m.start), Int(m.end)), form: Self.form(m, bytes), kind: kind)
    }
  }

  private static func form(_ m: Morpheme, _ bytes: [UInt8]) -> UInt64 {
    if m.first == .sn { return EnglishStem.number }
    if m.stem.isEmpty { return EnglishStem.hash(bytes[m.range]) }
    return EnglishStem.hash(Array(m.stem.utf8) + m.ending.utf8)
  }

  fileprivate func candidates(_ bytes: [UInt8]) -> [ViewCandidate] {
    var out: [ViewCandidate] = []
    for naming in namings {
      guard let at = sentence.word(at: Int(naming.span.end) - 1) else { continue }
      out.append(
        candidate(
          Claim.Target(
            span: naming.span, kind: naming.kind, industry: naming.industry, entity: naming.entity),
          hasIndustry: true, at: at, bytes))
    }
    for (i, word) in words.enumerated()
    where word.hasNoun && word.predicate == nil && !word.isBoundNoun
      && [.subject, .topic, .object].contains(word.role)
    {
      var first = i
      while first > 0, words[first - 1].role == .bare || words[first - 1].role == .genitive,
        words[first - 1].hasNoun, words[first - 1].predicate == nil
      {
        first -= 1
      }
      let span = Span(words[first].start, word.contentEnd)
      guard word.contentEnd > words[first].start,
        !namings.contains(where: { $0.span.overlaps(span) }),
        !agents.contains(where: { $0.span.overlaps(span) })
      else { continue }
      out.append(
        candidate(
          Claim.Target(span: span, kind: .industry, industry: .economy), hasIndustry: false, at: i,
          bytes))
    }
    return out
  }

  private func candidate(
    _ target: Claim.Target, hasIndustry: Bool, at word: Int, _ bytes: [UInt8]
  ) -> ViewCandidate {
    var head = word
    while head + 1 < words.count, words[head].role == .bare || words[head].role == .genitive,
      words[head].predicate == nil, words[head + 1].hasNoun
    {
      head += 1
    }
    let content = words[head].start..<max(words[head].start, words[head].contentEnd)
    let next = words[head...].firstIndex { $0.predicate != nil }
    return ViewCandidate(
      target: target, hasIndustry: hasIndustry, role: Self.code(words[head].role),
      head: EnglishStem.hash(bytes[content]),
      governor: next.flatMap { words[$0].predicate.map { EnglishStem.hash($0.stem.utf8) } } ?? 0)
  }

  private static func code(_ role: Role) -> UInt8 {
    switch role {
    case .bare: 0
    case .subject: 1
    case .topic: 2
    case .object: 3
    case .also: 4
    case .genitive: 5
    case .and: 6
    case .ro: 7
    case .e: 8
    case .eseo: 9
    case .dative: 10
    case .than, .until, .from, .other: 11
    }
  }
}
