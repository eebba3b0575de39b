/// Why a file gave no document. `description` is `place: what (value, limit)`.
public struct ExtractError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case unknownType
    case empty
    case noText
    /// More bytes than the limit of the settings.
    case tooLarge(bytes: Int, limit: Int)
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
    case .empty: "\(place): empty file"
    case .noText: "\(place): no text"
    case .tooLarge(let bytes, let limit): "\(place): too large (\(bytes) bytes, limit \(limit))"
    }
  }
}
