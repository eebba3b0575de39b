public import JSON

/// Why a line is not a record.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case notJSON(JSONError)
    case notAnObject
    case noText
    case schema(String)
    case missing(String)
    case badValue(key: String, value: String)
    case spanOutOfText(key: String, start: Int, end: Int, limit: Int)
  }
  public var reason: Reason
  /// The record's own id, when it was read.
  public var id: String?

  public init(reason: Reason, id: String? = nil) {
    self.reason = reason
    self.id = id
  }

  public var description: String {
    switch reason {
    case .notJSON(let error): "not a JSON object (\(error))"
    case .notAnObject: "not a JSON object"
    case .noText: "no text"
    case .schema(let name): "not a record of this command (schema \(name))"
    case .missing(let key): "no \(key)"
    case .badValue(let key, let value): "\(key): not a value of this key (\(value))"
    case .spanOutOfText(let key, let start, let end, let limit):
      "\(key): \(start)..<\(end) is outside the text (\(limit) bytes)"
    }
  }
}
