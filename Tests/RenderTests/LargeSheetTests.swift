import Foundation
import Model
import Testing

@testable import Render

/// Sheets that are written row by row, with a limit that small ones pass too.
@Suite struct LargeSheetTests {
  private func write(_ plans: [SheetPlan], byRow: Bool, to path: String) throws {
    var file = WorkbookFile(path: path, font: "Calibri")
    for plan in plans {
      var plan = plan
      if byRow { plan.largeCells = 0 }
      #expect(plan.isLarge == byRow)
      try file.write(plan, footer: "")
    }
    try file.close()
  }

  @Test("a sheet written row by row reads like one that is held", arguments: ["ko", "en"])
  func sameCells(language: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: language)
    let builder = SheetBuilder(report: Fixture.report(), words: words, keyPoints: [])
    let plans = builder.ledger() + builder.evidence() + builder.conditions() + builder.sources()
    try Tools.inFolder { folder in
      try write(plans, byRow: false, to: folder + "/held.xlsx")
      try write(plans, byRow: true, to: folder + "/rows.xlsx")
      let held = try Tools.book(folder + "/held.xlsx", in: folder)
      let rows = try Tools.book(folder + "/rows.xlsx", in: folder)
      #expect(rows.order == held.order)
      for (name, sheet) in held.sheets {
        let other = try #require(rows.sheets[name])
        #expect(other.tables == sheet.tables)
        #expect(other.tables.count == 1)
        #expect(other.repeated == sheet.repeated)
        #expect(other.cells.count == sheet.cells.count)
        for (place, cell) in sheet.cells {
          #expect(other.cells[place]?.value == cell.value, "\(name)!\(place)")
          #expect(other.cells[place]?.link == cell.link, "\(name)!\(place)")
        }
      }
    }
  }

  @Test("rows past the limit of a sheet stand on the next one, in their order")
  func continued() throws {
    let words = try Words(folder: Words.builtInFolder, language: "en")
    let report = Fixture.report()
    let builder = SheetBuilder(report: report, words: words, keyPoints: [], capacity: 4)
    try Tools.inFolder { folder in
      try write(builder.ledger() + builder.evidence(), byRow: true, to: folder + "/rows.xlsx")
      let book = try Tools.book(folder + "/rows.xlsx", in: folder)
      #expect(
        book.order == [
          "Ledger", "Ledger 2", "Ledger 3", "Evidence", "Evidence 2", "Evidence 3",
        ])
      for (i, row) in report.ledger.enumerated() {
        let sheet = i < 4 ? "Ledger" : "Ledger \(i / 4 + 1)"
        let cells = book.sheets[sheet]?.cells
        #expect(cells?["A4"]?.value == .text("Ledger"))
        #expect(cells?["A\(i % 4 + 5)"]?.value == .text("L\(row.number)"))
        #expect(cells?["B\(i % 4 + 5)"]?.value == .text(row.target))
        let evidence = row.evidence - 1
        let target = evidence < 4 ? "'Evidence'" : "'Evidence \(evidence / 4 + 1)'"
        #expect(cells?["A\(i % 4 + 5)"]?.link == "\(target)!A\(evidence % 4 + 5)")
      }
    }
  }

  @Test("a text over the limit of a cell is cut, says so, and stands whole in the other files")
  func longText() throws {
    let long = String(repeating: "장비 수요가 늘었다 ", count: 4_000) + "끝."
    var report = Fixture.report()
    report.evidence[0].text = long
    for i in report.documents.indices { report.documents[i].text = nil }
    try Tools.inFolder { folder in
      try Renderer()(report, into: folder)
      let book = try Tools.book(folder + "/report.xlsx", in: folder)
      let words = try Words(folder: Words.builtInFolder, language: "ko")
      let cells = try #require(book.sheets[words["sheet.evidence.name"]]?.cells)
      let header = try #require(cells.first { $0.value.value == .text(words["column.text"]) })
      let column = header.key.prefix { $0.isLetter }
      guard case .text(let shown)? = cells[column + "5"]?.value else {
        Issue.record("no text")
        return
      }
      #expect(shown.utf16.count <= CellText.limit)
      #expect(shown.hasSuffix(words["cell.cut"]))
      #expect(long.hasPrefix(String(shown.dropLast(words["cell.cut"].count))))
      for name in ["report.html", "ledger.jsonl", "ledger.csv"] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        #expect(data.range(of: Data(long.utf8)) != nil, "\(name)")
      }
    }
  }
}
