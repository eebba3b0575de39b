import Lexicon

/// A row with the columns asked for, in the order asked for.
struct LexiconRow {
  /// What the rows of a table share.
  fileprivate final class Columns: Sendable {
    let table: Table
    let names: [String]
    let indices: [Int]

    init(_ table: Table, _ names: [String]) throws(LexiconError) {
      var indices: [Int] = []
      for name in names { indices.append(try table.column(name)) }
      self.table = table
      self.names = names
      self.indices = indices
    }
  }

  fileprivate let columns: Columns
  fileprivate let row: Table.Row

  subscript(_ index: Int) -> String { row.fields[columns.indices[index]] }

  func bytes(_ index: Int) -> ArraySlice<UInt8> { row.bytes(columns.indices[index]) }

  func isEmpty(_ index: Int) -> Bool { row.isEmpty(columns.indices[index]) }

  /// Whether a field is this word.
  func holds(_ index: Int, _ word: StaticString) -> Bool {
    row.holds(columns.indices[index], word)
  }

  func unknown(_ index: Int) -> LexiconError {
    columns.table.unknown(row, columns.names[index], self[index])
  }

  func code<T>(_ index: Int, _ make: (String) -> T?) throws(LexiconError) -> T {
    guard let value = make(self[index]) else { throw unknown(index) }
    return value
  }

  func code<T>(_ index: Int, _ codes: Codes<T>) throws(LexiconError) -> T {
    guard let value = codes[bytes(index)] else { throw unknown(index) }
    return value
  }

  /// `+`, `1`, `-`, `-1`, `0` or `±`.
  func sign(_ index: Int) throws(LexiconError) -> Int {
    switch self[index] {
    case "+", "1", "+1": return 1
    case "-", "-1": return -1
    case "0", "±": return 0
    default: throw unknown(index)
    }
  }
}

extension Lexicon {
  /// The rows of a table, of all folders.
  /// - Throws: ``LexiconError`` when the table or a column is missing.
  func rows(_ name: String, _ names: [String]) throws(LexiconError) -> [LexiconRow] {
    guard let tables = tables[name] else {
      throw LexiconError(path: name + ".csv", line: 0, reason: .missing)
    }
    var out: [LexiconRow] = []
    out.reserveCapacity(tables.reduce(0) { $0 + $1.rows.count })
    for table in tables {
      let columns = try LexiconRow.Columns(table, names)
      for row in table.rows { out.append(LexiconRow(columns: columns, row: row)) }
    }
    return out
  }

  /// Calls `body` with a column of a table, of all folders; with none when there is no such table.
  func forEachWord(
    _ name: String, _ column: String, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(LexiconError) {
    for table in tables[name] ?? [] {
      let index = try table.column(column)
      for row in table.rows { body(row.bytes(index)) }
    }
  }
}

extension Table {
  func unknown(_ row: Row, _ column: String, _ value: String) -> LexiconError {
    LexiconError(
      path: path, line: row.line, reason: .unknownCode(column: column, value: value))
  }
}
