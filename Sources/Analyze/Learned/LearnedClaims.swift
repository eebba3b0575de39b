import Model

extension ClaimModel {
  /// The claims of a sentence: those of the rules, unless it makes none, and what they missed.
  ///
  /// - Parameters:
  ///   - claims: of the rules, all of the document.
  ///   - context: the last target of each industry before.
  func claims(
    of example: ClaimExample, rules claims: [Claim], context: [Industry: Claim.Target], text: Text
  ) -> [Claim] {
    let thresholds = ClaimThresholds(isKorean: example.view.isKorean)
    let verdict = verdict(on: example, claims: claims, thresholds)
    var out = verdict.kept.map { kept in
      var claim = claims[kept.claim]
      let changes = claim.take(kept.reading)
      claim.rules += changes.map { "model." + $0 }
      if changes.contains("direction") { claim.path = path(kept.reading, in: example, text: text) }
      return claim
    }
    for added in verdict.added {
      let option = example.options[added.option]
      guard let target = example.target(of: option, context: context[option.industry]) else {
        continue
      }
      var claim = example.view.blank
      claim.target = target
      claim.take(added.reading)
      claim.path = path(added.reading, in: example, text: text)
      claim.rules.append(AddedClaim.rule)
      out.append(claim)
    }
    return out
  }

  /// The word of the tables that says most for the direction: `하락(-1)`; empty without one.
  private func path(
    _ reading: ClaimReading, in example: ClaimExample, text: Text
  ) -> String {
    let side = ClaimQuestion.directions.firstIndex(of: reading.direction) ?? 0
    var best: (gain: Float, word: ViewWord)?
    let known = Set(example.view.senses.map(\.start))
    for word in example.view.words where known.contains(word.span.start) {
      let odds = self.odds(.direction, example.wordFeatures(word, channel: reading.channel))
      let rest = odds.indices.filter { $0 != side }.map { odds[$0] }.max() ?? 0
      if best.map({ odds[side] - rest > $0.gain }) ?? true { best = (odds[side] - rest, word) }
    }
    guard let best, best.gain > 0 else { return "" }
    let sign =
      switch reading.direction {
      case .up: "+1"
      case .down: "-1"
      case .change, .none: "±"
      }
    return "\(text.string(best.word.span).lowercased())(\(sign))"
  }
}

extension Claim {
  /// Reads it as the model does.
  ///
  /// - Returns: the names of the fields that change.
  @discardableResult
  fileprivate mutating func take(_ reading: ClaimReading) -> [String] {
    var changes: [String] = []
    func set<Code: Equatable>(_ name: String, _ field: inout Code, _ code: Code) {
      guard field != code else { return }
      field = code
      changes.append(name)
    }
    set("channel", &channel, reading.channel)
    set("direction", &direction, reading.direction)
    set("horizon", &horizon, reading.horizon)
    set("certainty", &certainty, reading.certainty)
    set("mode", &mode, reading.mode)
    return changes
  }
}

extension ClaimExample {
  /// The features of one word in ``directionFeatures(_:channel:claims:)``.
  func wordFeatures(_ word: ViewWord, channel: Channel) -> Features {
    var out = Features()
    let form = Self.form(word, view)
    out.add(.word, form)
    out.add(.channelWord, EnglishStem.hash(channel.rawValue.utf8), form)
    return out
  }

  /// What a claim about an industry is about: a phrase of the sentence that names it, the subject first;
  /// else what the sentence speaks of; else what was spoken of before.
  ///
  /// - Parameter context: the last target of that industry.
  func target(of option: Option, context: Claim.Target?) -> Claim.Target? {
    let named = option.phrases.filter { $0.source == .phrase }
    let names = named.filter { !isPronoun($0) }
    let best = names.first { Self.isSubject($0.role) } ?? names.first ?? named.first
    if let best, let target = best.target { return target }
    if let rule = option.phrases.first(where: { $0.source == .rule }) { return rule.target }
    let unnamed = view.candidates.first { !$0.hasIndustry && Self.isSubject($0.role) }
    if let unnamed {
      var target = unnamed.target
      target.industry = option.industry
      target.kind =
        option.industry == .economy ? .economy : option.industry == .market ? .market : .industry
      if let context, context.kind == .company {
        target.kind = .company
        target.entity = context.entity
      }
      return target
    }
    if let context { return context }
    guard let first = view.candidates.first else { return nil }
    var target = first.target
    target.industry = option.industry
    target.entity = nil
    return target
  }

  /// `it`, `they`: whoever was meant is better told by a name.
  private func isPronoun(_ phrase: Phrase) -> Bool {
    guard let span = phrase.target?.span else { return false }
    return view.words.first { $0.span == span }?.kind == .function
  }

  private static func isSubject(_ role: UInt8) -> Bool {
    role == 1 || role == 2
  }
}
