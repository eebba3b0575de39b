/// English phrases around a unit, a month or a weekday: next week, the third quarter, mid-2027.
extension DateReader {
  func isPlural(_ at: Int) -> Bool { bytes[tokens[at].end - 1] | 0x20 == 0x73 }

  /// next week, this Friday, last September, next 5/12, next week's …
  func shift(_ meaning: Meaning, _ at: Int, _ node: inout DateNode) -> Int? {
    guard node.shift == nil, node.unit == nil, node.year == nil, node.fixed == nil else {
      return nil
    }
    let next = at + 1
    guard next < tokens.count, !startsLine(next) else { return nil }
    if meaning.shift == .last, let end = lastOf(next, &node) { return end }
    if let unit = unitAfterShift(next) {
      guard node.month == nil || unit == .year, node.quarter == nil || unit == .year,
        node.half == nil || unit == .year,
        !isPlural(next)
      else { return nil }
      return relative(unit, meaning.shift, next + 1, &node)
    }
    guard node.isEmpty, meaning.shift != .past || has(next, .month) || has(next, .weekday) else {
      return nil
    }
    node.shift = meaning.shift
    let end = part(at: next, &node)
    guard end != nil, !node.isBareYear, node.unit == nil, node.fixed == nil else { return nil }
    return end
  }

  private func unitAfterShift(_ at: Int) -> DateWords.Unit? {
    guard let unit = meaning(at, .unit)?.unit else { return nil }
    switch unit {
    case .second, .minute, .hour, .businessday, .half: return nil
    default: return unit
    }
  }

  private func offset(of shift: DateWords.Shift) -> Int {
    switch shift {
    case .this, .thisyear: 0
    case .next, .coming, .ahead: 1
    case .next2: 2
    case .last, .past: -1
    }
  }

  private func relative(
    _ unit: DateWords.Unit, _ shift: DateWords.Shift, _ end: Int, _ node: inout DateNode
  ) -> Int? {
    let offset = offset(of: shift)
    if unit == .day {
      guard node.isEmpty, meaning(end, .direction)?.direction != .after else { return nil }
      guard let reference = context.reference else {
        node.isUnresolvable = true
        return end
      }
      node.fixed = DateRange(day: reference + offset)
      return end
    }
    guard
      node.isEmpty || node.weekday != nil && unit == .week || unit == .year || unit == .month
        || node.nth != nil || node.edge != nil || node.week != nil
    else { return nil }
    set(unit, offset: offset, &node)
    return end
  }

  /// last week of July, last day of 2016, last 3 weeks of this year: what follows `last`.
  private func lastOf(_ at: Int, _ node: inout DateNode) -> Int? {
    guard node.isEmpty else { return nil }
    return nthUnit(-1, at, &node)
  }

  /// A unit, with or without a count, that `of` makes a part of a month or year.
  private func nthUnit(_ nth: Int, _ at: Int, _ node: inout DateNode) -> Int? {
    var (count, unitAt) = (1, at)
    if isNumber(at), tokens[at].digits <= 2 {
      (count, unitAt) = (tokens[at].value, at + 1)
    } else if let number = cardinal(at: at) {
      (count, unitAt) = number
    }
    guard let unit = meaning(unitAt, .unit)?.unit, [.day, .week, .month, .quarter].contains(unit),
      has(unitAt + 1, .of) || has(unitAt + 1, .in) || nth > 0 && count == 1,
      (1...60).contains(count)
    else { return nil }
    if count == 1, unit == .quarter, nth > 0 { return nil }
    if count == 1, unit == .month, nth > 0 {
      guard (1...12).contains(nth), has(unitAt + 1, .of) else { return nil }
      node.month = nth
      return unitAt + 1
    }
    if count == 1, unit == .day, nth > 0 {
      guard (1...31).contains(nth), has(unitAt + 1, .of) else { return nil }
      node.day = nth
      return unitAt + 1
    }
    node.nth = nth
    node.nthUnit = unit
    node.nthCount = count
    return unitAt + 1
  }

  /// third quarter, first half, 15th century, second Monday, 27th (of May), third week of May.
  func counted(_ ordinal: (value: Int, end: Int), _ at: Int, _ node: inout DateNode) -> Int? {
    var next = ordinal.end
    if isMark(next, "-"), isGlued(next), isGlued(next + 1) { next += 1 }
    if has(next, .fiscal) { next += 1 }
    if let unit = meaning(next, .unit)?.unit, !startsLine(next) {
      switch unit {
      case .quarter where (1...4).contains(ordinal.value) && !isPlural(next):
        guard node.quarter == nil, node.half == nil, node.month == nil, !isRunning(next + 1) else {
          return nil
        }
        node.quarter = ordinal.value
        return next + 1
      case .half where (1...2).contains(ordinal.value):
        return half(ordinal.value, next + 1, &node)
      case .century: return setCentury(ordinal.value, next + 1, &node)
      default: break
      }
    }
    if ordinal.value == 1 || !isPlural(next - 1), node.isEmpty || node.year != nil,
      let end = nthUnit(ordinal.value, next, &node)
    {
      return end
    }
    if let weekday = meaning(next, .weekday), node.isEmpty, (1...5).contains(ordinal.value) {
      node.nth = ordinal.value
      node.weekday = weekday.value
      return next + 1
    }
    return ordinalDay(ordinal, at, &node)
  }

