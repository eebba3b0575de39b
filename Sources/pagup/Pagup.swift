import ArgumentParser
import Pipeline

@main
struct Pagup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pagup",
    abstract: "Reads documents and reports their industry and market impact.",
    version: Pipeline.version,
    subcommands: [
      RunCommand.self, PlanCommand.self, ExtractCommand.self, NormalizeCommand.self,
      AnalyzeCommand.self, RenderCommand.self, ExplainCommand.self, CheckCommand.self,
      DoctorCommand.self, RunsCommand.self, DiffCommand.self, PruneCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Failure.exit(with: error)
    }
  }
}
