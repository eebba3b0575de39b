/// Names by their bytes: the names that begin at a place are found in one walk.
///
/// A table of flags by the hash of each beginning says whether it is a name and whether longer names
/// begin so: most places are left after a character or two. Building 8,000 names takes a few
/// milliseconds (an automaton over the same names takes 100 and holds 60 MB: docs/decisions.md).
public struct NameIndex: Sendable {
  /// Bytes of all names, one after another.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var values: [Int32] = []
  /// Open addressing: index of a name plus one, 0 for a free slot.
  private var slots: [Int32]
  private var flags: [UInt8]
  private var longest = 0

  private static let isName: UInt8 = 1
  private static let goesOn: UInt8 = 2

  /// - Parameter capacity: names expected; more are taken too.
  public init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    flags = [UInt8](repeating: 0, count: size * 4)
    starts.reserveCapacity(capacity + 1)
    values.reserveCapacity(capacity)
    bytes.reserveCapacity(capacity * 12)
  }

  public var count: Int { values.count }

  /// Adds a name; the same bytes may be added again with another value.
  public mutating func insert(_ name: ArraySlice<UInt8>, value: Int) {
    guard !name.isEmpty else { return }
    bytes += name
    starts.append(Int32(bytes.count))
    values.append(Int32(value))
    longest = max(longest, name.count)
    if values.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 2)
      flags = [UInt8](repeating: 0, count: flags.count * 2)
      for index in values.indices { place(index) }
    } else {
      place(values.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    let end = Int(starts[index + 1])
    var at = Int(starts[index])
    var head = Head()
    while true {
      bytes.withUnsafeBufferPointer { head.extend(in: $0, &at, to: end) }
      guard at < end else { break }
      flags[head.place & (flags.count - 1)] |= Self.goesOn
    }
    flags[head.place & (flags.count - 1)] |= Self.isName
    var slot = head.place & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index + 1)
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
      flags.withUnsafeBufferPointer { flags in
        var head = Head()
        var at = start
        while at < end {
          head.extend(in: text, &at, to: end)
          let flag = flags[head.place & (flags.count &- 1)]
          if flag & Self.isName != 0 { report(head, text, start..<at, body) }
          if flag & Self.goesOn == 0 { return }
        }
      }
    }
  }

  private func report(
    _ head: Head, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ body: (_ value: Int, _ end: Int, _ exact: Bool) -> Void
  ) {
    let mask = slots.count - 1
    var slot = head.place & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot] - 1)
      if let exact = compare(index, text, range) {
        body(Int(values[index]), range.upperBound, exact)
      }
      slot = (slot + 1) & mask
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

  private static func fold(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// The hash of a beginning, which grows by one character.
  private struct Head {
    private var state: UInt64 = 0

    var place: Int { Int(truncatingIfNeeded: state) }

    /// Takes the character at `at`, and moves `at` behind it.
    @inline(__always)
    mutating func extend(in text: UnsafeBufferPointer<UInt8>, _ at: inout Int, to end: Int) {
      var character = UInt64(NameIndex.fold(text[at]))
      at &+= 1
      while at < end, text[at] & 0xC0 == 0x80 {
        character = character << 8 | UInt64(text[at])
        at &+= 1
      }
      state = (state ^ character) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 32
    }
  }
}
