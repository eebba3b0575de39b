/// A company, agency, person … and what is said about it.
public struct EntityRow: Hashable, Sendable {
  public var key = ""
  /// The name most used; by language of the documents in ``names``.
  public var name = ""
  public var names: [String: String] = [:]
  public var type = MentionType.company
  public var ticker: String?
  public var industry: Industry?
  /// What a person is, as a document words it: 대표이사, chief executive.
  public var title: String?
  /// Roles in events, sorted.
  public var roles: [String] = []
  public var mentions = 0
  /// Numbers of the documents that mention it.
  public var documents: [Int] = []
  /// Share of its mentions in the mentions of the most named entity of its type, 0…1.
  public var relevance = 0.0
  /// Claims of which it is the target.
  public var impact = Impact()
  public var certainties: [Certainty: Int] = [:]
  public var ledger: [Int] = []

  public init() {}
}

public struct EventRow: Hashable, Sendable {
  public struct Actor: Hashable, Sendable {
    public var entity: String
    public var name: String
    public var role: String

    public init(entity: String, name: String, role: String) {
      self.entity = entity
      self.name = name
      self.role = role
    }
  }

  public var id = ""
  public var type = ""
  public var date: String?
  public var status = Event.Status.announced
  public var actors: [Actor] = []
  public var stated: Int?
  public var named = 0
  /// From the speaker to the reporter, as far as the claims of the document tell.
  public var sourceChain: [String] = []
  public var document = 0
  public var evidence = 0

  public init() {}
}

public struct FigureRow: Hashable, Sendable {
  public var document = 0
  public var evidence = 0
  public var span = Span(0, 0)
  /// As written.
  public var text = ""
  public var kind = Quantity.Kind.number
  public var value: String?
  public var low: String?
  public var high: String?
  public var unit: String?
  public var approximate = false
  public var bound: Quantity.Bound?
  public var measure: String?
  public var comparison: String?
  public var ledger: [Int] = []

  public init() {}
}

public struct ConditionRow: Hashable, Sendable {
  public var number = 0
  public var kind = ""
  public var text = ""
  public var document = 0
  public var evidence = 0
  /// Claims that hang on it.
  public var ledger: [Int] = []
  /// The first claims on the same industry and channel that point the other way.
  public var opposing: [Int] = []
  /// How many there are in all.
  public var opposingCount = 0

  public init() {}
}

public struct OutlookRow: Hashable, Sendable {
  public var ledger = 0
  public var horizon = Horizon.unspecified
  /// ISO 8601 days; nil without a publication date or a horizon, `to` also when it is open.
  public var from: String?
  public var to: String?
  /// Six months after the window opens.
  public var review: String?

  public init() {}
}

/// One industry and channel on which sources point in different directions.
public struct Disagreement: Hashable, Sendable {
  public var industry: Industry
  public var channel: Channel
  public var up: [Int]
  public var down: [Int]

  public init(industry: Industry, channel: Channel, up: [Int], down: [Int]) {
    self.industry = industry
    self.channel = channel
    self.up = up
    self.down = down
  }
}

public struct GlossaryRow: Hashable, Sendable {
  public var term = ""
  public var short: String?
  public var text = ""
  public var document = 0
  public var evidence = 0

  public init() {}
}

public struct GapRow: Hashable, Sendable {
  public var kind = Gap.Kind.noAmount
  public var detail = ""
  public var document = 0
  /// nil when the gap has no place in the text.
  public var evidence: Int?
  /// For unnamed participants.
  public var stated: Int?
  public var named: Int?

  public init() {}
}

/// Cause → effect as the text says it.
public struct LinkRow: Hashable, Sendable {
  public var cause = ""
  public var effect = ""
  public var marker = ""
  public var document = 0
  public var evidence = 0

  public init() {}
}

public struct CheckRow: Hashable, Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case pass = "PASS"
    case warn = "WARN"
    case fail = "FAIL"
    case skip = "SKIP"
  }
  /// A code: `claims.quoted`, `documents.dated`, …
  public var id: String
  public var status: Status
  public var measured: Double?
  public var threshold: Double?
  /// Verbatim, for people: a path and its reason.
  public var detail: String?

  public init(
    _ id: String, _ status: Status, measured: Double? = nil, threshold: Double? = nil,
    detail: String? = nil
  ) {
    self.id = id
    self.status = status
    self.measured = measured
    self.threshold = threshold
    self.detail = detail
  }
}

/// What is different from the previous report.
public struct Changes: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case new, gone, flipped, certainty
  }

  /// A claim of an earlier ledger.
  public struct Earlier: Hashable, Sendable {
    public var id = ""
    public var industry = Industry.economy
    public var channel = Channel.demand
    public var direction = Direction.none
    public var certainty = Certainty.asserted
    public var target = ""
    public var score = 0.0

    public init() {}
  }

  public struct Row: Hashable, Sendable {
    public var kind: Kind
    /// Ledger number now; nil for what is gone.
    public var ledger: Int?
    public var earlier: Earlier?

    public init(kind: Kind, ledger: Int?, earlier: Earlier?) {
      self.kind = kind
      self.ledger = ledger
      self.earlier = earlier
    }
  }

  /// Net impact of an industry then and now.
  public struct Shift: Hashable, Sendable {
    public var industry: Industry
    public var before: Double
    public var now: Double

    public init(industry: Industry, before: Double, now: Double) {
      self.industry = industry
      self.before = before
      self.now = now
    }
  }

  public var previousRun: String?
  public var rows: [Row] = []
  public var shifts: [Shift] = []
  /// Claims that are the same.
  public var unchanged = 0

  public init() {}
}
