/// Finds many words in text at once: Aho–Corasick as a dense automaton over classes of bytes
/// (Aho & Corasick 1975).
///
/// Patterns are bytes; with `foldingASCIICase` A–Z in pattern and text are the same as a–z.
public struct Matcher: Sendable {
  public struct Match: Hashable, Sendable {
    /// Index of the pattern in the order given.
    public var pattern: Int32
    public var start: Int32
    public var end: Int32
  }

  private var classOf: [UInt8]
  private var classCount: Int
  /// `state * classCount + class` → state; two bytes each where all states fit, which halves what is
  /// written when the tables are read, and what the walk keeps in the cache.
  private enum Rows: Sendable {
    case narrow([UInt16])
    case wide([Int32])
  }
  private var next: Rows
  /// First output of a state, −1 for none; then `chain` leads on.
  private var output: [Int32]
  private var outputLink: [Int32]
  /// The state itself when it has an output, else the next that has one, −1 for none.
  private var reporting: [Int32] = []
  private var samePattern: [Int32]
  private var lengths: [Int32]

  /// - Complexity: O(total bytes of the patterns × classes of bytes).
  public init(_ patterns: [[UInt8]], foldingASCIICase: Bool = false) {
    func fold(_ b: UInt8) -> UInt8 { foldingASCIICase && b >= 0x41 && b <= 0x5A ? b | 0x20 : b }
    classOf = [UInt8](repeating: 0, count: 256)
    var count = 1  // class 0: bytes that no pattern holds
    for pattern in patterns {
      for byte in pattern where classOf[Int(fold(byte))] == 0 {
        precondition(count < 256, "every byte value is in use")
        classOf[Int(fold(byte))] = UInt8(count)
        count += 1
      }
    }
    if foldingASCIICase {
      for b in 0x41...0x5A { classOf[b] = classOf[b | 0x20] }
    }
    classCount = count
    lengths = patterns.map { Int32($0.count) }
    samePattern = [Int32](repeating: -1, count: patterns.count)
    next = .narrow([])
    output = []
    outputLink = []
    var trie = Trie()
    var ends: [Int32] = []
    ends.reserveCapacity(patterns.count)
    for pattern in patterns {
      var state: Int32 = 0
      for byte in pattern { state = trie.child(of: state, classOf[Int(fold(byte))]) }
      ends.append(state)
    }
    output = [Int32](repeating: -1, count: trie.label.count)
    for (index, state) in ends.enumerated() where state > 0 {
      samePattern[index] = output[Int(state)]
      output[Int(state)] = Int32(index)
    }
    outputLink = [Int32](repeating: -1, count: output.count)
    if output.count <= Int(UInt16.max) {
      next = .narrow(link(trie))
    } else {
      next = .wide(link(trie))
    }
    reporting = output.indices.map { output[$0] >= 0 ? Int32($0) : outputLink[$0] }
  }

  /// The patterns as a tree, before it becomes an automaton: a few bytes a state, so that the dense
  /// rows are written once and in full.
  private struct Trie {
    /// Class of the byte that leads to a state; state 0 is the root.
    var label: [UInt8] = [0]
    var firstChild: [Int32] = [-1]
    var sibling: [Int32] = [-1]

    mutating func child(of state: Int32, _ label: UInt8) -> Int32 {
      var child = firstChild[Int(state)]
      while child >= 0 {
        if self.label[Int(child)] == label { return child }
        child = sibling[Int(child)]
      }
      child = Int32(self.label.count)
      self.label.append(label)
      firstChild.append(-1)
      sibling.append(firstChild[Int(state)])
      firstChild[Int(state)] = child
      return child
    }
  }

  /// A state's row is that of its failure state, but for its own children.
  private mutating func link<State: FixedWidthInteger>(_ trie: Trie) -> [State] {
    let count = trie.label.count
    let width = classCount
    var failure = [Int32](repeating: 0, count: count)
    var queue: [Int32] = [0]
    queue.reserveCapacity(count)
    var links = outputLink
    let next = [State](unsafeUninitializedCapacity: count * width) { rows, filled in
      filled = count * width
      guard let base = rows.baseAddress else { return }
      var head = 0
      while head < queue.count {
        let state = Int(queue[head])
        head += 1
        let fail = Int(failure[state])
        let own = state * width
        if state == 0 {
          base.initialize(repeating: 0, count: width)
        } else {
          links[state] = output[fail] >= 0 ? Int32(fail) : links[fail]
          (base + own).initialize(from: base + fail * width, count: width)
        }
        var child = trie.firstChild[state]
        while child >= 0 {
          let slot = own + Int(trie.label[Int(child)])
          failure[Int(child)] = Int32(truncatingIfNeeded: rows[slot])
          rows[slot] = State(truncatingIfNeeded: child)
          queue.append(child)
          child = trie.sibling[Int(child)]
        }
      }
    }
    outputLink = links
    return next
  }

  /// Calls `body` for every occurrence, overlapping ones too, in order of their ends; at one end the
  /// longest first.
  /// - Complexity: O(bytes + occurrences).
  public func forEachMatch(
    in bytes: borrowing [UInt8], range: Range<Int>, _ body: (Match) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    switch next {
    case .narrow(let rows): walk(rows, bytes, range, body)
    case .wide(let rows): walk(rows, bytes, range, body)
    }
  }

  @inline(__always)
  private func walk<State: FixedWidthInteger>(
    _ rows: [State], _ bytes: borrowing [UInt8], _ range: Range<Int>, _ body: (Match) -> Void
  ) {
    let width = classCount
    // States and classes are in bounds by construction, places by the check of the caller: the loop
    // needs no checks of its own.
    rows.withUnsafeBufferPointer { rows in
      classOf.withUnsafeBufferPointer { classOf in
        reporting.withUnsafeBufferPointer { reporting in
          bytes.withUnsafeBufferPointer { bytes in
            var state = 0
            for at in range {
              let place = state &* width &+ Int(classOf[Int(bytes[at])])
              state = Int(truncatingIfNeeded: rows[place])
              let found = Int(reporting[state])
              if found >= 0 { report(found, at + 1, body) }
            }
          }
        }
      }
    }
  }

  private func report(_ state: Int, _ end: Int, _ body: (Match) -> Void) {
    var reporting = state
    while reporting >= 0 {
      var pattern = output[reporting]
      while pattern >= 0 {
        body(
          Match(pattern: pattern, start: Int32(end) - lengths[Int(pattern)], end: Int32(end)))
        pattern = samePattern[Int(pattern)]
      }
      reporting = Int(outputLink[reporting])
    }
  }

  /// All occurrences, leftmost longest, not overlapping.
  public func leftmostLongest(in bytes: [UInt8], range: Range<Int>) -> [Match] {
    var all: [Match] = []
    forEachMatch(in: bytes, range: range) { all.append($0) }
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
