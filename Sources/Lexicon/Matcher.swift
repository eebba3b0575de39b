/// Finds many words in text at once.
///
/// Wherever a character ends, the words that end there are looked for from their last character back:
/// a table of flags by hash says whether a word may have this tail, so that most places are left after
/// one step. Words are whole characters; with `foldingASCIICase` A–Z in word and text are the same as
/// a–z. Reading 10,000 words takes a millisecond (a dense automaton over them 20 and 10 MB).
public struct Matcher: Sendable {
  public struct Match: Hashable, Sendable {
    /// Index of the word in the order given.
    public var pattern: Int32
    public var start: Int32
    public var end: Int32
  }

  /// Bytes of all words, one after another.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// The word before that has the same bytes, −1 for none.
  private var samePattern: [Int32]
  /// Open addressing: index of the last of the words of the same bytes plus one, 0 for a free slot.
  private var slots: [Int32]
  /// By the hash of a tail: whether it is a word, whether longer words end in it.
  private var flags: [UInt8]
  private let fold: UInt8

  private static let isWord: UInt8 = 1
  private static let goesOn: UInt8 = 2

  /// - Complexity: O(total bytes of the words).
  public init(_ patterns: [[UInt8]], foldingASCIICase: Bool = false) {
    self.init(patterns.map { $0[...] }, foldingASCIICase: foldingASCIICase)
  }

  /// - Complexity: O(total bytes of the words).
  public init(_ patterns: [ArraySlice<UInt8>], foldingASCIICase: Bool = false) {
    fold = foldingASCIICase ? 0x20 : 0
    samePattern = [Int32](repeating: -1, count: patterns.count)
    let size = patterns.reduce(0) { $0 + $1.count }
    slots = [Int32](repeating: 0, count: Self.power(over: patterns.count * 2))
    flags = [UInt8](repeating: 0, count: Self.power(over: size * 2))
    bytes.reserveCapacity(size)
    starts.reserveCapacity(patterns.count + 1)
    for (index, pattern) in patterns.enumerated() {
      bytes += pattern
      starts.append(Int32(bytes.count))
      if !pattern.isEmpty { insert(Int32(index)) }
    }
  }

  private static func power(over count: Int) -> Int {
    var size = 64
    while size < count { size *= 2 }
    return size
  }

  private mutating func insert(_ index: Int32) {
    let start = Int(starts[Int(index)])
    var at = Int(starts[Int(index) + 1])
    var tail = Tail()
    while true {
      bytes.withUnsafeBufferPointer { tail.extend(in: $0, &at, from: start, fold) }
      guard at > start else { break }
      flags[tail.place & (flags.count - 1)] |= Self.goesOn
    }
    flags[tail.place & (flags.count - 1)] |= Self.isWord
    var slot = tail.place & (slots.count - 1)
    while slots[slot] != 0 {
      let known = slots[slot] - 1
      if isSame(known, as: index) {
        samePattern[Int(index)] = known
        break
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = index + 1
  }

  private func isSame(_ a: Int32, as b: Int32) -> Bool {
    let range = Int(starts[Int(b)])..<Int(starts[Int(b) + 1])
    return bytes.withUnsafeBufferPointer { isWord(Int(a), $0, range) }
  }

  /// Whether a word stands at a range of a text.
  private func isWord(
    _ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    let first = Int(starts[index])
    guard Int(starts[index + 1]) - first == range.count else { return false }
    for offset in 0..<range.count
    where Self.lower(bytes[first + offset], fold)
      != Self.lower(text[range.lowerBound + offset], fold)
    {
      return false
    }
    return true
  }

  /// Calls `body` for every occurrence, overlapping ones too, in order of their ends; at one end the
  /// longest first.
  /// - Complexity: O(bytes + occurrences).
  public func forEachMatch(
    in text: borrowing [UInt8], range: Range<Int>, _ body: (Match) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    // Places are in bounds by the check above, flags by their mask: the walk needs no checks of its own.
    text.withUnsafeBufferPointer { text in
      flags.withUnsafeBufferPointer { flags in
        var found: [Match] = []
        var end = range.lowerBound
        while end < range.upperBound {
          end &+= Self.length(text[end])
          guard end <= range.upperBound else { return }
          var at = end
          var tail = Tail()
          while at > range.lowerBound {
            tail.extend(in: text, &at, from: range.lowerBound, fold)
            let flag = flags[tail.place & (flags.count &- 1)]
            if flag & Self.isWord != 0, let index = word(tail, text, at..<end) {
              found.append(Match(pattern: index, start: Int32(at), end: Int32(end)))
            }
            if flag & Self.goesOn == 0 { break }
          }
          if !found.isEmpty {
            report(found, body)
            found.removeAll(keepingCapacity: true)
          }
        }
      }
    }
  }

  private func report(_ found: [Match], _ body: (Match) -> Void) {
    for match in found.reversed() {
      var match = match
      while match.pattern >= 0 {
        body(match)
        match.pattern = samePattern[Int(match.pattern)]
      }
    }
  }

  /// The last of the words that stand at a range with this hash.
  private func word(
    _ tail: Tail, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int32? {
    var slot = tail.place & (slots.count - 1)
    while slots[slot] != 0 {
      let index = slots[slot] - 1
      if isWord(Int(index), text, range) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private static func lower(_ byte: UInt8, _ fold: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | fold : byte
  }

  /// Bytes of the character that begins with a byte.
  @inline(__always)
  private static func length(_ first: UInt8) -> Int {
    first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// The hash of a tail, which grows by one character at its front.
  private struct Tail {
    private var state: UInt64 = 0

    var place: Int { Int(truncatingIfNeeded: state) }

    /// Takes the character that ends at `at`, and moves `at` to where it begins.
    @inline(__always)
    mutating func extend(
      in text: UnsafeBufferPointer<UInt8>, _ at: inout Int, from lower: Int, _ fold: UInt8
    ) {
      at &-= 1
      var byte = Matcher.lower(text[at], fold)
      var character = UInt64(byte)
      while byte & 0xC0 == 0x80, at > lower {
        at &-= 1
        byte = text[at]
        character = character << 8 | UInt64(byte)
      }
      state = (state ^ character) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 32
    }
  }

  /// All occurrences that pass, leftmost longest, not overlapping.
  public func leftmostLongest(
    in text: [UInt8], range: Range<Int>, where passes: (Match) -> Bool = { _ in true }
  ) -> [Match] {
    var all: [Match] = []
    forEachMatch(in: text, range: range) { if passes($0) { all.append($0) } }
    all.sort { ($0.start, -$0.end, $0.pattern) < ($1.start, -$1.end, $1.pattern) }
    var out: [Match] = []
    var free = Int32(range.lowerBound)
    for match in all where match.start >= free {
      out.append(match)
      free = match.end
    }
    return out
  }
}
