/// Splits one block into sentences.
///
/// Stops inside quotations and brackets are left alone; the end of the pair is looked at instead.
struct SentenceFinder: Sendable {
  let knowledge: SentenceKnowledge

  /// Calls `body` with each sentence, without the white space around it; together they hold all of
  /// the block that isn't white space.
  /// - Complexity: O(bytes).
  func forEachSentence(_ bytes: Bytes, _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var scan = SentenceScan(knowledge, bytes, range)
    scan.run()
    var start = skipBlanks(bytes, from: range.lowerBound, to: range.upperBound)
    for end in scan.ends where end > start {
      let trimmed = trimBlanks(bytes, before: end, from: start)
      if trimmed > start { body(start..<trimmed) }
      start = skipBlanks(bytes, from: end, to: range.upperBound)
    }
    let last = trimBlanks(bytes, before: range.upperBound, from: start)
    if last > start { body(start..<last) }
  }
}

/// The walk over one block.
struct SentenceScan {
  let knowledge: SentenceKnowledge
  let bytes: Bytes
  let range: Range<Int>
  /// Ends of sentences found so far, ascending.
  var ends: [Int] = []
  /// Where the sentence that is being read begins.
  var start: Int
  /// No Hangul in the block.
  private let isLatin: Bool
  private let pairs: [QuotePairs.Pair]
  private var nextPair = 0
  private let items: [Int]
  private var nextItem = 0
  var korean = KoreanHabit()

  init(_ knowledge: SentenceKnowledge, _ bytes: Bytes, _ range: Range<Int>) {
    self.knowledge = knowledge
    self.bytes = bytes
    self.range = range
    start = range.lowerBound
    isLatin = !hasHangulOrHigher(bytes, range)
    pairs = QuotePairs(bytes, range, isLatin: isLatin).pairs
    items = ListItems(bytes, range).starts
  }

  var limit: Int { range.upperBound }

  mutating func run() {
    // A blank ends a sentence before or after Hangul, or before a list item.
    let isLatin = items.isEmpty && isLatin
    let stops = isLatin ? Self.isLookedAtInLatin : Self.isLookedAt
    let limit = limit
    var at = begin(range.lowerBound)
    while true {
      at =
        isLatin
        ? firstMark(bytes, from: at, to: limit, stops)
        : firstMarked(bytes, from: at, to: limit, stops)
      guard at < limit else { break }
      let b = bytes[at]
      if b == 0x20, isInner(at) {
        at += 1
        continue
      }
      while nextPair < pairs.count, pairs[nextPair].open < at { nextPair += 1 }
      if nextPair < pairs.count, pairs[nextPair].open == at {
        at = afterPair(pairs[nextPair])
        continue
      }
      at = step(at, b)
    }
  }

  /// A quick look at a blank that stands between two words and ends nothing: no list in the block, no
  /// mark before it, no Korean ending, and after Latin letters no Korean word.
  @inline(__always)
  private func isInner(_ at: Int) -> Bool {
    guard items.isEmpty, at > start, at + 1 < limit else { return false }
    let (before, after) = (bytes[at - 1], bytes[at + 1])
    guard !isBlank(after), after < 0x80 || after >= 0xEA else { return false }
    if before < 0x80 {
      return after < 0xEA && (isLetter(before) || isDigit(before) || before == UInt8(ascii: ","))
    }
    return at >= start + 3 && bytes[at - 3] >= 0xEA
      && !knowledge.mayClose(bytes, before: at, from: start)
  }

  private mutating func step(_ at: Int, _ b: UInt8) -> Int {
    switch b {
    case 0x20, 0x09, 0x0A: return blank(at)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return stop(at)
    case UInt8(ascii: "~"), UInt8(ascii: "^"), 0xF0: return mark(at)
    case 0xE2, 0xE3, 0xEF:
      let s = scalar(bytes, at: at)
      if Self.isStop(s.value) { return stop(at) }
      if Marks.isMark(s.value) { return mark(at) }
      if isWideBlank(s.value) { return blank(at) }
      return at + s.length
    default: return at + 1
    }
  }

