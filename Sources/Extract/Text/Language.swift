/// Guesses the language of a text: Korean, Japanese and Chinese by script, others by function words.
enum Language {
  /// Function words by the hash of their bytes; a bit for each language of ``languages``.
  private static let words: [UInt64: UInt32] = {
    var out: [UInt64: UInt32] = [:]
    for row in CueTable("function-words").rows where row.count >= 2 {
      guard let index = languages.firstIndex(of: row[1]) else { continue }
      var hash = start
      for byte in row[0].utf8 { mix(&hash, byte) }
      out[hash, default: 0] |= 1 << UInt32(index)
    }
    return out
  }()

  /// Sorted; the table names fewer than 32.
  private static let languages: [String] = Array(
    Set(CueTable("function-words").rows.filter { $0.count >= 2 }.map { $0[1] }).sorted()
      .prefix(32))

  /// FNV-1a, 64 bits (Fowler, Noll, Vo).
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func mix(_ hash: inout UInt64, _ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// ISO 639-1 code, or nil when there is too little text to tell.
  /// - Parameter declared: a language tag from the source (`ko-KR`); used where the text can't tell.
  static func of(_ bytes: [UInt8], declared: String? = nil) -> String? {
    let tag = declared.flatMap(primary)
    var hangul = 0
    var kana = 0
    var han = 0
    var latin = 0
    var other = 0
    let head = bytes.prefix(1 << 14)
    var i = 0
    while i < head.count {
      let byte = head[i]
      if byte < 0x80 {
        if (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A { latin += 1 }
        i += 1
      } else if byte >= 0xEA, byte <= 0xED {
        hangul += 1
        i += 3
      } else if byte >= 0xE4, byte <= 0xE9 {
        han += 1
        i += 3
      } else if byte == 0xE3 {
        if i + 1 < head.count, head[i + 1] >= 0x81, head[i + 1] <= 0x83 { kana += 1 }
        i += 3
      } else if byte >= 0xC3, byte <= 0xCA {
        latin += 1
        i += 2
      } else if byte >= 0xCD, byte <= 0xDF {
        other += 1
        i += 2
      } else {
        i += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      }
    }
    // A syllable says about as much as three letters.
    if hangul * 3 > latin, hangul > kana, hangul >= other { return "ko" }
    if kana * 3 > latin { return "ja" }
    if han * 3 > latin, han > other { return tag == "ja" ? "ja" : "zh" }
    if other > latin { return tag }
    if latin < 20 { return tag }
    return byWords(head) ?? tag
  }

  /// `ko` of `ko-KR`; nil for what isn't a language tag.
  static func primary(_ tag: String) -> String? {
    let first = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map {
      $0.lowercased()
    }
    guard let first, first.utf8.count == 2, first.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A })
    else { return nil }
    return first
  }

  /// The language whose function words are the most frequent, if they are at least 1 word in 10.
  ///
  /// Letters are those of ASCII and what is written with two bytes (U+00C0 and up): Latin, Greek,
  /// Cyrillic.
  private static func byWords(_ bytes: ArraySlice<UInt8>) -> String? {
    var counts = [Int](repeating: 0, count: languages.count)
    var total = 0
    var hash = start
    var isOpen = false
    func close() {
      guard isOpen else { return }
      total += 1
      var mask = words[hash] ?? 0
      while mask != 0 {
        counts[mask.trailingZeroBitCount] += 1
        mask &= mask - 1
      }
      hash = start
      isOpen = false
    }
    for byte in bytes.prefix(4096) {
      let lower = byte | 0x20
      if lower >= 0x61, lower <= 0x7A {
        mix(&hash, lower)
        isOpen = true
      } else if byte >= 0x80, byte < 0xC0 ? isOpen : byte >= 0xC3 && byte < 0xE0 {
        mix(&hash, byte)
        isOpen = true
      } else {
        close()
      }
    }
    close()
    var best: (score: Int, language: String)?
    for (i, score) in counts.enumerated() where score > best?.score ?? 0 {
      best = (score, languages[i])
    }
    guard let best, best.score * 10 >= total else { return nil }
    return best.language
  }
}
