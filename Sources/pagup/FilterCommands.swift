import ArgumentParser
import Extract
import Foundation
import Pipeline

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Reads files into document records, one a line.")

  @Argument(help: "Files, folders, archives.")
  var paths: [String] = []

  @Option(
    help: "A file with one path a line, or paths that end with a zero byte; - for standard input.")
  var filesFrom: String?

  func run() throws {
    var all = paths.map { Array($0.utf8) }
    if let filesFrom {
      let data =
        filesFrom == "-"
        ? FileHandle.standardInput.readDataToEndOfFile()
        : FileManager.default.contents(atPath: filesFrom)
      guard let data else { throw ValidationError("\(filesFrom): can't be read") }
      let separator: UInt8 = data.contains(0) ? 0 : 0x0A
      all += data.split(separator: separator).map { [UInt8]($0) }
    }
    guard ExtractFilter().run(Extractor(), paths: all) == 0 else { throw ExitCode(1) }
  }
}

struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize", abstract: "Finds sentences, quantities and dates in document records."
  )

  func run() throws {
    guard Filter.normalize(try Stages.normalizer()).run() == 0 else { throw ExitCode(1) }
  }
}

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Finds mentions, claims and events in normalized records.")

  func run() throws {
    let stages = try Stages()
    guard Filter.analyze(stages.normalizer, stages.analyzer).run() == 0 else { throw ExitCode(1) }
  }
}
