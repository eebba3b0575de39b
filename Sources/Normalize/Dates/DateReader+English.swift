/// English parts of a date.
extension DateReader {
  /// 27th, 2 October, October 2, 2025, 1Q25, 90s.
  func englishNumber(at: Int, _ node: inout DateNode) -> Int? {
    guard isNumber(at), standsFree(at) else { return nil }
    if let end = decade(at: at, &node) ?? shortQuarter(at: at, &node) { return end }
    if let ordinal = ordinal(at: at) { return counted(ordinal, at, &node) }
    let number = tokens[at]
    guard !runsOn(at + 1) else { return nil }
    if number.digits == 4 { return plainYear(at, &node) }
    guard number.digits <= 2 else { return nil }
    if node.month != nil, node.day == nil, node.unit == nil, (1...31).contains(number.value),
      node.year == nil && !isKorean(at - 1) || has(at - 1, .month) || isMark(at - 1, "-")
    {
      node.day = number.value
      return at + 1
    }
    if node.month != nil, node.year == nil, number.digits == 2,
      number.value > 31 || has(at - 1, .of)
    {
      node.year = context.year(ofTwoDigits: number.value)
      return at + 1
    }
    if node.weekday != nil, node.month == nil, node.day == nil, node.unit == nil, node.nth == nil,
      (1...31).contains(number.value), endsPhrase(at + 1), !isMark(at + 1, ":")
    {
      node.day = number.value
      return at + 1
    }
    return dayBeforeMonth(number.value, at + 1, &node)
  }

  /// Letters, a percent sign or a decimal right after make a number something else.
  private func runsOn(_ at: Int) -> Bool {
    guard at < tokens.count, tokens[at].glued else { return false }
    if tokens[at].kind == .other || tokens[at].kind == .word {
      let isHalf = tokens[at].capital && tokens[at].end - tokens[at].start == 1
      return !isKorean(at) && !(isHalf && isNumber(at + 1) && isGlued(at + 1))
    }
    if isMark(at, "%") || isMark(at, ":") { return true }
    return (isMark(at, ".") || isMark(at, ",")) && isNumber(at + 1) && isGlued(at + 1)
  }

  /// A day with its month after it: 2 October, 12 of Nov, the tenth of September.
  private func dayBeforeMonth(_ value: Int, _ end: Int, _ node: inout DateNode) -> Int? {
    guard node.day == nil, node.month == nil, node.unit == nil, node.fixed == nil, node.nth == nil,
      (1...31).contains(value)
    else { return nil }
    var at = end
    if has(at, .of) { at += 1 }
    if isMark(at, "-") || isMark(at, "/"), isGlued(at), isGlued(at + 1) { at += 1 }
    guard let month = meaning(at, .month), isMonth(at, besideNumber: true) else { return nil }
    node.day = value
    node.month = month.value
    return at + 1
  }

  private func plainYear(_ at: Int, _ node: inout DateNode) -> Int? {
    let value = tokens[at].value
    guard node.year == nil, node.unit == nil || node.holiday != nil, node.fixed == nil,
      node.isEmpty || mark(at + 1) != .year,
      (1000...2999).contains(value),
      node.weekday == nil || node.day != nil || node.nth != nil
    else { return nil }
    let isAlone = node.isEmpty && node.shift == nil
    guard !isAlone || (1900...2100).contains(value) || has(at - 1, .in) || has(at - 1, .of) else {
      return nil
    }
    node.isBareYear = isAlone
    node.year = value
    return at + 1
  }

  /// 1Q25, 3Q, 2H 2025.
  private func shortQuarter(at: Int, _ node: inout DateNode) -> Int? {
    guard tokens[at].digits == 1, at + 1 < tokens.count, isGlued(at + 1), tokens[at + 1].capital,
      tokens[at + 1].end - tokens[at + 1].start == 1, node.quarter == nil, node.half == nil,
      node.month == nil
    else { return nil }
    let value = tokens[at].value
    if has(at + 1, .quartermark), (1...4).contains(value) {
      node.quarter = value
    } else if bytes[tokens[at + 1].start] == 0x48, (1...2).contains(value) {
      node.half = value
    } else {
      return nil
    }
    if isNumber(at + 2), isGlued(at + 2), tokens[at + 2].digits == 2 || tokens[at + 2].digits == 4,
      node.year == nil
    {
      let year = tokens[at + 2]
      node.year = year.digits == 4 ? year.value : context.year(ofTwoDigits: year.value)
      return at + 3
    }
    return at + 2
  }

