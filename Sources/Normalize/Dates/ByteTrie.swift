/// Words by their bytes, for the longest word at a place.
///
/// A blank in a word stands for blanks in text: none or more in Korean words, one or more, or a
/// hyphen, in others. Capital ASCII letters in text are read as small ones.
struct ByteTrie: Sendable {
  private var edges: ByteEdges
  /// Number of the word that ends at a node, −1 for none.
  private var output: [Int16]

  /// - Complexity: O(bytes of the words).
  init(_ words: [[UInt8]]) {
    precondition(words.count < Int(Int16.max), "more words than the trie can number")
    edges = ByteEdges(capacity: words.reduce(0) { $0 + $1.count })
    output = [Int16](repeating: -1, count: edges.nodeCount)
    latin = LatinWords(words)
    for (value, word) in words.enumerated() {
      var node = 0
      for byte in word { node = edges.insert(byte, below: node) }
      output[node] = Int16(value)
      openings.insert(word)
    }
  }

  private(set) var openings = WordOpenings()
  /// The Latin ones.
  let latin: LatinWords

  @inline(__always)
  private func child(of node: Int, _ b: UInt8) -> Int? {
    let child = edges.child(of: node, b)
    return child == 0 ? nil : child
  }

  /// The longest word that begins at `start` and, when it ends in a letter, ends with it.
  func longest(in bytes: Bytes, at start: Int, limit: Int) -> (value: Int, end: Int)? {
    guard start < limit, openings.mayBegin(bytes, start, limit) else { return nil }
    var best: (value: Int, end: Int)?
    search(bytes, start, limit, 0, &best)
    return best
  }

  private func search(
    _ bytes: Bytes, _ start: Int, _ limit: Int, _ from: Int,
    _ best: inout (value: Int, end: Int)?
  ) {
    var node = from
    var at = start
    while true {
      if output[node] >= 0, endsWord(bytes, at, limit), at > (best?.end ?? -1) {
        best = (Int(output[node]), at)
      }
      if node != 0, mayHoldBlank(bytes, at, limit), let blank = child(of: node, 0x20) {
        var past = at
        while past < limit, bytes[past] == 0x20 { past += 1 }
        if past == at, past < limit, bytes[past] == 0x2D, bytes[at - 1] < 0x80 { past += 1 }
        if past > at || bytes[at - 1] >= 0x80 { search(bytes, past, limit, blank, &best) }
      }
      guard at < limit else { return }
      let b = bytes[at]
      guard b != 0x20, let next = child(of: node, b >= 0x41 && b <= 0x5A ? b | 0x20 : b) else {
        return
      }
      node = next
      at += 1
    }
  }

  /// A quick no: inside a Latin word or a character stands no blank.
  @inline(__always)
  private func mayHoldBlank(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Bool {
    guard at < limit else { return bytes[at - 1] >= 0x80 }
    return bytes[at] == 0x20 || bytes[at] == 0x2D
      || bytes[at - 1] >= 0x80 && bytes[at] & 0xC0 != 0x80
  }

  private func endsWord(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Bool {
    guard at < limit, bytes[at - 1].isASCIILetter else { return true }
    return !bytes[at].isASCIILetter
  }
}

/// How words of a table begin: a quick no before they are looked up.
struct WordOpenings: Sendable {
  /// First three letters, or a word of a single character of three bytes.
  private(set) var short = BitTable()
  /// Two characters of longer words.
  private var long = BitTable()

  mutating func insert(_ word: [UInt8]) {
    guard let first = word.first else { return }
    guard first >= 0xE0 else {
      short.insert(word.withUnsafeBufferPointer { firstLetters($0, 0, $0.count) })
      return
    }
    if word.count == 3 { short.insert(wideCharacter(firstEight(word))) }
    long.insert(widePair(firstEight(word)))
    // The blank may be left out.
    if word.count > 4, word[3] == 0x20 {
      long.insert(widePair(firstEight(word[..<3] + word[4...])))
    }
  }

  @inline(__always)
  func mayBegin(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Bool {
    guard bytes[at] >= 0xE0 else { return short[firstLetters(bytes, at, limit)] }
    return mayBegin(eightBytes(bytes, at: at))
  }

  /// - Parameter eight: text that begins with a character of three bytes.
  @inline(__always)
  func mayBegin(_ eight: UInt64) -> Bool { short[wideCharacter(eight)] || mayBeginLong(eight) }

  /// Whether a word of two characters or more may begin like this.
  @inline(__always)
  func mayBeginLong(_ eight: UInt64) -> Bool { long[widePair(eight)] }
}

extension UInt8 {
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// The lower half of the byte, which for an ASCII digit is its value.
  var digitValue: Int { Int(self & 0x0F) }
}
