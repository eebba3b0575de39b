import Model

/// Writes the workbook of a report.
enum Workbook {
  /// Time of creation in the file: noon of the day the report speaks for, so that the same input
  /// gives the same bytes.
  static func created(_ report: Report) -> Int {
    guard let serial = ExcelDate.serial(report.run.asOf) else { return 946_728_000 }
    return (Int(serial) - 25_569) * 86_400 + 43_200
  }

  static func write(
    _ report: Report, words: Words, keyPoints: [String], to path: String
  ) throws(RenderError) {
    let builder = SheetBuilder(report: report, words: words, keyPoints: keyPoints)
    let plans = builder.plans()
    var file = WorkbookFile(
      path: path, font: words["workbook.font"], cutMark: words["cell.cut"])
    try file.describe(title: builder.title, created: created(report))
    let footer = footer(report, words)
    for plan in plans { try file.write(plan, footer: footer) }
    try file.close()
  }

  /// At most 255 characters; `&` begins a code.
  private static func footer(_ report: Report, _ words: Words) -> String {
    func safe(_ text: String) -> String {
      String(text.prefix(60)).split(separator: "&", omittingEmptySubsequences: false)
        .joined(separator: "&&")
    }
    let day = report.run.asOf.map { CalendarText($0, words: words).written }
    return "&L\(safe(report.run.id))&C&P / &N&R\(safe(day ?? ""))"
  }
}
