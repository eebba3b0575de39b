import Model

/// One change that a sentence states, before it is said whom it touches.
struct Finding: Sendable {
  var composition: Composition
  /// Word that carries the change, and the byte after its stem.
  var word: Int
  /// The phrase that changes.
  var theme: Phrase?
  /// The part of the theme this finding is about.
  var conjunct: Range<Int>?
  /// The predicate it belongs to.
  var frame: Frame?
  var modal: Modal
  var isNominal: Bool
  /// An action that only sets something up (개발, 건설).
  var isCreation = false
  /// In a clause before the noun that something else is said of: 매기던 부담금을 없앤다.
  var isRelative = false
  /// An amount that is there (매출 20억 원을 올렸다), not one that has changed.
  var isLevel = false
  /// Who is affected, when an action says so by its case.
  var role: Sense.ActionRole?
}

extension KoreanScene {
  /// All changes of the sentence, in order.
  func findings(bytes: [UInt8], lexicon: KoreanLexicon) -> [Finding] {
    var out: [Finding] = []
    var used: Set<Int> = []  // heads of phrases that a predicate has taken as its theme
    var tail = -1
    for frame in frames {
      // 줄어든 것으로 나타났다: the second predicate only carries the first
      if frame.predicate > tail, !isFormer(frame, bytes) {
        readFrame(frame, bytes, lexicon, &out, &used)
        tail = complexEnd(frame.predicate, bytes: bytes, lexicon: lexicon)
      }
    }
    for frame in frames { readNominals(frame, bytes, lexicon, &out, &used) }
    readTail(bytes, lexicon, &out, &used)
    readComparison(bytes, lexicon, &out)
    readManner(bytes, lexicon, &out)
    readDependence(bytes, lexicon, &out)
    return out.sorted { $0.word < $1.word }
  }

  /// 추락했던 도매가격이 고개를 들었다: what was before, said of the subject of something newer.
  private func isFormer(_ frame: Frame, _ bytes: [UInt8]) -> Bool {
    let word = words[frame.predicate]
    guard word.predicate?.link == .past, !word.carriesOn,
      frame.predicate < frames.last?.predicate ?? 0
    else { return false }
    return grammar.ends(bytes[word.start..<word.end], with: .former)
  }

  /// A predicate that changes something: 매출이 늘었다, 비용을 줄일 계획이다.
  private func readFrame(
    _ frame: Frame, _ bytes: [UInt8], _ lexicon: KoreanLexicon, _ out: inout [Finding],
    _ used: inout Set<Int>
  ) {
    let word = words[frame.predicate]
    guard let predicate = word.predicate else { return }
    if let idiom = idiom(frame, bytes, lexicon) {
      readIdiom(frame, idiom, bytes, lexicon, &out)
      return
    }
    let themes = self.themes(of: frame)
    let span = Span(word.start, max(word.start, predicate.stemEnd))
    if let sense = changeSense(frame, bytes, lexicon) {
      let ordered = ordered(themes, sense, frame, predicate, lexicon)
      guard
        let theme = ordered.first(where: { composes($0, lexicon) || countsPeople($0, bytes) })
          ?? named(themes, frame) ?? themes.first
      else {
        readElided(frame, sense, span, bytes, lexicon, &out)
        return
      }
      if sense.unknown == 0, predicate.link == .present, !word.carriesOn { return }
      let isRelative = predicate.isAdnominal && !word.carriesOn
      let isAgainst = frame.others.contains { $0.role == .than }
      if sense.isAdjective, (isRelative && !isAgainst) || !isCompared(frame, bytes) { return }
      // 비용을 줄이는 설비: what a thing does, no news
      if isRelative, predicate.link == .present, frame.object != nil { return }
      used.insert(theme.head)
      var modal = self.modal(
        ofWord: frame.predicate, from: predicate.stemEnd, bytes: bytes, lexicon: lexicon)
      let isAgent =
        frame.object != nil || (frame.subject?.role == .also && frame.topic != nil)
      // 계약을 맺지 못하는 기업
      if let last = words[modal.end].predicate, last.link == .present, frame.object != nil,
        modal.end > frame.predicate, !words[modal.end].carriesOn, modal.isNegated
      {
        return
      }
      asPlan(&modal, frame: frame, isAgent: isAgent)
      let before = out.count
      for (conjunct, own) in compositions(of: theme, lexicon) {
        var base = grounded(own, in: theme, frame, lexicon)
        if base.sign == nil, countsPeople(theme, bytes) { base.people() }
        if let doing = doing(theme, sense, base, bytes, lexicon) { base = doing }
        if sense.unknown == 0, base.thing != nil, !base.isChange,
          !endsInChange(conjunct, base, bytes, lexicon)
        {
          continue  // 시장 분석을 제공한다: not the market
        }
        var composition = base
        if predicate.classes.contains(.turning), let turn = turn(frame, lexicon), base.sign != nil {
          for hit in turn { composition.apply(hit.sense, at: hit.span) }
        } else {
          composition.apply(sense, at: span)
        }
        guard composition.isChange, composition.sign != nil else { continue }
        if modal.isNegated {
          // 늘지 않았다 is no change; 개선되지 않았다, 늘리지 못했다 is a bad one
          if sense.kind == .quantity, !modal.isFailure { continue }
          composition.negate()
        }
        // 1년 전보다 적은 순이익을 거뒀다: the comparison is the news
        if sense.isExistence || sense.unknown == 0, let modifier = theme.modifier,
          words[modifier].predicate?.isAdjective == true,
          out.contains(where: { $0.word == modifier })
        {
          continue
        }
        // 변동성이 있다, 수익을 올렸다: that a thing is there is news only when it is bad or yet to come
        let isLevel = isLevel(base, sense, predicate, theme, bytes)
        // 적자는 34조 원에 이른다
        if sense.isExistence, predicate.classes.contains(.reaching),
          frame.others.contains(where: { $0.role == .e && holdsDigit($0, bytes) })
        {
          continue
        }
        if isRelative, predicate.link == .present, base.thing == nil { continue }
        if sense.isExistence || (isLevel && predicate.classes.contains(.earning)),
          composition.sign ?? 0 > 0,
          base.thing != nil, !base.isChange, modal.mode == .fact, !isReceived(base, predicate)
        {
          continue
        }
        if base.thing?.isRevisable == true
          || grammar.ends(bytes[self.bytes(theme.words)], with: .revisable), frame.object != nil,
          predicate.classes.contains(.revising),
          modal.mode == .fact || modal.mode == .plan
        {
          modal.certainty = .probable
          modal.mode = .forecast
          modal.rule = "ko.mode.revised"
        }
        if predicate.classes.contains(.existing), composition.sign == 1 || modal.mode == .fact {
          continue
        }
        out.append(
          Finding(
            composition: composition, word: frame.predicate, theme: theme, conjunct: conjunct,
            frame: frame, modal: modal, isNominal: false, isRelative: isRelative,
            isLevel: isLevel && !base.isChange))
      }
      if out.count > before { return }
      used.remove(theme.head)
    }
    readAction(frame, bytes, lexicon, &out)
  }

