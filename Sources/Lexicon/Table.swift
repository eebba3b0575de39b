import CSV

/// A CSV table (RFC 4180; UTF-8, first line after `#` comments is the header), read into memory.
///
/// Fields are trimmed of blanks unless quoted; empty lines and lines that begin with `#` are skipped.
public struct Table: Sendable {
  /// The path as given, for messages.
  public let path: String
  public let columns: [String]
  public private(set) var rows: [Row] = []

  public struct Row: Sendable {
    /// Line in the file, from 1.
    public let line: Int
    public let fields: [String]
  }

  /// - Throws: ``LexiconError`` naming the line.
  public init(path: String, bytes: [UInt8]) throws(LexiconError) {
    self.path = path
    var reader = CSVReader(bytes: bytes)
    guard let header = try Self.next(&reader, path) else {
      throw LexiconError(path: path, line: 0, reason: .noHeader)
    }
    columns = header.fields
    while let row = try Self.next(&reader, path) {
      guard row.fields.count == columns.count else {
        throw LexiconError(
          path: path, line: row.line,
          reason: .wrongFieldCount(got: row.fields.count, expected: columns.count))
      }
      rows.append(row)
    }
  }

  private static func next(
    _ reader: inout CSVReader, _ path: String
  ) throws(LexiconError) -> Row? {
    do {
      return try reader.next().map { Row(line: $0.line, fields: $0.fields) }
    } catch {
      throw LexiconError(
        path: path, line: error.line,
        reason: error.reason == .notUTF8 ? .notUTF8 : .unterminatedQuote)
    }
  }

  /// The index of a column that must be there.
  public func column(_ name: String) throws(LexiconError) -> Int {
    guard let index = columns.firstIndex(of: name) else {
      throw LexiconError(path: path, line: 0, reason: .missingColumn(name))
    }
    return index
  }
}
