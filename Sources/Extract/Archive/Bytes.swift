/// Little-endian numbers at byte offsets; 0 beyond the end, so that parsers check lengths once.
extension [UInt8] {
  func u16(_ at: Int) -> Int {
    at >= 0 && at + 2 <= count ? Int(self[at]) | Int(self[at + 1]) << 8 : 0
  }

  func u32(_ at: Int) -> Int {
    u16(at) | u16(at + 2) << 16
  }

  /// Saturates at `Int.max`.
  func u64(_ at: Int) -> Int {
    let high = u32(at + 4)
    return high >= 1 << 31 ? Int.max : u32(at) | high << 32
  }

  /// True when `prefix` stands at `at`.
  func has(_ prefix: StaticString, at: Int = 0) -> Bool {
    let n = prefix.utf8CodeUnitCount
    guard at >= 0, at + n <= count else { return false }
    for i in 0..<n where self[at + i] != prefix.utf8Start[i] { return false }
    return true
  }

  /// Offset of the first `needle` in `range`.
  func find(_ needle: StaticString, in range: Range<Int>) -> Int? {
    let n = needle.utf8CodeUnitCount
    let first = needle.utf8Start[0]
    return withUnsafeBufferPointer { b in
      let end = range.upperBound - n + 1
      var at = ByteWords.first(first, b, range.lowerBound, end)
      while at < end {
        if has(needle, at: at) { return at }
        at = ByteWords.first(first, b, at + 1, end)
      }
      return nil
    }
  }
}
