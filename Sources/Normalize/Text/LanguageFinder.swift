import Model

/// The language of a text by the letters it is written in.
struct LanguageFinder: Sendable {
  struct Letters {
    var hangul = 0
    var latin = 0
    var kana = 0
    var han = 0
    var cyrillic = 0

    var all: Int { hangul + latin + kana + han + cyrillic }
  }

  /// ISO 639-1 of a document; nil when there are no letters. A Hangul syllable says about as much as
  /// two and a half Latin letters, and names in Latin letters are many in Korean texts.
  func document(_ bytes: Bytes) -> String? {
    let n = letters(bytes, 0..<min(bytes.count, 64 << 10))
    return n.all == 0 ? nil : language(n)
  }

  /// ISO 639-1 of a sentence when it isn't the document's and there are enough letters to say so.
  func sentence(_ bytes: Bytes, _ range: Range<Int>, in document: String?) -> String? {
    let isKorean = document == "ko"
    guard isKorean || document == "en" else { return nil }
    // As a rule one look tells: Hangul in a Korean text, none in an English one.
    if isKorean ? hasHangul(bytes, range) : !hasWide(bytes, range) { return nil }
    let n = letters(bytes, range)
    if isKorean { return n.hangul == 0 && n.latin >= 20 && n.han + n.kana == 0 ? "en" : nil }
    return n.hangul >= 4 && n.hangul * 5 >= n.latin * 2 ? "ko" : nil
  }

  private func hasHangul(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    bytes[range].contains { $0 >= 0xEA && $0 <= 0xED }
  }

  private func language(_ n: Letters) -> String? {
    let hangul = n.hangul * 4
    if hangul > 0, hangul >= n.latin, n.hangul >= n.kana { return "ko" }
    if n.kana > 0, n.kana * 5 >= n.latin { return "ja" }
    if n.han * 5 / 2 > n.latin { return "zh" }
    if n.cyrillic > n.latin { return "ru" }
    return "en"
  }

  func letters(_ bytes: Bytes, _ range: Range<Int>) -> Letters {
    var n = Letters()
    var at = range.lowerBound
    while at &+ 8 <= range.upperBound {
      // Sums of bytes: they hold 255 steps.
      let end = min(range.upperBound, at &+ 8 &* 255)
      var sums = Sums()
      while at &+ 8 <= end {
        sums.add(UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self))
        var others = sums.others
        while others != 0 {
          count(bytes, at &+ others.trailingZeroBitCount &>> 3, &n)
          others &= others &- 1
        }
        at &+= 8
      }
      n.latin &+= Sums.total(sums.latin)
      n.hangul &+= Sums.total(sums.hangul)
      n.han &+= Sums.total(sums.han)
    }
    for at in at..<range.upperBound { count(bytes, at, &n) }
    return n
  }

  /// Letters told by their first bytes, eight bytes at a time: each byte of a sum counts one of them.
  private struct Sums {
    var latin: UInt64 = 0
    var hangul: UInt64 = 0
    var han: UInt64 = 0
    /// High bits of the first bytes (C0…E3, EE…) of the last eight that have to be read.
    var others: UInt64 = 0

    @inline(__always)
    mutating func add(_ eight: UInt64) {
      let ones: UInt64 = 0x0101_0101_0101_0101
      let high = eight & (0x80 &* ones)
      let seven = eight & (0x7F &* ones)
      let small = seven | 0x20 &* ones
      // The high bit of each byte: at least `a`, more than `z`.
      let letters = (small &+ 0x1F &* ones) & ~(small &+ 0x05 &* ones) & (0x80 &* ones) & ~high
      latin &+= letters &>> 7
      others = 0
      guard high != 0 else { return }
      // Without their high bit: C0… at least 40, E4 64, EA 6A, EE 6E.
      let (fromE4, fromEA) = (seven &+ 0x1C &* ones, seven &+ 0x16 &* ones)
      let fromEE = seven &+ 0x12 &* ones
      hangul &+= (fromEA & ~fromEE & high) &>> 7
      han &+= (fromE4 & ~fromEA & high) &>> 7
      others = (seven &+ 0x40 &* ones) & (~fromE4 | fromEE) & high
    }

    static func total(_ sum: UInt64) -> Int {
      (0..<8).reduce(0) { $0 &+ Int(truncatingIfNeeded: sum &>> (8 &* UInt64($1)) & 0xFF) }
    }
  }

  /// One byte; a character belongs where it begins.
  private func count(_ bytes: Bytes, _ at: Int, _ n: inout Letters) {
    switch bytes[at] {
    case 0x41...0x5A, 0x61...0x7A: n.latin += 1
    case 0xEA...0xED: n.hangul += 1
    case 0xE4...0xE9: n.han += 1
    case 0xC0...0xE3:
      let s = scalar(bytes, at: at)
      if s.value >= 0x3040 && s.value <= 0x30FF { n.kana += 1 }
      if s.value >= 0x3131 && s.value <= 0x318E { n.hangul += 1 }
      if s.value >= 0xC0 && s.value <= 0x24F { n.latin += 1 }
      if s.value >= 0x400 && s.value <= 0x52F { n.cyrillic += 1 }
    default: break
    }
  }
}
