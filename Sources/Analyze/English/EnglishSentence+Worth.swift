import Model

/// Priors of nominals: `sales` +1, `costs` −1, `a fall in costs` +1, a company +1.
extension EnglishSentence {
  /// What it is worth when a nominal rises. A nominal that is itself a change multiplies its direction
  /// with the prior of what changes.
  func worth(of index: Int, depth: Int = 0) -> EnglishWorth {
    guard index >= 0, depth < 3 else { return EnglishWorth(sign: 1) }
    let nominal = nominals[index]
    var at = nominal.end - 1
    while at >= nominal.first {
      if tokens[at].tag == .noun || tokens[at].tag == .name || tokens[at].tag == .verb {
        // "mid-strength beer": no strength of beer
        let isPart = at != nominal.head && tokens[at].shape.contains(.joined)
        if tokens[at].tag != .verb, !isPart, let frame = nounFrame(at) {
          let inner = themeOfNoun(at, in: index, depth: depth)
          switch frame.kind {
          case .change:
            return EnglishWorth(
              sign: EnglishWorth.times(Int(frame.subject.rawValue), inner.sign), thing: inner.thing,
              change: at, channel: inner.channel ?? frame.channel)
          case .value:
            return EnglishWorth(
              sign: Int(frame.subject.rawValue), thing: inner.thing, change: at,
              channel: inner.channel ?? frame.channel)
          default: break
          }
        }
        if let thing = thing(at: at), tokens[at].mention < 0 || tokens[at].hash != 1 {
          // "the default rate": of what it is the rate
          if thing.prior == .flat, at > nominal.first, let of = self.thing(at: at - 1),
            of.prior != .flat
          {
            return EnglishWorth(sign: Int(of.prior.rawValue), thing: at - 1, channel: of.channel)
          }
          return EnglishWorth(sign: Int(thing.prior.rawValue), thing: at, channel: thing.channel)
        }
      }
      at -= 1
    }
    if tokens[nominal.head].tag == .noun, term(at: nominal.head) == nil,
      tokens[nominal.head].mention < 0,
      let inner = complements(of: index).first(where: {
        nominals[$0].preposition >= 0 && tokens[nominals[$0].preposition].hash == Self.of
      })
    {
      // "a round of tariffs", "a fleet of jets"
      return worth(of: inner, depth: depth + 1)
    }
    if isQuantifier(nominal), let inner = complements(of: index).first {
      return worth(of: inner, depth: depth + 1)
    }
    return EnglishWorth(sign: 1)
  }

  /// A noun's frame, unless the noun is a thing with a prior that isn't a change (`order`).
  func nounFrame(_ at: Int) -> EnglishFrame? {
    guard let e = entry(at: at), e.noun >= 0 else { return nil }
    return lexicon.frames[Int(e.noun)]
  }

  /// What a change noun changes: its complement, else the words before it, else nothing known.
  func themeOfNoun(_ at: Int, in index: Int, depth: Int) -> EnglishWorth {
    for c in complements(of: index) where nominals[c].preposition >= 0 {
      let h = tokens[nominals[c].preposition].hash
      if Self.themePrepositions.contains(h) {
        let w = worth(of: c, depth: depth + 1)
        if w.thing >= 0 || h == Self.of { return w }
      }
    }
    var back = at - 1
    while back >= nominals[index].first {
      if let thing = thing(at: back), tokens[back].tag != .adjective {
        return EnglishWorth(sign: Int(thing.prior.rawValue), thing: back, channel: thing.channel)
      }
      back -= 1
    }
    return EnglishWorth(sign: 1)
  }

  private func isQuantifier(_ nominal: EnglishNominal) -> Bool {
    nominal.isMeasure || tokens[nominal.head].tag == .determiner
      || tokens[nominal.head].tag == .number
  }

  static let themePrepositions: Set<UInt64> = Set(
    ["of", "in", "for", "to", "on", "from", "at"].map { PhraseIndex.word($0) })

  /// The nominal with the name or industry a nominal belongs to: its own name, its `of`/`at`
  /// complement, or −1.
  func ownName(_ index: Int) -> Int {
    guard index >= 0 else { return -1 }
    if hasEntity(index) { return index }
    for c in complements(of: index) where nominals[c].preposition >= 0 {
      let h = tokens[nominals[c].preposition].hash
      if Self.ownerPrepositions.contains(h), hasEntity(c) { return c }
    }
    return -1
  }

  private static let ownerPrepositions: Set<UInt64> = Set(
    ["of", "at", "for", "in", "by", "on"].map { PhraseIndex.word($0) })

  /// `shares`, `the stock` with nothing else: of whoever the sentence speaks of.
  func isBareStock(_ index: Int) -> Bool {
    let nominal = nominals[index]
    guard let term = term(at: nominal.head), term.industry == .market,
      let thing = thing(at: nominal.head), thing.channel == .valuation,
      thing.name != "stock" || tokens[nominal.head].form.isDisjoint(with: .plural)
    else { return false }
    return (nominal.first..<nominal.end).allSatisfy {
      $0 == nominal.head || tokens[$0].tag == .determiner || tokens[$0].tag == .pronoun
        || tokens[$0].tag == .possessive
    } && tokens[nominal.head].mention < 0
  }

  /// `Calder's stock`, `its market share`: of a name.
  func isOwnedStock(_ index: Int) -> Bool {
    let head = nominals[index].head
    guard thing(at: head)?.isStake == true else { return false }
    return (nominals[index].first..<head).contains {
      tokens[$0].tag == .possessive && $0 > 0 && tokens[$0 - 1].tag == .name
    }
  }

  /// A name or a term of an industry stands in it.
  func hasEntity(_ index: Int) -> Bool {
    guard index >= 0, !isBareStock(index) else { return false }
    let nominal = nominals[index]
    return (nominal.first..<nominal.end).contains {
      tokens[$0].mention >= 0 || term(at: $0)?.industry != nil
        || (!hasMentions && tokens[$0].tag == .name && !tokens[$0].shape.contains(.digits))
    }
  }
}
