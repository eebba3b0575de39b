import Model

/// Finds the words that say what a person is, in Korean: 홍길동 대표이사, 이재용 삼성전자 회장, 한국은행 총재인 이창용.
///
/// The span holds the title with the institution when that stands right beside it; 씨, kinship and
/// ages are no roles.
struct PersonRoles: Sendable {
  let titles: PersonTitles

  /// - Parameters:
  ///   - person: the name.
  ///   - names: those of the sentence, ascending.
  ///   - words: the sentence's.
  func role(
    of person: Span, names: [Candidate], words: [KoreanNameWord], bytes: [UInt8]
  ) -> Span? {
    guard let (first, last) = place(of: person, in: words) else { return nil }
    return behind(Int(person.end), last, names, words, bytes)
      ?? before(Int(person.start), first, names, words, bytes)
  }

  /// The words a name begins and ends in.
  func place(of person: Span, in words: [KoreanNameWord]) -> (first: Int, last: Int)? {
    guard
      let last = words.lastIndex(where: {
        $0.start < Int(person.end) && $0.end >= Int(person.end)
      }),
      let first = words.firstIndex(where: { $0.end > Int(person.start) })
    else { return nil }
    return (first, last)
  }

  // MARK: behind the name

  func behind(
    _ end: Int, _ index: Int, _ names: [Candidate], _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Span? {
    let word = words[index]
    if end < word.end {
      guard let title = titles.title(bytes, end..<word.end) else { return nil }
      if title.isRole { return Span(end, title.end) }
      guard title.end == word.end else { return nil }
      return parenthesis(word.end, words, index, bytes)
    }
    if let inside = parenthesis(end, words, index, bytes) { return inside }
    var at = end
    if at < bytes.count, bytes[at] == UInt8(ascii: "("),
      let close = bytes[at..<min(bytes.count, at + 60)].firstIndex(of: UInt8(ascii: ")"))
    {
      at = close + 1
    }
    guard at < bytes.count, bytes[at] == 0x20,
      let next = words.indices.first(where: { $0 > index && words[$0].start >= at }),
      words[next].start == at + 1
    else { return nil }
    return phrase(from: next, names, words, bytes)
  }

  /// 대표이사 사장, 삼성전자 회장, 전 미국 국무장관: up to three words before the title.
  private func phrase(
    from first: Int, _ names: [Candidate], _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Span? {
    var strangers = 0
    var index = first
    while index < words.count, index < first + 4 {
      let word = words[index]
      if index > first, word.start != words[index - 1].end + 1 || !word.spaced { return nil }
      if let title = titles.title(bytes, word.start..<word.end) {
        guard title.isRole else { return nil }
        let end = goesOn(title.end, index, names, words, bytes)
        return Span(words[first].start, end)
      }
      if names.covers(word.start, word.end) { return nil }
      // 한은: the end of a name may look like a particle
      guard word.isBare || names.contains(where: { Int($0.span.end) == word.end }) else {
        return nil
      }
      if !names.names(word.start..<word.end), !titles.tables.formerly.contains(bytes[word.range]) {
        strangers += 1
        if strangers > 1 { return nil }
      }
      index += 1
    }
    return nil
  }

  /// 대표이사 사장, 부회장 겸 가온전자 대표: further titles behind a bare one.
  private func goesOn(
    _ end: Int, _ index: Int, _ names: [Candidate], _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Int {
    let next = index + 1
    guard next < words.count, end == words[index].end, words[next].start == end + 1,
      words[next].spaced
    else { return end }
    if bytes[words[next].start..<words[next].end].elementsEqual(Self.joint) {
      return phrase(from: next + 1, names, words, bytes).map { Int($0.end) } ?? end
    }
    guard let title = titles.title(bytes, words[next].start..<words[next].end), title.isRole else {
      return end
    }
    return goesOn(title.end, next, names, words, bytes)
  }

  /// 겸: two offices of one person.
  static let joint = Array("겸".utf8)

  /// 홍길동(가온전자 대표): what stands in the parenthesis, up to its title.
  private func parenthesis(
    _ open: Int, _ words: [KoreanNameWord], _ index: Int, _ bytes: [UInt8]
  ) -> Span? {
    guard open < bytes.count, bytes[open] == UInt8(ascii: "("),
      let close = bytes[open..<min(bytes.count, open + 60)].firstIndex(of: UInt8(ascii: ")")),
      let last = words.last(where: { $0.start > open && $0.end == close }),
      let title = titles.title(bytes, last.start..<last.end), title.isRole, title.end == close
    else { return nil }
    // (53·사장), (47, 가온전자 대표)
    let marks = bytes[open + 1..<last.start]
    let comma = marks.lastIndex { $0 == UInt8(ascii: ",") || $0 == 0xB7 || $0 == UInt8(ascii: "/") }
    var start = comma.map { $0 + 1 } ?? open + 1
    while start < last.start, bytes[start] == 0x20 { start += 1 }
    return Span(start, close)
  }

  // MARK: before the name

  /// 한국은행 총재 이창용, 총재인 이창용, 배우 송중기.
  func before(
    _ start: Int, _ index: Int, _ names: [Candidate], _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Span? {
    guard index > 0, words[index].start == start, words[index].spaced,
      words[index - 1].end + 1 == start
    else { return nil }
    let word = words[index - 1]
    var end = word.end
    let isCopula = bytes[word.start..<end].suffix(3).elementsEqual(Self.copula)
    if isCopula { end -= 3 }
    guard end > word.start, isCopula || word.isBare else { return nil }
    let isTitle = titles.title(bytes, word.start..<end)?.isRole ?? false
    let isRole =
      titles.announced(word.start..<end, bytes) ?? (isCopula && isTitle)
    guard isRole, !names.covers(word.start, end) else { return nil }
    var first = index - 1
    while first > 0, words[first].spaced, words[first - 1].end + 1 == words[first].start,
      words[first - 1].isBare, belongs(words[first - 1], names, bytes)
    {
      first -= 1
    }
    return Span(words[first].start, end)
  }

  private static let copula = Array("인".utf8)

  /// An institution, another title, 전, 겸: part of the title that stands behind it.
  private func belongs(
    _ word: KoreanNameWord, _ names: [Candidate], _ bytes: [UInt8]
  ) -> Bool {
    let text = bytes[word.range]
    return names.names(word.range) || titles.tables.formerly.contains(text)
      || text.elementsEqual(Self.joint) || titles.announced(word.range, bytes) == true
  }
}

extension [Candidate] {
  /// Whether a word belongs to the name of an institution or place.
  fileprivate func names(_ word: Range<Int>) -> Bool {
    contains { $0.type != .person && $0.span.overlaps(Span(word.lowerBound, word.upperBound)) }
  }

  /// Whether a person is named there.
  fileprivate func covers(_ start: Int, _ end: Int) -> Bool {
    contains { $0.type == .person && $0.span.overlaps(Span(start, end)) }
  }
}
