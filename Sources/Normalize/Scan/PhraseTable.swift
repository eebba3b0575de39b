/// Phrases with a number each, looked for all through a text: Latin ones where a word begins, others
/// anywhere.
struct PhraseTable: Sendable {
  struct Hit {
    var start: Int
    var end: Int
    var value: Int32
  }

  private let words: WordTrie
  private let latin: LatinWords
  /// First characters of three bytes, and those with the one after them.
  private var first = BitTable()
  private var openings = WordOpenings()
  /// How far to go on from a byte that none begins with; 0 for others and for letters.
  private let steps: [UInt8]

  init(_ phrases: [(word: [UInt8], value: Int32)]) {
    let words = WordTrie(phrases)
    self.words = words
    latin = LatinWords(phrases.map(\.word))
    steps = marks((0...255).filter { words.opens[Int($0)] || isLetter($0) })
    for (word, _) in phrases where word[0] >= 0xE0 {
      first.insert(wideCharacter(firstEight(word)))
      openings.insert(word)
    }
  }

  /// The first phrase from `start` on, no letter being before it when it begins with one.
  /// - Complexity: O(bytes).
  func next(_ bytes: Bytes, from start: Int, to limit: Int) -> Hit? {
    steps.withUnsafeBufferPointer { steps in
      var at = start
      while at < limit {
        let b = bytes[at]
        let step = Int(steps[Int(b)])
        if step > 0 {
          at &+= step
        } else if isLetter(b) {
          let word = latinWord(eightBytes(bytes, at: at))
          if latin.holds(word.key), let hit = hit(bytes, at, limit) { return hit }
          at &+= word.length
          if word.length == 8 { at = wordEnd(bytes, from: at, to: limit, digits: false) }
        } else if b < 0xE0 {
          if let hit = hit(bytes, at, limit) { return hit }
          at &+= 1
        } else {
          let eight = eightBytes(bytes, at: at)
          if first[wideCharacter(eight)], openings.mayBegin(eight),
            let hit = hit(bytes, at, limit)
          {
            return hit
          }
          at &+= 3
        }
      }
      return nil
    }
  }

  private func hit(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Hit? {
    words.longest(bytes, from: at, to: limit).map { Hit(start: at, end: $0.end, value: $0.value) }
  }
}
