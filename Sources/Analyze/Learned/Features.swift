import Model

/// Hashed features of one example (feature hashing, Weinberger et al. 2009): each is true or absent.
package struct Features: Sendable {
  package private(set) var hashes: [UInt32] = []

  package init() { hashes.reserveCapacity(160) }

  /// - Parameter template: what kind of feature it is; equal values of two templates differ.
  mutating func add(_ template: Template, _ a: UInt64 = 0, _ b: UInt64 = 0) {
    var x = (a &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(template.rawValue)) &* 0xBF58_476D_1CE4_E5B9
    x ^= x >> 29
    x = (x ^ b &* 0x94D0_49BB_1331_11EB) &* 0xD6E8_FEB8_6659_FD93
    hashes.append(UInt32(truncatingIfNeeded: x >> 32))
  }

  mutating func add(contentsOf other: Features) { hashes += other.hashes }

  /// Kinds of features; a new one goes to the end, since trained weights know them by number.
  enum Template: UInt8 {
    case always = 1
    case word, pair, ending
    case claims, rule, ruleChannel, ruleKind, label, labelStance, labelAndClaims
    case quantity, mention, hasDate, position, length, named
    case source, sourceKind, sourceRole, head, governor, roleGovernor, roleKind, roleHead
    case sources, fromRules, others, isFirst, isMain, isPrevious, industry, mainSources, place
    case industryWord, ownRule, ownChannel, ownKind, ownChannelKind, sentenceOdds, oddsSources
    case otherChannel, near, channel, ownDirection, otherDirection, channelWord
    case sense, sensePair, nearSense, channelSense, stance
  }
}

/// A table of weights of one question with one or more answers, eight bits each.
package struct LinearModel: Sendable {
  /// Answers; one for a yes/no question.
  package let classes: Int
  /// Weights of a bucket lie together: `weights[bucket × classes + class]`.
  package let weights: [Int8]
  package let scale: Float
  private let mask: UInt32

  /// - Parameter weights: a power of two of buckets.
  package init(classes: Int, weights: [Int8], scale: Float) {
    self.classes = classes
    self.weights = weights
    self.scale = scale
    mask = UInt32(max(1, weights.count / max(1, classes)) - 1)
  }

  /// The log odds of each answer.
  package func odds(_ features: Features) -> [Float] {
    var sums = [Int32](repeating: 0, count: classes)
    for hash in features.hashes {
      let at = Int(hash & mask) * classes
      for c in 0..<classes { sums[c] += Int32(weights[at + c]) }
    }
    return sums.map { Float($0) * scale }
  }
}
