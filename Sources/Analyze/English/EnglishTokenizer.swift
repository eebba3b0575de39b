/// Cuts English text into words, numbers and marks.
///
/// Hyphens part words (`third-quarter` is two tokens, the second `joined`); `'s` and `n't` are tokens
/// of their own; `U.S.` is one word; a number keeps its separators and loses a unit (`25bn` is two).
struct EnglishTokenizer {
  static func tokens(of bytes: borrowing [UInt8], in range: Range<Int>) -> [EnglishToken] {
    var out: [EnglishToken] = []
    out.reserveCapacity(range.count / 5 + 4)
    var at = range.lowerBound
    let end = range.upperBound
    var spaced = true
    var joined = false
    while at < end {
      let byte = bytes[at]
      if byte <= 0x20 || ASCII.isWideSpace(bytes, at, end) {
        at += byte <= 0x20 ? 1 : ASCII.length(byte)
        spaced = true
        joined = false
        continue
      }
      var shape: WordShape = spaced ? .spaced : []
      if joined { shape.insert(.joined) }
      spaced = false
      joined = false
      let start = at
      if let end = instrumentCode(bytes, at, end, spaced: shape.contains(.spaced)) {
        at = end
        continue
      }
      if ASCII.isDigit(byte)
        || (byte == UInt8(ascii: ".") && at + 1 < end && ASCII.isDigit(bytes[at + 1])
          && (out.last.map { Int($0.end) != at } ?? true))
      {
        at = number(bytes, at, end)
        shape.insert(.digits)
        var token = make(bytes, start, at, shape, .number)
        token.value = value(bytes, start, at)
        token.isFraction = byte == UInt8(ascii: ".")
        out.append(token)
        continue
      }
      if ASCII.isWordByte(bytes, at, end) {
        at = word(bytes, at, end)
        appendWord(bytes, start, at, shape, to: &out)
        if at < end, bytes[at] == UInt8(ascii: "-"), at + 1 < end, bytes[at + 1] > 0x20 {
          at += 1
          joined = true
        }
        continue
      }
      let (tag, length) = mark(bytes, at, end)
      at = min(end, at + length)
      if tag == .dash, length == 1, let last = out.last, Int(last.end) == start, at < end,
        bytes[at] > 0x20
      {
        joined = true  // a hyphen after a number or a sign: 52-week
        continue
      }
      out.append(make(bytes, start, at, shape, tag))
    }
    return out
  }

  /// The end of a code that news agencies put behind a name (`.DJI`, `GBP=`, `US10YT=RR`), which is no
  /// word of the sentence.
  private static func instrumentCode(
    _ bytes: borrowing [UInt8], _ from: Int, _ end: Int, spaced: Bool
  ) -> Int? {
    guard spaced, bytes[from] == UInt8(ascii: ".") || ASCII.isUpper(bytes[from]) else { return nil }
    var at = from
    var code = bytes[from] == UInt8(ascii: ".")
    while at < end,
      ASCII.isUpper(bytes[at]) || ASCII.isDigit(bytes[at]) || at == from
        || bytes[at] == UInt8(ascii: "=")
    {
      if bytes[at] == UInt8(ascii: "=") { code = true }
      at += 1
    }
    guard code, at - from > 2, at >= end || bytes[at] == 0x20 || bytes[at] == UInt8(ascii: ",")
    else { return nil }
    return at
  }

  private static func make(
    _ bytes: borrowing [UInt8], _ start: Int, _ end: Int, _ shape: WordShape, _ tag: WordTag
  ) -> EnglishToken {
    EnglishToken(
      start: Int32(start), end: Int32(end), hash: PhraseIndex.word(bytes, start..<end),
      shape: shape, tag: tag)
  }

