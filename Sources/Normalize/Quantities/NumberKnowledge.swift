import Lexicon
import Model

/// What the quantity finder knows from tables: number words, units, currencies.
///
/// A class so that the readers share it and pass one pointer.
final class NumberKnowledge: Sendable {
  enum KoreanKind: String {
    case digit, small, big
    case nativeTen = "native-ten"
    case nativeUnit = "native-unit"
    case determiner
    case determinerTen = "determiner-ten"
    case determinerAbout = "determiner-about"
  }
  struct KoreanWord {
    var kind: KoreanKind
    var value: Int
  }
  struct Syllable: OptionSet {
    var rawValue: UInt8
    /// A Korean number word may begin with it.
    static let opens = Syllable(rawValue: 1)
    /// A digit from 0 to 9.
    static let digit = Syllable(rawValue: 2)
    /// May stand after one digit alone: another number, 분의, a unit of shares.
    static let followsDigit = Syllable(rawValue: 4)
    /// May stand after the first syllable of a number: in a number word, a unit, a particle.
    static let follows = Syllable(rawValue: 8)
    /// May go on with a number in digits: number words, 여, 분의, 과, 와.
    static let continues = Syllable(rawValue: 32)
    /// Anything the quantity finder reads may begin with it: also 수, 몇, 절반, 반, 마이너스, 음수.
    static let mayOpen = Syllable(rawValue: 16)
    /// A number by itself that only counts before a unit: 한, 두, 세.
    static let determiner = Syllable(rawValue: 64)
    /// May stand right after one of those: in a unit written together with them, or more of the number.
    static let followsDeterminer = Syllable(rawValue: 128)
  }
  enum EnglishKind: String {
    case unit, teen, ten, hundred, scale, dozen, half, quarter, ordinal
    /// few, several: before a scale.
    case few
    /// thousands, millions: of what follows, or a scale.
    case many
  }
  struct EnglishWord {
    var kind: EnglishKind
    var value: Int
  }
  /// A place in ``unitNames``: names are compared and passed on without a string.
  typealias UnitName = Int32
  struct Unit {
    var kind: Quantity.Kind
    var name: UnitName
    /// First byte as the table writes it: `m` and `M` are different units.
    var head: UInt8
    /// Written together with 한, 두, 세 (`두명`).
    var isNative: Bool
  }
  struct Currency {
    enum Position: String {
      case before, after, both, code
      case codeAfter = "code-after"
      /// Pounds: money only when there are many of them.
      case afterLarge = "after-large"
    }
    var code: UnitName
    /// Units of the currency in one of these: 0.01 for cents.
    var factor: Amount
    var position: Position

    var isPrefix: Bool { position == .before || position == .both || position == .code }
    var isSuffix: Bool { position != .before }
    var isCode: Bool { position == .code || position == .codeAfter }
  }

