import Model

/// Hashed features of one example (feature hashing, Weinberger et al. 2009): each is true or absent.
package struct Features: Sendable {
  package private(set) var hashes: [UInt32] = []

  package init() { hashes.reserveCapacity(160) }

  /// - Parameter template: what kind of feature it is; equal values of two templates differ.
  mutating func add(_ template: Template, _ a: UInt64 = 0, _ b: UInt64 = 0) {
    add(Self.hash(template, a, b))
  }

  mutating func add(_ hash: UInt32) { hashes.append(hash) }

  static func hash(_ template: Template, _ a: UInt64, _ b: UInt64) -> UInt32 {
    var x = (a &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(template.rawValue)) &* 0xBF58_476D_1CE4_E5B9
    x ^= x >> 29
    x = (x ^ b &* 0x94D0_49BB_1331_11EB) &* 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: x >> 32)
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
    case nameAlways, nameForm, namePair, nameKind, nameKinds, nameShape, nameTail, namePlace
    case nameWordEnd, nameParticle, nameNext, namePrevious, nameTitle, nameRule, nameRules
    case nameBusiness
    // labels of sentences
    case change, changeSource, changeChannel, changeThing, changeWord, changeVerb, changeTheme
    case changeSum, changeWeights, changeStance, changeCount
    case mainVerb, mainTense, mainSubject, mainObject, verbGroup, verbPair, opener, cue, cuePlace
    case skipPair, mark, amount
    // directions of names
    case aboutScore, aboutLabel, aboutType, aboutPlace, aboutConcern, aboutChange, aboutBefore,
      aboutAfter
    case aboutPair, aboutRole, aboutRoleVerb, aboutRoleSense, aboutPart, aboutPartSense, aboutOthers
    case aboutNext
    case channelCue, nearChannelCue, industryCues, documentShare, cueRole, cueRoleGovernor
    case channelCueAt, channelCuePair, channelCueCount, industryChannelCue
    case ownStance, clauseWord, clauseEnding
  }
}

/// A table of weights of one question with one or more answers, eight bits each.
package struct LinearModel: Sendable {
  /// Answers; one for a yes/no question.
  package let classes: Int
  /// Weights of a bucket lie together: `weights[bucket × classes + class]`.
  package let weights: [Int8]
  package let scale: Float
  let mask: UInt32

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

extension LinearModel {
  /// The models of a file. For each: answers, log₂ of the buckets (one byte each), the scale as the bits
  /// of a `Float` (four bytes, little endian), then the weights.
  static func models(file: [UInt8]) -> [LinearModel]? {
    var at = 0
    var models: [LinearModel] = []
    while at + 6 <= file.count {
      let classes = Int(file[at])
      let bits = Int(file[at + 1])
      let scale = file[(at + 2)..<(at + 6)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard classes > 0, bits <= 24, at + 6 + classes << bits <= file.count else { return nil }
      let start = at + 6
      at = start + classes << bits
      let weights = file.withUnsafeBytes { raw in
        [Int8](raw[start..<at].bindMemory(to: Int8.self))
      }
      models.append(
        LinearModel(classes: classes, weights: weights, scale: Float(bitPattern: scale)))
    }
    return at == file.count ? models : nil
  }

  /// Its part of a file.
  var file: [UInt8] {
    var out = [UInt8(classes), UInt8((weights.count / classes).trailingZeroBitCount)]
    let bits = scale.bitPattern
    for shift in stride(from: 0, to: 32, by: 8) { out.append(UInt8(bits >> shift & 0xFF)) }
    out += weights.map { UInt8(bitPattern: $0) }
    return out
  }
}
