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
  private var at = 0
  private var line = 1

  /// - Parameter bytes: less than 2 GB.
  public init(bytes: [UInt8]) {
    precondition(bytes.count < Int(Int32.max), "places in the text are Int32")
    self.bytes = bytes
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
      if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
        cells.append(try quotedCell())
      } else {
        try plainCells(into: &cells)
      }
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

  /// Adds the cells up to the end of the record, or to a comma with a quote behind it.
  private mutating func plainCells(into cells: inout [Cell]) throws(CSVError) {
    var at = at
    let isText = bytes.withUnsafeBufferPointer { bytes in
      while true {
        let start = at
        while at < bytes.count {
          let byte = bytes[at]
          if byte >= 0x80 {
            let length = Self.characterLength(bytes, at)
            guard length > 0 else { return false }
            at &+= length
          } else if byte <= UInt8(ascii: ","), Self.endsCell(byte) {
            break
          } else {
            at &+= 1
          }
        }
        cells.append(Self.trimmed(bytes, start, at))
        guard at < bytes.count, bytes[at] == UInt8(ascii: ","),
          at &+ 1 == bytes.count || bytes[at &+ 1] != UInt8(ascii: "\"")
        else { return true }
        at &+= 1
      }
    }
    guard isText else { throw CSVError(line: line, reason: .notUTF8) }
    self.at = at
  }

  @inline(__always)
  private static func endsCell(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
  }

  @inline(__always)
  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Cell {
    var start = start
    var end = end
    while start < end, bytes[start] == 0x20 { start &+= 1 }
    while end > start, bytes[end &- 1] == 0x20 { end &-= 1 }
    return Cell(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end))
  }

  /// Bytes of the character above ASCII at a place, 0 when it is none (Unicode 16, table 3-7).
  @inline(__always)
  private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    func follows(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      at &+ offset < bytes.count && bytes[at &+ offset] >= low && bytes[at &+ offset] <= high
    }
    switch bytes[at] {
    case 0xE1...0xEC, 0xEE, 0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xED: return follows(1, 0x80, 0x9F) && follows(2) ? 3 : 0
    case 0xE0: return follows(1, 0xA0) && follows(2) ? 3 : 0
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xF0: return follows(1, 0x90) && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return follows(1, 0x80, 0x8F) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
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
          guard isUTF8(start..<at - 1) else { throw CSVError(line: line, reason: .notUTF8) }
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

  private func isUTF8(_ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var at = range.lowerBound
      while at < range.upperBound {
        let length = bytes[at] < 0x80 ? 1 : Self.characterLength(bytes, at)
        guard length > 0 else { return false }
        at += length
      }
      return true
    }
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
