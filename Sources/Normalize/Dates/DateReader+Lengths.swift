/// Lengths of time: 3년 6개월, 사흘, an hour and a half, a couple of days.
struct TimeLength: Sendable {
  var span = TimeSpan()
  /// Token after it.
  var end: Int
  /// Weeks, quarters, working days … keep what they were called.
  var unit: DateWords.Unit
  var count: Int
  /// The unit named last is a day of no named length: 2주, 3일 need a word that makes them a length.
  var needsCue = false
}

extension DateReader {
  func length(at start: Int) -> TimeLength? {
    guard start < tokens.count,
      isNumber(start) || !isKorean(start) || !tokens[start].glued || start == 0
        || !isKorean(start - 1), var out = oneLength(at: start)
    else { return nil }
    while true {
      var at = out.end
      guard at < tokens.count, !startsLine(at) else { break }
      if has(at, .and) { at += 1 }
      guard let more = oneLength(at: at), at == out.end || !has(more.end, .unit),
        more.span.units.allSatisfy({ out.span[$0] == 0 }), goesOn(out, with: more),
        !has(at, .article) || isKorean(at)
      else { break }
      for unit in more.span.units { out.span[unit] = more.span[unit] }
      (out.end, out.unit) = (more.end, more.unit)
      out.needsCue = false
    }
    return out
  }

  /// 2년 8개월 is one length; 13일 2분기 are two dates, and 하루 8시간 is a rate.
  private func goesOn(_ out: TimeLength, with more: TimeLength) -> Bool {
    guard isKorean(out.end - 1) else { return more.unit != out.unit }
    let isRate = has(out.end - 1, .days) && out.unit == .day && out.count == 1
    return more.unit.rank < out.unit.rank && !isRate
  }

  private func oneLength(at start: Int) -> TimeLength? {
    if isKorean(start) { return koreanLength(at: start) }
    if isNumber(start), let length = koreanLength(at: start) { return length }
    return englishLength(at: start)
  }

  /// Where the unit of a Korean count stands: 3년, 10여 년, 2∼3년.
  private func koreanUnit(after at: Int) -> Int? {
    var next = at + 1
    if isDash(next), isNumber(next + 1) { next += 2 }
    if has(next, .about) { next += 1 }
    return isKorean(next) && has(next, .unit) && !startsLine(next) ? next : nil
  }

  private func koreanLength(at start: Int) -> TimeLength? {
    if let days = meaning(start, .days) {
      let unit = DateWords.Unit.allCases[days.offset]
      guard let out = TimeLength(count: days.value * 1000, unit: unit, end: start + 1),
        endsKoreanWord(start + 1)
      else { return nil }
      return out
    }
    let amount: Int
    if isNumber(start), standsFree(start) {
      guard tokens[start].value < 10000 else { return nil }
      amount = tokens[start].value * 1000
    } else if let number = meaning(start, .number) ?? meaning(start, .few), isKorean(start) {
      amount = number.value * 1000
    } else {
      return nil
    }
    var at = start + 1
    var value = amount
    if isNumber(start), isMark(at, "."), isGlued(at), isNumber(at + 1), isGlued(at + 1) {
      value += thousandths(tokens[at + 1])
      at += 2
    } else if let unitAt = koreanUnit(after: start) {
      at = unitAt
    }
    guard has(at, .unit), isKorean(at), !startsLine(at),
      let unit = words.meanings[tokens[at].word].first(where: { $0.kind == .unit })?.unit,
      !(unit == .minute && has(start - 1, .clock)), unit != .year || tokens[start].digits < 4
    else { return nil }
    // 신규 계약에 한해: limited to it
    if bytesMatch(start, "한"), bytesMatch(at, "해"), isGlued(at), followsDative(start) { return nil }
    let isNative = !isNumber(start)
    if isNative, unit == .minute || unit == .second || unit == .day && !has(start, .few) {
      return nil
    }
    guard var out = TimeLength(count: value, unit: unit, end: at + 1),
      endsKoreanWord(at + 1) || has(at + 1, .length)
    else { return nil }
    if has(at + 1, .fraction), unit == .year || unit == .hour || unit == .month {
      out.span = TimeLength(count: value + 500, unit: unit, end: at + 2)?.span ?? out.span
      out.end = at + 2
    }
    let syllables = (tokens[at].end - tokens[at].start) / 3
    out.needsCue = unit == .day || unit == .week && syllables == 1 || unit == .quarter
    return out
  }

