import Model

/// Finds money, percentages, counts, multiples and bare numbers in one block.
struct QuantityFinder: Sendable {
  let knowledge: NumberKnowledge
  let modifiers: ModifierKnowledge

  /// Adds the quantities of a block to `found`, in order, not overlapping.
  /// - Complexity: O(bytes).
  func find(_ bytes: Bytes, _ range: Range<Int>, _ found: inout [Quantity]) {
    var scan = QuantityScan(knowledge, modifiers, bytes, range)
    swap(&scan.found, &found)
    scan.ownStart = scan.found.count
    scan.run()
    swap(&scan.found, &found)
  }
}

/// The walk over one block.
struct QuantityScan {
  let knowledge: NumberKnowledge
  let modifiers: ModifierKnowledge
  let bytes: Bytes
  let range: Range<Int>
  /// With those of the blocks before.
  fileprivate(set) var found: [Quantity] = []
  /// Place of the block's own first one in `found`.
  fileprivate(set) var ownStart = 0

  init(
    _ knowledge: NumberKnowledge, _ modifiers: ModifierKnowledge, _ bytes: Bytes,
    _ range: Range<Int>
  ) {
    self.knowledge = knowledge
    self.modifiers = modifiers
    self.bytes = bytes
    self.range = range
    free = range.lowerBound
  }

  /// Adds a quantity, or puts it in the place of the last one.
  mutating func add(_ q: Quantity, replacingLast: Bool = false) {
    if replacingLast { found.removeLast() }
    free = Int(q.span.end)
    found.append(q)
  }

  var limit: Int { range.upperBound }
  /// Where the text begins that no quantity holds yet.
  private(set) var free: Int

  mutating func run() {
    let classes = Self.classes
    let opensLatin = knowledge.opensLatin
    let limit = limit
    var at = range.lowerBound
    while at < limit {
      let b = bytes[at]
      switch classes[Int(b)] {
      case .plain: at += 1
      case .digit: at = atNumber(at)
      case .point:
        at = at + 1 < limit && isDigit(bytes[at + 1]) && !isInWord(at) ? atNumber(at) : at + 1
      case .letter:
        let word = latinWord(eightBytes(bytes, at: at))
        if opensLatin.holds(word.key) {
          at = atWord(at)
        } else {
          at &+= word.length
          if word.length == 8 || at < limit && isDigit(bytes[at]) {
            at = Normalize.wordEnd(bytes, from: at, to: limit, digits: true)
          }
        }
      case .hangul: at = atHangul(at)
      case .sign: at = atSign(at)
      }
    }
  }

  private enum Class { case plain, digit, point, letter, hangul, sign }

  private static let classes: [Class] = (0..<256).map { b in
    switch b {
    case 0x30...0x39: .digit
    case 0x2E: .point
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0xEA...0xED: .hangul
    case 0x24, 0xC2, 0xE0, 0xE1, 0xE2, 0xE5, 0xE4, 0xD6, 0xEF: .sign
    default: .plain
    }
  }

  private func isInWord(_ at: Int) -> Bool {
    at > range.lowerBound && (isLetter(bytes[at - 1]) || isDigit(bytes[at - 1]))
  }

  // MARK: where a quantity may begin

  /// A number in digits.
  private mutating func atNumber(_ at: Int) -> Int {
    if at > range.lowerBound, isLetter(bytes[at - 1]) { return max(wordEnd(at), at + 1) }
    if isName(at) || isKoreanOrdinal(at) { return digitsEnd(at) }
    if let end = codeEnd(at) { return end }
    let (latin, skipTo) = LatinNumber.read(bytes, at: at, to: limit)
    guard let latin else { return skipTo }
    var n = Numeral(start: at, end: latin.end, value: latin.value)
    if !latin.isClosed { n = continued(n) }
    return quantity(n, prefix: nil) ?? max(n.end, at + 1)
  }

  /// `005930`, `010-1234-5678`, `02-345-6789`: digits that begin with a zero are a code, all that hyphens tie
  /// together; not the second group of `131 000`.
  private func codeEnd(_ at: Int) -> Int? {
    guard bytes[at] == 0x30, at + 2 < limit, isDigit(bytes[at + 1]),
      isDigit(bytes[at + 2]) || bytes[at + 2] == UInt8(ascii: "-") && digitsEnd(at + 3) >= at + 6,
      at < range.lowerBound + 2 || bytes[at - 1] != 0x20 || !isDigit(bytes[at - 2])
    else { return nil }
    var end = digitsEnd(at)
    guard end == limit || bytes[end] != UInt8(ascii: ".") && bytes[end] != UInt8(ascii: ",") else {
      return nil
    }
    while end + 1 < limit, bytes[end] == UInt8(ascii: "-"), isDigit(bytes[end + 1]) {
      end = digitsEnd(end + 1)
    }
    return end
  }

