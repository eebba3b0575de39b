// Loops over bytes alone, eight at a time where they may: what every text is run through. They read
// through a buffer pointer, as the bounds checks of `[UInt8]` cost half of them (Benchmarks/README).

/// Whether a byte of 0x80 or more is in the range.
func hasWide(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
  bytes.withUnsafeBytes { text in
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
}

/// The end of the printable ASCII that begins at `start`, tabs and line ends with it.
@inline(__always)
func plainEnd(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
  var at = start
  while at + 8 <= text.count {
    let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    // A byte over 0x7F, under 0x20 or equal to 0x7F sets a high bit.
    let low = (word &- 0x2020_2020_2020_2020) & ~word
    let delete = word &+ 0x0101_0101_0101_0101
    if (word | low | delete) & 0x8080_8080_8080_8080 != 0 { break }
    at += 8
  }
  while at < text.count {
    let b = text[at]
    guard b >= 0x20 && b < 0x7F || b == 0x0A || b == 0x09 else { break }
    at += 1
  }
  return at
}

/// The first line end at or after `start`, or the end of the text.
func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
  bytes.withUnsafeBytes { text in
    var at = start
    while at + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
      if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
      at += 8
    }
    while at < text.count, text[at] != 0x0A { at += 1 }
    return at
  }
}

/// The first byte from `start` on that the table marks, or `limit`.
@inline(__always)
func firstMarked(_ bytes: [UInt8], from start: Int, to limit: Int, _ table: [Bool]) -> Int {
  bytes.withUnsafeBufferPointer { text in
    table.withUnsafeBufferPointer { marked in
      var at = start
      while at < limit, !marked[Int(text[at])] { at &+= 1 }
      return at
    }
  }
}

/// A table of 256 with these bytes marked.
func marks(_ bytes: some Sequence<UInt8>) -> [Bool] {
  var table = [Bool](repeating: false, count: 256)
  for b in bytes { table[Int(b)] = true }
  return table
}

/// The end of the ASCII letters that begin at `start`; with digits when asked for.
@inline(__always)
func wordEnd(_ bytes: [UInt8], from start: Int, to limit: Int, digits: Bool) -> Int {
  bytes.withUnsafeBufferPointer { text in
    var at = start
    while at < limit, isLetter(text[at]) || digits && isDigit(text[at]) { at &+= 1 }
    return at
  }
}
