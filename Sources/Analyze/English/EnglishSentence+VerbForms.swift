/// The form a word has where it can be a verb: by what stands before and after it.
extension EnglishSentence {
  /// The form a word has as a verb here, or nil when it is none here.
  func verbForm(_ i: Int, _ e: EnglishEntry) -> WordForm? {
    // the last word of a group or measure: "Asian shares fall"
    if tokens[i].mention >= 0, !e.nounForms.isEmpty { return nil }
    guard let form = formInPlace(i, e), !form.isEmpty else { return nil }
    // Grain Trading, Global Ports: part of a name
    if form == .ing || form == .third, i > 0, tokens[i].shape.contains(.capital),
      tokens[i - 1].shape.contains(.capital),
      tokens[i - 1].tag == .name || tokens[i - 1].tag == .noun
    {
      return nil
    }
    return form
  }

  private func formInPlace(_ i: Int, _ e: EnglishEntry) -> WordForm? {
    let forms = e.verbForms
    let nounish = !e.nounForms.isEmpty || e.adjective >= 0
    let before = previousTag(i)
    let next = i + 1 < tokens.count ? tokens[i + 1].tag : .stop
    let nextClosed = i + 1 < tokens.count ? (entry(at: i + 1)?.closedClass ?? .unknown) : .stop
    func has(_ f: WordForm) -> WordForm? { forms.isDisjoint(with: f) ? nil : forms.intersection(f) }
    if forms.contains(.base), followsInfinitiveMark(i) { return .base }
    switch before {
    case .to:
      if forms.contains(.base) {
        return nounish && e.adjective >= 0 && i + 1 < tokens.count && isNounLike(i + 1)
          && nextClosed == .unknown && next != .number ? nil : .base
      }
      return nil
    case .modal, .doing: return has(.base)
    case .be:
      if let f = has(.ing) { return f }
      if e.adjective >= 0, has(.participle) == nil { return nil }
      return has(.participle)
    case .have:
      if let f = has(.participle) { return f }
      return nil
    case .number:
      // "in 2005 decreased to"
      guard let f = has([.past, .third]), !nounish || startsComplement(i + 1, nextClosed) else {
        return nil
      }
      return nounish && f == .third ? nil : f
    case .determiner, .possessive, .adjective, .currency:
      return nil
    case .preposition:
      guard let f = has(.ing) else { return nil }
      return nounish
        ? (nextClosed == .determiner || i + 1 < tokens.count && tokens[i + 1].tag == .currency
          ? f : nil) : f
    case .pronoun, .relative:
      return has([.past, .third, .base])
    case .noun, .name, .close, .percent, .verb, .predicate:
      return afterNoun(i, e, nextClosed: nextClosed)
    case .coordinator:
      return afterCoordinator(i, e, nextClosed: nextClosed)
    case .comma, .dash, .semicolon, .colon, .quote, .open, .stop, .subordinator, .symbol:
      return afterMark(i, e, nextClosed: nextClosed)
    default:
      return nounish ? nil : has([.past, .third, .ing, .base])
    }
  }

  private func startsComplement(_ i: Int, _ closed: WordTag) -> Bool {
    guard i < tokens.count else { return true }
    switch tokens[i].tag {
    case .number, .currency, .comma, .stop, .name, .dash, .semicolon, .quote, .open, .colon:
      return true
    default: break
    }
    switch closed {
    case .determiner, .preposition, .adverb, .pronoun, .subordinator, .to, .predicate, .negation,
      .relative, .coordinator, .number:
      return true
    case .be, .modal, .have, .doing: return false
    default: return false
    }
  }

  private func afterNoun(_ i: Int, _ e: EnglishEntry, nextClosed: WordTag) -> WordForm? {
    let forms = e.verbForms
    let nounish = !e.nounForms.isEmpty || e.adjective >= 0
    let before = previousTag(i)
    if forms.contains(.past) || forms.contains(.participle), !nounish || !forms.contains(.base) {
      if e.adjective >= 0, before != .verb, i + 1 < tokens.count, isNounLike(i + 1),
        nextClosed == .unknown, finiteFollows(i + 1)
      {
        return nil
      }
      if before == .verb, i > 0, tokens[i - 1].tag == .verb { return nounish ? nil : .participle }
      return forms.intersection([.past, .participle])
    }
    if forms == .ing || (forms.contains(.ing) && !forms.contains(.base)) {
      if nounish { return nil }
      return .ing
    }
    if before == .verb || before == .predicate {
      return nounish ? nil : forms.intersection([.base])
    }
    guard nextClosed != .be, nextClosed != .modal, nextClosed != .have else { return nil }
    let isOf = i + 1 < tokens.count && tokens[i + 1].hash == Self.of
    if isOf, nounish { return nil }
    let plural = isPluralSubject(i - 1)
    if forms.contains(.third) {
      if nounish, plural, before == .noun { return nil }
      // "copper prices drop", "the bank shares jumped": a plural thing before its verb
      if e.thing >= 0, let next = self.entry(at: i + 1), next.closedClass == .unknown,
        !next.verbForms.isDisjoint(with: [.base, .past]), next.thing < 0, next.adjective < 0
      {
        return nil
      }
      if nounish, before == .noun, isInObject(i) { return nil }
      let ends = i + 1 >= tokens.count || [.stop, .comma].contains(tokens[i + 1].tag)
      if nounish, ends, tag(at: i - 1) != .adverb,
        e.verb < 0 || tokens[..<i].contains(where: { $0.tag == .verb })
      {
        return nil
      }
      if nounish, finiteFollows(i) { return nil }
      if !nounish { return .third }
      return startsComplement(i + 1, nextClosed) || e.adjective < 0 && complementNoun(i + 1)
        ? .third : nil
    }
    if forms.contains(.base) {
      // "traders fear that": a clause is what they fear
      if plural, e.cue >= 0, i + 1 < tokens.count, tokens[i + 1].hash == Self.that { return .base }
      if nounish, finiteFollows(i) || isInObject(i) { return nil }
      if !plural, nounish, before != .name, !forms.contains(.past) { return nil }
      if before == .name, nounish, !plural, !forms.contains(.past) {
        return nil
      }
      if !startsComplement(i + 1, nextClosed), !complementNoun(i + 1) { return nil }
      return forms.intersection([.base, .past])
    }
    return nil
  }

