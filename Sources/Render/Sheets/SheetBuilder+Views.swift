import Model

extension SheetBuilder {
  func entities() -> [SheetPlan] {
    let language = words.language
    let sheet = DataSheet<EntityRow>(
      key: "entities", table: "Entities",
      columns: [
        DataColumn("name", .wrapped, maximumWidth: 32) { .text($0.names[language] ?? $0.name) },
        DataColumn("entity_type", .centered, maximumWidth: 18) { .text(words.label($0.type)) },
        DataColumn("ticker", .centered, maximumWidth: 16) { .text($0.ticker ?? "") },
        DataColumn("industry", .wrapped, maximumWidth: 24) {
          .text($0.industry.map { words.label($0) } ?? "")
        },
        DataColumn("roles", .wrapped, maximumWidth: 24) { row in
          .text(
            ([row.title].compactMap { $0 } + row.roles.map { words.label("role", code: $0) })
              .joined(separator: ", "))
        },
        DataColumn("mentions", .integer) { .number(Double($0.mentions)) },
        DataColumn("documents", .integer) { .number(Double($0.documents.count)) },
        DataColumn("relevance_share", .percent) { .number($0.relevance) },
        DataColumn("up", .integer) { .number(Double($0.impact.up)) },
        DataColumn("down", .integer) { .number(Double($0.impact.down)) },
        DataColumn("change", .integer) { .number(Double($0.impact.change)) },
        DataColumn("net", .score) { .number($0.impact.net) },
        DataColumn("certainty_mix", .wrapped, maximumWidth: 22) { row in
          .text(
            Certainty.allCases.compactMap { c in
              row.certainties[c].map { words.label(c) + " \($0)" }
            }.joined(separator: ", "))
        },
        DataColumn("ledger", .link, maximumWidth: Self.linkWidth) { ledgerLink($0.ledger) },
      ], rows: report.entities)
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  func events() -> [SheetPlan] {
    let sheet = DataSheet<EventRow>(
      key: "events", table: "Events",
      columns: [
        DataColumn("date", .date) { ExcelDate.cell($0.date) },
        DataColumn("event_type", .wrapped, maximumWidth: 22) {
          .text(words.label(eventType: $0.type))
        },
        DataColumn("status", .centered) { .text(words["status." + $0.status.rawValue]) },
        DataColumn("initiator", .wrapped, maximumWidth: 22) { .text(actors($0, "initiator")) },
        DataColumn("participants", .wrapped, maximumWidth: 50) {
          .text(actors($0, "participant"))
        },
        DataColumn("other_actors", .wrapped, maximumWidth: 22) { row in
          .text(
            row.actors.filter { $0.role == "target" || $0.role == "location" }
              .map { "\(names.actor($0, of: 0).text) (\(words.label("role", code: $0.role)))" }
              .joined(separator: ", "))
        },
        DataColumn("stated", .integer) { $0.stated.map { .number(Double($0)) } ?? .text("–") },
        DataColumn("named", .integer) { .number(Double($0.named)) },
        DataColumn("source_chain", .wrapped, maximumWidth: 24) {
          .text($0.sourceChain.map { names.source($0, of: 0).text }.joined(separator: " → "))
        },
        DataColumn("evidence", .link) { evidenceLink($0.evidence) },
        DataColumn("document", .link) { documentLink($0.document) },
      ], rows: report.events)
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  private func actors(_ row: EventRow, _ role: String) -> String {
    var seen: Set<String> = []
    return row.actors.filter { $0.role == role }.map { names.actor($0, of: 0).text }
      .filter { seen.insert($0).inserted }.joined(separator: ", ")
  }

  func figures() -> [SheetPlan] {
    let sheet = DataSheet<FigureRow>(
      key: "figures", table: "Figures",
      columns: [
        DataColumn("as_written", .wrapped, maximumWidth: 24) { .text($0.text) },
        DataColumn("figure_kind", .centered) { .text(words["figure." + $0.kind.rawValue]) },
        DataColumn("value", .general, maximumWidth: 26) { row in
          row.value.flatMap { Double($0) }.map { .number($0) } ?? .text("")
        },
        DataColumn("low", .general, maximumWidth: 22) { row in
          row.low.flatMap { Double($0) }.map { .number($0) } ?? .text("")
        },
        DataColumn("high", .general, maximumWidth: 22) { row in
          row.high.flatMap { Double($0) }.map { .number($0) } ?? .text("")
        },
        DataColumn("unit", .centered, maximumWidth: 12) { .text($0.unit ?? "") },
        DataColumn("precision", .centered, maximumWidth: 14) { row in
          .text(
            [row.approximate ? words["figure.approximate"] : nil, bound(row.bound)]
              .compactMap { $0 }.joined(separator: ", "))
        },
        DataColumn("measure", .wrapped, maximumWidth: 26) { .text($0.measure ?? "") },
        DataColumn("comparison", .wrapped, maximumWidth: 22) { .text($0.comparison ?? "") },
        DataColumn("ledger", .link, maximumWidth: Self.linkWidth) { ledgerLink($0.ledger) },
        DataColumn("evidence", .link) { evidenceLink($0.evidence) },
        DataColumn("document", .link) { documentLink($0.document) },
      ], rows: report.figures)
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  private func bound(_ bound: Quantity.Bound?) -> String? {
    bound.map { words["bound." + $0.rawValue] }
  }

  func sources() -> [SheetPlan] {
    var sheet = DataSheet<ReportDocument>(
      key: "sources", table: "Sources",
      columns: [
        DataColumn("document", .centered) { .text("D\($0.number)") },
        DataColumn("title", .wrapped, maximumWidth: 44) {
          .text($0.title ?? words["value.untitled"])
        },
        DataColumn("publisher", .wrapped, maximumWidth: 22) { .text($0.publisher ?? "") },
        DataColumn("published", .date) { ExcelDate.cell($0.published) },
        DataColumn("language", .centered) {
          .text(words.label("language", code: $0.language ?? "–"))
        },
        DataColumn("sentences", .integer) { .number(Double($0.sentences)) },
        DataColumn("claims", .integer) { .number(Double($0.claims)) },
        DataColumn("duplicate_of", .link) { row in
          row.duplicateOf.map { documentLink($0) } ?? .text("")
        },
        DataColumn("novelty", .integer) { .number(($0.novelty * 100).rounded()) },
        DataColumn("origin", .wrapped, maximumWidth: 36) { .text($0.source ?? "") },
        DataColumn("url", .textLink, maximumWidth: 40) { row in
          row.url.map { .url($0) } ?? .text("")
        },
        DataColumn("sha256", .body, maximumWidth: 70) { .text($0.id) },
        DataColumn("warnings", .wrapped, maximumWidth: 40) {
          .text($0.warnings.joined(separator: "\n"))
        },
      ], rows: report.documents)
    sheet.lastPrinted = "url"
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  func glossary() -> [SheetPlan] {
    let sheet = DataSheet<GlossaryRow>(
      key: "glossary", table: "Glossary",
      columns: [
        DataColumn("term", .wrapped, maximumWidth: 28) { .text($0.term) },
        DataColumn("short", .centered, maximumWidth: 16) { .text($0.short ?? "") },
        DataColumn("definition", .wrapped, maximumWidth: 90) { .text($0.text) },
        DataColumn("evidence", .link) { evidenceLink($0.evidence) },
        DataColumn("document", .link) { documentLink($0.document) },
      ], rows: report.glossary)
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  func checks() -> [SheetPlan] {
    let sheet = DataSheet<CheckRow>(
      key: "checks", table: "Checks",
      columns: [
        DataColumn("check", .wrapped, maximumWidth: 52) {
          .text(words.label("check", code: $0.id))
        },
        DataColumn("result", .centered, own: { checkStyle($0.status) }) {
          .text(words["status." + $0.status.rawValue])
        },
        DataColumn("measured", .general, own: { checkNumber($0) }) { row in
          row.measured.map { .number($0) } ?? .text("–")
        },
        DataColumn("threshold", .general, own: { checkNumber($0) }) { row in
          row.threshold.map { .number($0) } ?? .text("–")
        },
        DataColumn("detail", .wrapped, maximumWidth: 60) { .text($0.detail ?? "") },
      ], rows: report.checks)
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  private func checkNumber(_ row: CheckRow) -> Style? {
    let share = ["claims.committed", "sentences.read", "ranks.stable"].contains(row.id)
    return share ? .percent : nil
  }

  func checkStyle(_ status: CheckRow.Status) -> Style? {
    switch status {
    case .pass: .up
    case .warn, .fail: .down
    case .skip: .change
    }
  }

  func changes() -> [SheetPlan] {
    let r = report
    let sheet = DataSheet<Changes.Row>(
      key: "changes", table: "Changes",
      columns: [
        DataColumn("change_kind", .centered, maximumWidth: 18) {
          .text(words["change." + $0.kind.rawValue])
        },
        DataColumn("ledger", .link) { row in
          row.ledger.map { ledgerLink([$0]) } ?? .text("–")
        },
        DataColumn("target", .wrapped, maximumWidth: 30) { row in
          .text(row.ledger.map { r.ledger[$0 - 1].target } ?? row.earlier?.target ?? "")
        },
        DataColumn("industry", .wrapped, maximumWidth: 24) { row in
          .text(
            words.label(
              row.ledger.map { r.ledger[$0 - 1].industry } ?? row.earlier?.industry ?? .economy))
        },
        DataColumn("channel", .centered) { row in
          .text(
            words.label(
              row.ledger.map { r.ledger[$0 - 1].channel } ?? row.earlier?.channel ?? .demand))
        },
        DataColumn("before", .centered, maximumWidth: 22) { row in
          .text(row.earlier.map { side($0.direction, $0.certainty) } ?? "–")
        },
        DataColumn("now", .centered, maximumWidth: 22) { row in
          .text(
            row.ledger.map { side(r.ledger[$0 - 1].direction, r.ledger[$0 - 1].certainty) } ?? "–")
        },
        DataColumn("claim_id", .body, maximumWidth: 18) { row in
          .text(row.ledger.map { r.ledger[$0 - 1].id } ?? row.earlier?.id ?? "")
        },
      ], rows: report.changes?.rows ?? [])
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  private func side(_ direction: Direction, _ certainty: Certainty) -> String {
    sideText(direction) + " · " + words.label(certainty)
  }
}