  /// Ends the sentence before `at`.
  mutating func end(_ at: Int) -> Int {
    ends.append(at)
    return begin(at)
  }

  /// Sets the start of a sentence and steps over its list mark, whose stop ends nothing.
  private mutating func begin(_ at: Int) -> Int {
    start = skipBlanks(bytes, from: at, to: limit)
    guard start < limit else { return limit }
    while nextItem < items.count, items[nextItem] <= start { nextItem += 1 }
    var head = start
    if let bullet = ListMarker.bullet(bytes, at: head, to: limit) { head = bullet }
    if head < limit, let marker = ListMarker.all(bytes, at: head, to: limit).first {
      return marker.end
    }
    return head > start && head < limit ? head : start
  }

  // MARK: blanks

  /// White space: a list item may begin after it, a Korean sentence may have ended before it.
  private mutating func blank(_ at: Int) -> Int {
    let next = skipBlanks(bytes, from: at, to: limit)
    guard next < limit else { return limit }
    while nextItem < items.count, items[nextItem] < next { nextItem += 1 }
    if nextItem < items.count, items[nextItem] == next, next > start { return end(next) }
    guard at > start else { return next }
    if endsSpeech(at), beginsSpeaker(next) { return end(next) }
    if bytes[at - 1] >= 0x80 { return koreanBlank(at, next) }
    // a conjunction in a text without stops
    guard knowledge.opensKorean(bytes, at: next, to: limit), bytes[at - 1] != UInt8(ascii: ",")
    else {
      return next
    }
    learn()
    return korean.hasStops ? next : end(next)
  }

  // MARK: pairs

  /// A stop at the end of a quotation or bracket ends the sentence when what follows begins one.
  private mutating func afterPair(_ pair: QuotePairs.Pair) -> Int {
    let inner = trimBlanks(bytes, before: pair.close, from: pair.open)
    guard let last = scalar(bytes, before: inner, from: pair.open), pair.end < limit else {
      return pair.end
    }
    let next = skipBlanks(bytes, from: pair.end, to: limit)
    guard next > pair.end, next < limit else { return pair.end }
    let stops = Self.isStop(last.value) || last.value == 0x2E
    if pair.isQuote {
      guard stops || last.value == 0x2014 || last.value == 0x2D else { return pair.end }
      return endsAfterQuote(pair, last.value, next) ? end(next) : pair.end
    }
    guard pair.open == start else { return pair.end }
    let closes =
      stops || Marks.isMark(last.value)
      || isSureEnding(before: inner, from: pair.open)
    return closes && beginsSentence(next) ? end(next) : pair.end
  }

  private func isSureEnding(before end: Int, from lower: Int) -> Bool {
    let ending = knowledge.ending(bytes, before: end, from: lower)
    return ending == .always || ending == .loose
  }

  /// The next speaker of a dialogue: a short Hangul word and a colon.
  private func beginsSpeaker(_ at: Int) -> Bool {
    var end = at
    while end + 3 <= limit, end - at <= 18, bytes[end] >= 0xEA,
      isHangulSyllable(scalar(bytes, at: end).value)
    { end += 3 }
    guard end > at, end < limit else { return false }
    if bytes[end] == 0x20, end + 1 < limit { end += 1 }
    return bytes[end] == UInt8(ascii: ":")
  }

