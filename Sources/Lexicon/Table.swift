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
    var reader = CSVReader(path: path, bytes: bytes)
    guard let header = try reader.next() else {
      throw LexiconError(path: path, line: 0, reason: .noHeader)
    }
    columns = header.fields
    while let row = try reader.next() {
      guard row.fields.count == columns.count else {
        throw LexiconError(
          path: path, line: row.line,
          reason: .wrongFieldCount(got: row.fields.count, expected: columns.count))
      }
      rows.append(row)
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

struct CSVReader {
  let path: String
  let bytes: [UInt8]
  var at = 0
  var line = 1

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  mutating func next() throws(LexiconError) -> Table.Row? {
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "#") {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else if bytes[at] == 0x0A || bytes[at] == 0x0D {
        if bytes[at] == 0x0A { line += 1 }
        at += 1
      } else {
        return try record()
      }
    }
    return nil
  }

  private mutating func record() throws(LexiconError) -> Table.Row {
    let first = line
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard at < bytes.count else { break }
      let byte = bytes[at]
      if byte == UInt8(ascii: ",") {
        at += 1
        continue
      }
      if byte == 0x0D { at += 1 }
      if at < bytes.count, bytes[at] == 0x0A {
        at += 1
        line += 1
      }
      break
    }
    return Table.Row(line: first, fields: fields)
  }

  private mutating func field() throws(LexiconError) -> String {
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return try quotedField() }
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != 0x0A, bytes[at] != 0x0D {
      at += 1
    }
    var slice = bytes[start..<at]
    while slice.first == 0x20 { slice.removeFirst() }
    while slice.last == 0x20 { slice.removeLast() }
    return try decode(slice)
  }

  private mutating func quotedField() throws(LexiconError) -> String {
    let first = line
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return try decode(out[...]) }
        at += 1
      }
      if byte == 0x0A { line += 1 }
      out.append(byte)
    }
    throw LexiconError(path: path, line: first, reason: .unterminatedQuote)
  }

  private func decode(_ slice: ArraySlice<UInt8>) throws(LexiconError) -> String {
    guard let s = String(validating: slice, as: UTF8.self) else {
      throw LexiconError(path: path, line: line, reason: .notUTF8)
    }
    return s
  }
}
