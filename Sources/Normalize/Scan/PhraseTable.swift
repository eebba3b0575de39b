/// Phrases with a number each, looked for all through a text: Latin ones where a word begins, others
/// anywhere.
struct PhraseTable: Sendable {
  struct Hit {
    var start: Int
    var end: Int
    var value: Int32
  }

  let words: WordTrie
  private let latin: LatinWords

  init(_ phrases: [(word: [UInt8], value: Int32)]) {
    words = WordTrie(phrases)
    latin = LatinWords(phrases.map(\.word))
  }

  /// The first phrase from `start` on, no letter being before it when it begins with one.
  /// - Complexity: O(bytes).
  func next(_ bytes: Bytes, from start: Int, to limit: Int) -> Hit? {
    var at = start
    while at < limit {
      let b = bytes[at]
      if isLetter(b) {
        let word = latinWord(eightBytes(bytes, at: at))
        if latin.holds(word.key), let hit = words.longest(bytes, from: at, to: limit) {
          return Hit(start: at, end: hit.end, value: hit.value)
        }
        at &+= word.length
        if word.length == 8 { at = wordEnd(bytes, from: at, to: limit, digits: false) }
        // A blank follows most words.
        if at < limit, bytes[at] == 0x20, !words.opens[0x20] { at &+= 1 }
      } else {
        if let hit = words.longest(bytes, from: at, to: limit) {
          return Hit(start: at, end: hit.end, value: hit.value)
        }
        at &+= b < 0xE0 || b >= 0xF0 ? 1 : 3
      }
    }
    return nil
  }
}