  func englishWord(at: Int, _ node: inout DateNode) -> Int? {
    for meaning in words.meanings[tokens[at].word] {
      let end: Int? =
        switch meaning.kind {
        case .month: month(meaning, at, &node)
        case .weekday: isWeekday(at) ? weekday(meaning, at + 1, &node) : nil
        case .relday: relativeDay(meaning, at + 1, &node)
        case .rel: relative(meaning, at + 1, &node)
        case .shift: shift(meaning, at, &node)
        case .the: the(at, &node)
        case .my: node.isEmpty ? thisUnit(at + 1, &node) : nil
        case .edge: englishEdge(meaning, at, &node)
        case .holiday: holiday(meaning, at + 1, &node)
        case .recurring: recurring(at + 1, &node)
        case .fiscal: fiscal(at, &node)
        case .quartermark: quarterMark(at, &node)
        case .unit: numberedUnit(meaning, at, &node)
        case .weekof: week(containing: at + 1, &node)
        case .decade: setDecade(meaning.value, at + 1, &node, isFree: node.isEmpty)
        case .ordinal: ordinal(at: at).flatMap { counted($0, at, &node) }
        case .number: spelled(at, &node)
        default: nil
        }
      if let end { return end }
    }
    return nil
  }

  private func setDecade(_ value: Int, _ end: Int, _ node: inout DateNode, isFree: Bool) -> Int? {
    guard isFree, node.shift == nil else { return nil }
    // thirties and forties are ages too
    return value >= 50 || has(end - 2, .the) ? setDecade(value, end, &node) : nil
  }

  private func month(_ meaning: Meaning, _ at: Int, _ node: inout DateNode) -> Int? {
    guard node.month == nil, node.quarter == nil, node.half == nil, node.unit == nil,
      node.holiday == nil, node.fixed == nil,
      isMonth(at, besideNumber: node.day != nil || node.year != nil || node.shift != nil)
    else { return nil }
    node.month = meaning.value
    return at + 1
  }

  /// May, March, Jan, Sun … as a month or a weekday and not as another word.
  func isMonth(_ at: Int, besideNumber: Bool) -> Bool {
    if isMark(at - 1, "$"), isGlued(at) { return false }
    let token = tokens[at]
    let length = token.end - token.start
    let isOther = has(at, .month) && (token.end - token.start <= 4 || bytesAreMarch(token))
    guard isOther || !token.capital && length <= 5 else { return true }
    if isVerb(at) { return false }
    // closed since 2008, may reopen
    if !token.capital, isMay(token), isMark(at - 1, ",") { return false }
    if besideNumber, !(has(at - 1, .shift) && !token.capital && length == 3 && isMay(token)) {
      return true
    }
    if isNumber(at + 1) || isMark(at + 1, ".") && isNumber(at + 2) { return true }
    if isMark(at + 1, "-") || isMark(at + 1, "/") || isMark(at + 1, ","), isNumber(at + 2) {
      return true
    }
    if isNumber(at - 1), tokens[at - 1].digits <= 2 || tokens[at - 1].digits == 4 { return true }
    if has(at - 1, .in) || has(at - 1, .of) || has(at - 1, .from) || has(at - 1, .until)
      || has(at - 1, .between) || has(at - 1, .past) || has(at - 1, .edge) || isDash(at - 1)
      || has(at + 1, .ordinal) || has(at + 1, .number) || has(at + 1, .the) && has(at + 2, .ordinal)
      || bytesMatch(at - 1, "by") || has(at + 1, .until)
    {
      return true
    }
    guard token.capital, !isMay(token) else { return false }
    return bytesAreMarch(token) || length == 4 && has(at, .month)
      || bytes[token.start + 1] >= 0x61 && !isName(token)
  }

