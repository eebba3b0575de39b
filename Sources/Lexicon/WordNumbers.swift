/// Numbers words in the order they come, and finds the number of a word by its bytes.
///
/// No array is made and no seeded hash computed for a question that is nearly always answered with no.
public struct WordNumbers: Sendable {
  /// Bytes of all words, one after another.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// Open addressing: number of a word plus one, 0 for a free slot.
  private var slots: [Int32]
  /// Bit n: some word has n bytes (63 stands for more).
  private var lengths: UInt64 = 0

  /// - Parameter capacity: words expected; more are taken too.
  public init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    starts.reserveCapacity(capacity + 1)
  }

  public var count: Int { starts.count - 1 }

  public func holds(length: Int) -> Bool { lengths & 1 << UInt64(min(length, 63)) != 0 }

  /// The number of a word, nil when it was never inserted.
  /// - Parameter folded: capitals of the text stand for small letters of the words.
  public func number(of word: ArraySlice<UInt8>, folded: Bool = false) -> Int? {
    guard holds(length: word.count) else { return nil }
    let number = Int(slots[word.withUnsafeBufferPointer { slot(of: $0, folded ? 0x20 : 0) }]) - 1
    return number < 0 ? nil : number
  }

  /// The slot where a word stands, or the free one that it would take.
  private func slot(of word: UnsafeBufferPointer<UInt8>, _ fold: UInt8) -> Int {
    let hash = Self.hash(word, fold)
    return slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = hash & mask
      while slots[slot] != 0, !isWord(Int(slots[slot] - 1), word, fold) {
        slot = (slot + 1) & mask
      }
      return slot
    }
  }

  /// The bytes of a word.
  public func word(_ number: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[number])..<Int(starts[number + 1])]
  }

  public subscript(word: ArraySlice<UInt8>) -> Int? { number(of: word) }

  /// The number of a word, which it gets now when it has none.
  public mutating func insert(_ word: ArraySlice<UInt8>) -> (number: Int, isNew: Bool) {
    let slot = word.withUnsafeBufferPointer { self.slot(of: $0, 0) }
    let known = Int(slots[slot]) - 1
    guard known < 0 else { return (known, false) }
    bytes += word
    starts.append(Int32(bytes.count))
    lengths |= 1 << UInt64(min(word.count, 63))
    slots[slot] = Int32(count)
    if count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 2)
      for number in 0..<count {
        let slot = self.word(number).withUnsafeBufferPointer { self.slot(of: $0, 0) }
        slots[slot] = Int32(number + 1)
      }
    }
    return (count - 1, true)
  }

  private func isWord(_ number: Int, _ word: UnsafeBufferPointer<UInt8>, _ fold: UInt8) -> Bool {
    let first = Int(starts[number])
    guard Int(starts[number + 1]) - first == word.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      var same = 0
      while same < word.count, bytes[first + same] == Self.lower(word[same], fold) { same += 1 }
      return same == word.count
    }
  }

  /// Multiplies and folds eight bytes at a time, their capitals made small with `fold`.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>, _ fold: UInt8) -> Int {
    let raw = UnsafeRawBufferPointer(word)
    var state = UInt64(truncatingIfNeeded: word.count)
    var at = 0
    while at &+ 8 <= word.count {
      mix(&state, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self), fold)
      at &+= 8
    }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while at < word.count {
      rest |= UInt64(word[at]) &<< shift
      shift &+= 8
      at &+= 1
    }
    mix(&state, rest, fold)
    return Int(truncatingIfNeeded: state ^ state >> 32)
  }

  private static func mix(_ state: inout UInt64, _ bytes: UInt64, _ fold: UInt8) {
    let small = fold == 0 ? bytes : lowercased(bytes)
    state = (state ^ small) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 29
  }

  /// Eight bytes with A–Z as a–z: the high bit of each sum says whether its byte is at or past a bound.
  private static func lowercased(_ bytes: UInt64) -> UInt64 {
    let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let pastZ = low &+ 0x2525_2525_2525_2525
    return bytes | (fromA & ~pastZ & ~bytes & 0x8080_8080_8080_8080) >> 2
  }

  private static func lower(_ byte: UInt8, _ fold: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | fold : byte
  }
}
