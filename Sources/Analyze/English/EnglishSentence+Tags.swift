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
        || (next < tokens.count && tokens[next].tag == .number
          && (entry(at: i)?.verb ?? -1) < 0)  // "won 40,000 customers"
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
    case .adverb where tokens[i].hash == Self.first && isOrdinal(i): return .adjective
    case .determiner where Self.floating.contains(tokens[i].hash) && floats(i): return .adverb
    case .adverb, .adjective, .preposition, .subordinator:
      // a verb or a noun as well: "outside", "over" stay closed
      return closed
    default: return closed
    }
  }

  private static let first = PhraseIndex.word("first")
  private static let floating: Set<UInt64> = Set(
    ["all", "both", "each"].map { PhraseIndex.word($0) })

  /// `its first order`, but not `first it fell`.
  private func isOrdinal(_ i: Int) -> Bool {
    [.determiner, .possessive, .pronoun].contains(tag(at: i - 1)) && i + 1 < tokens.count
      && (isNounLike(i + 1) || tokens[i + 1].shape.contains(.capital))
  }

  /// `have each opened`: beside a verb, not before a noun.
  private func floats(_ i: Int) -> Bool {
    guard [.have, .be, .modal].contains(tag(at: i - 1)), i + 1 < tokens.count else { return false }
    return entry(at: i + 1).map { !$0.verbForms.isEmpty && $0.closedClass == .unknown } ?? false
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

  func isNounLike(_ i: Int) -> Bool {
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
