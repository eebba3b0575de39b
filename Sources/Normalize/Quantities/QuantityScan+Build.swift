import Model

// From a number to a quantity: sign, range, unit, bounds.
extension QuantityScan {
  typealias Prefix = (start: Int, currency: NumberKnowledge.Currency)

  /// Builds the quantity around a number and keeps it.
  /// - Returns: where to read on; nil when the number is none (`1st`, `3D`).
  mutating func quantity(_ number: Numeral, prefix: Prefix?) -> Int? {
    if let end = clockEnd(number) { return end }
    var n = number
    var start = prefix?.start ?? n.start
    if let sign = sign(before: start) {
      if sign.isNegative { n.value = n.value.negated }
      start = sign.start
    }
    var hit = n.isShare ? nil : unitOrWon(after: &n, prefix)
    if let unit = hit, isCopula(unit, n) { hit = nil }
    let second = secondNumber(after: n, hit, prefix)
    if let second { return keepRange(n, hit, second, prefix, start) }
    if prefix == nil, isInName(n, hit) { return n.end }
    guard isNumber(n, hit) else { return nil }
    var q = Quantity(span: Span(start, n.end), kind: .number, value: nil)
    var end = n.end
    var value = n.value
    var bare = true
    if let prefix {
      q.kind = .money
      q.unit = unitName(prefix.currency.code)
      if let hit, hit.kind == .money,
        hit.name == prefix.currency.code || hit.name == knowledge.dollar
      {
        end = hit.end
      }
      bare = false
    } else if n.isShare {
      q.kind = .ratio
      bare = false
    } else if let hit {
      if hit.isRank { return hit.end }
      q.kind = hit.kind
      q.unit = unitName(hit.name)
      end = hit.end
      value = n.value.multiplied(by: hit.factor) ?? n.value
      if hit.kind == .money, let cents = cents(after: hit) {
        value = value.adding(cents.value) ?? value
        end = cents.end
      }
      bare = false
    }
    if n.isVague {
      q.low = value.text
      q.high = value.shifted(1)?.text
    } else {
      q.value = value.text
    }
    q.approximate = n.isApproximate
    q.span = Span(start, end)
    modify(&q, isBare: bare)
    keep(q)
    return Int(q.span.end)
  }

  /// `10분의 1인`: a form of 이다, as people come in whole numbers.
  private func isCopula(_ unit: UnitHit, _ n: Numeral) -> Bool {
    unit.end == unit.start + 3 && bytes[unit.start] >= 0xEA
      && scalar(bytes, at: unit.start).value == 0xC778 && !n.value.isInteger
  }

  /// 코스닥150, `아이폰18 프로`: digits that Hangul runs into and no unit stands right after.
  private func isInName(_ n: Numeral, _ hit: UnitHit?) -> Bool {
    guard n.end - n.start <= 4, bytes[n.start..<n.end].allSatisfy(isDigit),
      let before = scalar(bytes, before: n.start, from: range.lowerBound),
      isHangulSyllable(before.value)
    else { return false }
    guard let hit else { return n.end == limit || bytes[n.end] == 0x20 }
    return hit.kind == .percent && hit.start > n.end && bytes[hit.start] >= 0xEA
  }

  private func unitName(_ name: NumberKnowledge.UnitName) -> String {
    knowledge.unitNames[Int(name)]
  }

  /// `20th`, `3D`, `777x`: digits that run on into a word are no number.
  private func isNumber(_ n: Numeral, _ hit: UnitHit?) -> Bool {
    if isTime(n.end) { return false }
    guard n.end < limit, hit == nil || hit.map({ $0.start > n.end }) ?? false else { return true }
    return !isLetter(bytes[n.end]) || isLetter(bytes[n.end - 1])
  }

  /// `5 p.m.`, `11 am`: a time of day.
  private func isTime(_ end: Int) -> Bool {
    let at = skipBlanks(bytes, from: end, to: limit)
    guard at + 1 < limit, at - end <= 1 else { return false }
    guard bytes[at] | 0x20 == UInt8(ascii: "a") || bytes[at] | 0x20 == UInt8(ascii: "p") else {
      return false
    }
    let last = bytes[at + 1] == UInt8(ascii: ".") ? at + 2 : at + 1
    return last < limit && bytes[last] | 0x20 == UInt8(ascii: "m")
      && (last + 1 == limit || !isLetter(bytes[last + 1]))
  }

