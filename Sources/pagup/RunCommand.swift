public import ArgumentParser
import Foundation
public import Pipeline

/// The options that say what is read and where it goes.
struct PipelineOptions: ParsableArguments {
  @Argument(help: "A pipeline file; pipelines/report.yaml when neither it nor --input is given.")
  var pipeline: String?

  @Option(name: .long, help: "A file or folder to read instead of the pipeline's; may be repeated.")
  var input: [String] = []

  @Option(name: [.customShort("o"), .long], help: "The folder that results go to.")
  var output: String?

  @Option(help: "Language of the report: ko or en.")
  var language: Settings.Language?

  func settings() throws -> Settings {
    var settings = Settings()
    if let path = pipeline ?? (input.isEmpty ? "pipelines/report.yaml" : nil) {
      settings = try PipelineFile(path: path).settings()
    }
    if !input.isEmpty { settings.input = input }
    if let output { settings.output = output }
    if let language { settings.language = language }
    return settings
  }
}

extension Settings.Language: ExpressibleByArgument {}
extension RunProgress.Style: ExpressibleByArgument {}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Reads the inputs and publishes the report.")

  @OptionGroup var pipeline: PipelineOptions

  @Option(help: "Seconds to wait for another run to end.")
  var wait = 0

  @Flag(help: "Make every result anew.")
  var force = false

  @Flag(help: "End with 10 when something couldn't be read.")
  var strict = false

  @Flag(help: "Print nothing but trouble and the path of the workbook.")
  var quiet = false

  @Option(help: "How progress is told: auto or json.")
  var log = RunProgress.Style.auto

  @Option(help: "A command that gets the manifest on standard input after a run that went well.")
  var onSuccess: String?

  @Option(help: "A command that gets the message on standard input after a run that failed.")
  var onFailure: String?

  func run() throws {
    do {
      let summary = try Runner(settings: try pipeline.settings()).run(
        options, progress: RunProgress(quiet: quiet, style: log))
      report(summary)
      hook(onSuccess, summary.manifest)
      if let status = status(of: summary) { throw ExitCode(status.rawValue) }
    } catch let error where !(error is ExitCode) {
      let message = Failure.explained(error)?.0 ?? "\(error)"
      hook(onFailure, Array("{\"message\":\(Self.quoted(message))}\n".utf8))
      throw error
    }
  }

  private var options: Runner.Options {
    var options = Runner.Options()
    options.wait = wait
    options.force = force
    return options
  }

  private func report(_ summary: Runner.Summary) {
    if !quiet {
      let what = summary.unchanged ? "unchanged, the report stands" : "published"
      FileHandle.standardError.write(
        Data(
          "run \(summary.run): \(summary.documents) documents, \(summary.claims) claims, \(summary.failures.count) failures; \(what)\n"
            .utf8))
    }
    if let days = summary.staleDays {
      FileHandle.standardError.write(
        Data("pagup: the newest document is \(days) days old\n".utf8))
    }
    print(summary.workbook)
  }

  private func status(of summary: Runner.Summary) -> ExitStatus? {
    if summary.staleDays != nil { return .staleInput }
    if summary.documents == 0 { return .badInput }
    return strict && !summary.failures.isEmpty ? .warnings : nil
  }

  /// Runs a command of the user's through the shell; its end doesn't change ours.
  private func hook(_ command: String?, _ input: [UInt8]) {
    guard let command else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardOutput = FileHandle.standardError
    do {
      try process.run()
      try pipe.fileHandleForWriting.write(contentsOf: Data(input))
      try pipe.fileHandleForWriting.close()
      process.waitUntilExit()
    } catch {
      FileHandle.standardError.write(Data("pagup: hook: \(error)\n".utf8))
    }
  }

  private static func quoted(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Says what a run would do with each input, and why.")

  @OptionGroup var pipeline: PipelineOptions

  func run() throws {
    print(try Runner(settings: try pipeline.settings()).plan().description, terminator: "")
  }
}
