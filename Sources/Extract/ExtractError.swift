/// Why a file gave no document.
public struct ExtractError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case unknownType
  }
  /// The file, with `!/member` inside archives.
  public var place: String
  public var reason: Reason

  public init(place: String, reason: Reason) {
    self.place = place
    self.reason = reason
  }

  public var description: String {
    switch reason {
    case .unknownType: "\(place): not a type that pagup reads"
    }
  }
}
