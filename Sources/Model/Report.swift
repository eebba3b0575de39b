/// What the documents say together: codes, numbers and verbatim text, but no prose, so that it can be
/// rendered in any language. The lists refer to each other by number (from 1): `L3` is `ledger[2]`,
/// `S4` is `evidence[3]`, `D1` is `documents[0]`, `C2` is `conditions[1]`.
public struct Report: Hashable, Sendable {
  public var run = ReportRun()
  /// By publication date, then by id.
  public var documents: [ReportDocument] = []
  /// By document, then by place in the text.
  public var ledger: [LedgerRow] = []
  /// The sentences that anything below leads back to, by document and place.
  public var evidence: [EvidenceRow] = []
  /// By rank: size of the net impact, descending.
  public var industries: [IndustryImpact] = []
  /// One entry for each industry × channel with claims, in the order of the codes.
  public var byChannel: [ImpactCell<Channel>] = []
  /// One entry for each industry × horizon with claims.
  public var byHorizon: [ImpactCell<Horizon>] = []
  /// All claims together.
  public var total = Impact()
  /// By relevance, descending.
  public var entities: [EntityRow] = []
  /// By date, then by document.
  public var events: [EventRow] = []
  public var figures: [FigureRow] = []
  public var conditions: [ConditionRow] = []
  /// By horizon, then by ledger number.
  public var outlook: [OutlookRow] = []
  public var disagreements: [Disagreement] = []
  public var glossary: [GlossaryRow] = []
  public var gaps: [GapRow] = []
  public var links: [LinkRow] = []
  public var coverage = Coverage()
  public var checks: [CheckRow] = []
  /// nil when there is no earlier report to compare with.
  public var changes: Changes?

  public init() {}
}

/// What a run says about itself.
public struct ReportRun: Hashable, Sendable {
  public var title: String?
  /// ISO 8601 day; the latest publication date when none is set. nil when no document has one.
  public var asOf: String?
  public var id = ""
  /// Version of pagup.
  public var version = ""
  public var lexiconVersion = ""
  public var lexiconHash = ""
  public var weights = ScoreWeights()
  /// Inputs that could not be read, with their reason.
  public var quarantined: [Quarantined] = []
  /// True in a very large report, which keeps figures only where a claim rests on them.
  public var figuresOfClaimsOnly = false

  public struct Quarantined: Hashable, Sendable {
    public var source: String
    public var reason: String

    public init(source: String, reason: String) {
      self.source = source
      self.reason = reason
    }
  }

  public init() {}
}

/// The numbers behind a score; all 0…1. Defaults and reasons: docs/method.md, Scores.
public struct ScoreWeights: Hashable, Sendable {
  public var asserted = 1.0
  public var probable = 0.7
  public var possible = 0.4
  public var uncommitted = 0.0
  /// Relevance of a claim on an industry that the title or the lead of its document names.
  public var lead = 1.0
  /// Relevance of any other claim.
  public var body = 0.8
  /// Share of its relevance that a claim keeps when no rule but the statistical model found it.
  public var learned = 0.5
  /// Novelty of a claim that its document has made before (same target, channel and direction).
  public var repeated = 0.5
  /// Novelty of claims in a document that repeats another one.
  public var duplicate = 0.0

  public init() {}
}

public struct ReportDocument: Hashable, Sendable {
  public var number = 0
  public var id = ""
  public var source: String?
  public var title: String?
  public var publisher: String?
  public var published: String?
  public var url: String?
  public var language: String?
  public var mediaType: String?
  public var sentences = 0
  public var claims = 0
  /// Number of the document that says the same; nil for an original.
  public var duplicateOf: Int?
  /// 1 for an original, then 0.75, 0.5625 … for each document that repeats it.
  public var novelty = 1.0
  public var warnings: [String] = []
  /// The whole text; nil in reports of many documents.
  public var text: SourceText?

  public init() {}
}

/// A document's text with its parts, as far as a reader of the report needs them.
public struct SourceText: Hashable, Sendable {
  public var text: Text
  public var blocks: [Block]

  public init(text: Text, blocks: [Block]) {
    self.text = text
    self.blocks = blocks
  }
}

/// How much of the input was read.
public struct Coverage: Hashable, Sendable {
  public var documents = 0
  /// Documents that repeat another one.
  public var duplicates = 0
  public var quarantined = 0
  public var sentences = 0
  /// Sentences that make a claim.
  public var withClaim = 0
  /// Sentences with a direction, a plan, a forecast or a condition, but no claim.
  public var labelled = 0
  /// The rest.
  public var left = 0

  public init() {}
}
