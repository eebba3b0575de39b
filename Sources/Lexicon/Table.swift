import CSV

/// A CSV table (RFC 4180; UTF-8, first line after `#` comments is the header), read into memory.
///
/// Fields are trimmed of blanks unless quoted; empty lines and lines that begin with `#` are skipped.
/// A table is the file's bytes and the places of its cells: a cell becomes a string when asked for,
/// and columns that nobody asks for cost nothing.
public struct Table: Sendable {
  private let storage: Storage

  /// Shared by the rows, which cost one pointer each.
  fileprivate final class Storage: Sendable {
    let path: String
    let columns: [String]
    let text: [UInt8]
    let byteCount: Int
    /// Row by row, as many as there are columns.
    let cells: [CSVReader.Cell]
    let lines: [Int32]

    init(path: String, bytes: [UInt8]) throws(LexiconError) {
      self.path = path
      var reader = CSVReader(bytes: bytes)
      var header: [CSVReader.Cell] = []
      guard try Self.next(&reader, &header, path) != nil else {
        throw LexiconError(path: path, line: 0, reason: .noHeader)
      }
      let text = reader.text
      columns = header.map { String(decoding: text[$0.range], as: UTF8.self) }
      var cells: [CSVReader.Cell] = []
      var lines: [Int32] = []
      // Rows of the tables have 40 bytes and more; a guess saves growing.
      lines.reserveCapacity(bytes.count / 40)
      cells.reserveCapacity(bytes.count / 40 * columns.count)
      while let line = try Self.next(&reader, &cells, path) {
        lines.append(Int32(line))
        guard cells.count == lines.count * columns.count else {
          throw LexiconError(
            path: path, line: line,
            reason: .wrongFieldCount(
              got: cells.count - (lines.count - 1) * columns.count, expected: columns.count))
        }
      }
      self.text = reader.text
      byteCount = bytes.count
      self.cells = cells
      self.lines = lines
    }

    private static func next(
      _ reader: inout CSVReader, _ cells: inout [CSVReader.Cell], _ path: String
    ) throws(LexiconError) -> Int? {
      do {
        return try reader.next(into: &cells)
      } catch {
        throw LexiconError(
          path: path, line: error.line,
          reason: error.reason == .notUTF8 ? .notUTF8 : .unterminatedQuote)
      }
    }
  }

  /// - Parameter bytes: less than 2 GB.
  /// - Throws: ``LexiconError`` naming the line.
  public init(path: String, bytes: [UInt8]) throws(LexiconError) {
    storage = try Storage(path: path, bytes: bytes)
  }

  /// The path as given, for messages.
  public var path: String { storage.path }
  public var columns: [String] { storage.columns }
  public var rows: Rows { Rows(storage: storage) }
  /// The file as it was read.
  public var bytes: ArraySlice<UInt8> { storage.text[..<storage.byteCount] }

  /// The index of a column that must be there.
  public func column(_ name: String) throws(LexiconError) -> Int {
    guard let index = columns.firstIndex(of: name) else {
      throw LexiconError(path: path, line: 0, reason: .missingColumn(name))
    }
    return index
  }
}

extension Table {
  /// The rows in the order of the file.
  public struct Rows: RandomAccessCollection, Sendable {
    fileprivate let storage: Storage

    public var startIndex: Int { 0 }
    public var endIndex: Int { storage.lines.count }
    public subscript(index: Int) -> Row { Row(storage: storage, index: index) }
  }

  public struct Row: Sendable {
    fileprivate let storage: Storage
    fileprivate let index: Int

    /// Line in the file, from 1.
    public var line: Int { Int(storage.lines[index]) }
    public var fields: Fields { Fields(row: self) }

    fileprivate func range(_ column: Int) -> Range<Int> {
      storage.cells[index * storage.columns.count + column].range
    }

    /// A field's bytes, as a view of the file's.
    public func bytes(_ column: Int) -> ArraySlice<UInt8> { storage.text[range(column)] }

    public func isEmpty(_ column: Int) -> Bool { range(column).isEmpty }

    /// Whether a field is this word.
    public func holds(_ column: Int, _ word: StaticString) -> Bool {
      bytes(column).elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
  }

  /// The fields of a row as strings, each made when asked for.
  public struct Fields: RandomAccessCollection, Sendable {
    fileprivate let row: Row

    public var startIndex: Int { 0 }
    public var endIndex: Int { row.storage.columns.count }
    public subscript(column: Int) -> String { String(decoding: row.bytes(column), as: UTF8.self) }
  }
}
