// Fractions and shares: `two thirds`, `three and a half million`, `one out of three`.
extension EnglishNumber {
  func finish(_ s: State, _ start: Int) -> Numeral? {
    guard let value = s.value, !isOrdinal(s) else { return nil }
    var n = Numeral(start: start, end: s.end, value: value)
    n.scale = s.scale
    n.isSpelled = !s.isDigits
    n.isWeak = s.words == 1 && value == Amount(1) && !s.isDigits
    if let f = closingFraction(s, start) { return f }
    if let f = addedFraction(n) { return f }
    if let f = ratio(n) { return f }
    return n
  }

  /// `the twenty-fifth`, while `twenty fifths` are four.
  private func isOrdinal(_ s: State) -> Bool {
    guard !s.isDigits, s.words == 1, s.last == .ten, let next = next(after: s.end),
      case .word(.ordinal, let parts) = next.0
    else { return false }
    return parts < 10 && !isPlural(next.end)
  }

  /// `two thirds`, `twenty-three fifths`, `one twenty-fifth`.
  private func closingFraction(_ s: State, _ start: Int) -> Numeral? {
    guard !s.isDigits, let next = next(after: s.end) else { return nil }
    guard case .word(let kind, let parts) = next.0,
      kind == .ordinal || kind == .quarter || kind == .half
    else {
      return restartedFraction(s, start)
    }
    guard let value = s.value, parts > 1 || s.last == .ten else { return nil }
    var top = value
    var bottom = parts
    if s.last == .ten, parts < 10 {
      // one hundred thirty fifths = 100/35
      let ten = Int(s.current.normalized.mantissa % 100)
      guard let rest = value.adding(Amount(Int128(-ten))) else { return nil }
      if !rest.isZero {
        top = rest
        bottom = ten + parts
      }
    }
    guard bottom > 1, !isOrdinalQuarter(s, kind, next.end),
      let quotient = top.divided(by: Amount(Int128(bottom)))
    else { return nil }
    var n = Numeral(start: start, end: next.end, value: quotient)
    n.isSpelled = true
    n.isWeak = kind == .quarter && !isPart(next.end)
    return n
  }

  /// `one | twenty-fifth`, `three | twenty firsts`, `one | one hundred fifth`.
  private func restartedFraction(_ s: State, _ start: Int) -> Numeral? {
    guard let first = next(after: s.end), let bottom = cardinal(first.start), !bottom.isDigits,
      let last = next(after: bottom.end), case .word(.ordinal, let parts) = last.0,
      let whole = bottom.value?.adding(Amount(Int128(parts))), let top = s.value,
      let quotient = top.divided(by: whole), s.words == 1
    else { return nil }
    var n = Numeral(start: start, end: last.end, value: quotient)
    n.isSpelled = true
    return n
  }

