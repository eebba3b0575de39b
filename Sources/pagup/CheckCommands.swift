import ArgumentParser
import Foundation
import Pipeline

/// `pagup check`: findings as `path:line: what`, one a line.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks a pipeline file and the lexicon.")

  @Argument(help: "A pipeline file.")
  var pipeline = "pipelines/report.yaml"

  func run() throws {
    let findings = try LexiconReview(settings: try PipelineFile(path: pipeline).settings())
      .findings()
    for finding in findings { print(finding) }
    guard findings.isEmpty else { throw ExitCode(ExitStatus.badInput.rawValue) }
    print("\(pipeline): fine")
  }
}

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says what is installed, what is missing, and the command that installs it.")

  func run() throws {
    let doctor = Doctor()
    print(doctor.text, terminator: "")
    guard doctor.isWell else { throw ExitCode(ExitStatus.unavailable.rawValue) }
  }
}
