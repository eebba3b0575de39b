import Lexicon
import Model

/// The models of one kind by language; a language without weights is left to the rules.
struct LanguageModels<Question: ModelQuestion>: Sendable {
  private let korean: QuestionModel<Question>?
  private let english: QuestionModel<Question>?

  init(lexicon: Lexicon) throws(AnalyzeError) {
    korean = try Self.model("ko", lexicon)
    english = try Self.model("en", lexicon)
  }

  var isEmpty: Bool { korean == nil && english == nil }

  func model(isKorean: Bool) -> QuestionModel<Question>? { isKorean ? korean : english }

  private static func model(
    _ language: String, _ lexicon: Lexicon
  ) throws(AnalyzeError) -> QuestionModel<Question>? {
    let name = Question.fileName + "." + language
    guard let file = lexicon.weights[name] else { return nil }
    guard let model = QuestionModel<Question>(file: file) else {
      let error = LexiconError(path: "\(name).weights", line: 0, reason: .badWeights)
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
    return model
  }
}

typealias ClaimModels = LanguageModels<ClaimQuestion>
typealias LabelModels = LanguageModels<LabelQuestion>

extension ClaimModels {
  /// Adds what the rules missed, sentence by sentence.
  func extend(_ reading: inout DocumentReading, _ examples: [ClaimExample]) {
    guard !isEmpty else { return }
    let rules = reading.analysis.claims
    var claims: [Claim] = []
    var last: [Industry: Claim.Target] = [:]
    for example in examples {
      let own =
        model(isKorean: example.view.isKorean)?.claims(
          of: example, rules: rules, context: last, text: reading.analysis.text)
        ?? example.ruleClaims.map { rules[$0] }
      for claim in own { last[claim.target.industry] = claim.target }
      claims += own
    }
    reading.analysis.claims = claims
  }
}

extension LabelModels {
  /// Labels the sentences and the names in them anew.
  func label(_ analysis: inout Analysis, _ examples: [ClaimExample]) {
    for example in examples {
      guard let model = model(isKorean: example.view.isKorean) else { continue }
      model.label(example, &analysis.labels[example.view.sentence])
      for name in example.view.names { model.direct(name, &analysis.mentions[name.mention]) }
    }
  }
}
