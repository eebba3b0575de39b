import Analyze
import ArgumentParser
import Foundation
import Lexicon
import Pipeline

/// Turns errors into a message that also says what to do next, and an exit code (docs/exit-codes.md).
enum Failure {
  static func exit(with error: any Error) -> Never {
    if let (message, status) = explained(error) {
      FileHandle.standardError.write(Data("pagup: \(message)\n".utf8))
      Foundation.exit(status.rawValue)
    }
    Pagup.exit(withError: error)
  }

  /// The message and exit code of one of our errors; nil for those of the argument parser.
  static func explained(_ error: any Error) -> (String, ExitStatus)? {
    switch error {
    case let error as PipelineError: ("\(error)\(advice(error))", error.status)
    case let error as LexiconError:
      ("\(error) (see docs/lexicon.md, or run: pagup check)", .badInput)
    case let error as AnalyzeError: ("\(error) (run: make dictionary)", .unavailable)
    default: nil
    }
  }

  private static func advice(_ error: PipelineError) -> String {
    switch error {
    case .locked: "; try again later or use --wait SECONDS"
    case .noPipelineFile: "; see docs/pipeline.md"
    case .cannotWrite: "; the previous report is as it was"
    default: ""
    }
  }
}
