package import Model

/// A Korean sentence as the statistical model of names sees it: morphemes with what the rules found.
package struct NameSentence: Sendable {
  /// What a morpheme is, as far as names go.
  package struct Token: Sendable {
    package var span: Span
    var form: UInt64
    /// Its first and its last syllable, and the last two.
    var head: UInt64
    var tail: UInt64
    var tails: UInt64
    /// Parts of speech, noun class, whether the dictionary knows it.
    var kind: UInt64
    /// A blank, a mark or nothing stands before it.
    var joint: UInt64
    /// What the rules named here, where in it the morpheme stands, how sure that is; 0 for nothing.
    var rule: UInt64
    /// Whether it is a title or a family name.
    var title: UInt64
    /// The rules' name of a place ends with it.
    package var isPlaceEnd: Bool
    /// The word it stands in.
    var word: Int
    /// A common noun of the dictionary.
    var isCommon: Bool
    /// A noun, or another part a name can have.
    var isNominal: Bool
    /// A name may stand here; only such morphemes are judged.
    package var isOpen: Bool

    var length: UInt64 { UInt64(span.count) }
    /// What the rules say, without how it was found.
    var ruleType: UInt64 { rule & ~0xF0 }
  }

  package let tokens: [Token]
  /// What the rules found of the types the model knows.
  package let rules: [NameModel.Name]
  /// First and end of the tokens of each word.
  let words: [Range<Int>]
  /// Different words of business in it.
  let cues: Int

  /// Whether a sentence can hold a name: the rules found one, or a word is no plain one of the dictionary.
  static func isWorthReading(_ morphemes: [Morpheme], names: ArraySlice<Candidate>) -> Bool {
    !names.isEmpty
      || morphemes.contains {
        $0.isProper && $0.canName && !$0.isMark && ($0.first != .sl || $0.isUnknown)
      }
  }

  /// - Parameters:
  ///   - names: what the rules found in the sentence, ascending, not overlapping.
  ///   - cues: different words of business in the sentence.
  init(
    _ morphemes: [Morpheme], names: ArraySlice<Candidate>, tables: NameTables, cues: Int,
    bytes: [UInt8]
  ) {
    var tokens: [Token] = []
    tokens.reserveCapacity(morphemes.count)
    var words: [Range<Int>] = []
    var next = names.startIndex
    for (index, morpheme) in morphemes.enumerated() {
      let isJoined = index > 0 && morphemes[index - 1].end == morpheme.start
      let isMark = morpheme.isMark
      if !isJoined || isMark || morphemes[index - 1].isMark { words.append(index..<index) }
      words[words.count - 1] = words[words.count - 1].lowerBound..<index + 1
      while next < names.endIndex, names[next].span.end <= morpheme.start { next += 1 }
      let name =
        next < names.endIndex && names[next].span.start < morpheme.end ? names[next] : nil
      var token = Self.token(morpheme, name, tables, bytes)
      token.joint = isJoined ? (isMark ? 2 : 1) : 0
      token.word = words.count - 1
      if isMark, isJoined, index + 1 < morphemes.count, tokens[index - 1].isNominal,
        morphemes[index + 1].start == morpheme.end
      {
        token.isOpen = true
      }
      tokens.append(token)
    }
    self.tokens = tokens
    rules = names.compactMap { name in
      let type = name.type == .agency ? .organisation : name.type
      guard NameModel.types.contains(type) else { return nil }
      return NameModel.Name(span: name.span, type: type, odds: 0)
    }
    self.words = words
    self.cues = cues
  }

  private static func token(
    _ morpheme: Morpheme, _ name: Candidate?, _ tables: NameTables, _ bytes: [UInt8]
  ) -> Token {
    let range = morpheme.range
    let isNominal = morpheme.canName && !morpheme.isMark
    let rule = name.map { self.rule($0, morpheme) } ?? 0
    return Token(
      span: Span(range.lowerBound, range.upperBound), form: code(bytes, range),
      head: code(bytes, range.prefix(3)), tail: code(bytes, range.suffix(3)),
      tails: code(bytes, range.suffix(6)),
      kind: UInt64(morpheme.first.rawValue) << 8 | UInt64(morpheme.last.rawValue)
        | (morpheme.nounClass.map { $0 == .person ? 1 : 2 } ?? 0) << 16
        | (morpheme.isUnknown ? 1 << 18 : 0),
      joint: 0, rule: rule, title: isNominal ? title(bytes[range], tables) : 0,
      isPlaceEnd: name.map { $0.type == .place && $0.span.end == morpheme.end } ?? false,
      word: 0, isCommon: morpheme.first == .nng && !morpheme.isUnknown && range.count >= 6,
      isNominal: isNominal, isOpen: isNominal || rule != 0)
  }

  private static func title(_ form: ArraySlice<UInt8>, _ tables: NameTables) -> UInt64 {
    let after: UInt64 = tables.titlesAfter[form].map { $0.isRole ? 1 : 2 } ?? 0
    let before: UInt64 = tables.titlesBefore[form].map { $0 ? 4 : 8 } ?? 0
    let surname: UInt64 = form.count == 3 ? tables.surnames[form].map { $0 ? 16 : 32 } ?? 0 : 0
    return after | before | surname
  }

  /// The bytes as a number; of more than eight the remainder counts in.
  private static func code(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var value: UInt64 = 0
    for at in range { value = (value << 8 | value >> 56) ^ UInt64(bytes[at]) }
    return value
  }

  private static func rule(_ name: Candidate, _ morpheme: Morpheme) -> UInt64 {
    let type: UInt64 =
      switch name.type {
      case .company: 1
      case .agency: 2
      case .organisation: 3
      case .person: 4
      case .place: 5
      default: 6
      }
    let isFirst: UInt64 = morpheme.start <= name.span.start ? 1 : 0
    let isLast: UInt64 = morpheme.end >= name.span.end ? 1 : 0
    // known, or how it was found
    let rank = name.thing >= 0 ? 15 : UInt64(min(14, name.rank))
    return type << 8 | rank << 4 | isFirst << 1 | isLast
  }
}
