/// Settles a date against the publication date and what the document said before.
extension DateReader {
  /// Whether the parts make a date at all.
  func stands(_ node: DateNode) -> Bool {
    if node.isOnlyEdge || node.isEmpty { return false }
    if node.isOnlyYear, isNumber(node.end), mark(node.end + 1) == .month { return false }
    if node.isBareYear, node.isOnlyYear { return isYearBySetting(node) }
    if node.nthUnit != nil, node.year == nil, node.month == nil, node.unit == nil,
      !node.isUnresolvable
    {
      return false
    }
    return true
  }

  /// A number of four digits alone is a year after `in`, `since`, in brackets, at the end of a line …
  private func isYearBySetting(_ node: DateNode) -> Bool {
    let (before, after) = (node.start - 1, node.end)
    if after < tokens.count, tokens[after].glued {
      if tokens[after].kind == .other || tokens[after].kind == .word, !isKorean(after) {
        return false
      }
      if isMark(after, "%") || isMark(after, "-") && isNumber(after + 1) { return false }
      if isKorean(after), !has(after, .particle), !has(after, .from), !has(after, .until),
        !has(after, .between)
      {
        return false
      }
    }
    if has(after, .unit), !isKorean(after) || endsKoreanWord(after + 1) { return false }
    // 3분의 2000
    if has(before, .blocked) { return false }
    if isKoreanSetting(node) { return true }
    if before < 0 || startsLine(node.start) {
      return node.start == 0 ? after >= tokens.count : false
    }
    if has(before, .in) || has(before, .past) || has(before, .of) || has(before, .until)
      || has(before, .from) || has(before, .between) || has(before, .beforeyear)
    {
      return
        !(after < tokens.count && tokens[after].kind == .other && !tokens[after].capital
        && !isKorean(after) && has(before, .of))
    }
    if isMark(before, "("), isMark(after, ")") || isMark(after, ",") { return true }
    if isMark(before, "=") { return true }
    if has(before, .and) || isMark(before, ","), before > 0, isNumber(before - 1),
      tokens[before - 1].digits == 4
    {
      return true
    }
    return false
  }

  /// 2025 세제개편안, CES 2026에서: years as Korean titles write them.
  private func isKoreanSetting(_ node: DateNode) -> Bool {
    let (before, after) = (node.start - 1, node.end)
    guard context.isKorean, let year = node.year, (1995...2035).contains(year),
      before < 0 || !tokens[node.start].glued || opensQuote(before)
    else { return false }
    guard after < tokens.count, !startsLine(after) else { return before >= 0 }
    if tokens[after].glued { return has(after, .particle) || isMark(after, ")") }
    return isKorean(after)
      && !((has(after, .unit) || has(after, .mark)) && endsKoreanWord(after + 1))
  }

  private func opensQuote(_ at: Int) -> Bool {
    tokens[at].kind == .punctuation
      && [0x27, 0x22, 0x28, 0x3C, 0x5B, 0x2018, 0x201C, 0x300A, 0x300C].contains(tokens[at].value)
  }

  /// Longest title of a work, programme or product in quotes, in bytes.
  private static let longestTitle = 42

  /// '내일도 칸타빌레', '올해의 선수상': a day or year told from today, with a particle, at the head of a short
  /// phrase in single quotes is part of a name.
  func opensTitle(_ node: DateNode) -> Bool {
    let quote = node.start - 1
    guard node.end == node.start + 1, isKorean(node.start), quote >= 0, tokens[node.start].glued,
      isMark(quote, 0x27) || isMark(quote, 0x2018), isGlued(node.end), isKorean(node.end),
      has(node.start, .relday) || has(node.start, .rel) || has(node.start, .anaphor)
    else { return false }
    let limit = tokens[node.start].start + Self.longestTitle
    let close = tokens[node.end...].indices.first { isMark($0, 0x27) || isMark($0, 0x2019) }
    return close.map { tokens[$0].start <= limit } ?? false
  }

  /// A day that no calendar has: 30 February, 31 April.
  func isImpossible(_ node: DateNode) -> Bool {
    guard let month = node.month, let day = node.day else { return false }
    return CivilDay(node.year ?? 2024, month, day) == nil
  }

