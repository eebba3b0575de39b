import Lexicon
import Model

/// A row of `acts.en.csv`: what doing something to a kind of thing means, and for whom.
struct EnglishAct: Sendable {
  enum Object: Sendable, Equatable {
    case any, none, money, name, clause
    /// Whoever it is done to, but no amount.
    case party
    /// A thing that weighs on who has it: `shortages`, `higher costs`.
    case burden
    /// A bit of ``EnglishEntry/objectKinds``.
    case kind(UInt64)
    /// No object, and the subject is of the kind: `the mill closed`.
    case own(UInt64)
    /// What the subject is given: `was awarded a grant`; an amount of money without a kind.
    case given(UInt64?)

    init?(_ text: String, kinds: [String: UInt64]) {
      let last = text.split(separator: " ").last.map(String.init) ?? text
      if text.hasPrefix("own ") {
        guard let bit = kinds[last] else { return nil }
        self = .own(bit)
        return
      }
      if text.hasPrefix("given ") {
        if last != "money", kinds[last] == nil { return nil }
        self = .given(kinds[last])
        return
      }
      switch text {
      case "any": self = .any
      case "none": self = .none
      case "money": self = .money
      case "name": self = .name
      case "clause": self = .clause
      case "party": self = .party
      case "burden": self = .burden
      default:
        guard let bit = kinds[text] else { return nil }
        self = .kind(bit)
      }
    }
  }

  /// Whom it concerns: who does it, what it is done to, or what `for`, `to`, `on`, `from` name.
  enum Role: String, Sendable { case doer, object, onto }

  enum Direction: Sendable {
    case fixed(Int)
    /// The sign of the amount in the object (`fewer jets`) times this.
    case amount(Int)

    init?(_ text: String) {
      switch text {
      case "more": self = .amount(1)
      case "less": self = .amount(-1)
      default:
        guard let sign = EnglishSign(Array(text.utf8)[...]), sign != .absent, sign != .flat else {
          return nil
        }
        self = .fixed(Int(sign.rawValue))
      }
    }
  }

  var object: Object
  var role: Role
  var direction: Direction
  var channel: Channel
  /// What is done to an outlook says what is expected.
  var isOutlook = false
  /// Only what is to come tells something: `will supply the engines`, but not `supplies engines`.
  var isAhead = false
  /// Nobody decides on it: `will lose orders`, `will pay more`.
  var isSuffered = false
}

/// An act found in a sentence.
struct EnglishDeed {
  var act: EnglishAct
  /// Verb group.
  var verb: Int
  /// EnglishNominal it is done by and done to, −1 for none.
  var doer: Int
  var patient: Int
  /// −1, 1; 2 for a change without a side.
  var sign: Int
}

extension EnglishLexiconBuilder {
  mutating func readActs(_ lexicon: Lexicon) throws(LexiconError) {
    for row in try lexicon.optionalRows("act-objects.en", ["word", "class"]) {
      let bit = objectKinds[row[1]] ?? 1 << UInt64(objectKinds.count)
      objectKinds[row[1]] = bit
      addNoun(row.bytes(0)) { $0.objectKinds |= bit }
    }
    for row in try lexicon.optionalRows("object-classes.en", ["class", "channel"]) {
      guard let bit = objectKinds[row[0]] else { throw row.unknown(0) }
      classChannels.append((bit, try row.code(1, bytes: Channel.init(code:))))
    }
    try lexicon.forEachWord("actors.en", "word") { word in addNoun(word) { $0.isActor = true } }
    let names = ["verbs", "object", "who", "direction", "channel", "mode"]
    for row in try lexicon.optionalRows("acts.en", names) {
      guard let object = EnglishAct.Object(row[1], kinds: objectKinds) else {
        throw row.unknown(1)
      }
      let act = EnglishAct(
        object: object, role: try row.code(2, EnglishAct.Role.init),
        direction: try row.code(3, EnglishAct.Direction.init),
        channel: try row.code(4, bytes: Channel.init(code:)), isOutlook: row.holds(5, "forecast"),
        isAhead: row.holds(5, "ahead"), isSuffered: row.holds(5, "suffered"))
      for verb in row.bytes(0).split(separator: UInt8(ascii: "|")) { add(act, to: verb) }
    }
  }

