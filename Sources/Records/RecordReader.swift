import JSON
public import Model

/// What a line holds: the furthest stage it has been through.
public enum Record: Sendable {
  case document(Document)
  case normalized(NormalizedDocument)
  case analysis(Analysis)
}

/// Reads one line of JSON Lines as a record; minimal records (`{"text": "…"}`) are documents.
public struct RecordReader: Sendable {
  public init() {}

  /// - Throws: ``RecordError``.
  public func callAsFunction(_ line: [UInt8]) throws(RecordError) -> Record {
    let value: JSONValue
    do { value = try JSONValue.parse(line) } catch { throw RecordError(reason: .notJSON(error)) }
    guard value.members != nil else { throw RecordError(reason: .notAnObject) }
    let schema = value["schema"]?.string
    let fields = Fields(value, id: value["id"]?.string)
    let document = try fields.document()
    switch schema {
    case nil, "pagup.document/1": return .document(document)
    case "pagup.normalized/1": return .normalized(try fields.normalized(document))
    case "pagup.analysis/1":
      return .analysis(try fields.analysis(try fields.normalized(document)))
    case .some(let name): throw RecordError(reason: .schema(name), id: document.id)
    }
  }
}
