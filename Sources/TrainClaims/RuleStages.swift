import Analyze
import Lexicon
import Model
import Normalize
import Pipeline

/// The stages that read a document, without the model that is to be trained.
struct RuleStages {
  let normalizer: Normalizer
  let analyzer: Analyzer

  /// - Parameter keeping: which of the other models speak along, by the names of their files.
  init(keeping: (String) -> Bool = { _ in false }) throws {
    guard let dictionary = Stages.dictionaryFolder() else { throw PipelineError.noDictionary }
    let lexicon = try Lexicon(folders: [Lexicon.builtInFolder]).keepingWeights(keeping)
    normalizer = try Normalizer(lexicon: lexicon)
    analyzer = try Analyzer(
      lexicon: lexicon, morphology: try MorphologyModel(dictionary: dictionary))
  }

  /// What the rules say of a document, and its sentences as a model sees them.
  func examples(of document: Document) throws -> (Analysis, [ClaimExample]) {
    analyzer.examples(of: try normalizer(document))
  }
}
