import Foundation
import Model
import TestSupport
import Testing

@testable import Render

/// What is written is what openpyxl reads.
@Suite struct RoundTripTests {
  @Test("random text of any script arrives as text", arguments: 1...3)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var texts = (0..<300).map { _ in Self.text(&generator) }
    texts += [
      "=1+1", "+1", "-1", "@x", "_x0041_", "a\u{0}b", "\u{FFFF}", "{\\rtf1}", "'quoted", " blank ",
      "1", "TRUE", "#N/A", "http://example.com", "👩‍🔬", "\u{202E}rtl", "e\u{301}",
    ]
    let headers = (0..<6).map { "\($0) " + Self.text(&generator) }
    try Tools.inFolder { folder in
      let path = folder + "/t.xlsx"
      var plan = SheetPlan(key: "t", name: "가 'b' & <c>", title: texts[0], subtitle: texts[1])
      let rows = (texts.count + headers.count - 1) / headers.count
      let table = texts
      plan.table = TablePlan(
        name: "T", columns: headers.map { .init($0, .body) }, rows: rows,
        cells: { i in
          headers.indices.map { j in
            let at = i * headers.count + j
            return (.text(table.indices.contains(at) ? table[at] : "x"), nil)
          }
        })
      var file = WorkbookFile(path: path, font: "Calibri")
      try file.write(plan, footer: "&L&&")
      try file.close()
      let book = try Tools.book(path, in: folder)
      #expect(book.order == [plan.name])
      let cells = book.sheets[plan.name]?.cells ?? [:]
      #expect(cells["A1"]?.value == .text(Self.read(texts[0])))
      for (j, header) in headers.enumerated() {
        #expect(cells[Place.name(row: 3, column: j)]?.value == .text(Self.read(header)))
      }
      for (i, text) in texts.enumerated() where !text.isEmpty {
        let name = Place.name(row: 4 + i / headers.count, column: i % headers.count)
        #expect(cells[name]?.value == .text(Self.read(text)), "\(name) \(text.debugDescription)")
        #expect(cells[name]?.type == "s")
      }
    }
  }

  @Test(
    "every sheet of a report is read, with its links, tables and repeated headers",
    arguments: ["ko", "en"])
  func report(language: String) throws {
    let hostile = "=HYPERLINK(\"x\")\u{0}_x0041_\u{FFFE}<&>"
    let report = Fixture.report(title: hostile)
    var settings = Renderer.Settings()
    settings.language = language
    let words = try Words(folder: Words.builtInFolder, language: language)
    try Tools.inFolder { folder in
      try Renderer(settings)(report, into: folder)
      let book = try Tools.book(folder + "/report.xlsx", in: folder)
      let plans = SheetBuilder(report: report, words: words, keyPoints: []).plans()
      #expect(book.order == plans.map(\.name))
      let cover = book.sheets[plans[0].name]
      #expect(cover?.cells["A1"]?.value == .text("=HYPERLINK(\"x\")␀_x0041_\u{FFFD}<&>"))
      #expect(cover?.cells["A1"]?.type == "s")
      for plan in plans {
        let sheet = try #require(book.sheets[plan.name])
        #expect(sheet.wide == 1)
        #expect(sheet.cells["A1"] != nil)
        if let table = plan.table {
          #expect(sheet.tables == [table.name])
          #expect(sheet.repeated == "$4:$4")
        }
        for cell in sheet.cells.values {
          if let link = cell.link, !link.hasPrefix("http") {
            let name = link.split(separator: "!").first.map {
              $0.filter { $0 != "'" }
            }
            #expect(book.order.contains(name ?? ""), "\(plan.name): \(link)")
          }
          if case .text(let text) = cell.value { #expect(!text.hasPrefix("#"), "\(text)") }
        }
      }
      let ledger = book.sheets[words["sheet.ledger.name"]]
      #expect(ledger?.cells["A5"]?.link?.contains(words["sheet.evidence.name"]) == true)
      let evidence = book.sheets[words["sheet.evidence.name"]]
      #expect(
        evidence?.cells.values.contains {
          $0.link?.contains(words["sheet.ledger.name"]) == true
        } == true)
    }
  }

  /// What a reader shows of a text: as written by the cell, escapes undone.
  private static func read(_ text: String) -> String {
    CellText.clean(text).replacing("_x005F_", with: "_")
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x7F, 0x80...0x2FF, 0x300...0x36F, 0x590...0x6FF, 0x1100...0x11FF, 0x2000...0x206F,
      0x3000...0x30FF, 0xAC00...0xD7A3, 0xE000...0xE0FF, 0xFE00...0xFEFF, 0xFFF0...0xFFFF,
      0x1F300...0x1FAFF, 0x20000...0x2A6DF, 0xE0000...0xE007F, 0x10FFF0...0x10FFFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0...Int.random(in: 0...14, using: &generator) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
