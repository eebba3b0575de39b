/// Yes or no for each of 65,536 numbers, in 8 KB, so that a few of them stay in the processor's first
/// cache together.
struct BitTable: Sendable {
  private var words = [UInt64](repeating: 0, count: 1024)

  mutating func insert(_ number: Int) {
    words[number &>> 6 & 1023] |= 1 &<< UInt64(number & 63)
  }

  /// Of the number's lower 16 bits.
  @inline(__always)
  subscript(number: Int) -> Bool {
    words.withUnsafeBufferPointer { words in
      words[number &>> 6 & 1023] &>> UInt64(truncatingIfNeeded: number) & 1 != 0
    }
  }
}

/// The lower 16 bits of the character of three bytes that eight bytes of text begin with.
@inline(__always)
func wideCharacter(_ eight: UInt64) -> Int {
  Int(truncatingIfNeeded: (eight & 0x0F) &<< 12 | (eight &>> 8 & 0x3F) &<< 6 | eight &>> 16 & 0x3F)
}

/// A number for a character of three bytes and the one after it (of one byte or three), made from
/// eight bytes of text; not each pair has its own.
@inline(__always)
func widePair(_ eight: UInt64) -> Int {
  // Without a branch: the last two of six bytes count where the fourth is no ASCII.
  let wide = 0 &- (eight &>> 31 & 1)
  let key = eight & (0xFFFF_FFFF | wide & 0xFFFF_0000_0000)
  return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 48)
}

/// The first eight bytes of a word, zeros after its end.
@inline(__always)
func firstEight(_ word: some Sequence<UInt8>) -> UInt64 {
  var eight: UInt64 = 0
  var shift: UInt64 = 0
  for byte in word {
    guard shift < 64 else { break }
    eight |= UInt64(byte) &<< shift
    shift += 8
  }
  return eight
}

/// Eight bytes of text, zeros after its end.
@inline(__always)
func eightBytes(_ bytes: Bytes, at: Int) -> UInt64 {
  if at &+ 8 <= bytes.count {
    return UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self)
  }
  return firstEight(bytes[at...])
}
