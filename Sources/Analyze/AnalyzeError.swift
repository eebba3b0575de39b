public import Lexicon

/// Why a document can't be analyzed.
public struct AnalyzeError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case dictionary
    case lexicon(LexiconError)
  }
  public var place: String
  public var reason: Reason

  public init(place: String, reason: Reason) {
    self.place = place
    self.reason = reason
  }

  public var description: String {
    switch reason {
    case .lexicon(let error): "\(error)"
    case .dictionary: "\(place): not a mecab-ko-dic dictionary"
    }
  }
}