  /// Appends a word, with `'s` and `n't` parted from it.
  private static func appendWord(
    _ bytes: borrowing [UInt8], _ start: Int, _ end: Int, _ given: WordShape,
    to out: inout [EnglishToken]
  ) {
    var shape = given
    let upper = ASCII.isUpper(bytes[start])
    if upper { shape.insert(.capital) }
    var (hasDigit, hasLower, mayHoldQuote) = (false, false, false)
    for at in start..<end {
      let byte = bytes[at]
      if ASCII.isLower(byte) {
        hasLower = true
      } else if ASCII.isDigit(byte) {
        hasDigit = true
      } else if byte == 0x27 || byte == 0xE2 {
        mayHoldQuote = true
      }
    }
    if hasDigit { shape.insert(.digits) }
    if upper, end - start > 1, !hasLower { shape.insert(.allCapitals) }
    var cut = end
    var tag: WordTag = .unknown
    if mayHoldQuote, let (at, length) = apostrophe(bytes, start, end) {
      let tail = at + length
      if tail == end || (tail + 1 == end && (bytes[tail] | 0x20) == UInt8(ascii: "s")) {
        cut = at
        tag = .possessive
      } else if at > start, tail + 1 == end, (bytes[tail] | 0x20) == UInt8(ascii: "t"),
        (bytes[at - 1] | 0x20) == UInt8(ascii: "n"), at - 1 > start
      {
        cut = at - 1
        tag = .negation
      } else if tail < end {
        cut = at  // he'll, we've, they're: the auxiliary is its own token
        tag = .unknown
      }
    }
    if cut - start > 3 { shape.formUnion(endings(bytes, start, cut)) }
    guard cut > start, cut < end else {
      out.append(make(bytes, start, end, shape, .unknown))
      return
    }
    out.append(make(bytes, start, cut, shape, .unknown))
    out.append(make(bytes, cut, end, [], tag))
  }

  private static func endings(
    _ bytes: borrowing [UInt8], _ start: Int, _ end: Int
  ) -> WordShape {
    let a = bytes[end - 1] | 0x20
    let b = bytes[end - 2] | 0x20
    let c = bytes[end - 3] | 0x20
    func ends(_ word: StaticString) -> Bool {
      let n = word.utf8CodeUnitCount
      guard end - start > n else { return false }
      for i in 0..<n where bytes[end - n + i] | 0x20 != word.utf8Start[i] { return false }
      return true
    }
    switch a {
    case UInt8(ascii: "y") where b == UInt8(ascii: "l"): return .lyEnding
    case UInt8(ascii: "d") where b == UInt8(ascii: "e"): return .edEnding
    case UInt8(ascii: "g") where b == UInt8(ascii: "n") && c == UInt8(ascii: "i"):
      return .ingEnding
    case UInt8(ascii: "s") where b != UInt8(ascii: "s"):
      return ends("ous") ? .adjectiveEnding : .plainPlural
    default: break
    }
    return ends("al") || ends("ive") || ends("ful") || ends("ic") || ends("able") || ends("ible")
      || ends("less") || ends("ary") ? .adjectiveEnding : []
  }

  private static func apostrophe(
    _ bytes: borrowing [UInt8], _ start: Int, _ end: Int
  ) -> (at: Int, length: Int)? {
    for at in start..<end {
      if bytes[at] == 0x27 { return (at, 1) }
      if bytes[at] == 0xE2, at + 2 < end, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 {
        return (at, 3)
      }
    }
    return nil
  }