  /// End of `08:30`, `23:59:07`: a time of day.
  private func clockEnd(_ n: Numeral) -> Int? {
    func pair(_ start: Int, below most: UInt8) -> Bool {
      guard start + 2 <= limit, isDigit(bytes[start]), isDigit(bytes[start + 1]),
        start + 2 == limit || !isDigit(bytes[start + 2])
      else { return false }
      return (bytes[start] - 0x30) * 10 + bytes[start + 1] - 0x30 < most
    }
    func joins(_ at: Int) -> Bool { at < limit && bytes[at] == UInt8(ascii: ":") }
    guard n.end - n.start == 2, joins(n.end), pair(n.start, below: 25), pair(n.end + 1, below: 60)
    else { return nil }
    let end = n.end + 3
    return joins(end) && pair(end + 1, below: 60) ? end + 3 : end
  }

  // MARK: signs

  /// `-`, `−`, `△`, `▼` or a word (minus, negative) before `start`.
  func sign(before start: Int) -> (start: Int, isNegative: Bool)? {
    guard start > free, let s = scalar(bytes, before: start, from: free) else { return nil }
    switch s.value {
    case 0x2D, 0x2212, 0xFF0D:
      guard isEdge(s.start) else { return nil }
      return (s.start, true)
    case 0x25B3, 0x25BD, 0x25BC: return (s.start, true)
    case 0x25B2: return nil
    case 0x20:
      if let word = signWord(start) { return (word, true) }
      // "- 10" is all of the block, else the hyphen is a bullet
      let end = trimBlanks(bytes, before: start, from: free)
      guard end == range.lowerBound + 1, bytes[end - 1] == UInt8(ascii: "-"), limit - start < 8
      else {
        return nil
      }
      return (end - 1, true)
    default:
      guard s.value >= 0xAC00, let word = signWord(start) else { return nil }
      return (word, true)
    }
  }

  /// Nothing a hyphen could join: a blank, a bracket or the start.
  private func isEdge(_ at: Int) -> Bool {
    guard let s = scalar(bytes, before: at, from: range.lowerBound) else { return true }
    switch s.value {
    case 0x20, 0x09, 0x0A, 0x28, 0x5B, 0x2F, 0x3A, 0x2C, 0x3C, 0x3D, 0x2264, 0x2265, 0x22, 0x27:
      return true
    default: return isWideBlank(s.value) || s.value >= 0x3000 && !isHangul(s.value)
    }
  }

  private static let signWords: [[UInt8]] = ["minus", "negative", "마이너스", "음수"].map {
    Array($0.utf8)
  }

  private func signWord(_ start: Int) -> Int? {
    let end = trimBlanks(bytes, before: start, from: free)
    // s, e, 스 and 수
    guard end > free,
      [0x73, 0x65, 0xA4, 0x98].contains(bytes[end - 1] | (bytes[end - 1] < 0x80 ? 0x20 : 0))
    else {
      return nil
    }
    for word in Self.signWords where end - word.count >= free {
      let at = end - word.count
      guard zip(bytes[at..<end], word).allSatisfy({ asciiLower($0) == $1 }),
        at == free || !isLetter(bytes[at - 1])
      else { continue }
      return at
    }
    return nil
  }

  // MARK: bounds

  /// Applies the words before and after; those the table says belong to the span widen it (bare
  /// numbers take all of them).
  mutating func modify(_ q: inout Quantity, isBare: Bool) {
    if let (modifier, start) = modifiers.before(bytes, Int(q.span.start), from: free) {
      apply(modifier.effect, &q)
      if modifier.isInSpan && widens(q) || isBare && modifier.effect.bound != nil {
        q.span = Span(start, Int(q.span.end))
      }
    }
    var end = Int(q.span.end)
    for _ in 0..<2 {
      guard let (modifier, start, after) = modifiers.after(bytes, end, to: limit),
        isTail(after, start), q.kind == .money || !beginsWord(start, longerThan: after)
      else { break }
      apply(modifier.effect, &q)
      guard modifier.isInSpan else { break }
      end = after
      if isBare || modifier.isAlwaysInSpan || widens(q) { q.span = Span(Int(q.span.start), end) }
    }
    if q.bound != nil, q.kind == .number { q.kind = .count }
  }

