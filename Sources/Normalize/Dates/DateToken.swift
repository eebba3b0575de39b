/// A piece of text as the date grammars read it.
struct DateToken: Sendable {
  enum Kind: UInt8, Sendable { case number, word, other, punctuation }

  var kind: Kind
  // Small numbers: tokens are written for a good part of every text.
  private var first: Int32
  private var past: Int32
  private var number: Int32 = 0
  private var count: UInt8 = 0
  private var place: Int16 = -1
  /// Nothing stands between it and the token before.
  var glued: Bool
  /// Begins with a capital ASCII letter.
  var capital = false
  /// A line ends between the token before and this one.
  var afterBreak = false
  /// The classes of the word, a bit each.
  var kinds: UInt64 = 0

  /// The value of a number that is no part of a date.
  static let noDate = Int(Int32.max)

  init(kind: Kind, start: Int, end: Int, glued: Bool) {
    self.kind = kind
    self.glued = glued
    first = Int32(truncatingIfNeeded: start)
    past = Int32(truncatingIfNeeded: end)
  }

  @inline(__always)
  var start: Int { Int(first) }
  @inline(__always)
  var end: Int {
    get { Int(past) }
    set { past = Int32(truncatingIfNeeded: newValue) }
  }
  /// Of a number its value (``noDate`` at most), of a punctuation mark its code point.
  @inline(__always)
  var value: Int {
    get { Int(number) }
    set { number = Int32(truncatingIfNeeded: min(newValue, Self.noDate)) }
  }
  /// Digits of a number, 255 at most.
  @inline(__always)
  var digits: Int {
    get { Int(count) }
    set { count = UInt8(truncatingIfNeeded: min(newValue, 255)) }
  }
  /// Place in ``DateWords/meanings``; −1 for none.
  @inline(__always)
  var word: Int {
    get { Int(place) }
    set { place = Int16(truncatingIfNeeded: newValue) }
  }
}

/// Cuts a stretch of text into numbers, words of the tables, other words and marks.
struct DateLexer {
  let words: DateWords
  let bytes: Bytes

  /// Puts the tokens of a range in place of those in `out`.
  func tokens(in range: Range<Int>, into out: inout [DateToken]) {
    out.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    var glued = at > 0 && bytes[at - 1] != 0x20 && bytes[at - 1] != 0x0A
    var afterBreak = false
    var left = Left.nothing
    while at < range.upperBound {
      let byte = bytes[at]
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || isNoBreakSpace(at, range.upperBound) {
        afterBreak = afterBreak || byte == 0x0A
        glued = false
        left = .nothing
        at += byte == 0xC2 ? 2 : 1
        continue
      }
      var token = next(at, range.upperBound, left)
      token.glued = glued
      token.afterBreak = afterBreak
      out.append(token)
      at = token.end
      glued = true
      afterBreak = false
      left = token.kind == .number ? .number : token.kind == .other ? .unknown : .known
    }
    // Where the range was cut the text goes on.
    if range.upperBound < bytes.count, bytes[range.upperBound] != 0x0A {
      let end = range.upperBound
      out.append(DateToken(kind: .other, start: end, end: end, glued: glued))
    }
  }

  /// What stands right before a token, with nothing between.
  private enum Left { case nothing, number, known, unknown }

  private func isNoBreakSpace(_ at: Int, _ limit: Int) -> Bool {
    bytes[at] == 0xC2 && at + 1 < limit && bytes[at + 1] == 0xA0
  }

  private func next(_ at: Int, _ limit: Int, _ left: Left) -> DateToken {
    let byte = bytes[at]
    if byte.isASCIIDigit { return number(at, limit) }
    if byte.isASCIILetter {
      let word = latinWord(eightBytes(bytes, at: at))
      let end = min(
        word.length < 8 ? at + word.length : wordEnd(bytes, from: at, to: limit, digits: false),
        limit)
      var token = DateToken(kind: .other, start: at, end: end, glued: false)
      token.capital = byte < 0x61
      if let hit = latinHit(word, at, end, limit) {
        token.kind = .word
        token.word = hit.value
        token.kinds = words.kinds[hit.value]
        token.end = hit.end
      }
      return token
    }
    if Self.isHangulOrHan(bytes, at, limit) { return hangul(at, limit, left) }
    let (scalar, end) = Self.scalar(bytes, at, limit)
    guard (0xAC00...0xD7A3).contains(scalar) || (0x3400...0x9FFF).contains(scalar) else {
      if byte >= 0x80, (0xC0...0x24F).contains(scalar) {
        return DateToken(kind: .other, start: at, end: end, glued: false)
      }
      var token = DateToken(kind: .punctuation, start: at, end: end, glued: false)
      token.value = scalar
      return token
    }
    return hangul(at, limit, left)
  }