  /// A closed quotation, bracket or stop before `at`, as between the turns of a dialogue.
  private func endsSpeech(_ at: Int) -> Bool {
    switch bytes[at - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "."),
      UInt8(ascii: "!"), UInt8(ascii: "?"):
      return true
    default:
      guard at >= start + 3, bytes[at - 3] == 0xE2 else { return false }
      let s = scalar(bytes, at: at - 3)
      return s.value == 0x201D || s.value == 0x2026
    }
  }

  private func endsAfterQuote(_ pair: QuotePairs.Pair, _ last: UInt32, _ next: Int) -> Bool {
    let s = scalar(bytes, at: next).value
    if isHangul(s) { return !knowledge.continues(bytes, at: next, to: limit, afterStop: true) }
    if s == 0x28, pair.isSingle { return false }
    guard beginsSentence(next) else { return false }
    if last == 0x3F || last == 0x21 { return !isAttribution(next) }
    return true
  }

  /// `"Why?" Mary Smith asked`: capitalized words and a verb of saying.
  private func isAttribution(_ at: Int) -> Bool {
    var word = at
    for _ in 0..<5 {
      var end = word
      while end < limit, isLetter(bytes[end]) { end += 1 }
      guard end > word else { return false }
      if isLower(bytes[word]) { return knowledge.isReporting(bytes, word, end) }
      if end == word + 1, end < limit, bytes[end] == UInt8(ascii: ".") { end += 1 }
      word = skipBlanks(bytes, from: end, to: limit)
    }
    return false
  }

  /// Whether a sentence may begin here: not with a small letter or a mark that goes on.
  func beginsSentence(_ at: Int) -> Bool {
    let s = scalar(bytes, at: at).value
    if s < 0x80 {
      let b = UInt8(s)
      if isLower(b) { return isMixedCase(at) }
      switch b {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"),
        UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "/"):
        return false
      case UInt8(ascii: "-"):
        let word = dashEnd(at)
        return word < limit && beginsSentence(word)
      default: return true
      }
    }
    if s == 0x2013 || s == 0x2014 {
      let word = dashEnd(at)
      return word < limit && beginsSentence(word)
    }
    return s != 0x2019 && s != 0x201D
  }

  /// The end of the dashes at `at` and the blanks after them.
  func dashEnd(_ at: Int) -> Int {
    var end = at
    while end < limit {
      let s = scalar(bytes, at: end)
      guard s.value == 0x2D || s.value == 0x2013 || s.value == 0x2014 else { break }
      end += s.length
    }
    return skipBlanks(bytes, from: end, to: limit)
  }

  /// `iPhone`, `eBay`: a name that begins with a small letter.
  private func isMixedCase(_ at: Int) -> Bool {
    var end = at + 1
    while end < limit, end < at + 3 {
      if isUpper(bytes[end]) { return true }
      end += 1
    }
    return false
  }

  // MARK: characters

  /// Bytes that aren't stepped over without a look.
  private static let isLookedAt = marks(
    Array(" \t\n.!?~^\"'()[]{}<>".utf8) + [0xC2, 0xE2, 0xE3, 0xEF, 0xF0])
  private static let isLookedAtInLatin = marks(
    Array(".!?~^\"'()[]{}<>".utf8) + [0xC2, 0xE2, 0xE3, 0xEF, 0xF0])

  /// `!`, `?`, `.`, `…`, `‥`, `。`, `！`, `．`, `？`, `｡`
  static func isStop(_ s: UInt32) -> Bool {
    s == 0x2E || s == 0x21 || s == 0x3F || s == 0x2026 || s == 0x2025 || s == 0x3002 || s == 0xFF01
      || s == 0xFF0E || s == 0xFF1F || s == 0xFF61 || s == 0x203C || s == 0x2049 || s == 0x2047
      || s == 0x2048
  }
}

/// Starts of list items inside a block: marks that count on (`1.` … `2.` …), bullets after a bullet.
struct ListItems {
  private(set) var starts: [Int] = []

