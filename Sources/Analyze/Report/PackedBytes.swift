import Model

/// Takes values to bytes or back: one list of its fields serves a row both ways.
protocol ByteCarrier {
  mutating func carry(_ number: inout Int)
  mutating func carry(_ flag: inout Bool)
  mutating func carry(_ text: inout String)
  /// A text that is hardly ever the same as another: sharing it would cost more than it saves.
  mutating func carry(verbatim text: inout String)
  mutating func carry(_ list: inout [String])
  /// A code as its place among `all`.
  mutating func carry<Code: Equatable>(_ code: inout Code?, of all: [Code])
  mutating func carry<Row: PackedRow>(_ rows: inout [Row])
}

/// A row as bytes.
protocol PackedRow {
  init()
  /// Its fields in the order of the bytes.
  mutating func carry(by bytes: inout some ByteCarrier)
}

extension ByteCarrier {
  mutating func carry(_ span: inout Span) {
    var start = Int(span.start)
    var length = Int(span.end) - start
    carry(&start)
    carry(&length)
    span = Span(start, start + length)
  }

  mutating func carry(_ text: inout String?) {
    carry(&text, ifNone: "") { $0.carry(&$1) }
  }

  mutating func carry(_ number: inout Int?) {
    carry(&number, ifNone: 0) { $0.carry(&$1) }
  }

  private mutating func carry<Value>(
    _ value: inout Value?, ifNone none: Value, _ carryOne: (inout Self, inout Value) -> Void
  ) {
    var isThere = value != nil
    carry(&isThere)
    guard isThere else {
      value = nil
      return
    }
    var one = value ?? none
    carryOne(&self, &one)
    value = one
  }

  mutating func carry(_ numbers: inout [Int]) {
    var count = numbers.count
    carry(&count)
    if numbers.count != count { numbers = [Int](repeating: 0, count: count) }
    for i in numbers.indices { carry(&numbers[i]) }
  }

  /// A flag that no field of a row holds.
  mutating func carried(_ flag: Bool) -> Bool {
    var flag = flag
    carry(&flag)
    return flag
  }

  /// A code that is always there.
  mutating func carry<Code: Equatable>(_ code: inout Code, of all: [Code]) {
    var some: Code? = code
    carry(&some, of: all)
    code = some ?? code
  }
}

/// Appends values to bytes: numbers of seven bits a byte (LEB128), texts with their length, strings
/// that repeat as numbers.
struct BytePacker: ByteCarrier {
  private var bytes: [UInt8] = []
  private var shared: SharedStrings

  init(_ shared: SharedStrings) { self.shared = shared }

  /// The bytes without room to grow, and the strings known by now.
  consuming func finish() -> (bytes: [UInt8], shared: SharedStrings) {
    (bytes.withUnsafeBufferPointer { Array($0) }, shared)
  }

  mutating func carry(_ number: inout Int) { put(number) }

  private mutating func put(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func carry(_ flag: inout Bool) { bytes.append(flag ? 1 : 0) }

  /// Odd numbers stand for strings that repeat, even ones are lengths.
  mutating func carry(_ text: inout String) {
    if let number = shared.number(of: text) {
      put(number << 1 | 1)
    } else {
      put(text.utf8.count << 1)
      bytes.append(contentsOf: text.utf8)
    }
  }

  mutating func carry(verbatim text: inout String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func carry(_ list: inout [String]) { put(shared.number(of: list)) }

  /// Places count from 1; 0 is none.
  mutating func carry<Code: Equatable>(_ code: inout Code?, of all: [Code]) {
    put((code.flatMap { all.firstIndex(of: $0) } ?? -1) + 1)
  }

  mutating func carry<Row: PackedRow>(_ rows: inout [Row]) {
    put(rows.count)
    for var row in rows { row.carry(by: &self) }
  }
}

/// Reads what ``BytePacker`` wrote, in the same order.
struct ByteUnpacker: ByteCarrier {
  private let bytes: [UInt8]
  private let shared: SharedStrings
  private var at = 0

  init(_ bytes: [UInt8], _ shared: SharedStrings) {
    self.bytes = bytes
    self.shared = shared
  }

  mutating func carry(_ number: inout Int) { number = int() }

  private mutating func int() -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      let byte = bytes[at]
      at += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value) }
      shift += 7
    }
  }

  mutating func carry(_ flag: inout Bool) {
    flag = bytes[at] != 0
    at += 1
  }

  mutating func carry(_ text: inout String) {
    let head = int()
    text = head & 1 == 1 ? shared.string(head >> 1) : string(head >> 1)
  }

  mutating func carry(verbatim text: inout String) { text = string(int()) }

  private mutating func string(_ count: Int) -> String {
    defer { at += count }
    return String(decoding: bytes[at..<(at + count)], as: UTF8.self)
  }

  mutating func carry(_ list: inout [String]) { list = shared.list(int()) }

  mutating func carry<Code: Equatable>(_ code: inout Code?, of all: [Code]) {
    let place = int()
    code = place == 0 ? nil : all[place - 1]
  }

  mutating func carry<Row: PackedRow>(_ rows: inout [Row]) {
    let count = int()
    rows = []
    rows.reserveCapacity(count)
    for _ in 0..<count {
      var row = Row()
      row.carry(by: &self)
      rows.append(row)
    }
  }
}