  /// `they plan to march on Monday`
  private func isVerb(_ at: Int) -> Bool {
    !tokens[at].capital && bytesAreMarch(tokens[at]) && bytesMatch(at - 1, "to") && at > 1
      && tokens[at - 2].kind == .other
  }

  private func isMay(_ token: DateToken) -> Bool {
    token.end - token.start == 3 && bytes[token.start + 1] | 0x20 == 0x61
      && bytes[token.start + 2] | 0x20 == 0x79
  }

  private func bytesAreMarch(_ token: DateToken) -> Bool {
    token.end - token.start == 5 && bytes[token.start] | 0x20 == 0x6D
      && bytes[token.start + 4] | 0x20 == 0x68
  }

  /// Jan and Mar are names as well.
  private func isName(_ token: DateToken) -> Bool { bytes[token.start + 1] == 0x61 }

  private func isWeekday(_ at: Int) -> Bool {
    let token = tokens[at]
    guard token.end - token.start <= 5 else { return token.capital || true }
    if isMark(at - 1, "$"), isGlued(at) { return false }
    if isNumber(at + 1) || has(at + 1, .month) || has(at - 1, .shift) || has(at - 1, .unit)
      || has(at - 1, .on) || isMark(at + 1, ",") && (has(at + 2, .month) || isNumber(at + 2))
      || has(at - 1, .or)
    {
      return true
    }
    let isSunOrSat = bytes[token.start] | 0x20 == 0x73
    return token.capital && !isSunOrSat && token.end - token.start >= 3
      && bytes[token.start + 1] >= 0x61 && has(at + 1, .or)
  }

  /// A spelled day after its month, or a spelled year.
  private func spelled(_ at: Int, _ node: inout DateNode) -> Int? {
    if let ordinal = ordinal(at: at) { return counted(ordinal, at, &node) }
    if node.month != nil, node.day == nil, let number = cardinal(at: at),
      (1...31).contains(number.value)
    {
      node.day = number.value
      return number.end
    }
    if let first = meaning(at, .number)?.value, (15...20).contains(first), node.isEmpty,
      let tens = meaning(isMark(at + 1, "-") ? at + 2 : at + 1, .decade), tens.value < 100
    {
      return setDecade(first * 100 + tens.value, isMark(at + 1, "-") ? at + 3 : at + 2, &node)
    }
    guard let year = yearInWords(at: at), node.year == nil, node.unit == nil, node.fixed == nil,
      !has(year.end, .unit)
    else { return nil }
    node.isBareYear = node.isEmpty
    node.year = year.value
    return year.end
  }

  private func quarterMark(_ at: Int, _ node: inout DateNode) -> Int? {
    // Q2. as a question
    guard isNumber(at + 1), isGlued(at + 1), (1...4).contains(tokens[at + 1].value),
      !(opensLine(at) && (isMark(at + 2, ".") || isMark(at + 2, ")"))), tokens[at + 1].digits == 1,
      node.quarter == nil, node.half == nil, node.month == nil
    else { return nil }
    node.quarter = tokens[at + 1].value
    return at + 2
  }

  /// Week 31, H2: a unit with its number after it.
  private func numberedUnit(_ meaning: Meaning, _ at: Int, _ node: inout DateNode) -> Int? {
    if meaning.unit == .week, isNumber(at + 1), !isGlued(at + 1), node.isEmpty || node.year != nil,
      (1...53).contains(tokens[at + 1].value), node.month == nil,
      tokens[at].end - tokens[at].start == 4
    {
      node.week = tokens[at + 1].value
      return at + 2
    }
    if meaning.unit == .hour, tokens[at].capital, isNumber(at + 1), isGlued(at + 1),
      tokens[at + 1].digits == 1
    {
      return half(tokens[at + 1].value, at + 2, &node)
    }
    if meaning.unit == .weekend, node.holiday != nil, node.unit == nil {
      node.unit = .weekend
      return at + 1
    }
    if meaning.unit == .weekend, node.isEmpty { return thisUnit(at, &node) }
    return nil
  }
}
