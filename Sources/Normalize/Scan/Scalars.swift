// Reading scalars from valid UTF-8 bytes, and what kind of character they are.

/// The scalar that begins at `at` and its length in bytes.
@inline(__always)
func scalar(_ bytes: Bytes, at: Int) -> (value: UInt32, length: Int) {
  let b = bytes[at]
  if b < 0x80 { return (UInt32(b), 1) }
  if b < 0xE0, at + 1 < bytes.count {
    return (UInt32(b & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F), 2)
  }
  if b < 0xF0, at + 2 < bytes.count {
    return (
      UInt32(b & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F), 3
    )
  }
  guard at + 3 < bytes.count else { return (0xFFFD, 1) }
  return (
    UInt32(b & 0x07) << 18 | UInt32(bytes[at + 1] & 0x3F) << 12
      | UInt32(bytes[at + 2] & 0x3F) << 6 | UInt32(bytes[at + 3] & 0x3F), 4
  )
}

/// The scalar that ends at `end` and its start; nil at the lower bound.
@inline(__always)
func scalar(_ bytes: Bytes, before end: Int, from lower: Int) -> (value: UInt32, start: Int)? {
  guard end > lower else { return nil }
  var at = end - 1
  while at > lower, bytes[at] & 0xC0 == 0x80 { at -= 1 }
  return (scalar(bytes, at: at).value, at)
}

/// The scalar that a word of a table begins with.
func scalar(of word: [UInt8]) -> UInt32 {
  word.withUnsafeBufferPointer { scalar($0, at: 0).value }
}

@inline(__always) func isHangulSyllable(_ s: UInt32) -> Bool { s >= 0xAC00 && s <= 0xD7A3 }
/// ㄱ…ㅣ, written alone as in ㅋㅋ and ㅠㅠ.
@inline(__always) func isHangulLetter(_ s: UInt32) -> Bool { s >= 0x3131 && s <= 0x3163 }
@inline(__always) func isHangul(_ s: UInt32) -> Bool { isHangulSyllable(s) || isHangulLetter(s) }
/// Index of the final consonant (0 none, 1 ㄱ … 27 ㅎ) of a syllable.
@inline(__always) func finalConsonant(_ s: UInt32) -> UInt32 { (s - 0xAC00) % 28 }

@inline(__always) func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }
@inline(__always) func isLower(_ b: UInt8) -> Bool { b >= 0x61 && b <= 0x7A }
@inline(__always) func isUpper(_ b: UInt8) -> Bool { b >= 0x41 && b <= 0x5A }
@inline(__always) func isLetter(_ b: UInt8) -> Bool { isLower(b | 0x20) }
/// Blank in ASCII: space, tab, line end.
@inline(__always) func isBlank(_ b: UInt8) -> Bool { b == 0x20 || b == 0x09 || b == 0x0A }

/// Length of the white space character at `at`, 0 when it is none: ASCII blanks, U+00A0, U+1680,
/// U+2000…200A, U+2028/9, U+202F, U+205F, U+3000.
@inline(__always)
func blankLength(_ bytes: Bytes, at: Int, to limit: Int) -> Int {
  let b = bytes[at]
  if b < 0x80 { return isBlank(b) ? 1 : 0 }
  guard b == 0xC2 || b == 0xE1 || b == 0xE2 || b == 0xE3, at + 1 < limit else { return 0 }
  let s = scalar(bytes, at: at)
  return isWideBlank(s.value) ? s.length : 0
}

@inline(__always)
func isWideBlank(_ s: UInt32) -> Bool {
  s == 0xA0 || s == 0x1680 || (s >= 0x2000 && s <= 0x200A) || s == 0x2028 || s == 0x2029
    || s == 0x202F || s == 0x205F || s == 0x3000
}

/// The first place at or after `start` that isn't white space, or `limit`.
@inline(__always)
func skipBlanks(_ bytes: Bytes, from start: Int, to limit: Int) -> Int {
  var at = start
  while at < limit {
    let n = blankLength(bytes, at: at, to: limit)
    if n == 0 { break }
    at += n
  }
  return at
}

/// The end of the text before `end` without its trailing white space, not below `lower`.
@inline(__always)
func trimBlanks(_ bytes: Bytes, before end: Int, from lower: Int) -> Int {
  var at = end
  while let s = scalar(bytes, before: at, from: lower) {
    guard s.value < 0x80 ? isBlank(UInt8(s.value)) : isWideBlank(s.value) else { break }
    at = s.start
  }
  return at
}

/// Pictures and signs that stand where a smile would: emoji, hearts, stars, notes.
@inline(__always)
func isEmoji(_ s: UInt32) -> Bool {
  (s >= 0x1F000 && s <= 0x1FAFF) || (s >= 0x2600 && s <= 0x27BF) || s == 0xFE0F || s == 0x200D
    || s == 0x2665 || s == 0x2B50
}
