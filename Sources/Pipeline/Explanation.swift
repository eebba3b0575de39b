import JSON
import Model
import Records

/// Follows a claim of the latest report back to its place in the source.
public struct Explanation: Sendable {
  let folder: OutputFolder

  public init(output: String) { folder = OutputFolder(path: output) }

  /// - Parameter id: a claim's id or the beginning of one, or its number in the ledger (`L3`).
  /// - Throws: ``PipelineError/unknownID(_:)``, ``PipelineError/nothingPublished(_:)``.
  public func text(of id: String) throws(PipelineError) -> String {
    guard let manifest = folder.latest() else {
      throw PipelineError.nothingPublished(folder.path)
    }
    let wanted = ledgerID(of: id, manifest) ?? id.lowercased()
    for input in manifest.inputs {
      guard let hex = input.keys.last else { continue }
      let key = StageKey(stored: .analyze, hex: hex)
      let place = Place(
        path: input.path, placeholder: "input" + InputFile.nameExtension(input.path))
      var found: String?
      _ = folder.cache.forEachLine(of: key) { line in
        guard found == nil, case .analysis(let stored)? = try? RecordReader()(line) else { return }
        let analysis = place.restored(stored)
        for reading in [analysis, Identities.byContent(analysis)] {
          guard let claim = reading.claims.first(where: { $0.id.hasPrefix(wanted) }) else {
            continue
          }
          found = text(claim, reading)
          return
        }
      }
      if let found { return found }
    }
    throw PipelineError.unknownID(id)
  }

  /// The id of a claim that is named by its ledger number.
  private func ledgerID(of name: String, _ manifest: Manifest) -> String? {
    guard name.first == "L" || name.first == "l", let number = Int(name.dropFirst()) else {
      return nil
    }
    let found = Files.lines(folder.runFolder(manifest.run) + "/ledger.jsonl") { line -> String? in
      guard let json = try? JSONValue.parse(line), json["number"]?.int == number else { return nil }
      return json["id"]?.string
    }
    return found?.first
  }

  private func text(_ claim: Claim, _ analysis: Analysis) -> String {
    let text = analysis.text
    let document = analysis.document
    var out = "claim     \(claim.id)\n"
    out += "target    \(text.string(claim.target.span)) (\(claim.target.kind.rawValue), "
    out += "\(claim.target.industry.rawValue))\n"
    out += "impact    \(claim.channel.rawValue) \(claim.direction.rawValue), "
    out += "\(claim.certainty.rawValue), \(claim.mode.rawValue), \(claim.horizon.rawValue), "
    out += "score \(claim.score)\n"
    if !claim.path.isEmpty { out += "path      \(claim.path)\n" }
    for rule in claim.rules { out += "rule      \(rule)\n" }
    if let cause = claim.cause { out += "cause     \(text.string(cause))\n" }
    if let effect = claim.effect { out += "effect    \(text.string(effect))\n" }
    for condition in claim.conditions {
      out += "condition \(text.string(condition.span)) (\(condition.kind))\n"
    }
    if let source = claim.source { out += "source    \(text.string(source))\n" }
    out += "sentence  \(claim.sentence): \(text.string(claim.span))\n"
    out += "document  \(document.title ?? "–") (\(document.id))\n"
    let line = 1 + text.bytes[..<Int(claim.span.start)].count { $0 == 0x0A }
    out += "file      \(document.source ?? "–"), line \(line) of its text, "
    out += "bytes \(claim.span.start)..<\(claim.span.end)\n"
    return out
  }
}

extension StageKey {
  /// A key as a manifest keeps it.
  init(stored stage: Stage, hex: String) {
    self.stage = stage
    self.hex = hex
  }
}
