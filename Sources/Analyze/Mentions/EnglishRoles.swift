import Model

/// Finds the words that say what a person is, in English: Ford chief executive Jim Farley,
/// Jane Doe, the bank's head of research, said.
///
/// Mr and Dr are no roles. An institution right before the title belongs to the role, and so does what
/// the title is of.
struct EnglishRoles: Sendable {
  let tables: NameTables

  /// - Parameters:
  ///   - person: the name.
  ///   - names: those of the sentence, ascending.
  ///   - range: the sentence.
  func role(
    of person: Span, names: [Candidate], bytes: [UInt8], range: Range<Int>
  ) -> Span? {
    before(person, names, bytes, range) ?? behind(person, bytes, range)
  }

  // MARK: before the name

  /// Ford chief executive, Fed Chair, former Finance Minister.
  private func before(
    _ person: Span, _ names: [Candidate], _ bytes: [UInt8], _ range: Range<Int>
  ) -> Span? {
    var words: [Range<Int>] = []
    var at = Int(person.start)
    while words.count < 7, let word = Self.word(before: at, bytes, range) {
      words.append(word)
      at = word.lowerBound
    }
    guard let end = words.first?.upperBound,
      var count = (1...3).last(where: { count in
        count <= words.count && isRole(bytes, words[count - 1].lowerBound..<end)
      })
    else { return nil }
    while count < words.count, isModifier(bytes, words[count]) { count += 1 }
    let start = words[count - 1].lowerBound
    let owner = names.last { $0.type != .person && Int($0.span.end) <= start }
    if let owner, joins(bytes, Int(owner.span.end)..<start) {
      return Span(Int(owner.span.start), end)
    }
    return Span(start, end)
  }

  /// The word that ends one blank before a place.
  private static func word(
    before at: Int, _ bytes: [UInt8], _ range: Range<Int>
  ) -> Range<Int>? {
    guard at - 1 > range.lowerBound, bytes[at - 1] == 0x20 else { return nil }
    let end = at - 1
    var start = end
    while start > range.lowerBound, isPart(bytes[start - 1]) { start -= 1 }
    return start < end ? start..<end : nil
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  /// Ford chief executive, Ford's chief executive.
  private func joins(_ bytes: [UInt8], _ gap: Range<Int>) -> Bool {
    [" ", "'s ", "’s ", "' ", "’ "].contains { bytes[gap].elementsEqual($0.utf8) }
  }

  // MARK: behind the name

  /// From the comma behind the name to the next one: the bank's head of research.
  private func behind(_ person: Span, _ bytes: [UInt8], _ range: Range<Int>) -> Span? {
    let comma = Int(person.end)
    guard comma + 2 < range.upperBound, bytes[comma] == UInt8(ascii: ","), bytes[comma + 1] == 0x20
    else { return nil }
    let words = phrase(from: comma + 2, bytes, range)
    // the title is the last word before the first preposition
    guard let first = words.first else { return nil }
    let head = words.firstIndex { isLink(bytes, $0) } ?? words.count
    guard head > 0, head <= 7,
      (1...min(3, head)).contains(where: { count in
        isRole(bytes, words[head - count].lowerBound..<words[head - 1].upperBound)
      })
    else { return nil }
    let start = isArticle(bytes, first) && words.count > 1 ? words[1].lowerBound : first.lowerBound
    let hasOwner = words[..<head].contains { bytes[$0].contains { $0 == 0x27 || $0 == 0xE2 } }
    return Span(hasOwner ? first.lowerBound : start, words[words.count - 1].upperBound)
  }

  /// The words up to a mark or to what can't belong to a title, at most twelve.
  private func phrase(from start: Int, _ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var at = start
    while at < range.upperBound, words.count < 12 {
      var end = at
      while end < range.upperBound, !Self.stops(bytes, end, range) { end += 1 }
      guard end > at else { break }
      words.append(at..<end)
      guard end < range.upperBound, bytes[end] == 0x20 else { break }
      at = end + 1
    }
    return words
  }

  private static func stops(_ bytes: [UInt8], _ at: Int, _ range: Range<Int>) -> Bool {
    switch bytes[at] {
    case 0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "\""):
      true
    case UInt8(ascii: "."): at + 1 == range.upperBound || bytes[at + 1] == UInt8(ascii: "\"")
    default: false
    }
  }

  private func isLink(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    ["of", "at", "for", "in", "with", "and", "on", "to"].contains {
      bytes[word].elementsEqual($0.utf8)
    }
  }

  private func isArticle(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    ["a", "an", "the"].contains { bytes[word].elementsEqual($0.utf8) }
  }

  private func isRole(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    tables.englishRoles.contains(lowercased: bytes[range])
  }

  private func isModifier(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    tables.englishRoleModifiers.contains(lowercased: bytes[word])
  }
}
