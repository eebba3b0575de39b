/// A verb with its auxiliaries, and who does what to whom.
struct EnglishVerbGroup: Sendable {
  enum Kind: Sendable { case finite, infinitive, participle, reduced, predicate }
  var first: Int
  /// The verb (or the predicate adjective) the meaning hangs on.
  var head: Int
  var end: Int
  var kind: Kind
  var isPassive = false
  var isNegated = false
  /// Nominals, −1 for none.
  var subject = -1
  var object = -1
  /// `by …` of a passive.
  var agent = -1
  /// Verb group whose clause it completes (`plans` of `plans to cut`), −1 for none.
  var governor = -1
  /// Subordinator, relative or preposition that opens its clause, −1 for none.
  var opener = -1
}

extension EnglishSentence {
  mutating func findVerbs() {
    verbOf = [Int16](repeating: -1, count: tokens.count)
    var i = 0
    while i < tokens.count {
      guard startsGroup(i) else {
        i += 1
        continue
      }
      let group = readGroup(&i)
      let index = verbs.count
      verbs.append(group)
      for j in group.first..<group.end { verbOf[j] = Int16(index) }
    }
    for v in verbs.indices { bind(v) }
  }

  private func startsGroup(_ i: Int) -> Bool {
    switch tokens[i].tag {
    case .verb, .modal, .be, .have, .doing, .predicate: return true
    case .to:
      var j = i + 1
      while j < tokens.count, tokens[j].tag == .adverb { j += 1 }
      return j < tokens.count
        && (tokens[j].tag == .verb && tokens[j].form.contains(.base) || tokens[j].tag == .be
          || tokens[j].tag == .have)
    default: return false
    }
  }

  /// The token before is a phrase that ends in `to`: `continue to`, `set to`.
  func followsInfinitiveMark(_ i: Int) -> Bool {
    var at = i - 1
    while at >= 0, tokens[at].tag == .adverb { at -= 1 }
    guard let e = entry(at: at), e.takesInfinitive else { return false }
    return [.verb, .predicate, .be, .noun].contains(tokens[at].tag)
  }

  /// Reads auxiliaries, negation and adverbs up to the main verb; a predicate after `be` or after a
  /// plain verb (`closed higher`) becomes the head.
  private func readGroup(_ i: inout Int) -> EnglishVerbGroup {
    let first = i
    var head = -1
    var be = -1
    var negated = false
    var finite = false
    var infinitive = followsInfinitiveMark(i)
    var form: WordForm = []
    scan: while i < tokens.count {
      switch tokens[i].tag {
      case .to:
        if head >= 0 || i > first { break scan }
        infinitive = true
      case .modal, .have, .doing:
        if head >= 0, tokens[head].tag == .verb { break scan }
        if head < 0 { head = i }
        finite = finite || !infinitive
      case .be:
        if head >= 0, tokens[head].tag == .verb { break scan }
        be = i
        head = i
        if tokens[i].hash != Self.being, !infinitive { finite = true }
      case .negation: negated = true
      case .adverb:
        if head >= 0, tokens[head].tag == .verb { break scan }
      case .verb:
        if head >= 0, tokens[head].tag == .verb { break scan }
        head = i
        form = tokens[i].form
      case .predicate:
        if head >= 0, tokens[head].tag == .verb, frame(at: head) != nil,
          frame(at: head)?.kind != .plain, frame(at: head)?.kind != .aspect
        {
          break scan
        }
        head = i
        i += 1
        break scan
      case .preposition where head >= 0 && tokens[head].tag == .modal && isAside(i): i += 1
      default: break scan
      }
      i += 1
    }
    let kind: EnglishVerbGroup.Kind
    if infinitive {
      kind = .infinitive
    } else if finite {
      kind = .finite
    } else if tokens[head].tag == .predicate {
      kind = i - first > 1 ? .finite : .predicate
    } else if form == .ing {
      kind = .participle
    } else if form.contains(.past) || !form.isDisjoint(with: [.third, .base]) {
      kind = .finite
    } else {
      kind = .reduced
    }
    var group = EnglishVerbGroup(first: first, head: head, end: i, kind: kind)
    group.isNegated = negated || (first > 0 && tokens[first - 1].tag == .negation)
    group.isPassive =
      be >= 0 && head > be && tokens[head].tag == .verb
      && (form.contains(.participle) && !form.contains(.ing))
    return group
  }

