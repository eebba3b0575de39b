package import Model

/// The statistical model of claims in one language: linear questions over hashed features.
package struct ClaimModel: Sendable {
  /// Its questions, in the order of the file.
  package enum Question: Int, CaseIterable, Sendable {
    /// Does the sentence make a claim?
    case sentence
    /// Is this industry one that is affected?
    case option
    /// Through which channel? One answer for each of ``Channel/allCases``.
    case channel
    /// Good, bad or without a side: ``ClaimModel/directions``.
    case direction
    /// When, how surely and as what kind of statement? One answer for each code.
    case horizon, certainty, mode

    /// Answers; one for a yes/no question.
    package var classes: Int {
      switch self {
      case .sentence, .option: 1
      case .channel: Channel.allCases.count
      case .direction: ClaimModel.directions.count
      case .horizon: Horizon.allCases.count
      case .certainty: Certainty.allCases.count
      case .mode: Mode.allCases.count
      }
    }
  }

  /// What stands among the rules of a claim that the model made.
  static let rule = "model.claim"

  package static let directions: [Direction] = [.up, .down, .change]

  private let models: [LinearModel]

  /// - Parameter models: one for each question.
  package init?(_ models: [LinearModel]) {
    guard models.map(\.classes) == Question.allCases.map(\.classes) else { return nil }
    self.models = models
  }

  func odds(_ question: Question, _ features: Features) -> [Float] {
    models[question.rawValue].odds(features)
  }

  /// The answer with the best odds, the first of several.
  func best(_ question: Question, _ features: Features) -> Int {
    Self.best(odds(question, features)) ?? 0
  }

  package init?(file: [UInt8]) {
    guard let models = LinearModel.models(file: file) else { return nil }
    self.init(models)
  }

  package var file: [UInt8] { models.flatMap(\.file) }
}

/// A claim the rules don't make.
package struct AddedClaim: Sendable {
  /// Into ``ClaimExample/options``.
  package var option: Int
  package var channel: Channel
  package var direction: Direction
  package var horizon: Horizon
  package var certainty: Certainty
  package var mode: Mode
}

/// Log odds from which the model speaks where the rules are silent. They stand where annotated documents
/// that it hasn't learned from gain most and public gold data, for which the rules were made, loses little.
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
    to example: ClaimExample, claims: [Claim], _ thresholds: ClaimThresholds
  ) -> [AddedClaim] {
    let whole = odds(.sentence, example.sentenceFeatures())[0]
    guard whole >= thresholds.sentence else { return [] }
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
          option: i, channel: channel, direction: Self.directions[side],
          horizon: Horizon.allCases[best(.horizon, stance)],
          certainty: Certainty.allCases[best(.certainty, stance)],
          mode: Mode.allCases[best(.mode, stance)])
      }
    }
  }

  /// Where the largest value is, the first of several.
  private static func best(_ values: [Float]) -> Int? {
    values.indices.max { (values[$0], $1) < (values[$1], $0) }
  }
}