  /// `three quarters` before `of`; `two quarters` of a year aren't.
  private func isOrdinalQuarter(_ s: State, _ kind: Kind, _ end: Int) -> Bool {
    kind == .ordinal && s.last == .unit && s.words == 1 && s.value == Amount(1)
      && isLetter(bytes[end - 1])
      && bytes[end - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// `three and a half million`, `one million and a half`, `forty two and a third`.
  private func addedFraction(_ n: Numeral) -> Numeral? {
    guard let and = next(after: n.end), case .and = and.0 else { return nil }
    let at = skipBlanks(bytes, from: and.end, to: limit)
    var part: Numeral?
    if let lead = leadingPart(at, scales: n.scale > 0) {
      part = lead
    } else if let s = cardinal(at), !s.isDigits {
      part = closingFraction(s, at)
    }
    guard var part else { return nil }
    if part.scale > 0 {
      // one billion and a half million
      guard n.scale > part.scale, let sum = n.value.adding(part.value) else { return nil }
      var out = n
      out.value = sum
      out.end = part.end
      return out
    }
    guard part.value < Amount(1) else { return nil }
    if n.scale > 0, let scaled = part.value.shifted(n.scale) { part.value = scaled }
    guard var sum = n.value.adding(part.value) else { return nil }
    var out = n
    out.end = part.end
    if n.scale == 0, let scale = next(after: part.end), case .word(let kind, let power) = scale.0,
      kind == .scale || kind == .hundred
    {
      let shift = kind == .hundred ? 2 : power
      guard let scaled = sum.shifted(shift) else { return nil }
      sum = scaled
      out.end = scale.end
      out.scale = shift
    }
    out.value = sum
    out.isWeak = false
    return out
  }

  /// `one out of three`, `1 over three`, `1 in twenty-one`.
  private func ratio(_ n: Numeral) -> Numeral? {
    let at = skipBlanks(bytes, from: n.end, to: limit)
    guard at > n.end, n.value.isInteger, n.value < Amount(1000) else { return nil }
    var after: Int?
    var isIn = false
    if let over = wordEnd("over", at) {
      after = over
    } else if let out = wordEnd("out", at) {
      let of = skipBlanks(bytes, from: out, to: limit)
      after = wordEnd("of", of)
    } else if let word = wordEnd("in", at), n.value < Amount(10) {
      after = word
      isIn = true
    }
    guard let after else { return nil }
    let start = skipBlanks(bytes, from: after, to: limit)
    guard start > after, let s = cardinal(start), let whole = s.value, n.value < whole,
      !isIn || whole < Amount(1001) && !precedesTime(s.end),
      let quotient = n.value.divided(by: whole)
    else { return nil }
    var out = n
    out.value = quotient
    out.end = s.end
    out.isWeak = false
    out.isShare = true
    return out
  }

  /// `1 in 5 years` is no ratio: a word of time or a unit follows.
  private func precedesTime(_ end: Int) -> Bool {
    let at = skipBlanks(bytes, from: end, to: limit)
    guard at < limit else { return false }
    if let hit = knowledge.timeUnits.longest(bytes, from: at, to: limit),
      hit.end == limit || !isLetter(bytes[hit.end])
    {
      return true
    }
    return bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "%")
  }

  // MARK: about how many

  /// `few hundred`, `several million`, `dozens of`, `tens of thousands of`: from the number named to ten
  /// times that.
  func vague(_ start: Int) -> Numeral? {
    guard let (first, end) = token(at: start), case .word(let kind, let value) = first,
      kind == .few || isPlural(end), let head = kind == .few ? Amount(1) : size(kind, value)
    else { return nil }
    var n = Numeral(start: start, end: end, value: head)
    n.isSpelled = true
    n.isVague = true
    n.isApproximate = true
    if kind == .few {
      guard let next = next(after: end), case .word(let scale, let power) = next.0,
        let size = size(scale, power)
      else { return nil }
      n.value = size
      n.end = next.end
      // few hundred million
      while scale == .hundred || n.scale > 0, let more = self.next(after: n.end), !more.isHyphen,
        case .word(.scale, let power) = more.0, let product = n.value.shifted(power)
      {
        (n.value, n.end, n.scale) = (product, more.end, power)
      }
      return n
    }
    guard let of = pastOf(end) else { return nil }
    guard let (second, past) = token(at: of), case .word(let scale, let power) = second,
      isPlural(past), let size = size(scale, power), let product = head.multiplied(by: size),
      pastOf(past) != nil
    else { return n }
    n.value = product
    n.end = past
    return n
  }

  private func size(_ kind: Kind, _ value: Int) -> Amount? {
    switch kind {
    case .hundred: Amount(100)
    case .dozen: Amount(12)
    case .scale, .many: Amount(1).shifted(value)
    default: nil
    }
  }

  private func isPlural(_ end: Int) -> Bool { bytes[end - 1] | 0x20 == UInt8(ascii: "s") }

  /// After `of` and its blanks.
  func pastOf(_ end: Int) -> Int? {
    let at = skipBlanks(bytes, from: end, to: limit)
    guard at > end, let of = wordEnd("of", at) else { return nil }
    let next = skipBlanks(bytes, from: of, to: limit)
    return next > of && next < limit ? next : nil
  }
}