  /// `could in consequence lose`: two words between the modal and its verb.
  private func isAside(_ preposition: Int) -> Bool {
    let verb = preposition + 2
    return verb < tokens.count && tokens[verb].tag == .verb && tokens[verb].form.contains(.base)
      && [.noun, .adjective, .unknown].contains(tokens[preposition + 1].tag)
  }

  static let being = PhraseIndex.word("being")
  static let by = PhraseIndex.word("by")

  private mutating func bind(_ v: Int) {
    var group = verbs[v]
    bindObject(v, &group)
    if group.kind == .finite, tokens[group.head].tag == .verb, isReducedPassive(v, group) {
      group.kind = .reduced
    }
    if let bare = bareInfinitive(v, group) {
      group.kind = .infinitive
      group.governor = bare.governor
      group.subject = bare.subject
      verbs[v] = group
      return
    }
    switch group.kind {
    case .finite, .predicate:
      let (subject, opener) = subject(before: group.first, verb: v)
      group.subject = subject
      group.opener = opener
    case .infinitive, .participle:
      bindToGovernor(v, &group)
    case .reduced:
      group.isPassive = true
      group.subject = patient(v, group)
    }
    if group.kind == .finite, verbs[..<v].contains(where: { $0.kind == .finite }) == false,
      group.subject < 0, group.object >= 0, tokens[group.head].form == .base
    {
      group.kind = .infinitive  // an order: "Buy Infosys"
    }
    verbs[v] = group
  }

  /// The verb a bare infinitive completes, and the nominal that does what it tells: after `and` the
  /// verb whose modal or `to` it shares (`will close a mill and cut jobs`), after the object of
  /// `let` that object (`will let retailers raise prices`).
  private func bareInfinitive(
    _ v: Int, _ group: EnglishVerbGroup
  ) -> (governor: Int, subject: Int)? {
    guard v > 0, group.kind == .finite, group.first == group.head,
      tokens[group.head].tag == .verb, tokens[group.head].form.contains(.base)
    else { return nil }
    if tag(at: group.first - 1) == .coordinator {
      return sharedModal(before: v).map { ($0, verbs[$0].subject) }
    }
    let before = verbs[v - 1]
    guard entry(at: before.head)?.isLetting == true, before.object >= 0,
      nominals[before.object].end == group.first
    else { return nil }
    return (v - 1, before.object)
  }

  /// The last verb before that is no participle, when it has a modal or `to`.
  private func sharedModal(before v: Int) -> Int? {
    guard
      let g = verbs[..<v].lastIndex(where: { $0.kind != .participle && $0.kind != .reduced })
    else { return nil }
    let isOpen =
      verbs[g].kind == .infinitive
      || (verbs[g].first..<verbs[g].head).contains { tokens[$0].tag == .modal }
    return isOpen ? g : nil
  }

  /// `hit by fuel costs`: a participle with `by` and no subject of its own right before it.
  private func isReducedPassive(_ v: Int, _ group: EnglishVerbGroup) -> Bool {
    guard tokens[group.head].form.contains(.participle), !group.isPassive,
      group.end < tokens.count, tokens[group.end].hash == Self.by,
      group.end - group.first == 1, group.agent >= 0,
      !nominals[group.agent].isMeasure
    else { return false }
    return true
  }

  /// `5 million euros a year`: for how much of something an amount is.
  private func isRate(_ n: Int) -> Bool {
    nominals[n].end - nominals[n].first == 2
      && Self.each.contains(tokens[nominals[n].first].hash)
  }

  private static let each: Set<UInt64> = Set(
    ["a", "an", "each", "every"].map { PhraseIndex.word($0) })

