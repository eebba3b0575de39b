package import Model

/// A sentence with what the rules say of it, as the questions of the statistical model see it.
package struct ClaimExample: Sendable {
  package let view: SentenceView
  /// Claims the rules make here, by their place in the analysis.
  package let ruleClaims: [Int]
  package let label: SentenceLabel
  /// What could be affected: each industry once, with all phrases that stand for it.
  package private(set) var options: [Option] = []
  /// The industry the document speaks of most, and the one spoken of before.
  package let main: Industry
  package let previous: Industry?
  /// How much of the document's words of industries each has.
  let shares: [Industry: Float]
  private let shared: Features
  private let full: Features

  package struct Option: Sendable {
    package var industry: Industry
    var phrases: [Phrase]
    package var label: String {
      Set(phrases.map { "\($0.source)" }).sorted().joined(separator: "+")
    }
  }

  struct Phrase: Sendable {
    var source: Source
    var target: Claim.Target?
    var role: UInt8 = 0
    var head: UInt64 = 0
    var governor: UInt64 = 0

    /// Where it comes from: a claim of the rules, a phrase of the sentence, the document, the sentence
    /// before, the economy as a whole, or a word that speaks for it.
    enum Source: UInt8 { case rule = 1, phrase = 2, main = 4, previous = 8, economy = 16, cue = 32 }
  }

  init(
    _ view: SentenceView, analysis: Analysis, claims: [Int], main: Industry, previous: Industry?,
    shares: [Industry: Float]
  ) {
    self.shares = shares
    self.view = view
    ruleClaims = claims
    label = analysis.labels[view.sentence]
    self.main = main
    self.previous = previous
    shared = Self.words(view)
    full = Self.sentence(
      view, shared: shared, analysis: analysis, claims: claims.map { analysis.claims[$0] })
    for i in claims {
      let target = analysis.claims[i].target
      offer(target.industry, Phrase(source: .rule, target: target))
    }
    for c in view.candidates where c.hasIndustry {
      offer(
        c.target.industry,
        Phrase(
          source: .phrase, target: c.target, role: c.role, head: c.head, governor: c.governor))
    }
    offer(main, Phrase(source: .main))
    if let previous { offer(previous, Phrase(source: .previous)) }
    offer(.economy, Phrase(source: .economy))
    for cue in view.industries {
      let at = view.words[cue.word].span
      var phrase = Phrase(source: .cue)
      if let c = view.candidates.first(where: { $0.target.span.contains(at) }) {
        phrase.target = c.target
        phrase.role = c.role
        phrase.head = c.head
        phrase.governor = c.governor
      }
      offer(cue.code, phrase)
    }
  }

  /// Where an industry stands among the options.
  package func option(of industry: Industry) -> Int? {
    options.firstIndex { $0.industry == industry }
  }

  private mutating func offer(_ industry: Industry, _ phrase: Phrase) {
    if let i = option(of: industry) {
      options[i].phrases.append(phrase)
    } else {
      options.append(Option(industry: industry, phrases: [phrase]))
    }
  }

  // MARK: - Is the sentence a claim?

  package func sentenceFeatures() -> Features { full }

  /// A name of a company is like any other; Korean names are words of their own.
  static func form(_ word: ViewWord, _ view: SentenceView) -> UInt64 {
    word.kind == .name && !view.isKorean ? 1 : word.form
  }

  private static func words(_ view: SentenceView) -> Features {
    var out = Features()
    out.add(.always)
    let forms = view.words.map { form($0, view) }
    var last: UInt64 = 0
    for (i, form) in forms.sorted().enumerated() where i == 0 || form != last {
      out.add(.word, form)
      last = form
    }
    last = 0
    for sense in view.senses {
      out.add(.sense, sense.code)
      out.add(.sensePair, last, sense.code)
      last = sense.code
    }
    for cue in view.channels { out.add(.channelCue, cue.code.feature) }
    return out
  }

  private static func sentence(
    _ view: SentenceView, shared: Features, analysis: Analysis, claims: [Claim]
  ) -> Features {
    var out = shared
    let forms = view.words.map { form($0, view) }
    for i in forms.indices.dropFirst() { out.add(.pair, forms[i - 1], forms[i]) }
    for (i, word) in view.words.suffix(5).reversed().enumerated() {
      out.add(.ending, UInt64(i), form(word, view))
    }
    out.add(.claims, UInt64(min(3, claims.count)))
    for claim in claims {
      for rule in claim.rules { out.add(.rule, EnglishStem.hash(rule.utf8)) }
      out.add(.ruleChannel, claim.channel.feature)
      out.add(.ruleKind, claim.target.kind.feature)
    }
    let label = analysis.labels[view.sentence]
    let direction = EnglishStem.hash(label.direction.rawValue.utf8)
    out.add(.label, direction)
    out.add(.labelStance, EnglishStem.hash(label.mode.rawValue.utf8))
    out.add(.labelStance, EnglishStem.hash(label.certainty.rawValue.utf8), label.forward ? 1 : 0)
    out.add(.labelAndClaims, direction, claims.isEmpty ? 0 : 1)
    let span = analysis.normalized.sentences[view.sentence].span
    let quantities = analysis.normalized.quantities.within(span, \.span)
    for kind in Set(quantities.map(\.kind.rawValue)).sorted() {
      out.add(.quantity, EnglishStem.hash(kind.utf8))
    }
    out.add(.quantity, quantities.isEmpty ? 1 : 2)
    for type in Set(analysis.mentions.within(span, \.span).map(\.type.rawValue)).sorted() {
      out.add(.mention, EnglishStem.hash(type.utf8))
    }
    out.add(.hasDate, analysis.normalized.dates.within(span, \.span).isEmpty ? 0 : 1)
    out.add(.position, UInt64(min(view.sentence, 3)))
    out.add(.length, UInt64(min(6, view.words.count / 8)))
    out.add(.named, UInt64(min(4, view.candidates.count { $0.hasIndustry })))
    return out
  }

  // MARK: - Which industry?

  /// - Parameter odds: log odds that the sentence makes a claim at all.
  package func optionFeatures(_ i: Int, odds: Float, claims: [Claim]) -> Features {
    let option = options[i]
    var out = Features()
    out.add(.always)
    var sources: UInt64 = 0
    for phrase in option.phrases {
      let source = UInt64(phrase.source.rawValue)
      sources |= source
      let role = UInt64(phrase.role)
      let kind = phrase.target?.kind.feature ?? 0
      out.add(.source, source)
      out.add(.sourceKind, source, kind)
      if phrase.source == .cue {
        out.add(.cueRole, role)
        out.add(.cueRoleGovernor, role, phrase.governor)
      }
      guard phrase.source == .phrase else { continue }
      out.add(.sourceRole, role)
      out.add(.head, phrase.head)
      out.add(.governor, phrase.governor)
      out.add(.roleGovernor, role, phrase.governor)
      out.add(.roleKind, role, kind)
      out.add(.roleHead, role, phrase.head)
      for code in nearSenses(phrase) { out.add(.nearSense, code) }
    }
    out.add(.sources, sources)
    let cues = UInt64(min(3, view.industries.count { $0.code == option.industry }))
    let rivals = UInt64(min(3, view.industries.count - Int(cues)))
    out.add(.industryCues, cues, rivals)
    let share = UInt64(min(8, (shares[option.industry] ?? 0) * 12))
    out.add(.documentShare, share)
    out.add(.documentShare, share, sources + 1)
    let isRule = sources & 1
    let count = Set(claims.map(\.target.industry)).count
    out.add(.fromRules, UInt64(min(2, count)), isRule)
    let others = options.indices.count { $0 != i && options[$0].start != nil }
    out.add(.others, UInt64(min(3, others)), sources)
    let isFirst =
      option.start != nil && options.allSatisfy { $0.start ?? .max >= option.start ?? 0 }
    out.add(.isFirst, isFirst ? 1 : 0)
    let isMain: UInt64 = option.industry == main ? 1 : 0
    let isPrevious: UInt64 = option.industry == previous ? 1 : 0
    out.add(.isMain, isMain)
    out.add(.isPrevious, isPrevious)
    out.add(.industry, option.industry.feature)
    out.add(.mainSources, isMain, sources)
    out.add(.place, sources, isMain | isPrevious << 1 | (others == 0 ? 4 : 0))
    for word in view.words where word.kind != .function && word.kind != .number {
      out.add(.industryWord, option.industry.feature, Self.form(word, view))
    }
    for claim in claims where claim.target.industry == option.industry {
      for rule in claim.rules { out.add(.ownRule, EnglishStem.hash(rule.utf8)) }
      out.add(.ownChannel, claim.channel.feature)
      out.add(.ownKind, claim.target.kind.feature)
      out.add(.ownChannelKind, claim.channel.feature, claim.target.kind.feature)
    }
    let bucket = UInt64(max(-4, min(4, odds)) + 4.5)
    out.add(.sentenceOdds, bucket)
    out.add(.oddsSources, bucket, sources)
    return out
  }

  // MARK: - Through which channel, in which direction?

  /// What says the channel of an industry that no phrase stands for.
  package func channelFeatures(of industry: Industry) -> Features {
    var out = shared
    out.add(.industry, industry.feature)
    return out
  }

  package func channelFeatures(_ i: Int, claims: [Claim]) -> Features {
    let option = options[i]
    var out = whatHappens(to: option, claims: claims)
    for cue in view.channels {
      out.add(.industryChannelCue, option.industry.feature, cue.code.feature)
    }
    for channel in Set(view.channels.map(\.code.rawValue)).sorted() {
      let count = view.channels.count { $0.code.rawValue == channel }
      out.add(.channelCueCount, EnglishStem.hash(channel.utf8), UInt64(min(3, count)))
    }
    for phrase in option.phrases where phrase.source == .phrase {
      addCues(about: phrase, to: &out)
    }
    return out
  }

  /// What the rules say of an industry and what stands around its phrases.
  private func whatHappens(to option: Option, claims: [Claim]) -> Features {
    var out = shared
    out.add(.industry, option.industry.feature)
    for claim in claims {
      guard claim.target.industry == option.industry else {
        out.add(.otherChannel, claim.channel.feature)
        continue
      }
      out.add(.ownChannel, claim.channel.feature)
      for rule in claim.rules { out.add(.ownRule, EnglishStem.hash(rule.utf8)) }
    }
    for phrase in option.phrases where phrase.source == .phrase {
      out.add(.head, phrase.head)
      out.add(.governor, phrase.governor)
      out.add(.sourceKind, 0, phrase.target?.kind.feature ?? 0)
      if let words = near(phrase) {
        for word in view.words[words] { out.add(.near, Self.form(word, view)) }
        for cue in view.channels where words.contains(cue.word) {
          out.add(.nearChannelCue, cue.code.feature)
        }
      }
      for code in nearSenses(phrase) { out.add(.nearSense, code) }
    }
    return out
  }

  /// The words for a channel next to a phrase: the last before it, the last in it, the first after it.
  private func addCues(about phrase: Phrase, to out: inout Features) {
    guard let span = phrase.target?.span else { return }
    let role = UInt64(phrase.role)
    func cue(_ place: UInt64, _ found: ViewCue<Channel>?) -> UInt64 {
      guard let code = found?.code.feature else { return 0 }
      out.add(.channelCueAt, place << 8 | role, code)
      return code
    }
    let before = cue(1, view.channels.last { view.words[$0.word].span.end <= span.start })
    let inside = cue(2, view.channels.last { span.contains(view.words[$0.word].span) })
    let after = cue(3, view.channels.first { view.words[$0.word].span.start >= span.end })
    out.add(.channelCuePair, after, inside == 0 ? before : inside)
    out.add(.roleGovernor, role, phrase.governor)
  }

  package func directionFeatures(_ i: Int, channel: Channel, claims: [Claim]) -> Features {
    var out = whatHappens(to: options[i], claims: claims)
    out.add(.channel, channel.feature)
    out.add(.label, EnglishStem.hash(label.direction.rawValue.utf8))
    for word in view.words where word.kind != .function && word.kind != .number {
      out.add(.channelWord, channel.feature, Self.form(word, view))
    }
    for sense in view.senses { out.add(.channelSense, channel.feature, sense.code) }
    for claim in claims {
      let direction = EnglishStem.hash(claim.direction.rawValue.utf8)
      let isOwn = claim.target.industry == options[i].industry
      out.add(isOwn ? .ownDirection : .otherDirection, direction)
      if isOwn, claim.channel == channel { out.add(.ownDirection, direction, 1) }
    }
    return out
  }

  /// How a claim is meant: the words of its sentence and what the rules read in its main clause.
  ///
  /// - Parameter own: the rules' claim about the same industry; its clause says more than the sentence.
  package func stanceFeatures(_ channel: Channel, own: Claim?) -> Features {
    var out = full
    out.add(.ownStance)
    if let own {
      let mode = own.mode.feature
      out.add(.ownStance, mode)
      out.add(.ownStance, own.certainty.feature)
      out.add(.ownStance, own.horizon.feature)
      out.add(.ownStance, mode, own.certainty.feature)
      out.add(.ownStance, mode, own.horizon.feature)
      for rule in own.rules { out.add(.ownRule, EnglishStem.hash(rule.utf8)) }
      let clause = view.words.filter { own.span.overlaps($0.span) }
      for word in clause { out.add(.clauseWord, Self.form(word, view)) }
      for (i, word) in clause.suffix(4).reversed().enumerated() {
        out.add(.clauseEnding, UInt64(i), Self.form(word, view))
      }
    }
    let blank = view.blank
    let mode = blank.mode.feature
    let certainty = blank.certainty.feature
    let horizon = blank.horizon.feature
    out.add(.stance, mode)
    out.add(.stance, certainty)
    out.add(.stance, horizon)
    out.add(.stance, mode, certainty)
    out.add(.stance, mode, horizon)
    out.add(.stance, blank.conditions.isEmpty ? 1 : 2)
    out.add(.channel, channel.feature)
    return out
  }

  /// The two words of the tables nearest after the start of a phrase.
  private func nearSenses(_ phrase: Phrase) -> ArraySlice<UInt64> {
    guard let start = phrase.target?.span.start else { return [] }
    return view.senses.filter { $0.start >= start }.map(\.code).prefix(2)
  }

  /// Words from three before a phrase to six after it.
  private func near(_ phrase: Phrase) -> Range<Int>? {
    guard let span = phrase.target?.span,
      let first = view.words.firstIndex(where: { $0.span.overlaps(span) }),
      let last = view.words.lastIndex(where: { $0.span.overlaps(span) })
    else { return nil }
    return max(0, first - 3)..<min(view.words.count, last + 6)
  }
}

extension ClaimExample.Option {
  /// Where the first phrase of the sentence that stands for it begins.
  var start: Int32? {
    phrases.compactMap { $0.source == .phrase ? $0.target?.span.start : nil }.min()
  }
}

extension RawRepresentable where RawValue == String {
  /// As a value of a feature.
  fileprivate var feature: UInt64 { EnglishStem.hash(rawValue.utf8) }
}

extension Array {
  /// The elements that begin in a span; they stand in the order of the text.
  fileprivate func within(_ span: Span, _ place: (Element) -> Span) -> ArraySlice<Element> {
    func first(from byte: Int32) -> Int {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if place(self[middle]).start < byte { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = first(from: span.start)
    return self[start..<Swift.max(start, first(from: span.end))]
  }
}
