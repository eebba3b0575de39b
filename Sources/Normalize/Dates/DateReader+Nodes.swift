/// Collects the parts of one date, in whatever order they stand.
extension DateReader {
  func node(at start: Int) -> DateNode? {
    guard start < tokens.count else { return nil }
    var node = DateNode(at: start)
    guard let first = part(at: start, &node), !node.isEmpty else { return nil }
    node.end = first
    while let next = nextPart(after: node) { node = next }
    return node
  }

  /// The node with one more part, over whatever links parts: a blank, a comma, `of`, `의`, a hyphen.
  private func nextPart(after node: DateNode) -> DateNode? {
    for at in links(from: node) {
      guard at < tokens.count, !startsLine(at) else { continue }
      var trial = node
      if var end = part(at: at, &trial), end > node.end {
        if isMark(node.end, "(") {
          trial.end = end
          while let next = nextPart(after: trial) { trial = next }
          end = trial.end
          guard isMark(end, ")") else { continue }
          end += 1
        }
        trial.end = end
        return trial
      }
    }
    return nil
  }

  private func links(from node: DateNode) -> [Int] {
    let at = node.end
    guard at < tokens.count, !startsLine(at) else { return [] }
    if tokens[at].kind == .punctuation {
      guard at + 1 < tokens.count else { return [] }
      if isMark(at, ",") { return linksOverComma(at, node) }
      if isMark(at, "."), tokens[at].glued, node.month != nil, node.day == nil || node.year == nil,
        has(at - 1, .month)
      {
        return isMark(at + 1, ",") ? [at + 2] : [at + 1]
      }
      if isMark(at, "-") || isMark(at, "/") { return linksOverHyphen(at, node) }
      if isMark(at, "("), node.weekday != nil || node.day != nil { return [at + 1] }
      if isMark(at, "'") || isMark(at, 0x2019) { return [at] }
      return []
    }
    if has(at, .of) {
      return has(at + 1, .the) ? [at + 2, at + 1] : [at + 1]
    }
    if has(at, .in), node.month != nil, node.year == nil { return [at + 1] }
    if has(at, .the) { return node.month != nil || node.weekday != nil ? [at, at + 1] : [at] }
    if has(at, .on) { return node.unit == .week ? [at + 1] : [] }
    if has(at, .and), !isKorean(at) { return [] }
    return [at]
  }

  /// Over a comma goes a year, or a month or day that belongs to a weekday or a year.
  private func linksOverComma(_ at: Int, _ node: DateNode) -> [Int] {
    let next = at + 1
    if isNumber(next), tokens[next].digits == 4 || mark(next + 1) == .year {
      return node.month != nil ? [next] : []
    }
    if node.weekday != nil, node.month == nil, node.day == nil {
      return has(next, .the) || has(next, .month) || isNumber(next) ? [next] : []
    }
    if has(next, .month) { return node.year != nil && node.month == nil ? [next] : [] }
    if has(next, .number) || has(next, .weekday) {
      return node.day != nil && !(has(next, .weekday) && node.weekday != nil) ? [next] : []
    }
    return []
  }

  private func linksOverHyphen(_ at: Int, _ node: DateNode) -> [Int] {
    let next = at + 1
    if isKorean(at - 1) { return isGlued(at) && isGlued(next) ? [next] : [] }
    let isJoin =
      node.edge != nil && node.isOnlyEdge
      || (node.month != nil || node.year != nil || node.nth != nil)
        && tokens[at].glued && isGlued(next)
    return isJoin ? [next] : []
  }

  /// One part of a date; the node holds it when the answer isn't nil.
  func part(at: Int, _ node: inout DateNode) -> Int? {
    guard at < tokens.count,
      node.fixed == nil && !node.isClosed || has(at, .weekday) || has(at, .edge)
    else {
      return nil
    }
    switch tokens[at].kind {
    case .number:
      return koreanNumber(at: at, &node) ?? numericDate(at: at, &node)
        ?? englishNumber(at: at, &node)
    case .word: return isKorean(at) ? koreanWord(at: at, &node) : englishWord(at: at, &node)
    case .punctuation: return shortYear(at: at, &node)
    case .other: return nil
    }
  }