  private func bindObject(_ v: Int, _ group: inout EnglishVerbGroup) {
    var at = group.end
    while at < tokens.count, tokens[at].tag == .adverb || tokens[at].tag == .quote { at += 1 }
    if at < tokens.count, nominalOf[at] >= 0 {
      var n = Int(nominalOf[at])
      if nominals[n].isMeasure, nominals[n].end < tokens.count, nominalOf[nominals[n].end] >= 0 {
        let next = Int(nominalOf[nominals[n].end])
        if !isRate(next) { n = next }
      }
      group.object = n
    }
    while at < tokens.count {
      switch tokens[at].tag {
      case .comma, .semicolon, .colon, .stop, .verb, .modal, .be, .have: return
      default: break
      }
      if tokens[at].hash == Self.by, at + 1 < tokens.count {
        var next = at + 1
        while next < tokens.count, tokens[next].tag == .adverb { next += 1 }
        if next < tokens.count, nominalOf[next] >= 0 { group.agent = Int(nominalOf[next]) }
        return
      }
      at += 1
      if at > group.end + 8 { return }
    }
  }

  /// Subject of a finite verb: the nearest nominal to the left that no preposition governs, over
  /// insertions between commas and relative clauses; in a coordination the subject before.
  func subject(before first: Int, verb v: Int) -> (nominal: Int, opener: Int) {
    var at = first - 1
    while at >= 0 {
      switch tokens[at].tag {
      case .adverb, .quote, .negation:
        at -= 1
        continue
      case .close:
        at = (openBefore(at) ?? 0) - 1
        continue
      case .relative:
        return (antecedent(at), at)
      case .coordinator:
        return (v > 0 ? verbs[v - 1].subject : -1, -1)
      case .comma, .dash:
        // "to yield 1.8%, down from 1.9%": the yield, which isn't named
        if v > 0, verbs[v].kind == .predicate, verbs[v - 1].kind == .infinitive { return (-1, -1) }
        if let before = insertionStart(at) {
          at = before
          continue
        }
        return (v > 0 ? verbs[v - 1].subject : -1, -1)
      case .subordinator, .semicolon, .colon, .stop, .open, .to:
        return (-1, at)
      case .verb, .be, .modal, .have, .doing, .predicate:
        let g = Int(verbOf[at])
        guard g >= 0 else { return (-1, -1) }
        if verbs[g].opener >= 0,
          tokens[verbs[g].opener].tag == .relative || verbs[g].kind == .reduced
        {
          at = (verbs[g].opener >= 0 ? verbs[g].opener : verbs[g].first) - 1
          continue
        }
        if verbs[g].kind == .reduced || verbs[g].kind == .infinitive {
          at = verbs[g].first - 1
          continue
        }
        return (verbs[g].subject, -1)
      default: break
      }
      let n = Int(nominalOf[at])
      guard n >= 0 else {
        at -= 1
        continue
      }
      let nominal = nominals[n]
      var governing = preposition(of: n)
      if governing >= 0, nominal.preposition < 0,
        at == first - 1 || tokens[at].end == tokens[first - 1].end,
        verbs[..<v].contains(where: { $0.kind == .finite && $0.head < governing })
      {
        // "fell to $55 a barrel and Brent was …": a new clause, not one more complement
        governing = -1
        return (n, -1)
      }
      if governing < 0 || opensClause(governing) && !isComplementOfTheme(governing, verb: v) {
        if nominal.isMeasure, nominal.first > 0,
          nominalOf[nominal.first - 1] >= 0 || verbOf[nominal.first - 1] >= 0
        {
          at = nominal.first - 1
          continue
        }
        return (
          listStart(n),
          governing >= 0 ? governing : clauseOpener(before: nominals[listStart(n)].first)
        )
      }
      at = min(nominal.first, governing) - 1
    }
    return (-1, -1)
  }

  /// `loss before taxes was`: no verb stands before, so that the preposition opens no clause.
  private func isComplementOfTheme(_ preposition: Int, verb v: Int) -> Bool {
    preposition > 0 && nominalOf[preposition - 1] >= 0 && tokens[preposition].hash == Self.before
      && thing(at: nominals[Int(nominalOf[preposition - 1])].head) != nil
      && !verbs[..<v].contains { $0.kind == .finite && $0.head < preposition }
  }

