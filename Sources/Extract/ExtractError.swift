/// Why a file gave no document. `description` is `place: what (value, limit)`.
public struct ExtractError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case unknownType
    case empty
    case noText
    /// Can't be opened or read; the value is the system's word for it.
    case unreadable(String)
    case notRegular(String)
    case changed
    case overLimit(what: String, value: Int, limit: Int)
    /// Protected with a password or by rights management.
    case locked(String)
    case damaged(String)
    /// A known format that pagup doesn't read.
    case unsupported(String)
    /// The program that reads this format failed.
    case tool(String)
  }
  /// The file, with `!/member` inside archives.
  public var place: String
  public var reason: Reason

  public init(place: String, reason: Reason) {
    self.place = place
    self.reason = reason
  }

  public var description: String {
    let what =
      switch reason {
      case .unknownType: "not a type that pagup reads"
      case .noText: "no text"
      case .empty: "empty file (0 bytes)"
      case .unreadable(let why): "can't be read (\(why))"
      case .notRegular(let kind): "not a regular file (\(kind))"
      case .changed: "changed while it was read"
      case .overLimit(let what, let value, let limit): "\(what) over the limit (\(value), \(limit))"
      case .locked(let how): "locked (\(how))"
      case .unsupported(let what): "a format that pagup doesn't read (\(what))"
      case .damaged(let what): "damaged (\(what))"
      case .tool(let what): what
      }
    return "\(FileName.printable(place)): \(what)"
  }
}
