/// Finds words and phrases by the hash of their lower-cased bytes: open addressing, no strings.
///
/// Two phrases with one hash would be taken for the same; `EnglishLexicon` refuses such a table.
struct PhraseIndex: Sendable {
  private var keys: [UInt64]
  /// Entry of the phrase, −1 when it is only the beginning of longer ones.
  private var entryOf: [Int32]
  private var continuesAt: [Bool]
  private let mask: Int

  /// - Parameter phrases: key of each phrase and of each beginning of one.
  init(_ phrases: [UInt64: (entry: Int32, continues: Bool)]) {
    var size = 64
    while size < phrases.count * 2 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    entryOf = [Int32](repeating: -1, count: size)
    continuesAt = [Bool](repeating: false, count: size)
    for (key, value) in phrases {
      var slot = Int(truncatingIfNeeded: key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      entryOf[slot] = value.entry
      continuesAt[slot] = value.continues
    }
  }

  func find(_ key: UInt64) -> (entry: Int32, continues: Bool)? {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return (entryOf[slot], continuesAt[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Hash of one word, A–Z as a–z and ’ as ' (FNV-1a, 64 bits). Never 0.
  static func word(_ bytes: borrowing [UInt8], _ range: Range<Int>) -> UInt64 {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    var at = range.lowerBound
    while at < range.upperBound {
      var byte = bytes[at]
      if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      if byte == 0xE2, at + 2 < range.upperBound, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 {
        byte = 0x27
        at += 2
      }
      state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
      at += 1
    }
    return state | 1
  }

  static func word(_ word: String) -> UInt64 {
    let bytes = Array(word.utf8)
    return Self.word(bytes, 0..<bytes.count)
  }

  /// Key of a phrase from the key of its beginning and its next word; a single word is its own key.
  static func join(_ key: UInt64, _ word: UInt64) -> UInt64 {
    key == 0 ? word : ((key ^ (word >> 7)) &* 0x9E37_79B9_7F4A_7C15 &+ word) | 1
  }
}
