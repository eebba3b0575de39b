/// Dates in digits: 2025-12-18, 12/18/2025, 18.12.2025, 2025. 12. 18., 2025/12, 12/18, 20251218.
extension DateReader {
  private struct Chain {
    var numbers: [DateToken] = []
    /// `/`, `-` or `.`
    var mark = 0
    var end = 0
  }

  func numericDate(at: Int, _ node: inout DateNode) -> Int? {
    guard isNumber(at), standsFree(at), node.month == nil, node.day == nil, node.year == nil,
      node.fixed == nil, node.unit == nil, node.quarter == nil, node.half == nil, node.nth == nil
    else { return nil }
    if tokens[at].digits == 8 { return compact(at, &node) }
    if let end = season(at, &node) { return end }
    guard var chain = chain(at), !isShare(at, chain) else { return nil }
    let read =
      chain.numbers.count == 3
      ? readThree(chain, &node) : readTwo(&chain, at, &node)
    return read ? chain.end : nil
  }

  /// 매출의 5/12: a share of what stands before it.
  private func isShare(_ at: Int, _ chain: Chain) -> Bool {
    guard chain.mark == 0x2F, chain.numbers.count == 2, at > 0, isKorean(at - 1),
      chain.numbers[0].value < chain.numbers[1].value
    else { return false }
    let end = tokens[at - 1].end
    return bytes[end - 3] == 0xEC && bytes[end - 2] == 0x9D && bytes[end - 1] == 0x98
  }

  private func compact(_ at: Int, _ node: inout DateNode) -> Int? {
    let value = tokens[at].value
    guard (1900...2199).contains(value / 10000),
      CivilDay(value / 10000, value / 100 % 100, value % 100) != nil
    else { return nil }
    (node.year, node.month, node.day) = (value / 10000, value / 100 % 100, value % 100)
    return at + 1
  }

  /// 2024-25, 2024/25: two years that follow each other; 2011-12 is a month unless a word such as 시즌
  /// says so.
  private func season(_ at: Int, _ node: inout DateNode) -> Int? {
    guard node.isEmpty, node.shift == nil, isMark(at + 1, "-") || isMark(at + 1, "/"),
      isGlued(at + 1), isNumber(at + 2), isGlued(at + 2), tokens[at + 2].digits == 2
    else { return nil }
    let (year, second) = (tokens[at].value, tokens[at + 2].value)
    let isContinued =
      (isMark(at + 3, "-") || isMark(at + 3, "/") || isMark(at + 3, ".")) && isGlued(at + 3)
      && isNumber(at + 4)
    guard tokens[at].digits == 4, (1900...2199).contains(year), second == (year + 1) % 100,
      !isContinued, second > 12 || has(at + 3, .season) || has(at + 3, .fiscalyear),
      let first = DateRange(year: year),
      let last = DateRange(year: year + 1)
    else { return nil }
    node.fixed = DateRange(from: first, to: last)
    return at + 3
  }

  /// Two or three numbers with the same mark between them, and no more of it after.
  private func chain(_ at: Int) -> Chain? {
    var chain = Chain(numbers: [tokens[at]], mark: 0, end: at + 1)
    var next = at + 1
    while next + 1 < tokens.count, tokens[next].kind == .punctuation, isNumber(next + 1),
      !startsLine(next + 1)
    {
      let code = tokens[next].value
      guard code == 0x2F || code == 0x2D || code == 0x2E, chain.mark == 0 || chain.mark == code
      else { break }
      let isSpaced = !tokens[next].glued || !tokens[next + 1].glued
      if isSpaced, !mayBeSpaced(chain, code, next) { break }
      guard chain.numbers.count < 3 else { return nil }
      chain.mark = code
      chain.numbers.append(tokens[next + 1])
      chain.end = next + 2
      next += 2
    }
    guard chain.numbers.count > 1, chain.numbers.allSatisfy({ $0.digits <= 4 }) else { return nil }
    if chain.end < tokens.count, tokens[chain.end].glued, tokens[chain.end].kind == .other,
      !isKorean(chain.end)
    {
      return nil
    }
    // 2025. 12. 18.
    if chain.mark == 0x2E, isMark(chain.end, "."), tokens[chain.end].glued,
      chain.numbers[0].digits == 4, chain.numbers.count == 3, isSpacedChain(chain)
    {
      chain.end += 1
    }
    return chain
  }

  private func isSpacedChain(_ chain: Chain) -> Bool {
    chain.numbers[1].start > chain.numbers[0].end + 1
  }

