import Lexicon
import Model

/// The English tables, ready for lookup by hash.
struct EnglishLexicon: Sendable {
  private(set) var entries: [EnglishEntry] = []
  private(set) var frames: [EnglishFrame] = []
  private(set) var things: [EnglishThing] = []
  private(set) var terms: [EnglishTerm] = []
  private(set) var cues: [EnglishCue] = []
  private(set) var acts: [[EnglishAct]] = []
  /// The class of bills and proposals in ``EnglishEntry/objectKinds``.
  private(set) var draftKind: UInt64 = 0
  /// The class of levels that prices reach.
  private(set) var levelKind: UInt64 = 0
  /// The class of what analysts rate shares.
  private(set) var stanceKind: UInt64 = 0
  /// What more of a class of ``EnglishEntry/objectKinds`` means.
  private(set) var classChannels: [(bit: UInt64, channel: Channel)] = []
  let index: PhraseIndex
  let channelCues: CueTable<Channel>
  let industryCues: CueTable<Industry>

  /// - Throws: ``AnalyzeError`` for a code or column a table lacks.
  init(_ lexicon: Lexicon) throws(AnalyzeError) {
    var builder = EnglishLexiconBuilder()
    do {
      try builder.readFunctionWords(lexicon)
      try builder.readVerbs(lexicon)
      try builder.readFrames(lexicon)
      try builder.readThings(lexicon)
      try builder.readTerms(lexicon)
      try builder.readCompanyWords(lexicon)
      try builder.readDeeds(lexicon)
      try builder.readActs(lexicon)
      try builder.readCues(lexicon)
      try builder.readHorizons(lexicon)
      let forms = { builder.stems(of: $0) }
      channelCues = try CueTable(
        "channel-cues.en", "channel", lexicon: lexicon, code: Channel.init(code:),
        stem: EnglishStem.form, forms: forms)
      industryCues = try CueTable(
        "industry-cues.en", "industry", lexicon: lexicon, code: Industry.init(code:),
        stem: EnglishStem.form, forms: forms)
    } catch {
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
    builder.inheritThings()
    entries = builder.entries
    frames = builder.frames
    things = builder.things
    terms = builder.terms
    cues = builder.cues
    acts = builder.acts
    classChannels = builder.classChannels
    draftKind = builder.objectKinds["draft"] ?? 0
    levelKind = builder.objectKinds["level"] ?? 0
    stanceKind = builder.objectKinds["stance"] ?? 0
    index = builder.index
  }

  func entry(_ token: EnglishToken) -> EnglishEntry? {
    token.entry >= 0 ? entries[Int(token.entry)] : nil
  }
}

/// Collects the rows of the tables into entries by form.
struct EnglishLexiconBuilder {
  var entries: [EnglishEntry] = []
  var frames: [EnglishFrame] = []
  var things: [EnglishThing] = []
  var terms: [EnglishTerm] = []
  var cues: [EnglishCue] = []
  /// Acts of each verb that has some, and the list of each verb.
  var acts: [[EnglishAct]] = []
  var actList: [String: Int16] = [:]
  /// The bit of each class of objects.
  var objectKinds: [String: UInt64] = [:]
  /// The channel of each class that has one.
  var classChannels: [(bit: UInt64, channel: Channel)] = []
  /// Irregular forms of the verbs read so far.
  private(set) var formsOf: [String: ArraySlice<UInt8>] = [:]
  private(set) var index = PhraseIndex(capacity: 16_384)
  /// Phrases of several words: their entries and words.
  private var phrases: [(entry: Int, words: [UInt64])] = []
  /// Words of the phrase that is read.
  private var parts: [UInt64] = []

  init() { entries.reserveCapacity(16_384) }

  mutating func readFunctionWords(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["function-words.en"] ?? [] {
      let word = try table.column("word")
      let code = try table.column("class")
      for row in table.rows {
        guard let tag = Self.classes[row.fields[code]] else {
          throw table.unknown(row, "class", row.fields[code])
        }
        update(row.bytes(word)) { $0.closedClass = tag }
      }
    }
  }

  mutating func readVerbs(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["verbs.en"] ?? [] {
      let verb = try table.column("verb")
      let code = try table.column("class")
      let forms = try table.column("forms")
      let noun = try table.column("noun")
      for row in table.rows {
        let says = row.holds(code, "say")
        let lets = row.holds(code, "let")
        if !row.isEmpty(forms) { formsOf[row.fields[verb]] = row.bytes(forms) }
        if row.holds(noun, "1") {
          addNoun(row.bytes(verb)) { _ in }
        }
        Inflection.verb(row.bytes(verb), irregular: row.bytes(forms)) { form, kind in
          update(form) {
            $0.verbForms.formUnion(kind)
            if says { $0.isSaying = true }
            if lets { $0.isLetting = true }
          }
        }
      }
    }
  }

