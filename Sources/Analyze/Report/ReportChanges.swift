import Model

extension Changes {
  /// Compares an earlier ledger with this one, claim by claim (by id), and industry by industry.
  static func between(_ earlier: [Earlier], run: String?, and report: Report) -> Changes {
    var changes = Changes()
    changes.previousRun = run
    var known: [String: Earlier] = [:]
    for row in earlier where known[row.id] == nil { known[row.id] = row }
    var seen: Set<String> = []
    for row in report.ledger {
      guard seen.insert(row.id).inserted else { continue }
      guard let old = known[row.id] else {
        changes.rows.append(.init(kind: .new, ledger: row.number, earlier: nil))
        continue
      }
      if old.direction != row.direction {
        changes.rows.append(.init(kind: .flipped, ledger: row.number, earlier: old))
      } else if old.certainty != row.certainty {
        changes.rows.append(.init(kind: .certainty, ledger: row.number, earlier: old))
      } else {
        changes.unchanged += 1
      }
    }
    for row in known.values.sorted(by: { $0.id < $1.id }) where !seen.contains(row.id) {
      changes.rows.append(.init(kind: .gone, ledger: nil, earlier: row))
    }
    let order = Kind.allCases
    changes.rows.sort {
      (order.firstIndex(of: $0.kind) ?? 0, $0.ledger ?? 0, $0.earlier?.id ?? "")
        < (order.firstIndex(of: $1.kind) ?? 0, $1.ledger ?? 0, $1.earlier?.id ?? "")
    }
    changes.shifts = shifts(earlier.sorted { $0.id < $1.id }, report)
    return changes
  }

  private static func shifts(_ earlier: [Earlier], _ report: Report) -> [Shift] {
    var before: [Industry: Double] = [:]
    for row in earlier { before[row.industry, default: 0] += row.score }
    var now: [Industry: Double] = [:]
    for entry in report.industries { now[entry.industry] = entry.impact.net }
    return Industry.allCases.compactMap { industry in
      guard before[industry] != nil || now[industry] != nil else { return nil }
      let shift = Shift(
        industry: industry, before: before[industry] ?? 0, now: now[industry] ?? 0)
      return abs(shift.before - shift.now) < 0.005 ? nil : shift
    }
  }
}