  private func mayBeSpaced(_ chain: Chain, _ code: Int, _ at: Int) -> Bool {
    let (a, b) = (chain.numbers[0], tokens[at + 1])
    if code == 0x2E { return a.digits == 4 && b.digits <= 2 && tokens[at].glued }
    return chain.numbers.count == 1
      && (a.digits == 4 && b.digits <= 2 || a.digits <= 2 && b.digits == 4)
  }

  private func readThree(_ chain: Chain, _ node: inout DateNode) -> Bool {
    let (a, b, c) = (chain.numbers[0], chain.numbers[1], chain.numbers[2])
    // a 3-2-1 spread
    guard b.digits <= 2, a.digits > 1 || c.digits > 1 else { return false }
    func take(_ y: Int, _ m: Int, _ d: Int) -> Bool {
      guard CivilDay(y, m, d) != nil else { return false }
      (node.year, node.month, node.day) = (y, m, d)
      return true
    }
    if a.digits == 4, c.digits <= 2 {
      return (1000...2999).contains(a.value)
        && (take(a.value, b.value, c.value) || take(a.value, c.value, b.value))
    }
    guard a.digits <= 2 else { return false }
    if c.digits == 4 {
      return take(c.value, a.value, b.value) || take(c.value, b.value, a.value)
    }
    guard c.digits <= 2 else { return false }
    // Dots between short numbers are versions and sections as a rule.
    if chain.mark == 0x2E, c.digits != 2 || b.digits != 2 { return false }
    let yearFirst = context.year(ofTwoDigits: a.value)
    let yearLast = context.year(ofTwoDigits: c.value)
    if context.isKorean, chain.mark == 0x2E || a.value > 31 || a.value > 12 && c.value <= 12,
      take(yearFirst, b.value, c.value)
    {
      return true
    }
    return take(yearLast, a.value, b.value) || take(yearLast, b.value, a.value)
      || take(yearFirst, b.value, c.value)
  }

  private func readTwo(_ chain: inout Chain, _ at: Int, _ node: inout DateNode) -> Bool {
    let (a, b) = (chain.numbers[0], chain.numbers[1])
    if a.digits == 4 {
      guard b.digits <= 2, (1900...2199).contains(a.value), (1...12).contains(b.value),
        chain.mark != 0x2E || b.digits == 2
      else { return false }
      (node.year, node.month) = (a.value, b.value)
      return true
    }
    if b.digits == 4 {
      guard a.digits <= 2, (1900...2199).contains(b.value), (1...12).contains(a.value),
        chain.mark != 0x2E
      else { return false }
      (node.year, node.month) = (b.value, a.value)
      return true
    }
    guard a.digits <= 2, b.digits <= 2 else { return false }
    if chain.mark == 0x2F, tokens.indices.contains(chain.end + 1), isMark(chain.end, ","),
      isNumber(chain.end + 1), tokens[chain.end + 1].digits == 4, tokens[chain.end + 1].glued,
      CivilDay(2000, a.value, b.value) != nil
    {
      (node.month, node.day) = (a.value, b.value)  // 08/12,2015
      node.year = tokens[chain.end + 1].value
      chain.end += 2
      return true
    }
    let isCued = node.weekday != nil || node.shift != nil
    guard isCued || chain.mark == 0x2F && looksLikeDay(a, b, chain.end, at) else { return false }
    if (1...12).contains(a.value), CivilDay(2000, a.value, b.value) != nil {
      (node.month, node.day) = (a.value, b.value)
      return true
    }
    guard isCued || b.digits == 2, CivilDay(2000, b.value, a.value) != nil else { return false }
    (node.month, node.day) = (b.value, a.value)
    return true
  }

  /// Tells 12/18 from a fraction, a score and 24/7.
  private func looksLikeDay(_ a: DateToken, _ b: DateToken, _ end: Int, _ at: Int) -> Bool {
    if end < tokens.count, tokens[end].glued, tokens[end].kind == .number || isMark(end, "%") {
      return false
    }
    let isPadded = a.digits == 2 && b.digits == 2 && (a.value < 10 || b.value < 10)
    if isPadded || b.value > 12 && a.value <= 12 { return true }
    if has(at - 1, .on) || has(at - 1, .between) || has(at - 1, .until)
      || at > 3 && isDash(at - 1) && isMark(at - 3, "/")
      || isDash(end) && isNumber(end + 1) && isMark(end + 2, "/")
      || bytesMatch(end, "에") || has(end, .from) || has(end, .until) && isKorean(end)
    {
      return true
    }
    return !context.isKorean && a.value > b.value && a.value <= 12 && endsKoreanWord(end)
      && !(end < tokens.count && has(end, .unit))
  }
}
