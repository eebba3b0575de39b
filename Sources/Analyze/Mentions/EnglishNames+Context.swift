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
}
