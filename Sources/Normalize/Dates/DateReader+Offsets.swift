/// Lengths alone, and dates counted by a length: 3년 전, 향후 5년간, in two weeks, the next decade.
extension DateReader {
  func offsetExpression(at start: Int) -> DateFinding? {
    guard start < tokens.count else { return nil }
    let length = length(at: start)
    if has(start, .fromnow) || isKorean(start) || isNumber(start) || has(start, .days) {
      if let found = koreanOffset(at: start, length) { return found }
    }
    return prefixed(at: start) ?? shifted(at: start) ?? weekdays(at: start)
      ?? length.flatMap { counted(at: start, $0) } ?? fromNode(at: start)
  }

  private func finding(_ start: Int, _ end: Int, _ range: DateRange?) -> DateFinding {
    DateFinding(start: start, end: end, value: range.map { .range($0) } ?? .open)
  }

  private func day(_ length: TimeLength, from day: CivilDay?, sign: Int) -> CivilDay? {
    guard let day else { return nil }
    if length.unit == .businessday { return working(day, sign * length.count) }
    return length.span.from(day, sign: sign)
  }

  private func working(_ day: CivilDay, _ count: Int) -> CivilDay {
    var (day, left) = (day, min(abs(count), 10000))
    while left > 0 {
      day = day + (count < 0 ? -1 : 1)
      if day.weekday <= 5 { left -= 1 }
    }
    return day
  }

  // MARK: Korean

  /// 2년 1개월 21일 전, 지금으로부터 2주 후, 5일 이내, 지난 3년, 사흘.
  private func koreanOffset(at start: Int, _ first: TimeLength?) -> DateFinding? {
    if let shift = meaning(start, .shift), isKorean(start) { return koreanShifted(shift, start) }
    let counted = has(start, .fromnow) ? length(at: start + 1) : first
    guard let length = counted, isKorean(length.end - 1) else { return nil }
    let after = length.end
    if has(after, .direction), isKorean(after), endsKoreanWord(after + 1), !startsLine(after),
      let direction = meaning(after, .direction)?.direction, !length.span.isShort
    {
      if isNumber(start), start + 2 == after, tokens[start].digits <= 2, isSince(after, length.unit)
      {
        return nil
      }
      return koreanDirected(length, direction, start)
    }
    if has(start, .fromnow) { return nil }
    return alone(length, start)
  }

  private func koreanDirected(
    _ length: TimeLength, _ direction: DateWords.Direction, _ start: Int
  ) -> DateFinding? {
    let end = length.end + 1
    guard let reference = context.reference else { return finding(start, end, nil) }
    switch direction {
    case .within, .in:
      let last = day(length, from: reference, sign: 1)
      return finding(start, end, last.map { DateRange(first: reference, last: $0) })
    case .ago:
      let day = day(length, from: reference, sign: -1)
      return finding(start, end, day.map { DateRange(day: $0) })
    default:
      if length.unit == .week, let weekday = meaning(end, .weekday) {
        let first = reference + ((weekday.value - reference.weekday + 6) % 7 + 1)
        return finding(start, end + 1, DateRange(day: first + 7 * (length.count - 1)))
      }
      let day = day(length, from: reference, sign: 1)
      return finding(start, end, day.map { DateRange(day: $0) })
    }
  }

  /// A length by itself; days and weeks only where a word makes them one.
  private func alone(_ length: TimeLength, _ start: Int) -> DateFinding? {
    let after = length.end
    let isCued =
      hasLength(after) || has(after, .all)
      || has(start - 1, .measure)
      || isNumber(after) && has(after + 1, .rate)
    guard !length.needsCue || isCued, length.unit != .businessday else { return nil }
    let end = has(after, .all) && isKorean(after) ? after + 1 : after
    return DateFinding(start: start, end: end, value: .length(length.span))
  }

  /// 지난 3년, 향후 5년, 다가오는 이틀, 최근 2주.
  private func koreanShifted(_ shift: Meaning, _ start: Int) -> DateFinding? {
    guard shift.shift != .thisyear, let length = length(at: start + 1), !length.span.isShort,
      !isNumber(start + 1) || tokens[start + 1].digits < 3
    else { return nil }
    if length.unit == .day, isNumber(start + 1), shift.shift == .last || shift.shift == .coming,
      !has(length.end, .length)
    {
      return nil  // 지난 18일
    }
    guard shift.shift != .this else { return nil }
    return span(shift.shift, length, start, length.end)
  }