  /// `SCP-173`, `A350-900`: a number that a hyphen ties to a name.
  private func isName(_ at: Int) -> Bool {
    at >= range.lowerBound + 2 && bytes[at - 1] == UInt8(ascii: "-")
      && isLetter(bytes[at - 2])
  }

  /// 제3조, 제2차: an ordinal.
  private func isKoreanOrdinal(_ at: Int) -> Bool {
    guard let s = scalar(bytes, before: at, from: range.lowerBound), s.value == 0xC81C else {
      return false
    }
    guard let before = scalar(bytes, before: s.start, from: range.lowerBound) else { return true }
    return !isHangulSyllable(before.value)
  }

  /// The same number with the scale words after it.
  func continued(_ n: Numeral) -> Numeral {
    let next = skipBlanks(bytes, from: n.end, to: limit)
    guard next < limit, next - n.end <= 2 else { return n }
    if bytes[next] >= 0xEA {
      guard follows(next, .continues) else { return n }
      return KoreanNumber(knowledge: knowledge, bytes: bytes, limit: limit).read(at: n.start) ?? n
    }
    guard isLetter(bytes[next]) else { return n }
    guard knowledge.continuesLatin.holds(latinWord(eightBytes(bytes, at: next)).key) else {
      return scaled(n)
    }
    let e = EnglishNumber(knowledge: knowledge, bytes: bytes, limit: limit).read(at: n.start) ?? n
    return e.end == n.end ? scaled(e) : e
  }

  /// `100k`, `10M`, `12MM`; `5G` is a network.
  func scaled(_ n: Numeral, isMoney: Bool = false) -> Numeral {
    let at = skipBlanks(bytes, from: n.end, to: limit)
    guard at < limit else { return n }
    let isAttached = at == n.end
    let b = bytes[at]
    var end = at + 1
    let power: Int
    switch b {
    case UInt8(ascii: "k"), UInt8(ascii: "K"): power = 3
    case UInt8(ascii: "M"): power = 6
    case UInt8(ascii: "m") where isMoney && isAttached: power = 6
    case UInt8(ascii: "G") where !isMoney && n.end - n.start > 1: power = 9
    case UInt8(ascii: "b"), UInt8(ascii: "B"):
      guard isMoney else { return n }
      power = 9
      if end < limit, bytes[end] | 0x20 == UInt8(ascii: "n") { end += 1 }
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      guard isMoney, isAttached else { return n }
      power = 12
      if end < limit, bytes[end] | 0x20 == UInt8(ascii: "n") { end += 1 }
    default: return n
    }
    if power == 6, end < limit, bytes[end] | 0x20 == UInt8(ascii: "m") { end += 1 }
    if power == 6, end < limit, bytes[end] | 0x20 == UInt8(ascii: "n") { end += 1 }
    guard isAttached || b == UInt8(ascii: "k") || b == UInt8(ascii: "G"),
      end == limit || !isLetter(bytes[end]) && !isDigit(bytes[end]),
      let value = n.value.shifted(power)
    else { return n }
    var out = n
    out.value = value
    out.end = end
    out.scale = power
    return out
  }

  /// The first letter of a word: a web address, a currency before its number, a number word.
  private mutating func atWord(_ at: Int) -> Int {
    let letters = lettersEnd(at)
    let end = wordEnd(letters)
    if isInWord(at) { return end }
    switch bytes[at] | 0x20 {
    case UInt8(ascii: "h"), UInt8(ascii: "w"): if let end = addressEnd(at) { return end }
    case UInt8(ascii: "p"): if let end = percentOf(at) { return end }
    default: break
    }
    if mayPrecedeNumber(letters), knowledge.currencyForms.mayBegin(bytes, at, limit),
      let end = prefixed(at)
    {
      return end
    }
    guard mayOpenEnglish(at, letters) else { return end }
    let reader = EnglishNumber(knowledge: knowledge, bytes: bytes, limit: limit)
    guard var n = reader.read(at: at) else { return end }
    // dozens of ships, millions of dollars
    if n.isVague, let past = reader.pastOf(n.end), unit(at: past - 1, isLarge: true) != nil {
      n.end = past - 1
    }
    if n.isWeak, !isStrongEnglish(n) { return end }
    return quantity(n, prefix: nil) ?? max(n.end, end)
  }

  /// The word is one of numbers, or `a` or `an` before one.
  private func mayOpenEnglish(_ at: Int, _ end: Int) -> Bool {
    if knowledge.englishWord(bytes, at: at, to: limit) != nil { return true }
    guard bytes[at] | 0x20 == UInt8(ascii: "a"),
      end == at + 1 || end == at + 2 && bytes[at + 1] | 0x20 == UInt8(ascii: "n")
    else { return false }
    let next = skipBlanks(bytes, from: end, to: limit)
    return next > end && next < limit && isLetter(bytes[next])
      && knowledge.englishWord(bytes, at: next, to: limit) != nil
  }

