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
    let text = UnsafeRawBufferPointer(bytes)
    var n = Letters()
    var at = range.lowerBound
    while at &+ ByteVector.count <= range.upperBound {
      // Sums of bytes: they hold 255 steps.
      let end = min(range.upperBound, at &+ ByteVector.count &* 255)
      var (latin, hangul, han) = (ByteVector.Words(), ByteVector.Words(), ByteVector.Words())
      while at &+ ByteVector.count <= end {
        let v = ByteVector(text, at: at)
        latin &+= ByteVector.ones(v.isLetter)
        // First bytes: EA…ED, E4…E9, and those of other letters that count, C3…E1 and E3.
        hangul &+= ByteVector.ones(v.isHigh & v.isBetween(0x6A, 0x6D))
        han &+= ByteVector.ones(v.isHigh & v.isBetween(0x64, 0x69))
        let isOther = v.isHigh & (v.isBetween(0x43, 0x61) | v.isEqual(to: 0x63))
        if !ByteVector.isEmpty(isOther) {
          for at in at..<(at &+ ByteVector.count) where text[at] >= 0xC0 && text[at] <= 0xE3 {
            count(bytes, at, &n)
          }
        }
        at &+= ByteVector.count
      }
      n.latin &+= ByteVector.total(latin)
      n.hangul &+= ByteVector.total(hangul)
      n.han &+= ByteVector.total(han)
    }
    for at in at..<range.upperBound { count(bytes, at, &n) }
    return n
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
