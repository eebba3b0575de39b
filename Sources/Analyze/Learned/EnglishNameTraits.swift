import Model

/// What stands around a name and what the rules make of it, as features of its direction.
extension EnglishSentence {
  /// - Parameters:
  ///   - token: of the name.
  ///   - forms: of the tokens, names of mentions alike.
  func traits(
    ofName token: Int, _ mention: Mention, _ changes: [EnglishChange], label: SentenceLabel,
    forms: [UInt64]
  ) -> Features {
    var out = Features()
    out.add(.always)
    let score = Self.bucket(mention.score)
    out.add(.aboutScore, score)
    out.add(.aboutLabel, score, Self.bucket(label.score))
    let type = EnglishStem.hash(mention.type.rawValue.utf8)
    let isActor: UInt64 = mention.industry == .securities ? 1 : 0
    out.add(.aboutType, type, isActor)
    out.add(.aboutType, type, score << 8 | 2)
    let names = tokens.indices.filter { tokens[$0].mention >= 0 }
    let place = names.firstIndex(of: token) ?? 0
    out.add(.aboutPlace, UInt64(min(place, 3)), UInt64(min(names.count, 4)))
    out.add(.aboutPlace, token == 0 ? 5 : token + 1 >= tokens.count ? 6 : 7)
    concernTraits(token, changes, &out)
    neighbourTraits(token, forms, &out)
    partTraits(token, changes, forms, &out)
    return out
  }

  private static func bucket(_ score: Double) -> UInt64 { UInt64(score * 3 + 3.5) }

  /// The changes that concern it, each with its rule and part, and those that don't.
  private func concernTraits(_ token: Int, _ changes: [EnglishChange], _ out: inout Features) {
    let n = Int(nominalOf[token])
    guard n >= 0 else { return }
    for change in changes {
      let sign = UInt64(change.sign + 2)
      let share = UInt64(concern(n, token, change) * 10)
      out.add(.aboutConcern, share, sign)
      if share > 0 {
        out.add(.aboutChange, EnglishStem.hash(change.rule.utf8), sign)
        out.add(.aboutChange, Self.code(change.source), sign << 8 | share)
      } else {
        out.add(.aboutOthers, Self.code(change.source), sign)
      }
    }
  }

  /// The words beside it and the verb whose subject or object it is.
  private func neighbourTraits(_ token: Int, _ forms: [UInt64], _ out: inout Features) {
    for i in max(0, token - 3)..<token { out.add(.aboutBefore, forms[i], UInt64(token - i)) }
    for i in (token + 1)..<max(token + 1, min(tokens.count, token + 5)) {
      out.add(.aboutAfter, forms[i], UInt64(i - token))
      out.add(.aboutNext, forms[i])
    }
    if token > 0 { out.add(.aboutPair, forms[token - 1], ~0) }
    if token + 2 < tokens.count { out.add(.aboutPair, forms[token + 1], forms[token + 2]) }
    if token > 1 { out.add(.aboutPair, forms[token - 2], ~forms[token - 1]) }
    let n = Int(nominalOf[token])
    guard n >= 0 else { return }
    for group in verbs {
      let role: UInt64 =
        group.subject == n
        ? group.isPassive ? 2 : 1 : group.object == n ? 3 : group.agent == n ? 4 : 0
      guard role > 0 else { continue }
      out.add(.aboutRole, role)
      out.add(.aboutRoleVerb, role, forms[group.head])
      if let frame = frame(at: group.head) {
        let sign = frame.object == .absent || role < 3 ? frame.subject : frame.object
        out.add(.aboutRoleSense, role, UInt64(sign.rawValue + 4))
      }
    }
  }

  /// The words between the marks that part one piece of news from the next.
  private func partTraits(
    _ token: Int, _ changes: [EnglishChange], _ forms: [UInt64], _ out: inout Features
  ) {
    var first = token
    while first > 0, !isPartMark(first - 1) { first -= 1 }
    var end = token + 1
    while end < tokens.count, !isPartMark(end) { end += 1 }
    for i in first..<end where i != token {
      out.add(.aboutPart, forms[i])
      out.add(.aboutPart, forms[i], i < token ? 1 : 2)
    }
    var signs = [0, 0]
    for change in changes where change.token >= first && change.token < end {
      if change.sign == 1 { signs[0] += 1 }
      if change.sign == -1 { signs[1] += 1 }
    }
    out.add(.aboutPartSense, UInt64(min(2, signs[0])), UInt64(min(2, signs[1])))
    out.add(.mark, first == 0 ? 0 : UInt64(tokens[first - 1].tag.rawValue), 1)
    out.add(.mark, end == tokens.count ? 0 : UInt64(tokens[end].tag.rawValue), 2)
  }

  private func isPartMark(_ i: Int) -> Bool {
    switch tokens[i].tag {
    case .comma, .semicolon, .colon, .stop: true
    default: false
    }
  }
}
