/// English numbers in words.
extension DateReader {
  /// twenty-one, two hundred and sixty seven, two thousand and eighteen.
  func cardinal(at start: Int) -> (value: Int, end: Int)? {
    var (total, current, at) = (0, 0, start)
    var lastRank = Int.max  // of the last word: 1, 10, 100, 1000
    while let number = meaning(at, .number), !isKorean(at) {
      let value = number.value
      if value >= 100 {
        guard current > 0 || at == start else { break }
        if value == 100 {
          current = max(current, 1) * 100
        } else {
          total += max(current, 1) * 1000
          current = 0
        }
        lastRank = value
      } else {
        let rank = value >= 20 ? 10 : value >= 10 ? 5 : 1
        guard rank < lastRank, !(lastRank <= 10 && value >= 10), value > 0 || at == start else {
          break
        }
        guard lastRank != 5, lastRank != 1 else { break }
        current += value
        lastRank = rank
      }
      at += 1
      if isMark(at, "-"), isGlued(at), isGlued(at + 1), has(at + 1, .number) { at += 1 }
      if has(at, .and), !isKorean(at), has(at + 1, .number), lastRank >= 100 || isTensAndUnit(at) {
        at += 1
      }
    }
    return at > start ? (total + current, at) : nil
  }

  /// twenty and four
  private func isTensAndUnit(_ at: Int) -> Bool {
    (meaning(at - 1, .number)?.value ?? 0) >= 20
      && (1...9).contains(meaning(at + 1, .number)?.value ?? 0)
      && has(at + 2, .unit)
  }

  /// nineteen eighty six, nineteen oh one, twenty twenty, two thousand and eighteen.
  func yearInWords(at start: Int) -> (value: Int, end: Int)? {
    if let first = meaning(start, .number)?.value, (11...20).contains(first) {
      var at = start + 1
      if isMark(at, "-"), isGlued(at) { at += 1 }
      if meaning(at, .number)?.value == 0, let unit = meaning(at + 1, .number)?.value,
        (1...9).contains(unit)
      {
        return (first * 100 + unit, at + 2)
      }
      if let rest = cardinal(at: at), (10...99).contains(rest.value), first >= 15 {
        return (first * 100 + rest.value, rest.end)
      }
    }
    guard let whole = cardinal(at: start), (1000...2999).contains(whole.value),
      whole.end > start + 1
    else { return nil }
    return whole
  }

  /// 27th, third, twenty-first, thirty first.
  func ordinal(at start: Int) -> (value: Int, end: Int)? {
    if isNumber(start) {
      guard start + 1 < tokens.count, isGlued(start + 1), isOrdinalEnding(start + 1) else {
        return nil
      }
      return (tokens[start].value, start + 2)
    }
    guard !isKorean(start) else { return nil }
    if let value = meaning(start, .ordinal)?.value { return (value, start + 1) }
    guard let tens = meaning(start, .number)?.value, tens == 20 || tens == 30 else { return nil }
    let at = isMark(start + 1, "-") ? start + 2 : start + 1
    guard let unit = meaning(at, .ordinal)?.value, (1...9).contains(unit) else { return nil }
    return (tens + unit, at + 1)
  }

  private func isOrdinalEnding(_ at: Int) -> Bool {
    bytesMatch(at, "th") || bytesMatch(at, "st") || bytesMatch(at, "nd") || bytesMatch(at, "rd")
  }
}
