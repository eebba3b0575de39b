import Model

/// A piece of generated text. Only the kinds that lead back to something may hold digits.
enum Piece: Hashable, Sendable {
  /// From the word tables or punctuation: no digit.
  case words(String)
  /// The value of a named formula over the report.
  case number(Measure)
  /// Taken from a document or its facts.
  case verbatim(String, Origin)
  /// A date of a document or the run, written out.
  case date(CalendarText, Origin)
  /// `L3`, `S4`, `D1`, `C2`.
  case reference(Reference)

  var text: String {
    switch self {
    case .words(let text): text
    case .number(let measure): measure.written
    case .verbatim(let text, _): text
    case .date(let date, _): date.written
    case .reference(let reference): reference.text
    }
  }
}

extension [Piece] {
  var text: String { map(\.text).joined() }
}

enum Reference: Hashable, Sendable {
  case ledger(Int)
  case evidence(Int)
  case document(Int)
  case condition(Int)

  var text: String {
    switch self {
    case .ledger(let n): "L\(n)"
    case .evidence(let n): "S\(n)"
    case .document(let n): "D\(n)"
    case .condition(let n): "C\(n)"
    }
  }
}

/// Where verbatim text stands; numbers as in ``Report``, events and others by index.
enum Origin: Hashable, Sendable {
  case ledger(Int)
  case evidence(Int)
  case document(Int)
  case condition(Int)
  case event(Int)
  case entity(Int)
  case glossary(Int)
  case outlook(Int)
  case run

  /// Everything verbatim may be taken from.
  func texts(_ report: Report) -> [String?] {
    switch self {
    case .ledger(let n):
      guard report.ledger.indices.contains(n - 1) else { return [] }
      let row = report.ledger[n - 1]
      return [row.target, row.source, row.magnitude, row.cause, row.effect, row.id]
        + row.sourceChain
    case .evidence(let n):
      guard report.evidence.indices.contains(n - 1) else { return [] }
      return [report.evidence[n - 1].text, report.evidence[n - 1].section]
    case .document(let n):
      guard report.documents.indices.contains(n - 1) else { return [] }
      let row = report.documents[n - 1]
      return [row.title, row.publisher, row.published, row.source, row.url, row.id]
    case .condition(let n):
      guard report.conditions.indices.contains(n - 1) else { return [] }
      return [report.conditions[n - 1].text]
    case .event(let i):
      guard report.events.indices.contains(i) else { return [] }
      return [report.events[i].date] + report.events[i].actors.map(\.name)
        + report.events[i].sourceChain + [report.events[i].type]
    case .entity(let i):
      guard report.entities.indices.contains(i) else { return [] }
      let row = report.entities[i]
      return [row.name, row.ticker] + row.names.values.sorted()
    case .glossary(let i):
      guard report.glossary.indices.contains(i) else { return [] }
      let row = report.glossary[i]
      return [row.term, row.short, row.text]
    case .outlook(let i):
      guard report.outlook.indices.contains(i) else { return [] }
      let row = report.outlook[i]
      return [row.from, row.to, row.review]
    case .run:
      let run = report.run
      return [
        run.title, run.asOf, run.id, run.version, run.lexiconVersion, run.lexiconHash,
        report.changes?.previousRun,
      ] + run.quarantined.flatMap { [$0.source, $0.reason] }
    }
  }
}
