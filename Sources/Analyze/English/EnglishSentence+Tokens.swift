import Model

/// A mention as the reader of a sentence needs it.
struct EnglishName {
  var span: Span
  var index: Int
  /// A name of its own (a company, a person), not a group or measure made of common words.
  var isProper: Bool
}

/// One English sentence while it is read: tokens, noun phrases, verb groups.
struct EnglishSentence {
  let lexicon: EnglishLexicon
  var tokens: [EnglishToken]
  var nominals: [EnglishNominal] = []
  /// Names were found in it; without any, capital letters stand in for them.
  let hasMentions: Bool
  /// Nominal each token belongs to, −1 for none.
  var nominalOf: [Int16] = []
  var verbs: [EnglishVerbGroup] = []
  /// Verb group each token belongs to, −1 for none.
  var verbOf: [Int16] = []

  /// - Parameter mentions: names in the sentence, ascending, not overlapping.
  init(
    _ bytes: borrowing [UInt8], range: Range<Int>, mentions: [EnglishName],
    lexicon: EnglishLexicon
  ) {
    self.lexicon = lexicon
    hasMentions = !mentions.isEmpty
    tokens = EnglishTokenizer.tokens(of: bytes, in: range)
    dropDateline()
    mergeMentions(mentions)
    mergePhrases()
    tag()
    findNominals()
    breakFalseLists()
    findVerbs()
  }

  /// `NEW YORK (Reuters) -`, `DUBAI, United Arab Emirates —`: no part of the statement.
  private mutating func dropDateline() {
    guard let dash = tokens.prefix(14).firstIndex(where: { $0.tag == .dash }), dash > 0,
      tokens[0].shape.contains(.allCapitals),
      dash + 1 < tokens.count, tokens[dash + 1].shape.contains(.capital),
      tokens[..<dash].allSatisfy({ token in
        token.tag != .unknown || token.shape.contains(.capital) || token.shape.contains(.digits)
      })
    else { return }
    tokens.removeSubrange(...dash)
  }

  /// Makes one token of each name that covers whole tokens. A group or measure the tables know by its
  /// words (`bank stocks`) stays apart; its last word carries the mention.
  private mutating func mergeMentions(_ mentions: [EnglishName]) {
    guard !mentions.isEmpty else { return }
    var out: [EnglishToken] = []
    out.reserveCapacity(tokens.count)
    var next = 0
    var i = 0
    while i < tokens.count {
      while next < mentions.count, mentions[next].span.end <= tokens[i].start { next += 1 }
      guard next < mentions.count, tokens[i].start >= mentions[next].span.start,
        tokens[i].tag != .possessive
      else {
        out.append(tokens[i])
        i += 1
        continue
      }
      if !mentions[next].isProper {
        while i < tokens.count, tokens[i].end <= mentions[next].span.end {
          out.append(tokens[i])
          i += 1
        }
        if out.last.map({ $0.end <= mentions[next].span.end }) ?? false {
          out[out.count - 1].mention = Int32(mentions[next].index)
        }
        if i < tokens.count, tokens[i].start < mentions[next].span.end {
          out.append(tokens[i])
          i += 1
        }
        next += 1
        continue
      }
      if i == 0, isAdvice(tokens[0]) {
        // "Prefer Corvan": a sentence begins with a capital, and a verb is no name
        out.append(tokens[0])
        i = 1
        if tokens.count > 1, tokens[1].end <= mentions[next].span.end { continue }
        next += 1
        continue
      }
      var name = tokens[i]
      var last = i
      while last + 1 < tokens.count, tokens[last + 1].end <= mentions[next].span.end { last += 1 }
      name.end = max(name.end, tokens[last].end)
      name.mention = Int32(mentions[next].index)
      if last > i || name.shape.contains(.capital) { name.tag = .name }
      if last > i { name.hash = 1 }
      out.append(name)
      i = last + 1
      next += 1
    }
    tokens = out
  }

  private func isAdvice(_ token: EnglishToken) -> Bool {
    guard let found = lexicon.index.find(token.hash) else { return false }
    if found.entry < 0 { return found.continues }
    let e = lexicon.entries[Int(found.entry)]
    return [e.verb, e.predicate].contains {
      $0 >= 0 && lexicon.frames[Int($0)].kind == .advice
    }
  }

  /// Makes one token of each phrase of the lexicon, the longest first, and looks words up.
  private mutating func mergePhrases() {
    var out: [EnglishToken] = []
    out.reserveCapacity(tokens.count)
    var i = 0
    while i < tokens.count {
      var token = tokens[i]
      var key = token.hash
      var best = i
      var j = i
      while let found = lexicon.index.find(key) {
        if found.entry >= 0 {
          token.entry = found.entry
          best = j
        }
        guard found.continues, j + 1 < tokens.count, tokens[j + 1].tag != .name,
          tokens[j].hash != 1
        else { break }
        j += 1
        key = PhraseIndex.join(key, tokens[j].hash)
      }
      if best > i {
        for covered in i...best where tokens[covered].mention >= 0 {
          token.mention = tokens[covered].mention
        }
        token.end = tokens[best].end
        if token.tag != .name { token.tag = .unknown }
      }
      out.append(token)
      i = best + 1
    }
    tokens = out
  }

  func tag(at i: Int) -> WordTag { i >= 0 && i < tokens.count ? tokens[i].tag : .stop }
  func entry(at i: Int) -> EnglishEntry? {
    i >= 0 && i < tokens.count ? lexicon.entry(tokens[i]) : nil
  }
  func thing(at i: Int) -> EnglishThing? {
    guard let e = entry(at: i), e.thing >= 0 else { return nil }
    return lexicon.things[Int(e.thing)]
  }
  func term(at i: Int) -> EnglishTerm? {
    guard let e = entry(at: i), e.term >= 0,
      [.noun, .name, .adjective, .verb].contains(tokens[i].tag)
    else { return nil }
    return lexicon.terms[Int(e.term)]
  }
  func cue(at i: Int) -> EnglishCue? {
    guard let e = entry(at: i), e.cue >= 0 else { return nil }
    let cue = lexicon.cues[Int(e.cue)]
    if cue.isVerb, tokens[i].tag == .noun {
      return e.nounCue >= 0 ? lexicon.cues[Int(e.nounCue)] : nil
    }
    return cue
  }
  /// The frame of a word in the part it plays here.
  func frame(at i: Int) -> EnglishFrame? {
    guard let e = entry(at: i) else { return nil }
    let index: Int16 =
      switch tokens[i].tag {
      case .verb: e.verb
      case .noun, .name: e.noun
      case .adjective: e.adjective
      case .predicate: e.predicate
      default: -1
      }
    return index >= 0 ? lexicon.frames[Int(index)] : nil
  }
}