  /// The longest word of the tables that begins with these letters.
  @inline(__always)
  private func latinHit(
    _ word: (length: Int, key: UInt64), _ at: Int, _ end: Int, _ limit: Int
  ) -> (value: Int, end: Int)? {
    switch words.trie.latin[word.key] {
    case .none: nil
    case .entry(let value) where at + word.length == end: (value, end)
    case .entry, .maybe: words.trie.longest(in: bytes, at: at, limit: limit)
    }
  }

  /// A Korean word stands at the start of its run of syllables or right after another known piece;
  /// what follows an unknown syllable is one unknown word. No run begins with a particle: 나오는 isn't
  /// 오는.
  private func hangul(_ at: Int, _ limit: Int, _ left: Left) -> DateToken {
    if left != .unknown {
      if left != .number, let spelled = SpelledNumber.sinoKorean(bytes, at, limit, words) {
        var token = DateToken(kind: .number, start: at, end: spelled.end, glued: false)
        token.value = spelled.value
        token.digits = spelled.value >= 1000 ? 4 : spelled.value >= 10 ? 2 : 1
        return token
      }
      if left != .nothing || words.openings.mayBegin(bytes, at, limit),
        let hit = word(at, limit, isCounted: left == .number),
        left != .nothing || words.kinds[hit.value] != DateWords.bit(.particle)
      {
        var token = DateToken(kind: .word, start: at, end: hit.end, glued: false)
        token.word = hit.value
        token.kinds = words.kinds[hit.value]
        return token
      }
    }
    var end = at
    while end < limit, Self.isHangulOrHan(bytes, end, limit) { end += 3 }
    return DateToken(kind: .other, start: at, end: max(end, at + 1), glued: false)
  }

  /// The longest word; after digits 월말 and 연말 are the unit and what follows it.
  private func word(_ at: Int, _ limit: Int, isCounted: Bool) -> (value: Int, end: Int)? {
    guard let hit = words.trie.longest(in: bytes, at: at, limit: limit) else { return nil }
    guard isCounted, hit.end > at + 3,
      words.meanings[hit.value].contains(where: { $0.kind == .rel })
    else { return hit }
    return words.trie.longest(in: bytes, at: at, limit: min(limit, at + 3)) ?? hit
  }

  private func number(_ at: Int, _ limit: Int) -> DateToken {
    var end = at
    var value = 0
    while end < limit, bytes[end].isASCIIDigit {
      value = value > 99_999_999 ? DateToken.noDate : value * 10 + bytes[end].digitValue
      end += 1
    }
    var token = DateToken(kind: .number, start: at, end: end, glued: false)
    token.digits = end - at
    token.value = value
    // 10,000: grouped digits are no part of a date.
    while end + 3 < limit, bytes[end] == 0x2C, bytes[end + 1].isASCIIDigit,
      bytes[end + 2].isASCIIDigit, bytes[end + 3].isASCIIDigit,
      end + 4 >= bytes.count || !bytes[end + 4].isASCIIDigit
    {
      end += 4
      token.end = end
      token.value = DateToken.noDate
      token.digits = 9
    }
    return token
  }

  /// U+3400…9FFF and U+AC00…D7A3, by the first two bytes (and U+D7A4…D7BF, which aren't in use).
  @inline(__always)
  private static func isHangulOrHan(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Bool {
    let b = bytes[at]
    guard b >= 0xE3, b <= 0xED, at + 2 < limit, bytes[at + 2] & 0xC0 == 0x80 else { return false }
    let second = bytes[at + 1]
    switch b {
    case 0xE3: return second >= 0x90 && second < 0xC0
    case 0xEA: return second >= 0xB0 && second < 0xC0
    case 0xED: return second >= 0x80 && second <= 0x9E
    default: return second & 0xC0 == 0x80
    }
  }

  /// The code point at a place and where the next begins; a broken one is U+FFFD of one byte.
  static func scalar(_ bytes: Bytes, _ at: Int, _ limit: Int) -> (value: Int, end: Int) {
    let b = bytes[at]
    if b < 0x80 { return (Int(b), at + 1) }
    let length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC2 ? 2 : 1
    guard length > 1, at + length <= limit else { return (0xFFFD, at + 1) }
    var value = Int(b) & (0x7F >> length)
    for i in 1..<length {
      guard bytes[at + i] & 0xC0 == 0x80 else { return (0xFFFD, at + 1) }
      value = value << 6 | Int(bytes[at + i] & 0x3F)
    }
    return (value, at + length)
  }
}
