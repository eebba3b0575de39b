import Model

/// A noun phrase without its complements: `the higher operating costs`.
struct EnglishNominal: Sendable {
  var first: Int
  var end: Int
  var head: Int
  /// Token of the preposition before it, −1 for none.
  var preposition: Int
  /// Only a number with its unit.
  var isMeasure: Bool
  /// EnglishNominal it complements (`costs` in `a fall in costs`), −1 for none.
  var parent: Int = -1
  /// EnglishNominal before it in a list (`A, B and C`), −1 for none.
  var coordinated: Int = -1
}

extension EnglishSentence {
  /// Chunks noun phrases: maximal runs of determiners, adjectives, numbers, nouns and names, parted
  /// where a determiner or an amount begins after a noun.
  mutating func findNominals() {
    nominalOf = [Int16](repeating: -1, count: tokens.count)
    var i = 0
    while i < tokens.count {
      guard startsNominal(i) else {
        i += 1
        continue
      }
      let first = i
      var head = -1
      var measure = true
      while i < tokens.count, continuesNominal(i, first: first, hasHead: head >= 0) {
        switch tokens[i].tag {
        case .noun, .name, .pronoun:
          head = i
          measure = false
        case .verb:
          break
        case .number, .currency, .percent:
          if head < 0 || tokens[head].tag != .noun && tokens[head].tag != .name { head = i }
        case .adjective, .determiner:
          if head < 0, tokens[i].tag == .adjective { measure = false }
        default: break
        }
        i += 1
      }
      if i == first { i += 1 }
      if head < 0 {
        // "the rest", "both": a determiner or an adjective alone stands for its noun
        head = i - 1
        measure = false
        if tokens[head].tag == .adjective, first == head { continue }
      }
      // "180 million euros": an amount, though the euro is a thing as well
      if head > first, tokens[first..<head].contains(where: { $0.tag == .number }),
        entry(at: head)?.closedClass == .currency || isCurrency(head)
      {
        measure = true
      }
      let preposition = prepositionBefore(first)
      let index = nominals.count
      nominals.append(
        EnglishNominal(
          first: first, end: i, head: head, preposition: preposition,
          isMeasure: measure && tokens[head].tag != .pronoun))
      for j in first..<i { nominalOf[j] = Int16(index) }
      attach(index)
    }
  }

  /// The word right after a number names a currency.
  private func isCurrency(_ head: Int) -> Bool {
    guard tokens[head - 1].tag == .number, let e = entry(at: head), e.term >= 0 else {
      return false
    }
    let term = lexicon.terms[Int(e.term)]
    return term.industry == .market && term.channel == .price
  }

  private func prepositionBefore(_ first: Int) -> Int {
    var at = first - 1
    while at >= 0, tokens[at].tag == .adverb { at -= 1 }
    guard at >= 0 else { return -1 }
    if tokens[at].tag == .preposition || tokens[at].tag == .to { return at }
    return -1
  }

  private func startsNominal(_ i: Int) -> Bool {
    switch tokens[i].tag {
    case .determiner, .adjective, .noun, .name, .number, .currency, .percent, .pronoun: return true
    default: return false
    }
  }

  private func continuesNominal(_ i: Int, first: Int, hasHead: Bool) -> Bool {
    if i == first { return true }
    let last = tokens[i - 1].tag
    switch tokens[i].tag {
    case .noun, .name: return last != .pronoun
    case .possessive: return last == .noun || last == .name || last == .close
    case .adjective: return last != .pronoun && last != .percent
    case .percent: return true
    case .number, .currency:
      guard hasHead,
        tokens[first..<i].contains(where: { [.noun, .name, .pronoun].contains($0.tag) })
      else { return true }
      if last == .number || last == .currency { return true }
      // a number that belongs to a name: Boeing 787 jets
      return tokens[i].tag == .number && last == .name && i + 1 < tokens.count
        && (tokens[i + 1].tag == .noun || tokens[i + 1].tag == .name)
    case .determiner, .pronoun: return last == .possessive ? true : false
    default: return false
    }
  }

  /// Binds a nominal to the one it complements or is listed with.
  private mutating func attach(_ index: Int) {
    guard index > 0 else { return }
    let nominal = nominals[index]
    if nominal.preposition >= 0 {
      var at = nominal.preposition - 1
      while at >= 0, tokens[at].tag == .adverb { at -= 1 }
      guard at >= 0 else { return }
      if tokens[at].tag == .close, let open = openBefore(at) { at = open - 1 }
      if at >= 0, nominalOf[at] >= 0 { nominals[index].parent = Int(nominalOf[at]) }
      return
    }
    var at = nominal.first - 1
    while at >= 0, tokens[at].tag == .adverb { at -= 1 }
    guard at >= 0, tokens[at].tag == .coordinator || tokens[at].tag == .comma else { return }
    if tokens[at].tag == .coordinator, at > 0, tokens[at - 1].tag == .comma { at -= 1 }
    guard at > 0, nominalOf[at - 1] >= 0 else { return }
    let before = Int(nominalOf[at - 1])
    if tokens[at].tag == .comma, tokens[nominals[before].head].tag == .number { return }
    if tokens[nominal.head].tag == .pronoun { return }
    guard nominals[before].isMeasure == nominal.isMeasure else { return }
    nominals[index].coordinated = before
  }

  /// Takes apart what only looks like a list: "On Wall Street, the Dow …" has no `and` at its end.
  mutating func breakFalseLists() {
    for i in nominals.indices {
      let before = nominals[i].coordinated
      guard before >= 0, tag(at: nominals[i].first - 1) == .comma,
        preposition(of: before) >= 0 || tag(at: nominals[before].first - 1) == .subordinator
      else { continue }
      let goesOn = nominals.indices.contains { nominals[$0].coordinated == i }
      if !goesOn { nominals[i].coordinated = -1 }
    }
  }

  func openBefore(_ close: Int) -> Int? {
    var at = close - 1
    while at >= 0, tokens[at].tag != .open { at -= 1 }
    return at >= 0 ? at : nil
  }

  /// The preposition a nominal hangs on, through the list it stands in.
  func preposition(of index: Int) -> Int {
    var at = index
    var steps = 0
    while nominals[at].preposition < 0, nominals[at].coordinated >= 0, steps < 12 {
      at = nominals[at].coordinated
      steps += 1
    }
    return nominals[at].preposition
  }

  /// Complements of a nominal: `of`, `in`, `for`, … nominals bound to it.
  func complements(of index: Int) -> [Int] {
    nominals.indices.filter { nominals[$0].parent == index && !nominals[$0].isMeasure }
  }

  /// A nominal and those listed after it.
  func list(from index: Int) -> [Int] {
    var out = [index]
    for i in nominals.indices where i > index {
      if nominals[i].coordinated >= 0, out.contains(nominals[i].coordinated) { out.append(i) }
    }
    return out
  }
}
