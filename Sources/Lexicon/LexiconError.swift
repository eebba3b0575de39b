/// What is wrong with a table of the lexicon, and where.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case missing
    case unreadable(String)
    case notUTF8
    case noHeader
    case missingColumn(String)
    case wrongFieldCount(got: Int, expected: Int)
    case unterminatedQuote
    case unknownCode(column: String, value: String)
    case badNumber(column: String, value: String)
    case duplicate(String)
    /// A file of weights that no such model wrote.
    case badWeights
  }
  /// The table's path, as given.
  public var path: String
  /// From 1; 0 for the file as a whole.
  public var line: Int
  public var reason: Reason

  public init(path: String, line: Int, reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  public var description: String {
    let place = line > 0 ? "\(path):\(line)" : path
    let what =
      switch reason {
      case .missing: "no such table"
      case .unreadable(let why): "can't be read (\(why))"
      case .notUTF8: "not UTF-8"
      case .noHeader: "no header line"
      case .missingColumn(let name): "no column \(name)"
      case .wrongFieldCount(let got, let expected): "\(got) fields (expected \(expected))"
      case .unterminatedQuote: "a quote is never closed"
      case .unknownCode(let column, let value): "unknown code in \(column) (\(value))"
      case .badNumber(let column, let value): "not a number in \(column) (\(value))"
      case .duplicate(let what): "stands twice (\(what))"
      case .badWeights: "not the weights of such a model"
      }
    return "\(place): \(what)"
  }
}
