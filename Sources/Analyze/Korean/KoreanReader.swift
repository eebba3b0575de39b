import Lexicon
import Model

/// Reads the Korean sentences of a document: labels, claims, causal links.
struct KoreanReader: Sendable {
  init(lexicon: Lexicon) throws(AnalyzeError) {}

  /// Sets `analysis.labels[i]` for each Korean sentence `i`, and appends claims and causal links;
  /// mentions and definitions are there.
  func callAsFunction(_ reading: inout DocumentReading) {}
}
