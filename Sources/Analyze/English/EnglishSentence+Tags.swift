/// Parts of speech: closed classes from the table, the rest from forms, neighbours and suffixes.
extension EnglishSentence {
  mutating func tag() {
    for i in tokens.indices where tokens[i].tag == .unknown || tokens[i].tag == .name {
      if let closed = entry(at: i)?.closedClass, closed != .unknown, tokens[i].tag != .name,
        !isAcronym(i)
      {
        tokens[i].tag = closedTag(i, closed)
        if tokens[i].tag != .unknown { continue }
      }
      if tokens[i].tag == .name, tokens[i].hash == 1 || !canBeVerbAfterName(i) { continue }
      tagOpen(i)
    }
  }

  /// A one-word name that the tables also know as a verb keeps its name.
  private func canBeVerbAfterName(_ i: Int) -> Bool { false }

  /// `IT` and `US` in a sentence that isn't all capitals.
  private func isAcronym(_ i: Int) -> Bool {
    guard tokens[i].shape.contains(.allCapitals), let e = entry(at: i), e.term >= 0 else {
      return false
    }
    return tokens.contains { $0.tag != .number && !$0.shape.contains(.capital) && $0.entry >= 0 }
  }

  private func closedTag(_ i: Int, _ closed: WordTag) -> WordTag {
    let next = i + 1
    switch closed {
    case .relative:
      return relativeTag(i)
    case .predicate:
      return predicateFits(i) || entry(at: i)?.predicate ?? -1 < 0 ? .predicate : .unknown
    case .modal where tokens[i].shape.contains(.capital) && i > 0:
      // May 5, in May
      if tag(at: i - 1) == .preposition || tokens[i].shape.contains(.allCapitals) { return .name }
      return next < tokens.count && tokens[next].shape.contains(.digits) ? .name : .modal
    case .modal where tokens[i].hash == Self.may && !mayIsModal(i): return .name
    case .currency, .percent, .number:
      let near =
        (i > 0 && [.number, .currency].contains(tokens[i - 1].tag))
        || (next < tokens.count && tokens[next].tag == .number)
      let short = tokens[i].end - tokens[i].start < 3
      if closed == .currency || short { return near ? closed : .unknown }
      return closed
    case .determiner where entry(at: i)?.adjective ?? -1 >= 0: return .adjective
    case .preposition where i == 0 && next < tokens.count && tokens[next].tag == .name:
      // "Like Corvan: …"
      if let verb = entry(at: i)?.verb, verb >= 0, lexicon.frames[Int(verb)].kind == .advice {
        return .unknown
      }
      return closed
    case .adverb, .adjective, .preposition, .subordinator:
      // a verb or a noun as well: "outside", "over" stay closed
      return closed
    default: return closed
    }
  }

  private static let may = PhraseIndex.word("may")

  /// `may` before a verb that isn't after a preposition or a number; else it is the month, which
  /// texts in small letters write alike.
  private func mayIsModal(_ i: Int) -> Bool {
    switch tag(at: i - 1) {
    case .preposition, .number, .to: return false
    default: break
    }
    var next = i + 1
    while next < tokens.count, let closed = entry(at: next)?.closedClass,
      closed == .adverb || closed == .negation
    {
      next += 1
    }
    guard next < tokens.count else { return false }
    guard let e = entry(at: next) else {
      return tokens[next].tag == .unknown && !tokens[next].shape.contains(.digits)
    }
    switch e.closedClass {
    case .be, .have, .doing: return e.verbForms.isEmpty || e.verbForms.contains(.base)
    case .unknown, .adjective: return e.verbForms.contains(.base)
    default: return false
    }
  }

  /// `that`, `which`, `who`, `what`: relative after a noun, else the head of a clause.
  private func relativeTag(_ i: Int) -> WordTag {
    var before = i - 1
    if tag(at: before) == .comma { before -= 1 }
    switch tag(at: before) {
    case .noun, .name, .number, .percent, .close, .preposition, .pronoun: return .relative
    case .verb: return .subordinator
    default: return i + 1 < tokens.count && isNounLike(i + 1) ? .determiner : .subordinator
    }
  }

  private func isNounLike(_ i: Int) -> Bool {
    guard let e = entry(at: i) else { return tokens[i].tag == .unknown || tokens[i].tag == .name }
    return e.closedClass == .unknown && (!e.nounForms.isEmpty || e.adjective >= 0)
  }

