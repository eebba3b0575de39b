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

  /// How many of eight ASCII characters are letters.
  @inline(__always)
  private static func letters(inPlain eight: UInt64) -> Int {
    let small = eight | 0x2020_2020_2020_2020
    // The high bit of each byte: at least `a`, more than `z`.
    let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F
    let pastZ = small &+ 0x0505_0505_0505_0505
    return (fromA & ~pastZ & 0x8080_8080_8080_8080).nonzeroBitCount
  }

  func letters(_ bytes: Bytes, _ range: Range<Int>) -> Letters {
    var n = Letters()
    var at = range.lowerBound
    let text = UnsafeRawBufferPointer(bytes)
    while at < range.upperBound {
      let b = bytes[at]
      if b < 0x80 {
        if isLetter(b), at &+ 8 <= range.upperBound {
          let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          if word & 0x8080_8080_8080_8080 == 0 {
            n.latin &+= Self.letters(inPlain: word)
            at &+= 8
            continue
          }
        }
        n.latin &+= isLetter(b) ? 1 : 0
        at &+= 1
      } else if b >= 0xEA && b <= 0xED {
        n.hangul += 1
        at += 3
      } else if b >= 0xE4 && b <= 0xE9 {
        n.han += 1
        at += 3
      } else {
        let s = scalar(bytes, at: at)
        if s.value >= 0x3040 && s.value <= 0x30FF { n.kana += 1 }
        if s.value >= 0x3131 && s.value <= 0x318E { n.hangul += 1 }
        if s.value >= 0xC0 && s.value <= 0x24F { n.latin += 1 }
        if s.value >= 0x400 && s.value <= 0x52F { n.cyrillic += 1 }
        at += s.length
      }
    }
    return n
  }
}
