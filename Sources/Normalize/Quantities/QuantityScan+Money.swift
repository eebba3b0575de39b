import Model

// Amounts that say less than all of their unit: cents in words, won left out.
extension QuantityScan {
  /// The smaller unit of the same currency: `and forty-five cents`, `45센트`, and as it is spoken
  /// (`one dollar and two`, `five mao five`, `17 USD 25`).
  func cents(after hit: UnitHit) -> (value: Amount, end: Int)? {
    guard hit.factor == Amount(1) else { return nil }
    var at = skipBlanks(bytes, from: hit.end, to: limit)
    guard at < limit, at - hit.end <= 2 else { return joined(hit) }
    if at + 4 < limit, bytes[at..<(at + 4)].elementsEqual("and ".utf8) { at += 4 }
    guard let n = numeral(at: at), n.value < Amount(100), let minor = unit(after: n),
      minor.kind == .money, minor.factor < Amount(1), minor.name == hit.name,
      let value = n.value.multiplied(by: minor.factor)
    else { return joined(hit) }
    if let last = lastDigit(after: minor), let sum = value.adding(last.value) {
      return (sum, last.end)
    }
    return (value, minor.end)
  }

  /// The digit after tenths of a unit counts hundredths.
  private func lastDigit(after minor: UnitHit) -> (value: Amount, end: Int)? {
    let at = skipBlanks(bytes, from: minor.end, to: limit)
    guard minor.factor == Amount(1, scale: 1), at > minor.end, at < limit,
      let n = numeral(at: at), n.value < Amount(10), n.value.isInteger, endsPhrase(n.end)
    else { return nil }
    return n.value.shifted(-2).map { ($0, n.end) }
  }

  /// A number below a hundred after `and`, 와, 과 or a code, with nothing after it that it could count.
  private func joined(_ hit: UnitHit) -> (value: Amount, end: Int)? {
    var at = skipBlanks(bytes, from: hit.end, to: limit)
    guard at < limit, isLetter(bytes[hit.end - 1]) || bytes[hit.end - 1] >= 0x80 else { return nil }
    let isCode = bytes[hit.start..<hit.end].allSatisfy(isUpper)
    if at + 4 < limit, bytes[at..<(at + 4)].elementsEqual("and ".utf8) {
      at += 4
    } else if at == hit.end, at + 4 < limit, bytes[at + 3] == 0x20,
      scalar(bytes, at: at).value == 0xC640 || scalar(bytes, at: at).value == 0xACFC
    {
      at += 4
    } else if !isCode || at != hit.end + 1 || at + 2 > limit || !isDigit(bytes[at + 1]) {
      return nil
    }
    guard let n = numeral(at: at), n.value.isInteger, n.value < Amount(100), !n.value.isZero,
      n.value.mantissa > 0, endsPhrase(n.end)
    else { return nil }
    return n.value.shifted(-2).map { ($0, n.end) }
  }

  private static let conjunctions: [[UInt8]] = ["and ", "or ", "그리고", "또는"].map {
    Array($0.utf8)
  }

  /// The block, a clause or a conjunct ends here.
  func endsPhrase(_ end: Int) -> Bool {
    let at = skipBlanks(bytes, from: end, to: limit)
    guard at < limit else { return true }
    switch bytes[at] {
    case UInt8(ascii: "."), UInt8(ascii: ","): return at + 1 >= limit || !isDigit(bytes[at + 1])
    case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"): return true
    default:
      return at > end && Self.conjunctions.contains { bytes[at..<limit].starts(with: $0) }
    }
  }

  // MARK: won left out

  /// The unit that is written or, where none is, what the number is understood to be in.
  func unitOrWon(after n: inout Numeral, _ prefix: Prefix?) -> UnitHit? {
    guard let hit = unit(after: n) else { return bareWon(n, prefix) ?? tenths(&n) }
    // 100억대 자산가: 대 counts machines, unless money is meant
    let isAbout = hit.start == n.end && hit.end == n.end + 3 && hit.name == knowledge.machine
    return isAbout ? bareWon(n, prefix) ?? hit : hit
  }

  /// `매출 5000억`, `50억 사기`, `1조 클럽`: a number in 억 or 조 beside a word of money.
  private func bareWon(_ n: Numeral, _ prefix: Prefix?) -> UnitHit? {
    guard prefix == nil, n.scale >= 8, n.end - 3 > n.start, bytes[n.end - 3] >= 0xEA,
      isBigScale(scalar(bytes, at: n.end - 3).value), isBeforeMoney(n.end) || isAfterMoney(n.start)
    else { return nil }
    return UnitHit(kind: .money, name: knowledge.won, factor: Amount(1), start: n.end, end: n.end)
  }

  /// 억, 조, 경 and 여 after them.
  private func isBigScale(_ s: UInt32) -> Bool {
    s == 0xC5B5 || s == 0xC870 || s == 0xACBD || s == 0xC5EC
  }

  private func isBeforeMoney(_ end: Int) -> Bool {
    var at = end
    // 100억대 자산가
    if at + 3 < limit, bytes[at] >= 0xEA, scalar(bytes, at: at).value == 0xB300 { at += 3 }
    let isFree = at == limit || bytes[at] == 0x20
    guard isFree else { return false }
    at = skipBlanks(bytes, from: at, to: limit)
    guard at - end <= 4, let cue = knowledge.moneyCues.longest(bytes, from: at, to: limit) else {
      return false
    }
    return cue.value & NumberKnowledge.Place.after != 0
  }

  /// Farthest a cue's end stands before the number, in bytes: a particle and a blank, 약.
  private static let reach = 12

  private func isAfterMoney(_ start: Int) -> Bool {
    var at = max(free, start - 36)
    while at < start, bytes[at] & 0xC0 == 0x80 { at += 1 }
    while at < start {
      guard bytes[at] >= 0xEA, let cue = knowledge.moneyCues.longest(bytes, from: at, to: start),
        cue.value & NumberKnowledge.Place.before != 0
      else {
        at += scalar(bytes, at: at).length
        continue
      }
      at = cue.end
      if start - at <= Self.reach, isPlain(at, start) { return true }
    }
    return false
  }

  /// Hangul and blanks only.
  private func isPlain(_ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].allSatisfy { $0 == 0x20 || $0 >= 0x80 }
  }

  // MARK: tenths

  /// `3할`, `3할 2푼 5리`: tenths, hundredths and thousandths as percent.
  private func tenths(_ n: inout Numeral) -> UnitHit? {
    guard n.end + 3 <= limit, isDigit(bytes[n.end - 1]), n.value.isInteger, !(Amount(10) < n.value),
      scalar(bytes, at: n.end).value == 0xD560, var value = n.value.shifted(1)
    else { return nil }
    var end = n.end + 3
    for (mark, power) in [(UInt32(0xD47C), 0), (0xB9AC, -1)] {
      let at = skipBlanks(bytes, from: end, to: limit)
      guard at + 4 <= limit, isDigit(bytes[at]), scalar(bytes, at: at + 1).value == mark,
        let part = Amount(Int128(bytes[at] - 0x30)).shifted(power), let sum = value.adding(part)
      else { continue }
      value = sum
      end = at + 4
    }
    guard knowledge.endsKorean(bytes, at: end, to: limit) else { return nil }
    n.value = value
    return UnitHit(
      kind: .percent, name: knowledge.percent, factor: Amount(1), start: n.end, end: end)
  }
}
