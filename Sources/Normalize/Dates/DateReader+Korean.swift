/// Korean parts of a date.
extension DateReader {
  /// 2025년, 12월, 18일, 3분기, 21세기, 90년대, and two numbers before one unit (10∼11일).
  func koreanNumber(at: Int, _ node: inout DateNode) -> Int? {
    guard isNumber(at), standsFree(at) else { return nil }
    if let end = quarterOfFour(at: at, &node) { return end }
    var markAt = at + 1
    var last: Int?
    if isDash(at + 1) || isMark(at + 1, 0xB7), isNumber(at + 2), mark(at + 3) != nil {
      let isDot = isMark(at + 1, 0xB7)
      guard !isDot || tokens[at + 2].value == tokens[at].value + 1 else { return nil }
      last = tokens[at + 2].value
      markAt = at + 3
    }
    guard let unit = mark(markAt), markAt == at + 1 || last != nil,
      let end = set(unit, tokens[at], markAt + 1, &node)
    else {
      return fiscalYear(at: at, &node)
    }
    guard last != nil else { return end }
    guard let value = lastValue(unit, first: tokens[at].value, last: tokens[markAt - 1]) else {
      return nil
    }
    node.last = value
    node.lastOf = unit
    return end
  }

  private func lastValue(_ unit: DateWords.Unit, first: Int, last: DateToken) -> Int? {
    var value = last.value
    if unit == .year, value < 100, first >= 1000 { value += first - first % 100 }
    let limit =
      switch unit {
      case .year: 9999
      case .month: 12
      case .day: 31
      case .quarter: 4
      default: 0
      }
    return value > first && value <= limit ? value : nil
  }

  private func set(
    _ unit: DateWords.Unit, _ number: DateToken, _ end: Int, _ node: inout DateNode
  ) -> Int? {
    let value = number.value
    let mayCount =
      isLength(at: end) && !isSince(end, unit) || has(node.start - 1, .measure)
      || value == 1 && isNumber(end) && has(end + 1, .rate)
    switch unit {
    case .year:
      guard node.year == nil, node.unit == nil, mayTakeYear(node, end),
        let year = year(number, end)
      else { return nil }
      node.year = year
      return end
    case .month:
      guard node.month == nil, node.quarter == nil, node.half == nil, node.unit == nil,
        (1...12).contains(value), node.day == nil, !(isGlued(end) && has(end, .rate))
      else { return nil }
      node.month = value
      // 12월 결산법인: the month in which its years end, every year
      if node.year == nil, has(end, .closing) { node.isUnresolvable = true }
      return end
    case .day:
      guard node.day == nil, (1...31).contains(value), node.unit == nil, node.quarter == nil,
        node.half == nil, node.month != nil || node.year == nil && !node.isUnresolvable,
        node.month != nil || !mayCount || node.shift != nil && !has(end, .length),
        node.month != nil || endsKoreanWord(end)
      else { return nil }
      node.day = value
      return end
    case .quarter:
      guard node.quarter == nil, node.month == nil, node.half == nil, node.day == nil,
        (1...4).contains(value), !has(end, .length) || has(end, .length) && isDuring(end)
      else { return nil }
      node.quarter = value
      return end
    case .century: return setCentury(value, end, &node)
    case .decade:
      guard node.isEmpty, value % 10 == 0 else { return nil }
      return setDecade(value, end, &node)
    default: return nil
    }
  }

  /// In Korean the year comes first: 8일 2020년 and 4월, 2009년 8월 are two dates. After a month and
  /// day it may stand, as in translations: 1월 12일, 2016년.
  private func mayTakeYear(_ node: DateNode, _ end: Int) -> Bool {
    (node.month == nil) == (node.day == nil)
      && (node.month == nil || !(isNumber(end) && mark(end + 1) == .month))
  }

  /// 동안 after a quarter is during it; 만, 째 and 연속 count quarters.
  private func isDuring(_ at: Int) -> Bool {
    tokens[at].end - tokens[at].start == 6 && !bytesMatch(at, "연속")
  }

