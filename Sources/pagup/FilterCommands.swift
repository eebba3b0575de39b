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

  @Option(
    help:
      "Which key of JSON or column of CSV holds what: text=article.body; may be repeated. Fields: \(FieldNames.keys.joined(separator: ", "))."
  )
  var field: [String] = []

  func run() throws {
    var extractor = Extractor()
    extractor.fields = try fields()
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
    guard ExtractFilter().run(extractor, paths: all) == 0 else { throw ExitCode(1) }
  }

  /// The options by field; of a field's names the first stands before the second.
  private func fields() throws -> FieldNames {
    var names: [String: [String]] = [:]
    for option in field {
      let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, FieldNames.keys.contains(parts[0]) else {
        throw ValidationError(
          "--field \(option): FIELD=NAME expected (fields: \(FieldNames.keys.joined(separator: ", ")))"
        )
      }
      guard FieldNames.isPath(parts[1]) else {
        throw ValidationError("--field \(option): a name such as body or article.body expected")
      }
      names[parts[0], default: []].append(parts[1])
    }
    var out = FieldNames()
    for (key, list) in names { _ = out.set(key, list) }
    return out
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
