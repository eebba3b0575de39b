public import Lexicon
public import Model

/// Splits a document into sentences and finds its quantities and dates.
public struct Normalizer: Sendable {
  private let lexicon: Lexicon

  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// - Throws: ``NormalizeError`` when the text is over the limit.
  public func callAsFunction(_ document: Document) throws(NormalizeError) -> NormalizedDocument {
    NormalizedDocument(document: document)
  }
}
