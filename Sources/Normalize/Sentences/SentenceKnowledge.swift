import Lexicon

/// What the sentence finder knows from tables.
struct SentenceKnowledge: Sendable {
  /// What a stop after an abbreviation means.
  enum Abbreviation: String, CaseIterable {
    /// Stands before a name (`Mr.`, `Mt.`): never ends a sentence.
    case title
    /// Stands before a number (`No.`, `p.`).
    case number
    case month
    /// Ends a name (`Inc.`, `Jr.`, `U.S.`): ends a sentence only before a word that begins one.
    case name
    /// `a.m.`: ends a sentence before a capital letter.
    case time
    /// `e.g.`, `vs.`: goes on.
    case inner
    /// `etc.`: ends a sentence before a capital letter.
    case common
  }
  /// How surely a Korean word ending closes a sentence that has no stop.
  enum Ending: String, CaseIterable {
    case always
    /// In text that isn't written with stops.
    case loose
    /// Noun forms (`않음`), in text whose last word is one as well.
    case noun
    /// Before a mark such as `~`, `ㅋㅋ`, `^^`, `…`.
    case marked
    /// Goes on (은, 지만, 면): no sentence ends here even before `…`.
    case open
    /// Looks like an ending and is none.
    case none
  }

  private let abbreviations: WordTrie
  private let starters: WordTrie
  private let continuations: WordTrie
  private let reporting: WordTrie
  private var endings: [UInt64: UInt8] = [:]
  /// Which last syllables any ending has; index is scalar − U+AC00.
  private var lastSyllables = [Bool](repeating: false, count: 11172)

  init(_ lexicon: Lexicon) throws(LexiconError) {
    abbreviations = try lexicon.words("abbreviations", column: "form", code: "kind") {
      Abbreviation(rawValue: $0).flatMap { Abbreviation.allCases.firstIndex(of: $0) }
    }
    starters = try lexicon.words("sentence-starters", column: "word")
    continuations = try lexicon.words("sentence-continuations", column: "word", code: "kind") {
      ["quote", "clause"].firstIndex(of: $0)
    }
    reporting = try lexicon.words("reporting-verbs", column: "form")
    for table in try lexicon.required("sentence-endings") {
      let form = try table.column("form")
      let strength = try table.column("strength")
      for row in table.rows {
        guard let code = Ending(rawValue: row.fields[strength]).flatMap(Self.code) else {
          throw LexiconError(
            path: table.path, line: row.line,
            reason: .unknownCode(column: "strength", value: row.fields[strength]))
        }
        insert(Array(row.fields[form].unicodeScalars).map(\.value), code)
      }
    }
  }

  private static func code(_ ending: Ending) -> UInt8? {
    Ending.allCases.firstIndex(of: ending).map(UInt8.init)
  }

  private mutating func insert(_ form: [UInt32], _ code: UInt8) {
    var key: UInt64 = 0
    for (index, s) in form.enumerated() {
      // ㅂ at the head stands for any syllable that ends in it
      let final = index == 0 ? Self.finalIndex(ofLetter: s) : nil
      key = key << 16 | UInt64(final ?? s)
    }
    endings[key] = code
    guard let last = form.last else { return }
    if isHangulSyllable(last) {
      lastSyllables[Int(last - 0xAC00)] = true
    } else if let final = Self.finalIndex(ofLetter: last) {
      for i in stride(from: Int(final), to: 11172, by: 28) { lastSyllables[i] = true }
    }
  }

  /// Index of ㄱ…ㅎ as a final consonant.
  private static func finalIndex(ofLetter s: UInt32) -> UInt32? {
    let finals: [UInt32] = [
      0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136, 0x3137, 0x3139, 0x313A, 0x313B, 0x313C,
      0x313D, 0x313E, 0x313F, 0x3140, 0x3141, 0x3142, 0x3144, 0x3145, 0x3146, 0x3147, 0x3148,
      0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
    ]
    return finals.firstIndex(of: s).map { UInt32($0 + 1) }
  }

  /// The ending of the Korean word that ends at `end`; the longest form counts.
  func ending(_ bytes: [UInt8], before end: Int, from lower: Int) -> Ending? {
    guard let last = scalar(bytes, before: end, from: lower), isHangulSyllable(last.value),
      lastSyllables[Int(last.value - 0xAC00)]
    else { return nil }
    var best: UInt8?
    var tail: UInt64 = 0
    var at = end
    for n in 0..<4 {
      guard let s = scalar(bytes, before: at, from: lower), isHangulSyllable(s.value) else { break }
      let shift = UInt64(16 * n)
      if let code = endings[UInt64(finalConsonant(s.value)) << shift | tail],
        finalConsonant(s.value) > 0
      {
        best = code
      }
      tail |= UInt64(s.value) << shift
      if let code = endings[tail] { best = code }
      at = s.start
    }
    return best.map { Ending.allCases[Int($0)] }
  }

  func abbreviation(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Abbreviation? {
    abbreviations.value(bytes, start, end).map { Abbreviation.allCases[Int($0)] }
  }

  /// A word that begins an English sentence rather than going on with a name: `The`, `It`, `However`.
  func startsSentence(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    starters.value(bytes, start, end) != nil
  }

  /// A Korean word that can't open a sentence but goes on after an ending: `라고`, `없이`; only those
  /// of quotations when the sentence has a stop.
  func continues(
    _ bytes: [UInt8], at start: Int, to limit: Int, afterStop: Bool = false
  ) -> Bool {
    guard let hit = continuations.longest(bytes, from: start, to: limit),
      !afterStop || hit.value == 0
    else { return false }
    return hit.end >= limit || blankLength(bytes, at: hit.end, to: limit) > 0
      || bytes[hit.end] == UInt8(ascii: ",") || bytes[hit.end] == UInt8(ascii: ".")
  }

  /// A Korean word that opens a sentence: 하지만, 그리고, 다만.
  func opensKorean(_ bytes: [UInt8], at start: Int, to limit: Int) -> Bool {
    guard start < limit, bytes[start] >= 0xEA,
      let hit = starters.longest(bytes, from: start, to: limit)
    else { return false }
    return hit.end >= limit || bytes[hit.end] < 0x80
  }

  func isReporting(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    reporting.value(bytes, start, end) != nil
  }
}

extension Lexicon {
  /// The tables of a name; one must be there.
  func required(_ name: String) throws(LexiconError) -> [Table] {
    guard let found = tables[name], !found.isEmpty else {
      throw LexiconError(path: name + ".csv", line: 0, reason: .missing)
    }
    return found
  }

  /// A column of words with the value of a second column, 0 without one.
  func words(
    _ name: String, column: String, code: String? = nil, _ value: (String) -> Int? = { _ in 0 }
  ) throws(LexiconError) -> WordTrie {
    var out: [(word: [UInt8], value: Int32)] = []
    for table in try required(name) {
      let word = try table.column(column)
      let coded: Int? = if let code { try table.column(code) } else { nil }
      for row in table.rows {
        let text = coded.map { row.fields[$0] } ?? ""
        guard let v = value(text) else {
          throw LexiconError(
            path: table.path, line: row.line,
            reason: .unknownCode(column: code ?? "", value: text))
        }
        out.append((Array(row.fields[word].utf8).map(asciiLower), Int32(v)))
      }
    }
    return WordTrie(out)
  }
}
