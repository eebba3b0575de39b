/// A row of a table with the columns asked for, in the order asked for.
public struct LexiconRow: Sendable {
  /// What the rows of a table share.
  fileprivate final class Columns: Sendable {
    let table: Table
    let indices: [Int]

    init(_ table: Table, _ names: [String]) throws(LexiconError) {
      var indices: [Int] = []
      for name in names { indices.append(try table.column(name)) }
      self.table = table
      self.indices = indices
    }
  }

  fileprivate let columns: Columns
  fileprivate let row: Table.Row

  public subscript(_ index: Int) -> String { row.fields[columns.indices[index]] }

  /// A field's bytes, as a view of the file's.
  public func bytes(_ index: Int) -> ArraySlice<UInt8> { row.bytes(columns.indices[index]) }

  public func isEmpty(_ index: Int) -> Bool { row.isEmpty(columns.indices[index]) }

  /// Whether a field is this word.
  public func holds(_ index: Int, _ word: StaticString) -> Bool {
    row.holds(columns.indices[index], word)
  }

  public func integer(_ index: Int) throws(LexiconError) -> Int {
    guard let n = Int(self[index]) else {
      throw error(.badNumber(column: name(index), value: self[index]))
    }
    return n
  }

  /// The error of a field that holds no code of its column.
  public func unknown(_ index: Int) -> LexiconError {
    error(.unknownCode(column: name(index), value: self[index]))
  }

  private func name(_ index: Int) -> String { columns.table.columns[columns.indices[index]] }

  public func error(_ reason: LexiconError.Reason) -> LexiconError {
    LexiconError(path: columns.table.path, line: row.line, reason: reason)
  }
}

extension Lexicon {
  /// The rows of a table, of all folders.
  /// - Throws: ``LexiconError`` when the table or a column is missing.
  public func rows(_ name: String, _ columns: [String]) throws(LexiconError) -> [LexiconRow] {
    guard tables[name] != nil else {
      throw LexiconError(path: name + ".csv", line: 0, reason: .missing)
    }
    return try optionalRows(name, columns)
  }

  /// The rows of a table, of all folders; none when there is no such table.
  /// - Throws: ``LexiconError`` when a column is missing.
  public func optionalRows(
    _ name: String, _ columns: [String]
  ) throws(LexiconError) -> [LexiconRow] {
    let tables = tables[name] ?? []
    var out: [LexiconRow] = []
    out.reserveCapacity(tables.reduce(0) { $0 + $1.rows.count })
    for table in tables {
      let shared = try LexiconRow.Columns(table, columns)
      for row in table.rows { out.append(LexiconRow(columns: shared, row: row)) }
    }
    return out
  }
}
