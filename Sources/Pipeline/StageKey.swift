import Digest
import Extract
import Lexicon
import Normalize

/// What a stage's result for one input depends on. Equal keys mean equal results.
struct StageKey: Hashable, Sendable {
  enum Stage: String, CaseIterable, Comparable, Sendable {
    case extract, normalize, analyze

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    static func < (a: Stage, b: Stage) -> Bool { a.place < b.place }

    /// Raised with every change of the stage's results.
    var version: Int {
      switch self {
      case .extract: 5
      case .normalize: 7
      case .analyze: 8
      }
    }
  }

  let stage: Stage
  let hex: String

  /// - Parameters:
  ///   - input: SHA-256 of the source bytes.
  ///   - settings: the settings the stage reads, spelled out.
  ///   - fields: names of fields that `extract` reads, spelled out; all stages build on it.
  ///   - lexicon: hash of all tables; `extract` doesn't read them.
  init(_ stage: Stage, input: String, settings: String, fields: String, lexicon: String) {
    self.stage = stage
    let earlier = Stage.allCases.prefix { $0 != stage }.map { "\($0.rawValue) \($0.version)" }
    let parts =
      earlier + [
        "\(stage.rawValue) \(stage.version)", "input \(input)",
        stage == .extract ? "" : "lexicon \(lexicon)", stage == .analyze ? settings : "",
        "fields \(fields)",
      ]
    hex = SHA256.hex(Array(parts.joined(separator: "\n").utf8))
  }
}
