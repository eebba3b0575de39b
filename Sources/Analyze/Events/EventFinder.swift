import Lexicon
import Model

/// Finds events with their participants, and what the document leaves open.
struct EventFinder: Sendable {
  init(lexicon: Lexicon) throws(AnalyzeError) {}

  /// Fills `analysis.events` and `analysis.gaps`; mentions and claims are there.
  func callAsFunction(_ reading: inout DocumentReading) {}
}
