import Model

/// What the words beside a name of capitals say of it.
extension EnglishNames {
  /// Whether a word beside a name is of a kind: Drugmaker, said, stake, plant.
  func isContext(_ kind: NameTables.EnglishContext, _ text: ArraySlice<UInt8>) -> Bool {
    tables.englishContexts[text]?.contains(kind) ?? false
  }

  /// Lagos-based, Boston-headquartered: the length of what is joined to the place.
  static func seatLength(_ text: ArraySlice<UInt8>) -> Int? {
    ["-based", "-headquartered"].first { text.suffix($0.utf8.count).elementsEqual($0.utf8) }
      .map { $0.utf8.count }
  }

  /// Ontario in "in Ontario.", Luton in "its Luton plant": a place by the words beside it, unless it
  /// is what one has a stake in.
  func isPlace(
    _ name: ArraySlice<Word>, _ words: [Word], _ bytes: [UInt8], _ range: Range<Int>
  ) -> Bool {
    guard name.count <= 2, name.startIndex > 0, Self.endsInStop(bytes, range),
      name.allSatisfy({ !$0.isAllCapitals && !$0.hasDigit })
    else { return false }
    let before = words[name.startIndex - 1]
    guard name[name.startIndex].joined else { return isOwnedPlace(name, words, bytes) }
    let text = bytes[before.start..<before.end]
    if text.elementsEqual("in".utf8) || text.elementsEqual("near".utf8) {
      guard name.startIndex > 1 else { return true }
      let head = words[name.startIndex - 2]
      return !isContext(.stake, bytes[head.start..<head.end])
    }
    return isOwnedPlace(name, words, bytes)
  }

  /// its Luton plant, Volkswagen's Wolfsburg factory.
  private func isOwnedPlace(_ name: ArraySlice<Word>, _ words: [Word], _ bytes: [UInt8]) -> Bool {
    guard name.endIndex < words.count, words[name.endIndex].joined, name.startIndex > 0 else {
      return false
    }
    let next = words[name.endIndex]
    guard isContext(.place, bytes[next.start..<next.end]) else { return false }
    let before = words[name.startIndex - 1]
    let gap = bytes[before.end..<name[name.startIndex].start]
    let text = bytes[before.start..<before.end]
    return gap.elementsEqual("'s ".utf8) || gap.elementsEqual("’s ".utf8)
      || text.elementsEqual("s".utf8)
      || text.elementsEqual("its".utf8) || text.elementsEqual("their".utf8)
  }

  /// Zentrix in "Zentrix reported a loss.": the first word of a sentence is a name when a verb that
  /// companies are the subject of stands behind it, or "shares", and it is no plural of doers (Analysts).
  func isSubject(_ word: Word, _ words: [Word], _ bytes: [UInt8]) -> Bool {
    guard words.count > 1, words[1].joined else { return isApposed(word, words, bytes) }
    let next = words[1]
    guard isContext(.verb, bytes[next.start..<next.end]) else { return false }
    let text = bytes[word.start..<word.end]
    return !Self.doers.contains { text.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Solvara, a maker of solar films.
  private func isApposed(_ word: Word, _ words: [Word], _ bytes: [UInt8]) -> Bool {
    let behind = bytes[word.end...]
    return [", a ", ", an ", ", the ", ", which "].contains { behind.starts(with: $0.utf8) }
  }

  /// Ends of nouns for people in the plural, and of nouns made from verbs.
  private static let doers = [
    "ers", "ors", "ists", "ants", "ents", "ians", "men", "ees", "ies", "ials", "ing", "tion",
  ]

  /// Where the text begins after `AMARILLO, Texas, May 3 -`; what stands in capitals there is a place.
  func opening(
    of words: [Word], _ bytes: [UInt8], _ range: Range<Int>, taken: [Candidate],
    into out: inout [Candidate]
  ) -> Int {
    guard let first = words.first, first.start == range.lowerBound else { return range.lowerBound }
    let known = taken.first { Int($0.span.start) == first.start && $0.type == .place }
    var last = 0
    while last + 1 < words.count, words[last + 1].isAllCapitals, words[last + 1].joined {
      last += 1
    }
    guard known != nil || first.isAllCapitals,
      let end = Dateline.end(
        after: known.map { Int($0.span.end) } ?? words[last].end, in: bytes,
        limit: range.upperBound)
    else { return range.lowerBound }
    if known == nil {
      out.append(Candidate(span: Span(first.start, words[last].end), type: .place, rank: 5))
    }
    return words.first { $0.start >= end }?.start ?? range.upperBound
  }

  /// Pratt & Whitney, D.R. Horton.
  static func joins(_ word: Word, _ next: Int, _ bytes: [UInt8]) -> Bool {
    let gap = bytes[word.end..<next]
    if gap.elementsEqual(" & ".utf8) { return true }
    return gap.elementsEqual(". ".utf8) && word.end - word.start >= 3
      && bytes[word.end - 2] == UInt8(ascii: ".")
  }

  /// The exchange or the ticker in (NYSE: HD).
  static func isListing(_ name: Span, _ bytes: [UInt8]) -> Bool {
    let after = Int(name.end) < bytes.count ? bytes[Int(name.end)] : 0x20
    var start = Int(name.start)
    if after == UInt8(ascii: ":") { return start > 0 && bytes[start - 1] == UInt8(ascii: "(") }
    guard after == UInt8(ascii: ")") else { return false }
    if start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    guard start > 1, bytes[start - 1] == UInt8(ascii: ":") else { return false }
    let exchange = bytes[..<(start - 1)].reversed().prefix(12)
    return exchange.prefix { $0 != UInt8(ascii: "(") }.allSatisfy(ASCII.isLetter)
      && exchange.contains(UInt8(ascii: "("))
  }
}
