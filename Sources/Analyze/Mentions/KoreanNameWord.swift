import Model

/// One word between blanks or marks, with the part of it that can be a name.
struct KoreanNameWord: Sendable {
  var start: Int
  var end: Int
  /// End of the word without particles and endings.
  var contentEnd: Int
  /// Indices into the sentence's morphemes.
  var morphemes: Range<Int>
  /// Those of the content.
  var content: Range<Int>
  /// End of its first morpheme when the dictionary knows that as a person's name.
  var personEnd: Int?
  /// A blank stands before it (not a mark).
  var spaced: Bool

  var range: Range<Int> { start..<contentEnd }
  /// Nothing follows the content inside the word.
  var isBare: Bool { contentEnd == end }

  /// The words of a sentence; brackets, quotes and other marks part them too.
  static func words(of morphemes: [Morpheme], in bytes: [UInt8]) -> [KoreanNameWord] {
    var out: [KoreanNameWord] = []
    var from = 0
    while from < morphemes.count {
      if morphemes[from].isMark {
        from += 1
        continue
      }
      var to = from + 1
      while to < morphemes.count, !morphemes[to].isMark,
        morphemes[to].start == morphemes[to - 1].end
      { to += 1 }
      var content = from
      while content < to, morphemes[content].canName { content += 1 }
      let start = Int(morphemes[from].start)
      out.append(
        KoreanNameWord(
          start: start, end: Int(morphemes[to - 1].end),
          contentEnd: content > from ? Int(morphemes[content - 1].end) : start,
          morphemes: from..<to, content: from..<content,
          personEnd: morphemes[from].namesPerson ? Int(morphemes[from].end) : nil,
          spaced: start > 0 && bytes[start - 1] == 0x20))
      from = to
    }
    return out
  }
}

extension Morpheme {
  var isMark: Bool {
    switch first {
    case .sf, .se, .sso, .ssc, .sc, .sy: true
    default: false
    }
  }

  /// Can be part of a name, as far as its part of speech goes.
  var canName: Bool {
    switch last {
    case .nng, .nnp, .nnb, .nnbc, .nr, .np, .sl, .sh, .sn, .xpn, .xsn, .xr, .mm, .mag, .ic,
      .unknown:
      true
    default: false
    }
  }

  var namesPerson: Bool { nounClass == .person }
  var isProper: Bool { first == .nnp || isUnknown || first == .sl || first == .sh }
}
