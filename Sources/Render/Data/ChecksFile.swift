import JSON
import Model

/// The checks for other programs, schema `pagup.checks/1`.
enum ChecksFile {
  static func bytes(_ report: Report) -> [UInt8] {
    var w = JSONWriter()
    w.beginObject()
    w.field("asOf", report.run.asOf)
    w.key("checks")
    w.beginArray()
    for row in report.checks {
      w.beginObject()
      w.field("detail", row.detail)
      w.field("id", row.id)
      w.field("measured", row.measured)
      w.field("status", row.status.rawValue)
      w.field("threshold", row.threshold)
      w.endObject()
    }
    w.endArray()
    w.field("claims", report.ledger.count)
    w.field("documents", report.documents.count)
    w.field("run", report.run.id)
    w.field("schema", "pagup.checks/1")
    w.field("version", report.run.version)
    w.endObject()
    w.endLine()
    return w.bytes
  }
}
