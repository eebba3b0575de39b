import Testing

@testable import Lexicon

@Suite("tables")
struct TableTests {
  private func table(_ text: String) throws -> Table {
    try Table(path: "t.csv", bytes: Array(text.utf8))
  }

  @Test("quotes, comments, blank lines, CR LF, BOM")
  func reads() throws {
    let t = try table("\u{FEFF}# source: us\r\na,b\r\n\r\n 1 ,\"x, \"\"y\"\"\n z\"\n# no\n가,\n")
    #expect(t.columns == ["a", "b"])
    #expect(t.rows.map { Array($0.fields) } == [["1", "x, \"y\"\n z"], ["가", ""]])
    #expect(t.rows.map(\.line) == [4, 7])
  }

  @Test(
    "mistakes name the line",
    arguments: [
      ("", LexiconError(path: "t.csv", line: 0, reason: .noHeader)),
      ("a,b\n1\n", .init(path: "t.csv", line: 2, reason: .wrongFieldCount(got: 1, expected: 2))),
      ("a\n\"x\n", .init(path: "t.csv", line: 2, reason: .unterminatedQuote)),
    ])
  func mistakes(text: String, error: LexiconError) throws {
    #expect(throws: error) { try table(text) }
  }

  @Test("a column that must be there")
  func column() throws {
    let t = try table("a,b\n")
    #expect(try t.column("b") == 1)
    #expect(throws: LexiconError(path: "t.csv", line: 0, reason: .missingColumn("c"))) {
      try t.column("c")
    }
  }
}
