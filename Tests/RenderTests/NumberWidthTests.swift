import Model
import Testing

@testable import Render

@Suite struct NumberWidthTests {
  @Test(
    "columns are as wide as their numbers are shown",
    arguments: [
      (1.0, Style.score, 9.0), (1_234_567.891, .score, 12.5), (123_456.7, .total, 12.5),
      (1_234_567, .integer, 10.5), (0.5, .percent, 9), (1_234_567, .plain, 10.5),
    ])
  func widened(value: Double, style: Style, least: Double) {
    var plan = SheetPlan(key: "t", name: "t", title: "t", subtitle: "s")
    plan.widths = [9, 9]
    plan.put(0, 0, .number(value), style)
    plan.put(0, 1, .formula("=A1", value), style)
    plan.widen(1...1)
    #expect(plan.widths[0] == 9)
    #expect(plan.widths[1] >= least && plan.widths[1] < least + 3)
  }

  @Test("the matrix of a large report shows its numbers", arguments: ["ko", "en"])
  func largeMatrix(language: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: language)
    var report = Fixture.report()
    for i in report.byHorizon.indices {
      report.byHorizon[i].impact.net = -123_456
      report.byHorizon[i].impact.claims = 400_000
    }
    let plan = SheetBuilder(report: report, words: words, keyPoints: []).matrix()
    let written = "▼ -123456.00 (400,000)"
    #expect(plan.widths[1] >= DisplayWidth.of(written))
  }

  @Test("a long number far down a data sheet widens its column")
  func farDown() throws {
    let words = try Words(folder: Words.builtInFolder, language: "en")
    let sheet = DataSheet<Double>(
      key: "ledger", table: "T",
      columns: [DataColumn("value", .general, maximumWidth: 26) { .number($0) }],
      rows: [Double](repeating: 1, count: 3_000) + [350_000_000_000])
    let places = SheetBuilder(report: Fixture.report(), words: words, keyPoints: []).places
    let plans = sheet.plans(words: words, subtitle: "s", places: places)
    #expect(try #require(plans.first).widths[0] >= 15)
  }
}
