import Analyze
import Digest
import Model

/// The ids that sources gave their documents. An id counts once in a run: another text under it, such as
/// the first row of another file, is known by its content.
struct Identities: Sendable {
  /// Hash of the text that came with an id. Ids made from content aren't kept: they can't clash.
  private var texts: [String: String] = [:]

  private static let prefix = "sha256:"

  mutating func settle(_ analysis: inout Analysis) {
    let id = analysis.document.id
    guard !id.hasPrefix(Self.prefix) else { return }
    let hash = Self.hash(analysis)
    guard let known = texts[id] else {
      texts[id] = hash
      return
    }
    if known != hash { analysis = Self.byContent(analysis) }
  }

  /// The analysis as the report has it when another text has its document's id.
  static func byContent(_ analysis: Analysis) -> Analysis {
    guard !analysis.document.id.hasPrefix(prefix) else { return analysis }
    var out = analysis
    out.normalized.document.warnings.append(
      "another document has the id \(analysis.document.id): known by its content instead")
    out.rename(to: hash(analysis))
    return out
  }

  private static func hash(_ analysis: Analysis) -> String {
    prefix + SHA256.hex(analysis.document.text.bytes)
  }
}
