/// From one date to another: 3일부터 12일까지, between March and May, Nov 18-19, 2014~2018.
extension DateReader {
  func rangeExpression(at start: Int, _ node: DateNode?) -> DateFinding? {
    let opening = has(start, .from) && !isKorean(start) || has(start, .between) && !isKorean(start)
    let first = opening ? start + 1 : start
    guard first < tokens.count else { return nil }
    let head: DateNode? =
      if !opening, let node, !node.isOnlyEdge { node } else { end(at: first, isOpened: opening) }
    guard var a = head else { return nil }
    guard let link = link(at: a.end, isBetween: has(start, .between), isFrom: opening) else {
      return nil
    }
    var second = self
    second.openDash = isDash(link - 1) ? link - 1 : -1
    guard var b = second.end(at: link, isOpened: true) else { return nil }
    if b.isBareYear, a.isBareYear, isMark(b.end, "-"), isNumber(b.end + 1) { return nil }
    if a.isBareYear != b.isBareYear, a.isBareYear, !opening, !isKorean(link - 1), b.month != nil {
      return nil
    }
    var end = b.end
    let isKoreanLink = isKorean(link - 1)
    if isKoreanLink || isKorean(b.end - 1) {
      guard let close = koreanClose(link - 1, b.end) else { return nil }
      end = close
    }
    if let year = yearTo(a, b) { return DateFinding(start: start, end: end, value: .range(year)) }
    guard share(&a, &b) else { return nil }
    guard let range = current(a, b) ?? interval(a, &b) else {
      guard !isImpossible(a), !isImpossible(b), context.reference == nil else { return nil }
      return DateFinding(start: start, end: end, value: .open)
    }
    return DateFinding(start: start, end: end, value: .range(range))
  }

  /// `the year to March`: the twelve months that end with it.
  private func yearTo(_ a: DateNode, _ b: DateNode) -> DateRange? {
    guard has(a.start, .the), a.end == a.start + 2, meaning(a.start + 1, .unit)?.unit == .year,
      b.month != nil, b.day == nil, let last = resolve(b)?.last,
      let first = (last + 1).adding(months: -12)
    else { return nil }
    return DateRange(first: first, last: last)
  }

  /// One end: a date, or a bare day or year that the other end explains.
  private func end(at start: Int, isOpened: Bool) -> DateNode? {
    let at =
      has(start, .the) && ordinal(at: start + 1) != nil && node(at: start) == nil
      ? start + 1 : start
    if let node = node(at: at), !node.isOnlyEdge { return node }
    if isOpened, let now = meaning(at, .now) {
      var node = DateNode(at: at)
      node.end = at + 1
      node.fixed = context.reference.map { DateRange(day: $0 + now.value) }
      return node.fixed == nil ? nil : node
    }
    if let ordinal = ordinal(at: at), (1...31).contains(ordinal.value) {
      var node = DateNode(at: at)
      node.day = ordinal.value
      node.end = ordinal.end
      return node
    }
    guard isNumber(at), standsFree(at) || isDash(at - 1), tokens[at].digits <= 2,
      (1...31).contains(tokens[at].value)
    else { return nil }
    var node = DateNode(at: at)
    node.day = tokens[at].value
    node.end = at + 1
    if has(node.end, .of), has(node.end + 1, .month) || has(node.end + 1, .shift) {
      var whole = node
      if let end = part(at: node.end + 1, &whole), whole.month != nil {
        whole.end = end
        return whole
      }
    }
    var whole = node
    if has(node.end, .shift), let end = part(at: node.end, &whole), whole.month != nil {
      whole.end = end
      return whole
    }
    return node
  }

  /// The token where the second end begins.
  private func link(at: Int, isBetween: Bool, isFrom: Bool) -> Int? {
    guard at + 1 < tokens.count, !startsLine(at), !startsLine(at + 1) else { return nil }
    if isDash(at) { return at + 1 }
    if isKorean(at) {
      return has(at, .from) || has(at, .between) || has(at, .and) ? at + 1 : nil
    }
    if isBetween { return has(at, .and) ? at + 1 : nil }
    return has(at, .until) && !bytesMatchFolded(at, "by") ? at + 1 : nil
  }

