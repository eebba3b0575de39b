import Glibc

/// The folder that runs write to:
///
/// ```
/// latest -> runs/<id>     the report that readers open; moved last
/// runs/<id>/              one published report with its manifest.json
/// cache/<stage>/          stage results by key
/// history.jsonl           one line a run: when, how long, how it ended
/// ```
struct OutputFolder: Sendable {
  let path: String

  var lockPath: String { path + "/.lock" }
  var cache: ResultCache { ResultCache(folder: path + "/cache") }
  func runFolder(_ id: String) -> String { "\(path)/runs/\(id)" }
  var latestPath: String { path + "/latest" }

  func make() throws(PipelineError) { try Files.makeFolder(path + "/runs") }

  /// The manifest of a run; nil when there is none or it can't be read.
  func manifest(_ id: String) -> Manifest? {
    Files.read(runFolder(id) + "/manifest.json").flatMap { Manifest(bytes: $0) }
  }

  func latest() -> Manifest? {
    Files.read(latestPath + "/manifest.json").flatMap { Manifest(bytes: $0) }
  }

  /// Whether all files of a published run are there as they were written.
  func isIntact(_ manifest: Manifest) -> Bool {
    manifest.outputs.allSatisfy { output in
      Files.digest("\(runFolder(manifest.run))/\(output.name)")?.hex == output.sha256
    }
  }

  /// Ids of the published runs, sorted.
  func runs() -> [String] {
    Files.names(in: path + "/runs").filter { manifest($0) != nil }
  }

  /// Removes what a killed run left behind; only under the lock.
  func removeLeftovers() {
    for name in Files.names(in: path) where name.hasPrefix(".new-") || name.hasSuffix(".tmp") {
      Files.remove("\(path)/\(name)")
    }
  }

  /// Moves a finished folder into place and then `latest` onto it. A kill at any point leaves the
  /// report before or the report after, never a mixture.
  func publish(_ temporary: String, as id: String) throws(PipelineError) {
    for name in Files.names(in: temporary) { try Files.flush("\(temporary)/\(name)") }
    try Files.flush(temporary)
    let place = runFolder(id)
    if Files.exists(place) {
      // The same run again: put the old copy aside, so that `latest` always points to a whole one.
      let old = "\(path)/.new-old-\(id)"
      Files.remove(old)
      guard rename(place, old) == 0 else { throw Files.failure(place) }
    }
    guard rename(temporary, place) == 0 else { throw Files.failure(place) }
    try Files.flush(path + "/runs")
    let link = path + "/.new-latest"
    unlink(link)
    guard symlink("runs/\(id)", link) == 0, rename(link, latestPath) == 0 else {
      throw Files.failure(latestPath)
    }
    try Files.flush(path)
    removeLeftovers()
  }
}
