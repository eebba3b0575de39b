/// How a block is written: whether its Korean sentences have stops, whether they end in noun forms.
struct KoreanHabit {
  var isKnown = false
  var hasStops = false
  var endsInNouns = false
}

/// Marks that follow an ending instead of a stop: `~`, `^^`, `ㅋㅋ`, `ㅠㅠ`, hearts, emoji.
enum Marks {
  static func isMark(_ s: UInt32) -> Bool {
    s == 0x7E || s == 0x5E || s == 0x301C || s == 0xFF5E || isLaugh(s) || s == 0x2661
      || isEmoji(s)
  }

  /// ㅋ ㅎ ㅠ ㅜ
  static func isLaugh(_ s: UInt32) -> Bool {
    s == 0x314B || s == 0x314E || s == 0x3160 || s == 0x315C
  }

  /// The end of the marks and stops that begin at `at`, none being `at` itself.
  static func end(_ bytes: Bytes, from at: Int, to limit: Int) -> Int {
    var end = at
    while end < limit {
      let s = scalar(bytes, at: end)
      guard isMark(s.value) || end > at && SentenceScan.isStop(s.value) else { break }
      end += s.length
    }
    return end
  }
}

// Korean sentences, with stops and without.
extension SentenceScan {
  /// A stop after a Hangul character and before a blank.
  func endsKorean(_ run: StopRun, _ tail: Int, _ next: Int) -> Bool {
    if knowledge.continues(bytes, at: next, to: limit, afterStop: true) { return false }
    guard beginsSentence(next) else { return isLower(bytes[next]) }
    if run.calls > 0 || run.wide > 0 || !run.isEllipsis { return true }
    if bytes[next] == UInt8(ascii: "\"") { return true }
    if let s = scalar(bytes, before: run.start, from: start), isHangulLetter(s.value),
      !Marks.isLaugh(s.value)
    {
      return false  // a stutter: 어ㄸ…
    }
    let ending = knowledge.ending(bytes, before: run.start, from: start)
    if ending == .always || ending == .loose { return true }
    return ending != .open && !isShort(run.start) && !isConjunction(run.start)
  }

  /// 그러나…, 하지만…: the sentence has only begun.
  private func isConjunction(_ end: Int) -> Bool {
    var at = end
    while at > start, !isBlank(bytes[at - 1]) { at -= 1 }
    return knowledge.opensKorean(bytes, at: at, to: end)
  }

  /// `하지 마`: a prohibition without a stop.
  private func isProhibition(_ at: Int) -> Bool {
    at - start > 7 && scalar(bytes, at: at - 3).value == 0xB9C8 && bytes[at - 4] == 0x20
      && scalar(bytes, at: at - 7).value == 0xC9C0
  }

  /// Hardly more than a word so far: `그런데…`, `네, 네…`.
  private func isShort(_ at: Int) -> Bool {
    at - start <= 9 || !bytes[start..<at].contains(0x20) && at - start <= 15
  }

  /// A blank after something that isn't ASCII: the sentence ends if the word is a sure ending.
  mutating func koreanBlank(_ at: Int, _ next: Int) -> Int {
    guard knowledge.mayClose(bytes, before: at, from: start) else { return next }
    let found = isProhibition(at) ? .loose : knowledge.ending(bytes, before: at, from: start)
    guard let ending = found, ending != .none, ending != .open else { return next }
    let marks = Marks.end(bytes, from: next, to: limit)
    if marks > next, marks == limit || blankLength(bytes, at: marks, to: limit) > 0,
      bytes[next] != UInt8(ascii: "~")
    {
      return end(marks)
    }
    if marks > next, isHangulSyllable(scalar(bytes, at: marks).value), marks - next >= 9 {
      return end(marks)
    }
    let b = bytes[next]
    if b == UInt8(ascii: "!") || b == UInt8(ascii: "?") || b == UInt8(ascii: ".") { return next }
    guard beginsSentence(next) || isLower(b), !knowledge.continues(bytes, at: next, to: limit)
    else { return next }
    if ending != .noun, at - start > 6, knowledge.opensKorean(bytes, at: next, to: limit) {
      learn()
      if !korean.hasStops || ending == .loose { return end(next) }
    }
    switch ending {
    case .always: return end(next)
    case .loose:
      learn()
      if korean.endsInNouns { return end(next) }
      let isItem = isDigit(b) && !ListMarker.all(bytes, at: next, to: limit).isEmpty
      return korean.hasStops && !isItem ? next : end(next)
    case .noun:
      learn()
      return korean.endsInNouns ? end(next) : next
    case .marked, .open, .none: return next
    }
  }

