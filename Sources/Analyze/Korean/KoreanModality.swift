import Lexicon
import Model

/// How sure a statement is, of what kind, and how its clause is tied on.
struct Modal: Sendable {
  var certainty: Certainty
  var mode: Mode
  /// A hypothetical (늘어나면): no statement of its own.
  var isCondition = false
  var isNegated = false
  /// A plain statement without past, progress or auxiliary: 깎인다.
  var isPresent = false
  /// 못했다: tried in vain.
  var isFailure = false
  /// Last word of the predicate complex.
  var end: Int
  var rule: String
}

extension KoreanScene {
  /// Reads certainty and mode in the predicate complex that a statement at `word` hangs on: its own
  /// (늘어날 전망이다) or, when that has no tense or mark of its own, the next clause's (늘고 …할 전망이다).
  func modal(
    ofWord word: Int, from byte: Int, bytes: [UInt8], lexicon: KoreanLexicon
  ) -> Modal {
    var at = word
    var from = byte
    if words[at].predicate == nil {
      guard let next = governor(after: at) else {
        return bare(word, from: byte, bytes: bytes, lexicon: lexicon)
      }
      at = next
    }
    var isNegated = false
    var isFailure = false
    for step in 0..<8 {
      let end = complexEnd(at, bytes: bytes, lexicon: lexicon)
      let last = words[end].predicate ?? words[at].predicate
      let link = last?.link ?? .final
      let found = patterns(in: from..<max(from, words[end].end), bytes: bytes, lexicon: lexicon)
      let isPast = (at...end).contains { words[$0].predicate?.isPast == true }
      if step == 0 {
        isNegated = self.isNegated(at, end, bytes: bytes)
        isFailure =
          (at...end).contains {
            words[$0].predicate?.classes.contains(.failing) == true
          } || isInVain(at, bytes: bytes)
      }
      if isQuestion(at, end, bytes: bytes), let next = governor(after: end) {
        let stop = complexEnd(next, bytes: bytes, lexicon: lexicon)
        let range = words[end].start..<words[stop].end
        let weighed = patterns(in: range, bytes: bytes, lexicon: lexicon)
        if let modal = combine(weighed.filter { $0.mode == .plan }, end: stop) { return modal }
      }
      if isCondition(at, end, bytes: bytes) {
        var modal = Modal(certainty: .asserted, mode: .condition, end: end, rule: "ko.condition")
        modal.isCondition = true
        return modal
      }
      if var modal = combine(found, end: end) {
        let isAhead = words[at].predicate.map { $0.link == .future && !$0.isPast } == true
        if isAhead, modal.mode == .fact, modal.certainty == .asserted {
          // 모자랄 것이라는 분석이 나왔다: what is told is yet to come
          modal = Modal(certainty: .probable, mode: .forecast, end: end, rule: "ko.mode.future")
        }
        modal.isNegated = isNegated
        modal.isFailure = isFailure
        return modal
      }
      let isOpen = !isPast && (link == .and || link == .auxiliary || joinsOn(end, bytes, lexicon))
      if isOpen, words[end].predicate?.isIntended != true, let next = governor(after: end) {
        at = next
        from = words[next].start
        continue
      }
      var modal = plain(at, end, link: link, isPast: isPast)
      modal.isNegated = isNegated
      modal.isFailure = isFailure
      return modal
    }
    return Modal(certainty: .asserted, mode: .fact, end: at, rule: "ko.certainty.asserted")
  }

  /// The next predicate that isn't inside a noun phrase.
  func governor(after word: Int) -> Int? {
    var at = word + 1
    while at < words.count {
      if let predicate = words[at].predicate, !predicate.isAuxiliary {
        if !(predicate.isAdnominal && predicate.isRelating) { return at }
      }
      at += 1
    }
    return nil
  }

