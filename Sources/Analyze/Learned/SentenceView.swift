package import Model

/// A word as the statistical model sees it.
package struct ViewWord: Sendable {
  package var span: Span
  /// FNV-1a of its normal form: the stem of an English word in small letters, the dictionary form of a
  /// Korean morpheme with its part of speech.
  package var form: UInt64
  package var kind: Kind

  package enum Kind: UInt8, Sendable { case content, verb, name, number, function, ending }
}

/// A word of the tables in a sentence: what kind of thing or change it is, whatever its letters.
package struct ViewSense: Sendable {
  package var start: Int32
  /// Kind, sign and channel, packed.
  package var code: UInt64

  init(start: Int, kind: UInt8, sign: Int, channel: Channel?) {
    self.start = Int32(start)
    let channel = channel.flatMap { Channel.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    code = UInt64(kind) << 16 | UInt64(sign + 8) << 8 | UInt64(channel)
  }
}

/// A word or phrase that speaks for a code.
package struct ViewCue<Code: Sendable>: Sendable {
  /// Where it begins, into the words.
  package var word: Int
  package var code: Code
}

/// A phrase a claim of the sentence could be about.
package struct ViewCandidate: Sendable {
  /// With its industry when the tables or the document say it.
  package var target: Claim.Target
  package var hasIndustry: Bool
  /// What it does in its sentence: a code of the language, 0 for nothing known.
  package var role: UInt8
  /// ``ViewWord/form`` of its head and of the word that governs it, 0 without one.
  package var head: UInt64
  package var governor: UInt64
}

/// What the statistical model is told of a sentence besides its claims.
package struct SentenceView: Sendable {
  package var sentence: Int
  package var isKorean: Bool
  package var words: [ViewWord]
  /// By start.
  package var senses: [ViewSense]
  package var channels: [ViewCue<Channel>]
  package var industries: [ViewCue<Industry>]
  package var candidates: [ViewCandidate]
  /// What every claim of the sentence shares unless a rule knows better: stance, horizon, speaker,
  /// conditions and amount; its target and channel stand for nothing.
  package var blank: Claim
  /// What the rules of the language read in the whole sentence; empty when they tell nothing.
  package var traits = Features()
  package var names: [ViewName] = []
}

/// A mention with what the rules read about it.
package struct ViewName: Sendable {
  /// Into the mentions of the document.
  package var mention: Int
  package var traits: Features
}
