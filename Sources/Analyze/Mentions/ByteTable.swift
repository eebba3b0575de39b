/// Values by the bytes of words, looked up by a slice of the text: no array is made and no seeded hash
/// computed for a question that is nearly always answered with no.
struct ByteTable<Value: Sendable>: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var values: [Value] = []
  /// Open addressing: index of a key plus one, 0 for a free slot.
  private var slots = [Int32](repeating: 0, count: 64)
  /// Bit n: some key has n bytes (63 stands for more).
  private var lengths: UInt64 = 0

  subscript(key: [UInt8]) -> Value? {
    get { self[key[...]] }
    set {
      guard let newValue else { return }
      if let known = index(key[...]) {
        values[known] = newValue
      } else {
        append(key, newValue)
      }
    }
  }

  subscript(key: ArraySlice<UInt8>) -> Value? { index(key).map { values[$0] } }

  func holds(length: Int) -> Bool { lengths & 1 << UInt64(min(length, 63)) != 0 }

  /// - Parameter folded: capitals of the text stand for small letters of the keys.
  fileprivate func index(_ key: ArraySlice<UInt8>, folded: Bool = false) -> Int? {
    guard holds(length: key.count) else { return nil }
    let fold: UInt8 = folded ? 0x20 : 0
    return key.withUnsafeBufferPointer { key in
      var hash = Self.seed
      for byte in key { hash = Self.step(hash, Self.lower(byte, fold)) }
      let mask = slots.count - 1
      var slot = Self.place(hash) & mask
      while slots[slot] != 0 {
        let index = Int(slots[slot] - 1)
        let first = Int(starts[index])
        if Int(starts[index + 1]) - first == key.count {
          var same = 0
          while same < key.count, bytes[first + same] == Self.lower(key[same], fold) { same += 1 }
          if same == key.count { return index }
        }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  private mutating func append(_ key: [UInt8], _ value: Value) {
    bytes += key
    starts.append(Int32(bytes.count))
    values.append(value)
    lengths |= 1 << UInt64(min(key.count, 63))
    if values.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 2)
      for index in values.indices { place(index) }
    } else {
      place(values.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var hash = Self.seed
    for at in Int(starts[index])..<Int(starts[index + 1]) { hash = Self.step(hash, bytes[at]) }
    let mask = slots.count - 1
    var slot = Self.place(hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(index + 1)
  }

  // FNV-1a, its high bits folded in for the table.
  private static var seed: UInt64 { 0xcbf2_9ce4_8422_2325 }

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 29) }

  private static func lower(_ byte: UInt8, _ fold: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | fold : byte
  }
}

/// Words by their bytes.
struct ByteSet: Sendable {
  private var table = ByteTable<Bool>()

  mutating func insert(_ word: [UInt8]) { table[word] = true }

  func contains(_ word: [UInt8]) -> Bool { table.index(word[...]) != nil }
  func contains(_ word: ArraySlice<UInt8>) -> Bool { table.index(word) != nil }

  /// Whether a word stands here in small letters, whatever its case in the text.
  func contains(lowercased word: ArraySlice<UInt8>) -> Bool {
    table.index(word, folded: true) != nil
  }
}
