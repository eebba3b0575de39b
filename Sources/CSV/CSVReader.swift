/// Reads records of CSV (RFC 4180, UTF-8 with or without BOM) one by one.
///
/// Fields are trimmed of blanks unless quoted; empty lines and lines that begin with `#` are skipped.
public struct CSVReader: Sendable {
  /// A field as a place in ``text``: nothing is copied while records are read.
  public struct Cell: Hashable, Sendable {
    public let start: Int32
    public let end: Int32

    public var range: Range<Int> { Int(start)..<Int(end) }
  }

  public struct Row: Hashable, Sendable {
    /// Line in the file, from 1.
    public let line: Int
    public let fields: [String]
  }

  private let bytes: [UInt8]
  /// Fields with quotes inside, as they read without the second of each two; they stand behind
  /// ``bytes`` in ``text``.
  private var unquoted: [UInt8] = []
  /// The whole file is UTF-8: fields need not be looked at one by one.
  private let isValid: Bool
  private var at = 0
  private var line = 1

  /// - Parameter bytes: less than 2 GB.
  public init(bytes: [UInt8]) {
    precondition(bytes.count < Int(Int32.max), "places in the text are Int32")
    self.bytes = bytes
    isValid = Self.isUTF8(bytes.span)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// What the cells read so far point into: the file, and behind it what had to be unquoted.
  public var text: [UInt8] { unquoted.isEmpty ? bytes : bytes + unquoted }

  /// The next record, nil at the end.
  public mutating func next() throws(CSVError) -> Row? {
    var cells: [Cell] = []
    guard let line = try next(into: &cells) else { return nil }
    return Row(
      line: line, fields: cells.map { String(decoding: slice($0), as: UTF8.self) })
  }

  /// Adds the cells of the next record.
  /// - Returns: its line, nil at the end.
  public mutating func next(into cells: inout [Cell]) throws(CSVError) -> Int? {
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "#") {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else if bytes[at] == 0x0A || bytes[at] == 0x0D {
        if bytes[at] == 0x0A { line += 1 }
        at += 1
      } else {
        return try record(into: &cells)
      }
    }
    return nil
  }

  private mutating func record(into cells: inout [Cell]) throws(CSVError) -> Int {
    let first = line
    while true {
      let cell =
        at < bytes.count && bytes[at] == UInt8(ascii: "\"") ? try quotedCell() : plainCell()
      if !isValid, !Self.isUTF8(slice(cell).span) {
        throw CSVError(line: line, reason: .notUTF8)
      }
      cells.append(cell)
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
    return first
  }

  private mutating func plainCell() -> Cell {
    var start = at
    // Checked by the loop's own bounds.
    bytes.withUnsafeBufferPointer { bytes in
      while at < bytes.count, !Self.endsCell(bytes[at]) { at &+= 1 }
    }
    var end = at
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return Cell(start: Int32(start), end: Int32(end))
  }

  @inline(__always)
  private static func endsCell(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
  }

  private mutating func quotedCell() throws(CSVError) -> Cell {
    let first = line
    at += 1
    let start = at
    let place = unquoted.count
    var isCopied = false
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
          return isCopied
            ? Cell(start: Int32(bytes.count + place), end: Int32(bytes.count + unquoted.count))
            : Cell(start: Int32(start), end: Int32(at - 1))
        }
        if !isCopied { unquoted += bytes[start..<at - 1] }
        isCopied = true
        at += 1
      }
      if byte == 0x0A { line += 1 }
      if isCopied { unquoted.append(byte) }
    }
    throw CSVError(line: first, reason: .unterminatedQuote)
  }

  private func slice(_ cell: Cell) -> ArraySlice<UInt8> {
    let start = Int(cell.start) - bytes.count
    return start < 0 || unquoted.isEmpty
      ? bytes[cell.range] : unquoted[start..<Int(cell.end) - bytes.count]
  }

  private static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes)) != nil
  }
}

public struct CSVError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case notUTF8
    case unterminatedQuote
  }
  /// From 1.
  public var line: Int
  public var reason: Reason
}
