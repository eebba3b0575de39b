import JSON
import Model

/// The ledger as JSON Lines, schema `pagup.ledger/1`: one claim a line, keys sorted.
enum LedgerLines: LedgerFile {
  static func forEachPiece<Failure: Error>(
    _ report: Report, _ take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var w = JSONWriter()
    for i in report.ledger.indices {
      write(report.ledger[i], report, to: &w)
      w.endLine()
      if w.bytes.count >= DataFile.piece {
        try take(w.bytes)
        w.removeAll()
      }
    }
    try take(w.bytes)
  }

  private static func write(_ row: LedgerRow, _ report: Report, to w: inout JSONWriter) {
    let document = report.documents[row.document - 1]
    let evidence = report.evidence[row.evidence - 1]
    w.beginObject()
    w.field("cause", row.cause)
    w.field("certainty", row.certainty.rawValue)
    w.field("certaintyWeight", row.certaintyWeight)
    w.field("channel", row.channel.rawValue)
    w.key("conditions")
    w.beginArray()
    for number in row.conditions {
      let condition = report.conditions[number - 1]
      w.beginObject()
      w.field("kind", condition.kind)
      w.field("text", condition.text)
      w.endObject()
    }
    w.endArray()
    w.field("direction", row.direction.rawValue)
    w.field("document", document.id)
    w.field("effect", row.effect)
    w.field("end", Int(row.span.end))
    w.field("entity", row.entity)
    w.field("horizon", row.horizon.rawValue)
    w.field("id", row.id)
    w.field("industry", row.industry.rawValue)
    w.field("magnitude", row.magnitude)
    w.field("mode", row.mode.rawValue)
    w.field("novelty", row.novelty)
    w.field("number", row.number)
    w.field("path", row.path)
    w.field("published", document.published)
    w.field("publisher", document.publisher)
    w.field("quote", evidence.text)
    w.field("relevance", row.relevance)
    w.field("rules", row.rules)
    w.field("schema", "pagup.ledger/1")
    w.field("score", row.score)
    w.field("sentence", evidence.sentence - 1)
    w.field("source", row.source)
    w.field("sourceChain", row.sourceChain)
    w.field("start", Int(row.span.start))
    w.field("target", row.target)
    w.field("targetKind", row.targetKind.rawValue)
    w.field("title", document.title)
    w.endObject()
  }
}

extension JSONWriter {
  mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  mutating func field(_ name: StaticString, _ number: Int) {
    key(name)
    value(number)
  }

  mutating func field(_ name: StaticString, _ number: Double?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  mutating func field(_ name: StaticString, _ list: [String]) {
    key(name)
    beginArray()
    for text in list { value(text) }
    endArray()
  }
}
