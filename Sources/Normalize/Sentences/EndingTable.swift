/// Korean word endings of up to four syllables, looked up from the end of a word.
///
/// A consonant at the head of a form (ㅂ니다) stands for any syllable that ends in it.
struct EndingTable: Sendable {
  typealias Ending = SentenceKnowledge.Ending

  /// Open addressing; 0 is an empty slot. Four UTF-16 units a key, the last syllable lowest.
  private var keys = [UInt64](repeating: 0, count: 1024)
  private var values = [Ending](repeating: .none, count: 1024)
  private var used = 0
  /// How long the endings with a last syllable are (index scalar − U+AC00): a bit for one to four
  /// syllables, and four bits more for those with a consonant at their head.
  private var lengths = [UInt8](repeating: 0, count: 11172)

  /// Which last syllables an ending has that closes a sentence.
  private var closing = BitTable()

  mutating func insert(_ form: [UInt32], _ ending: Ending) {
    guard let last = form.last, form.count <= 4 else { return }
    var key: UInt64 = 0
    let head = Self.finalIndex(ofLetter: form[0])
    for (index, s) in form.enumerated() {
      key = key << 16 | UInt64(index == 0 ? head ?? s : s)
    }
    let length: UInt8 = 1 << UInt8(form.count - 1 + (head == nil ? 0 : 4))
    if (used + 1) * 2 > keys.count { grow() }
    store(key, ending)
    let closes = ending != .open && ending != .none
    if isHangulSyllable(last) {
      lengths[Int(last - 0xAC00)] |= length
      if closes { closing.insert(Int(last)) }
    } else if let final = Self.finalIndex(ofLetter: last) {
      for i in stride(from: Int(final), to: 11172, by: 28) {
        lengths[i] |= length
        if closes { closing.insert(i + 0xAC00) }
      }
    }
  }

  /// Whether the last syllable is that of an ending that closes a sentence, or 마 (`하지 마`).
  @inline(__always)
  func mayClose(_ bytes: Bytes, before end: Int, from lower: Int) -> Bool {
    guard end >= lower + 3, bytes[end - 3] >= 0xEA else { return false }
    let (a, b, c) = (Int(bytes[end - 3]), Int(bytes[end - 2]), Int(bytes[end - 1]))
    let s = (a & 0x0F) &<< 12 | (b & 0x3F) &<< 6 | c & 0x3F
    return closing[s] || s == 0xB9C8
  }

  /// The ending of the word that ends at `end`; the longest form counts.
  func ending(_ bytes: Bytes, before end: Int, from lower: Int) -> Ending? {
    guard let last = scalar(bytes, before: end, from: lower), isHangulSyllable(last.value) else {
      return nil
    }
    var lengths = self.lengths[Int(last.value - 0xAC00)]
    var best: Ending?
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    var at = end
    while lengths != 0 {
      guard let s = scalar(bytes, before: at, from: lower), isHangulSyllable(s.value) else { break }
      if lengths & 0x10 != 0 {
        let final = finalConsonant(s.value)
        if final > 0, let ending = value(UInt64(final) << shift | tail) { best = ending }
      }
      tail |= UInt64(s.value) << shift
      if lengths & 1 != 0, let ending = value(tail) { best = ending }
      lengths = lengths >> 1 & 0x77
      shift += 16
      at = s.start
    }
    return best
  }

  private func value(_ key: UInt64) -> Ending? {
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  private mutating func store(_ key: UInt64, _ ending: Ending) {
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    used += keys[slot] == 0 ? 1 : 0
    keys[slot] = key
    values[slot] = ending
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != 0 }
    keys = [UInt64](repeating: 0, count: keys.count * 2)
    values = [Ending](repeating: .none, count: keys.count)
    used = 0
    for (key, ending) in old { store(key, ending) }
  }

  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
  }

  /// Index of ㄱ…ㅎ as a final consonant.
  private static func finalIndex(ofLetter s: UInt32) -> UInt32? {
    let finals: [UInt32] = [
      0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136, 0x3137, 0x3139, 0x313A, 0x313B, 0x313C,
      0x313D, 0x313E, 0x313F, 0x3140, 0x3141, 0x3142, 0x3144, 0x3145, 0x3146, 0x3147, 0x3148,
      0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
    ]
    return finals.firstIndex(of: s).map { UInt32($0 + 1) }
  }
}
