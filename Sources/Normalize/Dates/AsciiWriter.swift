/// Writes numbers and letters one after the other into memory that is to be a string.
struct AsciiWriter {
  private let out: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  /// The text that `body` writes, of at most `capacity` bytes.
  static func text(capacity: Int, _ body: (inout AsciiWriter) -> Void) -> String {
    String(unsafeUninitializedCapacity: capacity) { out in
      var writer = AsciiWriter(out: out)
      body(&writer)
      return writer.count
    }
  }

  private init(out: UnsafeMutableBufferPointer<UInt8>) { self.out = out }

  mutating func put(_ letter: Unicode.Scalar) { put(UInt8(ascii: letter)) }

  private mutating func put(_ byte: UInt8) {
    out[count] = byte
    count += 1
  }

  /// Digits with zeros before them up to `width`; the number isn't negative.
  mutating func put(_ number: Int, width: Int = 1) {
    var digits = 1
    var bound = 10
    while digits < 18, number >= bound || digits < width {
      digits += 1
      bound *= 10
    }
    var rest = number
    for at in (count..<count + digits).reversed() {
      out[at] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    count += digits
  }

  /// Thousandths as a decimal without zeros at its end.
  mutating func put(thousandths: Int) {
    put(thousandths / 1000)
    var rest = thousandths % 1000
    guard rest > 0 else { return }
    put(".")
    while rest > 0 {
      put(0x30 + UInt8(rest / 100))
      rest = rest % 100 * 10
    }
  }
}
