import Model

/// Appends values to bytes: numbers of seven bits a byte (LEB128), texts with their length, strings
/// that repeat as numbers.
struct BytePacker {
  private(set) var bytes: [UInt8] = []
  private var shared: SharedStrings

  init(_ shared: SharedStrings) { self.shared = shared }

  /// The bytes without room to grow, and the strings known by now.
  consuming func finish() -> (bytes: [UInt8], shared: SharedStrings) {
    (bytes.withUnsafeBufferPointer { Array($0) }, shared)
  }

  mutating func put(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func put(_ span: Span) {
    put(Int(span.start))
    put(Int(span.end) - Int(span.start))
  }

  /// Odd numbers stand for strings that repeat, even ones are lengths.
  mutating func put(_ text: String) {
    if let number = shared.number(of: text) {
      put(number << 1 | 1)
    } else {
      put(text.utf8.count << 1)
      bytes.append(contentsOf: text.utf8)
    }
  }

  /// A text that is hardly ever the same as another: sharing it would cost more than it saves.
  mutating func put(verbatim text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ text: String?) {
    put(text != nil)
    if let text { put(text) }
  }

  mutating func put(_ number: Int?) {
    put(number != nil)
    if let number { put(number) }
  }

  mutating func put(_ list: [String]) { put(shared.number(of: list)) }

  mutating func put(_ numbers: [Int]) {
    put(numbers.count)
    for number in numbers { put(number) }
  }

  /// A code as its place among `all`, from 1; 0 for none.
  mutating func put<Code: Equatable>(_ code: Code?, of all: [Code]) {
    put((code.flatMap { all.firstIndex(of: $0) } ?? -1) + 1)
  }

  mutating func put<Row>(_ rows: [Row], _ pack: (inout BytePacker, Row) -> Void) {
    put(rows.count)
    for row in rows { pack(&self, row) }
  }
}

/// Reads what ``BytePacker`` wrote, in the same order.
struct ByteUnpacker {
  private let bytes: [UInt8]
  private let shared: SharedStrings
  private var at = 0

  init(_ bytes: [UInt8], _ shared: SharedStrings) {
    self.bytes = bytes
    self.shared = shared
  }

  mutating func int() -> Int {
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

  mutating func bool() -> Bool {
    at += 1
    return bytes[at - 1] != 0
  }

  mutating func span() -> Span {
    let start = int()
    return Span(start, start + int())
  }

  mutating func string() -> String {
    let head = int()
    return head & 1 == 1 ? shared.string(head >> 1) : text(head >> 1)
  }

  mutating func verbatim() -> String { text(int()) }

  private mutating func text(_ count: Int) -> String {
    defer { at += count }
    return String(decoding: bytes[at..<(at + count)], as: UTF8.self)
  }

  mutating func optionalString() -> String? { bool() ? string() : nil }
  mutating func optionalInt() -> Int? { bool() ? int() : nil }
  mutating func strings() -> [String] { shared.list(int()) }
  mutating func ints() -> [Int] { (0..<int()).map { _ in int() } }

  mutating func optionalCode<Code>(of all: [Code]) -> Code? {
    let place = int()
    return place == 0 ? nil : all[place - 1]
  }

  mutating func code<Code>(of all: [Code]) -> Code { all[int() - 1] }

  mutating func rows<Row>(_ unpack: (inout ByteUnpacker) -> Row) -> [Row] {
    let count = int()
    var rows: [Row] = []
    rows.reserveCapacity(count)
    for _ in 0..<count { rows.append(unpack(&self)) }
    return rows
  }
}
