import Analyze

/// Examples of a question, each with the answers that hold.
struct Examples {
  private(set) var features: [Features] = []
  private(set) var answers: [Set<Int>] = []

  mutating func add(_ features: Features, _ answers: Set<Int>) {
    self.features.append(features)
    self.answers.append(answers)
  }

  mutating func add<Code: Equatable>(_ features: Features, _ codes: [Code], _ code: Code) {
    add(features, Set(codes.indices.filter { codes[$0] == code }))
  }
}
