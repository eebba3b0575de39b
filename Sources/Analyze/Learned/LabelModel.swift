package import Model

/// What the statistical model of sentence labels is asked, in the order of its file.
package enum LabelQuestion: Int, ModelQuestion {
  /// Is the sentence good news, bad news or neither: ``directions``.
  case direction
  /// Does it look ahead?
  case forward
  /// Is it good or bad for a name: ``directions``.
  case name

  package static let fileName = "labels"
  package static let directions: [Direction] = [.up, .down, .none]

  /// Place among the ``directions``; a change without a side is none.
  package static func answer(_ direction: Direction) -> Int {
    directions.firstIndex(of: direction) ?? directions.count - 1
  }

  package var classes: Int {
    switch self {
    case .direction, .name: Self.directions.count
    case .forward: 1
    }
  }
}

/// The statistical model of sentence labels in one language.
package typealias LabelModel = QuestionModel<LabelQuestion>

extension ClaimExample {
  /// What speaks for the label of the sentence; the answer of the rules is part of it.
  package func labelFeatures() -> Features {
    var out = sentenceFeatures()
    out.add(contentsOf: view.traits)
    return out
  }
}

extension LabelQuestion {
  /// Log odds by which another answer must be ahead of that of the rules to stand in its place. They
  /// stand where labelled sentences that the model hasn't learned from gain and public gold data, for
  /// which the rules were made, loses nothing.
  package var margin: Float {
    switch self {
    case .forward: 1
    case .direction, .name: 2
    }
  }
}

extension LabelModel {
  /// The answer to a question: that of the rules unless another is clearly ahead.
  ///
  /// - Parameter rules: a place in ``LabelQuestion/directions``, or 0 for no and 1 for yes.
  package func answer(
    _ question: LabelQuestion, _ features: Features, rules: Int
  ) -> Int {
    var odds = odds(question, features)
    if odds.count == 1 { odds = [-odds[0] / 2, odds[0] / 2] }
    guard let best = Self.best(odds) else { return rules }
    return odds[best] - odds[rules] > question.margin ? best : rules
  }

  func label(_ example: ClaimExample, _ label: inout SentenceLabel) {
    let features = example.labelFeatures()
    if let new = direction(.direction, features, rules: label.direction) {
      (label.direction, label.score) = new
    }
    label.forward = answer(.forward, features, rules: label.forward ? 1 : 0) == 1
  }

  func direct(_ name: ViewName, _ mention: inout Mention) {
    if let new = direction(.name, name.traits, rules: mention.direction) {
      (mention.direction, mention.score) = new
    }
  }

  /// Another direction than that of the rules, with a score; nil to leave it.
  private func direction(
    _ question: LabelQuestion, _ features: Features, rules: Direction
  ) -> (Direction, Double)? {
    let before = LabelQuestion.answer(rules)
    let answer = answer(question, features, rules: before)
    guard answer != before else { return nil }
    let direction = LabelQuestion.directions[answer]
    return (direction, direction == .up ? 0.5 : direction == .down ? -0.5 : 0)
  }
}