  private static func number(_ bytes: borrowing [UInt8], _ from: Int, _ end: Int) -> Int {
    var at = from
    while at < end {
      let byte = bytes[at]
      if ASCII.isDigit(byte) {
        at += 1
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/"),
        at + 1 < end, ASCII.isDigit(bytes[at + 1])
      {
        at += 1
      } else {
        break
      }
    }
    return at
  }

  /// Commas part thousands, a full stop the fraction; 27/32 is no single number.
  private static func value(_ bytes: borrowing [UInt8], _ from: Int, _ end: Int) -> Double? {
    var value = 0.0
    var scale = 0.0
    for at in from..<end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "/") { return nil }
      if byte == UInt8(ascii: ".") {
        scale = 1
      } else if ASCII.isDigit(byte) {
        if scale > 0 {
          scale /= 10
          value += Double(byte - 0x30) * scale
        } else {
          value = value * 10 + Double(byte - 0x30)
        }
      }
    }
    return value
  }

  private static func word(_ bytes: borrowing [UInt8], _ from: Int, _ end: Int) -> Int {
    var at = from
    var letters = 0
    while at < end {
      let byte = bytes[at]
      if ASCII.isDigit(byte) {
        if isCurrencyCode(bytes, from, at) { break }
        at += 1
        letters = 0
      } else if ASCII.isWordByte(bytes, at, end) {
        at += ASCII.length(byte)
        letters += 1
      } else if let length = innerApostrophe(bytes, at, end), letters > 0 {
        at += length
      } else if byte == UInt8(ascii: "."), letters == 1, isAbbreviation(bytes, from, at, end) {
        at += 1
        letters = 0
      } else {
        break
      }
    }
    return at
  }

  /// An apostrophe inside or right after a word, but not a closing quotation mark after a space word.
  private static func innerApostrophe(
    _ bytes: borrowing [UInt8], _ at: Int, _ end: Int
  ) -> Int? {
    var length = 0
    if bytes[at] == 0x27 { length = 1 }
    if bytes[at] == 0xE2, at + 2 < end, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 { length = 3 }
    guard length > 0 else { return nil }
    let next = at + length
    if next < end, ASCII.isWordByte(bytes, next, end) { return length }
    let before = at > 0 ? bytes[at - 1] | 0x20 : 0
    return before == UInt8(ascii: "s") && next < end && bytes[next] == 0x20 ? length : nil
  }

  /// `U.S.`, `e.g.`: single letters with full stops.
  private static func isAbbreviation(
    _ bytes: borrowing [UInt8], _ from: Int, _ at: Int, _ end: Int
  ) -> Bool {
    if at + 1 < end, ASCII.isLetter(bytes[at + 1]),
      at + 2 >= end || !ASCII.isLetter(bytes[at + 2])
    {
      return true
    }
    return at - from >= 3 && bytes[at - 2] == UInt8(ascii: ".")
  }

  /// `EUR20`, `Rs100`: a currency grown together with its amount.
  private static func isCurrencyCode(
    _ bytes: borrowing [UInt8], _ from: Int, _ at: Int
  ) -> Bool {
    if at - from == 2 {
      return bytes[from] == UInt8(ascii: "R") && bytes[from + 1] == UInt8(ascii: "s")
    }
    return at - from == 3 && (from..<at).allSatisfy { ASCII.isUpper(bytes[$0]) }
      && (bytes[from + 2] == UInt8(ascii: "R") || bytes[from + 2] == UInt8(ascii: "D")
        || bytes[from + 2] == UInt8(ascii: "K") || bytes[from + 2] == UInt8(ascii: "P"))
  }

  private static func mark(
    _ bytes: borrowing [UInt8], _ at: Int, _ end: Int
  ) -> (WordTag, Int) {
    let next = at + 1 < end ? bytes[at + 1] : 0
    switch bytes[at] {
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: ":"): return (.colon, 1)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return (.stop, 1)
    case UInt8(ascii: "("), UInt8(ascii: "["): return (.open, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return (.close, 1)
    case UInt8(ascii: "%"): return (.percent, 1)
    case UInt8(ascii: "$"): return (.currency, 1)
    case UInt8(ascii: "\""): return (.quote, 1)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return (.quote, next == bytes[at] ? 2 : 1)
    case UInt8(ascii: "-"): return (.dash, next == UInt8(ascii: "-") ? 2 : 1)
    case UInt8(ascii: "&"): return (.coordinator, 1)
    case 0xC2: return (next == 0xA3 || next == 0xA5 ? .currency : .symbol, 2)
    case 0xE2:
      let third = at + 2 < end ? bytes[at + 2] : 0
      if next == 0x80 {
        if third >= 0x98, third <= 0x9F { return (.quote, 3) }
        if third == 0x93 || third == 0x94 { return (.dash, 3) }
        if third == 0xA6 { return (.stop, 3) }
      }
      if next == 0x82 { return (.currency, 3) }
      return (.symbol, 3)
    default: return (.symbol, ASCII.length(bytes[at]))
    }
  }
}

/// Classes of bytes of UTF-8 text.
enum ASCII {
  static func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }
  static func isUpper(_ b: UInt8) -> Bool { b >= 0x41 && b <= 0x5A }
  static func isLower(_ b: UInt8) -> Bool { b >= 0x61 && b <= 0x7A }
  static func isLetter(_ b: UInt8) -> Bool { isUpper(b) || isLower(b) }

  /// Bytes of the character that begins with `b`.
  static func length(_ b: UInt8) -> Int {
    b < 0x80 ? 1 : b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1
  }

  /// A letter: ASCII, or a multi-byte character outside punctuation and signs (U+00A0–00BF,
  /// U+2000–2BFF, U+3000–303F).
  static func isWordByte(_ bytes: borrowing [UInt8], _ at: Int, _ end: Int) -> Bool {
    let b = bytes[at]
    if b < 0x80 { return isLetter(b) }
    if b == 0xC2 { return false }
    if b == 0xE2 { return at + 1 < end && bytes[at + 1] >= 0xB0 }
    if b == 0xE3 { return !(at + 1 < end && bytes[at + 1] == 0x80) }
    return true
  }

  /// U+00A0, U+2000–200B, U+202F, U+3000.
  static func isWideSpace(_ bytes: borrowing [UInt8], _ at: Int, _ end: Int) -> Bool {
    let b = bytes[at]
    if b == 0xC2 { return at + 1 < end && bytes[at + 1] == 0xA0 }
    if b == 0xE2, at + 2 < end, bytes[at + 1] == 0x80 {
      return bytes[at + 2] <= 0x8B || bytes[at + 2] == 0xAF
    }
    return b == 0xE3 && at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80
  }
}
