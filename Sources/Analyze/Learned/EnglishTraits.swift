import Model

/// What the rules read in a sentence, as features of its label: changes with their grounds, verb
/// groups, cues, marks and amounts.
extension EnglishSentence {
  /// - Parameter forms: of the tokens, as the words of the ``SentenceView`` have them.
  func traits(_ changes: [EnglishChange], label: SentenceLabel, forms: [UInt64]) -> Features {
    var out = Features()
    changeTraits(changes, label, forms, &out)
    verbTraits(forms, &out)
    for i in tokens.indices {
      if let cue = cue(at: i), cueApplies(i) {
        let phrase = EnglishStem.hash(cue.phrase.utf8)
        let v = Int(verbOf[i])
        let place: UInt64 = v < 0 ? 0 : verbs[v].opener < 0 ? 1 : 2
        out.add(.cue, phrase)
        out.add(.cuePlace, phrase, place)
      }
      if i >= 2 { out.add(.skipPair, forms[i - 2], forms[i]) }
      switch tokens[i].tag {
      case .quote, .colon, .semicolon, .dash, .open: out.add(.mark, UInt64(tokens[i].tag.rawValue))
      case .number, .percent, .currency: out.add(.amount, UInt64(tokens[i].tag.rawValue))
      default: break
      }
    }
    return out
  }

  private func changeTraits(
    _ changes: [EnglishChange], _ label: SentenceLabel, _ forms: [UInt64], _ out: inout Features
  ) {
    var sum = 0.0
    var total = 0.0
    for change in changes {
      let sign = UInt64(change.sign + 2)
      let rule = EnglishStem.hash(change.rule.utf8)
      let weight = UInt64(change.weight * 5)
      out.add(.change, rule, sign)
      out.add(.changeSource, Self.code(change.source), sign << 8 | weight)
      out.add(.changeChannel, change.channel.map { EnglishStem.hash($0.rawValue.utf8) } ?? 0, sign)
      out.add(.changeWord, forms[change.token], sign)
      if change.thing >= 0 { out.add(.changeThing, forms[change.thing], sign) }
      if change.verb >= 0 {
        let stance = stance(ofVerb: change.verb)
        out.add(.changeStance, EnglishStem.hash(stance.mode.rawValue.utf8), sign)
        out.add(.changeVerb, forms[verbs[change.verb].head], sign)
      }
      let theme = change.theme < 0 ? 0 : hasEntity(change.theme) ? 1 : change.thing >= 0 ? 2 : 3
      out.add(.changeTheme, UInt64(theme), sign)
      if change.sign != 2 {
        sum += Double(change.sign) * change.weight
        total += change.sign == 0 ? 0 : change.weight
      }
    }
    out.add(.changeSum, UInt64(max(-6, min(6, sum * 3)) + 6.5))
    out.add(.changeWeights, UInt64(min(6, total * 3)))
    out.add(.changeSum, UInt64(label.score * 4 + 4.5), 1)
    out.add(.changeCount, UInt64(min(3, changes.count { $0.sign == 1 })), 1)
    out.add(.changeCount, UInt64(min(3, changes.count { $0.sign == -1 })), 2)
    out.add(.changeCount, UInt64(min(3, changes.count)))
  }

  private func verbTraits(_ forms: [UInt64], _ out: inout Features) {
    let main = verbs.firstIndex { $0.kind == .finite && $0.opener < 0 }
    for (v, group) in verbs.enumerated() {
      let verb = forms[group.head]
      let isMain: UInt64 = v == main ? 1 : 0
      out.add(.verbGroup, shape(of: group), isMain)
      if group.object >= 0 { out.add(.verbPair, verb, forms[nominals[group.object].head]) }
      if group.subject >= 0 { out.add(.verbPair, forms[nominals[group.subject].head], ~verb) }
      if group.opener >= 0 { out.add(.opener, forms[group.opener]) }
    }
    guard let main else { return out.add(.mainVerb) }
    let group = verbs[main]
    out.add(.mainVerb, forms[group.head])
    out.add(.mainTense, shape(of: group))
    out.add(.mainTense, shape(of: group), forms[group.head])
    out.add(.mainSubject, kind(of: group.subject))
    out.add(.mainObject, kind(of: group.object))
  }

  /// Kind, tense, voice and negation of a verb group.
  private func shape(of group: EnglishVerbGroup) -> UInt64 {
    let first = tokens[group.first]
    let kind: UInt64 =
      switch group.kind {
      case .finite: 0
      case .infinitive: 1
      case .participle: 2
      case .reduced: 3
      case .predicate: 4
      }
    let flags: UInt64 = (group.isPassive ? 1 : 0) | (group.isNegated ? 2 : 0)
    return kind << 32 | flags << 24 | UInt64(first.tag.rawValue) << 16
      | UInt64(first.form.rawValue)
  }

  /// What a nominal is: 0 nothing, 1 a name, 2 a term of an industry, 3 a thing of the tables, 4 a
  /// pronoun, 5 anything else.
  private func kind(of n: Int) -> UInt64 {
    guard n >= 0 else { return 0 }
    let head = nominals[n].head
    if tokens[nominals[n].first..<nominals[n].end].contains(where: { $0.mention >= 0 }) { return 1 }
    if term(at: head) != nil { return 2 }
    if thing(at: head) != nil { return 3 }
    return tokens[head].tag == .pronoun ? 4 : 5
  }

  static func code(_ source: EnglishChange.Source) -> UInt64 {
    switch source {
    case .verb: 1
    case .predicate: 2
    case .noun: 3
    case .adjective: 4
    case .comparison: 5
    }
  }
}
