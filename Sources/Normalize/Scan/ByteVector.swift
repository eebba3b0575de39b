/// Sixteen bytes of text at a time, as two words: what compares lanes is slow as Swift compiles it
/// (6.3), while sums of bytes below 0x80 carry nothing into the next one.
///
/// Answers are in the high bit of each byte; the other bits mean nothing.
struct ByteVector {
  typealias Words = SIMD2<UInt64>

  static let count = 16

  private let all: Words
  private let seven: Words

  @inline(__always)
  init(_ text: UnsafeRawBufferPointer, at: Int) {
    all = text.loadUnaligned(fromByteOffset: at, as: Words.self)
    seven = all & Self.filled(0x7F)
  }

  /// Bytes of 0x80 or more.
  @inline(__always)
  var isHigh: Words { all }

  /// Bytes whose lower seven bits are at least `low`.
  @inline(__always)
  func atLeast(_ low: UInt8) -> Words { seven &+ Self.filled(0x80 - low) }

  /// … between `low` and `high`, both included.
  @inline(__always)
  func isBetween(_ low: UInt8, _ high: UInt8) -> Words { atLeast(low) & ~atLeast(high + 1) }

  /// … exactly these.
  @inline(__always)
  func isEqual(to byte: UInt8) -> Words {
    ~((seven ^ Self.filled(byte)) &+ Self.filled(0x7F))
  }

  /// ASCII letters.
  @inline(__always)
  var isLetter: Words {
    let small = seven | Self.filled(0x20)
    return (small &+ Self.filled(0x1F)) & ~(small &+ Self.filled(0x05)) & ~all
  }

  @inline(__always)
  private static func filled(_ byte: UInt8) -> Words {
    Words(repeating: UInt64(byte) &* 0x0101_0101_0101_0101)
  }

  /// Whether no byte is marked.
  @inline(__always)
  static func isEmpty(_ marks: Words) -> Bool { (marks.x | marks.y) & 0x8080_8080_8080_8080 == 0 }

  /// One for each byte that is marked.
  @inline(__always)
  static func ones(_ marks: Words) -> Words {
    let bits = marks & filled(0x80)
    return Words(bits.x &>> 7, bits.y &>> 7)
  }

  /// The sum of all bytes.
  static func total(_ sums: Words) -> Int {
    (0..<8).reduce(0) { sum, byte in
      let shift = UInt64(8 * byte)
      return sum + Int(sums.x &>> shift & 0xFF) + Int(sums.y &>> shift & 0xFF)
    }
  }
}
