/// A set of words with a number each, looked up at a place in the text: a trie over bytes.
///
/// Words are bytes; ASCII letters are the same in both cases.
struct WordTrie: Sendable {
  struct Hit: Equatable {
    var value: Int32
    var end: Int
  }

  private var edges: ByteEdges
  /// By node, −1 for none.
  private var values: [Int32]
  /// Bytes that a word may begin with.
  private(set) var opens: [Bool]
  /// First two bytes (five bits each) of the words that begin with a letter.
  private var opensLatin: [Bool]
  /// Second and third byte (six bits each) of the words that begin with a scalar of three bytes.
  private var opensWide: [Bool]

  /// Values must not be negative; of equal words the last one counts.
  /// - Complexity: O(bytes of the words).
  init(_ words: [(word: [UInt8], value: Int32)]) {
    edges = ByteEdges(capacity: words.reduce(0) { $0 + $1.word.count })
    values = [Int32](repeating: -1, count: edges.nodeCount)
    opens = [Bool](repeating: false, count: 256)
    opensWide = [Bool](repeating: false, count: 4096)
    opensLatin = [Bool](repeating: false, count: 1024)
    for (word, value) in words where !word.isEmpty {
      opens[Int(asciiLower(word[0]))] = true
      if word.count > 2, word[0] >= 0xE0 {
        opensWide[Int(word[1] & 0x3F) << 6 | Int(word[2] & 0x3F)] = true
      }
      if isLetter(word[0]) {
        if word.count > 1 {
          opensLatin[Self.pair(word[0], word[1])] = true
        } else {
          for second in 0..<32 { opensLatin[Self.pair(word[0], UInt8(second))] = true }
        }
      }
      if word[0] | 0x20 >= 0x61, word[0] | 0x20 <= 0x7A { opens[Int(word[0] & 0xDF)] = true }
      var node = 0
      for byte in word { node = edges.insert(asciiLower(byte), below: node) }
      values[node] = value
    }
  }

  /// A quick no: whether any word begins like the text at `start`.
  @inline(__always)
  func mayBegin(_ bytes: Bytes, _ start: Int, _ limit: Int) -> Bool {
    guard opens[Int(bytes[start])] else { return false }
    if bytes[start] >= 0xE0 { return start + 2 < limit && opensWide[Self.wide(bytes, start)] }
    return start + 1 >= limit || !isLetter(bytes[start])
      || opensLatin[Self.pair(bytes[start], bytes[start + 1])]
  }

  /// The first place from `start` on where a word may begin, or `limit`.
  func firstOpening(_ bytes: Bytes, from start: Int, to limit: Int) -> Int {
    opens.withUnsafeBufferPointer { opens in
      opensWide.withUnsafeBufferPointer { opensWide in
        opensLatin.withUnsafeBufferPointer { opensLatin in
          var at = start
          while at < limit {
            let b = bytes[at]
            if opens[Int(b)] {
              if b >= 0xE0 {
                if at &+ 2 < limit, opensWide[Self.wide(bytes, at)] { return at }
              } else if !isLetter(b) || at &+ 1 >= limit
                || opensLatin[Self.pair(b, bytes[at &+ 1])]
              {
                return at
              }
            }
            at &+= b < 0xE0 || b >= 0xF0 ? 1 : 3
          }
          return limit
        }
      }
    }
  }

  /// The longest word that begins at `start` and ends at or before `limit`.
  @inline(__always)
  func longest(_ bytes: Bytes, from start: Int, to limit: Int) -> Hit? {
    guard start < limit, mayBegin(bytes, start, limit) else { return nil }
    return walk(bytes, start, limit)
  }

  @inline(__always)
  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  @inline(__always)
  private static func wide(_ bytes: Bytes, _ at: Int) -> Int {
    Int(bytes[at + 1] & 0x3F) << 6 | Int(bytes[at + 2] & 0x3F)
  }

  private func walk(_ bytes: Bytes, _ start: Int, _ limit: Int) -> Hit? {
    var node = 0
    var at = start
    var best: Hit?
    while at < limit {
      node = edges.child(of: node, asciiLower(bytes[at]))
      if node == 0 { break }
      at += 1
      if values[node] >= 0 { best = Hit(value: values[node], end: at) }
    }
    return best
  }

  /// The value of a word by itself.
  func value(of word: String.UTF8View) -> Int32? {
    word.withContiguousStorageIfAvailable { value($0, 0, $0.count) } ?? nil
  }

  /// The value of exactly these bytes.
  func value(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int32? {
    var node = 0
    for at in start..<end {
      node = edges.child(of: node, asciiLower(bytes[at]))
      if node == 0 { return nil }
    }
    return values[node] >= 0 && end > start ? values[node] : nil
  }
}

@inline(__always)
func asciiLower(_ b: UInt8) -> UInt8 { b >= 0x41 && b <= 0x5A ? b | 0x20 : b }