  let korean: WordTrie
  /// How Korean number words begin.
  let openings: WordOpenings
  let koreanWords: [KoreanWord]
  let english: WordTrie
  let englishWords: [EnglishWord]
  /// The places of their words.
  private let numbersLatin: LatinWords
  let exceptions: WordTrie
  /// Number words that are names as well.
  let homographs: WordTrie
  let moneyCues: WordTrie
  let tails: WordTrie
  /// Words that make two numbers with a hyphen a vote or a score.
  let tallyCues: WordTrie
  enum Tally {
    static let before: Int32 = 1
    static let after: Int32 = 2
    static let joint: Int32 = 4
  }
  /// Verbs before `from 3% to 5%` that make it one range.
  let rangeCues: WordTrie
  /// English units of time, after which `1 in 5` is no ratio.
  let timeUnits: WordTrie
  /// Place of a money cue: bits for before and after the number.
  enum Place {
    static let before: Int32 = 1
    static let after: Int32 = 2
  }
  let unitForms: WordTrie
  let units: [Unit]
  /// What is written to the record: `%`, `명`, `KRW`.
  let unitNames: [String]
  let (won, dollar, percent, machine): (UnitName, UnitName, UnitName, UnitName)
  let currencyForms: WordTrie
  let currencies: [Currency]
  /// What a Hangul syllable may do in numbers (index scalar − U+AC00).
  let syllables: [Syllable]
  /// What ends a Hangul word: ASCII, and the first byte of marks and wide blanks.
  let endsHangul = marks(Array(0..<0x80) + [0xE2, 0xE3])
  /// Words that may open a quantity: a currency, a number word, an article, a web address, `percent
  /// of`.
  let opensLatin: LatinWords
  /// Words that may go on with a number in digits: number words, `and`, `point`, `out of`.
  let continuesLatin: LatinWords
  init(_ lexicon: Lexicon) throws(LexiconError) {
    var korean: [(word: [UInt8], value: Int32)] = []
    var koreanWords: [KoreanWord] = []
    var english: [(word: [UInt8], value: Int32)] = []
    var englishWords: [EnglishWord] = []
    var syllables = Syllables()
    var openings = WordOpenings()
    for row in try lexicon.records("number-words", ["form", "language", "kind", "value"]) {
      let form = Array(row[0].utf8)
      if row[1] == "ko", let kind = KoreanKind(rawValue: row[2]) {
        korean.append((form, Int32(koreanWords.count)))
        koreanWords.append(KoreanWord(kind: kind, value: try row.integer(3)))
        openings.insert(form)
        syllables.insert([.opens, .mayOpen, .continues, .followsDigit, .follows], form)
        syllables.insert(.follows, form.dropFirst(3))
        if kind == .digit { syllables.insert(.digit, form) }
        if kind == .determiner, form.count == 3 { syllables.insert(.determiner, form) }
      } else if row[1] == "en", let kind = EnglishKind(rawValue: row[2]) {
        english.append((form, Int32(englishWords.count)))
        englishWords.append(EnglishWord(kind: kind, value: try row.integer(3)))
      } else {
        throw row.error(column: "kind", value: row[2])
      }
    }
    self.korean = WordTrie(korean)
    self.openings = openings
    self.koreanWords = koreanWords
    self.english = WordTrie(english)
    self.englishWords = englishWords
    var names = UnitNames()
    (unitForms, units) = try Self.readUnits(lexicon, &names)
    for row in try lexicon.records("quantity-units", ["form", "kind", "native"]) {
      let isShare = ["percent", "points", "ratio"].contains(row[1])
      syllables.insert(isShare ? [.follows, .followsDigit] : .follows, row[0].utf8)
      if row[2] == "yes" { syllables.insert(.followsDeterminer, row[0].utf8) }
    }
    for row in try lexicon.records("number-tails", ["form"]) {
      syllables.insert(.follows, row[0].utf8)
    }
    syllables.insert([.follows, .followsDigit, .continues], "분의".utf8)
    syllables.insert([.follows, .continues], "여".utf8)
    for word in ["과", "와"] { syllables.insert(.continues, word.utf8) }
    for word in ["수", "몇", "절반", "반", "마이너스", "음수"] {
      syllables.insert(.mayOpen, word.utf8)
    }
    exceptions = try lexicon.words("number-exceptions", column: "form")
    homographs = try lexicon.words("number-homographs", column: "form")
    moneyCues = try lexicon.words("money-cues", column: "form", code: "place") {
      ["before": 1, "after": 2, "both": 3][$0]
    }
    tallyCues = try lexicon.flags(
      "tally-cues", column: "form", code: "place", ["before": 1, "after": 2, "joint": 4])
    rangeCues = try lexicon.words("range-cues", column: "form")
    tails = try lexicon.words("number-tails", column: "form")
    timeUnits = try lexicon.words("time-units", column: "form")
    let forms: [[UInt8]]
    (currencyForms, currencies, forms) = try Self.readCurrencies(lexicon, &names)
    (won, dollar) = (names.place(of: "KRW"), names.place(of: "USD"))
    for form in forms { syllables.insert(.follows, form) }
    self.syllables = syllables.all
    (percent, machine) = (names.place(of: "%"), names.place(of: "대"))
    unitNames = names.all
    let numbers = english.map(\.word)
    let others = ["a", "an", "http", "https", "www", "percent", "percentage"]
    numbersLatin = LatinWords(numbers)
    opensLatin = LatinWords(numbers + forms + others.map { Array($0.utf8) })
    let joints = ["a", "an", "and", "point", "over", "out", "in"]
    continuesLatin = LatinWords(numbers + joints.map { Array($0.utf8) })
  }

