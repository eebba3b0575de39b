import Model
import Testing

@testable import Render

@Suite struct DataSheetTests {
  private static func plan(
    _ rows: [[String]], keepsEmptyColumns: Bool = false
  ) throws -> SheetPlan {
    let words = try Words(folder: Words.builtInFolder, language: "en")
    var sheet = DataSheet<[String]>(
      key: "sources", table: "T",
      columns: [
        DataColumn("title") { .text($0[0]) },
        DataColumn("publisher") { .text($0[1]) },
        DataColumn("url") { .text($0[2]) },
        DataColumn("sha256") { .text($0[3]) },
        DataColumn("owner", .input) { _ in .blank },
      ], rows: rows)
    sheet.lastPrinted = "url"
    sheet.keepsEmptyColumns = keepsEmptyColumns
    let builder = SheetBuilder(report: Fixture.report(), words: words, keyPoints: [])
    return try #require(
      sheet.plans(words: words, subtitle: "s", places: builder.places).first)
  }

  private static func headers(_ plan: SheetPlan) -> [String] {
    plan.table?.columns.map(\.header) ?? []
  }

  @Test("a column that no row fills is left out, one for the reader to fill stays")
  func empty() throws {
    let rows = [["a", "", "", "1"], ["b", "–", "", "2"]]
    let some = try Self.plan(rows)
    let all = try Self.plan(rows, keepsEmptyColumns: true)
    #expect(Self.headers(all).count == 5)
    #expect(Self.headers(some) == [0, 3, 4].map { Self.headers(all)[$0] })
    #expect(some.widths.count == 3)
    #expect(some.table?.cells(1).map(\.0) == [.text("b"), .text("2"), .blank])
  }

  @Test("what is printed ends with the same column, or the last before it that is shown")
  func printed() throws {
    #expect(try Self.plan([["a", "p", "u", "1"]]).lastPrintedColumn == 2)
    #expect(try Self.plan([["a", "", "u", "1"]]).lastPrintedColumn == 1)
    #expect(try Self.plan([["a", "p", "", "1"]]).lastPrintedColumn == 1)
    #expect(try Self.plan([["a", "", "", "1"]], keepsEmptyColumns: true).lastPrintedColumn == 2)
  }
}
