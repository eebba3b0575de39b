import Lexicon

/// What the sentence finder knows from tables.
///
/// A class so that the finders share it and pass one pointer.
final class SentenceKnowledge: Sendable {
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
  private let endings: EndingTable

  init(_ lexicon: Lexicon) throws(LexiconError) {
    abbreviations = try lexicon.words("abbreviations", column: "form", code: "kind") {
      Abbreviation(rawValue: $0).flatMap { Abbreviation.allCases.firstIndex(of: $0) }
    }
    starters = try lexicon.words("sentence-starters", column: "word")
    continuations = try lexicon.words("sentence-continuations", column: "word", code: "kind") {
      ["quote", "clause", "time"].firstIndex(of: $0)
    }
    reporting = try lexicon.words("reporting-verbs", column: "form")
    var table = EndingTable()
    for row in try lexicon.records("sentence-endings", ["form", "strength"]) {
      guard let ending = Ending(rawValue: row[1]) else {
        throw row.error(column: "strength", value: row[1])
      }
      table.insert(row[0].unicodeScalars.map(\.value), ending)
    }
    endings = table
  }

  /// The ending of the Korean word that ends at `end`; the longest form counts.
  func ending(_ bytes: Bytes, before end: Int, from lower: Int) -> Ending? {
    endings.ending(bytes, before: end, from: lower)
  }

  /// Whether a sentence can end without a stop after this word at all: a look at its last syllable.
  func mayClose(_ bytes: Bytes, before end: Int, from lower: Int) -> Bool {
    endings.mayClose(bytes, before: end, from: lower)
  }

  func abbreviation(_ bytes: Bytes, _ start: Int, _ end: Int) -> Abbreviation? {
    abbreviations.value(bytes, start, end).map { Abbreviation.allCases[Int($0)] }
  }

  /// A word that begins an English sentence rather than going on with a name: `The`, `It`, `However`.
  func startsSentence(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    starters.value(bytes, start, end) != nil
  }

  /// A Korean word that can't open a sentence but goes on after an ending: `라고`, `없이`; only those
  /// of quotations when the sentence has a stop.
  func continues(
    _ bytes: Bytes, at start: Int, to limit: Int, afterStop: Bool = false
  ) -> Bool {
    guard let hit = continuations.longest(bytes, from: start, to: limit),
      hit.value == 0 || hit.value == 1 && !afterStop
    else { return false }
    return hit.end >= limit || blankLength(bytes, at: hit.end, to: limit) > 0
      || bytes[hit.end] == UInt8(ascii: ",") || bytes[hit.end] == UInt8(ascii: ".")
  }

  /// What goes on after `5 p.m.`: a time zone or a day of the week.
  func continuesTime(_ bytes: Bytes, at start: Int, to limit: Int) -> Bool {
    guard let hit = continuations.longest(bytes, from: start, to: limit), hit.value == 2 else {
      return false
    }
    return hit.end == limit || !isLetter(bytes[hit.end])
  }

  /// A Korean word that opens a sentence: 하지만, 그리고, 다만.
  func opensKorean(_ bytes: Bytes, at start: Int, to limit: Int) -> Bool {
    guard start < limit, bytes[start] >= 0xEA,
      let hit = starters.longest(bytes, from: start, to: limit)
    else { return false }
    return hit.end >= limit || bytes[hit.end] < 0x80
  }

  func isReporting(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
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

  /// A column of words, to be looked up.
  func words(
    _ name: String, column: String, code: String? = nil, _ value: (String) -> Int? = { _ in 0 }
  ) throws(LexiconError) -> WordTrie {
    WordTrie(try coded(name, column: column, code: code, value))
  }

  /// A column of words with the bits of all their rows.
  func flags(
    _ name: String, column: String, code: String, _ bits: [String: Int]
  ) throws(LexiconError) -> WordTrie {
    var all: [[UInt8]: Int32] = [:]
    for (word, value) in try coded(name, column: column, code: code, { bits[$0] }) {
      all[word, default: 0] |= value
    }
    return WordTrie(all.map { (word: $0.key, value: $0.value) })
  }

  /// A column of words with the value of a second column, 0 without one.
  func coded(
    _ name: String, column: String, code: String? = nil, _ value: (String) -> Int? = { _ in 0 }
  ) throws(LexiconError) -> [(word: [UInt8], value: Int32)] {
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
        out.append((row.bytes(word).map(asciiLower), Int32(v)))
      }
    }
    return out
  }
}
