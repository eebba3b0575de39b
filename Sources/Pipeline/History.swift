import Foundation
import Glibc
import JSON

/// One line a run in `history.jsonl`: when it started, how long the stages took, how it ended.
struct History: Sendable {
  struct Entry: Sendable {
    var run: String
    /// Seconds since 1970.
    var started: Double
    var seconds: Double
    var documents: Int
    var failures: Int
    /// CPU seconds of each stage in this run; stages that were skipped are left out.
    var stages: [(name: String, seconds: Double)]
    var status: Int32
  }

  let path: String

  /// Appends an entry; a history that can't be written doesn't undo a report.
  func append(_ entry: Entry) {
    var json = JSONWriter()
    json.beginObject()
    json.key("documents")
    json.value(entry.documents)
    json.key("failures")
    json.value(entry.failures)
    json.key("run")
    json.value(entry.run)
    json.key("seconds")
    json.value((entry.seconds * 1000).rounded() / 1000)
    json.key("stages")
    json.beginObject()
    for stage in entry.stages.sorted(by: { $0.name < $1.name }) {
      json.key(stage.name)
      json.value((stage.seconds * 1000).rounded() / 1000)
    }
    json.endObject()
    json.key("started")
    json.value(
      ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: entry.started)))
    json.key("status")
    json.value(Int(entry.status))
    json.endObject()
    json.endLine()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    Output.write(json.bytes, to: descriptor)
    close(descriptor)
  }

  /// The lines, oldest first.
  func lines() -> [JSONValue] {
    (Files.read(path) ?? []).split(separator: 0x0A).compactMap {
      try? JSONValue.parse(Array($0))
    }
  }
}
