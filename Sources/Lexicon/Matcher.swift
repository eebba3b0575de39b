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
  /// `state * classCount + class` → state.
  private var next: [Int32]
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
    next = [Int32](repeating: -1, count: count)
    output = [-1]
    samePattern = [Int32](repeating: -1, count: patterns.count)
    for (index, pattern) in patterns.enumerated() where !pattern.isEmpty {
      var state = 0
      for byte in pattern {
        let slot = state * count + Int(classOf[Int(fold(byte))])
        if next[slot] < 0 {
          next[slot] = Int32(output.count)
          output.append(-1)
          next.append(contentsOf: repeatElement(-1, count: count))
        }
        state = Int(next[slot])
      }
      samePattern[index] = output[state]
      output[state] = Int32(index)
    }
    outputLink = [Int32](repeating: -1, count: output.count)
    linkStates()
    reporting = output.indices.map { output[$0] >= 0 ? Int32($0) : outputLink[$0] }
  }

  private mutating func linkStates() {
    var failure = [Int32](repeating: 0, count: output.count)
    var queue: [Int32] = []
    queue.reserveCapacity(output.count)
    for c in 0..<classCount {
      if next[c] > 0 { queue.append(next[c]) } else { next[c] = 0 }
    }
    var head = 0
    while head < queue.count {
      let state = Int(queue[head])
      head += 1
      let fail = Int(failure[state])
      outputLink[state] = output[fail] >= 0 ? Int32(fail) : outputLink[fail]
      for c in 0..<classCount {
        let slot = state * classCount + c
        if next[slot] >= 0 {
          failure[Int(next[slot])] = next[fail * classCount + c]
          queue.append(next[slot])
        } else {
          next[slot] = next[fail * classCount + c]
        }
      }
    }
  }

  /// Calls `body` for every occurrence, overlapping ones too, in order of their ends; at one end the
  /// longest first.
  /// - Complexity: O(bytes + occurrences).
  public func forEachMatch(
    in bytes: borrowing [UInt8], range: Range<Int>, _ body: (Match) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    let width = classCount
    // States and classes are in bounds by construction, places by the check above. Without the checks
    // the loop takes half the time (docs/performance.md).
    next.withUnsafeBufferPointer { next in
      classOf.withUnsafeBufferPointer { classOf in
        reporting.withUnsafeBufferPointer { reporting in
          bytes.withUnsafeBufferPointer { bytes in
            var state = 0
            for at in range {
              state = Int(next[state &* width &+ Int(classOf[Int(bytes[at])])])
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
