import Model

extension EnglishClaims {
  /// Its words and nominals for the statistical model.
  func view(_ bytes: [UInt8]) -> SentenceView {
    let words = words(bytes)
    return SentenceView(
      sentence: index, isKorean: false, words: words, senses: senses(),
      channels: sentence.lexicon.channelCues.find(in: words),
      industries: sentence.lexicon.industryCues.find(in: words),
      candidates: sentence.nominals.indices.compactMap { candidate($0, bytes) }, blank: blank())
  }

  private func blank() -> Claim {
    let nothing = EnglishTarget(span: span, kind: .industry, industry: .economy, entity: nil)
    let main = sentence.verbs.firstIndex { $0.kind == .finite && $0.opener < 0 }
    guard let verb = main ?? sentence.verbs.indices.first else {
      return Claim(
        sentence: index, span: span, target: nothing.claimTarget, channel: .demand,
        direction: .change)
    }
    var out = claim(
      nothing, .demand, sign: 2, stance: sentence.stance(ofVerb: verb),
      at: sentence.verbs[verb].head)
    out.source = forecaster(verb) ?? speaker()
    out.magnitude = magnitude(after: sentence.verbs[verb].head)
    return out
  }

  private func words(_ bytes: [UInt8]) -> [ViewWord] {
    sentence.tokens.map { token in
      let kind: ViewWord.Kind =
        switch token.tag {
        case .name: .name
        case .number, .percent, .currency: .number
        case .verb, .predicate: .verb
        case .noun, .adjective, .adverb, .unknown: .content
        default: .function
        }
      return ViewWord(
        span: Span(Int(token.start), Int(token.end)), form: Self.form(token, kind, bytes),
        kind: kind)
    }
  }

  private func senses() -> [ViewSense] {
    var out: [ViewSense] = []
    for (i, token) in sentence.tokens.enumerated() {
      func add(_ kind: UInt8, _ sign: Int, _ channel: Channel?) {
        out.append(ViewSense(start: Int(token.start), kind: kind, sign: sign, channel: channel))
      }
      if let thing = sentence.thing(at: i) { add(1, Int(thing.prior.rawValue), thing.channel) }
      if let frame = sentence.frame(at: i) {
        let sign = frame.object == .absent ? frame.subject : frame.object
        add(
          frame.kind == .value ? 3 : frame.kind == .change ? 2 : 4, Int(sign.rawValue),
          frame.channel)
      }
      if let term = sentence.term(at: i), let channel = term.channel { add(5, 0, channel) }
    }
    return out
  }

  private static func form(_ token: EnglishToken, _ kind: ViewWord.Kind, _ bytes: [UInt8]) -> UInt64
  {
    kind == .number && token.tag == .number
      ? EnglishStem.number : EnglishStem.form(bytes[Int(token.start)..<Int(token.end)])
  }

  private func candidate(_ n: Int, _ bytes: [UInt8]) -> ViewCandidate? {
    let nominal = sentence.nominals[n]
    guard !nominal.isMeasure else { return nil }
    let own = target(in: n)
    let (role, governor) = place(n)
    func form(_ t: Int) -> UInt64 {
      let token = sentence.tokens[t]
      return EnglishStem.form(bytes[Int(token.start)..<Int(token.end)])
    }
    let target =
      own?.claimTarget
      ?? Claim.Target(span: nominalSpan(n), kind: .industry, industry: topic.main ?? .economy)
    return ViewCandidate(
      target: target, hasIndustry: own != nil, role: role, head: form(nominal.head),
      governor: governor >= 0 ? form(governor) : 0)
  }

  /// Role: 1 subject, 2 subject of a passive, 3 object, 4 agent, 5 complement of a nominal, 6 other
  /// complement. The governor is a token.
  private func place(_ n: Int) -> (UInt8, Int) {
    for group in sentence.verbs {
      if group.subject == n { return (group.isPassive ? 2 : 1, group.head) }
      if group.object == n { return (3, group.head) }
      if group.agent == n { return (4, group.head) }
    }
    let nominal = sentence.nominals[n]
    if nominal.parent >= 0 { return (5, sentence.nominals[nominal.parent].head) }
    if nominal.preposition >= 0 { return (6, nominal.preposition) }
    return (0, -1)
  }
}

/// A rough stem, the same for the forms of most words.
enum EnglishStem {
  static let number = hash("0".utf8)

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a()
    hash.add(bytes)
    return hash.value
  }

  static func form(_ word: ArraySlice<UInt8>) -> UInt64 {
    hash(word.prefix(length(word)).lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
  }

  /// Bytes before -s, -es, -ed, -ing.
  private static func length(_ word: ArraySlice<UInt8>) -> Int {
    let n = word.count
    guard n > 4 else { return n }
    func ends(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { suffix in
        n > suffix.count + 2
          && zip(word.suffix(suffix.count), suffix).allSatisfy { $0.0 | 0x20 == $0.1 }
      }
    }
    if ends("ing") { return n - 3 }
    if ends("ed") { return n - 2 }
    if ends("ies") { return n - 3 }
    if ends("es") { return n - 2 }
    if ends("ss") || ends("us") || ends("is") { return n }
    if ends("s") || ends("e") || ends("y") { return n - 1 }
    return n
  }
}
