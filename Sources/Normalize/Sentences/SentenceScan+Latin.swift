// A period after Latin letters, digits or signs: abbreviation, number or end.
extension SentenceScan {
  /// What follows a period.
  private enum Next { case capital, small, digit, quote, bracket, other }

  private func kind(_ at: Int) -> Next {
    let s = scalar(bytes, at: at).value
    switch s {
    case 0x30...0x39: return .digit
    case 0x41...0x5A, 0xC0...0xDE: return .capital
    case 0x61...0x7A: return .small
    case 0x22, 0x27, 0x2018, 0x201C: return .quote
    case 0x28, 0x5B: return .bracket
    default: return .other
    }
  }

  func endsAtPeriod(_ dot: Int, _ next: Int) -> Bool {
    let word = wordStart(dot)
    let follows = kind(next)
    guard word < dot else { return beginsSentence(next) }
    if isDigit(bytes[dot - 1]) { return endsAfterNumber(word, dot, next) }
    // P. is an initial, though p. is a page
    if dot == word + 1, isUpper(bytes[word]) { return endsAfterInitial(word, next, follows) }
    if let kind = abbreviation(word, dot) {
      return ends(after: kind, word, dot, next, follows)
    }
    return beginsSentence(next)
  }

  private func ends(
    after kind: SentenceKnowledge.Abbreviation, _ word: Int, _ dot: Int, _ next: Int,
    _ follows: Next
  ) -> Bool {
    switch kind {
    case .title, .inner: return false
    case .number, .month:
      if follows == .digit { return false }
      return follows == .capital ? startsSentence(next) || isWord(next) : beginsSentence(next)
    case .time:
      return follows == .small || isOpening(word)
        || knowledge.continuesTime(bytes, at: next, to: limit) ? false : beginsSentence(next)
    case .name:
      if follows == .capital { return startsSentence(next) }
      // RICHMOND, Va. - The state …
      if dashEnd(next) > next { return false }
      return follows == .quote || follows == .other && !isHangul(scalar(bytes, at: next).value)
        ? beginsSentence(next) : false
    case .common: return beginsSentence(next) && follows != .bracket
    }
  }

  /// From the table, or any word written `x.y`.
  private func abbreviation(_ word: Int, _ dot: Int) -> SentenceKnowledge.Abbreviation? {
    if let kind = knowledge.abbreviation(bytes, word, dot) { return kind }
    var at = word
    while at < dot {
      guard isLetter(bytes[at]), at + 1 == dot || bytes[at + 1] == UInt8(ascii: ".") else {
        return nil
      }
      at += 2
    }
    return dot - word >= 3 ? .name : nil
  }

  /// `Albert I. Jones` goes on, `you and I. Did you` doesn't.
  private func endsAfterInitial(_ word: Int, _ next: Int, _ follows: Next) -> Bool {
    if follows == .small || follows == .digit { return false }
    if startsSentence(next) { return true }
    guard follows == .capital else { return follows == .quote || follows == .bracket }
    guard bytes[word] == UInt8(ascii: "I") else { return false }
    let before = trimBlanks(bytes, before: word, from: start)
    return before > start && isLower(bytes[wordStart(before)])
  }

  /// `2025. 12. 18. ` goes on, `in 2015. The` doesn't.
  private func endsAfterNumber(_ word: Int, _ dot: Int, _ next: Int) -> Bool {
    guard bytes[word..<dot].allSatisfy(isDigit) else { return beginsSentence(next) }
    let isAfterDate =
      word >= start + 3 && bytes[word - 1] == 0x20
      && bytes[word - 2] == UInt8(ascii: ".") && isDigit(bytes[word - 3])
    let s = scalar(bytes, at: next).value
    if isDigit(bytes[next]) {
      // year. month. day.
      var end = next
      while end < limit, isDigit(bytes[end]) { end += 1 }
      let isPart = end < limit && bytes[end] == UInt8(ascii: ".") && end - next <= 2
      return !(isPart && (dot - word == 4 || isAfterDate))
    }
    if isAfterDate, isHangul(s) || s == 0x28 || s == 0x2D { return false }
    return beginsSentence(next)
  }

  /// A time at the head of the sentence (`At 5 a.m. Mr. Smith went`) can't be all of it.
  private func isOpening(_ word: Int) -> Bool {
    var blanks = 0
    for at in start..<word where isBlank(bytes[at]) { blanks += 1 }
    return blanks <= 2
  }

  private func startsSentence(_ next: Int) -> Bool {
    var end = next
    while end < limit, isLetter(bytes[end]) { end += 1 }
    return end > next && isUpper(bytes[next]) && knowledge.startsSentence(bytes, next, end)
  }

  /// A capital and then small letters: not `No. A` or `Vol. II`.
  private func isWord(_ next: Int) -> Bool {
    next + 1 < limit && isUpper(bytes[next]) && isLower(bytes[next + 1])
  }

  /// Start of the run of letters, digits and inner marks that ends at `end`.
  private func wordStart(_ end: Int) -> Int {
    var at = end
    while at > start {
      let b = bytes[at - 1]
      guard
        isLetter(b) || isDigit(b) || b == UInt8(ascii: ".") || b == UInt8(ascii: ",")
          || b >= 0x80
            && b != 0x9C
      else { break }
      if b >= 0x80 {
        guard let s = scalar(bytes, before: at, from: start), s.value < 0x2000 else { break }
        at = s.start
        continue
      }
      at -= 1
    }
    return at
  }
}
