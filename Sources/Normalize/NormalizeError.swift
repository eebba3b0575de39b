/// Why a document can't be normalized.
public struct NormalizeError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case tooLong(bytes: Int, limit: Int)
  }
  /// Id of the document.
  public var place: String
  public var reason: Reason

  public init(place: String, reason: Reason) {
    self.place = place
    self.reason = reason
  }

  public var description: String {
    switch reason {
    case .tooLong(let bytes, let limit):
      "\(place): text of \(bytes) bytes is over the limit (\(limit))"
    }
  }
}