  /// A mark right after Hangul.
  mutating func mark(_ at: Int) -> Int {
    let run = Marks.end(bytes, from: at, to: limit)
    guard run > at else { return at + scalar(bytes, at: at).length }
    guard run < limit else { return limit }
    guard let before = scalar(bytes, before: at, from: start) else { return run }
    let ending = knowledge.ending(bytes, before: at, from: start)
    let next = skipBlanks(bytes, from: run, to: limit)
    guard next < limit else { return limit }
    let closes = ending.map { $0 != .none && $0 != .open } ?? false
    let first = scalar(bytes, at: at).value
    if next == run {
      let isSmile = first != 0x7E && closes && isHangulSyllable(scalar(bytes, at: run).value)
      return isSmile ? end(run) : run
    }
    guard !knowledge.continues(bytes, at: next, to: limit) else { return run }
    let signs = Signs(bytes, at..<run)
    let ends =
      closes
      ? signs.isStop || signs.laughs || !isSyllable(at)
      : isHangul(before.value) && (signs.laughs || signs.isStop)
    guard ends else { return run }
    let smile = Marks.end(bytes, from: next, to: limit)
    return end(smile == limit || smile > next && isBlank(bytes[smile]) ? smile : next)
  }

  /// One syllable so far: `네~`, `자~`.
  private func isSyllable(_ at: Int) -> Bool { at - start <= 3 }

  /// What a run of marks holds.
  private struct Signs {
    var isStop = false
    var laughs = false

    init(_ bytes: Bytes, _ run: Range<Int>) {
      var at = run.lowerBound
      while at < run.upperBound {
        let s = scalar(bytes, at: at)
        isStop = isStop || s.value == 0x21 || s.value == 0x3F
        laughs = laughs || Marks.isLaugh(s.value)
        at += s.length
      }
    }
  }

  /// 고, 라고, 는, 며 … right after a quotation or a stop.
  func isHangulParticle(_ at: Int) -> Bool {
    switch scalar(bytes, at: at).value {
    // 고 는 라 며 이 을 를 은 가 에 의 로 와 과 도
    case 0xACE0, 0xB294, 0xB77C, 0xBA70, 0xC744, 0xB97C, 0xC740, 0xC758: return true
    default: return false
    }
  }

  /// Reads the block's habits once.
  mutating func learn() {
    guard !korean.isKnown else { return }
    korean.isKnown = true
    var at = range.lowerBound
    while at < limit {
      if bytes[at] == UInt8(ascii: "."), at + 1 == limit || bytes[at + 1] != UInt8(ascii: "."),
        let s = scalar(bytes, before: at, from: range.lowerBound), isHangulSyllable(s.value)
      {
        korean.hasStops = true
        break
      }
      at += 1
    }
    var last = trimBlanks(bytes, before: limit, from: range.lowerBound)
    while let s = scalar(bytes, before: last, from: range.lowerBound),
      Self.isStop(s.value) || Marks.isMark(s.value)
    {
      last = s.start
    }
    guard let final = scalar(bytes, before: last, from: range.lowerBound),
      isHangulSyllable(final.value), finalConsonant(final.value) == 16,  // ㅁ
      let ending = knowledge.ending(bytes, before: last, from: range.lowerBound)
    else { return }
    korean.endsInNouns = ending == .noun || ending == .loose
  }
}
