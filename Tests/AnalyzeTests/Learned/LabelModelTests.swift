import Model
import Testing

@testable import Analyze

@Suite("The statistical model of labels")
struct LabelModelTests {
  /// What the rules alone say and what rules and model say.
  private static func read(_ text: String, _ language: String = "en") throws -> (Analysis, Analysis)
  {
    let (document, rules, all) = try ModelStages.read(text, language)
    return (rules(document), all(document))
  }

  /// A model with one weight for each answer of a question, whatever the features.
  private static func model(_ question: LabelQuestion, _ weights: [Int8]) throws -> LabelModel {
    let models = LabelQuestion.allCases.map { other in
      let own = other == question ? weights : [Int8](repeating: 0, count: other.classes)
      return LinearModel(classes: other.classes, weights: own, scale: 0.5)
    }
    return try #require(LabelModel(models))
  }

  @Test(
    "the answer of the rules stands unless another is ahead by more than the margin",
    arguments: [
      (LabelQuestion.direction, [Int8(5), 0, 0], 2, 0),
      (.direction, [4, 0, 0], 2, 2),
      (.direction, [0, 6, 0], 0, 1),
      (.name, [0, 0, 5], 1, 2),
      (.name, [0, 0, 4], 1, 1),
      (.forward, [3], 0, 1),
      (.forward, [2], 0, 0),
      (.forward, [-3], 1, 0),
      (.forward, [-2], 1, 1),
    ])
  func margin(question: LabelQuestion, weights: [Int8], rules: Int, expected: Int) throws {
    var features = Features()
    features.add(.always)
    let model = try Self.model(question, weights)
    #expect(model.answer(question, features, rules: rules) == expected)
  }

  @Test("a language without weights keeps the labels of the rules")
  func korean() throws {
    let (rules, all) = try Self.read("가온전자의 영업이익은 42% 줄었다. 내년에는 늘어날 전망이다.", "ko")
    #expect(rules.labels == all.labels && rules.labels.contains { $0.direction == .down })
  }

  @Test("a direction and its score have the same sign")
  func scores() throws {
    let text =
      "Tarnwell soars, Brackley sinks as Oxmoor picks new supplier.\n"
      + "Analysts at Kestrel back Tarnwell and shun Brackley.\nThe fair opens in May."
    let (_, all) = try Self.read(text)
    for mention in all.mentions where mention.direction != .none {
      #expect(mention.direction == (mention.score > 0 ? .up : .down))
    }
    for label in all.labels where label.direction == .up || label.direction == .down {
      #expect(label.direction == (label.score > 0 ? .up : .down))
    }
    #expect(all.mentions.contains { $0.direction == .down })
  }

  @Test(
    "the features of a name tell its place, its neighbours and the part of the headline it stands in"
  )
  func names() throws {
    let (document, rules, _) = try ModelStages.read("Nvidia rises, Intel falls", "en")
    let (_, examples) = rules.examples(of: document)
    let names = try #require(examples.first).view.names
    try #require(names.count == 2)
    #expect(names[0].traits.hashes != names[1].traits.hashes)
    let shared = Set(names[0].traits.hashes).intersection(names[1].traits.hashes)
    #expect(!shared.isEmpty)
  }
}
