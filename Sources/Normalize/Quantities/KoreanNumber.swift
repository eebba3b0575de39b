/// Korean numbers in words, or digits and words: `3조 5천억`, `2천800`, `열두`, `삼분의 이`, `수천억`.
struct KoreanNumber {
  let knowledge: NumberKnowledge
  let bytes: Bytes
  let limit: Int
  /// Words that begin like a number aren't looked out for: after 분의, 마이너스.
  var isSure = false

  private struct State {
    var total = Amount.zero
    var section = Amount.zero
    var pending: Amount?
    var lastBig = Int.max
    var lastSmall = Int.max
    var scale = 0
    var end: Int
    var syllables = 0
    var units = 0
    var digits = 0
    var hasNative = false
    var isDeterminer = false
    var isApproximate = false
    /// The last term was a scale word.
    var afterUnit = false

    init(at: Int) { end = at }
  }

  /// Reads the number at `start`: a digit or a Korean number word.
  func read(at start: Int) -> Numeral? {
    var at = start
    var isVague = false
    if let prefix = vaguePrefix(start) {
      isVague = true
      at = prefix
    }
    guard var numeral = cardinal(at, start) else { return nil }
    if isVague {
      numeral.isVague = true
      numeral.isApproximate = true
      return numeral.isSpelled && numeral.value.mantissa >= 10 ? numeral : nil
    }
    if let fraction = fraction(after: numeral) { return fraction }
    return numeral
  }

  /// 수십, 수천억, 몇백, 몇 천
  private func vaguePrefix(_ at: Int) -> Int? {
    guard at + 6 <= limit else { return nil }
    let s = scalar(bytes, at: at).value
    guard s == 0xC218 || s == 0xBA87 else { return nil }
    var next = at + 3
    if s == 0xBA87, bytes[next] == 0x20 { next += 1 }
    guard let word = knowledge.koreanWord(bytes, at: next, to: limit)?.word,
      word.kind == .small || word.kind == .big
    else { return nil }
    return next
  }

  private func cardinal(_ start: Int, _ from: Int) -> Numeral? {
    var s = State(at: start)
    var at = start
    while at < limit {
      guard let next = term(&s, at) ?? afterBlank(&s, at) else { break }
      at = next
    }
    guard s.end > start, let value = s.total.adding(s.section)?.adding(s.pending ?? .zero) else {
      return nil
    }
    var n = Numeral(start: from, end: s.end, value: value)
    n.scale = s.scale
    n.isApproximate = s.isApproximate
    n.isSpelled = s.digits == 0
    n.isNative = s.hasNative
    n.isDeterminer = s.isDeterminer
    n.syllables = s.syllables
    n.isWeak =
      s.digits == 0 && !s.hasNative && (s.syllables < 2 || s.units == 0)
      || s.hasNative && value.mantissa <= 3 && value.scale == 0
    return n
  }

  /// One term without a blank before it.
  private func term(_ s: inout State, _ at: Int) -> Int? {
    if isDigit(bytes[at]) {
      guard s.pending == nil, s.digits == 0 || s.afterUnit, !s.hasNative,
        let number = LatinNumber.read(bytes, at: at, to: limit).0, !number.isClosed
      else { return nil }
      return accept(&s, number.value, digitsEnd: number.end)
    }
    guard bytes[at] >= 0xEA else { return nil }
    if let end = odd(&s, at) { return end }
    guard
      isSure || isBound(s, at) || knowledge.exceptions.longest(bytes, from: at, to: limit) == nil,
      let (word, end) = knowledge.koreanWord(bytes, at: at, to: limit)
    else { return nil }
    return accept(&s, word, end)
  }

  /// 만 right after digits is a scale whatever follows but for a handful of words (`3만나` isn't one).
  private func isBound(_ s: State, _ at: Int) -> Bool {
    s.pending != nil && s.digits > 0 && at == s.end
      && scalar(bytes, at: at).value == 0xB9CC
  }

  /// 여 in `30여만`, `400여억`.
  private func odd(_ s: inout State, _ at: Int) -> Int? {
    guard scalar(bytes, at: at).value == 0xC5EC, s.digits + s.syllables > 0, !s.isApproximate else {
      return nil
    }
    let next = at + 3
    let follows =
      next >= limit || bytes[next] == 0x20 || !isHangulSyllable(scalar(bytes, at: next).value)
      || knowledge.koreanWord(bytes, at: next, to: limit).map {
        $0.word.kind == .big || $0.word.kind == .small
      } ?? false
      || knowledge.unitForms.longest(bytes, from: next, to: limit) != nil
      || knowledge.currencyForms.longest(bytes, from: next, to: limit) != nil
    guard follows else { return nil }
    s.isApproximate = true
    s.end = next
    return next
  }

