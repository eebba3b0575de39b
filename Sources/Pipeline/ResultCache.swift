import Extract
import JSON
import Model
import Records

/// Stage results by key, each a file of JSON Lines. A result that can't be read is made again.
struct ResultCache: Sendable {
  let folder: String

  private func path(_ key: StageKey) -> String {
    "\(folder)/\(key.stage.rawValue)/\(key.hex.prefix(2))/\(key.hex).jsonl"
  }

  func contains(_ key: StageKey) -> Bool { Files.exists(path(key)) }

  /// The lines of a result; nil when there is none.
  func lines(_ key: StageKey) -> [[UInt8]]? {
    guard let bytes = Files.read(path(key)) else { return nil }
    guard bytes.isEmpty || bytes.last == 0x0A else { return nil }
    return bytes.split(separator: 0x0A).map { Array($0) }
  }

  func store(_ bytes: [UInt8], for key: StageKey) throws(PipelineError) {
    let path = path(key)
    do {
      try Files.write(bytes, to: path)
    } catch {
      // The folder is missing, most often: 256 of them are made in a cache's life.
      try Files.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      try Files.write(bytes, to: path)
    }
  }
}

/// What a stage made of one input: records in order, or the reason there is none.
struct StageResult<Value: Sendable>: Sendable {
  var values: [Value] = []
  var failures: [String] = []
}
