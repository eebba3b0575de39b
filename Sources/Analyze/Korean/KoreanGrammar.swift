import Lexicon

/// The closed classes of Korean words that rules ask for: endings, particles and the word classes of
/// `word-classes.ko.csv`.
struct KoreanGrammar: Sendable {
  /// How an ending ties its clause on (`endings.ko.csv`).
  private(set) var endings: [String: Link] = [:]
  /// What a particle or conjunction makes of a noun (`particle-roles.ko.csv`).
  private var roles = ByteTable<Role>()
  private var classes = ByteTable<WordClasses>()
  /// The words of each class.
  private var words = [[[UInt8]]](repeating: [], count: WordClass.allCases.count)
  private(set) var scales: [Scale] = []

  /// A scale behind a figure: 억, mln.
  struct Scale: Sendable {
    var form: [UInt8]
    var factor: Double
    /// Joins the next lower one: 1억 7900만.
    var isMyriad: Bool
  }

  init(_ lexicon: Lexicon) throws(LexiconError) {
    for row in try lexicon.rows("endings.ko", ["ending", "link"]) {
      let link = try row.code(1, Link.init)
      endings[row[0]] = link
      endings[Self.jamo(row[0])] = link
    }
    for row in try lexicon.rows("particle-roles.ko", ["particle", "role"]) {
      roles[Array(Self.jamo(row[0]).utf8)] = try row.code(1, Role.init)
    }
    for row in try lexicon.rows("word-classes.ko", ["word", "class"]) {
      let found = try row.code(1, WordClass.init(name:))
      let word = Array(row.bytes(0))
      var all = classes[word] ?? WordClasses()
      all.insert(found)
      classes[word] = all
      words[Int(found.rawValue)].append(word)
    }
    for row in try lexicon.rows("figure-scales", ["form", "factor", "joins"]) {
      let factor = try row.code(1, Double.init)
      scales.append(Scale(form: Array(row[0].utf8), factor: factor, isMyriad: !row[2].isEmpty))
    }
  }

  func role(_ particle: ArraySlice<UInt8>) -> Role? { roles[particle] }

  /// The classes a whole word is in.
  func classes(_ word: String) -> WordClasses { classes[Array(word.utf8)] ?? WordClasses() }

  func classes(_ word: ArraySlice<UInt8>) -> WordClasses { classes[word] ?? WordClasses() }

  /// Whether a text is a word of the class.
  func isWord(_ text: ArraySlice<UInt8>, of wanted: WordClass) -> Bool {
    classes(text).contains(wanted)
  }

  /// Whether a text begins with a word of the class.
  func begins(_ text: ArraySlice<UInt8>, with wanted: WordClass) -> Bool {
    words[Int(wanted.rawValue)].contains { text.starts(with: $0) }
  }

  /// Whether a text ends in a word of the class.
  func ends(_ text: ArraySlice<UInt8>, with wanted: WordClass) -> Bool {
    words[Int(wanted.rawValue)].contains { text.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a text holds a word of the class.
  func holds(_ text: ArraySlice<UInt8>, _ wanted: WordClass) -> Bool {
    words[Int(wanted.rawValue)].contains { text.contains($0) }
  }

  /// mecab-ko-dic writes a joined ending with the final consonant alone (U+11AB, U+11AF).
  private static func jamo(_ ending: String) -> String {
    guard let first = ending.unicodeScalars.first else { return ending }
    let joined: Unicode.Scalar
    switch first {
    case "ㄴ": joined = "\u{11AB}"
    case "ㄹ": joined = "\u{11AF}"
    case "ㅁ": joined = "\u{11B7}"
    case "ㅂ": joined = "\u{11B8}"
    default: return ending
    }
    return String(joined) + String(ending.unicodeScalars.dropFirst())
  }
}

/// The classes of one word.
struct WordClasses: Sendable {
  private var bits: UInt64 = 0

  mutating func insert(_ member: WordClass) { bits |= 1 << UInt64(member.rawValue) }

  func contains(_ member: WordClass) -> Bool { bits & 1 << UInt64(member.rawValue) != 0 }
}

extension ArraySlice<UInt8> {
  func contains(_ mark: [UInt8]) -> Bool {
    guard count >= mark.count else { return false }
    return (startIndex...(endIndex - mark.count)).contains { self[$0...].starts(with: mark) }
  }
}