  private mutating func add(_ act: EnglishAct, to verb: ArraySlice<UInt8>) {
    let name = String(decoding: verb, as: UTF8.self)
    let list: Int16
    if let known = actList[name] {
      list = known
    } else {
      list = Int16(acts.count)
      actList[name] = list
      acts.append([])
      Inflection.verb(verb, irregular: irregularForms(name)) { form, kind in
        update(form) {
          $0.verbForms.formUnion(kind)
          $0.acts = list
        }
      }
    }
    acts[Int(list)].append(act)
  }

  /// Those of the verb, or of its first word (`shut down`).
  private func irregularForms(_ verb: String) -> ArraySlice<UInt8> {
    if let own = formsOf[verb] { return own }
    let first = verb.prefix { $0 != " " }
    return formsOf[String(first)] ?? []
  }
}

extension EnglishSentence {
  /// What is done to what, one for each verb group at most.
  func deeds() -> [EnglishDeed] {
    var out: [EnglishDeed] = []
    for v in verbs.indices where tokens[verbs[v].head].tag == .verb {
      guard let list = entry(at: verbs[v].head)?.acts, list >= 0 else { continue }
      let group = verbs[v]
      let patient = group.isPassive ? group.subject : group.object
      let doer = group.isPassive ? group.agent : group.subject
      for act in lexicon.acts[Int(list)] {
        guard fits(act.object, patient, v), let sign = sign(of: act, patient, v) else { continue }
        let flip = isNegated(v) || isFewer(after: patient, v) ? -1 : 1
        out.append(
          EnglishDeed(
            act: act, verb: v, doer: doer, patient: patient, sign: EnglishWorth.times(sign, flip)))
        break
      }
    }
    return out
  }

  /// `hired 40 graduates, down from 75`: fewer than before.
  private func isFewer(after patient: Int, _ v: Int) -> Bool {
    guard patient >= 0, !verbs[v].isPassive,
      (nominals[patient].first..<nominals[patient].end).contains(where: {
        tokens[$0].tag == .number
      })
    else { return false }
    for i in nominals[patient].end..<min(tokens.count, nominals[patient].end + 8) {
      if tokens[i].hash == Self.down, tag(at: i - 1) == .comma {
        return tag(at: i + 1) == .preposition
      }
      if tokens[i].tag == .verb || tokens[i].tag == .semicolon { return false }
    }
    return false
  }

  private static let down = PhraseIndex.word("down")

  /// The channel a word without a sign of its own stands for: `accounts`, `sailings`.
  func objectChannel(_ n: Int) -> Channel? {
    guard n >= 0, let kinds = entry(at: nominals[n].head)?.objectKinds, kinds != 0 else {
      return nil
    }
    return lexicon.classChannels.first { kinds & $0.bit != 0 }?.channel
  }

  /// The channel of what weighs on whoever has it: `shortages`, `a rise in costs`, `fines`.
  func burden(_ n: Int) -> Channel? {
    guard n >= 0 else { return nil }
    let worth = worth(of: n)
    return worth.sign == -1 ? worth.channel : nil
  }

  private func sign(of act: EnglishAct, _ patient: Int, _ v: Int) -> Int? {
    switch act.direction {
    case .fixed(let sign): return sign
    case .amount(let factor):
      let words =
        patient >= 0
        ? nominals[patient].first..<nominals[patient].end : verbs[v].end..<verbs[v].end + 1
      for i in words where i < tokens.count {
        guard isAmountWord(i) else { continue }
        return (adjectiveFrame(i).map { Int($0.subject.rawValue) } ?? 1) * factor
      }
      return nil
    }
  }

