import ArgumentParser
import Pipeline

@main
struct Pagup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pagup",
    abstract: "Reads documents and reports their industry and market impact.",
    version: Pipeline.version,
    subcommands: [ExtractCommand.self, NormalizeCommand.self, AnalyzeCommand.self])
}
