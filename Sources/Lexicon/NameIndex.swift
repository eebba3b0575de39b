/// Names by their bytes: the longest name that begins at a place is found in one walk.
///
/// A hash of every name, and of the first two characters of every name so that most places are left
/// after two steps. Building 8,000 names takes a few milliseconds (an automaton over the same names
/// takes 100 and holds 60 MB: docs/decisions.md).
public struct NameIndex: Sendable {
  /// Bytes of all names, one after another.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var values: [Int32] = []
  /// Open addressing: index of a name plus one, 0 for a free slot.
  private var slots: [Int32]
  private var mask: Int
  /// Which two-character beginnings exist, by hash.
  private var beginnings: [Bool] = [Bool](repeating: false, count: 1 << 15)
  /// And which beginnings of five: many words begin like a name in two letters, few in five.
  private var longBeginnings: [Bool] = [Bool](repeating: false, count: 1 << 15)
  private var longest = 0

  /// - Parameter capacity: names expected; more are taken too.
  public init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    mask = size - 1
    starts.reserveCapacity(capacity + 1)
    values.reserveCapacity(capacity)
    bytes.reserveCapacity(capacity * 12)
  }

  public var count: Int { values.count }

  /// Adds a name; the same bytes may be added again with another value.
  public mutating func insert(_ name: ArraySlice<UInt8>, value: Int) {
    guard !name.isEmpty else { return }
    if values.count * 2 > slots.count { grow() }
    var state = Hash()
    var characters = 0
    name.withUnsafeBufferPointer { name in
      for byte in name {
        if byte & 0xC0 != 0x80 {
          if characters == 2 { beginnings[state.short] = true }
          if characters == 5 { longBeginnings[state.short] = true }
          characters += 1
        }
        state.add(Self.fold(byte))
      }
    }
    if characters <= 2 { beginnings[state.short] = true }
    if characters == 5 { longBeginnings[state.short] = true }
    bytes += name
    starts.append(Int32(bytes.count))
    values.append(Int32(value))
    longest = max(longest, name.count)
    place(Int32(values.count), hash: state.value)
  }

  /// Calls `body` with each name that stands at `start`, shortest first, ASCII case folded; `exact` says
  /// whether the case is the same too.
  public func forEachName(
    in text: [UInt8], at start: Int, limit: Int,
    _ body: (_ value: Int, _ end: Int, _ exact: Bool) -> Void
  ) {
    let end = min(limit, start + longest)
    guard start >= 0, end <= text.count else { return }
    // Places are in bounds by the check above, slots by the mask: the walk
    // needs no checks of its own.
    text.withUnsafeBufferPointer { text in
      slots.withUnsafeBufferPointer { slots in
        var state = Hash()
        var at = start
        var characters = 0
        while at < end {
          state.add(Self.fold(text[at]))
          at += 1
          guard at == text.count || text[at] & 0xC0 != 0x80 else { continue }
          characters += 1
          // shorter names may still stand here, and were reported already
          if characters == 2, !beginnings[state.short] { return }
          if characters == 5, !longBeginnings[state.short] { return }
          var slot = Int(truncatingIfNeeded: state.value) & mask
          while slots[slot] != 0 {
            let index = Int(slots[slot] - 1)
            if let exact = compare(index, text, start..<at) { body(Int(values[index]), at, exact) }
            slot = (slot + 1) & mask
          }
        }
      }
    }
  }

  /// Whether a name is the same as a stretch of text but for the case of ASCII letters, and whether in
  /// that too; nil when it is another.
  private func compare(
    _ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool? {
    let first = Int(starts[index])
    guard Int(starts[index + 1]) - first == range.count else { return nil }
    var exact = true
    for offset in 0..<range.count {
      let a = bytes[first + offset]
      let b = text[range.lowerBound + offset]
      if a != b {
        exact = false
        if Self.fold(a) != Self.fold(b) { return nil }
      }
    }
    return exact
  }

  private mutating func place(_ entry: Int32, hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    mask = slots.count - 1
    for index in values.indices {
      var state = Hash()
      for at in Int(starts[index])..<Int(starts[index + 1]) { state.add(Self.fold(bytes[at])) }
      place(Int32(index + 1), hash: state.value)
    }
  }

  private static func fold(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// FNV-1a, its high bits folded in for the table.
  private struct Hash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325
    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var value: UInt64 { state ^ (state >> 29) }
    var short: Int { Int(truncatingIfNeeded: (state ^ (state >> 23)) & 0x7FFF) }
  }
}
