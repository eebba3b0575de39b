/// Guesses the language of a text: Korean, Japanese and Chinese by script, others by function words.
enum Language {
  private static let words: [String: [String]] = {
    var out: [String: [String]] = [:]
    for row in CueTable("function-words").rows where row.count >= 2 {
      out[row[1], default: []].append(row[0])
    }
    return out
  }()

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
  private static func byWords(_ bytes: ArraySlice<UInt8>) -> String? {
    var counts: [String: Int] = [:]
    var total = 0
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    for word in text.split(whereSeparator: { !$0.isLetter }) {
      counts[String(word), default: 0] += 1
      total += 1
    }
    var best: (score: Int, language: String)?
    for (language, list) in words.sorted(by: { $0.key < $1.key }) {
      let score = list.reduce(0) { $0 + (counts[$1] ?? 0) }
      if score > best?.score ?? 0 { best = (score, language) }
    }
    guard let best, best.score * 10 >= total else { return nil }
    return best.language
  }
}