  mutating func readFrames(_ lexicon: Lexicon) throws(LexiconError) {
    let names = ["lemma", "pos", "kind", "subject", "object", "channel", "forms"]
    for row in try lexicon.optionalRows("frames.en", names) {
      let isSoft = row.holds(2, "soft")
      guard let kind = isSoft ? .value : EnglishFrame.Kind(rawValue: row[2]) else {
        throw row.unknown(2)
      }
      let index = Int16(frames.count)
      frames.append(
        EnglishFrame(
          lemma: row[0], kind: kind, subject: try row.code(3, bytes: EnglishSign.init),
          object: try row.code(4, bytes: EnglishSign.init), channel: try row.channel(5),
          isSoft: isSoft))
      switch row[1] {
      case "v":
        if !row.isEmpty(6) { formsOf[row[0]] = row.bytes(6) }
        Inflection.verb(row.bytes(0), irregular: row.bytes(6)) { form, kind in
          update(form) {
            $0.verbForms.formUnion(kind)
            if $0.verb < 0 { $0.verb = index }
          }
        }
      case "n":
        addNoun(row.bytes(0), irregular: row.bytes(6)) { $0.noun = index }
      case "a": update(row.bytes(0)) { $0.adjective = index }
      case "p": update(row.bytes(0)) { $0.predicate = index }
      default: throw row.unknown(1)
      }
    }
  }

  mutating func readThings(_ lexicon: Lexicon) throws(LexiconError) {
    let names = ["thing", "prior", "channel", "forms", "presence"]
    var stakes: Set<String> = []
    try lexicon.forEachWord("stake-nouns.en", "word") {
      stakes.insert(String(decoding: $0, as: UTF8.self))
    }
    for row in try lexicon.optionalRows("things.en", names) {
      let prior = try row.code(1, bytes: EnglishSign.init)
      guard prior != .absent else { throw row.unknown(1) }
      let index = Int16(things.count)
      things.append(
        EnglishThing(
          name: row[0], prior: prior, channel: try row.code(2, bytes: Channel.init(code:)),
          presence: try row.code(4, bytes: EnglishSign.init), isStake: stakes.contains(row[0])))
      addNoun(row.bytes(0), irregular: row.bytes(3)) { $0.thing = index }
    }
  }

  mutating func readTerms(_ lexicon: Lexicon) throws(LexiconError) {
    let names = ["term", "industry", "kind", "forms", "channel"]
    for row in try lexicon.optionalRows("industry-terms.en", names) {
      let index = Int16(terms.count)
      terms.append(
        EnglishTerm(
          industry: try row.code(1, bytes: Industry.init(code:)),
          kind: try row.code(2, TargetKind.init),
          channel: try row.channel(4)))
      addNoun(row.bytes(0), irregular: row.bytes(3)) { if $0.term < 0 { $0.term = index } }
    }
  }

  mutating func readCompanyWords(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["company-words.en"] ?? [] {
      let word = try table.column("word")
      let scope = try table.column("scope")
      for row in table.rows {
        let index = Int16(terms.count)
        terms.append(
          EnglishTerm(
            industry: nil, kind: .company, channel: nil, isWhole: row.holds(scope, "main")))
        addNoun(row.bytes(word)) { if $0.term < 0 { $0.term = index } }
      }
    }
  }

  mutating func readDeeds(_ lexicon: Lexicon) throws(LexiconError) {
    try lexicon.forEachWord("deed-nouns.en", "word") { word in
      addNoun(word) { $0.isDeed = true }
    }
  }

  mutating func readHorizons(_ lexicon: Lexicon) throws(LexiconError) {
    for row in try lexicon.optionalRows("horizons.en", ["phrase", "horizon"]) {
      let horizon = try row.code(1, Horizon.init)
      update(row.bytes(0)) {
        $0.horizon = horizon
        if $0.closedClass == .unknown, $0.cue < 0 { $0.closedClass = .adverb }
      }
    }
  }

  mutating func readCues(_ lexicon: Lexicon) throws(LexiconError) {
    let names = ["phrase", "class", "certainty", "mode", "forward", "forms", "label"]
    for row in try lexicon.optionalRows("cues.en", names) {
      let index = Int16(cues.count)
      cues.append(
        EnglishCue(
          phrase: row[0], isVerb: row.holds(1, "verb"),
          certainty: row.isEmpty(2) ? nil : try row.code(2, Certainty.init),
          mode: row.isEmpty(3) ? nil : try row.code(3, Mode.init),
          forward: try row.code(4, EnglishCue.Reach.init),
          label: try row.code(6, EnglishCue.Reach.init)))
      addCue(row.bytes(0), class: row[1], forms: row.bytes(5), index)
    }
  }