  private static let before = PhraseIndex.word("before")

  private func listStart(_ n: Int) -> Int {
    var at = n
    while nominals[at].coordinated >= 0 {
      let before = nominals[at].coordinated
      // "profit rose, sales fell" is no list
      if verbs.contains(where: { $0.head >= nominals[before].end && $0.head < nominals[at].first })
      {
        break
      }
      at = before
    }
    return at
  }

  /// `as`, `after`, `since`, `before`, `until`, `with` open a clause when a verb follows.
  func opensClause(_ preposition: Int) -> Bool {
    let h = tokens[preposition].hash
    return Self.clausal.contains(h)
  }

  private static let clausal: Set<UInt64> = Set(
    ["as", "after", "since", "before", "until", "till", "with", "amid", "despite", "than"].map {
      PhraseIndex.word($0)
    })

  private func clauseOpener(before first: Int) -> Int {
    let at = first - 1
    guard at >= 0 else { return -1 }
    switch tokens[at].tag {
    case .subordinator, .relative: return at
    case .preposition: return opensClause(at) ? at : -1
    default: return -1
    }
  }

  /// The token before an insertion that ends with this comma or dash.
  private func insertionStart(_ mark: Int) -> Int? {
    var at = mark - 1
    while at >= 0, at > mark - 25 {
      if tokens[at].tag == tokens[mark].tag {
        guard at > 0, nominalOf[at - 1] >= 0 || tokens[at - 1].tag == .close else { return nil }
        return at - 1
      }
      if tokens[at].tag == .semicolon || tokens[at].tag == .colon { return nil }
      at -= 1
    }
    return nil
  }

  private func antecedent(_ relative: Int) -> Int {
    var at = relative - 1
    while at >= 0, tokens[at].tag == .comma || tokens[at].tag == .preposition { at -= 1 }
    guard at >= 0 else { return -1 }
    if tokens[at].tag == .close { at = (openBefore(at) ?? 0) - 1 }
    return at >= 0 ? Int(nominalOf[at]) : -1
  }

  private func bindToGovernor(_ v: Int, _ group: inout EnglishVerbGroup) {
    // an absolute: "with sales falling"; "sales growing 4%"
    let before = group.first - 1
    if before >= 0, nominalOf[before] >= 0, !nominals[Int(nominalOf[before])].isMeasure {
      let n = Int(nominalOf[before])
      let isObject = verbs[..<v].contains { $0.object == n }
      if group.kind == .participle || isObject {
        group.subject = n
      }
    }
    if group.kind == .infinitive, group.subject < 0, !hasFinite(from: group.first) {
      // a headline's future: "Zuari to buy shares"
      let (subject, opener) = subject(before: group.first, verb: v)
      group.subject = subject
      group.opener = opener >= 0 && tokens[opener].tag == .subordinator ? opener : -1
      return
    }
    guard v > 0 else { return }
    var g = v - 1
    // the nearest verb that isn't shut off by its own clause
    while g > 0, verbs[g].kind == .reduced { g -= 1 }
    group.governor = g
    if group.subject < 0 { group.subject = verbs[g].subject }
  }

  /// A finite verb stands between the last colon or semicolon and a token.
  private func hasFinite(from token: Int) -> Bool {
    let mark =
      tokens[..<token].lastIndex { $0.tag == .semicolon || $0.tag == .colon || $0.tag == .stop }
      ?? -1
    return verbs.contains {
      $0.head > mark && $0.head < token && ($0.kind == .finite || $0.kind == .predicate)
    }
  }

  /// Who a reduced participle speaks of: the nominal before it, or over a comma the subject.
  private func patient(_ v: Int, _ group: EnglishVerbGroup) -> Int {
    let before = group.first - 1
    guard before >= 0 else { return -1 }
    if nominalOf[before] >= 0 {
      let n = Int(nominalOf[before])
      if !nominals[n].isMeasure { return n }
    }
    return v > 0 ? verbs[v - 1].subject : -1
  }
}