  /// 'the 40s, '87: an apostrophe and two digits.
  private func shortYear(at: Int, _ node: inout DateNode) -> Int? {
    guard isMark(at, "'") || isMark(at, 0x2019) || isMark(at, 0x2018), isNumber(at + 1),
      isGlued(at + 1), tokens[at + 1].digits == 2, !opensQuotation(at)
    else { return nil }
    if let end = decade(at: at + 1, &node) ?? dotted(at: at + 1, &node) { return end }
    guard node.year == nil, node.month != nil || mark(at + 2) == .year else { return nil }
    node.year = context.year(ofTwoDigits: tokens[at + 1].value)
    return mark(at + 2) == .year ? at + 3 : at + 2
  }

  /// Words up to which a closing mark makes an apostrophe an opening one: '30년 공백'.
  private static let longestQuotation = 8

  /// In Korean a mark that closes a quotation follows; one before a number opens a year again.
  private func opensQuotation(_ at: Int) -> Bool {
    guard context.isKorean else { return false }
    for next in (at + 2)..<min(at + 2 + Self.longestQuotation, tokens.count) {
      if startsLine(next) { return false }
      if isMark(next, "'") || isMark(next, 0x2019) {
        return isGlued(next) && !(isNumber(next + 1) && isGlued(next + 1))
      }
    }
    return false
  }

  /// '25.3.12., '24.12월, '24.3분기: as Korean papers write them.
  private func dotted(at: Int, _ node: inout DateNode) -> Int? {
    guard node.isEmpty, node.shift == nil, context.isKorean, isMark(at + 1, "."), isGlued(at + 1),
      isNumber(at + 2), isGlued(at + 2), tokens[at + 2].digits <= 2
    else { return nil }
    let (number, after) = (tokens[at + 2].value, at + 3)
    if mark(after) == .quarter {
      guard (1...4).contains(number) else { return nil }
      node.quarter = number
    } else {
      guard (1...12).contains(number) else { return nil }
      node.month = number
    }
    node.year = context.year(ofTwoDigits: tokens[at].value)
    if mark(after) == .quarter || mark(after) == .month { return after + 1 }
    guard isMark(after, "."), isGlued(after), isNumber(after + 1), isGlued(after + 1),
      tokens[after + 1].digits <= 2, (1...31).contains(tokens[after + 1].value)
    else { return after }
    node.day = tokens[after + 1].value
    return after + 2
  }

  /// 90s, 1990's, 90년대, 2000년대, the nineties, nineteen seventies.
  func decade(at: Int, _ node: inout DateNode) -> Int? {
    guard isNumber(at), node.isEmpty, tokens[at].value % 10 == 0 else { return nil }
    let number = tokens[at]
    var end = at + 1
    if mark(end) == .decade {
      end += 1
    } else {
      if isMark(end, "'") || isMark(end, 0x2019), isGlued(end) { end += 1 }
      guard end < tokens.count, tokens[end].kind == .other,
        tokens[end].end - tokens[end].start == 1,
        bytes[tokens[end].start] == 0x73, number.digits == 4 || number.digits == 2,
        isGlued(end) || number.value >= 20
      else { return nil }
      end += 1
    }
    return setDecade(number.value, end, &node)
  }

  func setDecade(_ value: Int, _ end: Int, _ node: inout DateNode) -> Int? {
    let year = value < 100 ? context.decade(ofTwoDigits: value) : value
    guard let first = DateRange(year: year), let last = DateRange(year: year + 9) else {
      return nil
    }
    node.fixed = DateRange(from: first, to: last)
    return end
  }

  /// 21세기, 15th century: 1400–1499 as the Recognizers count.
  func setCentury(_ value: Int, _ end: Int, _ node: inout DateNode) -> Int? {
    guard (2...30).contains(value), node.isEmpty, let first = DateRange(year: value * 100 - 100),
      let last = DateRange(year: value * 100 - 1)
    else { return nil }
    node.fixed = DateRange(from: first, to: last)
    return end
  }
}
