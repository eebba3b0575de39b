/// Why a run can't start or can't publish.
public enum PipelineError: Error, Hashable, Sendable, CustomStringConvertible {
  case noDictionary

  public var description: String {
    switch self {
    case .noDictionary: "no Korean dictionary (run: make dictionary)"
    }
  }
}
