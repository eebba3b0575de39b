import Analyze
import ArgumentParser
import Foundation

/// Trains the model of sentence labels and writes its weights.
struct TrainLabels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels",
    abstract: "Trains the model of sentence labels on labelled sentences.")

  @Argument(help: "Folder of labelled sentences and headlines.")
  var folder: String

  @Option(help: "Language: en.")
  var language: String

  @Option(help: "Where the weights go.")
  var output: String?

  @Option(help: "Score the model on these labelled sentences (as many times as given).")
  var test: [String] = []

  @Option(help: "Cross-validate in so many parts instead.")
  var folds: Int?

  mutating func run() throws {
    let stages = try RuleStages()
    let set = try LabelSet(folder: folder, language: language, stages: stages)
    print("\(set.items.count) labels")
    if let folds {
      for line in set.crossValidate(folds: folds) { print(line) }
      return
    }
    guard let model = set.train() else { throw CleanExit.message("the model has the wrong shape") }
    for folder in test {
      let other = try LabelSet(folder: folder, language: language, stages: stages)
      print(folder)
      for line in other.score({ _ in model }) { print(line) }
    }
    if let output { try Data(model.file).write(to: URL(fileURLWithPath: output)) }
  }
}