  /// Whether a number may follow the letters that end here: no other word does.
  @inline(__always)
  private func mayPrecedeNumber(_ end: Int) -> Bool {
    if end + 1 < limit, bytes[end] == 0x20, isLetter(bytes[end + 1]) { return false }
    let next = skipBlanks(bytes, from: end, to: limit)
    return next < limit && !isLetter(bytes[next])
  }

  private func lettersEnd(_ at: Int) -> Int {
    Normalize.wordEnd(bytes, from: at, to: limit, digits: false)
  }

  private static let percentWords: [[UInt8]] = ["percentage of ", "percent of "].map {
    Array($0.utf8)
  }

  /// `percent of 10` with nothing counted after it.
  private mutating func percentOf(_ at: Int) -> Int? {
    guard at >= free,
      let word = Self.percentWords.first(where: { bytes[at..<limit].starts(with: $0) }),
      at + word.count < limit, isDigit(bytes[at + word.count]),
      let latin = LatinNumber.read(bytes, at: at + word.count, to: limit).0,
      endsPhrase(latin.end)
    else { return nil }
    var q = Quantity(span: Span(at, latin.end), kind: .percent, value: latin.value.text)
    q.unit = "%"
    keep(q)
    return latin.end
  }

  /// `one` and `half` count only before a unit or after a sign.
  private func isStrongEnglish(_ n: Numeral) -> Bool {
    if unit(after: n) != nil { return true }
    return sign(before: n.start) != nil
  }

  /// `http://…`, `www.…`: the end of the address.
  private func addressEnd(_ at: Int) -> Int? {
    guard at + 4 < limit else { return nil }
    let isAddress =
      bytes[at..<(at + 4)].elementsEqual("http".utf8)
      || bytes[at..<(at + 4)].elementsEqual("www.".utf8)
    guard isAddress else { return nil }
    var end = at
    while end < limit, blankLength(bytes, at: end, to: limit) == 0, bytes[end] < 0xE0 { end += 1 }
    return end
  }

  /// `$`, `€`, `₩`, `½` …
  private mutating func atSign(_ at: Int) -> Int {
    if let end = prefixed(at) { return end }
    if let (value, end) = LatinNumber.vulgar(bytes, at, limit) {
      return quantity(Numeral(start: at, end: end, value: value), prefix: nil) ?? end
    }
    return at + scalar(bytes, at: at).length
  }

  /// A currency before its number.
  private mutating func prefixed(_ at: Int) -> Int? {
    guard let hit = knowledge.currencyForms.longest(bytes, from: at, to: limit) else { return nil }
    let currency = knowledge.currencies[Int(hit.value)]
    guard currency.isPrefix,
      !currency.isCode && !startsAsWord(at, hit.end) || isCapitals(at, hit.end)
    else { return nil }
    var start = skipBlanks(bytes, from: hit.end, to: limit)
    guard start < limit, start - hit.end <= 2 else { return nil }
    var isNegative = false
    if bytes[start] == UInt8(ascii: "-"), start + 1 < limit, isDigit(bytes[start + 1]) {
      isNegative = true
      start += 1
    }
    guard
      isDigit(bytes[start])
        || bytes[start] == UInt8(ascii: ".") && start + 1 < limit && isDigit(bytes[start + 1]),
      let latin = LatinNumber.read(bytes, at: start, to: limit).0
    else { return nil }
    var n = Numeral(start: start, end: latin.end, value: latin.value)
    if !latin.isClosed { n = scaled(continued(n), isMoney: true) }
    if isNegative { n.value = n.value.negated }
    return quantity(n, prefix: (at, currency))
  }

  /// A name in letters before a number (`dollar 22.5 million`) must not run on into a longer word.
  private func startsAsWord(_ at: Int, _ end: Int) -> Bool {
    isLetter(bytes[end - 1]) && end < limit && isLetter(bytes[end])
  }

  private func isCapitals(_ at: Int, _ end: Int) -> Bool {
    (end == limit || !isLetter(bytes[end])) && bytes[at..<end].allSatisfy { !isLower($0) }
  }

  /// The end of the letters and digits that begin at `at`.
  private func wordEnd(_ at: Int) -> Int {
    Normalize.wordEnd(bytes, from: at, to: limit, digits: true)
  }

  private func digitsEnd(_ at: Int) -> Int {
    var end = at
    while end < limit, isDigit(bytes[end]) { end += 1 }
    return max(end, at + 1)
  }
}
