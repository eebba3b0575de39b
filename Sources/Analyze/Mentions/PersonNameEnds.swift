import Model

/// Settles where the name ends in a word: before particles, joined titles and what one calls after a name.
struct PersonNameEnds: Sendable {
  let tables: NameTables
  let particles: Particles

  /// The end of what can be a name in a word: its content, or all up to the particles.
  func end(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Int? {
    let script = Script.at(word.start, in: bytes)
    if script == .latin {
      // A씨, B 일병, K모 기자
      let end = word.start + 1
      let capital = bytes[word.start] >= 0x41 && bytes[word.start] <= 0x5A
      guard capital, end == word.end || Script.at(end, in: bytes) == .hangul else { return nil }
      let isUnnamed = bytes[end..<word.end].starts(with: Self.unnamed)
      return isUnnamed ? end + 3 : end
    }
    guard script == .hangul else { return nil }
    if tables.foreignGiven.contains(bytes[word.start..<word.end]) { return word.end }
    // the title may be joined: 장현우씨, 정철민병장
    var end = word.contentEnd > word.start ? word.contentEnd : word.end
    if word.contentEnd == word.start || !particlesOnly(word, bytes) { end = stripped(word, bytes) }
    end = full(word, end, bytes)
    var at = end - 3
    if at == word.start + 3, bytes[at..<end].elementsEqual("씨".utf8) { return at }
    while at > word.start + 3 {
      if let title = tables.titlesAfter[bytes[at..<end]], title.isStrong { return at }
      at -= 3
    }
    return called(word, end, bytes)
  }

  private static let unnamed = Array("모".utf8)
  private static let fond = Array("이".utf8)
  private static let calls = [Array("아".utf8), Array("야".utf8)]

  /// 민석이는, 유천아!: a given name of two syllables, called fondly.
  private func called(_ word: KoreanNameWord, _ end: Int, _ bytes: [UInt8]) -> Int {
    guard end - word.start == 9 else { return end }
    let last = Array(bytes[end - 3..<end])
    let isFond = last == Self.fond && Self.hasFinal(bytes, end - 6) && end < word.end
    let isCall =
      Self.calls.contains(last) && end == word.end
      && (end == bytes.count || Script.at(end, in: bytes) == .punctuation)
    guard isFond || isCall, tables.syllables.given(bytes, at: word.start) >= 12 else { return end }
    return end - 3
  }

  /// Whether the syllable at a byte ends in a consonant.
  private static func hasFinal(_ bytes: [UInt8], _ at: Int) -> Bool {
    let scalar =
      Int(bytes[at] & 0x0F) << 12 | Int(bytes[at + 1] & 0x3F) << 6 | Int(bytes[at + 2] & 0x3F)
    return scalar >= 0xAC00 && (scalar - 0xAC00) % 28 != 0
  }

  /// 신유주때문에, 박하선진짜: nothing belongs to a name that ends at its third syllable but a title.
  private func full(_ word: KoreanNameWord, _ end: Int, _ bytes: [UInt8]) -> Int {
    guard end - word.start > 9, let first = word.personEnd, first - word.start == 9,
      tables.surnames[bytes[word.start..<word.start + 3]] != nil
    else { return end }
    return first
  }

  private func particlesOnly(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Bool {
    particles.fill(bytes, from: word.contentEnd, limit: word.end, nouns: true)
  }

  /// The word without the longest tail that is nothing but particles.
  private func stripped(_ word: KoreanNameWord, _ bytes: [UInt8]) -> Int {
    var at = word.start + 6
    while at < word.end {
      if particles.fill(bytes, from: at, limit: word.end, nouns: false) { return at }
      at += 3
    }
    return word.end
  }
}
