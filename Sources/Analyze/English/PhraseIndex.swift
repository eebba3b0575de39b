/// Finds words and phrases by the hash of their lower-cased bytes: open addressing, no strings.
///
/// Two phrases with one hash would be taken for the same; `EnglishLexicon` refuses such a table.
struct PhraseIndex: Sendable {
  private struct Slot {
    /// 0 for a free slot.
    var key: UInt64 = 0
    /// Entry of the phrase, −1 when it is only the beginning of longer ones.
    var entry: Int32 = -1
    var continues = false
  }
  private var slots: [Slot]
  private var used = 0

  /// - Parameter capacity: phrases and beginnings expected; more are taken too.
  init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
  }

  /// Gives a phrase its entry; of the same phrase the last one counts.
  mutating func set(_ words: [UInt64], entry: Int32) {
    var key: UInt64 = 0
    for (i, word) in words.enumerated() {
      key = Self.join(key, word)
      let slot = self.slot(key)
      if i + 1 < words.count { slots[slot].continues = true } else { slots[slot].entry = entry }
    }
  }

  func find(_ key: UInt64) -> (entry: Int32, continues: Bool)? {
    slots.withUnsafeBufferPointer { slots in
      let slot = Self.place(key, slots)
      return slots[slot].key == 0 ? nil : (slots[slot].entry, slots[slot].continues)
    }
  }

  /// Where a key stands, or the free slot that it would take.
  private static func place(_ key: UInt64, _ slots: UnsafeBufferPointer<Slot>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func slot(_ key: UInt64) -> Int {
    let slot = slots.withUnsafeBufferPointer { Self.place(key, $0) }
    guard slots[slot].key == 0 else { return slot }
    used += 1
    guard used * 2 > slots.count else {
      slots[slot].key = key
      return slot
    }
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for known in old where known.key != 0 {
      slots[slots.withUnsafeBufferPointer { Self.place(known.key, $0) }] = known
    }
    let place = slots.withUnsafeBufferPointer { Self.place(key, $0) }
    slots[place].key = key
    return place
  }

  /// Hash of one word, A–Z as a–z and ’ as ' (FNV-1a, 64 bits). Never 0.
  static func word(_ bytes: borrowing [UInt8], _ range: Range<Int>) -> UInt64 {
    var state = seed
    var at = range.lowerBound
    while at < range.upperBound {
      var byte = bytes[at]
      if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      if byte == 0xE2, at + 2 < range.upperBound, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 {
        byte = 0x27
        at += 2
      }
      state = step(state, byte)
      at += 1
    }
    return state | 1
  }

  static func word(_ word: String) -> UInt64 {
    let bytes = Array(word.utf8)
    return Self.word(bytes, 0..<bytes.count)
  }

  /// Hashes of the words of a phrase, as ``EnglishTokenizer`` parts them.
  static func words(of phrase: ArraySlice<UInt8>, into out: inout [UInt64]) {
    out.removeAll(keepingCapacity: true)
    var state = seed
    var isInWord = false
    for at in phrase.indices {
      let byte = phrase[at]
      if ASCII.isLetter(byte) {
        state = step(state, byte | 0x20)
        isInWord = true
      } else if byte == 0x20 || byte == UInt8(ascii: "-") && isInWord && isLetter(phrase, at + 1) {
        if isInWord { out.append(state | 1) }
        state = seed
        isInWord = false
      } else {  // other marks, digits, other scripts: not for the short way
        let bytes = Array(phrase)
        out = EnglishTokenizer.tokens(of: bytes, in: 0..<bytes.count).map(\.hash)
        return
      }
    }
    if isInWord { out.append(state | 1) }
  }

  private static func isLetter(_ phrase: ArraySlice<UInt8>, _ at: Int) -> Bool {
    at < phrase.endIndex && ASCII.isLetter(phrase[at])
  }

  private static var seed: UInt64 { 0xcbf2_9ce4_8422_2325 }

  private static func step(_ state: UInt64, _ byte: UInt8) -> UInt64 {
    (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Key of a phrase from the key of its beginning and its next word; a single word is its own key.
  static func join(_ key: UInt64, _ word: UInt64) -> UInt64 {
    key == 0 ? word : ((key ^ (word >> 7)) &* 0x9E37_79B9_7F4A_7C15 &+ word) | 1
  }
}
