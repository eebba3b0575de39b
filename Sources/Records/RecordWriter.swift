import JSON
public import Model

/// Writes documents, normalized documents and analyses as records, one JSON object a line, keys
/// sorted.
public struct RecordWriter: Sendable {
  var json = JSONWriter()

  public init() {}

  /// What has been written so far.
  public var bytes: [UInt8] { json.bytes }
  public mutating func removeAll() { json.removeAll() }

  public mutating func write(_ document: Document) {
    write(document, normalized: nil, analysis: nil, schema: "pagup.document/1")
  }

  public mutating func write(_ normalized: NormalizedDocument) {
    write(
      normalized.document, normalized: normalized, analysis: nil, schema: "pagup.normalized/1")
  }

  public mutating func write(_ analysis: Analysis) {
    write(
      analysis.document, normalized: analysis.normalized, analysis: analysis,
      schema: "pagup.analysis/1")
  }

  /// Writes an error record.
  /// - Parameters:
  ///   - line: line of the input from 1, or nil when the input has no lines.
  ///   - source: the file that gave no document.
  public mutating func writeError(line: Int?, id: String?, source: String?, message: String) {
    json.beginObject()
    json.key("id")
    json.value(id)
    if let line {
      json.key("line")
      json.value(line)
    }
    json.key("message")
    json.value(message)
    json.key("schema")
    json.value("pagup.error/1")
    if let source {
      json.key("source")
      json.value(source)
    }
    json.endObject()
    json.endLine()
  }

  private mutating func write(
    _ d: Document, normalized n: NormalizedDocument?, analysis a: Analysis?, schema: String
  ) {
    json.beginObject()
    list("authors", d.authors) { $0.value($1) }
    list("blocks", d.blocks) { $0.block($1) }
    if let a {
      list("causalLinks", a.causalLinks) { $0.causalLink($1) }
    }
    json.field("charset", d.charset)
    if let a {
      list("claims", a.claims) { $0.claim($1, text: d.text) }
    }
    if let n { list("dates", n.dates) { $0.date($1) } }
    if let a { list("definitions", a.definitions) { $0.definition($1) } }
    if let n { json.field("duplicateOf", n.duplicateOf) }
    if let a { list("events", a.events) { $0.event($1) } }
    if let n { list("furniture", n.furniture) { $0.furniture($1) } }
    if let a { list("gaps", a.gaps) { $0.gap($1) } }
    json.field("id", d.id)
    json.field("language", d.language)
    json.field("mediaType", d.mediaType)
    if let a {
      list("mentions", (a.mentions + a.forms).sorted { $0.span < $1.span }) { $0.mention($1) }
    }
    json.field("published", d.published)
    json.field("publisher", d.publisher)
    if let n { list("quantities", n.quantities) { $0.quantity($1) } }
    json.field("schema", schema)
    if let a { list("sentenceLabels", a.labels) { $0.label($1) } }
    if let n { list("sentences", n.sentences) { $0.sentence($1) } }
    json.field("source", d.source)
    json.key("text")
    json.value(utf8: d.text.bytes)
    json.field("title", d.title)
    json.field("updated", d.updated)
    json.field("url", d.url)
    if !d.warnings.isEmpty { list("warnings", d.warnings) { $0.value($1) } }
    json.endObject()
    json.endLine()
  }

  private mutating func list<Element>(
    _ key: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    json.key(key)
    json.beginArray()
    for element in elements { write(&json, element) }
    json.endArray()
  }
}
