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
  public mutating func value(_ value: Int) { number(String(value)) }

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

  /// Offset of the first byte from `start` that must be escaped, or the end; eight bytes at a time
  /// (Warren, "Hacker's Delight", 2nd edition, 6-1).
  private static func plainEnd(_ b: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(b)
    var i = start
    while i + 8 <= b.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let slash = word ^ (ones &* 0x5C)
      let delete = word ^ (ones &* 0x7F)
      let control = (word &- ones &* 0x20) & ~word
      let hit =
        (control | (quote &- ones) & ~quote | (slash &- ones) & ~slash
          | (delete &- ones) & ~delete) & (ones &* 0x80)
      if hit != 0 { return i + hit.trailingZeroBitCount >> 3 }
      i += 8
    }
    while i < b.count, b[i] >= 0x20, b[i] != 0x22, b[i] != 0x5C, b[i] != 0x7F { i += 1 }
    return i
  }
}
