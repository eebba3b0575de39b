/// Reads records of CSV (RFC 4180, UTF-8 with or without BOM) one by one.
///
/// Fields are trimmed of blanks unless quoted; empty lines and lines that begin with `#` are skipped.
public struct CSVReader: Sendable {
  public struct Row: Hashable, Sendable {
    /// Line in the file, from 1.
    public let line: Int
    public let fields: [String]
  }

  private let bytes: [UInt8]
  /// The whole file is UTF-8: fields need not be looked at one by one.
  private let isValid: Bool
  /// Fields of the record before.
  private var width = 8
  private var at = 0
  private var line = 1

  public init(bytes: [UInt8]) {
    self.bytes = bytes
    isValid = bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next record, nil at the end.
  public mutating func next() throws(CSVError) -> Row? {
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

  private mutating func record() throws(CSVError) -> Row {
    let first = line
    var fields: [String] = []
    fields.reserveCapacity(width)
    defer { width = fields.count }
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
    return Row(line: first, fields: fields)
  }

  private mutating func field() throws(CSVError) -> String {
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return try quotedField() }
    var start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != 0x0A, bytes[at] != 0x0D {
      at += 1
    }
    var end = at
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    if start == end { return "" }
    return try bytes.withUnsafeBufferPointer { buffer throws(CSVError) in
      try decode(UnsafeBufferPointer(rebasing: buffer[start..<end]))
    }
  }

  private mutating func quotedField() throws(CSVError) -> String {
    let first = line
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
          return try out.withUnsafeBufferPointer { buffer throws(CSVError) in try decode(buffer) }
        }
        at += 1
      }
      if byte == 0x0A { line += 1 }
      out.append(byte)
    }
    throw CSVError(line: first, reason: .unterminatedQuote)
  }

  private func decode(_ slice: UnsafeBufferPointer<UInt8>) throws(CSVError) -> String {
    if isValid { return String(decoding: slice, as: UTF8.self) }
    guard let s = String(validating: slice, as: UTF8.self) else {
      throw CSVError(line: line, reason: .notUTF8)
    }
    return s
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
