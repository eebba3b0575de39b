import Model

/// The ledger as CSV for spreadsheets: UTF-8 with BOM and CRLF (RFC 4180), codes of the record
/// contract, one header line.
enum LedgerCSV: LedgerFile {
  static let columns = [
    "number", "id", "document", "title", "publisher", "published", "sentence", "start", "end",
    "target", "target_kind", "industry", "entity", "channel", "direction", "horizon", "certainty",
    "mode", "source", "source_chain", "cause", "effect", "conditions", "magnitude", "path",
    "certainty_weight", "relevance", "novelty", "score", "rules", "quote",
  ]

  static func forEachPiece<Failure: Error>(
    _ report: Report, _ take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out: [UInt8] = [0xEF, 0xBB, 0xBF]
    append(columns, to: &out)
    for i in report.ledger.indices {
      append(fields(report.ledger[i], report), to: &out)
      if out.count >= DataFile.piece {
        try take(out)
        out.removeAll(keepingCapacity: true)
      }
    }
    try take(out)
  }

  private static func fields(_ row: LedgerRow, _ report: Report) -> [String] {
    let document = report.documents[row.document - 1]
    let evidence = report.evidence[row.evidence - 1]
    return [
      "\(row.number)", row.id, document.id, document.title ?? "", document.publisher ?? "",
      document.published ?? "", "\(evidence.sentence)", "\(row.span.start)", "\(row.span.end)",
      row.target, row.targetKind.rawValue, row.industry.rawValue, row.entity ?? "",
      row.channel.rawValue, row.direction.rawValue, row.horizon.rawValue, row.certainty.rawValue,
      row.mode.rawValue, row.source ?? "", row.sourceChain.joined(separator: " > "),
      row.cause ?? "", row.effect ?? "",
      row.conditions.map { report.conditions[$0 - 1].text }.joined(separator: " | "),
      row.magnitude ?? "", row.path, Fixed.text(row.certaintyWeight, 3),
      Fixed.text(row.relevance, 3), Fixed.text(row.novelty, 3), Fixed.text(row.score, 3),
      row.rules.joined(separator: " "), evidence.text,
    ]
  }

  private static func append(_ fields: [String], to out: inout [UInt8]) {
    for (i, field) in fields.enumerated() {
      if i > 0 { out.append(UInt8(ascii: ",")) }
      append(field, to: &out)
    }
    out.append(contentsOf: [0x0D, 0x0A])
  }

  /// Quotes where RFC 4180 asks for it, and puts an apostrophe before a text that a spreadsheet would
  /// take for a formula (OWASP, CSV injection); numbers keep their sign.
  private static func append(_ field: String, to out: inout [UInt8]) {
    let guarded = isFormula(field)
    let quoted =
      guarded || field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if quoted { out.append(0x22) }
    if guarded { out.append(UInt8(ascii: "'")) }
    for byte in field.utf8 {
      if byte == 0x22 { out.append(0x22) }
      out.append(byte)
    }
    if quoted { out.append(0x22) }
  }

  static func isFormula(_ field: String) -> Bool {
    guard let first = field.utf8.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      // A sign alone (a direction) or a plain number is no formula.
      return field.utf8.count > 1
        && !field.utf8.dropFirst().allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
    default: return false
    }
  }
}
