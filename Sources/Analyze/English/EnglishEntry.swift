import Lexicon
import Model

/// What the tables know of one form of a word or phrase; indices are −1 where they know nothing.
struct EnglishEntry: Sendable {
  var closedClass = WordTag.unknown
  var verb: Int16 = -1
  var noun: Int16 = -1
  var adjective: Int16 = -1
  var predicate: Int16 = -1
  var thing: Int16 = -1
  var term: Int16 = -1
  var cue: Int16 = -1
  /// The cue it is as a noun, where the verb is one too (`plans`).
  var nounCue: Int16 = -1
  /// Forms it can be as a verb; empty when it is none.
  var verbForms = WordForm(rawValue: 0)
  /// Forms it can be as a noun; empty when it is none.
  var nounForms = WordForm(rawValue: 0)
  /// A verb that names a speaker.
  var isSaying = false
  /// A verb whose object does what a bare infinitive tells: `let shops open`.
  var isLetting = false
  /// A phrase that an infinitive follows: `continue to`, `set to`.
  var takesInfinitive = false
  /// Classes of what acts are done to, one bit each.
  var objectKinds: UInt64 = 0
  /// List of acts the verb stands for, −1 for none.
  var acts: Int16 = -1
  /// A word for those who decide: `the government`.
  var isActor = false
  /// When what is said comes: `in the coming months`.
  var horizon: Horizon?
  /// A noun for a deed: the name before it does it (`a Corvan upgrade`).
  var isDeed = false
}

/// A sign as the tables write it: `+` `-` `~` `0` or nothing.
enum EnglishSign: Int8, Sendable {
  case up = 1
  case down = -1
  case flat = 0
  case unsteady = 2
  case absent = 3

  init?(_ text: ArraySlice<UInt8>) {
    guard let sign = text.first else {
      self = .absent
      return
    }
    switch (sign, text.count) {
    case (UInt8(ascii: "+"), 1): self = .up
    case (UInt8(ascii: "-"), 1): self = .down
    case (UInt8(ascii: "~"), 1): self = .unsteady
    case (UInt8(ascii: "0"), 1): self = .flat
    default: return nil
    }
  }
}

/// A row of `frames.en.csv`.
struct EnglishFrame: Sendable {
  enum Kind: String, Sendable {
    case change, value, compare, hold, plain, advice, negate, aspect
  }
  var lemma: String
  var kind: Kind
  var subject: EnglishSign
  var object: EnglishSign
  var channel: Channel?
  /// Says little about a business unless a thing with a prior is its object (`enables users`,
  /// `enables savings`).
  var isSoft = false
}

/// A row of `things.en.csv`.
struct EnglishThing: Sendable {
  var name: String
  var prior: EnglishSign
  var channel: Channel
  /// Good or bad news when a clause says no more than that there is one.
  var presence: EnglishSign
  /// The name before it is what moves: `Calder's stock`.
  var isStake = false
}

/// A row of `industry-terms.en.csv`.
struct EnglishTerm: Sendable {
  /// nil: a company whose industry the context gives.
  var industry: Industry?
  var kind: TargetKind
  /// What moves when a market moves.
  var channel: Channel?
  /// Means the company a text is about: `the company`, not `the supplier`.
  var isWhole = false
}

/// A row of `cues.en.csv`.
struct EnglishCue: Sendable {
  /// Where a cue counts: `p` only in a sentence whose main verb isn't past (`risks remain`, but not
  /// `the risks had faded`).
  enum Reach: String, Sendable {
    case never = ""
    case present = "p"
    case always = "1"

    func counts(inPast isPast: Bool) -> Bool { self == .always || (self == .present && !isPast) }
  }

  var phrase: String
  var isVerb: Bool
  var certainty: Certainty?
  var mode: Mode?
  /// Whether the statement looks ahead.
  var forward: Reach
  /// Whether it lowers the certainty of the sentence, not only of its clause.
  var label: Reach
  /// `unlikely`: what follows isn't to be.
  var isNegative: Bool { phrase.hasPrefix("un") && certainty == .probable }
}