  private mutating func addCue(
    _ phrase: ArraySlice<UInt8>, class code: String, forms: ArraySlice<UInt8>, _ index: Int16
  ) {
    func addVerb(_ form: ArraySlice<UInt8>, _ kind: WordForm) {
      update(form) {
        $0.verbForms.formUnion(kind)
        $0.cue = index
      }
    }
    switch code {
    case "verb" where forms.elementsEqual("-".utf8): addVerb(phrase, .base)
    case "verb": Inflection.verb(phrase, irregular: forms, addVerb)
    case "noun":
      addNoun(phrase, irregular: forms) {
        if $0.cue < 0 { $0.cue = index }
        $0.nounCue = index
      }
    default:
      update(phrase) {
        $0.cue = index
        if $0.closedClass == .unknown, let tag = Self.classes[code] { $0.closedClass = tag }
      }
    }
  }

  /// The rough stems of the forms of a verb; a noun's plural is the same as the third person.
  func stems(of word: ArraySlice<UInt8>) -> [UInt64] {
    var out: [UInt64] = []
    let irregular = formsOf[String(decoding: word, as: UTF8.self)] ?? []
    Inflection.verb(word, irregular: irregular) { form, _ in out.append(EnglishStem.form(form)) }
    return out
  }

  /// A phrase has of its words what it lacks itself: a term that ends in a thing is that thing too
  /// (`car sales`), a thing that begins with a term belongs there (`tourist arrivals`), and what acts
  /// are done to is told by the last word (`steel mill`).
  mutating func inheritThings() {
    for (i, words) in phrases {
      if let last = words.last.flatMap({ entry(of: [$0]) }) {
        if entries[i].thing < 0, entries[i].term >= 0 { entries[i].thing = last.thing }
        if entries[i].thing >= 0 || entries[i].term >= 0 {
          entries[i].objectKinds |= last.objectKinds
          entries[i].isActor = entries[i].isActor || last.isActor
        }
      }
      guard entries[i].thing >= 0, entries[i].term < 0 else { continue }
      for length in stride(from: words.count - 1, to: 0, by: -1) {
        guard let first = entry(of: words.prefix(length)), first.term >= 0 else { continue }
        entries[i].term = first.term
        break
      }
      // "core inflation": of the economy, as its last word is
      if entries[i].term < 0, let last = words.last.flatMap({ entry(of: [$0]) }), last.term >= 0,
        terms[Int(last.term)].kind == .economy
      {
        entries[i].term = last.term
      }
    }
  }

  private func entry(of words: some Collection<UInt64>) -> EnglishEntry? {
    let key = words.reduce(0) { PhraseIndex.join($0, $1) }
    guard let found = index.find(key), found.entry >= 0 else { return nil }
    return entries[Int(found.entry)]
  }

  /// Changes the entries of a noun's forms.
  mutating func addNoun(
    _ word: ArraySlice<UInt8>, irregular: ArraySlice<UInt8> = [],
    _ change: (inout EnglishEntry) -> Void
  ) {
    Inflection.noun(word, irregular: irregular) { form, kind in
      update(form) {
        $0.nounForms.formUnion(kind)
        change(&$0)
      }
    }
  }

  mutating func update(_ phrase: ArraySlice<UInt8>, _ change: (inout EnglishEntry) -> Void) {
    PhraseIndex.words(of: phrase, into: &parts)
    guard let last = parts.last else { return }
    let key = parts.reduce(0) { PhraseIndex.join($0, $1) }
    var entry = Int(index.find(key)?.entry ?? -1)
    if entry < 0 {
      entry = entries.count
      entries.append(EnglishEntry())
      index.set(parts, entry: Int32(entry))
      if parts.count > 1 { phrases.append((entry, parts)) }
    }
    change(&entries[entry])
    if parts.count > 1, last == Self.to { entries[entry].takesInfinitive = true }
  }

  private static let to = PhraseIndex.word("to")

  private static let classes: [String: WordTag] = [
    "determiner": .determiner, "pronoun": .pronoun, "preposition": .preposition,
    "coordinator": .coordinator, "subordinator": .subordinator, "relative": .relative,
    "modal": .modal, "be": .be, "have": .have, "doing": .doing, "to": .to,
    "negation": .negation, "adverb": .adverb, "adjective": .adjective, "predicate": .predicate,
    "percent": .percent, "currency": .currency, "number": .number,
  ]
}