  /// 간, 동안, 만 …; not `3일 간담회`.
  func hasLength(_ at: Int) -> Bool {
    has(at, .length) && (isGlued(at) || endsKoreanWord(at + 1))
  }

  /// What follows makes a number of units a length: 간, 동안, 만에, 째, 전, 뒤 …
  func isLength(at: Int) -> Bool {
    hasLength(at) || has(at, .all) || has(at, .fraction)
      || has(at, .direction) && isKorean(at) && endsKoreanWord(at + 1)
  }

  /// 7일 이후, 2분기 안: after digits a day or quarter of the calendar, from or until which time is told.
  func isSince(_ at: Int, _ unit: DateWords.Unit) -> Bool {
    guard unit == .day || unit == .quarter, has(at, .direction) else { return false }
    if bytesMatch(at, "이후") { return true }
    let direction = meaning(at, .direction)?.direction
    return unit == .quarter && (direction == .within || direction == .in)
  }

  /// 2025년, 98년 3월, 04년, 96년도; numbers that count years are lengths.
  private func year(_ number: DateToken, _ end: Int) -> Int? {
    let value = number.value
    if number.digits == 4 { return (1000...2999).contains(value) ? value : nil }
    let isLong = tokens[end - 1].end - tokens[end - 1].start > 3  // 년도
    if number.digits == 3 { return bytesMatch(end, "에") ? value : nil }
    guard number.digits == 2 else { return nil }
    let hasMonth =
      isNumber(end) && (mark(end + 1) == .month || mark(end + 1) == .quarter)
      || has(end, .half) && isKorean(end)
    guard value < 10 || isLong || hasMonth || value >= 60 && !isLength(at: end) else { return nil }
    return context.year(ofTwoDigits: value)
  }

  func bytesMatch(_ at: Int, _ word: StaticString) -> Bool {
    guard at >= 0, at < tokens.count, tokens[at].end - tokens[at].start == word.utf8CodeUnitCount
    else {
      return false
    }
    return word.withUTF8Buffer { buffer in
      bytes[tokens[at].start..<tokens[at].end].elementsEqual(buffer)
    }
  }

  /// 3/4분기 and 3·4분기 are the third of four.
  private func quarterOfFour(at: Int, _ node: inout DateNode) -> Int? {
    guard isMark(at + 1, "/") || isMark(at + 1, 0xB7), isNumber(at + 2), tokens[at + 2].value == 4,
      mark(at + 3) == .quarter, (1...4).contains(tokens[at].value), node.quarter == nil
    else { return nil }
    node.quarter = tokens[at].value
    return at + 4
  }

  private func fiscalYear(at: Int, _ node: inout DateNode) -> Int? {
    guard tokens[at].digits == 4, has(at + 1, .fiscalyear), node.year == nil else { return nil }
    node.year = tokens[at].value
    return at + 2
  }

  /// 지난해, 다음 달, 상반기, 금요일, 오늘, 이날, 마지막 주, 오는, 말.
  func koreanWord(at: Int, _ node: inout DateNode) -> Int? {
    for meaning in words.meanings[tokens[at].word] {
      let end: Int? =
        switch meaning.kind {
        case .rel: relative(meaning, at + 1, &node)
        case .anaphor: anaphor(meaning, at + 1, &node)
        case .relday: relativeDay(meaning, at + 1, &node)
        case .weekday: weekday(meaning, at + 1, &node)
        case .half: half(meaning.value, at + 1, &node)
        case .shift: koreanShift(meaning, at, &node)
        case .ordinal: koreanOrdinal(meaning, at, &node)
        case .edge: koreanEdge(meaning, at, &node)
        case .holiday: holiday(meaning, at + 1, &node)
        case .recurring: recurring(at + 1, &node)
        default: nil
        }
      if let end { return end }
    }
    return nil
  }

