import Model

/// One document while it is read: its text, its sentences' morphemes (made when first asked for) and
/// what has been found so far. Lives on one thread.
struct DocumentReading: ~Copyable {
  let document: NormalizedDocument
  /// What the stages below have found so far; each reader adds its part.
  var analysis: Analysis
  let morphology: Morphology
  /// One for each sentence that has been read, for the statistical model.
  var views: [SentenceView] = []
  /// Industries that the words of the title speak for.
  var title: [Industry] = []
  private var morphemesOf: [Int: [Morpheme]] = [:]
  private var cuesOf: [Int: Int] = [:]

  init(_ document: NormalizedDocument, morphology model: MorphologyModel) {
    self.document = document
    analysis = Analysis(normalized: document)
    morphology = Morphology(model)
  }

  var bytes: [UInt8] { document.document.text.bytes }

  /// Morphemes of a sentence; parsed once.
  mutating func morphemes(ofSentence index: Int) -> [Morpheme] {
    if let known = morphemesOf[index] { return known }
    let fresh = morphology.morphemes(of: bytes, in: document.sentences[index].span.range)
    morphemesOf[index] = fresh
    return fresh
  }

  /// How many different words of business a sentence holds; counted once.
  mutating func cues(ofSentence index: Int, _ evidence: Evidence) -> Int {
    if let known = cuesOf[index] { return known }
    let fresh = evidence.count(in: bytes, range: document.sentences[index].span.range)
    cuesOf[index] = fresh
    return fresh
  }

  /// The language a sentence is read in: `ko`, or else `en`.
  func isKorean(_ index: Int) -> Bool {
    (document.sentences[index].language ?? document.document.language) == "ko"
  }
}