  private func accept(_ s: inout State, _ value: Amount, digitsEnd end: Int) -> Int? {
    // 1조 2025 is no number: what follows a scale is smaller than it
    if s.afterUnit {
      let last = s.lastSmall == Int.max ? s.lastBig : s.lastSmall
      guard let bound = Amount.power(last), value < Amount(bound) else { return nil }
    }
    s.pending = value
    s.digits += 1
    s.afterUnit = false
    s.end = end
    return end
  }

  private func accept(
    _ s: inout State, _ word: NumberKnowledge.KoreanWord, _ end: Int
  ) -> Int? {
    let value = Amount(Int128(word.value))
    // 공백, 공조: no number has a zero before its scale
    if word.kind == .small || word.kind == .big, s.digits == 0, s.pending?.isZero ?? false {
      return nil
    }
    switch word.kind {
    case .digit:
      guard s.pending == nil, s.digits == 0 || s.afterUnit, !s.hasNative else { return nil }
      if s.digits > 0, !digitHasScale(end) { return nil }
      s.pending = value
      s.afterUnit = false
    case .small:
      guard word.value < s.lastSmall, !s.hasNative else { return nil }
      if s.digits > 0, s.pending == nil, !s.afterUnit { return nil }
      guard let part = (s.pending ?? Amount(1)).shifted(word.value),
        let section = s.section.adding(part)
      else { return nil }
      s.section = section
      s.pending = nil
      s.lastSmall = word.value
      s.afterUnit = true
      s.units += 1
      s.scale = word.value
    case .big:
      guard acceptBig(&s, word.value) else { return nil }
    case .nativeTen, .determinerTen:
      guard s.pending == nil, s.digits == 0, !s.hasNative else { return nil }
      s.pending = value
      s.hasNative = true
      s.isDeterminer = word.kind == .determinerTen
      s.afterUnit = true
    case .nativeUnit, .determiner, .determinerAbout:
      guard s.digits == 0, s.pending == nil || s.hasNative && s.afterUnit,
        s.syllables == 0 || s.afterUnit, let sum = (s.pending ?? .zero).adding(value)
      else { return nil }
      s.pending = sum
      s.hasNative = true
      s.isDeterminer = word.kind != .nativeUnit && s.syllables == 0 || s.isDeterminer
      s.isApproximate = word.kind == .determinerAbout
      s.afterUnit = false
    }
    s.syllables += 1
    s.end = end
    return end
  }

  /// After digits and a scale, a digit in words needs a scale of its own: `3천오백`, not `3천 이상`.
  private func digitHasScale(_ end: Int) -> Bool {
    guard end < limit, let word = knowledge.koreanWord(bytes, at: end, to: limit)?.word else {
      return false
    }
    return word.kind == .small || word.kind == .big
  }

  private func acceptBig(_ s: inout State, _ power: Int) -> Bool {
    guard !s.hasNative, let part = s.section.adding(s.pending ?? .zero) else { return false }
    let isBare = part.isZero && s.total.isZero
    if part.isZero, !isBare, power <= s.lastBig || s.digits > 0 && s.pending != nil { return false }
    if power > s.lastBig, s.lastBig != Int.max {
      // 1만2천억 = 12,000 × 억
      guard let all = s.total.adding(part)?.shifted(power) else { return false }
      s.total = all
    } else {
      guard let scaled = (isBare ? Amount(1) : part).shifted(power),
        let total = s.total.adding(scaled)
      else { return false }
      s.total = total
    }
    s.section = .zero
    s.pending = nil
    s.lastBig = power
    s.lastSmall = Int.max
    s.afterUnit = true
    s.units += 1
    s.scale = power
    return true
  }

  /// `19세` after 만, which says that the years are full.
  private func isAge(_ at: Int) -> Bool {
    var end = at
    while end < limit, isDigit(bytes[end]) { end += 1 }
    if end < limit, bytes[end] == 0x20 { end += 1 }
    guard end + 3 <= limit else { return false }
    let unit = scalar(bytes, at: end).value
    return unit == 0xC138 || unit == 0xC0B4 || unit == 0x7E || unit == 0x223C || unit == 0xFF5E
  }

  /// A term after one blank: `3조 5천억`, `50 만`, `이십만 이천`.
  private func afterBlank(_ s: inout State, _ at: Int) -> Int? {
    guard s.end == at, !s.isApproximate else { return nil }
    let next = skipBlanks(bytes, from: at, to: limit)
    guard next > at, next < limit, next - at <= 3, !bytes[at..<next].contains(0x0A) else {
      return nil
    }
    var trial = s
    if isDigit(bytes[next]) {
      if s.digits == 0, s.syllables == 1, s.lastBig == 4, isAge(next) { return nil }
      guard s.afterUnit, s.digits > 0 || s.units > 0, let end = term(&trial, next)
      else { return nil }
      s = trial
      return end
    }
    guard let (word, end) = knowledge.koreanWord(bytes, at: next, to: limit) else { return nil }
    guard knowledge.exceptions.longest(bytes, from: next, to: limit) == nil else { return nil }
    let endsHere = end == limit || !isHangulSyllable(scalar(bytes, at: end).value)
    switch word.kind {
    case .big:
      // 50 만 배럴, 7 억 달러
      guard s.pending != nil, s.digits > 0,
        endsHere || knowledge.endsKorean(bytes, at: end, to: limit)
          || knowledge.currencyForms.longest(bytes, from: end, to: limit) != nil
      else { return nil }
    case .small:
      guard s.afterUnit, word.value < s.lastSmall,
        endsHere && (end == limit || bytes[end] == 0x20) || !endsHere && s.digits == 0
      else { return nil }
    case .digit:
      guard s.digits == 0, s.afterUnit else { return nil }
      var run = end
      var syllables = 1
      while let more = knowledge.koreanWord(bytes, at: run, to: limit), run < limit {
        run = more.end
        syllables += 1
      }
      guard run == limit || syllables > 1 && knowledge.endsKorean(bytes, at: run, to: limit) else {
        return nil
      }
    default: return nil
    }
    guard let after = term(&trial, next) else { return nil }
    s = trial
    return after
  }

