public import Lexicon
public import Model

/// Finds mentions, labels, claims and events in a normalized document.
public struct Analyzer: Sendable {
  /// Shared by all copies of the stage, which cost one pointer.
  private let readers: Readers

  private final class Readers: Sendable {
    let morphology: MorphologyModel
    let findMentions: MentionFinder
    let korean: Later<KoreanReader>
    let english: Later<EnglishReader>
    let findEvents: EventFinder
    let claimModels: ClaimModels
    let labelModels: LabelModels

    init(
      lexicon: Lexicon, morphology: MorphologyModel, homeMarket: String
    ) throws(AnalyzeError) {
      self.morphology = morphology
      findMentions = try MentionFinder(lexicon: lexicon)
      korean = Later { () throws(AnalyzeError) in try KoreanReader(lexicon: lexicon) }
      english = Later { () throws(AnalyzeError) in try EnglishReader(lexicon: lexicon) }
      findEvents = try EventFinder(lexicon: lexicon, homeMarket: homeMarket)
      claimModels = try ClaimModels(lexicon: lexicon)
      labelModels = try LabelModels(lexicon: lexicon)
    }
  }

  /// - Parameter homeMarket: ISO 3166-1 code of the reader's country: a document that names none of its
  ///   companies says so among its gaps.
  /// - Parameter waits: the tables of a language are read when the first sentence in it comes; only
  ///   for the tables of the package, as a fault in them is then no error but ends the program.
  /// - Throws: ``AnalyzeError`` when a table lacks what the rules need.
  public init(
    lexicon: Lexicon, morphology: MorphologyModel, homeMarket: String = "KR", waits: Bool = false
  ) throws(AnalyzeError) {
    readers = try Readers(lexicon: lexicon, morphology: morphology, homeMarket: homeMarket)
    guard !waits else { return }
    try readers.findMentions.prepare()
    try readers.korean.prepare()
    try readers.english.prepare()
  }

  /// What is known by name.
  public var gazetteer: Gazetteer { readers.findMentions.pass.gazetteer }

  /// What the rules alone say of a document, and its sentences as the statistical model sees them.
  package func examples(of document: NormalizedDocument) -> (Analysis, [ClaimExample]) {
    let reading = read(document)
    return (reading.analysis, reading.examples())
  }

  /// The Korean sentences of a document as the statistical model of names sees them.
  package func nameSentences(of document: NormalizedDocument) -> [NameSentence] {
    var reading = DocumentReading(document, morphology: readers.morphology)
    return readers.findMentions.sentences(of: &reading)
  }

  public func callAsFunction(_ document: NormalizedDocument) -> Analysis {
    var reading = read(document)
    if !readers.claimModels.isEmpty || !readers.labelModels.isEmpty {
      let examples = reading.examples()
      readers.claimModels.extend(&reading, examples)
      readers.labelModels.label(&reading.analysis, examples)
    }
    reading.analysis.claims.sort(by: Claim.precedes)
    for i in reading.analysis.claims.indices {
      reading.analysis.claims[i].finish(document: document.document)
    }
    readers.findEvents(&reading)
    return reading.analysis
  }

  /// What the rules say.
  private func read(_ document: NormalizedDocument) -> DocumentReading {
    var reading = DocumentReading(document, morphology: readers.morphology)
    reading.analysis.labels = document.sentences.indices.map { SentenceLabel(sentence: $0) }
    readers.findMentions(&reading)
    let isKorean = document.sentences.indices.map { reading.isKorean($0) }
    if isKorean.contains(true) { readers.korean()(&reading) }
    if isKorean.contains(false) { readers.english()(&reading) }
    reading.analysis.claims.sort(by: Claim.precedes)
    reading.analysis.claims = Claim.distinct(reading.analysis.claims, document.document.text)
    reading.views.sort { $0.sentence < $1.sentence }
    return reading
  }
}
