extension JSONValue {
  /// Nesting that the parser accepts; deeper input is an error, not a crash.
  public static let maximumDepth = 512

  /// Parses one JSON value with nothing but white space around it.
  ///
  /// Lone surrogate escapes (`\ud800`) become U+FFFD.
  /// - Complexity: O(bytes).
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try parse(bytes[...])
  }

  public static func parse(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    parser.skipSpace()
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.at == bytes.endIndex else { throw parser.error(.trailingBytes) }
    return value
  }

  /// Parses the value that begins at the slice's start and says where it ends; for JSON inside
  /// scripts.
  public static func parsePrefix(
    _ bytes: ArraySlice<UInt8>
  ) throws(JSONError) -> (value: JSONValue, end: Int) {
    var parser = JSONParser(bytes: bytes)
    parser.skipSpace()
    let value = try parser.value(depth: 0)
    return (value, parser.at)
  }
}

struct JSONParser {
  let bytes: ArraySlice<UInt8>
  var at: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.at = bytes.startIndex
  }

  func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(offset: at - bytes.startIndex, reason: reason)
  }

  func unexpected() -> JSONError {
    at < bytes.endIndex ? error(.unexpected(bytes[at])) : error(.unexpectedEnd)
  }

  mutating func skipSpace() {
    while at < bytes.endIndex {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < JSONValue.maximumDepth else {
      throw error(.tooDeep(limit: JSONValue.maximumDepth))
    }
    guard at < bytes.endIndex else { throw error(.unexpectedEnd) }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return .number(try number())
    }
  }

  mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for i in 0..<word.utf8CodeUnitCount {
      guard at < bytes.endIndex, bytes[at] == word.utf8Start[i] else { throw unexpected() }
      at += 1
    }
    return value
  }

  mutating func number() throws(JSONError) -> String {
    let start = at
    func digits(_ at: inout Int) -> Int {
      let from = at
      while at < bytes.endIndex, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
      return at - from
    }
    if at < bytes.endIndex, bytes[at] == UInt8(ascii: "-") { at += 1 }
    let first = at
    let whole = digits(&at)
    guard whole > 0 else { throw unexpected() }
    guard whole == 1 || bytes[first] != 0x30 else { throw error(.badNumber) }
    if at < bytes.endIndex, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard digits(&at) > 0 else { throw error(.badNumber) }
    }
    if at < bytes.endIndex, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.endIndex, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      guard digits(&at) > 0 else { throw error(.badNumber) }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    at += 1
    var out: [JSONValue] = []
    skipSpace()
    if at < bytes.endIndex, bytes[at] == UInt8(ascii: "]") {
      at += 1
      return .array(out)
    }
    while true {
      skipSpace()
      out.append(try value(depth: depth + 1))
      skipSpace()
      guard at < bytes.endIndex else { throw error(.unexpectedEnd) }
      switch bytes[at] {
      case UInt8(ascii: ","): at += 1
      case UInt8(ascii: "]"):
        at += 1
        return .array(out)
      default: throw unexpected()
      }
    }
  }

  mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    at += 1
    var out: [JSONValue.Member] = []
    skipSpace()
    if at < bytes.endIndex, bytes[at] == UInt8(ascii: "}") {
      at += 1
      return .object(out)
    }
    while true {
      skipSpace()
      guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "\"") else { throw unexpected() }
      let key = try string()
      skipSpace()
      guard at < bytes.endIndex, bytes[at] == UInt8(ascii: ":") else { throw unexpected() }
      at += 1
      skipSpace()
      out.append(.init(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      guard at < bytes.endIndex else { throw error(.unexpectedEnd) }
      switch bytes[at] {
      case UInt8(ascii: ","): at += 1
      case UInt8(ascii: "}"):
        at += 1
        return .object(out)
      default: throw unexpected()
      }
    }
  }

  mutating func string() throws(JSONError) -> String {
    at += 1
    let start = at
    while at < bytes.endIndex {  // the common case: no escapes
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        let slice = bytes[start..<at]
        guard let s = String(validating: slice, as: UTF8.self) else { throw error(.notUTF8) }
        at += 1
        return s
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      at += 1
    }
    return try escapedString(from: start)
  }

  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var out: [UInt8] = []
    var run = start  // bytes since here go over unchanged
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        out.append(contentsOf: bytes[run..<(at - 1)])
        guard let s = String(validating: out, as: UTF8.self) else { throw error(.notUTF8) }
        return s
      }
      if byte == UInt8(ascii: "\\") {
        out.append(contentsOf: bytes[run..<(at - 1)])
        try escape(into: &out)
        run = at
      } else if byte < 0x20 {
        throw error(.controlCharacter)
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    guard at < bytes.endIndex else { throw error(.unexpectedEnd) }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"):
      var unit = try hex4()
      if unit & 0xFC00 == 0xD800, at + 1 < bytes.endIndex, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      {
        let back = at
        at += 2
        let low = try hex4()
        if low & 0xFC00 == 0xDC00 {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          at = back
        }
      }
      let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
      out.append(contentsOf: String(Character(scalar)).utf8)
    default: throw error(.badEscape)
    }
  }

  private mutating func hex4() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard at < bytes.endIndex else { throw error(.unexpectedEnd) }
      let byte = bytes[at]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: throw error(.badEscape)
      }
      unit = unit << 4 | UInt32(digit)
      at += 1
    }
    return unit
  }
}