  /// Korean amounts in won, shares and counts are named with 약, 이상 …; foreign amounts and measures
  /// without.
  private func widens(_ q: Quantity) -> Bool {
    switch q.kind {
    case .money: q.unit == "KRW"
    case .percent, .points, .ratio: true
    case .count: isNativeUnit(q)
    case .number: false
    }
  }

  private func isNativeUnit(_ q: Quantity) -> Bool {
    guard let name = q.unit?.utf8, let hit = knowledge.unitForms.value(of: name)
    else { return false }
    return knowledge.units[Int(hit)].isNative
  }

  /// The word ends here or goes on with a particle: `이상의`, `대로`, but not `대통령`.
  private func isTail(_ end: Int, _ start: Int) -> Bool {
    guard end < limit else { return true }
    if isLetter(bytes[end - 1]) { return !isLetter(bytes[end]) }
    if bytes[start] == 0xEC || bytes[start] == 0xEB, end - start > 9 { return true }
    return knowledge.endsKorean(bytes, at: end, to: limit) || end - start > 6
  }

  /// `3대 과제`, `이상적`: another word begins like the modifier.
  private func beginsWord(_ start: Int, longerThan end: Int) -> Bool {
    knowledge.exceptions.longest(bytes, from: start, to: limit).map { $0.end > end } ?? false
  }

  private func apply(_ effect: ModifierKnowledge.Effect, _ q: inout Quantity) {
    if effect == .approximate { q.approximate = true }
    guard let bound = effect.bound else { return }
    q.bound = bound
    guard let value = q.value else { return }
    switch bound {
    case .atLeast, .moreThan: q.low = value
    case .atMost, .lessThan: q.high = value
    }
  }

  // MARK: ranges

  struct Second {
    var number: Numeral
    var unit: UnitHit?
    var end: Int
  }

  /// The second number of `3~5`, `$40-50 billion`, `between 3 and 5`, `3 to 5 percent`.
  private func secondNumber(after n: Numeral, _ hit: UnitHit?, _ prefix: Prefix?) -> Second? {
    let end = hit?.end ?? n.end
    guard var at = connectorEnd(end, n) ?? (hit != nil ? connectorEnd(n.end, n) : nil) else {
      return nil
    }
    if let prefix, let sign = knowledge.currencyForms.longest(bytes, from: at, to: limit),
      knowledge.currencies[Int(sign.value)].code == prefix.currency.code
    {
      at = skipBlanks(bytes, from: sign.end, to: limit)
    }
    guard at < limit, var second = numeral(at: at), second.start == at else { return nil }
    if prefix != nil { second = scaled(second, isMoney: true) }
    let secondHit = unit(after: second)
    if hit == nil, secondHit == nil, prefix == nil, isTally(n, second) { return nil }
    guard joins(n, hit, second, secondHit, prefix),
      hit == nil && prefix == nil || !isChange(prefix?.start ?? n.start, hit?.end ?? n.end)
    else { return nil }
    return Second(number: second, unit: secondHit ?? hit, end: secondHit?.end ?? second.end)
  }

  /// `rose from 8% to 10%` says two amounts, `ranges from 8% to 10%` and `from 8–10%` one range.
  private func isChange(_ start: Int, _ end: Int) -> Bool {
    let joint = skipBlanks(bytes, from: end, to: limit)
    guard joint < limit, isLetter(bytes[joint]), isAfter("from", start) else { return false }
    let from = trimBlanks(bytes, before: start, from: range.lowerBound) - 4
    let end = trimBlanks(bytes, before: from, from: range.lowerBound)
    var head = end
    while head > range.lowerBound, isLetter(bytes[head - 1]) { head -= 1 }
    return knowledge.rangeCues.value(bytes, head, end) == nil
  }

