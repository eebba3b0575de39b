import CSV
import JSON
import Model
import Testing

@testable import Render

@Suite struct DataFileTests {
  @Test("the CSV has a BOM, one row a claim, and reads back")
  func csv() throws {
    let report = Fixture.report()
    let bytes = LedgerCSV.bytes(report)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    var reader = CSVReader(bytes: bytes)
    let header = try reader.next()?.fields
    #expect(header == LedgerCSV.columns)
    var rows = 0
    while let row = try reader.next() {
      #expect(row.fields.count == LedgerCSV.columns.count)
      #expect(row.fields.last == report.evidence[report.ledger[rows].evidence - 1].text)
      rows += 1
    }
    #expect(rows == report.ledger.count)
  }

  @Test(
    "what a spreadsheet would run is guarded; signs and numbers are not",
    arguments: [
      ("=1+1", true), ("@cmd", true), ("+82-2-123", true), ("-x", true), ("\tx", true),
      ("\rx", true), ("+", false), ("-", false), ("-0.35", false), ("+1", false), ("±", false),
      ("수요", false), ("", false),
    ])
  func formulas(text: String, guarded: Bool) { #expect(LedgerCSV.isFormula(text) == guarded) }

  @Test("each line of the ledger is an object with its quote and place")
  func lines() throws {
    let report = Fixture.report()
    let lines = LedgerLines.bytes(report).split(separator: 0x0A)
    #expect(lines.count == report.ledger.count)
    for (line, row) in zip(lines, report.ledger) {
      let json = try JSONValue.parse(Array(line))
      #expect(json["id"]?.string == row.id)
      #expect(json["quote"]?.string == report.evidence[row.evidence - 1].text)
      #expect(json["start"]?.int == Int(row.span.start))
      let keys = json.members?.map(\.key) ?? []
      #expect(keys == keys.sorted())
    }
  }

  @Test(
    "numbers have a fixed form",
    arguments: [
      (1.005, 1, "1.0"), (-0.5, 0, "-1"), (0.004, 2, "0.00"), (-0.004, 2, "0.00"),
      (1234.5, 2, "1234.50"),
    ])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(Fixed.text(value, decimals) == expected)
  }

  @Test(
    "thousands are grouped",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"),
    ])
  func grouped(value: Int, expected: String) { #expect(Fixed.grouped(value) == expected) }
}
