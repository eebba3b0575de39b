/// `cut X from Buy to Hold`: what analysts think of a share.
extension EnglishSentence {
  /// A rating behind `to` or `from`: no change and no trade, whatever else the word says.
  func isRating(_ token: Int) -> Bool {
    guard token > 1, let e = entry(at: token), e.objectKinds & lexicon.stanceKind != 0 else {
      return false
    }
    let before = tokens[token - 1].hash
    guard before == Self.to || before == Self.from else { return false }
    let n = Int(nominalOf[token - 2])
    return n >= 0 && hasEntity(n) || isRating(token - 2)
      || tokens[token].shape.contains(.capital)
  }

  /// Whether the verb moves the name that is its object, or its subject, to a rating.
  func isRated(_ v: Int) -> Bool {
    let group = verbs[v]
    let start = group.isPassive ? group.end : group.object >= 0 ? nominals[group.object].end : -1
    guard start >= 0 else { return false }
    return (start..<min(start + 4, tokens.count)).contains { isRating($0) }
  }

  private static let to = PhraseIndex.word("to")
}