  // MARK: fractions

  /// `삼분의 이`, `3분의 1`, `백삼과 삼분의 이`.
  private func fraction(after numeral: Numeral) -> Numeral? {
    if let f = plainFraction(numeral) ?? share(numeral) { return f }
    // and: 과, 와
    guard numeral.end + 4 <= limit else { return nil }
    let joint = scalar(bytes, at: numeral.end).value
    guard joint == 0xACFC || joint == 0xC640, bytes[numeral.end + 3] == 0x20,
      let second = sureCardinal(numeral.end + 4)
    else { return nil }
    let rest = fraction(after: second)
    guard let rest, rest.value < Amount(100), let sum = numeral.value.adding(rest.value) else {
      return nil
    }
    var n = numeral
    n.value = sum
    n.end = rest.end
    n.isWeak = false
    return n
  }

  private static let among: [[UInt8]] = [" 중 ", " 가운데 "].map { Array($0.utf8) }

  /// `셋 중 하나`, `열 가운데 일곱`
  private func share(_ whole: Numeral) -> Numeral? {
    guard whole.isNative, !whole.isDeterminer else { return nil }
    for words in Self.among where whole.end + words.count < limit {
      let at = whole.end + words.count
      guard bytes[whole.end..<at].elementsEqual(words), let part = sureCardinal(at),
        part.isNative, !part.isDeterminer, part.value < whole.value,
        knowledge.endsKorean(bytes, at: part.end, to: limit),
        let quotient = part.value.divided(by: whole.value)
      else { continue }
      var n = whole
      n.value = quotient
      n.end = part.end
      n.isWeak = false
      return n
    }
    return nil
  }

  private func sureCardinal(_ at: Int) -> Numeral? {
    var sure = self
    sure.isSure = true
    return sure.cardinal(at, at)
  }

  private static let ofParts: [UInt8] = Array("분의".utf8)

  private func plainFraction(_ numeral: Numeral) -> Numeral? {
    var at = numeral.end
    if at < limit, bytes[at] == 0x20 { at += 1 }
    guard at + 6 < limit, bytes[at..<(at + 6)].elementsEqual(Self.ofParts) else { return nil }
    at = skipBlanks(bytes, from: at + 6, to: limit)
    var isNegative = false
    if let minus = KoreanSign.end(bytes, at: at, to: limit) {
      isNegative = true
      at = minus
    }
    var sure = self
    sure.isSure = true
    guard at < limit, var top = isDigit(bytes[at]) ? cardinal(at, at) : sure.cardinal(at, at) else {
      return nil
    }
    // 오분의 일만: 만 is a particle here
    if top.isSpelled, top.end == at + 6, top.value == Amount(10000) || top.value.scale == 0,
      let (word, end) = knowledge.koreanWord(bytes, at: at, to: limit), word.kind == .digit,
      scalar(bytes, at: end).value == 0xB9CC || scalar(bytes, at: end).value == 0xC870
    {
      top.end = end
      top.value = Amount(Int128(word.value))
    }
    let signed = isNegative ? top.value.negated : top.value
    guard let quotient = signed.divided(by: numeral.value) else { return nil }
    var n = numeral
    n.value = quotient
    n.end = top.end
    n.isWeak = false
    n.isDeterminer = false
    return n
  }
}

/// 마이너스, 음수
enum KoreanSign {
  private static let words: [[UInt8]] = [Array("마이너스".utf8), Array("음수".utf8)]

  /// After the word and its blanks.
  static func end(_ bytes: Bytes, at: Int, to limit: Int) -> Int? {
    // The first syllable is 마 or 음.
    guard at + 6 < limit, bytes[at] == 0xEB || bytes[at] == 0xEC,
      bytes[at + 1] == 0xA7 || bytes[at + 1] == 0x9D
    else { return nil }
    for word in words where at + word.count < limit {
      if bytes[at..<(at + word.count)].elementsEqual(word) {
        return skipBlanks(bytes, from: at + word.count, to: limit)
      }
    }
    return nil
  }
}