  private func joins(
    _ n: Numeral, _ hit: UnitHit?, _ second: Numeral, _ secondHit: UnitHit?, _ prefix: Prefix?
  ) -> Bool {
    if n.isSpelled != second.isSpelled, hit == nil { return false }
    let first = adopted(n, second)
    guard first < second.value else { return false }
    if let hit, let secondHit { return hit.name == secondHit.name && hit.kind == secondHit.kind }
    if hit != nil, secondHit == nil, hit?.kind == .money || hit?.kind == .percent { return false }
    // 1995-01, 010-1234
    let isPlainSecond =
      bytes[second.start] == 0x30 && second.end > second.start + 1
      && isDigit(bytes[second.start + 1])
    let isPlainFirst = bytes[n.start] == 0x30 && n.end > n.start + 1 && isDigit(bytes[n.start + 1])
    let next = second.end < limit ? bytes[second.end] : 0x20
    let before = n.start > range.lowerBound ? bytes[n.start - 1] : 0x20
    let joint: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "/")]
    return !isPlainFirst && !isPlainSecond && !joint.contains(next) && !joint.contains(before)
      && before != UInt8(ascii: "+")
  }

  /// The first number under the scale of the second: `40-50 billion`, `2∼3억`.
  private func adopted(_ n: Numeral, _ second: Numeral) -> Amount {
    guard n.scale == 0, second.scale > 0, let scaled = n.value.shifted(second.scale),
      !(second.value < scaled), let hundredth = second.value.shifted(-4), hundredth < scaled
    else { return n.value }
    return scaled
  }

  /// After `~`, `-`, `to`, `에서`, `and` (when `between` stands before).
  private func connectorEnd(_ end: Int, _ n: Numeral) -> Int? {
    let at = skipBlanks(bytes, from: end, to: limit)
    guard at < limit, at - end <= 2 else { return nil }
    let s = scalar(bytes, at: at)
    switch s.value {
    case 0x7E, 0x223C, 0xFF5E, 0x301C, 0x2013, 0x2014, 0x2D, 0x2010, 0x2011, 0x2012:
      let next = skipBlanks(bytes, from: at + s.length, to: limit)
      guard next < limit, next - at - s.length <= 2 else { return nil }
      // "5 -3" has a sign, not a range
      if s.value == 0x2D, (at > end) != (next > at + 1) { return nil }
      return next
    case UInt32(UInt8(ascii: "t")):
      return word("to", at) ?? word("through", at)
    case UInt32(UInt8(ascii: "a")):
      guard isAfter("between", n.start) else { return nil }
      return word("and", at)
    default: return nil
    }
  }

  private func word(_ word: StaticString, _ at: Int) -> Int? {
    let end = at + word.utf8CodeUnitCount
    guard end < limit, isBlank(bytes[end]) else { return nil }
    for i in 0..<word.utf8CodeUnitCount where bytes[at + i] != word.utf8Start[i] { return nil }
    return skipBlanks(bytes, from: end, to: limit)
  }

  private func isAfter(_ word: StaticString, _ start: Int) -> Bool {
    var end = trimBlanks(bytes, before: start, from: free)
    if end > free, bytes[end - 1] == UInt8(ascii: "$") {
      end = trimBlanks(bytes, before: end - 1, from: free)
    }
    let at = end - word.utf8CodeUnitCount
    guard at >= range.lowerBound else { return false }
    for i in 0..<word.utf8CodeUnitCount where asciiLower(bytes[at + i]) != word.utf8Start[i] {
      return false
    }
    return true
  }

  private mutating func keepRange(
    _ n: Numeral, _ hit: UnitHit?, _ second: Second, _ prefix: Prefix?, _ start: Int
  ) -> Int {
    var q = Quantity(span: Span(start, second.end), kind: .number, value: nil)
    let factor = second.unit?.factor ?? Amount(1)
    if let prefix {
      q.kind = .money
      q.unit = unitName(prefix.currency.code)
    } else if let unit = second.unit {
      q.kind = unit.kind
      q.unit = unitName(unit.name)
    }
    q.low = adopted(n, second.number).multiplied(by: factor)?.text
    q.high = second.number.value.multiplied(by: factor)?.text
    q.approximate = n.isApproximate || second.number.isApproximate
    modify(&q, isBare: false)
    keep(q)
    return Int(q.span.end)
  }
}
