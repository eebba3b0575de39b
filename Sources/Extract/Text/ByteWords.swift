import Glibc

/// Looks at eight bytes at a time (Warren, "Hacker's Delight", 2nd edition, 6-1).
///
/// Results have the high bit set in the bytes that match; the lowest of them is exact, others may come
/// from a carry.
enum ByteWords {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ b: UnsafeBufferPointer<UInt8>, _ i: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawBufferPointer(b).loadUnaligned(fromByteOffset: i, as: UInt64.self))
  }

  @inline(__always)
  static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let x = word ^ (ones &* UInt64(byte))
    return (x &- ones) & ~x & highs
  }

  /// Bytes below `limit`, which is at most 0x80.
  @inline(__always)
  static func below(_ word: UInt64, _ limit: UInt8) -> UInt64 {
    (word &- ones &* UInt64(limit)) & ~word & highs
  }

  /// Sixteen bytes, for the compiler's vector instructions.
  @inline(__always)
  static func load16(_ b: UnsafeBufferPointer<UInt8>, _ i: Int) -> SIMD16<UInt8> {
    UnsafeRawBufferPointer(b).loadUnaligned(fromByteOffset: i, as: SIMD16<UInt8>.self)
  }

  /// A byte sixteen times. Operators with a scalar on one side are loops (Swift 6.3), those of two vectors
  /// are instructions.
  @inline(__always)
  static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  /// Whether any of sixteen answers is yes.
  @inline(__always)
  static func any(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  /// Whether `test` says yes to the place of any of the answers that are.
  @inline(__always)
  static func any(_ mask: SIMDMask<SIMD16<Int8>>, where test: (Int) -> Bool) -> Bool {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    for side in 0..<2 {
      var half = UInt64(littleEndian: halves[side])
      while half != 0 {
        let place = half.trailingZeroBitCount >> 3
        if test(8 * side + place) { return true }
        half &= ~(0xFF << UInt64(8 * place))
      }
    }
    return false
  }

  /// Offset of the first `byte` in `start..<end`, or `end`.
  @inline(__always)
  static func first(
    _ byte: UInt8, _ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    guard start < end, let base = b.baseAddress,
      let hit = memchr(base + start, Int32(byte), end - start)
    else { return end }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
  }
}

extension [UInt8] {
  /// Whether a byte occurs, at the speed of memory.
  func holds(_ byte: UInt8) -> Bool {
    withUnsafeBufferPointer { ByteWords.first(byte, $0, 0, $0.count) < $0.count }
  }
}
