import Foundation
import Lexicon
import Model
import Normalize

@testable import Analyze

/// Reads a text with the built-in tables, loaded once, with and without the statistical models.
enum ModelStages {
  private static let stages: Result<(Normalizer, Analyzer, Analyzer), any Error> = Result {
    let lexicon = try Lexicon(folders: [Lexicon.builtInFolder])
    let dictionary =
      ProcessInfo.processInfo.environment["PAGUP_MECAB_DIC"] ?? "share/pagup/mecab-ko-dic"
    let morphology = try MorphologyModel(dictionary: dictionary)
    return (
      try Normalizer(lexicon: lexicon),
      try Analyzer(lexicon: lexicon.rulesOnly, morphology: morphology),
      try Analyzer(lexicon: lexicon, morphology: morphology)
    )
  }

  /// The document of a text, the analyzer by the rules alone, and the one with the models.
  static func read(
    _ text: String, _ language: String
  ) throws -> (document: NormalizedDocument, rules: Analyzer, all: Analyzer) {
    let (normalize, rules, all) = try stages.get()
    var document = Document(id: "model", text: Text(text))
    document.language = language
    document.published = "2026-02-03"
    return (try normalize(document), rules, all)
  }
}
