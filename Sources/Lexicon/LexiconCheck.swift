import Model

/// Something wrong in a table, with its place.
public struct LexiconFinding: Hashable, Sendable, CustomStringConvertible {
  public var path: String
  /// From 1.
  public var line: Int
  public var what: String

  public var description: String { "\(path):\(line): \(what)" }
}

/// Looks through the tables for what a reader of one row can't see: the same key or name twice, codes
/// that don't exist, context for a name the row doesn't have.
public struct LexiconCheck: Sendable {
  private let lexicon: Lexicon

  public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// All findings, by path and line.
  public func findings() -> [LexiconFinding] {
    var out: [LexiconFinding] = []
    var names: [String: (entity: String, doubtful: Bool)] = [:]
    var keys: [String: String] = [:]
    for name in Gazetteer.tableNames {
      for table in lexicon.tables[name] ?? [] { check(table, &names, &keys, &out) }
    }
    for (_, tables) in lexicon.tables {
      for table in tables { codes(of: table, &out) }
    }
    return out.sorted { ($0.path, $0.line, $0.what) < ($1.path, $1.line, $1.what) }
  }

  /// Names and keys of one table of named things.
  private func check(
    _ table: Table, _ names: inout [String: (entity: String, doubtful: Bool)],
    _ keys: inout [String: String], _ out: inout [LexiconFinding]
  ) {
    guard let ko = table.columns.firstIndex(of: "ko"), let en = table.columns.firstIndex(of: "en"),
      let aliases = table.columns.firstIndex(of: "aliases"),
      let context = table.columns.firstIndex(of: "context")
    else { return }
    let entity = table.columns.firstIndex(of: "entity")
    for row in table.rows {
      let fields = row.fields
      func report(_ what: String) {
        out.append(LexiconFinding(path: table.path, line: row.line, what: what))
      }
      let given = entity.map { fields[$0] } ?? ""
      let key = given.isEmpty ? Gazetteer.slug(fields[en].isEmpty ? fields[ko] : fields[en]) : given
      if key.isEmpty { report("a row without a name") }
      if let other = keys[key] { report("key stands twice (\(key), also \(other))") }
      keys[key] = "\(table.path):\(row.line)"
      let doubtful = Set(
        fields[context].split(separator: "|").map { $0.last == "!" ? $0.dropLast() : $0 })
      var own: Set<Substring> = []
      for name in [fields[ko][...], fields[en][...]] + fields[aliases].split(separator: "|")
      where !name.isEmpty {
        if !own.insert(name).inserted {
          if name != fields[ko] || fields[ko] != fields[en] {
            report("name stands twice (\(name))")
          }
          continue
        }
        let isDoubtful = doubtful.contains(name)
        if let other = names[String(name)], other.entity != key, !other.doubtful, !isDoubtful {
          report("ambiguous name without context (\(name), also \(other.entity))")
        }
        names[String(name)] = (key, isDoubtful)
      }
      for name in doubtful where !own.contains(name) {
        report("context for a name the row doesn't have (\(name))")
      }
    }
  }

  /// Codes of the record contract in the columns that hold them.
  private func codes(of table: Table, _ out: inout [LexiconFinding]) {
    let industry = table.columns.firstIndex(of: "industry")
    let channel = table.columns.firstIndex(of: "channel")
    let horizon = table.columns.firstIndex(of: "horizon")
    for row in table.rows {
      func report(_ column: String, _ value: String) {
        out.append(
          LexiconFinding(
            path: table.path, line: row.line, what: "unknown code in \(column) (\(value))"))
      }
      if let industry {
        for code in row.fields[industry].split(separator: "|")
        where Industry(rawValue: String(code)) == nil { report("industry", String(code)) }
      }
      if let channel, !row.fields[channel].isEmpty, row.fields[channel] != "-",
        Channel(rawValue: row.fields[channel]) == nil
      {
        report("channel", row.fields[channel])
      }
      if let horizon, !row.fields[horizon].isEmpty, Horizon(rawValue: row.fields[horizon]) == nil {
        report("horizon", row.fields[horizon])
      }
    }
  }
}
