import Analyze
import Foundation
import Lexicon
import Model
import Normalize

/// The stages with the built-in tables and no model, for tests of what Korean sentences come to.
enum KoreanBench {
  struct Stages: Sendable {
    let normalize: Normalizer
    let analyze: Analyzer
  }

  private static let stages = Result {
    let lexicon = try Lexicon(folders: [Lexicon.builtInFolder]).rulesOnly
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let dictionary =
      ProcessInfo.processInfo.environment["PAGUP_MECAB_DIC"]
      ?? root.appendingPathComponent("share/pagup/mecab-ko-dic").path
    return Stages(
      normalize: try Normalizer(lexicon: lexicon),
      analyze: try Analyzer(
        lexicon: lexicon, morphology: try MorphologyModel(dictionary: dictionary)))
  }

  /// Reads a text published on 20 October 2025.
  static func read(_ text: String) throws -> Analysis {
    var document = Document(id: "test", text: Text(text))
    document.language = "ko"
    document.published = "2025-10-20"
    let stages = try stages.get()
    return stages.analyze(try stages.normalize(document))
  }
}
