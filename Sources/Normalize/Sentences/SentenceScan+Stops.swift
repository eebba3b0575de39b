// Stops: `.`, `!`, `?`, `…` and runs of them.
extension SentenceScan {
  /// A run of stops with what hangs on it.
  struct StopRun {
    var start: Int
    var end: Int
    var dots = 0
    /// `!`, `?` and their wide forms.
    var calls = 0
    /// `。` and other wide stops, which need no blank after them.
    var wide = 0
    /// Written `. . .`
    var isSpaced = false

    var isEllipsis: Bool { calls == 0 && wide == 0 && dots > 1 }
  }

  /// - Returns: where to read on.
  mutating func stop(_ at: Int) -> Int {
    if at > range.lowerBound, isBlank(bytes[at - 1]) || at == start, isLeading(at) { return at + 1 }
    if let spaced = spacedDots(at) { return spaced }
    let run = stopRun(at)
    let tail = closers(Marks.end(bytes, from: run.end, to: limit))
    guard tail < limit else { return limit }
    let next = skipBlanks(bytes, from: tail, to: limit)
    guard next < limit else { return limit }
    let before = scalar(bytes, before: run.start, from: start)
    let isKorean = before.map { isHangul($0.value) || Marks.isMark($0.value) } ?? false
    if next == tail {
      if let note = noteEnd(run, tail) { return end(note) }
      return endsTight(run, tail, isKorean) ? end(tail) : tail
    }
    let ends = isKorean ? endsKorean(run, tail, next) : endsLatin(run, next)
    guard ends else { return tail }
    let marks = Marks.end(bytes, from: next, to: limit)
    let isSmile = marks == limit || marks > next && blankLength(bytes, at: marks, to: limit) > 0
    return end(isSmile ? marks : next)
  }

  /// `.5`, `.jpeg`, `!Xun`: a stop after a blank that belongs to the next word.
  private func isLeading(_ at: Int) -> Bool {
    guard at + 1 < limit else { return false }
    let next = bytes[at + 1]
    return isLetter(next) || isDigit(next)
      || next >= 0xC3 && bytes[at] == UInt8(ascii: "!")
        && next < 0xE0
  }

  private func stopRun(_ at: Int) -> StopRun {
    var run = StopRun(start: at, end: at)
    while run.end < limit {
      let s = scalar(bytes, at: run.end)
      guard Self.isStop(s.value) else { break }
      switch s.value {
      case 0x2E: run.dots += 1
      case 0x2026, 0x2025: run.dots += 3
      case 0x3002, 0xFF0E, 0xFF61: run.wide += 1
      case 0xFF01, 0xFF1F:
        run.wide += 1
        run.calls += 1
      default: run.calls += 1
      }
      run.end += s.length
    }
    return run
  }

  /// `. . .`: three don't end a sentence, a fourth does; after a word the first ends it and three go
  /// with what follows.
  /// - Returns: where to read on, nil when it is no such run.
  private mutating func spacedDots(_ at: Int) -> Int? {
    func isDot(_ i: Int) -> Bool {
      i < limit && bytes[i] == UInt8(ascii: ".")
        && (i + 1 == limit || isBlank(bytes[i + 1]) || bytes[i + 1] >= 0x80
          || bytes[i + 1] == UInt8(ascii: "\""))
    }
    guard isDot(at), at + 2 < limit, bytes[at + 1] == 0x20, isDot(at + 2) else { return nil }
    var count = 1
    var last = at
    while last + 2 < limit, bytes[last + 1] == 0x20, isDot(last + 2) {
      last += 2
      count += 1
    }
    let next = skipBlanks(bytes, from: last + 1, to: limit)
    guard next < limit else { return limit }
    let follows = beginsSentence(next)
    let isAttached = at > range.lowerBound && !isBlank(bytes[at - 1])
    if isAttached, count == 4, follows {
      // The three that are left open the next sentence.
      _ = end(at + 1)
      return last + 1
    }
    return count >= 4 && follows ? end(next) : last + 1
  }

  /// Closing marks without an opening one right after a stop.
  private func closers(_ at: Int) -> Int {
    var end = at
    while end < limit {
      let s = scalar(bytes, at: end)
      switch s.value {
      case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0x2019, 0x201D, 0x300D, 0x300F: end += s.length
      default: return end
      }
    }
    return end
  }

  /// `large.[7][8] The`, `text.11 12 The`: notes right after a stop belong to the sentence.
  /// - Returns: the start of the next sentence.
  private func noteEnd(_ run: StopRun, _ tail: Int) -> Int? {
    // M.2 is a name, not a note
    guard run.start > start, !isDigit(bytes[run.start - 1]), !isUpper(bytes[run.start - 1]),
      run.dots == 1 || run.calls > 0
    else { return nil }
    var at = tail
    while at < limit {
      if isDigit(bytes[at]) {
        let head = at
        while at < limit, isDigit(bytes[at]) { at += 1 }
        guard at - head <= 3 else { return nil }
      } else if bytes[at] == UInt8(ascii: "["), at + 1 < limit, isDigit(bytes[at + 1]) {
        while at < limit, bytes[at] != UInt8(ascii: "]") { at += 1 }
        at += 1
      } else {
        break
      }
      if at + 1 < limit, bytes[at] == 0x20, isDigit(bytes[at + 1]) { at += 1 }
    }
    guard at > tail, at < limit, isBlank(bytes[at]) else { return nil }
    let next = skipBlanks(bytes, from: at, to: limit)
    guard next < limit, !isLower(bytes[next]), beginsSentence(next) else { return nil }
    return next
  }

  /// A stop with no blank after it.
  private func endsTight(_ run: StopRun, _ tail: Int, _ isKorean: Bool) -> Bool {
    if run.wide > 0 { return tail == run.end || beginsSentence(tail) }
    guard isKorean, let ending = knowledge.ending(bytes, before: run.start, from: start),
      ending != .none, ending != .open
    else { return false }
    if bytes[tail] == UInt8(ascii: "[") || bytes[tail] == UInt8(ascii: "(") {
      return run.dots == 1 && (ending == .always || ending == .loose)
    }
    guard isHangulSyllable(scalar(bytes, at: tail).value),
      !run.isEllipsis || ending == .always || ending == .loose
    else { return false }
    return !knowledge.continues(bytes, at: tail, to: limit) && !isHangulParticle(tail)
  }

  /// After Latin letters, digits and signs.
  private func endsLatin(_ run: StopRun, _ next: Int) -> Bool {
    if run.calls > 0 || run.wide > 0 || run.isEllipsis { return beginsSentence(next) }
    return endsAtPeriod(run.start, next)
  }
}
