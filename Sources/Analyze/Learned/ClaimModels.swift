import Lexicon
import Model

/// The models of claims by language; a language without weights is left to the rules.
struct ClaimModels: Sendable {
  private let korean: ClaimModel?
  private let english: ClaimModel?

  init(lexicon: Lexicon) throws(AnalyzeError) {
    korean = try Self.model("claims.ko", lexicon)
    english = try Self.model("claims.en", lexicon)
  }

  private static func model(_ name: String, _ lexicon: Lexicon) throws(AnalyzeError) -> ClaimModel?
  {
    guard let file = lexicon.weights[name] else { return nil }
    guard let model = ClaimModel(file: file) else {
      let error = LexiconError(path: "\(name).weights", line: 0, reason: .badWeights)
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
    return model
  }

  /// Adds what the rules missed, sentence by sentence.
  func extend(_ reading: inout DocumentReading) {
    guard korean != nil || english != nil else { return }
    let rules = reading.analysis.claims
    var claims: [Claim] = []
    var last: [Industry: Claim.Target] = [:]
    for example in reading.examples() {
      let own =
        (example.view.isKorean ? korean : english)?.claims(
          of: example, rules: rules, context: last, text: reading.analysis.text)
        ?? example.ruleClaims.map { rules[$0] }
      for claim in own { last[claim.target.industry] = claim.target }
      claims += own
    }
    reading.analysis.claims = claims
  }
}
