/// UTF-8 validity (Unicode 15, table 3-7).
enum UTF8Check {
  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer(isValid)
  }

  /// Sixteen bytes at a time: a byte is a continuation where, and only where, one of the three before it
  /// asks for one (Keiser and Lemire 2021, without the table look-ups).
  private static func isValid(_ b: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i < b.count, i < 3 {
      let n = sequence(b, i)
      if n == 0 { return false }
      i += n
    }
    var wrong = SIMDMask<SIMD16<Int8>>(repeating: false)
    while i + 16 <= b.count {
      wrong .|= misplaced(b, i)
      i += 16
    }
    if ByteWords.any(wrong) { return false }
    // The last character before `i` may want bytes after it.
    if i > 0 { repeat { i -= 1 } while i > 0 && b[i] & 0xC0 == 0x80 }
    while i < b.count {
      let n = sequence(b, i)
      if n == 0 { return false }
      i += n
    }
    return true
  }

  /// Which of sixteen bytes from `i`, at least 3, can't stand after those before them.
  @inline(__always)
  private static func misplaced(
    _ b: UnsafeBufferPointer<UInt8>, _ i: Int
  ) -> SIMDMask<SIMD16<Int8>> {
    let byte = ByteWords.load16(b, i)
    let first = ByteWords.load16(b, i - 1)
    let wanted =
      (first .>= ByteWords.all(0xC0)) .| (ByteWords.load16(b, i - 2) .>= ByteWords.all(0xE0))
      .| (ByteWords.load16(b, i - 3) .>= ByteWords.all(0xF0))
    let continues = (byte .>= ByteWords.all(0x80)) .& (byte .< ByteWords.all(0xC0))
    let never =
      ((byte & ByteWords.all(0xFE)) .== ByteWords.all(0xC0)) .| (byte .>= ByteWords.all(0xF5))
    let long =
      (first .== ByteWords.all(0xE0)) .& (byte .< ByteWords.all(0xA0))
      .| (first .== ByteWords.all(0xF0)) .& (byte .< ByteWords.all(0x90))
    let high =
      (first .== ByteWords.all(0xED)) .& (byte .>= ByteWords.all(0xA0))
      .| (first .== ByteWords.all(0xF4)) .& (byte .>= ByteWords.all(0x90))
    return (wanted .^ continues) .| never .| long .| high
  }

  /// Length of the valid sequence at `i`, or 0.
  @inline(__always)
  static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    let lead = bytes[i]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { low = 0xA0 }
      if lead == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { low = 0x90 }
      if lead == 0xF4 { high = 0x8F }
    default: return 0
    }
    guard i + length <= bytes.count, bytes[i + 1] >= low, bytes[i + 1] <= high else { return 0 }
    for k in 2..<max(length, 2) where bytes[i + k] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// How many sequences of two bytes and more are valid, and how many bytes are not.
  static func count(_ bytes: ArraySlice<UInt8>) -> (multi: Int, invalid: Int) {
    bytes.withUnsafeBufferPointer { b in
      var multi = 0
      var invalid = 0
      var i = 0
      while i < b.count {
        let n = sequence(b, i)
        if n > 1 { multi += 1 }
        if n == 0 { invalid += 1 }
        i += max(n, 1)
      }
      return (multi, invalid)
    }
  }

  /// The bytes with each invalid run of a sequence replaced by U+FFFD, and the number of bytes replaced.
  static func repaired(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], broken: Int) {
    if isValid(bytes) { return (Array(bytes), 0) }
    return bytes.withUnsafeBufferPointer { b in
      var out: [UInt8] = []
      out.reserveCapacity(b.count + 16)
      var broken = 0
      var i = 0
      while i < b.count {
        let n = sequence(b, i)
        if n == 0 {
          out.append(contentsOf: [0xEF, 0xBF, 0xBD])
          broken += 1
          i += 1
        } else {
          for k in i..<(i + n) { out.append(b[k]) }
          i += n
        }
      }
      return (out, broken)
    }
  }
}
