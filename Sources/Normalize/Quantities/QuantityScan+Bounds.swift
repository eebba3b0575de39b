import Model

// Two bounds that make one range: `20보다 크고 35보다 작다`, `more than 10 and less than 20`.
extension QuantityScan {
  /// Longest text between the two numbers, in bytes.
  private static let longestJoint = 30

  /// Adds a quantity; with a bare number that the one before it bounds from the other side it is one
  /// range. Amounts that both name their unit stay two.
  mutating func keep(_ q: Quantity) {
    // Only a bound makes an end of a range.
    guard q.bound != nil, found.count > ownStart, let first = found.last, first.unit == nil,
      first.kind == .count || first.kind == .number, let range = range(first, q)
    else {
      add(q)
      return
    }
    add(range, replacingLast: true)
  }

  private func range(_ a: Quantity, _ b: Quantity) -> Quantity? {
    guard let first = a.bound, let second = b.bound, isLower(first) != isLower(second),
      let low = isLower(first) ? a.low : b.low, let high = isLower(first) ? b.high : a.high,
      let bottom = Amount(digits: low.utf8), let top = Amount(digits: high.utf8), bottom < top,
      isJoint(Int(a.span.end), Int(b.span.start))
    else { return nil }
    var q = b
    q.span = Span(Int(a.span.start), Int(b.span.end))
    (q.value, q.low, q.high, q.bound) = (nil, low, high, nil)
    q.approximate = a.approximate || b.approximate
    return q
  }

  private func isLower(_ bound: Quantity.Bound) -> Bool { bound == .atLeast || bound == .moreThan }

  private static let joints: [[UInt8]] = ["and", "but", "~", "∼", ",", "고", "고,", "며"].map {
    Array($0.utf8)
  }

  /// Nothing, a comma, `and`, or a Korean predicate that goes on (크고, 많고).
  private func isJoint(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= Self.longestJoint, end >= start else { return false }
    let first = skipBlanks(bytes, from: start, to: end)
    let last = trimBlanks(bytes, before: end, from: first)
    let text = bytes[first..<last]
    if text.isEmpty { return true }
    guard !text.contains(where: { isDigit($0) || $0 == UInt8(ascii: ".") }) else { return false }
    return Self.joints.contains { joint in
      joint[0] < 0x80 ? text.elementsEqual(joint) : text.suffix(joint.count).elementsEqual(joint)
    }
  }
}
