/// The Latin words that the entries of a table begin with, by their first eight letters: one look
/// tells that most words of a text are none of them.
struct LatinWords: Sendable {
  enum Answer {
    case none
    /// The word is this entry, and no entry goes on after it.
    case entry(Int)
    /// An entry may begin here: it is longer than eight letters or than this word.
    case maybe
  }

  /// Open addressing; 0 for a free place.
  private var keys: [UInt64]
  private var values: [Int32]
  private let shift: UInt64

  private static let maybe: Int32 = -1

  /// The value of an entry is its place; what begins with no ASCII letter is left out.
  init(_ entries: some Collection<[UInt8]>) {
    var bits: UInt64 = 6
    while 1 << bits < entries.count * 4 { bits += 1 }
    keys = [UInt64](repeating: 0, count: 1 << bits)
    values = [Int32](repeating: Self.maybe, count: 1 << bits)
    shift = 64 - bits
    for (place, entry) in entries.enumerated() {
      let word = latinWord(firstEight(entry))
      guard word.length > 0 else { continue }
      let slot = slot(word.key)
      let isWhole = keys[slot] == 0 && word.length == entry.count && word.length < 8
      keys[slot] = word.key
      values[slot] = isWhole ? Int32(place) : Self.maybe
    }
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    keys.withUnsafeBufferPointer { keys in
      var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
      while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & (keys.count &- 1) }
      return slot
    }
  }

  /// - Parameter key: that of the whole word of the text (``latinWord(_:)``).
  @inline(__always)
  func holds(_ key: UInt64) -> Bool { keys[slot(key)] != 0 }

  @inline(__always)
  subscript(key: UInt64) -> Answer {
    let slot = slot(key)
    guard keys[slot] != 0 else { return .none }
    let value = values[slot]
    return value == Self.maybe ? .maybe : .entry(Int(value))
  }
}

/// The letters that eight bytes begin with: how many (8 may be more), and as small letters, zeros
/// after them.
@inline(__always)
func latinWord(_ eight: UInt64) -> (length: Int, key: UInt64) {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let rest = wordBits(eight, digits: false) ^ 0x80 &* ones
  let bits = rest.trailingZeroBitCount & ~7
  let mask = (1 &<< UInt64(truncatingIfNeeded: bits)) &- 1
  let letters = (eight | 0x20 &* ones) & (bits == 64 ? ~0 : mask)
  return (bits &>> 3, letters)
}