  private func span(
    _ shift: DateWords.Shift, _ length: TimeLength, _ start: Int, _ end: Int
  ) -> DateFinding? {
    guard let reference = context.reference else { return finding(start, end, nil) }
    let isPast = shift == .last || shift == .past
    if length.unit == .quarter,
      let now = DateRange(year: reference.year, quarter: (reference.month + 2) / 3)
    {
      let from = isPast ? now.first.adding(months: -3 * length.count) : now.last + 1
      let to = isPast ? now.first : (now.last + 1).adding(months: 3 * length.count)
      guard let from, let to, from < to else { return nil }
      return finding(start, end, DateRange(first: from, last: to - 1))
    }
    if length.unit == .decade {
      let decade = reference.year - reference.year % 10
      let first = isPast ? decade - 10 * length.count : decade + 10
      return finding(start, end, years(first, 10 * length.count))
    }
    if length.unit == .fortnight, length.count == 1 {
      let first = isPast ? reference.monday - 14 : reference.monday + 14
      return finding(start, end, DateRange(first: first, last: first + 13))
    }
    guard let other = day(length, from: reference, sign: isPast ? -1 : 1) else { return nil }
    let range =
      isPast
      ? DateRange(first: other, last: reference - 1)
      : DateRange(first: reference + 1, last: other)
    return finding(start, end, range.first <= range.last ? range : nil)
  }

  // MARK: English

  /// in two weeks, within the next five years.
  private func prefixed(at start: Int) -> DateFinding? {
    guard !isKorean(start) else { return nil }
    if has(start, .in), let length = length(at: start + 1), !length.span.isShort {
      if has(length.end, .direction), let found = counted(at: start + 1, length),
        found.end > length.end
      {
        return DateFinding(start: start, end: found.end, value: found.value)
      }
      // in nine-month profit
      if isMark(length.end - 2, "-") || hasElapsed(before: start) { return nil }
      let day = day(length, from: context.reference, sign: 1)
      return finding(start, length.end, day.map { DateRange(day: $0) })
    }
    guard has(start, .within), !hasElapsed(before: start) else { return nil }
    var at = start + 1
    if has(at, .the) { at += 1 }
    if has(at, .shift) { at += 1 }
    guard let length = length(at: at), !length.span.isShort else { return nil }
    let last = day(length, from: context.reference, sign: 1)
    let range = context.reference.flatMap { first in
      last.map { DateRange(first: first, last: $0) }
    }
    return finding(start, length.end, range)
  }

  /// Whether the words before `in two years` tell of time gone by: the lowest, has risen; not when they
  /// tell of what is to come.
  private func hasElapsed(before start: Int) -> Bool {
    var found = false
    var at = start - 1
    while at >= 0, !startsLine(at + 1), !isMark(at, ".") || isGlued(at + 1) {
      if start - at <= 4, has(at, .ordinal) || endsIn(at, "est") { return true }
      if has(at, .future) || has(at, .modal) || opensInfinitive(at) { return false }
      found = found || has(at, .elapsed) || endsIn(at, "ed")
      at -= 1
    }
    return found
  }

  /// An English word that no table holds and that ends like this.
  private func endsIn(_ at: Int, _ ending: StaticString) -> Bool {
    guard tokens[at].kind == .other, tokens[at].end - tokens[at].start > 4, !isKorean(at) else {
      return false
    }
    return ending.withUTF8Buffer {
      bytes[tokens[at].start..<tokens[at].end].suffix($0.count).elementsEqual($0)
    }
  }

  /// `to open`, not `to 12%`.
  private func opensInfinitive(_ at: Int) -> Bool {
    bytesMatch(at, "to") && tokens[at + 1].kind == .other && !tokens[at + 1].capital
  }

  /// next five days, the last two decades, 2 upcoming months, the past year and a half.
  private func shifted(at start: Int) -> DateFinding? {
    guard !isKorean(start) else { return nil }
    if has(start, .the), let shift = meaning(start + 1, .shift),
      let found = shifted(at: start + 1)
    {
      let isDecade = (start + 1..<found.end).contains { meaning($0, .unit)?.unit == .decade }
      return isDecade && shift.shift != .this
        ? DateFinding(start: start, end: found.end, value: found.value) : nil
    }
    if let shift = meaning(start, .shift)?.shift, shift != .this,
      let length = length(at: start + 1), !length.span.isShort, !has(start + 1, .article),
      !has(start + 1, .all)
    {
      guard !has(length.end, .of) || shift != .last else { return nil }
      return span(shift, length, start, length.end)
    }
    guard isNumber(start) || has(start, .number), let shift = meaning(start + 1, .shift)?.shift,
      let unit = meaning(start + 2, .unit)?.unit, standsFree(start)
    else { return nil }
    let count = isNumber(start) ? tokens[start].value : cardinal(at: start)?.value ?? 0
    guard (1...999).contains(count), count == 1 || bytes[tokens[start + 2].end - 1] | 0x20 == 0x73,
      let length = TimeLength(count: count * 1000, unit: unit, end: start + 3), !length.span.isShort
    else { return nil }
    return span(shift, length, start, start + 3)
  }

  /// two Sundays from now, three Fridays ago.
  private func weekdays(at start: Int) -> DateFinding? {
    guard let number = cardinal(at: start), let weekday = meaning(number.end, .weekday),
      (1...60).contains(number.value),
      let direction = meaning(number.end + 1, .direction)?.direction
    else { return nil }
    var end = number.end + 2
    if direction == .after {
      guard has(end, .now) || meaning(end, .relday)?.value == 0 else { return nil }
      end += 1
    }
    guard let reference = context.reference else { return finding(start, end, nil) }
    let next = reference + ((weekday.value - reference.weekday + 6) % 7 + 1)
    let last = next - 7
    let day =
      direction == .ago
      ? (last < reference ? last : last - 7) - 7 * (number.value - 1)
      : next + 7 * (number.value - 1)
    return finding(start, end, DateRange(day: day))
  }

