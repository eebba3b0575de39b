import Lexicon
import Model

/// What a word of the tables says.
struct Sense: Sendable {
  enum Kind: UInt8, Sendable {
    /// Has a prior: 매출 +1.
    case thing
    /// Multiplies the prior of its theme: 증가 +1, 감소 −1.
    case quantity
    /// Good or bad whatever the theme: 개선.
    case quality
    /// Turns a theme round that is bad: 해소.
    case damp
    /// Says good or bad by itself: 수혜.
    case evaluation
    /// Acts on somebody: 수주.
    case action
  }

  var word: String
  var kind: Kind
  /// Prior of a thing, direction of a change; 0 has no side.
  var sign: Int
  /// Prior assumed for a theme that is in no table.
  var unknown = 1
  var channel: Channel?
  var industry: Industry?
  /// The thing itself is the target (유가), not who has it.
  var isOwnTarget = false
  /// Who is affected by an action.
  var role = ActionRole.subject
  /// A change that names a thing too (성장): as a theme it is known.
  var isAlsoThing = false
  /// Counts as a plan, goal, norm or forecast only: 개발했다 is a product described.
  var isOpenOnly = false
  /// Its noun alone is an event: 파업, 감산.
  var isEvent = false
  /// Says that a thing is there: 발생하다, 이뤄지다.
  var isExistence = false
  /// An adjective: counts as a change when it is compared.
  var isAdjective = false

  /// 목표주가, 추정치: what analysts raise and cut.
  var isRevisable = false
  /// 이익, 흑자: what turns into a loss.
  var isProfit = false
  /// 전망치, 예상: what others are measured by.
  var isExpectation = false
  /// 공급 계약.
  var isContract = false

  enum ActionRole: String, Sendable { case subject, object, dative }

  /// Reads off the word what its form says.
  mutating func classify(_ bytes: ArraySlice<UInt8>, _ grammar: KoreanGrammar) {
    isRevisable = grammar.ends(bytes, with: .revisable)
    isProfit = channel == .earnings && sign > 0 && grammar.holds(bytes, .profit)
    isExpectation = grammar.ends(bytes, with: .expectation)
    isContract = grammar.ends(bytes, with: .contract)
  }
}

/// A word that names an industry, a technology, an economy or a market.
struct Term: Sendable {
  var industry: Industry
  var kind: TargetKind
}

/// How sure, and what kind of statement (a row of `modality.ko.csv`).
struct ModalPattern: Sendable {
  var pattern: String
  var certainty: Certainty
  var mode: Mode
}

/// The Korean tables, ready for use.
struct KoreanLexicon: Sendable {
  var nouns: Matcher
  var nounSenses: [Sense]
  /// Verb and adjective stems.
  var verbs: [String: Sense]
  /// Adverbs that compare: 빨리.
  var adverbs = ByteTable<Sense>()
  /// Nouns with a sense only beside a verb, by its stem: 문 of 문을 닫다.
  var idioms: [String: [Sense]] = [:]
  /// Nouns that take 하다/되다.
  var nounVerbs: [String: Sense]
  /// Nouns that take 하다/되다 as an action: 수주하다.
  var actions: [String: [Sense]]
  var terms: Matcher
  var termValues: [Term]
  var modals: Matcher
  var modalValues: [ModalPattern]
  /// Nouns that carry a predicate on: 전망, 계획.
  var modalNouns: Set<String>
  /// Of these, the ones that make a plan or goal of what they carry: 방안.
  var planNouns: Set<String>
  /// Nouns that stand before a company's name: 게임사.
  var beforeNames = ByteSet()
  /// Nouns that are a target with the industry of the document: 업체들.
  var groups: Set<String>
  /// Nouns that carry a change without adding to it: 폭, 추세, 기회.
  var carriers: Set<String>
  var horizons: Matcher
  var horizonValues: [Horizon]
  var tones: Matcher
  var toneValues: [Int]
  var conditionKinds: Matcher
  var conditionValues: [(kind: String, tie: ConditionTie?)]
  let grammar: KoreanGrammar
  var reporting: Set<String>
  var causes: Matcher
  var causeValues: [String]
  let channelCues: CueTable<Channel>
  let industryCues: CueTable<Industry>