  private mutating func tagOpen(_ i: Int) {
    guard let e = entry(at: i) else {
      tokens[i].tag = guess(i)
      return
    }
    if e.predicate >= 0,
      lexicon.frames[Int(e.predicate)].kind == .advice && e.nounForms.isEmpty || predicateFits(i)
    {
      tokens[i].tag = .predicate
      return
    }
    if !e.verbForms.isEmpty, let form = verbForm(i, e) {
      tokens[i].tag = .verb
      tokens[i].form = form
      return
    }
    if e.adjective >= 0, e.nounForms.isEmpty || adjectiveFits(i) {
      tokens[i].tag = .adjective
    } else if !e.nounForms.isEmpty {
      tokens[i].tag = .noun
      tokens[i].form = e.nounForms
    } else if !e.verbForms.isEmpty {
      tokens[i].tag = e.verbForms.isDisjoint(with: [.participle, .ing]) ? .noun : .adjective
    } else if e.predicate >= 0 {
      tokens[i].tag = .adjective
    } else {
      tokens[i].tag = guess(i)
    }
  }

  private func adjectiveFits(_ i: Int) -> Bool {
    i + 1 < tokens.count && (isNounLike(i + 1) || tokens[i + 1].tag == .name)
      && tokens[i + 1].tag != .stop && tokens[i + 1].tag != .comma
  }

  /// `up 3%`, `closed higher`, `were flat`: said of what stands before, not part of a noun phrase.
  private func predicateFits(_ i: Int) -> Bool {
    let before = previousTag(i)
    let next = i + 1 < tokens.count ? tokens[i + 1] : nil
    let nextClosed = next.map { entry(at: i + 1)?.closedClass ?? $0.tag } ?? .stop
    let endsThere =
      next == nil
      || [
        .comma, .stop, .semicolon, .colon, .dash, .number, .currency, .preposition, .to,
        .coordinator, .subordinator, .adverb, .close, .quote, .open, .relative, .symbol,
      ].contains(nextClosed) || next?.tag == .number || next?.shape.contains(.lyEnding) == true
    guard endsThere else { return false }
    switch before {
    case .be, .verb, .have: return true
    case .noun, .name, .close, .pronoun, .number, .percent, .predicate, .possessive:
      return true
    case .comma, .coordinator, .dash, .semicolon, .open, .colon:
      return nextClosed == .number || nextClosed == .currency || nextClosed == .preposition
        || next?.tag == .number
    case .stop: return nextClosed == .number || next?.tag == .number
    default: return false
    }
  }

  /// The tag before a word, adverbs left out.
  func previousTag(_ i: Int) -> WordTag {
    var at = i - 1
    while at >= 0, tokens[at].tag == .adverb || tokens[at].tag == .negation { at -= 1 }
    return tag(at: at)
  }

  /// The form a word has as a verb here, or nil when it is none here.
  private func verbForm(_ i: Int, _ e: EnglishEntry) -> WordForm? {
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
      if nounish, finiteFollows(i) { return nil }
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

  /// A word the tables don't hold, by capital letter and suffix.
  private mutating func guess(_ i: Int) -> WordTag {
    let shape = tokens[i].shape
    if shape.contains(.capital) { return .name }
    let before = previousTag(i)
    if shape.contains(.lyEnding) { return .adverb }
    if shape.contains(.edEnding) {
      switch before {
      case .be, .have, .noun, .name, .pronoun, .relative, .comma, .close: return .verb
      case .coordinator: return .verb
      default: return .adjective
      }
    }
    if shape.contains(.ingEnding) {
      switch before {
      case .be, .comma, .preposition: return .verb
      case .noun, .name:
        let next = i + 1 < tokens.count ? entry(at: i + 1)?.closedClass ?? .unknown : .stop
        return next == .determiner || next == .preposition ? .verb : .noun
      default: return .noun
      }
    }
    if before == .to || before == .modal {
      tokens[i].form = .base
      return .verb
    }
    if shape.contains(.plainPlural), before == .name || before == .pronoun {
      let next = i + 1 < tokens.count ? entry(at: i + 1)?.closedClass ?? .unknown : .stop
      if next == .determiner || next == .preposition || tag(at: i + 1) == .name,
        !tokens[..<i].contains(where: { $0.tag == .verb })
      {
        return .verb
      }
    }
    return shape.contains(.adjectiveEnding) ? .adjective : .noun
  }
}