  /// The days of a date; nil when it can't be settled.
  func resolve(_ node: DateNode) -> DateRange? {
    guard let last = node.last, let unit = node.lastOf else { return resolveOne(node) }
    var (a, b) = (node, node)
    a.last = nil
    b.last = nil
    guard let first = resolveOne(a) else { return nil }
    switch unit {
    case .year: b.year = last
    case .month:
      b.month = last
      if b.year == nil { b.year = first.first.year }
    case .quarter:
      b.quarter = last
      if b.year == nil { b.year = first.first.year }
    default:
      b.day = last
      b.month = first.first.month
      b.year = first.first.year
      b.shift = nil
    }
    if b.year != nil, unit != .year { b.shift = nil }
    guard let end = resolveOne(b) else { return nil }
    return DateRange(from: first, to: end)
  }

  private func resolveOne(_ node: DateNode) -> DateRange? {
    guard !node.isUnresolvable else { return nil }
    guard let range = whole(node) else { return nil }
    guard let edge = node.edge else { return range }
    return part(edge, of: range)
  }

  /// `early`, `mid` and most ends leave a period as it is; the end of a year is its December, and what
  /// is later than now is the rest.
  private func part(_ edge: DateWords.Edge, of range: DateRange) -> DateRange? {
    switch edge {
    case .start, .mid: return range
    case .end:
      guard range.grain == .year else { return range }
      return DateRange(year: range.first.year, month: 12)
    case .later:
      guard let reference = context.reference else { return nil }
      let half = (range.last.number - range.first.number + 1) / 2
      let middle =
        switch range.grain {
        case .week: range.first + 3
        case .month: range.first + 15
        case .year: CivilDay(range.first.year, 7, 1) ?? range.first + half
        default: range.first + half
        }
      let start =
        reference < range.first || reference > range.last ? middle : max(middle, reference)
      return DateRange(first: start, last: range.last)
    case .rest:
      guard let reference = context.reference, reference <= range.last else { return nil }
      return DateRange(first: max(reference, range.first), last: range.last)
    }
  }

  private func whole(_ node: DateNode) -> DateRange? {
    if let fixed = node.fixed {
      guard let weekday = node.weekday, fixed.grain != .day else { return fixed }
      return DateRange(day: fixed.first.monday + (weekday - 1))
    }
    if let holiday = node.holiday { return resolveHoliday(holiday, node) }
    if node.nth != nil { return resolveNth(node) }
    if let unit = node.unit { return resolveUnit(unit, node) }
    if let week = node.week {
      guard let year = node.year ?? context.reference?.year,
        let monday = CivilDay.monday(ofWeek: week, year: year)
      else { return nil }
      return DateRange(weekOf: monday)
    }
    if let quarter = node.quarter {
      guard let year = node.year ?? year(ofQuarter: quarter, node) else { return nil }
      return DateRange(year: year, quarter: quarter)
    }
    if let half = node.half {
      guard let year = node.year ?? year(ofMonth: half * 6 - 5, length: 6, node) else { return nil }
      return DateRange(year: year, half: half)
    }
    if let month = node.month { return resolveMonth(month, node) }
    if node.day != nil { return resolveDay(node) }
    if node.weekday != nil { return resolveWeekday(node) }
    return node.year.flatMap { DateRange(year: $0) }
  }

  private func resolveMonth(_ month: Int, _ node: DateNode) -> DateRange? {
    guard let day = node.day else {
      guard let year = node.year ?? year(ofMonth: month, length: 1, node) else { return nil }
      return DateRange(year: year, month: month)
    }
    if let year = node.year { return CivilDay(year, month, day).map { DateRange(day: $0) } }
    guard let reference = context.reference else { return nil }
    let found = nearest(node) { CivilDay(reference.year + $0, month, day) }
    return found.map { DateRange(day: $0) }
  }

  /// How many years (for days without a month, months) before and after are looked at.
  private static let years = -8...8

