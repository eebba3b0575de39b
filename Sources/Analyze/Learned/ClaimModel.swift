package import Model

/// The statistical model of claims in one language: four linear questions over hashed features.
package struct ClaimModel: Sendable {
  /// Does the sentence make a claim?
  package var sentence: LinearModel
  /// Is this industry one that is affected?
  package var option: LinearModel
  /// Through which channel? One answer for each of ``Channel/allCases``.
  package var channel: LinearModel
  /// Good, bad or without a side: `+`, `-`, `±`.
  package var direction: LinearModel

  package static let directions: [Direction] = [.up, .down, .change]

  package init(
    sentence: LinearModel, option: LinearModel, channel: LinearModel, direction: LinearModel
  ) {
    self.sentence = sentence
    self.option = option
    self.channel = channel
    self.direction = direction
  }

  /// Four times: answers, log₂ of the buckets (one byte each), the scale as the bits of a `Float` (four
  /// bytes, little endian), then the weights.
  package init?(file: [UInt8]) {
    var at = 0
    func model() -> LinearModel? {
      guard at + 6 <= file.count else { return nil }
      let classes = Int(file[at])
      let bits = Int(file[at + 1])
      let scale = file[(at + 2)..<(at + 6)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard classes > 0, bits <= 24, at + 6 + classes << bits <= file.count else { return nil }
      let start = at + 6
      at = start + classes << bits
      let weights = file.withUnsafeBytes { raw in
        [Int8](raw[start..<at].bindMemory(to: Int8.self))
      }
      return LinearModel(classes: classes, weights: weights, scale: Float(bitPattern: scale))
    }
    guard let sentence = model(), let option = model(), let channel = model(),
      let direction = model(), at == file.count, sentence.classes == 1, option.classes == 1,
      channel.classes == Channel.allCases.count, direction.classes == Self.directions.count
    else { return nil }
    self.init(sentence: sentence, option: option, channel: channel, direction: direction)
  }

  package var file: [UInt8] {
    var out: [UInt8] = []
    for model in [sentence, option, channel, direction] {
      let buckets = model.weights.count / model.classes
      out.append(UInt8(model.classes))
      out.append(UInt8(buckets.trailingZeroBitCount))
      let scale = model.scale.bitPattern
      for shift in stride(from: 0, to: 32, by: 8) { out.append(UInt8(scale >> shift & 0xFF)) }
      out += model.weights.map { UInt8(bitPattern: $0) }
    }
    return out
  }
}

/// What the model says of a sentence.
package struct ClaimDecision: Sendable {
  /// Claims of the rules that stay, by their place in the analysis, with their channel.
  package var kept: [(claim: Int, channel: Channel)] = []
  package var added: [Added] = []

  package struct Added: Sendable {
    /// Into ``ClaimExample/options``.
    package var option: Int
    package var channel: Channel
    package var direction: Direction
  }
}

/// Log odds from which the model overrules the rules; set on the training documents.
package struct ClaimThresholds: Sendable {
  /// A sentence without claims of the rules gets one.
  package var sentence: Float = 1.6
  /// A further industry is affected.
  package var option: Float = 1.4
  /// A further channel.
  package var channel: Float = 0.4
  /// A claim of the rules is dropped below this.
  package var drop: Float = -60
  /// How much likelier another channel must be than the one of the rules.
  package var otherChannel: Float = 9

  package init() {}
}

extension ClaimModel {
  package func decide(
    _ example: ClaimExample, claims: [Claim], _ thresholds: ClaimThresholds = ClaimThresholds()
  ) -> ClaimDecision {
    var out = ClaimDecision()
    let own = example.ruleClaims.map { claims[$0] }
    let whole = sentence.odds(example.sentenceFeatures())[0]
    if own.isEmpty, whole < thresholds.sentence { return out }
    let odds = example.options.indices.map {
      option.odds(example.optionFeatures($0, odds: whole, claims: own))[0]
    }
    var channels: [Int: [Float]] = [:]
    func channelOdds(_ i: Int) -> [Float] {
      if let known = channels[i] { return known }
      let fresh = channel.odds(example.channelFeatures(i, claims: own))
      channels[i] = fresh
      return fresh
    }
    var taken = Set<Int>()
    for i in example.ruleClaims {
      let claim = claims[i]
      guard
        let at = example.options.firstIndex(where: { $0.industry == claim.target.industry })
      else { continue }
      guard odds[at] >= thresholds.drop else { continue }
      taken.insert(at)
      let all = channelOdds(at)
      let best = all.indices.max { all[$0] < all[$1] } ?? 0
      let mine = Channel.allCases.firstIndex(of: claim.channel).map { all[$0] } ?? 0
      out.kept.append(
        (i, all[best] - mine > thresholds.otherChannel ? Channel.allCases[best] : claim.channel))
    }
    guard whole >= thresholds.sentence else { return out }
    var more = odds.indices.filter { !taken.contains($0) && odds[$0] >= thresholds.option }
    if more.isEmpty, taken.isEmpty, let best = odds.indices.max(by: { odds[$0] < odds[$1] }) {
      more = [best]
    }
    for i in more {
      let all = channelOdds(i)
      let best = all.indices.max { all[$0] < all[$1] } ?? 0
      for c in all.indices where c == best || all[c] >= thresholds.channel {
        let channel = Channel.allCases[c]
        let sides = direction.odds(example.directionFeatures(i, channel: channel, claims: own))
        let side = sides.indices.max { sides[$0] < sides[$1] } ?? 0
        out.added.append(
          ClaimDecision.Added(option: i, channel: channel, direction: Self.directions[side]))
      }
    }
    return out
  }
}
