import ArgumentParser
import Foundation
import Pipeline

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Writes the report of the analysis records on standard input.")

  @Option(name: [.customShort("o"), .long], help: "The folder that the files go to.")
  var output: String

  @Option(help: "Language of the report: ko or en.")
  var language = Settings.Language.ko

  @Option(help: "Title of the report.")
  var title: String?

  func run() throws {
    var settings = Settings()
    settings.language = language
    settings.title = title
    let failures = try RenderFilter(settings: settings).run(into: output)
    guard failures == 0 else { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Prints a claim's way back: rules, sentence, document, file and line.")

  @Argument(help: "Id of a claim, the beginning of one, or its number in the ledger (L3).")
  var id: String

  @Option(name: [.customShort("o"), .long], help: "The folder that runs write to.")
  var output = "output"

  func run() throws {
    print(try Explanation(output: output).text(of: id), terminator: "")
  }
}

struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Lists the published runs, oldest first.")

  @Option(name: [.customShort("o"), .long], help: "The folder that runs write to.")
  var output = "output"

  func run() throws {
    print(Runs(output: output).list(), terminator: "")
  }
}

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Says which claims differ between two runs.")

  @Argument(help: "The earlier run.") var before: String
  @Argument(help: "The later run.") var after: String

  @Option(name: [.customShort("o"), .long], help: "The folder that runs write to.")
  var output = "output"

  func run() throws {
    print(try Runs(output: output).difference(before, after), terminator: "")
  }
}

struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Removes old runs and the results that no kept run needs.")

  @Option(help: "How many runs to keep, the newest first; the latest always stays.")
  var keep: Int

  @Option(name: [.customShort("o"), .long], help: "The folder that runs write to.")
  var output = "output"

  func validate() throws {
    guard keep >= 1 else { throw ValidationError("--keep: \(keep) (at least 1)") }
  }

  func run() throws {
    print(try Runs(output: output).prune(keeping: keep))
  }
}
