/// The inputs of a run by content, before any stage has run.
struct Scan: Sendable {
  struct Failure: Hashable, Sendable {
    let path: String
    let message: String
  }

  /// In the order of the paths; files with the same bytes as an earlier one are in `copies`.
  var inputs: [InputFile] = []
  var failures: [Failure] = []
  /// Path of a copy → path of the first file with those bytes.
  var copies: [(path: String, of: String)] = []

  /// - Throws: ``PipelineError/noInput(_:)``.
  init(places: [String]) throws(PipelineError) {
    let paths = try Inputs(places: places).paths
    let found = Parallel.map(paths) { path -> InputFile? in
      Files.digest(path).map { InputFile(path: path, sha256: $0.hex, byteCount: $0.bytes) }
    }
    var first: [String: String] = [:]
    for (path, file) in zip(paths, found) {
      guard let file else {
        failures.append(Failure(path: path, message: "\(path): can't be read"))
        continue
      }
      if let earlier = first[file.sha256] {
        copies.append((path, earlier))
      } else {
        first[file.sha256] = path
        inputs.append(file)
      }
    }
  }
}
