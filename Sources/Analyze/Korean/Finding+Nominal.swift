import Model

extension KoreanScene {
  /// The composition of each part of a phrase. A part without a sign of its own takes the next
  /// one's: 메모리와 냉각 장비 수요.
  func compositions(
    of phrase: Phrase, _ lexicon: KoreanLexicon
  ) -> [(conjunct: Range<Int>, composition: Composition)] {
    var out: [(Range<Int>, Composition)] = []
    var next = Composition()
    for conjunct in phrase.conjuncts.reversed() {
      var own = Composition()
      for hit in hits(in: bytes(conjunct)) {
        let sense = lexicon.nounSenses[hit.sense]
        if sense.kind == .action, own.sign != nil || !sense.isEvent { continue }
        own.apply(sense, at: Span(hit.start, hit.end))
      }
      if own.sign == nil, !own.isChange {
        if !out.isEmpty, namings(in: bytes(conjunct)).isEmpty { continue }
        own = next
      }
      next = own
      out.append((conjunct, own))
    }
    return out.reversed()
  }

  /// A change without a thing of its own takes the subject's: 매출이 감소세를 보였다, 주가는 하락 마감했다.
  func grounded(
    _ own: Composition, in phrase: Phrase, _ frame: Frame, _ lexicon: KoreanLexicon
  ) -> Composition {
    guard own.isUnknownTheme, let conjunct = phrase.conjuncts.last else { return own }
    for candidate in [frame.subject, frame.topic] {
      guard let candidate, candidate.head != phrase.head else { continue }
      guard var base = compositions(of: candidate, lexicon).last?.composition, !base.isChange,
        base.thing != nil
      else { continue }
      for hit in hits(in: bytes(conjunct)) {
        base.apply(lexicon.nounSenses[hit.sense], at: Span(hit.start, hit.end))
      }
      return base
    }
    return own
  }

  /// Changes named by nouns in the arguments of a predicate: 수요 증가로, 매출 성장의 기회를.
  func readNominals(
    _ frame: Frame, _ bytes: [UInt8], _ lexicon: KoreanLexicon, _ out: inout [Finding],
    _ used: inout Set<Int>
  ) {
    var phrases = frame.others
    if let object = frame.object { phrases.append(object) }
    let isCausing = frame.object != nil && changeSense(frame, bytes, lexicon) != nil
    if let subject = frame.subject, !isCausing { phrases.append(subject) }
    if let topic = frame.topic, !frame.topicIsInherited, !isCausing { phrases.append(topic) }
    for phrase in phrases where !used.contains(phrase.head) {
      used.insert(phrase.head)
      readNominal(phrase, frame: frame, bytes, lexicon, &out)
    }
    // 하락 마감했다, 증가 전환했다: a bare change before a predicate that only carries it
    if frame.object == nil, !out.contains(where: { $0.word == frame.predicate }) {
      let local = phrase(headAt: frame.predicate, from: frame.start, role: .bare)
      if local.words.count > 1 {
        let words = local.words.lowerBound..<frame.predicate
        let before = out.count
        readNominal(
          Phrase(words: words, role: .bare, conjuncts: [words], modifier: nil), frame: frame,
          bytes, lexicon, &out)
        ground(&out, from: before, frame)
      }
    }
    // 호재다, 감소세다: the copula's own noun
    let word = words[frame.predicate]
    if let predicate = word.predicate, predicate.isCopula, changeSense(frame, bytes, lexicon) == nil
    {
      var own = phrase(headAt: frame.predicate, from: frame.start, role: .bare)
      own.modifier = nil
      readNominal(own, frame: frame, bytes, lexicon, &out)
    }
  }

  /// 가온전자는 4.1% 상승 마감했다: a change without a thing is of the name before it.
  private func ground(_ out: inout [Finding], from first: Int, _ frame: Frame) {
    guard let owner = frame.subject ?? frame.topic, namesHead(owner) else { return }
    for i in first..<out.count where out[i].composition.isUnknownTheme {
      out[i].theme = owner
      out[i].conjunct = owner.conjuncts.last
    }
  }

