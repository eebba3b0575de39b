/// A document with what it says about impact. Schema `pagup.analysis/1`.
public struct Analysis: Hashable, Sendable {
  public var normalized: NormalizedDocument
  /// Ascending; mentions of one type don't overlap.
  public var mentions: [Mention]
  /// ``mentions`` once more as longer or shorter stretches of the text, each with its
  /// ``Mention/form``; ascending. Not further mentions: nothing counts them.
  public var forms: [Mention]
  /// One for each sentence, in order.
  public var labels: [SentenceLabel]
  /// By sentence, then by target.
  public var claims: [Claim]
  public var events: [Event]
  public var causalLinks: [CausalLink]
  public var definitions: [Definition]
  public var gaps: [Gap]

  public init(normalized: NormalizedDocument) {
    self.normalized = normalized
    self.mentions = []
    self.forms = []
    self.labels = []
    self.claims = []
    self.events = []
    self.causalLinks = []
    self.definitions = []
    self.gaps = []
  }

  public var document: Document { normalized.document }
  public var text: Text { normalized.document.text }
}

public struct Mention: Hashable, Sendable {
  public var span: Span
  public var type: MentionType
  /// Key of the thing: the gazetteer's (`nvidia`), or made from the name when it isn't known there.
  public var entity: String?
  /// Canonical name: the gazetteer's in the language of the document, else the fullest form found.
  public var name: String?
  /// `EXCHANGE:SYMBOL`.
  public var ticker: String?
  public var industry: Industry?
  /// A person's role as the text words it: 대표이사, chief executive of the carrier.
  public var role: Span?
  /// What the sentence says for this mention; `none` until a claim or headline says more.
  public var direction: Direction
  /// −1…1.
  public var score: Double
  /// How one of ``Analysis/forms`` relates to the name; nil for a mention that counts.
  public var form: Form?

  public enum Form: String, Sendable, CaseIterable {
    /// The name with the title that touches it: 김철수 장관, 배우 김민수.
    case titled
    /// The name with the larger place or body it belongs to: 경기도 수원시, 전남 목포경찰서.
    case full
    /// The land or town a body is named by: 일본 in 일본 정부, 은평 in 은평경찰서.
    case part
  }

  public init(span: Span, type: MentionType) {
    self.span = span
    self.type = type
    self.entity = nil
    self.name = nil
    self.ticker = nil
    self.industry = nil
    self.role = nil
    self.direction = .none
    self.score = 0
    self.form = nil
  }
}

public struct SentenceLabel: Hashable, Sendable {
  public var sentence: Int
  public var direction: Direction
  /// −1…1.
  public var score: Double
  public var forward: Bool
  public var certainty: Certainty
  public var mode: Mode
  public var horizon: Horizon

  public init(sentence: Int) {
    self.sentence = sentence
    self.direction = .none
    self.score = 0
    self.forward = false
    self.certainty = .asserted
    self.mode = .fact
    self.horizon = .unspecified
  }
}

/// One sentence × one target × one channel.
public struct Claim: Hashable, Sendable {
  public struct Target: Hashable, Sendable {
    public var span: Span
    public var kind: TargetKind
    public var industry: Industry
    /// Key of a mention's entity when the target is one.
    public var entity: String?

    public init(span: Span, kind: TargetKind, industry: Industry, entity: String? = nil) {
      self.span = span
      self.kind = kind
      self.industry = industry
      self.entity = entity
    }
  }

  public struct Condition: Hashable, Sendable {
    /// A code of the lexicon: `commercialization`, `funding`, `regulation`, `market`, `other`, …
    public var kind: String
    public var span: Span

    public init(kind: String, span: Span) {
      self.kind = kind
      self.span = span
    }
  }

  /// Stable for the same document, sentence, target, channel: `c` and 12 hexadecimal digits.
  public var id: String
  public var sentence: Int
  /// The sentence.
  public var span: Span
  public var target: Target
  public var channel: Channel
  public var direction: Direction
  /// How the sign came about, for people: `매출(+1) × 확대(+1)`.
  public var path: String
  public var horizon: Horizon
  public var certainty: Certainty
  public var mode: Mode
  public var cause: Span?
  public var effect: Span?
  /// Who says it, as written; nil for the author.
  public var source: Span?
  /// From the speaker to the reporter: `DOE`, `Reuters`.
  public var sourceChain: [String]
  public var conditions: [Condition]
  /// Index into ``NormalizedDocument/quantities`` of how much.
  public var magnitude: Int?
  /// Certainty × relevance, 0…1.
  public var weight: Double
  /// Sign × weight, −1…1; 0 for goals, norms and `±`.
  public var score: Double
  /// Names of the rules that fired, in order.
  public var rules: [String]

  public init(sentence: Int, span: Span, target: Target, channel: Channel, direction: Direction) {
    self.id = ""
    self.sentence = sentence
    self.span = span
    self.target = target
    self.channel = channel
    self.direction = direction
    self.path = ""
    self.horizon = .unspecified
    self.certainty = .asserted
    self.mode = .fact
    self.cause = nil
    self.effect = nil
    self.source = nil
    self.sourceChain = []
    self.conditions = []
    self.magnitude = nil
    self.weight = 0
    self.score = 0
    self.rules = []
  }
}

public struct Event: Hashable, Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case announced, signed, planned
    case inForce = "in-force"
  }

  public struct Participant: Hashable, Sendable {
    public var entity: String
    /// `initiator`, `participant`, `target`, `location`, `reporter`.
    public var role: String

    public init(entity: String, role: String) {
      self.entity = entity
      self.role = role
    }
  }

  public var id: String
  /// A path of the lexicon: `cooperation/agreement`.
  public var type: String
  public var date: String?
  public var sentence: Int
  public var span: Span
  public var participants: [Participant]
  /// Participants the text counts (`24개 기관`); nil when it gives no number.
  public var stated: Int?
  /// Participants it names.
  public var named: Int
  public var status: Status

  public init(type: String, sentence: Int, span: Span, status: Status) {
    self.id = ""
    self.type = type
    self.date = nil
    self.sentence = sentence
    self.span = span
    self.participants = []
    self.stated = nil
    self.named = 0
    self.status = status
  }
}

public struct CausalLink: Hashable, Sendable {
  public var sentence: Int
  public var cause: Span
  public var effect: Span
  public var marker: String

  public init(sentence: Int, cause: Span, effect: Span, marker: String) {
    self.sentence = sentence
    self.cause = cause
    self.effect = effect
    self.marker = marker
  }
}

public struct Definition: Hashable, Sendable {
  public var term: String
  public var short: String?
  /// The explanation.
  public var span: Span

  public init(term: String, short: String?, span: Span) {
    self.term = term
    self.short = short
    self.span = span
  }
}

/// Something the text leaves open.
public struct Gap: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case noAmount = "no-amount"
    case noPeriod = "no-period"
    case unnamedParticipants = "unnamed-participants"
    case noSpeaker = "no-speaker"
    case noFigures = "no-figures"
    case noHomeCompany = "no-home-company"
  }
  public var kind: Kind
  /// Numbers and names only, for people: `24 stated, 8 named`.
  public var detail: String
  /// Where in the text, when there is a place.
  public var span: Span?

  public init(kind: Kind, detail: String, span: Span? = nil) {
    self.kind = kind
    self.detail = detail
    self.span = span
  }
}
