import Model

/// Compared amounts: `EUR 13.1 mn, compared with EUR 8.7 mn`, `from a loss of EUR 2 mn`.
extension EnglishSentence {
  func comparisons(_ out: inout [EnglishChange], _ consumed: inout Set<Int>) {
    for p in tokens.indices where tokens[p].tag == .preposition || tokens[p].tag == .open {
      guard tokens[p].tag == .open || Self.comparing.contains(tokens[p].hash) else { continue }
      // "as compared with", "in comparison to", not "as" and "in"
      if tokens[p].end - tokens[p].start == 2, tokens[p].hash != Self.versus { continue }
      guard let now = measure(before: p), let then = measure(after: p) else { continue }
      if tokens[p].tag == .open, !isParenthesis(p, then) { continue }
      compare(p, now, then, &out, &consumed)
    }
  }

  private static let comparing: Set<UInt64> = Set(
    ["from", "against", "versus", "vs", "compared", "as", "in"].map { PhraseIndex.word($0) })

  private static let versus = PhraseIndex.word("vs")

  private func compare(
    _ p: Int, _ now: Int, _ then: (nominal: Int, thing: Int),
    _ out: inout [EnglishChange], _ consumed: inout Set<Int>
  ) {
    let theme = themeOfMeasure(now)
    guard theme >= 0 else { return }
    let w = worth(of: theme)
    guard w.thing >= 0, w.change < 0 else { return }
    // "rose to 13 from 8": told already by the verb
    if out.contains(where: { $0.theme == theme && $0.source != .comparison }) { return }
    var turn = 0
    let other = then.thing
    if other >= 0, let a = thing(at: w.thing), let b = thing(at: other),
      a.prior != b.prior, a.prior == .up || b.prior == .up
    {
      turn = 1  // a loss after a profit, or the other way round: the prior says it
    } else {
      guard let x = amount(now), let y = amount(then.nominal), areAlike(now, then.nominal)
      else {
        return
      }
      turn = x > y ? 1 : x < y ? -1 : 0
    }
    let verb = clauseOf(nominals[now].first)
    var change = EnglishChange(
      token: p, source: .comparison, theme: theme, thing: w.thing,
      sign: EnglishWorth.times(turn, w.sign),
      turn: turn, verb: verb, channel: w.channel, weight: 1, rule: "en.compare.amounts")
    change.prior = w.sign
    change.owner = ownName(theme)
    out.append(change)
    consumed.insert(theme)
  }

  /// The amount before a comparison word, within its clause.
  private func measure(before p: Int) -> Int? {
    var at = p - 1
    let limit = max(0, p - 20)
    while at >= limit {
      if tokens[at].tag == .semicolon { return nil }
      if nominalOf[at] >= 0, nominals[Int(nominalOf[at])].isMeasure,
        amount(Int(nominalOf[at])) != nil
      {
        return Int(nominalOf[at])
      }
      at -= 1
    }
    return nil
  }

  /// The amount after it, and the thing it is an amount of, when it says one.
  private func measure(after p: Int) -> (nominal: Int, thing: Int)? {
    var at = p + 1
    var thingAt = -1
    while at < tokens.count, at < p + 12 {
      switch tokens[at].tag {
      case .semicolon, .stop, .close: return thingAt >= 0 ? (-1, thingAt) : nil
      case .verb, .modal, .be: return nil
      default: break
      }
      if let t = thing(at: at), t.channel == .earnings || t.channel == .demand { thingAt = at }
      if nominalOf[at] >= 0, nominals[Int(nominalOf[at])].isMeasure,
        amount(Int(nominalOf[at])) != nil
      {
        return (Int(nominalOf[at]), thingAt)
      }
      at += 1
    }
    return thingAt >= 0 ? (-1, thingAt) : nil
  }

  private func isParenthesis(_ p: Int, _ then: (nominal: Int, thing: Int)) -> Bool {
    guard then.nominal >= 0 else { return false }
    let end = nominals[then.nominal].end
    return end < tokens.count && tokens[end].tag == .close
      && nominalOf[max(0, p - 1)] >= 0 && nominals[Int(nominalOf[p - 1])].isMeasure
  }

  /// The thing an amount measures: what it is an amount of, or the subject of its verb.
  private func themeOfMeasure(_ n: Int) -> Int {
    var first = n
    // "1.8 mln euro $ 2.6 mln": the same amount in two currencies
    while first > 0, nominals[first - 1].isMeasure, nominals[first - 1].end == nominals[first].first
    {
      first -= 1
    }
    if first > 0, nominals[first - 1].end == nominals[first].first, worth(of: first - 1).thing >= 0
    {
      return first - 1
    }
    // "a loss for the period of 4 mln"
    var at = nominals[first].preposition >= 0 ? nominals[first].parent : -1
    var steps = 0
    while at >= 0, steps < 3 {
      if worth(of: at).thing >= 0 { return at }
      at = nominals[at].parent
      steps += 1
    }
    let v = clauseOf(nominals[n].first)
    return v >= 0 ? verbs[v].subject : -1
  }

  /// Both amounts of money, both shares or both numbers; a large number may leave its currency out.
  private func areAlike(_ a: Int, _ b: Int) -> Bool {
    if kind(a) == kind(b) { return true }
    guard kind(a) != .percent, kind(b) != .percent, let x = amount(a), let y = amount(b) else {
      return false
    }
    return min(x, y) >= 1e5
  }

  private func kind(_ n: Int) -> WordTag {
    guard n >= 0 else { return .unknown }
    var found = WordTag.number
    for i in nominals[n].first..<nominals[n].end {
      if tokens[i].tag == .percent { return .percent }
      if tokens[i].tag == .currency { found = .currency }
    }
    return found
  }

  /// 1900–2100 without a unit.
  private func isYear(_ n: Int) -> Bool {
    let nominal = nominals[n]
    guard nominal.end - nominal.first == 1, let value = tokens[nominal.first].value else {
      return false
    }
    return tokens[nominal.first].end - tokens[nominal.first].start == 4 && value >= 1900
      && value <= 2100 && value == value.rounded()
  }

  /// The number of a measure with its multiplier; `EUR20 .4 m` is 20.4 million.
  func amount(_ n: Int) -> Double? {
    guard n >= 0, !isYear(n) else { return nil }
    var value: Double?
    for i in nominals[n].first..<nominals[n].end where tokens[i].tag == .number {
      if tokens[i].shape.contains(.digits) {
        guard let v = tokens[i].value else { return value }
        if let first = value, v < 1, tokens[i].isFraction { value = first + v } else { value = v }
      } else if let factor = multiplier(tokens[i].hash), let v = value {
        value = v * factor
      }
    }
    return value
  }

  private func multiplier(_ hash: UInt64) -> Double? { Self.multipliers[hash] }

  private static let multipliers: [UInt64: Double] = {
    var out: [UInt64: Double] = [:]
    for (words, factor) in [
      (["thousand"], 1e3), (["lakh", "lakhs"], 1e5), (["million", "mn", "mln", "m"], 1e6),
      (["crore", "crores", "cr"], 1e7), (["billion", "bn"], 1e9), (["trillion", "tn"], 1e12),
    ] {
      for word in words { out[PhraseIndex.word(word)] = factor }
    }
    return out
  }()
}