  init(_ lexicon: Lexicon) throws(LexiconError) {
    var words = WordNumbers(capacity: 8192)
    nounSenses = []
    nounSenses.reserveCapacity(8192)
    verbs = [:]
    nounVerbs = [:]
    actions = [:]
    try Self.readThings(lexicon, &nounSenses, &words)
    try Self.readChanges(lexicon, &nounSenses, &words, &verbs, &nounVerbs, &adverbs)
    idioms = try Self.readIdioms(lexicon)
    try Self.readEvaluations(lexicon, &nounSenses, &words)
    try Self.readActions(lexicon, &nounSenses, &words, &actions)
    grammar = try KoreanGrammar(lexicon)
    for i in nounSenses.indices { nounSenses[i].classify(words.word(i), grammar) }
    nouns = Matcher(nounSenses.indices.map { words.word($0) })

    let termRows = try lexicon.rows("industry-terms.ko", ["term", "industry", "kind"])
    terms = Matcher(termRows.map { $0.bytes(0) })
    termValues = []
    termValues.reserveCapacity(termRows.count)
    for row in termRows {
      termValues.append(
        Term(
          industry: try row.code(1, bytes: Industry.init(code:)),
          kind: try row.code(2, TargetKind.init)))
    }

    modalValues = []
    modalNouns = []
    planNouns = []
    for row in try lexicon.rows("modality.ko", ["pattern", "certainty", "mode", "kind"]) {
      modalValues.append(
        ModalPattern(
          pattern: row[0], certainty: try row.code(1, Certainty.init),
          mode: try row.code(2, Mode.init)))
      if row[3] == "noun" { modalNouns.insert(row[0]) }
      if row[3] == "noun", [.plan, .goal].contains(try row.code(2, Mode.init)) {
        planNouns.insert(row[0])
      }
    }
    modals = Matcher(modalValues.map { Array($0.pattern.utf8) })

    let companyNouns = try lexicon.rows("company-nouns.ko", ["noun", "kind"])
    for row in companyNouns where !row.holds(1, "group") { beforeNames.insert(row.bytes(0)) }
    groups = Set(companyNouns.filter { $0[1] != "before" }.map { $0[0] })

    carriers = Set(try lexicon.rows("carriers.ko", ["noun"]).map { $0[0] })
    let horizonRows = try lexicon.rows("horizons.ko", ["pattern", "horizon"])
    horizons = Matcher(horizonRows.map { $0.bytes(0) })
    horizonValues = []
    for row in horizonRows { horizonValues.append(try row.code(1, Horizon.init)) }

    let toneRows = try lexicon.rows("tones.ko", ["pattern", "direction"])
    tones = Matcher(toneRows.map { $0.bytes(0) })
    toneValues = []
    for row in toneRows { toneValues.append(try row.sign(1)) }

    let conditionRows = try lexicon.rows("conditions.ko", ["pattern", "kind", "tie"])
    conditionKinds = Matcher(conditionRows.map { $0.bytes(0) })
    conditionValues = []
    for row in conditionRows {
      let tie = row[2].isEmpty ? nil : try row.code(2, ConditionTie.init)
      conditionValues.append((row[1], tie))
    }
    reporting = Set(try lexicon.rows("reporting.ko", ["verb"]).map { $0[0] })
    causeValues = try lexicon.rows("causes.ko", ["marker"]).map { $0[0] }
    channelCues = try CueTable(
      "channel-cues.ko", "channel", lexicon: lexicon, code: Channel.init(code:),
      stem: EnglishStem.hash)
    industryCues = try CueTable(
      "industry-cues.ko", "industry", lexicon: lexicon, code: Industry.init(code:),
      stem: EnglishStem.hash)
    causes = Matcher(causeValues.map { Array($0.utf8) })
  }
}
