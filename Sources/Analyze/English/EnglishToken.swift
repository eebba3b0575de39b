/// What a word does in its sentence, as far as the rules need it.
enum WordTag: UInt8, Sendable {
  case unknown
  case determiner, pronoun, preposition, coordinator, subordinator, relative
  case modal, be, have, doing, to, negation
  case adverb, adjective, noun, name, verb, predicate
  case number, percent, currency, possessive
  case comma, colon, semicolon, dash, quote, open, close, stop, symbol
}

/// Inflected forms a word can be; several where English doesn't tell them apart.
struct WordForm: OptionSet, Sendable {
  let rawValue: UInt8
  static let base = WordForm(rawValue: 1)
  static let third = WordForm(rawValue: 2)
  static let past = WordForm(rawValue: 4)
  static let participle = WordForm(rawValue: 8)
  static let ing = WordForm(rawValue: 16)
  static let singular = WordForm(rawValue: 32)
  static let plural = WordForm(rawValue: 64)
}

struct WordShape: OptionSet, Sendable {
  let rawValue: UInt16
  static let capital = WordShape(rawValue: 1)
  /// Two letters or more, all of them capitals.
  static let allCapitals = WordShape(rawValue: 2)
  static let digits = WordShape(rawValue: 4)
  /// Joined to the word before by a hyphen.
  static let joined = WordShape(rawValue: 8)
  /// A blank stands before it.
  static let spaced = WordShape(rawValue: 16)
  static let lyEnding = WordShape(rawValue: 32)
  static let edEnding = WordShape(rawValue: 64)
  static let ingEnding = WordShape(rawValue: 128)
  /// Ends in one `s`.
  static let plainPlural = WordShape(rawValue: 256)
  /// A suffix that adjectives have: -al -ous -ive -ful -ic -able -ible -less -ary.
  static let adjectiveEnding = WordShape(rawValue: 512)
}

/// One word, number or mark of a sentence, or several words that one row of the lexicon or one
/// mention covers.
struct EnglishToken: Sendable {
  var start: Int32
  var end: Int32
  /// ``PhraseIndex/word(_:_:)`` of its bytes; of a merged token, of its first word.
  var hash: UInt64
  var shape: WordShape
  var tag: WordTag
  /// Index into ``EnglishLexicon/entries``, −1 for a word that isn't there.
  var entry: Int32 = -1
  /// Form it has here, for verbs.
  var form: WordForm = []
  /// Index into the document's mentions, −1 for none.
  var mention: Int32 = -1
  /// The number its digits write, nil for words.
  var value: Double?
  /// Written as `.4`: the rest of a number that a blank has torn apart.
  var isFraction = false
}