  /// Only nouns stand between the word and a verb that reports nothing: `reduce energy costs for`.
  private func isInObject(_ i: Int) -> Bool {
    var at = i - 1
    while at >= 0 {
      switch tokens[at].tag {
      case .noun, .name, .adjective, .determiner, .possessive: at -= 1
      case .verb: return entry(at: at).map { !$0.isSaying } ?? false
      default: return false
      }
    }
    return false
  }

  /// A noun or adjective stands there, so that a verb before it would have an object.
  private func complementNoun(_ i: Int) -> Bool {
    guard i < tokens.count else { return false }
    guard let e = entry(at: i) else { return tokens[i].tag == .unknown }
    return e.closedClass == .unknown && (!e.nounForms.isEmpty || e.adjective >= 0)
      && !e.verbForms.contains(.past)
  }

  private func afterCoordinator(_ i: Int, _ e: EnglishEntry, nextClosed: WordTag) -> WordForm? {
    let nounish = !e.nounForms.isEmpty || e.adjective >= 0
    let forms = e.verbForms
    guard let earlier = tokens[..<i].last(where: { $0.tag == .verb || $0.tag == .modal }) else {
      return nounish ? nil : forms.intersection([.past, .third])
    }
    let shared = forms.intersection(earlier.form)
    if nounish {
      return !shared.isEmpty && startsComplement(i + 1, nextClosed)
        && !(i + 1 < tokens.count && tokens[i + 1].hash == Self.of) ? shared : nil
    }
    return shared.isEmpty ? forms : shared
  }

  private func afterMark(_ i: Int, _ e: EnglishEntry, nextClosed: WordTag) -> WordForm? {
    let nounish = !e.nounForms.isEmpty || e.adjective >= 0
    let forms = e.verbForms
    let begins = previousTag(i) == .stop || previousTag(i) == .colon || previousTag(i) == .quote
    if forms.contains(.base) {
      // an order at the beginning: "Buy Infosys", "Avoid banks"
      if begins, i + 1 < tokens.count, !nounish || tokens[i + 1].tag == .name,
        tokens[i + 1].tag == .name || tokens[i + 1].shape.contains(.capital)
          || complementNoun(i + 1)
      {
        return .base
      }
      if nounish || begins { return nil }
    }
    if forms.contains(.ing) {
      return nounish && !startsComplement(i + 1, nextClosed) ? nil : nounish && begins ? nil : .ing
    }
    if nounish, forms.contains(.past), !begins, previousTag(i) == .comma,
      startsComplement(i + 1, nextClosed),
      !tokens[..<i].contains(where: { $0.tag == .verb || $0.tag == .be })
    {
      return .past
    }
    if nounish {
      guard forms.contains(.past) || forms.contains(.third), !begins,
        previousTag(i) == .comma, startsComplement(i + 1, nextClosed),
        tokens[..<i].contains(where: { $0.tag == .verb && !$0.form.isDisjoint(with: forms) })
      else { return nil }
      if i + 1 < tokens.count, tokens[i + 1].hash == Self.of { return nil }
      return forms.intersection([.past, .third])
    }
    if begins, forms.contains(.participle) {
      return nextClosed == .preposition ? .participle : nil
    }
    return forms.intersection([.past, .participle, .third])
  }

  static let of = PhraseIndex.word("of")

  private func isPluralSubject(_ i: Int) -> Bool {
    var at = i
    while at >= 0, tokens[at].tag == .adverb || tokens[at].tag == .close { at -= 1 }
    guard at >= 0 else { return false }
    if at >= 1, tokens[at].tag == .name || tokens[at].tag == .noun {
      var back = at - 1
      while back >= 0, [.name, .noun, .adjective].contains(tokens[back].tag) { back -= 1 }
      if back > 0, tokens[back].tag == .coordinator || tokens[back].tag == .comma,
        [.name, .noun].contains(tokens[back - 1].tag)
      {
        return true
      }
    }
    if tokens[at].form.contains(.plural), !tokens[at].form.contains(.singular) { return true }
    return tokens[at].tag == .noun && tokens[at].entry < 0 && endsInS(tokens[at])
  }

  private func endsInS(_ token: EnglishToken) -> Bool { token.shape.contains(.plainPlural) }

  /// True when a word that can only be a finite verb comes before the clause can end.
  private func finiteFollows(_ i: Int) -> Bool {
    var j = i + 1
    while j < tokens.count, j < i + 12 {
      switch tokens[j].tag {
      case .comma, .semicolon, .colon, .stop, .dash, .quote: return false
      default: break
      }
      if let e = entry(at: j) {
        switch e.closedClass {
        case .be, .modal, .have: return true
        case .relative, .subordinator: return false
        case .coordinator: return false
        default: break
        }
        if e.verbForms == .past { return true }
        if e.verbForms == [.past, .participle], e.adjective < 0, e.nounForms.isEmpty,
          j == i + 1
        {
          return true
        }
        if e.closedClass == .preposition, j > i + 1 || tokens[j].hash != Self.of { return false }
      }
      j += 1
    }
    return false
  }
}
