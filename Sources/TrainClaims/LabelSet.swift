import Analyze
import Foundation
import Model

/// Labelled sentences and headlines with the directions of their names, each with what the rules say.
struct LabelSet {
  /// One answer to one question about a line.
  struct Item {
    var question: LabelQuestion
    var features: Features
    var answer: Int
    var rules: Int
    /// What shares a line is trained or tested together.
    var line: Int
  }

  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var items: [Item] = []
  /// They and the margins were chosen together, by cross-validation.
  private static let learners: [LabelQuestion: Learner] = [
    .direction: Learner(bits: 17, rate: 0.02, decay: 1e-2),
    .forward: Learner(bits: 17, rate: 0.02, decay: 1e-2),
    .name: Learner(bits: 17, rate: 0.02, decay: 1e-2),
  ]

  /// - Parameter folder: with the files that `Sources/TrainClaims/Labels/README.md` describes.
  init(folder: String, language: String, stages: RuleStages) throws {
    func readings(_ kind: String, text: KeyPath<[String], String?>) throws -> [Reading] {
      try Self.readings("\(folder)/\(kind).\(language).tsv", text: text, language, stages)
    }
    for reading in try readings("direction", text: \.last) {
      items.append(
        try reading.item(
          .direction, reading.example.labelFeatures(), Self.direction(reading.cells[0]),
          rules: LabelQuestion.answer(reading.label.direction)))
    }
    for reading in try readings("stance", text: \.last) {
      items.append(
        try reading.item(
          .forward, reading.example.labelFeatures(), Int(reading.cells[0]),
          rules: reading.label.forward ? 1 : 0))
    }
    for reading in try readings("headlines", text: \.first) {
      for cell in reading.cells.dropFirst() {
        guard let mark = cell.lastIndex(of: "=") else { throw reading.fault }
        guard let name = reading.name(String(cell[..<mark])) else { continue }
        items.append(
          try reading.item(
            .name, name.traits, Self.direction(String(cell[cell.index(after: mark)...])),
            rules: LabelQuestion.answer(reading.analysis.mentions[name.mention].direction)))
      }
    }
  }

  private static func direction(_ code: String) -> Int? {
    Direction(rawValue: code).map(LabelQuestion.answer)
  }

  /// The lines of a file; what is more than one sentence is left out.
  private static func readings(
    _ path: String, text: KeyPath<[String], String?>, _ language: String, _ stages: RuleStages
  ) throws -> [Reading] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return try lines.enumerated().compactMap { number, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let fault = Fault(description: "\(path):\(number + 1): \(line)")
      guard cells.count > 1, let text = cells[keyPath: text] else { throw fault }
      var source = Document(id: "\(number)", text: Text(text))
      source.language = language
      let (analysis, examples) = try stages.examples(of: source)
      guard examples.count == 1 else { return nil }
      return Reading(
        text: text, cells: cells, analysis: analysis, example: examples[0], line: number,
        fault: fault)
    }
  }

  /// A line as the rules read it.
  private struct Reading {
    var text: String
    var cells: [String]
    var analysis: Analysis
    var example: ClaimExample
    var line: Int
    var fault: Fault

    var label: SentenceLabel { analysis.labels[example.view.sentence] }

    func item(
      _ question: LabelQuestion, _ features: Features, _ answer: Int?, rules: Int
    ) throws -> Item {
      guard let answer else { throw fault }
      return Item(
        question: question, features: features, answer: answer, rules: rules, line: line)
    }

    /// The mention that stands where a name does.
    func name(_ name: String) -> ViewName? {
      guard let range = text.range(of: name) else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      let span = Span(start, start + name.utf8.count)
      return example.view.names.first { analysis.mentions[$0.mention].span.overlaps(span) }
    }
  }

  // MARK: - Training

  func train(without held: (Int) -> Bool = { _ in false }) -> LabelModel? {
    var sets: [LabelQuestion: Examples] = [:]
    for item in items where !held(item.line) {
      let answers = item.question.classes > 1 ? [item.answer] : item.answer == 1 ? [0] : []
      sets[item.question, default: Examples()].add(item.features, Set(answers))
    }
    return LabelModel(
      LabelQuestion.allCases.map { question in
        (Self.learners[question] ?? Learner()).train(
          sets[question] ?? Examples(), classes: question.classes)
      })
  }

  // MARK: - Scoring

  /// The rules and models that haven't seen the line.
  func crossValidate(folds: Int) -> [String] {
    let models = (0..<folds).map { fold in train { $0 % folds == fold } }
    return score { models[$0.line % folds] }
  }

  /// Macro-F1 of the rules and of rules and models, a line for each question.
  func score(_ model: (Item) -> LabelModel?) -> [String] {
    LabelQuestion.allCases.map { question in
      let own = items.filter { $0.question == question }
      let gold = own.map(\.answer)
      let answers = own.map { item in
        model(item)?.answer(question, item.features, rules: item.rules) ?? item.rules
      }
      let scores = [own.map(\.rules), answers].map {
        String(format: "%.3f", Self.macroF1(gold, $0))
      }
      return " \(question): \(own.count), rules \(scores[0]), model \(scores[1])"
    }
  }

  private static func macroF1(_ gold: [Int], _ got: [Int]) -> Double {
    let scores = Set(gold).sorted().map { c in
      let right = zip(gold, got).count { $0 == c && $1 == c }
      return Double(2 * right) / Double(gold.count { $0 == c } + got.count { $0 == c })
    }
    return scores.reduce(0, +) / Double(max(1, scores.count))
  }
}
