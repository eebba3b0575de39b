import Model

/// Who is named, how often, and what is said about them.
enum EntityExposure {
  static func rows(
    parts: [PackedPart], _ shared: SharedStrings, report: Report
  ) -> [EntityRow] {
    var entries: [String: Entry] = [:]
    for (i, part) in parts.enumerated() {
      for mention in part.unpackedMentions(shared) {
        entries[mention.type.rawValue + "/" + mention.key, default: Entry(mention)]
          .add(mention, document: i + 1, language: part.document.language ?? "")
      }
    }
    var claims: [String: [Int]] = [:]
    for (i, row) in report.ledger.enumerated() {
      if let key = row.entity { claims[key, default: []].append(i) }
    }
    var roles: [String: Set<String>] = [:]
    for event in report.events {
      for actor in event.actors { roles[actor.entity, default: []].insert(actor.role) }
    }
    var most: [MentionType: Int] = [:]
    for entry in entries.values {
      most[entry.row.type] = max(most[entry.row.type] ?? 1, entry.row.mentions)
    }
    let scoring = Scoring(report: report)
    var rows = entries.values.map { entry in
      var row = entry.finished()
      row.relevance = Double(row.mentions) / Double(most[row.type] ?? 1)
      row.roles = (roles[row.key] ?? []).sorted()
      if row.type != .place, let indices = claims[row.key] {
        row.impact = scoring.impact(of: indices)
        row.ledger = indices.map { $0 + 1 }
        for i in indices { row.certainties[report.ledger[i].certainty, default: 0] += 1 }
      }
      return row
    }
    rows.sort {
      ($1.ledger.count, $1.mentions, $0.type.rawValue, $0.key)
        < ($0.ledger.count, $0.mentions, $1.type.rawValue, $1.key)
    }
    return rows
  }

  private struct Entry {
    var row = EntityRow()
    var names: [String: [String: Int]] = [:]

    init(_ mention: DocumentPart.PartMention) {
      row.key = mention.key
      row.type = mention.type
    }

    mutating func add(_ mention: DocumentPart.PartMention, document: Int, language: String) {
      row.mentions += mention.count
      row.documents.append(document)
      row.ticker = row.ticker ?? mention.ticker
      row.industry = row.industry ?? mention.industry
      row.title = row.title ?? mention.title
      names[language, default: [:]][mention.name, default: 0] += mention.count
    }

    func finished() -> EntityRow {
      var row = row
      var all: [String: Int] = [:]
      for (language, counts) in names {
        row.names[language] = Self.mostUsed(counts)
        for (name, count) in counts { all[name, default: 0] += count }
      }
      row.name = Self.mostUsed(all)
      return row
    }

    private static func mostUsed(_ counts: [String: Int]) -> String {
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
  }
}