  private static func readUnits(
    _ lexicon: Lexicon, _ names: inout UnitNames
  ) throws(LexiconError) -> (WordTrie, [Unit]) {
    var units: [Unit] = []
    var forms: [(word: [UInt8], value: Int32)] = []
    for row in try lexicon.records("quantity-units", ["form", "kind", "unit", "native"]) {
      guard let kind = Quantity.Kind(rawValue: row[1]) else {
        throw row.error(column: "kind", value: row[1])
      }
      forms.append((row[0].utf8.map(asciiLower), Int32(units.count)))
      units.append(
        Unit(
          kind: kind, name: names.place(of: row[2]), head: row[0].utf8.first ?? 0,
          isNative: row[3] == "yes"))
    }
    return (WordTrie(forms), units)
  }

  private static func readCurrencies(
    _ lexicon: Lexicon, _ names: inout UnitNames
  ) throws(LexiconError) -> (WordTrie, [Currency], forms: [[UInt8]]) {
    var currencies: [Currency] = []
    var forms: [[UInt8]] = []
    let columns = ["form", "currency", "factor", "position"]
    for row in try lexicon.records("currencies", columns) {
      guard let position = Currency.Position(rawValue: row[3]) else {
        throw row.error(column: "position", value: row[3])
      }
      guard let factor = Amount(digits: row[2].utf8), !factor.isZero else {
        throw row.error(column: "factor", value: row[2])
      }
      forms.append(row[0].utf8.map(asciiLower))
      currencies.append(
        Currency(code: names.place(of: row[1]), factor: factor, position: position))
    }
    let words = forms.indices.map { (word: forms[$0], value: Int32($0)) }
    return (WordTrie(words), currencies, forms)
  }

  // MARK: lookups

  func koreanWord(_ bytes: Bytes, at: Int, to limit: Int) -> (word: KoreanWord, end: Int)? {
    korean.longest(bytes, from: at, to: limit).map { (koreanWords[Int($0.value)], $0.end) }
  }

  /// The number word that is all of the letters at `at`.
  func englishWord(_ bytes: Bytes, at: Int, to limit: Int) -> (word: EnglishWord, end: Int)? {
    let word = latinWord(eightBytes(bytes, at: at))
    switch numbersLatin[word.key] {
    case .none: return nil
    case .entry(let place) where at + word.length <= limit:
      return (englishWords[place], at + word.length)
    case .entry, .maybe: break
    }
    guard let hit = english.longest(bytes, from: at, to: limit),
      hit.end == limit || !isLetter(bytes[hit.end])
    else { return nil }
    return (englishWords[Int(hit.value)], hit.end)
  }

  /// Whether Hangul may end here: no Hangul follows, or a particle or a form of 이다 does.
  func endsKorean(_ bytes: Bytes, at: Int, to limit: Int) -> Bool {
    guard at < limit, bytes[at] >= 0xEA, isHangulSyllable(scalar(bytes, at: at).value) else {
      return true
    }
    return tails.longest(bytes, from: at, to: limit) != nil
  }
}

extension LexiconRow {
  func error(column: String, value: String) -> LexiconError {
    error(.unknownCode(column: column, value: value))
  }
}

extension Lexicon {
  /// The rows of all tables of a name, the columns in the order asked for.
  func records(_ name: String, _ columns: [String]) throws(LexiconError) -> [LexiconRow] {
    try rows(name, columns)
  }
}

/// The table of syllables while it is filled.
private struct Syllables {
  private(set) var all = [NumberKnowledge.Syllable](repeating: [], count: 11172)

  /// Adds to the first syllable of a word.
  mutating func insert(_ roles: NumberKnowledge.Syllable, _ word: some Sequence<UInt8>) {
    let eight = firstEight(word)
    guard eight & 0xFF >= 0xEA, eight & 0xFF <= 0xED else { return }
    let first = wideCharacter(eight)
    if isHangulSyllable(UInt32(first)) { all[first - 0xAC00].formUnion(roles) }
  }
}

/// The names of units and currencies, each once.
private struct UnitNames {
  private(set) var all: [String] = []
  private var places: [String: NumberKnowledge.UnitName] = [:]

  mutating func place(of name: String) -> NumberKnowledge.UnitName {
    if let place = places[name] { return place }
    let place = NumberKnowledge.UnitName(all.count)
    places[name] = place
    all.append(name)
    return place
  }
}
