import Model

/// The names of things in the language of the report, where they have one.
struct EntityNames: Sendable {
  private let report: Report
  private let language: String
  private var byKey: [String: Int] = [:]
  private var byName: [String: Int] = [:]

  init(_ report: Report, language: String) {
    self.report = report
    self.language = language
    // Names are asked for by events and their sources alone.
    var keys: Set<String> = []
    var written: Set<String> = []
    for event in report.events {
      keys.formUnion(event.actors.map(\.entity))
      written.formUnion(event.sourceChain)
    }
    guard !keys.isEmpty || !written.isEmpty else { return }
    for (i, entity) in report.entities.enumerated() {
      if keys.contains(entity.key), byKey[entity.key] == nil { byKey[entity.key] = i }
      for name in [entity.name] + entity.names.values
      where written.contains(name) && byName[name] == nil {
        byName[name] = i
      }
    }
  }

  /// - Parameter index: of the event.
  func actor(_ actor: EventRow.Actor, of index: Int) -> Piece {
    piece(byKey[actor.entity]) ?? .verbatim(actor.name, .event(index))
  }

  /// The lexicon has a name for it.
  func isKnown(_ actor: EventRow.Actor) -> Bool {
    byKey[actor.entity].map { !report.entities[$0].names.isEmpty } ?? false
  }

  func source(_ name: String, of index: Int) -> Piece {
    piece(byName[name]) ?? .verbatim(name, .event(index))
  }

  private func piece(_ entity: Int?) -> Piece? {
    guard let entity, let name = report.entities[entity].names[language] else { return nil }
    return .verbatim(name, .entity(entity))
  }
}
