private import Foundation
private import JSON

/// The published runs of an output folder.
public struct Runs: Sendable {
  let folder: OutputFolder

  public init(output: String) { folder = OutputFolder(path: output) }

  /// One line a run: id, start, documents, claims.
  public func list() -> String {
    let latest = folder.latest()?.run
    return ordered().map { run in
      let m = run.manifest
      let mark = m.run == latest ? "*" : " "
      return
        "\(mark) \(m.run)  \(run.started ?? "–")  \(m.documents) documents  \(m.claims) claims\n"
    }.joined()
  }

  /// Claims that are new, gone or moved between two runs, by their ids in `ledger.jsonl`.
  /// - Throws: ``PipelineError/unknownRun(_:known:)``.
  public func difference(_ before: String, _ after: String) throws(PipelineError) -> String {
    let old = try ledger(before)
    let new = try ledger(after)
    var out = ""
    for (id, line) in new.sorted(by: { $0.key < $1.key }) where old[id] == nil {
      out += "+ \(id)  \(line)\n"
    }
    for (id, line) in old.sorted(by: { $0.key < $1.key }) where new[id] == nil {
      out += "- \(id)  \(line)\n"
    }
    for (id, line) in new.sorted(by: { $0.key < $1.key }) {
      if let earlier = old[id], earlier != line { out += "~ \(id)  \(earlier)  →  \(line)\n" }
    }
    return out.isEmpty ? "no difference\n" : out
  }

  /// Removes all but the newest runs, then the stored results that none of the kept needs.
  public func prune(keeping keep: Int) throws(PipelineError) -> String {
    let lock = try RunLock(path: folder.lockPath, waiting: 0)
    defer { _ = lock }
    let latest = folder.latest()?.run
    let runs = ordered().map(\.manifest)
    var kept = Array(runs.suffix(keep))
    if let latest, !kept.contains(where: { $0.run == latest }) {
      kept = Array(kept.dropFirst()) + runs.filter { $0.run == latest }
    }
    let names = Set(kept.map(\.run))
    var removed = 0
    for run in runs where !names.contains(run.run) {
      Files.remove(folder.runFolder(run.run))
      removed += 1
    }
    let needed = Set(kept.flatMap { $0.inputs.flatMap(\.keys) })
    var results = 0
    for stage in StageKey.Stage.allCases {
      let place = "\(folder.cache.folder)/\(stage.rawValue)"
      for shelf in Files.names(in: place) {
        for name in Files.names(in: "\(place)/\(shelf)")
        where !needed.contains(String(name.prefix { $0 != "." })) {
          Files.remove("\(place)/\(shelf)/\(name)")
          results += 1
        }
      }
    }
    return "removed \(removed) runs and \(results) stored results; kept \(kept.count) runs"
  }

  /// Manifests in order of their first publication.
  private func ordered() -> [(manifest: Manifest, started: String?)] {
    var started: [String: String] = [:]
    for line in History(path: folder.path + "/history.jsonl").lines() {
      if let run = line["run"]?.string, started[run] == nil {
        started[run] = line["started"]?.string
      }
    }
    return folder.runs().compactMap { folder.manifest($0) }
      .map { ($0, started[$0.run]) }
      .sorted { ($0.1 ?? "", $0.0.run) < ($1.1 ?? "", $1.0.run) }
  }

  private func ledger(_ run: String) throws(PipelineError) -> [String: String] {
    let known = folder.runs()
    let fields = ["industry", "channel", "direction", "certainty", "mode", "horizon"]
    guard let id = known.first(where: { $0.hasPrefix(run) }),
      let rows = Files.lines(
        folder.runFolder(id) + "/ledger.jsonl",
        { line -> (String, String)? in
          guard let json = try? JSONValue.parse(line), let id = json["id"]?.string else {
            return nil
          }
          return (id, fields.map { json[$0]?.string ?? "–" }.joined(separator: " "))
        })
    else { throw PipelineError.unknownRun(run, known: known) }
    return Dictionary(rows) { $1 }
  }
}
