import Model

extension SheetBuilder {
  func ledger() -> [SheetPlan] {
    let r = report
    var sheet = DataSheet<LedgerRow>(
      key: "ledger", table: "Ledger",
      columns: [
        DataColumn("ledger", .link) { evidence(linking: "L\($0.number)", $0.evidence) },
        DataColumn("target", .wrapped, maximumWidth: 22) { .text($0.target) },
        DataColumn("industry", .wrapped, maximumWidth: 24) { .text(words.label($0.industry)) },
        DataColumn("channel", .centered, maximumWidth: 14) { .text(words.label($0.channel)) },
        DataColumn("direction", .centered, own: { sideStyle($0.direction) }) {
          .text(sideText($0.direction))
        },
        DataColumn("horizon", .centered, maximumWidth: 16) { .text(words.label($0.horizon)) },
        DataColumn("certainty", .centered) { .text(words.label($0.certainty)) },
        DataColumn("mode", .centered) { .text(words.label($0.mode)) },
        DataColumn("score", .score) { .number($0.score) },
        DataColumn("conditions", .wrapped, maximumWidth: 22) { row in
          .text(row.conditions.map { r.conditions[$0 - 1].text }.joined(separator: " / "))
        },
        DataColumn("speaker", .wrapped, maximumWidth: 14) { row in
          .text(row.source ?? row.sourceChain.joined(separator: " → "))
        },
        DataColumn("quote", .wrapped, maximumWidth: 50) { .text(r.evidence[$0.evidence - 1].text) },
        DataColumn("document", .link) { documentLink($0.document) },
      ] + ledgerDetails(), rows: report.ledger)
    sheet.frozenColumns = 2
    sheet.lastPrinted = "document"
    sheet.keepsEmptyColumns = true
    sheet.tab = 0x0072B2
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  /// Columns for screens only: they are not printed.
  private func ledgerDetails() -> [DataColumn<LedgerRow>] {
    [
      DataColumn("target_kind", .centered) { .text(words.label($0.targetKind)) },
      DataColumn("entity", .body, maximumWidth: 24) { .text($0.entity ?? "") },
      DataColumn("source_chain", .body, maximumWidth: 24) {
        .text($0.sourceChain.joined(separator: " → "))
      },
      DataColumn("cause", .wrapped, maximumWidth: 30) { .text($0.cause ?? "") },
      DataColumn("effect", .wrapped, maximumWidth: 30) { .text($0.effect ?? "") },
      DataColumn("magnitude", .body, maximumWidth: 16) { .text($0.magnitude ?? "") },
      DataColumn("path", .wrapped, maximumWidth: 30) { .text($0.path) },
      DataColumn("certainty_weight", .decimal) { .number($0.certaintyWeight) },
      DataColumn("relevance", .decimal) { .number($0.relevance) },
      DataColumn("novelty", .decimal) { .number($0.novelty) },
      DataColumn("rules", .body, maximumWidth: 60) { .text($0.rules.joined(separator: ", ")) },
      DataColumn("claim_id", .body, maximumWidth: 18) { .text($0.id) },
      DataColumn("start", .integer) { .number(Double($0.span.start)) },
      DataColumn("end", .integer) { .number(Double($0.span.end)) },
    ]
  }

  private func evidence(linking text: String, _ number: Int) -> Cell {
    places.link(text, "evidence", number - 1)
  }

  func evidence() -> [SheetPlan] {
    let r = report
    var sheet = DataSheet<EvidenceRow>(
      key: "evidence", table: "Evidence",
      columns: [
        DataColumn("evidence", .centered) { .text("S\($0.number)") },
        DataColumn("document", .link) { documentLink($0.document) },
        DataColumn("section", .wrapped, maximumWidth: 26) { .text(section($0)) },
        DataColumn("sentence", .centered) { .number(Double($0.sentence)) },
        DataColumn("text", .wrapped, maximumWidth: 84) { .text($0.text) },
        DataColumn("ledger", .link, maximumWidth: Self.linkWidth) { ledgerLink($0.ledger) },
        DataColumn("rules", .wrapped, maximumWidth: 48) { .text($0.rules.joined(separator: ", ")) },
        DataColumn("start", .integer) { .number(Double($0.span.start)) },
        DataColumn("end", .integer) { .number(Double($0.span.end)) },
      ], rows: r.evidence)
    sheet.lastPrinted = "rules"
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  /// The heading above a sentence; the title of the document says nothing about the place.
  private func section(_ row: EvidenceRow) -> String {
    guard let section = row.section, section != report.documents[row.document - 1].title
    else { return "" }
    return section
  }

  func outlook() -> [SheetPlan] {
    let r = report
    let sheet = DataSheet<OutlookRow>(
      key: "outlook", table: "Outlook",
      columns: [
        DataColumn("ledger", .link) { ledgerLink([$0.ledger]) },
        DataColumn("horizon", .centered, maximumWidth: 18) { .text(words.label($0.horizon)) },
        DataColumn("target", .wrapped, maximumWidth: 24) { .text(r.ledger[$0.ledger - 1].target) },
        DataColumn("industry", .wrapped, maximumWidth: 24) {
          .text(words.label(r.ledger[$0.ledger - 1].industry))
        },
        DataColumn("channel", .centered) { .text(words.label(r.ledger[$0.ledger - 1].channel)) },
        DataColumn("direction", .centered, own: { sideStyle(r.ledger[$0.ledger - 1].direction) }) {
          .text(sideText(r.ledger[$0.ledger - 1].direction))
        },
        DataColumn("certainty", .centered) {
          .text(words.label(r.ledger[$0.ledger - 1].certainty))
        },
        DataColumn("mode", .centered) { .text(words.label(r.ledger[$0.ledger - 1].mode)) },
        DataColumn("from", .date) { ExcelDate.cell($0.from) },
        DataColumn("to", .date) { ExcelDate.cell($0.to) },
        DataColumn("review", .date) { ExcelDate.cell($0.review) },
        DataColumn("outcome", .input, minimumWidth: 24) { _ in .blank },
      ], rows: r.outlook)
    return sheet.plans(words: words, subtitle: scope, places: places)
  }

  func conditions() -> [SheetPlan] {
    let sheet = DataSheet<ConditionRow>(
      key: "conditions", table: "Conditions",
      columns: [
        DataColumn("condition", .centered) { .text("C\($0.number)") },
        DataColumn("condition_kind", .centered, maximumWidth: 16) {
          .text(words.label("condition", code: $0.kind))
        },
        DataColumn("text", .wrapped, maximumWidth: 50) { .text($0.text) },
        DataColumn("hanging", .link, maximumWidth: Self.linkWidth) { ledgerLink($0.ledger) },
        DataColumn("hanging_count", .integer) { .number(Double($0.ledger.count)) },
        DataColumn("opposing", .link, maximumWidth: Self.linkWidth) { ledgerLink($0.opposing) },
        DataColumn("evidence", .link) { evidenceLink($0.evidence) },
        DataColumn("document", .link) { documentLink($0.document) },
        DataColumn("indicator", .input, minimumWidth: 20) { _ in .blank },
        DataColumn("owner", .input, minimumWidth: 12) { _ in .blank },
        DataColumn("review", .inputDate, minimumWidth: 12) { _ in .blank },
      ], rows: report.conditions)
    return sheet.plans(words: words, subtitle: scope, places: places)
  }
}
