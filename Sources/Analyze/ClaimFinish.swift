import Model

extension Claim {
  /// Weight of a claim by certainty, 0…1: an assertion counts whole, a probability 0.7, a possibility
  /// 0.4, what nobody commits to not at all (the order is FactBank's; the numbers are ours and stand
  /// in the Method sheet).
  static func weight(of certainty: Certainty) -> Double {
    switch certainty {
    case .asserted: 1
    case .probable: 0.7
    case .possible: 0.4
    case .uncommitted: 0
    }
  }

  /// By sentence, then by target.
  static func precedes(_ a: Claim, _ b: Claim) -> Bool {
    (a.sentence, a.target.span, a.channel.rawValue) < (
      b.sentence, b.target.span, b.channel.rawValue
    )
  }

  /// Sorted claims but for those that a sentence makes twice of the same words.
  static func distinct(_ claims: [Claim], _ text: Text) -> [Claim] {
    var out: [Claim] = []
    var first = 0
    for claim in claims {
      if let last = out.last, last.sentence != claim.sentence { first = out.count }
      if !out[first...].contains(where: { $0.says(claim, text) }) { out.append(claim) }
    }
    return out
  }

  private func says(_ other: Claim, _ text: Text) -> Bool {
    channel == other.channel && direction == other.direction && mode == other.mode
      && target.industry == other.target.industry && target.entity == other.target.entity
      && text.bytes[target.span.range] == text.bytes[other.target.span.range]
  }

  /// Sets id, weight and score from the rest. A goal or norm is never scored as a result.
  mutating func finish(document: Document) {
    var hash = FNV1a()
    hash.add(document.id.utf8)
    hash.add("/\(span.start)/\(target.span.start)/\(target.span.end)/".utf8)
    hash.add("\(target.industry.rawValue)/\(channel.rawValue)".utf8)
    id = "c" + hash.hex12
    weight = Self.weight(of: certainty)
    if rules.contains(AddedClaim.rule) { weight *= ScoreWeights().learned }
    let counts = mode != .goal && mode != .norm
    switch direction {
    case .up: score = counts ? weight : 0
    case .down: score = counts ? -weight : 0
    case .change, .none: score = 0
    }
  }
}

/// FNV-1a, 64 bits (draft-eastlake-fnv): short stable ids, not for security.
struct FNV1a {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// 12 hexadecimal digits.
  var hex12: String {
    let digits = String(value >> 16, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }
}
