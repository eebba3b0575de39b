import Model

/// What a reader may rely on, measured.
enum ReportChecks {
  static func rows(_ report: Report, settings: ReportSettings) -> [CheckRow] {
    [
      quoted(report), traced(report), dated(report), fresh(report, settings), inputs(report),
      share(
        "claims.committed", report.total.claims - report.total.uncertain, report.total.claims, 0.1),
      share(
        "sentences.read", report.coverage.withClaim + report.coverage.labelled,
        report.coverage.sentences, 0.1),
      independent(report),
      ranks(report),
    ]
  }

  /// Every ledger row has its sentence, and its target stands in the document.
  private static func quoted(_ report: Report) -> CheckRow {
    guard !report.ledger.isEmpty else { return CheckRow("claims.quoted", .skip) }
    let bad = report.ledger.filter { row in
      row.evidence < 1 || row.evidence > report.evidence.count
        || report.evidence[row.evidence - 1].span != row.span
        || report.evidence[row.evidence - 1].text.isEmpty
    }
    return CheckRow(
      "claims.quoted", bad.isEmpty ? .pass : .fail, measured: Double(bad.count), threshold: 0)
  }

  private static func traced(_ report: Report) -> CheckRow {
    guard !report.ledger.isEmpty else { return CheckRow("claims.traced", .skip) }
    let bad = report.ledger.filter(\.rules.isEmpty)
    return CheckRow(
      "claims.traced", bad.isEmpty ? .pass : .warn, measured: Double(bad.count), threshold: 0)
  }

  private static func dated(_ report: Report) -> CheckRow {
    let bad = report.documents.filter { $0.published == nil }
    return CheckRow(
      "documents.dated", bad.isEmpty ? .pass : .warn, measured: Double(bad.count), threshold: 0)
  }

  private static func fresh(_ report: Report, _ settings: ReportSettings) -> CheckRow {
    guard let asOf = report.run.asOf.flatMap({ CivilDay($0) }),
      let latest = report.documents.compactMap({ $0.published.flatMap { CivilDay($0) } }).max()
    else { return CheckRow("input.fresh", .skip) }
    let days = asOf.ordinal - latest.ordinal
    return CheckRow(
      "input.fresh", days <= settings.staleAfterDays ? .pass : .warn, measured: Double(days),
      threshold: Double(settings.staleAfterDays))
  }

  private static func inputs(_ report: Report) -> CheckRow {
    let bad = report.run.quarantined
    return CheckRow(
      "input.readable", bad.isEmpty ? .pass : .warn, measured: Double(bad.count), threshold: 0,
      detail: bad.isEmpty ? nil : bad.map { "\($0.source): \($0.reason)" }.joined(separator: "\n"))
  }

  private static func share(_ id: String, _ part: Int, _ whole: Int, _ least: Double) -> CheckRow {
    guard whole > 0 else { return CheckRow(id, .skip) }
    let share = Double(part) / Double(whole)
    return CheckRow(id, share >= least ? .pass : .warn, measured: share, threshold: least)
  }

  private static func independent(_ report: Report) -> CheckRow {
    // One document is one source by itself: nothing to warn of.
    guard report.coverage.documents > 1 else { return CheckRow("sources.independent", .skip) }
    let sources = report.coverage.documents - report.coverage.duplicates
    return CheckRow(
      "sources.independent", sources >= 2 ? .pass : .warn, measured: Double(sources), threshold: 2)
  }

  private static func ranks(_ report: Report) -> CheckRow {
    let top = report.industries.prefix(5)
    guard !top.isEmpty else { return CheckRow("ranks.stable", .skip) }
    let share = Double(top.filter(\.stable).count) / Double(top.count)
    return CheckRow("ranks.stable", share >= 0.6 ? .pass : .warn, measured: share, threshold: 0.6)
  }
}
