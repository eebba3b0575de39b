import JSON
import Model

extension Fields {
  /// Also takes `reference_date`, a day to resolve dates against, where `published` isn't known.
  func document() throws(RecordError) -> Document {
    guard let text = value["text"]?.string else { throw error(.noText) }
    var d = Document(id: id ?? "", text: Text(text))
    let inText = Fields(value, id: id, limit: d.text.count)
    d.source = try optionalString("source")
    d.mediaType = try optionalString("mediaType")
    d.charset = try optionalString("charset")
    d.title = try optionalString("title")
    d.authors = try strings("authors")
    d.publisher = try optionalString("publisher")
    d.published = try optionalString("published")
    if d.published == nil { d.published = try optionalString("reference_date") }
    d.updated = try optionalString("updated")
    d.url = try optionalString("url")
    d.language = try optionalString("language")
    d.warnings = try strings("warnings")
    d.blocks = try inText.list("blocks") { (f) throws(RecordError) in
      Block(
        kind: try f.code("kind"), level: try f.optionalInt("level") ?? 0,
        span: try f.span("blocks"))
    }
    return d
  }

  func normalized(_ document: Document) throws(RecordError) -> NormalizedDocument {
    let f = Fields(value, id: id, limit: document.text.count)
    var n = NormalizedDocument(document: document)
    n.sentences = try f.list("sentences") { (f) throws(RecordError) in
      Sentence(
        span: try f.span("sentences"), block: try f.optionalInt("block") ?? 0,
        language: try f.optionalString("language"))
    }
    n.furniture = try f.list("furniture") { (f) throws(RecordError) in
      Furniture(kind: try f.code("kind"), span: try f.span("furniture"))
    }
    n.quantities = try f.list("quantities") { (f) throws(RecordError) in try f.quantity() }
    n.dates = try f.list("dates") { (f) throws(RecordError) in
      DateExpression(
        span: try f.span("dates"), kind: try f.code("kind"), value: try f.optionalString("value"))
    }
    n.duplicateOf = try optionalString("duplicateOf")
    return n
  }

  private func quantity() throws(RecordError) -> Quantity {
    var q = Quantity(
      span: try span("quantities"), kind: try code("kind"), value: try optionalString("value"))
    q.low = try optionalString("low")
    q.high = try optionalString("high")
    q.unit = try optionalString("unit")
    q.approximate = value["approximate"]?.bool ?? false
    q.bound = try optionalCode("bound")
    q.measure = try optionalSpan("measure")
    q.comparison = try optionalSpan("comparison")
    return q
  }
}
