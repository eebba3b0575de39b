import Model

extension PersonRoles {
  /// A person's name with the title that touches it: 김철수 장관, 배우 김민수, 이재용 삼성전자 회장; whose kin it is too, before the name.
  ///
  /// How one addresses people (씨, 님), a former office (전 대표) and what stands in parentheses are no
  /// part of it; nil when nothing else touches the name.
  func titled(
    _ person: Span, names: [Candidate], words: [KoreanNameWord], bytes: [UInt8]
  ) -> Span? {
    guard let (first, last) = place(of: person, in: words) else { return nil }
    let end = titleEnd(Int(person.end), last, names, words, bytes)
    let start =
      titleStart(Int(person.start), first, names, words, bytes)
      ?? (end == nil ? nil : institutionStart(Int(person.start), names, bytes))
    guard start != nil || end != nil else { return nil }
    return Span(start ?? Int(person.start), end ?? Int(person.end))
  }

  private func titleEnd(
    _ end: Int, _ index: Int, _ names: [Candidate], _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Int? {
    if let role = behind(end, index, names, words, bytes) {
      let isFormer = words.contains {
        role.range.contains($0.start) && titles.tables.formerly.contains(bytes[$0.range])
      }
      let isSetOff = bytes[Int(role.start) - 1] != 0x20 && Int(role.start) != end
      return isFormer || isSetOff ? nil : Int(role.end)
    }
    // 감독님: without what one adds to be polite
    let title = titles.after(end, index, words, bytes)
    // an age is evidence of a person without being a word: it ends nowhere
    guard (7...Self.longestPolite).contains(title.end - end),
      bytes[end..<title.end].suffix(3).elementsEqual(Self.polite)
    else { return nil }
    return title.end - 3
  }

  private static let polite = Array("님".utf8)
  /// A blank and four syllables: only words that touch the name.
  private static let longestPolite = 13

  private func titleStart(
    _ start: Int, _ index: Int, _ names: [Candidate], _ words: [KoreanNameWord], _ bytes: [UInt8]
  ) -> Int? {
    guard index > 0, words[index].start == start, words[index].spaced,
      words[index - 1].end + 1 == start, words[index - 1].isBare
    else { return nil }
    guard let role = before(start, index, names, words, bytes) else {
      let isAnnounced = titles.announced(words[index - 1].range, bytes) != nil
      return isAnnounced ? words[index - 1].start : nil
    }
    // 가수 겸 배우 김민수: the office that touches the name
    let joint = words[..<index].last {
      $0.start >= role.start && bytes[$0.start..<$0.end].elementsEqual(Self.joint)
    }
    guard Int(role.end) + 1 == start else { return nil }
    return joint.map { $0.end + 1 } ?? Int(role.start)
  }

  /// 금융위원회 김철수 위원장: the institution that touches a name with a title behind it.
  private func institutionStart(_ start: Int, _ names: [Candidate], _ bytes: [UInt8]) -> Int? {
    guard start > 0, bytes[start - 1] == 0x20 else { return nil }
    return names.first { $0.type != .person && Int($0.span.end) == start - 1 }
      .map { Int($0.span.start) }
  }
}
