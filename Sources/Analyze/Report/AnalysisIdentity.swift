public import Model

extension Analysis {
  /// Gives the document another id; the ids of its claims and events, which build on it, follow.
  public mutating func rename(to id: String) {
    normalized.document.id = id
    for i in claims.indices { claims[i].id = "c" + Self.hash(claims[i].id, in: id) }
    for i in events.indices { events[i].id = "e" + Self.hash(events[i].id, in: id) }
  }

  private static func hash(_ earlier: String, in document: String) -> String {
    var hash = FNV1a()
    hash.add(document.utf8)
    hash.add("/\(earlier)".utf8)
    return hash.hex12
  }
}
