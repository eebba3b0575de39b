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
  let index: PhraseIndex

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
    draftKind = builder.objectKinds["draft"] ?? 0
    levelKind = builder.objectKinds["level"] ?? 0
    index = PhraseIndex(builder.phrases)
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
  /// Irregular forms of the verbs read so far.
  private(set) var formsOf: [String: String] = [:]
  var phrases: [UInt64: (entry: Int32, continues: Bool)] = [:]
  /// Words of the phrase of each entry.
  private var words: [[UInt64]] = []

  mutating func readFunctionWords(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["function-words.en"] ?? [] {
      let word = try table.column("word")
      let code = try table.column("class")
      for row in table.rows {
        guard let tag = Self.classes[row.fields[code]] else {
          throw table.unknown(row, "class", row.fields[code])
        }
        update(row.fields[word]) { $0.closedClass = tag }
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
        let says = row.fields[code] == "say"
        if !row.fields[forms].isEmpty { formsOf[row.fields[verb]] = row.fields[forms] }
        if row.fields[noun] == "1" {
          addNoun(row.fields[verb]) { _ in }
        }
        for (form, kind) in Inflection.verb(row.fields[verb], irregular: row.fields[forms]) {
          update(form) {
            $0.verbForms.formUnion(kind)
            if says { $0.isSaying = true }
          }
        }
      }
    }
  }

  mutating func readFrames(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["frames.en"] ?? [] {
      let columns = try ["lemma", "pos", "kind", "subject", "object", "channel", "forms"].map {
        (name) throws(LexiconError) in try table.column(name)
      }
      for row in table.rows {
        let f = columns.map { row.fields[$0] }
        let isSoft = f[2] == "soft"
        guard let kind = isSoft ? .value : EnglishFrame.Kind(rawValue: f[2]) else {
          throw table.unknown(row, "kind", f[2])
        }
        guard let subject = EnglishSign(f[3]), let object = EnglishSign(f[4]) else {
          throw table.unknown(row, "subject", f[3] + "/" + f[4])
        }
        let channel = Channel(rawValue: f[5])
        if channel == nil, !f[5].isEmpty { throw table.unknown(row, "channel", f[5]) }
        let index = Int16(frames.count)
        frames.append(
          EnglishFrame(
            lemma: f[0], kind: kind, subject: subject, object: object, channel: channel,
            isSoft: isSoft))
        switch f[1] {
        case "v":
          if !f[6].isEmpty { formsOf[f[0]] = f[6] }
          for (form, kind) in Inflection.verb(f[0], irregular: f[6]) {
            update(form) {
              $0.verbForms.formUnion(kind)
              if $0.verb < 0 { $0.verb = index }
            }
          }
        case "n":
          addNoun(f[0], irregular: f[6]) { $0.noun = index }
        case "a": update(f[0]) { $0.adjective = index }
        case "p": update(f[0]) { $0.predicate = index }
        default: throw table.unknown(row, "pos", f[1])
        }
      }
    }
  }

  mutating func readThings(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["things.en"] ?? [] {
      let columns = try ["thing", "prior", "channel", "forms", "presence"].map {
        (name) throws(LexiconError) in try table.column(name)
      }
      for row in table.rows {
        let f = columns.map { row.fields[$0] }
        guard let prior = EnglishSign(f[1]), prior != .absent else {
          throw table.unknown(row, "prior", f[1])
        }
        guard let channel = Channel(rawValue: f[2]) else {
          throw table.unknown(row, "channel", f[2])
        }
        guard let presence = EnglishSign(f[4]) else { throw table.unknown(row, "presence", f[4]) }
        let index = Int16(things.count)
        things.append(
          EnglishThing(name: f[0], prior: prior, channel: channel, presence: presence))
        addNoun(f[0], irregular: f[3]) { $0.thing = index }
      }
    }
  }

  mutating func readTerms(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["industry-terms.en"] ?? [] {
      let columns = try ["term", "industry", "kind", "forms", "channel"].map {
        (name) throws(LexiconError) in try table.column(name)
      }
      for row in table.rows {
        let f = columns.map { row.fields[$0] }
        guard let industry = Industry(rawValue: f[1]) else {
          throw table.unknown(row, "industry", f[1])
        }
        let channel = Channel(rawValue: f[4])
        if channel == nil, !f[4].isEmpty { throw table.unknown(row, "channel", f[4]) }
        guard let kind = TargetKind(rawValue: f[2]) else { throw table.unknown(row, "kind", f[2]) }
        let index = Int16(terms.count)
        terms.append(EnglishTerm(industry: industry, kind: kind, channel: channel))
        addNoun(f[0], irregular: f[3]) { if $0.term < 0 { $0.term = index } }
      }
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
            industry: nil, kind: .company, channel: nil, isWhole: row.fields[scope] == "main"))
        addNoun(row.fields[word]) { if $0.term < 0 { $0.term = index } }
      }
    }
  }

  mutating func readDeeds(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["deed-nouns.en"] ?? [] {
      let word = try table.column("word")
      for row in table.rows {
        addNoun(row.fields[word]) { $0.isDeed = true }
      }
    }
  }

  mutating func readCues(_ lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["cues.en"] ?? [] {
      let columns = try ["phrase", "class", "certainty", "mode", "forward", "forms", "label"].map {
        (name) throws(LexiconError) in try table.column(name)
      }
      for row in table.rows {
        let f = columns.map { row.fields[$0] }
        let certainty = Certainty(rawValue: f[2])
        if certainty == nil, !f[2].isEmpty { throw table.unknown(row, "certainty", f[2]) }
        let mode = Mode(rawValue: f[3])
        if mode == nil, !f[3].isEmpty { throw table.unknown(row, "mode", f[3]) }
        guard let forward = EnglishCue.Reach(rawValue: f[4]) else {
          throw table.unknown(row, "forward", f[4])
        }
        guard let label = EnglishCue.Reach(rawValue: f[6]) else {
          throw table.unknown(row, "label", f[6])
        }
        let index = Int16(cues.count)
        cues.append(
          EnglishCue(
            phrase: f[0], isVerb: f[1] == "verb", certainty: certainty, mode: mode,
            forward: forward, label: label))
        addCue(f[0], class: f[1], forms: f[5], index)
      }
    }
  }

  private mutating func addCue(_ phrase: String, class code: String, forms: String, _ index: Int16)
  {
    switch code {
    case "verb":
      let inflected =
        forms == "-" ? [(phrase, WordForm.base)] : Inflection.verb(phrase, irregular: forms)
      for (form, kind) in inflected {
        update(form) {
          $0.verbForms.formUnion(kind)
          $0.cue = index
        }
      }
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

  /// A phrase has of its words what it lacks itself: a term that ends in a thing is that thing too
  /// (`car sales`), a thing that begins with a term belongs there (`tourist arrivals`), and what acts
  /// are done to is told by the last word (`steel mill`).
  mutating func inheritThings() {
    for i in entries.indices where words[i].count > 1 {
      if let last = words[i].last.flatMap({ entry(of: [$0]) }) {
        if entries[i].thing < 0, entries[i].term >= 0 { entries[i].thing = last.thing }
        if entries[i].thing >= 0 || entries[i].term >= 0 {
          entries[i].objectKinds |= last.objectKinds
          entries[i].isActor = entries[i].isActor || last.isActor
        }
      }
      guard entries[i].thing >= 0, entries[i].term < 0 else { continue }
      for length in stride(from: words[i].count - 1, to: 0, by: -1) {
        guard let first = entry(of: words[i].prefix(length)), first.term >= 0 else { continue }
        entries[i].term = first.term
        break
      }
    }
  }

  private func entry(of words: some Collection<UInt64>) -> EnglishEntry? {
    let key = words.reduce(0) { PhraseIndex.join($0, $1) }
    guard let found = phrases[key], found.entry >= 0 else { return nil }
    return entries[Int(found.entry)]
  }

  /// Changes the entries of a noun's forms.
  mutating func addNoun(
    _ word: String, irregular: String = "", _ change: (inout EnglishEntry) -> Void
  ) {
    for (form, kind) in Inflection.noun(word, irregular: irregular) {
      update(form) {
        $0.nounForms.formUnion(kind)
        change(&$0)
      }
    }
  }

  mutating func update(_ phrase: String, _ change: (inout EnglishEntry) -> Void) {
    let bytes = Array(phrase.utf8)
    let parts = EnglishTokenizer.tokens(of: bytes, in: 0..<bytes.count).map(\.hash)
    var key: UInt64 = 0
    for (i, part) in parts.enumerated() {
      key = PhraseIndex.join(key, part)
      if i + 1 < parts.count { phrases[key, default: (-1, true)].continues = true }
    }
    guard key != 0 else { return }
    var slot = phrases[key, default: (-1, false)]
    if slot.entry < 0 {
      slot.entry = Int32(entries.count)
      entries.append(EnglishEntry())
      words.append(parts)
      phrases[key] = slot
    }
    change(&entries[Int(slot.entry)])
    if parts.count > 1, parts.last == Self.to {
      entries[Int(slot.entry)].takesInfinitive = true
    }
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