  /// Follows auxiliaries and nouns that carry a predicate on (것으로 보인다, 전망이다, 수 있다).
  func complexEnd(_ start: Int, bytes: [UInt8], lexicon: KoreanLexicon) -> Int {
    var at = start
    steps: while at + 1 < words.count, at - start < 9 {
      guard let predicate = words[at].predicate else { break }
      let carrier = words[at].carrier > at ? words[at].carrier : at + 1
      let next = words[carrier]
      if carrier == at + 1, let following = next.predicate {
        if following.isAuxiliary, [.auxiliary, .and, .must, .manner].contains(predicate.link) {
          at += 1
          continue
        }
        if [.auxiliary, .must, .purpose, .manner].contains(predicate.link),
          following.classes.contains(.auxiliary)
        {
          at += 1
          continue
        }
        if predicate.link == .nominal, following.classes.contains(.nominalAuxiliary) {
          at += 1
          continue
        }
      }
      if predicate.link == .nominal, words[at].role == .ro,
        let verb = (at + 1..<min(at + 4, words.count)).first(where: {
          words[$0].predicate != nil || words[$0].role != .bare
        }),
        words[verb].predicate != nil
      {
        at = verb  // 늘리기로 최종 결정했다
        continue
      }
      guard predicate.isAdnominal || predicate.link == .nominal || predicate.link == .quote else {
        break
      }
      let content = String(decoding: bytes[next.start..<next.contentEnd], as: UTF8.self)
      if grammar.classes(content).contains(.occasion) {
        at = carrier
        break
      }
      guard next.isBoundNoun || lexicon.modalNouns.contains(content) else { break }
      if next.predicate != nil {
        at = carrier
        continue
      }
      if grammar.classes(content).contains(.whether) { break }
      if next.role == .e, lexicon.planNouns.contains(content) {
        at = carrier  // 면적을 줄이는 계획에
        break
      }
      guard next.role != .e, next.role != .eseo, next.role != .and else { break }
      for k in carrier + 1..<max(carrier + 1, min(carrier + 5, words.count)) {
        if words[k].predicate != nil, !isAdverb(k) {
          at = k
          continue steps
        }
        let noun = String(decoding: bytes[words[k].start..<words[k].contentEnd], as: UTF8.self)
        if words[k].role == .ro, lexicon.planNouns.contains(noun) {
          at = k  // 국산화하는 것을 목표로
          break steps
        }
        let isStop = words[k].role == .subject || words[k].role == .topic
        if isStop, !lexicon.modalNouns.contains(noun) { break }
      }
      at = carrier
      break
    }
    return at
  }

  /// 늘리는 한편: an adnominal form and a noun that only joins clauses.
  private func joinsOn(_ end: Int, _ bytes: [UInt8], _ lexicon: KoreanLexicon) -> Bool {
    guard words[end].carriesOn, end + 1 < words.count else { return false }
    let next = words[words[end].carrier]
    return grammar.endings[String(decoding: bytes[next.start..<next.contentEnd], as: UTF8.self)]
      == .and
  }

  private func patterns(
    in range: Range<Int>, bytes: [UInt8], lexicon: KoreanLexicon
  ) -> [ModalPattern] {
    lexicon.modals.leftmostLongest(in: bytes, range: range).map {
      lexicon.modalValues[Int($0.pattern)]
    }
  }

  /// The weakest certainty wins; a norm or goal over a plan over a forecast over a fact.
  private func combine(_ found: [ModalPattern], end: Int) -> Modal? {
    guard var best = found.first else { return nil }
    var mode = best.mode
    for pattern in found.dropFirst() {
      if pattern.certainty.rank < best.certainty.rank { best = pattern }
      if pattern.mode.rank > mode.rank { mode = pattern.mode }
    }
    return Modal(
      certainty: best.certainty, mode: mode, end: end,
      rule: "ko.certainty.\(best.certainty.ruleName)")
  }

