/// Why a report can't be written.
public struct RenderError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case unwritable(String)
    case workbook(String)
    case words(String)
    /// A digit in the text that no span, count or formula accounts for.
    case untracedNumber(String)
  }
  /// A path, a sheet or a phrase.
  public var place: String
  public var reason: Reason

  public init(place: String, reason: Reason) {
    self.place = place
    self.reason = reason
  }

  public var description: String {
    switch reason {
    case .unwritable(let why): "\(place): can't be written (\(why))"
    case .workbook(let why): "\(place): \(why)"
    case .words(let why): "\(place): \(why)"
    case .untracedNumber(let text): "\(place): a number without a source (\(text))"
    }
  }
}