  func weekday(_ meaning: Meaning, _ end: Int, _ node: inout DateNode) -> Int? {
    guard node.weekday == nil, node.quarter == nil, node.half == nil, node.nthUnit != .day else {
      return nil
    }
    node.weekday = meaning.value
    return pastDay(end)
  }

  /// After 날, which Korean speech hangs on names of days: 일요일날, 제헌절날.
  private func pastDay(_ at: Int) -> Int {
    isGlued(at) && isKorean(at - 1) && bytesMatch(at, "날") ? at + 1 : at
  }

  func half(_ value: Int, _ end: Int, _ node: inout DateNode) -> Int? {
    guard node.half == nil, node.quarter == nil, node.month == nil, node.day == nil,
      node.weekday == nil, node.unit == nil, (1...2).contains(value)
    else { return nil }
    node.half = value
    return end
  }

  func holiday(_ meaning: Meaning, _ end: Int, _ node: inout DateNode) -> Int? {
    guard node.holiday == nil, node.month == nil, node.day == nil, node.quarter == nil,
      node.weekday == nil, node.half == nil, node.unit == nil || node.unit == .weekend
    else { return nil }
    node.holiday = meaning.value
    return pastDay(end)
  }

  /// 매주 목요일, every Friday, 매년 3월: again and again, so that no day is meant.
  func recurring(_ at: Int, _ node: inout DateNode) -> Int? {
    guard node.isEmpty, node.shift == nil, at < tokens.count, !startsLine(at) else { return nil }
    var named = node
    guard let end = part(at: at, &named),
      named.weekday != nil || named.day != nil || named.month != nil
    else { return nil }
    node = named
    node.isUnresolvable = true
    return end
  }

  func relativeDay(_ meaning: Meaning, _ end: Int, _ node: inout DateNode) -> Int? {
    guard node.isEmpty, node.shift == nil, !isKorean(end - 1) || endsKoreanWord(end) else {
      return nil
    }
    if let reference = context.reference {
      node.fixed = DateRange(day: reference + meaning.value)
    } else {
      node.isUnresolvable = true
      node.isClosed = true
    }
    return end
  }

  /// A unit counted from the publication date, settled to a year or month where it is one.
  func relative(_ meaning: Meaning, _ end: Int, _ node: inout DateNode) -> Int? {
    guard node.isEmpty || canNarrow(node, meaning), node.shift == nil else { return nil }
    if isKorean(end - 1), !endsKoreanWord(end) { return nil }
    if meaning.value < 0 {  // 새해: the one that began last or begins next
      guard let reference = context.reference else {
        node.isUnresolvable = true
        return end
      }
      node.year = reference.month > 6 ? reference.year + 1 : reference.year
      return end
    }
    if let edge = meaning.edge { node.edge = edge }
    set(meaning.unit, offset: meaning.offset, &node)
    return end
  }

  /// 2016년 연말: a year is named and the word only says its end.
  private func canNarrow(_ node: DateNode, _ meaning: Meaning) -> Bool {
    meaning.edge != nil && node.year != nil && node.month == nil && node.quarter == nil
      && node.half == nil && node.edge == nil && meaning.unit == .year
  }

  func set(_ unit: DateWords.Unit, offset: Int, _ node: inout DateNode) {
    guard let reference = context.reference else {
      if node.year == nil { node.isUnresolvable = true }
      return
    }
    switch unit {
    case .year:
      if node.year == nil { node.year = reference.year + offset }
    case .month:
      guard let day = CivilDay(reference.year, reference.month, 1)?.adding(months: offset) else {
        node.isUnresolvable = true
        return
      }
      node.year = day.year
      node.month = day.month
    default:
      node.unit = unit
      node.offset = offset
    }
  }