  /// Where a Korean range ends: with 까지 or 사이; 과 and 와 need a 사이 and 에서 one of them.
  private func koreanClose(_ link: Int, _ at: Int) -> Int? {
    if has(at, .between2), endsKoreanWord(at + 1) { return at + 1 }
    if has(at, .until), isKorean(at) {
      return at + 1
    }
    // 5월에서 2월로 앞당긴다: from one to the other
    let isChange = bytesMatch(link, "에서") && (bytesMatch(at, "로") || bytesMatch(at, "으로"))
    return has(link, .and) || isChange ? nil : at
  }

  /// Gives each end what only the other says.
  private func share(_ a: inout DateNode, _ b: inout DateNode) -> Bool {
    if a.hasOnlyDay, b.hasOnlyDay { return isKorean(a.end - 1) && isKorean(b.end - 1) }
    if a.hasOnlyDay {
      guard b.month != nil, b.day != nil else { return false }
      (a.month, a.year, a.shift) = (b.month, b.year, b.shift)
      return true
    }
    if b.hasOnlyDay, a.month == nil, a.year == nil, a.day != nil, a.shift != nil,
      let (year, month, _) = resolve(a)?.first.ymd
    {
      // 지난 11일부터 13일까지: the month of the first holds for both
      (a.year, a.month, a.shift) = (year, month, nil)
    }
    if b.hasOnlyDay {
      guard a.day != nil, let first = a.month else { return false }
      (b.month, b.year) = (first, a.year)
      if let day = b.day, let from = a.day, day < from {
        b.month = first % 12 + 1
        if first == 12 { b.year = b.year.map { $0 + 1 } }
      }
      if isBareNumber(b), isGlued(b.end), b.end < tokens.count, tokens[b.end].kind == .other {
        return false
      }
      return true
    }
    if a.year == nil, a.needsYear, let year = b.year, a.quarter == nil || b.quarter != nil {
      a.year = (a.month ?? 0) > (b.month ?? 12) ? year - 1 : year
    }
    if b.weekday != nil, b.day == nil, b.unit == nil, a.unit == .week {
      (b.unit, b.offset) = (a.unit, a.offset)
    }
    return true
  }

  private func isBareNumber(_ node: DateNode) -> Bool { node.end == node.start + 1 }

  /// A range without a year that holds the day of publication is this one, whatever the tense.
  private func current(_ a: DateNode, _ b: DateNode) -> DateRange? {
    guard let reference = context.reference, a.month != nil, b.month != nil, a.year == nil,
      b.year == nil, a.needsYear, b.needsYear, a.shift == nil, b.shift == nil
    else { return nil }
    for year in [reference.year, reference.year - 1] {
      var (first, last) = (a, b)
      first.year = year
      guard let range = interval(first, &last) else { continue }
      if range.first <= reference, reference <= range.last { return range }
    }
    return nil
  }

  private func interval(_ a: DateNode, _ b: inout DateNode) -> DateRange? {
    guard let first = resolve(a) else { return nil }
    if b.year == nil, b.needsYear, b.shift == nil || b.shift == .this || b.shift == a.shift,
      b.month != nil || b.quarter != nil || b.half != nil
    {
      let (year, month, day) = first.first.ymd
      let bMonth = b.month ?? b.quarter.map { 3 * $0 } ?? b.half.map { 6 * $0 } ?? 12
      let isNext = bMonth < month || bMonth == month && (b.day ?? 31) < day
      b.year = isNext ? year + 1 : year
      if !isNext || a.year != nil { b.shift = nil }
    }
    guard var last = resolve(b) else { return nil }
    if b.weekday != nil, b.day == nil, b.unit == nil, b.shift == nil {
      while last.first < first.first { last = DateRange(day: last.first + 7) }
    }
    var from = first.first
    if a.edge == .end { from = first.last + 1 }
    if a.edge == .mid { from = first.first + 15 }
    var to = last.last
    if b.edge == .mid { to = min(last.first + 14, last.last) }
    guard from <= to else { return nil }
    return DateRange(first: from, last: to)
  }
}