  /// two years ago, 4 months from tomorrow, 2 weeks before Christmas, 3 days starting from Monday; or
  /// the length alone.
  private func counted(at start: Int, _ length: TimeLength) -> DateFinding? {
    guard !isKorean(length.end - 1) else { return nil }
    let after = length.end
    let alone = DateFinding(start: start, end: after, value: .length(length.span))
    if has(after, .starting) || isMark(after, ",") && has(after + 1, .from) {
      let at =
        isMark(after, ",")
        ? after + 2 : has(after + 1, .from) || has(after + 1, .on) ? after + 2 : after + 1
      if let node = node(at: at), stands(node), let first = resolveAnchor(node, sign: 1),
        let end = day(length, from: first, sign: 1)
      {
        return finding(start, node.end, DateRange(first: first, last: end - 1))
      }
    }
    guard !startsLine(after), let direction = meaning(after, .direction)?.direction,
      !isKorean(after)
    else { return length.unit == .businessday ? nil : alone }
    guard !length.span.isShort else { return alone }
    let reference = context.reference
    switch direction {
    case .ago:
      return finding(
        start, after + 1, day(length, from: reference, sign: -1).map { DateRange(day: $0) })
    case .later:
      return finding(
        start, after + 1, day(length, from: reference, sign: 1).map { DateRange(day: $0) })
    case .hence:
      return span(.next, length, start, after + 1)
    default:
      let sign = direction == .before ? -1 : 1
      let at =
        has(after + 1, .the) && meaning(after + 2, .unit)?.unit == .year ? after + 3 : after + 1
      if has(at, .now) {
        return finding(
          start, at + 1, day(length, from: reference, sign: sign).map { DateRange(day: $0) })
      }
      // 400,000 a year from 2027 is a rate.
      guard var node = node(at: at),
        !(bytesMatch(after, "from") && has(start, .article) && isOnlyYearOrMonth(node)),
        node.day != nil || node.fixed != nil || node.holiday != nil
          || node.month != nil || node.year != nil || node.weekday != nil || node.unit != nil
      else { return alone }
      if node.fixed != nil, node.weekday != nil { node.weekday = nil }
      guard let anchor = resolveAnchor(node, sign: sign) else {
        return finding(start, node.end, nil)
      }
      return finding(
        start, node.end, day(length, from: anchor, sign: sign).map { DateRange(day: $0) })
    }
  }

  private func isOnlyYearOrMonth(_ node: DateNode) -> Bool {
    (node.year != nil || node.month != nil) && node.day == nil && node.fixed == nil
      && node.weekday == nil && node.holiday == nil
  }

  /// What a length is counted from: without a year the next one.
  private func resolveAnchor(_ node: DateNode, sign: Int) -> CivilDay? {
    var node = node
    if node.year == nil, node.shift == nil, node.fixed == nil { node.shift = .coming }
    return resolve(node)?.first
  }

  private func now(at: Int) -> DateNode {
    var node = DateNode(at: at)
    node.end = at + 1
    node.fixed = context.reference.map { DateRange(day: $0) }
    node.isUnresolvable = node.fixed == nil
    return node
  }

  /// 내일부터 3주, 내일로부터 3일 안, Monday two weeks from now, Sunday 3 weeks after January 15th.
  private func fromNode(at start: Int) -> DateFinding? {
    if let weekday = meaning(start, .weekday), let length = length(at: start + 1),
      length.unit == .week, meaning(length.end, .direction)?.direction == .after,
      let node = has(length.end + 1, .now) ? now(at: length.end + 1) : node(at: length.end + 1)
    {
      guard let anchor = resolveAnchor(node, sign: 1) else { return finding(start, node.end, nil) }
      let first = anchor + ((weekday.value - anchor.weekday + 6) % 7 + 1)
      return finding(start, node.end, DateRange(day: first + 7 * (length.count - 1)))
    }
    guard isKorean(start), has(start, .relday), let node = node(at: start), has(node.end, .from),
      let length = length(at: node.end + 1), isKorean(length.end - 1)
    else { return nil }
    guard let first = resolve(node)?.first, let end = day(length, from: first, sign: 1) else {
      return nil
    }
    if let direction = meaning(length.end, .direction)?.direction,
      direction == .within || direction == .in
    {
      return finding(start, length.end + 1, DateRange(first: first, last: end - 1))
    }
    if length.unit == .week, has(length.end, .length),
      let weekday = meaning(length.end + 1, .weekday)
    {
      let next = first + ((weekday.value - first.weekday + 6) % 7 + 1)
      return finding(start, length.end + 2, DateRange(day: next + 7 * (length.count - 1)))
    }
    return finding(start, length.end, DateRange(day: end))
  }
}