  init(_ bytes: Bytes, _ range: Range<Int>) {
    var open: [(marker: ListMarker, at: Int)] = []
    var at = skipBlanks(bytes, from: range.lowerBound, to: range.upperBound)
    guard at < range.upperBound else { return }
    let bullet = Self.inlineBullet(bytes, at)
    guard bullet != nil || Self.hasMarkers(bytes, range) else { return }
    let first = at
    while at < range.upperBound {
      var head = at
      if let bullet, Self.opensItem(bytes, at, range.upperBound, after: bullet) {
        if at > first { starts.append(at) }
        head = ListMarker.bullet(bytes, at: at, to: range.upperBound) ?? at
      }
      if head < range.upperBound, Self.mayBeMarker(bytes, head, range.upperBound) {
        for marker in ListMarker.all(bytes, at: head, to: range.upperBound) {
          if let index = open.firstIndex(where: { $0.marker.isFollowed(by: marker) }) {
            for item in [open[index].at, at] where item > first && !starts.contains(item) {
              starts.append(item)
            }
            open[index] = (marker, at)
          } else if at == first || Self.isAfterStop(bytes, at, range.lowerBound) {
            if open.count < 16 { open.append((marker, at)) }
          }
        }
      }
      while at < range.upperBound, bytes[at] != 0x20, bytes[at] != 0x0A, bytes[at] != 0x09 {
        at += 1
      }
      at = skipBlanks(bytes, from: at, to: range.upperBound)
    }
    starts.sort()
  }

  /// Whether two marks could stand in the block: `.` or `)` before a blank with a number, a short word
  /// or one syllable before it. One mark counts nothing.
  private static func hasMarkers(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    var count = 0
    var at = range.lowerBound
    while true {
      at = first(
        UInt8(ascii: "."), or: UInt8(ascii: ")"), bytes, from: at + 1, to: range.upperBound)
      guard at + 1 < range.upperBound else { return false }
      guard blankLength(bytes, at: at + 1, to: range.upperBound) > 0 else { continue }
      var head = at
      while head > range.lowerBound, at - head < 8, !isBlank(bytes[head - 1]) { head -= 1 }
      guard at - head < 8, isMarker(bytes[head..<at]) else { continue }
      count += 1
      if count > 1 { return true }
    }
  }

  /// Digits, one letter, roman digits or one syllable, with brackets or a stop around them.
  private static func isMarker(_ word: Slice<Bytes>) -> Bool {
    guard let first = word.first else { return false }
    // One syllable, or a bullet right before the mark.
    if first >= 0x80 { return word.count <= (first >= 0xEA ? 4 : 7) }
    var letters = 0
    for b in word {
      if isLetter(b) {
        letters +=
          b == UInt8(ascii: "i") || b == UInt8(ascii: "v") || b == UInt8(ascii: "x") ? 0 : 1
      }
    }
    return letters < 2
  }

  /// A cheap look before the marker is read: `x.`, `x)`, `xx.` … or `(`.
  @inline(__always)
  private static func mayBeMarker(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Bool {
    if bytes[at] == UInt8(ascii: "(") { return true }
    for n in 1..<6 {
      guard at + n < limit else { return false }
      let b = bytes[at + n]
      if b == UInt8(ascii: ".") || b == UInt8(ascii: ")") { return true }
      if b == 0x20 { return false }
    }
    return false
  }

  private static func isAfterStop(_ bytes: Bytes, _ at: Int, _ lower: Int) -> Bool {
    let end = trimBlanks(bytes, before: at, from: lower)
    guard let s = scalar(bytes, before: end, from: lower) else { return true }
    return SentenceScan.isStop(s.value) || s.value == 0x3A
      || bytes[end..<at].contains(0x0A)
  }

  /// Bullets that open an item wherever they stand, once the block begins with one (▲ and the like
  /// also enumerate inside a sentence).
  private static func inlineBullet(_ bytes: Bytes, _ at: Int) -> UInt32? {
    let s = scalar(bytes, at: at).value
    switch s {
    case 0x2022, 0x2043, 0x25CF, 0x25CB, 0x25A0, 0x25A1, 0x25AA, 0x25B6, 0x25C6, 0x25C7, 0x203B:
      return s
    default: return nil
    }
  }

  /// The block's own bullet, or another one before a blank (□ … ○ … ※ …).
  private static func opensItem(
    _ bytes: Bytes, _ at: Int, _ limit: Int, after bullet: UInt32
  ) -> Bool {
    guard let mark = inlineBullet(bytes, at) else { return false }
    return mark == bullet || at + 3 < limit && blankLength(bytes, at: at + 3, to: limit) > 0
  }
}
