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

/// What the model says of a claim.
package struct ClaimReading: Sendable {
  package var channel: Channel
  package var direction: Direction
  package var horizon: Horizon
  package var certainty: Certainty
  package var mode: Mode
}

extension ClaimReading {
  /// What the rules say.
  package init(_ claim: Claim) {
    self.init(
      channel: claim.channel, direction: claim.direction, horizon: claim.horizon,
      certainty: claim.certainty, mode: claim.mode)
  }
}

/// A claim the rules don't make.
package struct AddedClaim: Sendable {
  /// What stands among its rules.
  static let rule = "model.claim"

  /// Into ``ClaimExample/options``.
  package var option: Int
  package var reading: ClaimReading
}

/// A claim of the rules that stays, and how it is to be read.
package struct KeptClaim: Sendable {
  /// Into the claims of the document.
  package var claim: Int
  package var reading: ClaimReading
}

/// What the model makes of a sentence and the rules' claims in it.
package struct ClaimVerdict: Sendable {
  package var kept: [KeptClaim] = []
  package var added: [AddedClaim] = []
}

/// Log odds from which the model speaks where the rules are silent, and by how much another answer must
/// be likelier than theirs to stand instead. They stand where annotated documents that the model hasn't
/// learned from gain most and public gold data, for which the rules were made, loses little.
package struct ClaimThresholds: Sendable {
  /// A sentence makes a claim.
  package var sentence: Float
  /// Below it the sentence makes none, whatever the rules say.
  package var silence: Float = -3
  /// A further industry is affected.
  package var option: Float
  /// A further channel.
  package var channel: Float = 0.4

  /// Another industry for an unlikely one.
  package var industryLead: Float = 4
  package var channelLead: Float = 3.5
  package var directionLead: Float
  package var horizonLead: Float
  package var certaintyLead: Float
  package var modeLead: Float

  package init(isKorean: Bool) {
    sentence = isKorean ? 1 : 0
    option = isKorean ? -0.4 : 0
    directionLead = isKorean ? 3 : .infinity
    horizonLead = isKorean ? .infinity : 4
    certaintyLead = isKorean ? .infinity : 5
    modeLead = isKorean ? .infinity : 2
  }
}

extension ClaimModel {
  /// How the claims of the rules in a sentence are to be read, what it says besides, and whether it makes
  /// a claim at all.
  ///
  /// - Parameter claims: of the rules, all of the document.
  package func verdict(
    on example: ClaimExample, claims: [Claim], _ thresholds: ClaimThresholds
  ) -> ClaimVerdict {
    let whole = odds(.sentence, example.sentenceFeatures())[0]
    if whole < thresholds.silence { return ClaimVerdict() }
    let own = example.ruleClaims.map { claims[$0] }
    let isLikely = whole >= thresholds.sentence
    let odds =
      isLikely || !own.isEmpty
      ? example.options.indices.map {
        self.odds(.option, example.optionFeatures($0, odds: whole, claims: own))[0]
      } : []
    let best = odds.max() ?? 0
    var out = ClaimVerdict()
    for (i, claim) in zip(example.ruleClaims, own) {
      guard let option = example.option(of: claim.target.industry) else { continue }
      if isLikely, odds[option] < 0, best - odds[option] > thresholds.industryLead { continue }
      out.kept.append(
        KeptClaim(
          claim: i, reading: reading(of: claim, option, in: example, claims: own, thresholds)))
    }
    if isLikely { out.added = additions(to: example, claims: own, odds: odds, thresholds) }
    return out
  }

  /// A claim of the rules with what the model is sure they got wrong.
  private func reading(
    of claim: Claim, _ option: Int, in example: ClaimExample, claims own: [Claim],
    _ thresholds: ClaimThresholds
  ) -> ClaimReading {
    func answer<Code: Equatable>(
      _ question: ClaimQuestion, _ codes: [Code], _ rules: Code, lead: Float,
      _ features: @autoclosure () -> Features
    ) -> Code {
      guard lead < .infinity, let at = codes.firstIndex(of: rules) else { return rules }
      let odds = odds(question, features())
      let best = Self.best(odds) ?? at
      return odds[best] - odds[at] > lead ? codes[best] : rules
    }
    var channel = answer(
      .channel, Channel.allCases, claim.channel, lead: thresholds.channelLead,
      example.channelFeatures(option, claims: own))
    if own.contains(where: { $0.target == claim.target && $0.channel == channel }) {
      channel = claim.channel
    }
    let stance = example.stanceFeatures(channel, own: claim)
    return ClaimReading(
      channel: channel,
      direction: answer(
        .direction, ClaimQuestion.directions, claim.direction, lead: thresholds.directionLead,
        example.directionFeatures(option, channel: channel, claims: own)),
      horizon: answer(
        .horizon, Horizon.allCases, claim.horizon, lead: thresholds.horizonLead, stance),
      certainty: answer(
        .certainty, Certainty.allCases, claim.certainty, lead: thresholds.certaintyLead, stance),
      mode: answer(.mode, Mode.allCases, claim.mode, lead: thresholds.modeLead, stance))
  }

  private func additions(
    to example: ClaimExample, claims own: [Claim], odds: [Float], _ thresholds: ClaimThresholds
  ) -> [AddedClaim] {
    let taken = Set(own.map(\.target.industry))
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
        let stance = example.stanceFeatures(channel, own: nil)
        return AddedClaim(
          option: i,
          reading: ClaimReading(
            channel: channel, direction: ClaimQuestion.directions[side],
            horizon: Horizon.allCases[best(.horizon, stance)],
            certainty: Certainty.allCases[best(.certainty, stance)],
            mode: Mode.allCases[best(.mode, stance)]))
      }
    }
  }
}
