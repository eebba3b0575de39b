import Lexicon
import Model

/// Reads the English sentences of a document: labels, claims, causal links, directions of mentions.
struct EnglishReader: Sendable {
  init(lexicon: Lexicon) throws(AnalyzeError) {}

  /// Sets `analysis.labels[i]` for each sentence `i` that isn't Korean, appends claims and causal
  /// links, and sets the direction of the mentions in those sentences.
  func callAsFunction(_ reading: inout DocumentReading) {}
}
