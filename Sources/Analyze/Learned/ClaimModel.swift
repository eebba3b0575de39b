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

/// A claim the rules don't make.
package struct AddedClaim: Sendable {
  /// Into ``ClaimExample/options``.
  package var option: Int
  package var channel: Channel
  package var direction: Direction
}

/// Log odds from which the model speaks where the rules are silent; set on documents that the model
/// hadn't learnt from.
package struct ClaimThresholds: Sendable {
  /// A sentence makes a claim.
  package var sentence: Float = 2
  /// A further industry is affected.
  package var option: Float = 1.6
  /// A further channel.
  package var channel: Float = 0.4

  package init() {}
}

extension ClaimModel {
  /// What a sentence says besides the claims of the rules.
  ///
  /// - Parameter claims: of the rules, all of the document.
  package func additions(
    to example: ClaimExample, claims: [Claim], _ thresholds: ClaimThresholds = ClaimThresholds()
  ) -> [AddedClaim] {
    let whole = sentence.odds(example.sentenceFeatures())[0]
    guard whole >= thresholds.sentence else { return [] }
    let own = example.ruleClaims.map { claims[$0] }
    let taken = Set(own.map(\.target.industry))
    let odds = example.options.indices.map {
      option.odds(example.optionFeatures($0, odds: whole, claims: own))[0]
    }
    var chosen = odds.indices.filter {
      odds[$0] >= thresholds.option && !taken.contains(example.options[$0].industry)
    }
    if chosen.isEmpty, taken.isEmpty { chosen = Self.best(odds).map { [$0] } ?? [] }
    return chosen.flatMap { i in
      let all = channel.odds(example.channelFeatures(i, claims: own))
      let first = Self.best(all)
      return all.indices.filter { $0 == first || all[$0] >= thresholds.channel }.map { c in
        let channel = Channel.allCases[c]
        let sides = direction.odds(example.directionFeatures(i, channel: channel, claims: own))
        return AddedClaim(
          option: i, channel: channel, direction: Self.directions[Self.best(sides) ?? 0])
      }
    }
  }

  /// Where the largest value is, the first of several.
  private static func best(_ values: [Float]) -> Int? {
    values.indices.max { (values[$0], $1) < (values[$1], $0) }
  }
}