  /// The one of last year, this and next that the words beside it ask for; without such words this
  /// year's when it is past or near, else the nearer.
  private func nearest(_ node: DateNode, _ candidate: (Int) -> CivilDay?) -> CivilDay? {
    guard let reference = context.reference else { return nil }
    // Only a day of the month has to be on the weekday; a month with its day is known by them.
    var weekday = node.month == nil ? node.weekday : nil
    func day(_ offset: Int) -> CivilDay? {
      guard let day = candidate(offset), weekday == nil || day.weekday == weekday else {
        return nil
      }
      return day
    }
    func isNear(_ offset: Int) -> Bool {
      day(offset).map { abs($0.number - reference.number) < 400 } ?? false
    }
    if weekday != nil, !Self.years.contains(where: isNear) { weekday = nil }
    let past = (Self.years.lowerBound...0).reversed().firstValue {
      day($0).flatMap { $0 <= reference ? $0 : nil }
    }
    let future = (0...Self.years.upperBound).firstValue {
      day($0).flatMap { $0 > reference ? $0 : nil }
    }
    guard let past, let future else { return past ?? future }
    switch tense(node) {
    case .past: return past
    case .future: return past == reference ? past : future
    case .this:
      return Self.years.firstValue { day($0).flatMap { $0.year == reference.year ? $0 : nil } }
        ?? past
    case .open:
      let (back, ahead) = (reference.number - past.number, future.number - reference.number)
      if past.year == reference.year { return back > 270 && ahead < 60 ? future : past }
      return back <= ahead ? past : future
    }
  }

  private func year(ofMonth month: Int, length: Int, _ node: DateNode) -> Int? {
    guard let reference = context.reference else { return nil }
    let (year, now, _) = reference.ymd
    let hasEnded = month + length - 1 < now
    let hasBegun = month <= now
    switch tense(node) {
    case .this: return year
    case .past: return hasBegun && (node.shift == nil || month < now) ? year : year - 1
    case .future: return hasEnded || node.shift == .next && hasBegun ? year + 1 : year
    case .open:
      if hasBegun { return year }
      // Not yet begun: next, unless the last one is nearer.
      return (now - month + 12) < (month - now) && length == 1 ? year - 1 : year
    }
  }

  /// A quarter alone is one of this year; early in the year also the ones that were just reported.
  private func year(ofQuarter quarter: Int, _ node: DateNode) -> Int? {
    guard let reference = context.reference else { return nil }
    let now = (reference.month + 2) / 3
    switch tense(node) {
    case .this: return reference.year
    case .past:
      return quarter < now ? reference.year : quarter == now ? reference.year : reference.year - 1
    case .future: return quarter >= now ? reference.year : reference.year + 1
    case .open: return now == 1 && quarter >= 3 ? reference.year - 1 : reference.year
    }
  }

  /// A day without a month: this month's, but just over its edge the neighbour's.
  private func resolveDay(_ node: DateNode) -> DateRange? {
    guard let reference = context.reference, let day = node.day else { return nil }
    let (year, month, today) = reference.ymd
    func of(_ offset: Int) -> CivilDay? {
      let total = year * 12 + month - 1 + offset
      return CivilDay(total / 12, total % 12 + 1, day)
    }
    if node.weekday != nil { return nearest(node, of).map { DateRange(day: $0) } }
    let shift = node.shift
    let offset: Int
    if shift == .last {
      offset = day <= today ? 0 : -1
    } else if shift == .coming || shift == .next {
      offset = day >= today ? 0 : 1
    } else {
      let tense = tense(node)
      offset =
        day - today > 20 && tense != .future ? -1 : today - day > 20 && tense == .future ? 1 : 0
    }
    return (of(offset) ?? of(offset - 1)).map { DateRange(day: $0) }
  }

  private func resolveWeekday(_ node: DateNode) -> DateRange? {
    guard let reference = context.reference, let weekday = node.weekday else { return nil }
    let this = reference.monday + (weekday - 1)
    let day: CivilDay
    switch node.shift {
    case .this: day = this
    case .next: day = this + 7
    case .next2: day = this + 14
    case .coming: day = this > reference ? this : this + 7
    case .last, .past:
      day = isKorean(node.end - 1) && this < reference ? this : this - 7
    default:
      if this == reference {
        day = this
      } else {
        let past = this < reference ? this : this - 7
        day = tense(node) == .future ? past + 7 : past
      }
    }
    return DateRange(day: day)
  }
}

extension DateNode {
  var isOnlyYear: Bool {
    month == nil && day == nil && weekday == nil && quarter == nil && half == nil && week == nil
      && unit == nil && nth == nil && edge == nil && holiday == nil && fixed == nil
  }
}

extension Sequence {
  /// The first value that isn't nil.
  fileprivate func firstValue<T>(_ value: (Element) -> T?) -> T? {
    for element in self {
      if let found = value(element) { return found }
    }
    return nil
  }
}
