import Model

/// The state of a whole report in one line: the worst of its checks, with the names of those not passed.
struct ReportStatus {
  let worst: CheckRow.Status
  let line: [Piece]

  init(_ report: Report, _ words: Words) {
    func open(_ status: CheckRow.Status) -> [CheckRow] {
      report.checks.filter { $0.status == status }
    }
    let failed = open(.fail)
    let rows = failed.isEmpty ? open(.warn) : failed
    worst = rows.first?.status ?? .pass
    let key =
      switch worst {
      case .fail: "cover.banner.FAIL"
      case .warn where rows.contains { $0.id == "input.fresh" }: "cover.banner.STALE"
      case .warn: "cover.banner.WARN"
      default: "cover.banner.PASS"
      }
    let names = rows.map { words.label("check", code: $0.id) }.joined(separator: ", ")
    line = Template(words[key]).fill(["checks": [.words(names)]])
  }
}
