import Model

/// What a sentence says for each name in it.
extension EnglishSentence {
  /// Sum of the signs of the changes that concern a nominal, −1…1.
  ///
  /// - Parameter isActor: a broker or an exchange, which judges and trades others: only what happens
  ///   to itself counts.
  func direction(ofToken token: Int, changes: [EnglishChange], isActor: Bool = false) -> Double {
    let n = Int(nominalOf[token])
    guard n >= 0, !isSourceTail(token) else { return 0 }
    var sum = 0.0
    for change in changes where change.sign == 1 || change.sign == -1 {
      if isAgent(token, of: change) { continue }
      if isActor, change.theme != n || change.source == .noun { continue }
      sum += Double(change.sign) * concern(n, token, change)
    }
    return max(-1, min(1, sum))
  }

  /// `on a Corvan upgrade`, `after Delmor curbs`: who does it, right before the word for the deed.
  private func isAgent(_ token: Int, of change: EnglishChange) -> Bool {
    guard change.source == .noun || change.source == .adjective, change.theme >= 0,
      Int(nominalOf[token]) == change.theme
    else { return false }
    let nominal = nominals[change.theme]
    guard token < nominal.end - 1, let e = entry(at: nominal.end - 1), e.isDeed else {
      return false
    }
    return true
  }

  /// How much a change concerns a nominal: its theme or owner, whole; its complement or list, nearly.
  func concern(_ n: Int, _ token: Int, _ change: EnglishChange) -> Double {
    if change.theme == n { return 1 }
    let root = listRoot(n)
    if change.owner >= 0, isComplement(root, of: change.owner), isExample(root) { return 0.8 }
    if change.owner >= 0, change.owner == n || listRoot(change.owner) == root {
      // who buys isn't who is bought
      return change.rule == "en.value.share" || change.rule == "en.value.object" && change.thing < 0
        ? 0 : 0.8
    }
    if change.owner < 0, change.theme < 0 || !hasEntity(change.theme), isTopic(root) { return 0.7 }
    if isHeadline(n), !hasName(change.theme), !hasName(change.owner) { return 0.7 }
    if change.theme >= 0 {
      if isComplement(n, of: change.theme) || isComplement(root, of: change.theme) { return 0.9 }
      if listRoot(change.theme) == root, change.source != .adjective { return 0.7 }
    }
    return 0
  }

  /// `Corvan: costs may hurt the firm`: the name before the colon, of which the rest speaks.
  private func isHeadline(_ n: Int) -> Bool {
    nominals[n].first == 0 && tag(at: nominals[n].end) == .colon
  }

  private func hasName(_ n: Int) -> Bool {
    n >= 0 && (nominals[n].first..<nominals[n].end).contains { tokens[$0].mention >= 0 }
  }

  /// `groups like A, B and C`, `such as A`: members share what is said of the group.
  private func isExample(_ root: Int) -> Bool {
    let p = nominals[root].preposition
    return p >= 0
      && (tokens[p].hash == Self.like || tokens[p].hash == Self.such
        || tokens[p].hash == Self.including)
  }

  private static let over = PhraseIndex.word("over")
  private static let against = PhraseIndex.word("against")
  private static let like = PhraseIndex.word("like")
  private static let such = PhraseIndex.word("such")
  private static let including = PhraseIndex.word("including")

  /// The first nominal with a name, who a change without a name of its own is about.
  private func isTopic(_ root: Int) -> Bool {
    guard let token = tokens.indices.first(where: { tokens[$0].mention >= 0 }) else { return false }
    let first = Int(nominalOf[token])
    return first >= 0 && listRoot(first) == root
  }

  func listRoot(_ n: Int) -> Int {
    var at = n
    var steps = 0
    while nominals[at].coordinated >= 0, steps < 20 {
      let before = nominals[at].coordinated
      if verbs.contains(where: { $0.head >= nominals[before].end && $0.head < nominals[at].first })
      {
        break
      }
      at = before
      steps += 1
    }
    return at
  }

  private func isComplement(_ n: Int, of theme: Int) -> Bool {
    var at = n
    var steps = 0
    let p = nominals[n].preposition
    // "Corvan over Delmor": a rival is no complement
    if p >= 0, tokens[p].hash == Self.over || tokens[p].hash == Self.against { return false }
    while nominals[at].parent >= 0, steps < 3 {
      at = nominals[at].parent
      if at == theme { return true }
      steps += 1
    }
    return false
  }

  /// Behind the last colon only names stand: who says it.
  private func isSourceTail(_ token: Int) -> Bool {
    guard let colon = tokens[..<token].lastIndex(where: { $0.tag == .colon }) else { return false }
    return colon > 1
      && tokens[(colon + 1)...].allSatisfy {
        switch $0.tag {
        case .name, .comma, .coordinator, .stop, .possessive, .dash: true
        case .noun, .adjective: $0.shape.contains(.capital)
        default: false
        }
      }
  }
}
