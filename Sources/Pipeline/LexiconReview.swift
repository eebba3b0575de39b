import Lexicon

/// What `pagup check` looks at beside the pipeline file.
public struct LexiconReview: Sendable {
  let settings: Settings

  public init(settings: Settings) { self.settings = settings }

  /// Findings as `path:line: what`; none when all is well.
  public func findings() throws -> [String] {
    _ = try Stages(settings: settings, checks: true)
    let lexicon = try Lexicon(folders: Stages.lexiconFolders(settings))
    return LexiconCheck(lexicon).findings().map(\.description)
  }
}
