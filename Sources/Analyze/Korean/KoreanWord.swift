/// What a particle makes of the noun before it.
enum Role: String, Sendable {
  case bare, subject, topic, also, object, genitive, and
  /// 로, 에, 에서, 에게, 보다, 까지, 부터; `other` for the rest.
  case ro, e, eseo, dative, than, until, from, other
}

/// How a predicate is tied to what follows (classes of `endings.ko.csv`).
enum Link: String, Sendable {
  case final, and, though, condition, cause, purpose, quote
  /// 줄이려는: adnominal and a purpose.
  case intent
  /// 줄여야: an obligation.
  case must
  /// 빠르게: how, or the first part of 빠르게 하다.
  case manner
  /// 늘지, 느는지: an open question.
  case question
  /// 늘어난, 늘어나는, 늘어날.
  case past, present, future
  /// 늘기, 늘어남.
  case nominal
  /// An auxiliary follows: 늘어나고 있다, 늘려야 한다.
  case auxiliary
}

/// The verbal part of a word.
struct Predicate: Sendable {
  /// Stem: `늘어나`, or the noun before 하다/되다: `증가`.
  var stem: String
  /// What the stem is in the table of word classes.
  var classes = WordClasses()
  /// 하, 되, 시키, 받, 당, 지 … when the stem is a noun or an adjective; "" for a verb.
  var light: String
  /// With its auxiliary in one word: 따내, 이뤄지.
  var compound = ""
  var isAdjective: Bool
  var isCopula: Bool
  var isAuxiliary: Bool
  var link: Link
  var isPast: Bool
  var isIntended: Bool
  /// Byte after the stem: what follows is tense, ending and auxiliaries.
  var stemEnd: Int
  /// A quality that is coming about: 높아지다.
  var isBecoming: Bool { light == "지" }
}

/// A word between blanks (eojeol), or a part of one between `·` or quotes.
struct KoreanWord: Sendable {
  /// Bytes of the text; `contentEnd` is where the particle or ending begins.
  var start: Int
  var contentEnd: Int
  var end: Int
  /// Indices of its morphemes.
  var morphemes: Range<Int>
  var role: Role
  var predicate: Predicate?
  /// A comma follows.
  var hasComma: Bool
  /// Begins with a bound noun (것, 수, 때문 …).
  var isBoundNoun: Bool
  /// Holds a noun before its predicate or particle.
  var hasNoun: Bool
  /// The noun that carries its adnominal predicate on (늘어날 전망이다, 늘리는 보급 확대 방안): no relative
  /// clause. 0 without one.
  var carrier = 0
  var carriesOn: Bool { carrier > 0 }
  /// 등: ends a list.
  var isListEnd = false
  /// 모두, 각각, 더: stands beside its phrase, not in it.
  var isAdverb = false
  /// In a quotation.
  var isQuoted: Bool
}
