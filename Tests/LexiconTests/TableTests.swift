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

  @Test(
    "text that is no UTF-8",
    arguments: [
      [0xB0, 0xA1], [0xEA, 0xB0], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xE0, 0x9F, 0xBF],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func broken(bytes: [UInt8]) {
    let error = LexiconError(path: "t.csv", line: 2, reason: .notUTF8)
    #expect(throws: error) { try Table(path: "t.csv", bytes: Array("a\n".utf8) + bytes) }
    #expect(throws: error) {
      try Table(path: "t.csv", bytes: Array("a\n\"".utf8) + bytes + Array("\"".utf8))
    }
  }

  @Test(
    "every character of UTF-8 is read as it is", arguments: ["é", "가", "힣", "€", "\u{FFFD}", "😀"])
  func characters(text: String) throws {
    #expect(try table("a\n\(text)\n").rows.first?.fields[0] == text)
    #expect(try table("a\n\"\(text)\"\n").rows.first?.fields[0] == text)
  }

  @Test("a field is told from others by its bytes")
  func fields() throws {
    let row = try #require(try table("a,b,c\n\"x\"\"y\",,두\n").rows.first)
    #expect(row.holds(0, "x\"y") && !row.holds(0, "x") && row.holds(2, "두"))
    #expect(row.isEmpty(1) && !row.isEmpty(0))
    #expect(Array(row.bytes(2)) == Array("두".utf8))
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
