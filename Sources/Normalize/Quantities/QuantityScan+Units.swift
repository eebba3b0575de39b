import Model

/// A unit or currency after a number.
struct UnitHit {
  var kind: Quantity.Kind
  var name: NumberKnowledge.UnitName
  var factor: Amount
  var start: Int
  var end: Int
  /// A counter that is written together with 한, 두, 세.
  var isNative = false
  var isRank = false
}

extension QuantityScan {
  /// The unit or currency that follows, with at most two blanks, a hyphen or a bracket between.
  func unit(after n: Numeral) -> UnitHit? {
    unit(at: n.end, isLarge: n.scale > 3 || Amount(9999) < n.value)
  }

  /// - Parameter isLarge: too much for a weight, so that pounds are money.
  func unit(at end: Int, isLarge: Bool = false) -> UnitHit? {
    guard end < limit else { return nil }
    var at = end
    if bytes[at] == UInt8(ascii: "-"), at + 1 < limit, isLetter(bytes[at + 1]) {
      guard let hit = unitHit(at, isLarge) ?? unitHit(at + 1, isLarge),
        hit.kind != .money || hit.end - at > 4
      else {
        return nil
      }
      return hit
    }
    at = skipBlanks(bytes, from: end, to: limit)
    guard at < limit, at - end <= 3, !bytes[end..<at].contains(0x0A) else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
      guard at + 1 < limit, var hit = unitHit(at + 1, isLarge), hit.kind == .count, hit.end < limit,
        hit.end - at < 6,
        [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">")]
          .contains(bytes[hit.end])
      else { return nil }
      hit.end += 1
      return hit
    default: break
    }
    guard let hit = scaledCode(at) ?? unitHit(at, isLarge) else { return nil }
    // 2 x 3, 3 in 5: a single letter stands right behind its number
    if hit.end == at + 1, at > end, hit.kind == .ratio { return nil }
    return hit
  }

  private func unitHit(_ at: Int, _ isLarge: Bool) -> UnitHit? {
    let money = currencyHit(at, isLarge)
    guard let hit = knowledge.unitForms.longest(bytes, from: at, to: limit),
      isWhole(at, hit.end), hit.end > (money?.end ?? 0), isCase(at, hit.end, hit.value)
    else { return money }
    // 30 사이, 10 초과: longer words that begin like a unit
    if bytes[at] >= 0xEA, let word = knowledge.exceptions.longest(bytes, from: at, to: limit),
      word.end > hit.end, !isUnitWithTail(at, hit.end, word.end)
    {
      return money
    }
    let unit = knowledge.units[Int(hit.value)]
    var out = UnitHit(kind: unit.kind, name: unit.name, factor: Amount(1), start: at, end: hit.end)
    out.isNative = unit.isNative
    out.isRank = isRank(hit.end)
    return out
  }

  /// 3.5일로, 2일이: a particle after the unit of a number in digits, though 일로 and 일이 are words; but
  /// `10초과`.
  private func isUnitWithTail(_ at: Int, _ end: Int, _ word: Int) -> Bool {
    at > range.lowerBound && isDigit(bytes[at - 1])
      && knowledge.tails.value(bytes, end, word) != nil
      && modifiers.after(bytes, at, to: limit) == nil
  }

  private func currencyHit(_ at: Int, _ isLarge: Bool = true) -> UnitHit? {
    guard let hit = knowledge.currencyForms.longest(bytes, from: at, to: limit) else { return nil }
    let currency = knowledge.currencies[Int(hit.value)]
    guard currency.isSuffix, isWhole(at, hit.end) else { return nil }
    if currency.position == .afterLarge, !isLarge { return nil }
    if currency.isCode, !bytes[at..<hit.end].allSatisfy({ !isLower($0) }) { return nil }
    if !isLetter(bytes[hit.end - 1]), currency.position == .both {
      // 10 $ 30: the sign may belong to the next number
      let next = skipBlanks(bytes, from: hit.end, to: limit)
      if next < limit, isDigit(bytes[next]), !isCents(next) { return nil }
    }
    return UnitHit(
      kind: .money, name: currency.code, factor: currency.factor, start: at, end: hit.end)
  }

  /// `30 cent` after `10 $`.
  private func isCents(_ at: Int) -> Bool {
    guard let n = LatinNumber.read(bytes, at: at, to: limit).0 else { return false }
    let next = skipBlanks(bytes, from: n.end, to: limit)
    guard next < limit, let hit = knowledge.currencyForms.longest(bytes, from: next, to: limit)
    else {
      return false
    }
    return knowledge.currencies[Int(hit.value)].factor < Amount(1)
  }

  /// `30 MUSD`, `5 mEUR`.
  private func scaledCode(_ at: Int) -> UnitHit? {
    let power: Int
    switch bytes[at] {
    case UInt8(ascii: "k"), UInt8(ascii: "K"): power = 3
    case UInt8(ascii: "m"), UInt8(ascii: "M"): power = 6
    case UInt8(ascii: "b"), UInt8(ascii: "B"): power = 9
    default: return nil
    }
    guard at + 4 <= limit, var hit = currencyHit(at + 1), hit.end == at + 4,
      bytes[(at + 1)..<hit.end].allSatisfy(isUpper), let factor = Amount(1).shifted(power)
    else { return nil }
    hit.factor = factor
    hit.start = at
    return hit
  }

  /// The unit doesn't run on into a longer word.
  private func isWhole(_ start: Int, _ end: Int) -> Bool {
    guard end < limit else { return true }
    let last = bytes[end - 1]
    if isLetter(last) { return !isLetter(bytes[end]) && !isDigit(bytes[end]) }
    if last >= 0x80, bytes[start] >= 0xEA {
      return knowledge.endsKorean(bytes, at: end, to: limit) || isRank(end)
    }
    return !isDigit(last) || !isDigit(bytes[end]) && !isLetter(bytes[end])
  }

  /// `m`, `g`, `W`: single letters only as they are written in the table.
  private func isCase(_ start: Int, _ end: Int, _ value: Int32) -> Bool {
    guard end - start == 1, isLetter(bytes[start]) else { return true }
    return knowledge.units[Int(value)].head == bytes[start]
  }

  /// 번째, 째, 위: an ordinal.
  private func isRank(_ end: Int) -> Bool {
    end + 3 <= limit && scalar(bytes, at: end).value == 0xC9F8
  }

  /// Any number that begins at `at`.
  func numeral(at: Int) -> Numeral? {
    guard at < limit else { return nil }
    let b = bytes[at]
    if isDigit(b) || b == UInt8(ascii: ".") && at + 1 < limit && isDigit(bytes[at + 1]) {
      guard let latin = LatinNumber.read(bytes, at: at, to: limit).0 else { return nil }
      let n = Numeral(start: at, end: latin.end, value: latin.value)
      return latin.isClosed ? n : continued(n)
    }
    if isLetter(b) {
      return EnglishNumber(knowledge: knowledge, bytes: bytes, limit: limit).read(at: at)
    }
    if b >= 0xEA, let minus = KoreanSign.end(bytes, at: at, to: limit) {
      guard var n = KoreanNumber(knowledge: knowledge, bytes: bytes, limit: limit).read(at: minus)
      else { return nil }
      n.value = n.value.negated
      return n
    }
    guard b >= 0xEA else { return nil }
    let n = KoreanNumber(knowledge: knowledge, bytes: bytes, limit: limit).read(at: at)
    return n
  }
}
