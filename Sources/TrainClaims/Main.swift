import Analyze
import ArgumentParser
import Foundation

/// Trains the statistical models and writes their weights.
@main
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-claims", abstract: "Trains the models of claims, labels and names.",
    subcommands: [TrainClaims.self, TrainLabels.self, TrainNames.self],
    defaultSubcommand: TrainClaims.self)
}

/// Trains the model of Korean names on annotated sentences.
struct TrainNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "Trains the model of Korean names on annotated sentences.")

  @Argument(help: "Folder of annotated sentences.")
  var folder: String

  @Option(help: "Where the weights go.")
  var output: String?

  @Option(help: "Cross-validate in so many parts instead.")
  var folds: Int?

  mutating func run() throws {
    let names = try AnnotatedNames(folder: folder, stages: try RuleStages())
    print("\(names.lines.count) lines")
    if let folds {
      print("rules\n" + names.rules())
      print("model\n" + names.crossValidate(folds: folds))
      return
    }
    guard let model = AnnotatedNames.train(names.lines) else {
      throw CleanExit.message("the model has the wrong shape")
    }
    if let output { try Data(model.file).write(to: URL(fileURLWithPath: output)) }
  }
}

/// Trains the statistical model of claims on annotated documents.
struct TrainClaims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Trains the model of claims on annotated documents.")

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

  @Option(help: "Log odds from which a sentence makes a claim.")
  var sentence: Float?

  @Option(help: "Log odds from which a further industry is affected.")
  var option: Float?

  private func adjust(_ thresholds: inout ClaimThresholds) {
    if let sentence { thresholds.sentence = sentence }
    if let option { thresholds.option = option }
  }

  mutating func run() throws {
    let stages = try RuleStages { !$0.hasPrefix("claims.") }
    var set = try TrainingSet(folders: folders, language: language, stages: stages)
    adjust(&set.thresholds)
    print("\(set.documents.count) documents, \(set.claimCount) claims")
    if let folds {
      let marks = set.crossValidate(folds: folds)
      print(marks.0.line(" rules"))
      print(marks.1.line(" model"))
      return
    }
    guard let model = set.train() else { throw CleanExit.message("the model has the wrong shape") }
    for folder in test {
      var other = try TrainingSet(folders: [folder], language: language, stages: stages)
      adjust(&other.thresholds)
      print("\(folder): \(other.documents.count) documents")
      print(other.rules().line(" rules"))
      print(other.score(model).line(" model"))
    }
    if let output { try Data(model.file).write(to: URL(fileURLWithPath: output)) }
  }
}
