import Lexicon
import Model

/// Finds the named things of a document: gazetteer, aliases learnt inside the document, shapes.
struct MentionFinder: Sendable {
  init(lexicon: Lexicon) throws(AnalyzeError) {}

  /// Fills `analysis.mentions`, ascending, and `analysis.definitions`.
  func callAsFunction(_ reading: inout DocumentReading) {}
}