  /// 투자를 줄이는 기업이 늘었다: more or fewer of those who do it, so more or less of what they do.
  private func doing(
    _ theme: Phrase, _ sense: Sense, _ base: Composition, _ bytes: [UInt8],
    _ lexicon: KoreanLexicon
  ) -> Composition? {
    guard sense.kind == .quantity, sense.unknown != 0, !base.isChange,
      base.thing == nil || base.channel == .demand, theme.words.count <= 2,
      let modifier = theme.modifier, words[modifier].predicate?.link == .present,
      let inner = frames.first(where: { $0.predicate == modifier }), let object = inner.object
    else { return nil }
    let span = Span(words[modifier].start, words[modifier].end)
    if let idiom = idiom(inner, bytes, lexicon) {
      var composition = Composition()
      composition.apply(idiom, at: span)
      return composition
    }
    guard let change = changeSense(inner, bytes, lexicon), change.unknown != 0,
      var composition = compositions(of: object, lexicon).last?.composition,
      composition.thing != nil
    else { return nil }
    composition.apply(change, at: span)
    return composition
  }

  /// 플러스로 전환했다: what a turn leads to.
  private func turn(_ frame: Frame, _ lexicon: KoreanLexicon) -> [(sense: Sense, span: Span)]? {
    guard let end = frame.others.last(where: { $0.role == .ro }) else { return nil }
    let found = hits(in: bytes(end.words)).map {
      (lexicon.nounSenses[$0.sense], Span($0.start, $0.end))
    }
    let isChange = found.contains { [.quantity, .quality].contains($0.0.kind) && $0.0.sign != 0 }
    return isChange && found.allSatisfy { $0.0.kind != .thing } ? found : nil
  }

  /// 수주했다, 파업한다: an event that acts on somebody.
  private func readAction(
    _ frame: Frame, _ bytes: [UInt8], _ lexicon: KoreanLexicon, _ out: inout [Finding]
  ) {
    let word = words[frame.predicate]
    guard let predicate = word.predicate, let senses = lexicon.actions[predicate.stem] else {
      return
    }
    for sense in senses {
      var theme: Phrase?
      switch sense.role {
      case .subject: theme = frame.subject ?? frame.topic
      case .object:
        theme = frame.object ?? (predicate.light == "되" ? frame.subject : nil)
      case .dative:
        theme = frame.others.last { $0.role == .e || $0.role == .dative } ?? frame.object
      }
      if predicate.link == .present, !word.carriesOn { continue }
      guard let theme else { continue }
      // 중국을 앞질렀다: nobody's loss that the sentence names
      if sense.channel == .competition, sense.role == .object,
        namings(in: self.bytes(theme.words)).isEmpty
      {
        continue
      }
      var modal = self.modal(
        ofWord: frame.predicate, from: predicate.stemEnd, bytes: bytes, lexicon: lexicon)
      asPlan(&modal, frame: frame, isAgent: frame.object != nil)
      let isOpen = modal.rule != "ko.mode.decided" || words[modal.end].predicate?.link == .quote
      if sense.isOpenOnly, modal.mode == .fact || !isOpen { continue }
      for conjunct in theme.conjuncts {
        var composition = Composition()
        composition.apply(sense, at: Span(word.start, max(word.start, predicate.stemEnd)))
        if modal.isNegated { composition.negate() }
        out.append(
          Finding(
            composition: composition, word: frame.predicate, theme: theme, conjunct: conjunct,
            frame: frame, modal: modal, isNominal: false, isCreation: sense.isOpenOnly,
            role: sense.role))
      }
    }
  }

