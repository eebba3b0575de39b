// Loops over bytes alone, eight at a time where they may: what every text is run through.

/// Whether a byte of 0xEA or more is in the range: Hangul, or a character of four bytes.
func hasHangulOrHigher(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
  let text = UnsafeRawBufferPointer(bytes)
  let ones: UInt64 = 0x0101_0101_0101_0101
  var at = range.lowerBound
  while at &+ 8 <= range.upperBound {
    let eight = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    if eight & ((eight & (0x7F &* ones)) &+ 0x16 &* ones) & (0x80 &* ones) != 0 { return true }
    at &+= 8
  }
  while at < range.upperBound {
    if text[at] >= 0xEA { return true }
    at &+= 1
  }
  return false
}

/// Whether a byte of 0x80 or more is in the range.
func hasWide(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
  let text = UnsafeRawBufferPointer(bytes)
  var at = range.lowerBound
  while at + 8 <= range.upperBound {
    if text.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
      return true
    }
    at += 8
  }
  while at < range.upperBound {
    if text[at] >= 0x80 { return true }
    at += 1
  }
  return false
}

/// The first line end at or after `start`, or the end of the text.
func lineEnd(_ bytes: Bytes, from start: Int) -> Int {
  first(0x0A, bytes, from: start, to: bytes.count)
}

/// The first place of a byte from `start` on, or `limit`.
func first(_ byte: UInt8, _ bytes: Bytes, from start: Int, to limit: Int) -> Int {
  let text = UnsafeRawBufferPointer(bytes)
  let eight = UInt64(byte) &* 0x0101_0101_0101_0101
  var at = start
  while at + 8 <= limit {
    let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ eight
    if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
    at += 8
  }
  while at < limit, text[at] != byte { at += 1 }
  return at
}

/// The first byte from `start` on, the beginning of a character, that the table marks, or `limit`; the
/// table marks no letters, digits and blanks (U+0020).
func firstMark(_ bytes: Bytes, from start: Int, to limit: Int, _ table: [UInt8]) -> Int {
  let text = UnsafeRawBufferPointer(bytes)
  return table.withUnsafeBufferPointer { steps in
    var at = start
    while at < limit {
      while at &+ 8 <= limit {
        let rest = proseBits(text.loadUnaligned(fromByteOffset: at, as: UInt64.self)) ^ topBits
        at &+= rest.trailingZeroBitCount &>> 3
        if rest != 0 { break }
      }
      guard at < limit else { break }
      let step = Int(steps[Int(text[at])])
      if step == 0 { return at }
      at &+= step
    }
    return limit
  }
}

private let topBits: UInt64 = 0x8080_8080_8080_8080

/// The high bit of each of eight bytes that is an ASCII letter or digit, a blank, or part of a Hangul or
/// Han character.
@inline(__always)
private func proseBits(_ eight: UInt64) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let high = eight & topBits
  let seven = eight & ~topBits
  let words = wordBits(eight, digits: true)
  let blanks = ~(((seven ^ 0x20 &* ones) &+ 0x7F &* ones) | high) & topBits
  guard high != 0 else { return words | blanks }
  // Without their high bit: less than 40, or 64 (E4) to 6D (ED).
  let wide = ~(seven &+ 0x40 &* ones) | (seven &+ 0x1C &* ones) & ~(seven &+ 0x12 &* ones)
  return words | blanks | wide & high
}

/// The first byte from `start` on, the beginning of a character, that the table marks, or `limit`.
@inline(__always)
func firstMarked(_ bytes: Bytes, from start: Int, to limit: Int, _ table: [UInt8]) -> Int {
  table.withUnsafeBufferPointer { steps in
    var at = start
    while at < limit {
      let step = Int(steps[Int(bytes[at])])
      if step == 0 { return at }
      at &+= step
    }
    return limit
  }
}

/// How far to go on from each byte: 0 for these, the whole character for the first byte of others.
func marks(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  var table = (0..<256).map { b in
    UInt8(b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4)
  }
  for b in bytes { table[Int(b)] = 0 }
  return table
}

/// The high bit of each of eight bytes that is an ASCII letter, or a digit when asked for.
@inline(__always)
func wordBits(_ eight: UInt64, digits: Bool) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let seven = eight & (0x7F &* ones)
  // At least `a`, more than `z`; at least `0`, more than `9`.
  let small = seven | 0x20 &* ones
  var bits = (small &+ 0x1F &* ones) & ~(small &+ 0x05 &* ones)
  if digits { bits |= (seven &+ 0x50 &* ones) & ~(seven &+ 0x46 &* ones) }
  return bits & ~eight & (0x80 &* ones)
}

/// The end of the ASCII letters that begin at `start`; with digits when asked for.
@inline(__always)
func wordEnd(_ bytes: Bytes, from start: Int, to limit: Int, digits: Bool) -> Int {
  let text = UnsafeRawBufferPointer(bytes)
  var at = start
  while at &+ 8 <= limit {
    let word = wordBits(text.loadUnaligned(fromByteOffset: at, as: UInt64.self), digits: digits)
    let rest = word ^ 0x8080_8080_8080_8080
    if rest != 0 { return at &+ rest.trailingZeroBitCount &>> 3 }
    at &+= 8
  }
  while at < limit, isLetter(bytes[at]) || digits && isDigit(bytes[at]) { at &+= 1 }
  return at
}

/// The three characters from `at` on in 15 bits: the first whatever it is, letters after it in either
/// case, 0 from where the word ends.
@inline(__always)
func firstLetters(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Int {
  let first = Int(bytes[at] & 0x1F) &<< 10
  guard at + 1 < limit, isLetter(bytes[at + 1]) else { return first }
  let second = Int(bytes[at + 1] & 0x1F) &<< 5
  guard at + 2 < limit, isLetter(bytes[at + 2]) else { return first | second }
  return first | second | Int(bytes[at + 2] & 0x1F)
}

/// The first of two bytes from `start` on, or `limit`.
@inline(__always)
func first(
  _ one: UInt8, or other: UInt8, _ bytes: Bytes, from start: Int, to limit: Int
) -> Int {
  let text = UnsafeRawBufferPointer(bytes)
  let ones: UInt64 = 0x0101_0101_0101_0101
  let (a, b) = (UInt64(one) &* ones, UInt64(other) &* ones)
  var at = start
  while at &+ 8 <= limit {
    let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    let (x, y) = (word ^ a, word ^ b)
    if ((x &- ones) & ~x | (y &- ones) & ~y) & 0x8080_8080_8080_8080 != 0 { break }
    at &+= 8
  }
  while at < limit, text[at] != one, text[at] != other { at &+= 1 }
  return at
}
