// Votes and scores: `voted 49-51`, `a 2-3 defeat`, `4-5로 가결`.
extension QuantityScan {
  /// Whether two whole numbers with a hyphen between are counted against each other, as the word beside
  /// them says.
  func isTally(_ n: Numeral, _ second: Numeral) -> Bool {
    guard n.value.isInteger, second.value.isInteger, !n.isSpelled, !second.isSpelled else {
      return false
    }
    let joint = scalar(bytes, at: n.end)
    guard joint.value == 0x2D || joint.value == 0x2013, n.end + joint.length == second.start else {
      return false
    }
    let after = tallyCue(after: second.end)
    if after & NumberKnowledge.Tally.after != 0 { return true }
    return isTallyBefore(n.start)
      && (after & NumberKnowledge.Tally.joint != 0 || endsPhrase(second.end))
  }

  private func tallyCue(after end: Int) -> Int32 {
    let isBlankPart = end < limit && bytes[end] == 0x20
    let hit =
      knowledge.tallyCues.longest(bytes, from: end, to: limit)
      ?? (isBlankPart ? knowledge.tallyCues.longest(bytes, from: end + 1, to: limit) : nil)
    guard let hit else { return 0 }
    let isWhole = hit.end == limit || !isLetter(bytes[hit.end - 1]) || !isLetter(bytes[hit.end])
    return isWhole ? hit.value : 0
  }

  private func isTallyBefore(_ start: Int) -> Bool {
    let end = trimBlanks(bytes, before: start, from: range.lowerBound)
    var at = end
    while at > range.lowerBound, !isBlank(bytes[at - 1]), end - at < 12 { at -= 1 }
    return at < end
      && (knowledge.tallyCues.value(bytes, at, end) ?? 0) & NumberKnowledge.Tally.before != 0
  }
}
