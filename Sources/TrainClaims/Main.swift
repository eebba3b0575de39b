import Analyze
import ArgumentParser
import Foundation
import Model
import Normalize
import Pipeline

/// Trains the statistical model of claims on annotated documents and writes its weights.
@main
struct TrainClaims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-claims",
    abstract: "Trains the model of claims on annotated documents.")

  @Argument(help: "Folders of annotated documents.")
  var folders: [String]

  @Option(help: "Language: ko or en.")
  var language: String

  @Option(help: "Where the weights go.")
  var output: String?

  @Option(help: "Score the model on these documents instead (as many times as given).")
  var test: [String] = []

  @Option(help: "Cross-validate in so many parts instead.")
  var folds: Int?

  @Option(help: "x")
  var set: [String] = []

  func tune(_ s: inout TrainingSet) {
    for item in set {
      let parts = item.split(separator: "=")
      guard let v = Float(parts[1]) else { continue }
      switch parts[0] {
      case "s": s.thresholds.sentence = v
      case "o": s.thresholds.option = v
      case "c": s.thresholds.channel = v
      case "d": s.thresholds.drop = v
      case "x": s.thresholds.otherChannel = v
      case "rs": s.learners.sentence.rounds = Int(v)
      case "ro": s.learners.option.rounds = Int(v)
      case "rc": s.learners.channel.rounds = Int(v)
      case "ds": s.learners.sentence.decay = v
      case "do": s.learners.option.decay = v
      case "dc": s.learners.channel.decay = v
      case "ls": s.learners.sentence.rate = v
      case "lo": s.learners.option.rate = v
      case "lc": s.learners.channel.rate = v
      case "bc": s.learners.channel.bits = Int(v)
      case "bs": s.learners.sentence.bits = Int(v)
      default: print("?", item)
      }
    }
  }

  mutating func run() throws {
    let stages = try Stages()
    var set = try TrainingSet(folders: folders, language: language, stages: stages)
    tune(&set)
    print("\(set.documents.count) documents, \(set.claimCount) claims")
    if let folds {
      let marks = set.crossValidate(folds: folds)
      print(marks.0.line(" rules"))
      print(marks.1.line(" model"))
      return
    }
    let model = set.train()
    for folder in test {
      var other = try TrainingSet(folders: [folder], language: language, stages: stages)
      print("\(folder): \(other.documents.count) documents")
      tune(&other)
      print(other.rules().line(" rules"))
      print(other.score(model).line(" model"))
    }
    if let output { try Data(model.file).write(to: URL(fileURLWithPath: output)) }
  }
}
