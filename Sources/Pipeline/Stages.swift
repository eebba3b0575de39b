public import Analyze
public import Extract
import Lexicon
public import Normalize

private import Foundation

/// The stages with their knowledge loaded, ready to be shared between threads.
public struct Stages: Sendable {
  public let extractor: Extractor
  public let normalizer: Normalizer
  public let analyzer: Analyzer
  private let lexicon: Lexicon
  private let dictionary: String

  /// - Parameter checks: all tables are read at once, not those of a language with its first document;
  ///   tables of the user's own always are.
  /// - Throws: ``PipelineError/noDictionary``, ``LexiconError``, ``AnalyzeError``.
  public init(settings: Settings = Settings(), checks: Bool = false) throws {
    let folders = Self.lexiconFolders(settings)
    guard let dictionary = Self.dictionaryFolder() else { throw PipelineError.noDictionary }
    let lexicon = try Lexicon(folders: folders)
    self.lexicon = lexicon
    self.dictionary = dictionary
    var extractor = Extractor()
    extractor.fields = settings.fields
    self.extractor = extractor
    normalizer = try Normalizer(lexicon: lexicon)
    analyzer = try Analyzer(
      lexicon: lexicon, morphology: try MorphologyModel(dictionary: dictionary),
      homeMarket: settings.homeMarket, waits: !checks && lexicon.isBuiltIn)
  }

  /// Hash of all tables and the Korean dictionary: only those who store results ask for it.
  var lexiconHash: String { LexiconHash.hex(lexicon, dictionary: dictionary) }

  /// Only what `normalize` needs: no dictionary.
  public static func normalizer(settings: Settings = Settings()) throws -> Normalizer {
    try Normalizer(lexicon: try Lexicon(folders: lexiconFolders(settings)))
  }

  static func lexiconFolders(_ settings: Settings) -> [String] {
    [Lexicon.builtInFolder] + settings.lexicon
  }

  /// Where the Korean dictionary is looked for: `PAGUP_MECAB_DIC` alone when it is set, else
  /// `share/pagup/mecab-ko-dic` in a folder above the program (installed or in a checkout) or in the
  /// current one.
  public static func dictionaryFolder() -> String? {
    var candidates: [String] = []
    if let set = ProcessInfo.processInfo.environment["PAGUP_MECAB_DIC"] {
      candidates.append(set)
    } else {
      var folder = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
        .resolvingSymlinksInPath().deletingLastPathComponent()
      for _ in 0..<6 {
        candidates.append(folder.appendingPathComponent("share/pagup/mecab-ko-dic").path)
        folder.deleteLastPathComponent()
      }
      candidates.append("share/pagup/mecab-ko-dic")
    }
    return candidates.first { Files.exists($0 + "/sys.dic") }
  }
}