  /// 이날, 다음 날, 이듬해, 지난해 같은 기간.
  func anaphor(_ meaning: Meaning, _ end: Int, _ node: inout DateNode) -> Int? {
    if meaning.value < 0 { return samePeriod(end, &node) }
    guard node.isEmpty, node.shift == nil, endsKoreanWord(end) else { return nil }
    switch meaning.unit {
    case .day:
      guard let day = context.lastDay ?? context.reference else { break }
      node.fixed = DateRange(day: day + meaning.offset)
      return end
    case .month:
      guard let range = context.lastRange, range.grain == .month,
        let day = range.first.adding(months: meaning.offset)
      else { break }
      node.year = day.year
      node.month = day.month
      return end
    default:
      guard let year = context.lastRange?.first.year ?? context.lastDay?.year else { break }
      node.year = year + meaning.offset
      return end
    }
    node.isUnresolvable = true
    node.isClosed = meaning.unit == .day
    return end
  }

  /// The month, quarter or half named last, in the year named here.
  private func samePeriod(_ end: Int, _ node: inout DateNode) -> Int? {
    guard node.month == nil, node.quarter == nil, node.half == nil, node.day == nil else {
      return nil
    }
    guard let year = node.year else {
      guard node.isUnresolvable else { return nil }
      return end
    }
    guard let range = context.lastRange else { return end }
    let (_, month, _) = range.first.ymd
    let (length, grain): (Int, DateRange.Grain) =
      switch range.grain {
      case .month: (1, .month)
      case .quarter: (3, .quarter)
      case .half: (6, .half)
      default: (12, .year)
      }
    guard length < 12 else { return end }
    node.fixed = DateRange(year: year, month: month, count: length, grain: grain)
    return end
  }

  /// 지난 18일, 오는 12월, 올 하반기: only before what they point to.
  private func koreanShift(_ meaning: Meaning, _ at: Int, _ node: inout DateNode) -> Int? {
    guard node.shift == nil, at + 1 < tokens.count, !startsLine(at + 1) else { return nil }
    if node.month != nil, node.day != nil, let weekday = self.meaning(at + 1, .weekday) {
      return self.weekday(weekday, at + 2, &node)
    }
    guard node.isEmpty else { return nil }
    if meaning.shift == .thisyear {
      guard let reference = context.reference else {
        node.isUnresolvable = true
        return koreanNarrowing(at + 1, &node)
      }
      node.year = reference.year
      return koreanNarrowing(at + 1, &node)
    }
    guard meaning.shift != .ahead, meaning.shift != .past else { return nil }
    node.shift = meaning.shift
    let end = part(at: at + 1, &node)
    return node.isEmpty || node.unit != nil ? nil : end
  }

  private func koreanNarrowing(_ at: Int, _ node: inout DateNode) -> Int? {
    if isNumber(at), mark(at + 1) != nil || isDash(at + 1) { return koreanNumber(at: at, &node) }
    return has(at, .half) ? koreanWord(at: at, &node) : nil
  }

  /// 첫째 주, 세 번째 화요일, 마지막 날.
  private func koreanOrdinal(_ meaning: Meaning, _ at: Int, _ node: inout DateNode) -> Int? {
    guard node.nth == nil, node.weekday == nil, node.day == nil else { return nil }
    if let unit = self.meaning(at + 1, .unit)?.unit, endsKoreanWord(at + 2),
      unit == .week || unit == .day || unit == .month || unit == .quarter
    {
      guard !node.isEmpty || unit == .week else { return nil }
      node.nth = meaning.value
      node.nthUnit = unit
      return at + 2
    }
    guard let weekday = self.meaning(at + 1, .weekday) else { return nil }
    node.nth = meaning.value
    node.weekday = weekday.value
    return at + 2
  }

  /// 초, 중순, 말, 후반 after what they are a part of.
  private func koreanEdge(_ meaning: Meaning, _ at: Int, _ node: inout DateNode) -> Int? {
    // 지난해 초·중·고 학생
    guard !node.isEmpty, node.edge == nil, node.day == nil, node.weekday == nil,
      endsKoreanWord(at + 1),
      !(isMark(at + 1, 0xB7) && isGlued(at + 1) && isKorean(at + 2) && !has(at + 2, .edge))
    else { return nil }
    node.edge = meaning.edgeValue
    return at + 1
  }
}