  /// `the third quarter running`, `… in a row`: quarters are counted.
  private func isRunning(_ at: Int) -> Bool {
    bytesMatch(at, "running") || has(at, .in) && has(at + 1, .article) && bytesMatch(at + 2, "row")
  }

  private func ordinalDay(_ ordinal: (value: Int, end: Int), _ at: Int, _ node: inout DateNode)
    -> Int?
  {
    guard node.day == nil, node.fixed == nil, node.unit == nil, node.quarter == nil,
      node.half == nil, node.nth == nil, (1...31).contains(ordinal.value)
    else { return nil }
    if node.month != nil || node.weekday != nil {
      guard node.weekday != nil || !has(ordinal.end, .unit) else { return nil }
      node.day = ordinal.value
      return ordinal.end
    }
    var next = ordinal.end
    if has(next, .of) { next += 1 }
    if isMark(next, "-"), isGlued(next) { next += 1 }
    if let month = meaning(next, .month), isMonth(next, besideNumber: true) {
      node.day = ordinal.value
      node.month = month.value
      return next + 1
    }
    if has(ordinal.end, .of), has(ordinal.end + 1, .shift),
      meaning(ordinal.end + 2, .unit)?.unit == .month
    {
      node.day = ordinal.value
      return ordinal.end
    }
    guard node.isEmpty, has(at - 1, .the), endsPhrase(ordinal.end),
      isNumber(at) || isSetInTime(at - 1) && !has(ordinal.end, .until)
    else { return nil }
    node.day = ordinal.value
    return ordinal.end
  }

  /// `until the third`: without such a word the third of something else is meant.
  private func isSetInTime(_ at: Int) -> Bool {
    let before = at - 1
    return has(before, .on) || has(before, .from) || has(before, .until) || has(before, .between)
      || has(before, .direction) || has(before, .and) || bytesMatch(before, "for")
      || bytesMatch(before, "by")
  }

  /// Nothing follows that the ordinal could count: the 27th, the 27th at noon, the 27th and …
  func endsPhrase(_ at: Int) -> Bool {
    at >= tokens.count || startsLine(at) || tokens[at].kind == .punctuation && !isMark(at, "-")
      || has(at, .and) || has(at, .until) || has(at, .from) || has(at, .in) || has(at, .on)
      || has(at, .or) || has(at, .future) || has(at, .past)
  }

  /// the 27th, the third quarter, the nineties, the week, the end of 2025, the day after.
  func the(_ at: Int, _ node: inout DateNode) -> Int? {
    let next = at + 1
    guard next < tokens.count, !startsLine(next) else { return nil }
    if !node.isEmpty {
      guard let ordinal = ordinal(at: next), node.month != nil || node.weekday != nil else {
        return nil
      }
      return counted(ordinal, next, &node)
    }
    if let end = unitAfterNext(next, &node) { return end }
    if meaning(next, .unit)?.unit == .week, let end = weekOf(next, &node) { return end }
    if let ordinal = ordinal(at: next) {
      if has(ordinal.end, .of), has(ordinal.end + 1, .month) { return nil }
      return counted(ordinal, next, &node)
    }
    if has(next, .fiscal) || has(next, .unit) && isNumber(next + 1) { return nil }
    if meaning(next, .unit) != nil { return theUnit(next, &node) }
    if let shift = meaning(next, .shift) {
      if let unit = meaning(next + 1, .unit)?.unit, unit == .day || unit == .decade {
        return self.shift(shift, next, &node)
      }
      guard shift.shift == .last else { return nil }
      return lastOf(next + 1, &node)
    }
    if isNumber(next) {
      if let end = decade(at: next, &node) { return end }
      guard tokens[next].digits <= 2, (1...31).contains(tokens[next].value),
        isMark(next + 1, ".") || next + 1 == tokens.count, !isNumber(next + 2)
      else { return nil }
      node.day = tokens[next].value
      return next + 1
    }
    guard !has(next, .month), !has(next, .weekday), !has(next, .the), !has(next, .rel) else {
      return nil
    }
    return part(at: next, &node).flatMap { node.isBareYear ? nil : $0 }
  }

