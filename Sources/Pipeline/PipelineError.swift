/// Why a run can't start or can't publish.
public enum PipelineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Columns and lines count from 1.
  case pipelineFile(path: String, line: Int, what: String)
  case noPipelineFile(String)
  case noInput([String])
  case noDictionary
  case locked(path: String, holder: String)
  case cannotWrite(path: String, why: String)
  case nothingPublished(String)
  case unknownID(String)
  case unknownRun(String, known: [String])
  case incomplete(String)

  public var description: String {
    switch self {
    case .pipelineFile(let path, let line, let what): "\(path):\(line): \(what)"
    case .noPipelineFile(let path): "\(path): no such pipeline file"
    case .noInput(let places): "\(places.joined(separator: ", ")): no input files"
    case .noDictionary: "no Korean dictionary (run: make dictionary)"
    case .locked(let path, let holder): "\(path): another run is at work (\(holder))"
    case .cannotWrite(let path, let why): "\(path): can't be written (\(why))"
    case .nothingPublished(let path): "\(path): no report has been published here (run: pagup run)"
    case .unknownID(let id): "\(id): no such claim in the latest report"
    case .unknownRun(let id, let known):
      "\(id): no such run (there are \(known.isEmpty ? "none" : known.joined(separator: ", ")))"
    case .incomplete(let what): "the report is incomplete and was not published: \(what)"
    }
  }

  public var status: ExitStatus {
    switch self {
    case .pipelineFile: .usage
    case .noPipelineFile, .noInput, .nothingPublished, .unknownID, .unknownRun: .noInput
    case .noDictionary: .unavailable
    case .locked: .locked
    case .cannotWrite: .cannotWrite
    case .incomplete: .qualityGate
    }
  }
}