  /// `more`, `fewer`, `higher`: compared amounts.
  private func isAmountWord(_ i: Int) -> Bool {
    if tokens[i].hash == Self.more { return true }
    guard let frame = adjectiveFrame(i) else { return false }
    return frame.kind == .change && frame.subject != .unsteady
  }

  /// What an outlook is an outlook of: `profit` in `its profit forecast`, `demand` in `its forecast
  /// for oil demand`.
  func measured(by n: Int) -> EnglishThing? {
    guard n >= 0 else { return nil }
    let nominal = nominals[n]
    if let own = thing(at: nominal.head), own.prior == .down || own.channel == .valuation {
      return own  // "loss forecast", "price target"
    }
    for i in (nominal.first..<nominal.head).reversed() {
      if let thing = thing(at: i) { return thing }
    }
    for c in complements(of: n) {
      if let thing = thing(at: worth(of: c).thing) { return thing }
    }
    return nil
  }

  private static let more = PhraseIndex.word("more")

  /// The frame a word has as an adjective, whatever its tag here (`fewer`).
  private func adjectiveFrame(_ i: Int) -> EnglishFrame? {
    guard let e = entry(at: i), e.adjective >= 0 else { return nil }
    return lexicon.frames[Int(e.adjective)]
  }

  private func fits(_ object: EnglishAct.Object, _ patient: Int, _ v: Int) -> Bool {
    switch object {
    case .none: return patient < 0
    case .any: return patient >= 0 || verbs[v].end < tokens.count && isAmountWord(verbs[v].end)
    case .money: return isMoney(patient)
    case .name: return patient >= 0 && hasEntity(patient)
    case .party: return patient >= 0 && !nominals[patient].isMeasure
    case .clause:
      guard patient >= 0, !nominals[patient].isMeasure, verbs[v].kind != .participle
      else { return false }
      return verbs.contains {
        $0.governor == v && $0.kind == .infinitive && $0.first >= nominals[patient].end
      } || isBarred(v, patient)
    case .kind(let bit):
      guard patient >= 0 else { return false }
      return isKind(bit, patient)
    case .burden: return burden(patient) != nil
    case .own(let bit):
      let subject = verbs[v].subject
      return subject >= 0 && isKind(bit, subject)
        && (verbs[v].isPassive || patient < 0 || nominals[patient].isMeasure)
    case .given(let bit):
      let object = verbs[v].object
      guard verbs[v].isPassive, object >= 0 else { return false }
      return bit.map { isKind($0, object) } ?? isMoney(object)
    }
  }

  /// `barred X from exporting`.
  private func isBarred(_ v: Int, _ patient: Int) -> Bool {
    let end = verbs[v].isPassive ? verbs[v].end : nominals[patient].end
    return end + 1 < tokens.count && tokens[end].hash == Self.from && tokens[end + 1].tag == .verb
  }

  /// An amount of money; false for no nominal.
  func isMoney(_ n: Int) -> Bool {
    guard n >= 0 else { return false }
    let nominal = nominals[n]
    guard nominal.isMeasure else { return false }
    return (nominal.first..<nominal.end).contains {
      tokens[$0].tag == .currency || entry(at: $0)?.closedClass == .currency
        || (term(at: $0)?.industry == .market && term(at: $0)?.channel == .price)
    }
  }

  /// The head or, after a word for an amount, what it is an amount of.
  private func isKind(_ bit: UInt64, _ n: Int) -> Bool {
    let head = nominals[n].head
    if let e = entry(at: head), e.objectKinds & bit != 0 { return true }
    guard nominals[n].isMeasure || thing(at: head) == nil else { return false }
    return complements(of: n).contains { c in
      nominals[c].preposition >= 0
        && (tokens[nominals[c].preposition].hash == Self.of || nominals[n].isMeasure)
        && entry(at: nominals[c].head).map { $0.objectKinds & bit != 0 } ?? false
    }
  }
}