  /// Headlines and fragments: nouns after the last predicate.
  func readTail(
    _ bytes: [UInt8], _ lexicon: KoreanLexicon, _ out: inout [Finding], _ used: inout Set<Int>
  ) {
    guard let last = words.indices.last, words[last].predicate == nil, words[last].hasNoun else {
      return
    }
    let tail = phrase(headAt: last, from: 0, role: words[last].role)
    guard !used.contains(tail.head) else { return }
    var frame = Frame(predicate: last, start: 0)
    frame.topic = frames.last?.topic
    if frames.isEmpty {
      // 삼성전자, 3분기 영업이익 급감: particles without a predicate
      var at = tail.words.lowerBound - 1
      while at >= 0 {
        if words[at].role == .topic || words[at].role == .subject {
          frame.topic = phrase(headAt: at, from: 0, role: words[at].role)
          break
        }
        at -= 1
      }
    }
    let from = min(frames.last.map { $0.predicate + 1 } ?? 0, tail.words.lowerBound)
    for at in from..<tail.words.lowerBound
    where [.e, .eseo, .dative].contains(words[at].role) && words[at].hasNoun {
      frame.others.append(phrase(headAt: at, from: 0, role: words[at].role))  // 실적에 긍정적
    }
    if frame.topic == nil, let named = headlineTheme(before: tail, lexicon) { frame.topic = named }
    readNominal(tail, frame: frame, bytes, lexicon, &out)
  }

  /// 3분기 영업이익 5조 원…66% 증가: the bare thing that a bare change at the end is about.
  private func headlineTheme(before tail: Phrase, _ lexicon: KoreanLexicon) -> Phrase? {
    guard let last = hits(in: bytes(tail.words)).last, let first = hits.first,
      lexicon.nounSenses[first.sense].kind == .thing, first.start < last.start,
      let at = sentence.word(at: first.start), words[at].predicate == nil,
      words[at].contentEnd == first.end, at < tail.words.lowerBound
    else { return nil }
    return phrase(headAt: at, from: 0, role: .topic)
  }

  /// The change is the head of its part (수요 증가) or carried by a noun that adds nothing (매출 성장의
  /// 기회): 파업 시작 시기, 임금 개편 여부 state no change.
  func endsInChange(
    _ conjunct: Range<Int>, _ composition: Composition, _ bytes: [UInt8], _ lexicon: KoreanLexicon
  ) -> Bool {
    if composition.isChange, composition.lastIsWeak, let channel = composition.channel,
      [.supply, .structure, .investment].contains(channel)
    {
      return false
    }
    let range = self.bytes(conjunct)
    guard let last = hits(in: range).last else { return true }
    var isAmount = false
    for word in words[conjunct] where word.start >= last.end {
      // 예산 990억 원을: the thing and how much of it
      isAmount = isAmount || (0x30...0x39).contains(bytes[word.start])
      if isAmount { continue }
      let content = String(decoding: bytes[word.start..<word.contentEnd], as: UTF8.self)
      if !lexicon.carriers.contains(content) { return false }
    }
    let word = words[conjunct].last { $0.start < last.end }
    guard let word, word.contentEnd > last.end else { return true }
    let rest = String(decoding: bytes[last.end..<word.contentEnd], as: UTF8.self)
    return lexicon.carriers.contains(rest)
  }

  private func readNominal(
    _ phrase: Phrase, frame: Frame, _ bytes: [UInt8], _ lexicon: KoreanLexicon,
    _ out: inout [Finding]
  ) {
    guard let head = phrase.words.last else { return }
    var modal: Modal?
    for (conjunct, found) in compositions(of: phrase, lexicon) {
      let composition = grounded(found, in: phrase, frame, lexicon)
      guard
        composition.isChange, composition.sign != nil,
        endsInChange(conjunct, composition, bytes, lexicon)
      else { continue }
      let from = self.bytes(phrase.words).upperBound
      let known =
        modal ?? self.modal(ofWord: head, from: from, bytes: bytes, lexicon: lexicon)
      modal = known
      var own = known
      if let last = composition.last, last.kind == .evaluation, last.channel == nil,
        last.sign != 0, known.mode == .fact
      {
        // 수요 감소 우려에, 실적 개선 기대로
        own.certainty = last.sign < 0 ? .possible : .probable
        own.mode = .forecast
        own.rule = "ko.certainty.\(own.certainty.ruleName)"
      }
      out.append(
        Finding(
          composition: composition, word: head, theme: phrase, conjunct: conjunct, frame: frame,
          modal: own, isNominal: true))
    }
  }
}
