/// Appends JSON to a byte buffer. The caller writes keys in sorted order and closes what it opens.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  public mutating func key(_ name: StaticString) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func key(_ name: String) {
    comma()
    quote(name.utf8)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func null() { raw("null") }
  public mutating func value(_ value: Bool) { raw(value ? "true" : "false") }

  public mutating func value(_ value: Int) {
    comma()
    plain(value)
    needsComma = true
  }

  /// Writes the shortest decimal that reads back as the same number; NaN and infinity become null.
  public mutating func value(_ value: Double) {
    guard value.isFinite else { return null() }
    if value == value.rounded(), abs(value) < 1e15 { return number(String(Int(value))) }
    number(value.description)
  }

  public mutating func value(_ value: String) {
    comma()
    quote(value.utf8)
    needsComma = true
  }

  public mutating func value(_ value: String?) {
    if let value { self.value(value) } else { null() }
  }

  /// Writes a piece of JSON as it stands: for records of many equal parts, whose writer minds the commas.
  public mutating func piece(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes a word that needs no escapes, without quotes and comma, see ``piece(_:)``.
  public mutating func plain(_ word: String) { bytes.append(contentsOf: word.utf8) }

  /// Writes a number without a comma, see ``piece(_:)``.
  public mutating func plain(_ value: Int) {
    guard value >= 0, value < 100_000_000 else {
      return bytes.append(contentsOf: String(value).utf8)
    }
    var rest = UInt32(value)
    // The last digit first, so that the first ends in the lowest byte.
    var digits: UInt64 = 0
    var count = 0
    repeat {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    withUnsafeBytes(of: digits.littleEndian) { bytes.append(contentsOf: $0[..<count]) }
  }

  /// Writes bytes as a string; they must be UTF-8.
  public mutating func value(utf8 value: some Collection<UInt8>) {
    comma()
    quote(value)
    needsComma = true
  }

  private mutating func number(_ text: String) {
    comma()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func raw(_ text: StaticString) {
    comma()
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func open(_ byte: UInt8) {
    comma()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func quote(_ text: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    let done: Void? = text.withContiguousStorageIfAvailable { quote(buffer: $0) }
    if done == nil { Array(text).withUnsafeBufferPointer { quote(buffer: $0) } }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func quote(buffer: UnsafeBufferPointer<UInt8>) {
    if buffer.count > 1 << 16, bytes.capacity - bytes.count < buffer.count + buffer.count >> 4 {
      bytes.reserveCapacity(bytes.count + buffer.count + buffer.count >> 4)
    }
    var run = 0
    while true {
      let i = Self.plainEnd(buffer, run)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[run..<i]))
      guard i < buffer.count else { return }
      let byte = buffer[i]
      run = i + 1
      bytes.append(UInt8(ascii: "\\"))
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
      case 0x0A: bytes.append(UInt8(ascii: "n"))
      case 0x0D: bytes.append(UInt8(ascii: "r"))
      case 0x09: bytes.append(UInt8(ascii: "t"))
      default:
        let hex = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: [
          UInt8(ascii: "u"), 0x30, 0x30, hex[Int(byte >> 4)], hex[Int(byte & 15)],
        ])
      }
    }
  }

  /// Offset of the first byte from `start` that must be escaped, or the end; sixteen bytes at a time.
  /// Vectors are compared with vectors: comparing with a scalar is a loop (Swift 6.3).
  private static func plainEnd(_ b: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(b)
    var i = start
    while i + 16 <= b.count {
      let byte = raw.loadUnaligned(fromByteOffset: i, as: SIMD16<UInt8>.self)
      let escaped =
        (byte .< all(0x20)) .| (byte .== all(0x22)) .| (byte .== all(0x5C)) .| (byte .== all(0x7F))
      let halves = unsafeBitCast(escaped, to: SIMD2<UInt64>.self)
      if halves[0] != 0 { return i + UInt64(littleEndian: halves[0]).trailingZeroBitCount >> 3 }
      if halves[1] != 0 { return i + 8 + UInt64(littleEndian: halves[1]).trailingZeroBitCount >> 3 }
      i += 16
    }
    while i < b.count, b[i] >= 0x20, b[i] != 0x22, b[i] != 0x5C, b[i] != 0x7F { i += 1 }
    return i
  }

  @inline(__always)
  private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}
