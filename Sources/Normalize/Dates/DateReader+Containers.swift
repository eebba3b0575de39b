/// Weeks, weekdays and holidays inside a month, a year or a unit counted from now.
extension DateReader {
  enum Tense { case past, future, this, open }

  /// Which way the words beside a date point.
  func tense(_ node: DateNode) -> Tense {
    switch node.shift {
    case .last, .past: return .past
    case .next, .next2, .coming, .ahead: return .future
    case .this, .thisyear: return .this
    case nil: break
    }
    let before = node.start - 1
    if has(before, .past), bytesMatchFolded(before, "since") { return .past }
    if has(before, .future) || bytesMatchFolded(before, "until") || bytesMatchFolded(before, "by") {
      return .future
    }
    var at = node.end
    let end = min(tokens.count, at + (isKorean(node.end - 1) ? 12 : 0))
    while at < end, !startsLine(at), !isMark(at, ".") {
      if has(at, .future) { return .future }
      at += 1
    }
    if isKorean(node.end - 1) { return .open }
    at = before
    while at >= max(0, node.start - 6), !isMark(at, ".") {
      if has(at, .future) { return .future }
      if has(at, .past) { return .past }
      at -= 1
    }
    return .open
  }

  /// Next week, this quarter, last weekend, and a weekday in them.
  func resolveUnit(_ unit: DateWords.Unit, _ node: DateNode) -> DateRange? {
    guard let reference = context.reference else { return nil }
    let monday = reference.monday + 7 * node.offset
    switch unit {
    case .week:
      if let weekday = node.weekday { return DateRange(day: monday + (weekday - 1)) }
      return DateRange(weekOf: monday)
    case .workweek: return DateRange(first: monday, last: monday + 4)
    case .weekend: return DateRange(first: monday + 5, last: monday + 6)
    case .fortnight:
      return DateRange(
        first: reference.monday + 14 * node.offset, last: reference.monday + 14 * node.offset + 13)
    case .quarter:
      let (year, month, _) = reference.ymd
      let index = year * 4 + (month - 1) / 3 + node.offset
      return DateRange(year: index / 4, quarter: index % 4 + 1)
    case .half:
      let (year, month, _) = reference.ymd
      let index = year * 2 + (month - 1) / 6 + node.offset
      return DateRange(year: index / 2, half: index % 2 + 1)
    case .decade: return years(reference.year - reference.year % 10 + 10 * node.offset, 10)
    case .century: return years(reference.year - reference.year % 100 + 100 * node.offset, 100)
    default: return nil
    }
  }

  func years(_ first: Int, _ count: Int) -> DateRange? {
    guard let a = DateRange(year: first), let b = DateRange(year: first + count - 1) else {
      return nil
    }
    return DateRange(from: a, to: b)
  }

  /// The third week of 2027, last four months of 2021, first Friday of this month.
  func resolveNth(_ node: DateNode) -> DateRange? {
    guard let nth = node.nth else { return nil }
    if let weekday = node.weekday {
      guard let year = node.year ?? context.reference?.year,
        let month = node.month ?? (node.year == nil ? context.reference?.month : nil)
      else { return nil }
      if node.year == nil, node.month != nil, let reference = context.reference {
        return Holidays.day(nth: nth, weekday: weekday, year: reference.year, month: month)
          .map { DateRange(day: $0) }
      }
      return Holidays.day(nth: nth, weekday: weekday, year: year, month: month)
        .map { DateRange(day: $0) }
    }
    var bare = node
    bare.nth = nil
    bare.edge = nil
    guard let unit = node.nthUnit, let outer = resolve(bare) else { return nil }
    let (count, isLast) = (node.nthCount, nth < 0)
    switch unit {
    case .day:
      let first = isLast ? outer.last - (count - 1) : outer.first + (nth - 1)
      return count == 1
        ? DateRange(day: first) : DateRange(first: first, last: first + (count - 1))
    case .week:
      // A week is where its Thursday is.
      let firstMonday = (outer.first + 3).monday
      let lastMonday = (outer.last - 3).monday
      let start = isLast ? lastMonday - 7 * (count - 1) : firstMonday + 7 * (nth - 1)
      if count == 1 { return DateRange(weekOf: start) }
      return DateRange(first: start, last: start + (7 * count - 1))
    case .month, .quarter:
      let length = (unit == .quarter ? 3 : 1) * count
      guard
        let start = isLast
          ? (outer.last + 1).adding(months: -length)
          : outer.first.adding(months: (nth - 1) * (unit == .quarter ? 3 : 1)),
        let end = start.adding(months: length)
      else { return nil }
      return DateRange(first: start, last: end - 1)
    default: return nil
    }
  }

  func resolveHoliday(_ holiday: Int, _ node: DateNode) -> DateRange? {
    guard let year = node.year ?? context.reference?.year else { return nil }
    var day = words.holidays.day(holiday, year: year)
    if node.year == nil, let reference = context.reference {
      let days = (-1...1).compactMap { words.holidays.day(holiday, year: year + $0) }
      let past = days.last { $0 <= reference }
      let future = days.first { $0 > reference }
      switch tense(node) {
      case .past: day = past
      case .this: break
      case .future:
        day = node.shift == .next && bytesMatchFolded(node.start, "following") ? future : future
      case .open:
        if let past, let future {
          day = reference.number - past.number <= future.number - reference.number ? past : future
        }
      }
    }
    guard let day else { return nil }
    guard node.unit == .weekend else { return DateRange(day: day) }
    // Thanksgiving is a Thursday: its weekend begins with it.
    let sunday = day.monday + 6
    return DateRange(first: day.weekday == 4 ? day : sunday - 1, last: sunday)
  }
}