  /// The first phrase that is a name; what is said of a subject in no table (영향이 컸다) isn't said of the
  /// topic.
  private func named(_ themes: [Phrase], _ frame: Frame) -> Phrase? {
    if let subject = frame.subject, frame.object == nil, subject.role == .subject,
      !namesHead(subject)
    {
      return nil
    }
    return themes.first { namesHead($0) }
  }

  /// A predicate that only sets up its theme takes its object, else its place (상용화에 성공하다); one
  /// that gets over something may have it in a place too (침체에서 벗어나다).
  private func ordered(
    _ themes: [Phrase], _ sense: Sense, _ frame: Frame, _ predicate: Predicate,
    _ lexicon: KoreanLexicon
  ) -> [Phrase] {
    if predicate.classes.contains(.attaining), !predicate.classes.contains(.earning) {
      // 매출이 기대를 웃돌았다: what is measured before the mark
      return [frame.subject, frame.topic].compactMap { $0 }.filter { composes($0, lexicon) }
        + themes
    }
    if sense.isExistence { return frame.object.map { [$0] } ?? themes + places(of: frame) }
    if sense.unknown == 0 { return frame.object.map { [$0] } ?? places(of: frame) + themes }
    if sense.kind == .damp {
      return frame.others.filter { $0.role == .eseo } + themes
    }
    return themes
  }

  /// 205명을 감축한다: people are labour.
  private func countsPeople(_ phrase: Phrase, _ bytes: [UInt8]) -> Bool {
    let content = bytes[self.bytes(phrase.words)]
    return content.contains { $0 >= 0x30 && $0 <= 0x39 }
      && grammar.ends(content, with: .people)
  }

  /// 2억 원의 수익을 올렸다, 매출이 30억 원에 이른다, 10%를 웃돈다: the theme or its mark is an amount.
  private func isLevel(
    _ base: Composition, _ sense: Sense, _ predicate: Predicate, _ theme: Phrase, _ bytes: [UInt8]
  ) -> Bool {
    guard let thing = base.thing, thing.channel == .earnings, !thing.isExpectation else {
      return false
    }
    guard sense.isExistence || sense.unknown == 0 || predicate.classes.contains(.attaining) else {
      return false
    }
    let clause = bytes[self.bytes(theme.words)]
    return clause.contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// 주문을 받았다, 허가를 받았다: an order or a licence is news when it comes in.
  private func isReceived(_ base: Composition, _ predicate: Predicate) -> Bool {
    predicate.isPast && (base.channel == .demand || base.channel == .regulation)
      && predicate.classes.contains(.receiving)
  }

  /// 20억 원에서 30억 원으로 늘었다: what changes is left out, but the change is measured.
  private func readElided(
    _ frame: Frame, _ sense: Sense, _ span: Span, _ bytes: [UInt8], _ lexicon: KoreanLexicon,
    _ out: inout [Finding]
  ) {
    guard let predicate = words[frame.predicate].predicate, sense.kind == .quantity,
      sense.unknown != 0, !sense.isAdjective, !predicate.isAdnominal,
      frame.others.contains(where: { $0.role == .eseo && holdsDigit($0, bytes) }),
      frame.others.contains(where: { $0.role == .ro && holdsDigit($0, bytes) })
    else { return }
    let modal = self.modal(
      ofWord: frame.predicate, from: predicate.stemEnd, bytes: bytes, lexicon: lexicon)
    var composition = Composition()
    composition.apply(sense, at: span)
    if modal.isNegated { return }
    out.append(
      Finding(
        composition: composition, word: frame.predicate, theme: nil, conjunct: nil, frame: frame,
        modal: modal, isNominal: false))
  }

  func holdsDigit(_ phrase: Phrase, _ bytes: [UInt8]) -> Bool {
    bytes[self.bytes(phrase.words)].contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// 한다 of an agent is a decision, not an observation.
  func asPlan(_ modal: inout Modal, frame: Frame, isAgent: Bool) {
    if modal.rule == "ko.mode.future", frame.object != nil, frame.subject == nil {
      modal.mode = .plan  // 부담을 최소화할 것: of who speaks
      return
    }
    guard isAgent, modal.mode == .fact, modal.rule == "ko.certainty.asserted" else { return }
    guard let last = words[modal.end].predicate, !last.isAuxiliary, !last.isPast else { return }
    if last.link == .final || last.link == .quote || last.link == .and {
      modal.mode = .plan
      modal.rule = "ko.mode.decided"
    }
  }
}