  /// the month after (the) next
  private func unitAfterNext(_ at: Int, _ node: inout DateNode) -> Int? {
    guard let unit = unitAfterShift(at), meaning(at + 1, .direction)?.direction == .after else {
      return nil
    }
    let last = has(at + 2, .the) ? at + 3 : at + 2
    guard meaning(last, .shift)?.shift == .next, !has(last + 1, .unit) else { return nil }
    if unit == .day {
      guard let reference = context.reference else { return nil }
      node.fixed = DateRange(day: reference + 2)
      return last + 1
    }
    set(unit, offset: 2, &node)
    return last + 1
  }

  /// the week, for the year: the one of the publication date, where nothing else is said of it.
  private func theUnit(_ at: Int, _ node: inout DateNode) -> Int? {
    guard !isPlural(at), !isMark(at + 1, "-"), !has(at + 1, .unit) else { return nil }
    return thisUnit(at, &node)
  }

  func thisUnit(_ at: Int, _ node: inout DateNode) -> Int? {
    guard let unit = unitAfterShift(at), unit != .century, unit != .decade, !isPlural(at),
      !isNumber(at + 1) || !tokens[at + 1].glued
    else { return nil }
    return relative(unit, .this, at + 1, &node)
  }

  /// the week of the 18th, the week beginning (on) May 5, weekend of Thanksgiving.
  private func weekOf(_ at: Int, _ node: inout DateNode) -> Int? {
    var next = at + 1
    if has(next, .starting) {
      next += has(next + 1, .on) ? 2 : 1
    } else if has(next, .of) {
      next += 1
    } else {
      return nil
    }
    return week(containing: next, &node)
  }

  func week(containing at: Int, _ node: inout DateNode) -> Int? {
    guard node.isEmpty, let inner = self.node(at: at), inner.day != nil || inner.holiday != nil
    else {
      return nil
    }
    if let range = resolve(inner) {
      node.fixed = DateRange(weekOf: range.first)
    } else {
      node.isUnresolvable = true
    }
    return inner.end
  }

  /// mid-2027, early this year, the end of March, later this week, rest of the month.
  func englishEdge(_ meaning: Meaning, _ at: Int, _ node: inout DateNode) -> Int? {
    let edge = meaning.edgeValue
    if edge == .end, !node.isEmpty, node.edge == nil { return nil }
    guard node.isEmpty, node.edge == nil else { return nil }
    var next = at + 1
    let needsOf = tokens[at].end - tokens[at].start != 3 || edge == .end
    if has(next, .of) || has(next, .in) && edge != .start {
      next += has(next + 1, .the) && meaningOfUnit(next + 2) || has(next + 1, .my) ? 2 : 1
    } else if isMark(next, "-"), isGlued(next), isGlued(next + 1) {
      next += 1
    } else if needsOf, !isAdverb(at) {
      return nil
    }
    guard next < tokens.count, !startsLine(next) else { return nil }
    var inner = DateNode(at: next)
    guard
      let end = meaningOfUnit(next) ? thisUnit(next, &inner) : part(at: next, &inner),
      inner.fixed == nil, inner.edge == nil
    else { return nil }
    inner.start = node.start
    node = inner
    node.edge = edge
    if node.isBareYear { node.isBareYear = false }
    return end
  }

  private func meaningOfUnit(_ at: Int) -> Bool { has(at, .unit) }

  /// early, late, later, earlier, mid stand right before the time; the others need `of`.
  private func isAdverb(_ at: Int) -> Bool {
    bytesMatchFolded(at, "early") || bytesMatchFolded(at, "late") || bytesMatchFolded(at, "later")
      || bytesMatchFolded(at, "earlier") || bytesMatchFolded(at, "mid")
  }

  func bytesMatchFolded(_ at: Int, _ word: StaticString) -> Bool {
    guard at >= 0, at < tokens.count, tokens[at].end - tokens[at].start == word.utf8CodeUnitCount
    else {
      return false
    }
    return word.withUTF8Buffer { buffer in
      zip(bytes[tokens[at].start..<tokens[at].end], buffer).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  /// fiscal 2025, fiscal year 2025, FY25, CY18, fiscal third quarter.
  func fiscal(_ at: Int, _ node: inout DateNode) -> Int? {
    guard node.year == nil, node.unit == nil, node.month == nil else { return nil }
    var next = at + 1
    if meaning(next, .unit)?.unit == .year { next += 1 }
    if isMark(next, "'") || isMark(next, 0x2019) || isMark(next, "-") { next += 1 }
    if isNumber(next), tokens[next].digits == 4 || tokens[next].digits == 2, !runsOnNumber(next + 1)
    {
      let value = tokens[next].value
      node.year = tokens[next].digits == 4 ? value : context.year(ofTwoDigits: value)
      return (1900...2999).contains(node.year ?? 0) ? next + 1 : nil
    }
    guard node.isEmpty else { return nil }
    return part(at: next, &node)
  }

  private func runsOnNumber(_ at: Int) -> Bool {
    at < tokens.count && tokens[at].glued && (tokens[at].kind == .other || isMark(at, "%"))
  }
}
