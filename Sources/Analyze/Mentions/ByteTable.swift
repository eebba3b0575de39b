import Lexicon

/// Values by the bytes of words, looked up by a slice of the text.
struct ByteTable<Value: Sendable>: Sendable {
  private var words: WordNumbers
  private var values: [Value] = []

  /// - Parameter capacity: words expected; more are taken too.
  init(capacity: Int = 32) {
    words = WordNumbers(capacity: capacity)
    values.reserveCapacity(capacity)
  }

  subscript(key: [UInt8]) -> Value? {
    get { self[key[...]] }
    set { self[key[...]] = newValue }
  }

  /// Setting nil changes nothing.
  subscript(key: ArraySlice<UInt8>) -> Value? {
    get { words[key].map { values[$0] } }
    set {
      guard let newValue else { return }
      let (number, isNew) = words.insert(key)
      if isNew { values.append(newValue) } else { values[number] = newValue }
    }
  }

  func holds(length: Int) -> Bool { words.holds(length: length) }
}

/// Words by their bytes.
struct ByteSet: Sendable {
  private var words: WordNumbers

  /// - Parameter capacity: words expected; more are taken too.
  init(capacity: Int = 32) { words = WordNumbers(capacity: capacity) }

  mutating func insert(_ word: [UInt8]) { insert(word[...]) }
  mutating func insert(_ word: ArraySlice<UInt8>) { _ = words.insert(word) }

  func contains(_ word: [UInt8]) -> Bool { words[word[...]] != nil }
  func contains(_ word: ArraySlice<UInt8>) -> Bool { words[word] != nil }

  /// Whether a text ends in a word, or is one.
  func containsEnd(of text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains { text[$0] & 0xC0 != 0x80 && contains(text[$0...]) }
  }

  /// Whether a word stands here in small letters, whatever its case in the text.
  func contains(lowercased word: ArraySlice<UInt8>) -> Bool {
    words.number(of: word, folded: true) != nil
  }
}
