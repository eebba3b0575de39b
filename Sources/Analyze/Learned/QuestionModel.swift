/// What a statistical model is asked; the raw values count from 0 in the order of its file.
package protocol ModelQuestion: CaseIterable, Hashable, Sendable, RawRepresentable
where RawValue == Int {
  /// Answers; one for a yes/no question.
  var classes: Int { get }
  /// Its weights are `<fileName>.<language>.weights`.
  static var fileName: String { get }
}

/// A statistical model of one language: linear questions over hashed features.
package struct QuestionModel<Asked: ModelQuestion>: Sendable {
  package typealias Question = Asked

  private let models: [LinearModel]

  /// - Parameter models: one for each question.
  package init?(_ models: [LinearModel]) {
    guard models.map(\.classes) == Question.allCases.map(\.classes) else { return nil }
    self.models = models
  }

  package func odds(_ question: Question, _ features: Features) -> [Float] {
    models[question.rawValue].odds(features)
  }

  /// The answer with the best odds, the first of several.
  func best(_ question: Question, _ features: Features) -> Int {
    Self.best(odds(question, features)) ?? 0
  }

  /// Where the largest value is, the first of several.
  static func best(_ values: [Float]) -> Int? {
    values.indices.max { (values[$0], $1) < (values[$1], $0) }
  }

  package init?(file: [UInt8]) {
    guard let models = LinearModel.models(file: file) else { return nil }
    self.init(models)
  }

  package var file: [UInt8] { models.flatMap(\.file) }
}
