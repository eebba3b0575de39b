import Foundation
import Lexicon
import Model
import Normalize

@testable import Analyze

/// Analyzes a text with the built-in tables, loaded once, by the rules alone.
enum Reading {
  private static let stages: Result<(Normalizer, Analyzer), any Error> = Result {
    let lexicon = try Lexicon(folders: [Lexicon.builtInFolder]).rulesOnly
    let dictionary =
      ProcessInfo.processInfo.environment["PAGUP_MECAB_DIC"] ?? "share/pagup/mecab-ko-dic"
    return (
      try Normalizer(lexicon: lexicon),
      try Analyzer(lexicon: lexicon, morphology: try MorphologyModel(dictionary: dictionary))
    )
  }

  static func analyze(
    _ text: String, language: String, published: String? = nil, title: String? = nil
  ) throws -> Analysis {
    let (normalizer, analyzer) = try stages.get()
    var document = Document(id: "test", text: Text(text))
    document.language = language
    document.published = published
    document.title = title
    return analyzer(try normalizer(document))
  }
}
