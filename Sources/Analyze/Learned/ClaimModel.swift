package import Model

/// What the statistical model of claims is asked, in the order of its file.
package enum ClaimQuestion: Int, ModelQuestion {
  /// Does the sentence make a claim?
  case sentence
  /// Is this industry one that is affected?
  case option
  /// Through which channel? One answer for each of ``Channel/allCases``.
  case channel
  /// Good, bad or without a side: ``directions``.
  case direction
  /// When, how surely and as what kind of statement? One answer for each code.
  case horizon, certainty, mode

  package static let fileName = "claims"
  package static let directions: [Direction] = [.up, .down, .change]

  package var classes: Int {
    switch self {
    case .sentence, .option: 1
    case .channel: Channel.allCases.count
    case .direction: Self.directions.count
    case .horizon: Horizon.allCases.count
    case .certainty: Certainty.allCases.count
    case .mode: Mode.allCases.count
    }
  }
}

/// The statistical model of claims in one language.
package typealias ClaimModel = QuestionModel<ClaimQuestion>

/// A claim the rules don't make.
package struct AddedClaim: Sendable {
  /// What stands among its rules.
  static let rule = "model.claim"

  /// Into ``ClaimExample/options``.
  package var option: Int
  package var channel: Channel
  package var direction: Direction
  package var horizon: Horizon
  package var certainty: Certainty
  package var mode: Mode
}

/// What the model makes of a sentence and the rules' claims in it.
package struct ClaimVerdict: Sendable {
  package var keepsRules = true
  package var added: [AddedClaim] = []
}

/// Log odds from which the model speaks where the rules are silent. They stand where annotated documents
/// that it hasn't learned from gain most and public gold data, for which the rules were made, loses nothing.
package struct ClaimThresholds: Sendable {
  /// A sentence makes a claim.
  package var sentence: Float
  /// Below it the sentence makes none, whatever the rules say.
  package var silence: Float = -3
  /// A further industry is affected.
  package var option: Float = 0
  /// A further channel.
  package var channel: Float = 0.4

  package init(isKorean: Bool) { sentence = isKorean ? 1 : 0 }
}

extension ClaimModel {
  /// What a sentence says besides the claims of the rules, and whether it makes a claim at all.
  ///
  /// - Parameter claims: of the rules, all of the document.
  package func verdict(
    on example: ClaimExample, claims: [Claim], _ thresholds: ClaimThresholds
  ) -> ClaimVerdict {
    let whole = odds(.sentence, example.sentenceFeatures())[0]
    if whole < thresholds.silence { return ClaimVerdict(keepsRules: false) }
    guard whole >= thresholds.sentence else { return ClaimVerdict() }
    return ClaimVerdict(added: additions(to: example, claims: claims, odds: whole, thresholds))
  }

  private func additions(
    to example: ClaimExample, claims: [Claim], odds whole: Float, _ thresholds: ClaimThresholds
  ) -> [AddedClaim] {
    let own = example.ruleClaims.map { claims[$0] }
    let taken = Set(own.map(\.target.industry))
    let odds = example.options.indices.map {
      self.odds(.option, example.optionFeatures($0, odds: whole, claims: own))[0]
    }
    var chosen = odds.indices.filter {
      odds[$0] >= thresholds.option && !taken.contains(example.options[$0].industry)
    }
    if chosen.isEmpty, taken.isEmpty { chosen = Self.best(odds).map { [$0] } ?? [] }
    return chosen.flatMap { i in
      let all = self.odds(.channel, example.channelFeatures(i, claims: own))
      let first = Self.best(all)
      return all.indices.filter { $0 == first || all[$0] >= thresholds.channel }.map { c in
        let channel = Channel.allCases[c]
        let side = best(.direction, example.directionFeatures(i, channel: channel, claims: own))
        let stance = example.stanceFeatures(channel)
        return AddedClaim(
          option: i, channel: channel, direction: ClaimQuestion.directions[side],
          horizon: Horizon.allCases[best(.horizon, stance)],
          certainty: Certainty.allCases[best(.certainty, stance)],
          mode: Mode.allCases[best(.mode, stance)])
      }
    }
  }
}