  private func plain(_ at: Int, _ end: Int, link: Link, isPast: Bool) -> Modal {
    if link == .must {
      return Modal(certainty: .uncommitted, mode: .norm, end: end, rule: "ko.mode.must")
    }
    if link == .purpose || link == .intent {
      return Modal(certainty: .uncommitted, mode: .goal, end: end, rule: "ko.mode.purpose")
    }
    if let predicate = words[at].predicate, predicate.link == .nominal, words[at].role == .ro,
      end > at
    {
      // 매기기로 최종 판정했다
      return Modal(certainty: .asserted, mode: .plan, end: end, rule: "ko.mode.decided")
    }
    if let predicate = words[at].predicate, predicate.link == .future, !predicate.isPast,
      words[at].carriesOn, words[words[at].carrier].isBoundNoun,
      link == .final || link == .quote || end > at
    {
      // 늘어날 것이라고 말했다: the verb of speech is past, not what it quotes
      return Modal(certainty: .probable, mode: .forecast, end: end, rule: "ko.mode.future")
    }
    if (at...end).contains(where: { words[$0].predicate?.isIntended == true }) {
      return Modal(certainty: .probable, mode: .plan, end: end, rule: "ko.mode.intended")
    }
    if !isPast, link == .future || words[at].predicate?.link == .future {
      return Modal(certainty: .probable, mode: .forecast, end: end, rule: "ko.mode.future")
    }
    var plain = Modal(
      certainty: .asserted, mode: .fact, end: end, rule: "ko.certainty.asserted")
    plain.isPresent =
      !isPast && end == at && (link == .final || link == .quote)
      && words[at].predicate.map { $0.isAdjective && !$0.isBecoming } != true
    return plain
  }

  /// A headline without a predicate: the modal nouns decide.
  private func bare(
    _ word: Int, from: Int, bytes: [UInt8], lexicon: KoreanLexicon
  ) -> Modal {
    let end = words.count - 1
    let found = patterns(in: from..<max(from, words[end].end), bytes: bytes, lexicon: lexicon)
    return combine(found, end: end)
      ?? Modal(certainty: .asserted, mode: .fact, end: end, rule: "ko.certainty.asserted")
  }

  /// 늘릴지, 늘릴 지 여부: whether.
  private func isQuestion(_ at: Int, _ end: Int, bytes: [UInt8]) -> Bool {
    if (at...end).contains(where: { words[$0].predicate?.link == .question }) { return true }
    guard words[end].carriesOn, end + 1 < words.count else { return false }
    let next = words[end + 1]
    return grammar.isWord(bytes[next.start..<next.contentEnd], of: .whether)
  }

  private func isCondition(_ at: Int, _ end: Int, bytes: [UInt8]) -> Bool {
    if (at...end).contains(where: { words[$0].predicate?.link == .condition }) { return true }
    if isQuestion(at, end, bytes: bytes) { return true }
    let content = bytes[words[end].start..<words[end].contentEnd]
    return words[end].predicate == nil && grammar.isWord(content, of: .openCase)
  }

  /// 못 늘렸다, 기대에 못 미쳤다.
  private func isInVain(_ at: Int, bytes: [UInt8]) -> Bool {
    at > 0 && words[at - 1].predicate == nil
      && grammar.isWord(bytes[words[at - 1].start..<words[at - 1].end], of: .inVain)
  }

  /// 늘지 않는다, 못한다, 안 는다.
  private func isNegated(_ at: Int, _ end: Int, bytes: [UInt8]) -> Bool {
    // 늘리지 않을 수 없다: must
    if grammar.holds(bytes[words[at].start..<words[end].end], .doubleNegative) { return false }
    for i in at...end {
      if let predicate = words[i].predicate, i > at {
        // 말했다 is no 말다
        if predicate.classes.contains(.negating), predicate.light.isEmpty { return true }
        // 벗어나기 어렵다
        if predicate.classes.contains(.hard), words[i - 1].predicate?.link == .nominal {
          return true
        }
      }
    }
    if at > 0, words[at - 1].predicate == nil {
      let before = bytes[words[at - 1].start..<words[at - 1].end]
      if grammar.isWord(before, of: .negativeAdverb) { return true }
    }
    return false
  }
}

extension Certainty {
  /// Weaker is lower.
  var rank: Int {
    switch self {
    case .asserted: 3
    case .probable: 2
    case .possible: 1
    case .uncommitted: 0
    }
  }

  var ruleName: String {
    switch self {
    case .asserted: "asserted"
    case .probable: "probable"
    case .possible: "possible"
    case .uncommitted: "uncommitted"
    }
  }
}

extension Mode {
  var rank: Int {
    switch self {
    case .fact, .definition: 0
    case .forecast: 1
    case .plan: 2
    case .goal: 3
    case .norm: 4
    case .condition: 5
    }
  }
}
