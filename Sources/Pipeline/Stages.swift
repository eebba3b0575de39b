public import Analyze
public import Extract
public import Lexicon
public import Normalize

private import Foundation

/// The stages with their knowledge loaded, ready to be shared between threads.
public struct Stages: Sendable {
  public let extractor: Extractor
  public let lexicon: Lexicon
  public let normalizer: Normalizer
  public let analyzer: Analyzer

  /// - Parameters:
  ///   - lexiconFolders: folders of the user's own rows, read after the built-in tables.
  ///   - dictionary: folder of mecab-ko-dic; nil looks where `make report` puts it.
  public init(lexiconFolders: [String] = [], dictionary: String? = nil) throws {
    lexicon = try Lexicon(folders: [Lexicon.builtInFolder] + lexiconFolders)
    extractor = Extractor()
    normalizer = Normalizer(lexicon: lexicon)
    guard let folder = dictionary ?? Self.dictionaryFolder() else {
      throw PipelineError.noDictionary
    }
    analyzer = try Analyzer(lexicon: lexicon, morphology: try MorphologyModel(dictionary: folder))
  }

  /// Where the Korean dictionary is looked for: `PAGUP_MECAB_DIC`, `share/pagup/mecab-ko-dic` beside
  /// the program's folder (installed), in the checkout that holds the program, and in the current
  /// folder.
  public static func dictionaryFolder() -> String? {
    let files = FileManager.default
    var candidates: [String] = []
    if let set = ProcessInfo.processInfo.environment["PAGUP_MECAB_DIC"] { candidates.append(set) }
    var folder = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
      .resolvingSymlinksInPath().deletingLastPathComponent()
    for _ in 0..<6 {
      candidates.append(folder.appendingPathComponent("share/pagup/mecab-ko-dic").path)
      folder.deleteLastPathComponent()
    }
    candidates.append("share/pagup/mecab-ko-dic")
    return candidates.first { files.fileExists(atPath: $0 + "/sys.dic") }
  }
}