  /// 에 and a blank stand before.
  private func followsDative(_ at: Int) -> Bool {
    let start = tokens[at].start
    return start >= 4 && bytes[start - 1] == 0x20
      && scalar(bytes, before: start - 1, from: 0)?.value == 0xC5D0
  }

  private func thousandths(_ token: DateToken) -> Int {
    switch token.digits {
    case 1: token.value * 100
    case 2: token.value * 10
    case 3: token.value
    default: 0
    }
  }

  private func englishLength(at start: Int) -> TimeLength? {
    var at = start
    var amount = 0
    if isNumber(at), standsFree(at), tokens[at].value < 10000 {
      amount = tokens[at].value * 1000
      at += 1
      if isMark(at, "."), isGlued(at), isNumber(at + 1), isGlued(at + 1) {
        amount += thousandths(tokens[at + 1])
        at += 2
      }
    } else if let number = cardinal(at: at), number.value < 10000 {
      amount = number.value * 1000
      at = number.end
    } else if let half = meaning(at, .fraction), half.value == 500, !isKorean(at) {
      at += has(at + 1, .article) ? 2 : 1
      amount = 500
    } else if let few = meaning(at, .few) {
      amount = few.value * 1000
      at += 1
    } else if has(at, .article) {
      amount = 1000
      at += 1
      if let few = meaning(at, .few) {
        amount = few.value * 1000
        at += 1
      }
    } else if has(at, .all), !isKorean(at), !has(at + 1, .the) {
      amount = 1000
      at += isMark(at + 1, "-") ? 2 : 1
      guard has(at, .unit), bytes[tokens[at].end - 1] != 0x73 else { return nil }
    } else {
      return nil
    }
    if amount > 0, has(at, .and), has(at + 1, .article), let fraction = meaning(at + 2, .fraction) {
      amount += fraction.value
      at += 3
    }
    if isMark(at, "-"), isGlued(at), isGlued(at + 1) { at += 1 }
    guard let unit = meaning(at, .unit)?.unit, !startsLine(at), !isKorean(at),
      isUnit(unit, at, start), !isShare(unit, at),
      var out = TimeLength(count: amount, unit: unit, end: at + 1)
    else { return nil }
    if has(at + 1, .and), has(at + 2, .article), let fraction = meaning(at + 3, .fraction),
      !has(at + 4, .unit)
    {
      out.span =
        TimeLength(count: amount + fraction.value, unit: unit, end: at + 4)?.span ?? out.span
      out.end = at + 4
    }
    return out
  }

  /// `three-quarters of households`, `three quarters of the staff`
  private func isShare(_ unit: DateWords.Unit, _ at: Int) -> Bool {
    guard unit == .quarter else { return false }
    if isMark(at - 1, "-") { return isPlural(at) || has(at + 1, .of) }
    return has(at + 1, .of)
      && (has(at + 2, .the) || has(at + 2, .article) || isNumber(at + 2)
        || bytesMatch(at + 2, "its") || bytesMatch(at + 2, "their"))
  }

  /// One letter is a unit right after digits only, `a second` and `a quarter` are other things.
  private func isUnit(_ unit: DateWords.Unit, _ at: Int, _ start: Int) -> Bool {
    let length = tokens[at].end - tokens[at].start
    if length == 1 { return isNumber(at - 1) && !tokens[at].capital }
    if unit == .half { return false }
    if unit == .second || unit == .quarter, has(start, .article) { return false }
    if unit == .minute, length == 3, !isNumber(at - 1), !has(at - 1, .number) { return false }
    if unit == .second, length == 3, !isNumber(at - 1), !has(at - 1, .number) { return false }
    return true
  }
}

extension TimeLength {
  /// `count` in thousandths; nil for units that have no length in ISO 8601.
  init?(count: Int, unit: DateWords.Unit, end: Int) {
    self.end = end
    self.unit = unit
    self.count = count / 1000
    switch unit {
    case .second: span = TimeSpan(count, .second)
    case .minute: span = TimeSpan(count, .minute)
    case .hour: span = TimeSpan(count, .hour)
    case .day, .businessday: span = TimeSpan(count, .day)
    case .week: span = TimeSpan(count, .week)
    case .fortnight: span = TimeSpan(2 * count, .week)
    case .month: span = TimeSpan(count, .month)
    case .quarter: span = TimeSpan(3 * count, .month)
    case .year: span = TimeSpan(count, .year)
    case .decade: span = TimeSpan(10 * count, .year)
    case .century: span = TimeSpan(100 * count, .year)
    case .half, .weekend, .workweek: return nil
    }
  }
}
