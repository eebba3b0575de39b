public import Lexicon
public import Model

/// Finds mentions, labels, claims and events in a normalized document.
public struct Analyzer: Sendable {
  private let morphology: MorphologyModel
  private let findMentions: MentionFinder
  private let readKorean: KoreanReader
  private let readEnglish: EnglishReader
  private let findEvents: EventFinder

  /// - Throws: ``AnalyzeError`` when a table lacks what the rules need.
  public init(lexicon: Lexicon, morphology: MorphologyModel) throws(AnalyzeError) {
    self.morphology = morphology
    findMentions = try MentionFinder(lexicon: lexicon)
    readKorean = try KoreanReader(lexicon: lexicon)
    readEnglish = try EnglishReader(lexicon: lexicon)
    findEvents = try EventFinder(lexicon: lexicon)
  }

  public func callAsFunction(_ document: NormalizedDocument) -> Analysis {
    var reading = DocumentReading(document, morphology: morphology)
    reading.analysis.labels = document.sentences.indices.map { SentenceLabel(sentence: $0) }
    findMentions(&reading)
    readKorean(&reading)
    readEnglish(&reading)
    reading.analysis.claims.sort {
      ($0.sentence, $0.target.span, $0.channel.rawValue)
        < ($1.sentence, $1.target.span, $1.channel.rawValue)
    }
    for i in reading.analysis.claims.indices {
      reading.analysis.claims[i].finish(document: document.document)
    }
    findEvents(&reading)
    return reading.analysis
  }
}
