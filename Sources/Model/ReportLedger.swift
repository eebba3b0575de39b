/// One claim as the ledger shows it.
public struct LedgerRow: Hashable, Sendable {
  public var number = 0
  /// The claim's own id, the same in every run: `c` and 12 hexadecimal digits.
  public var id = ""
  public var document = 0
  /// Number of its sentence in the evidence.
  public var evidence = 0
  /// Bytes of the sentence in the document's text.
  public var span = Span(0, 0)
  public var target = ""
  public var targetKind = TargetKind.industry
  public var industry = Industry.economy
  public var entity: String?
  public var channel = Channel.demand
  public var direction = Direction.none
  public var horizon = Horizon.unspecified
  public var certainty = Certainty.asserted
  public var mode = Mode.fact
  public var cause: String?
  public var effect: String?
  /// Who says it, as written; nil for the author.
  public var source: String?
  public var sourceChain: [String] = []
  /// Numbers of the conditions it hangs on.
  public var conditions: [Int] = []
  /// How much, as written.
  public var magnitude: String?
  public var path = ""
  public var rules: [String] = []
  public var certaintyWeight = 0.0
  public var relevance = 0.0
  public var novelty = 0.0
  /// Sign × certainty weight × relevance × novelty, −1…1.
  public var score = 0.0

  public init() {}

  /// False for goals and norms, which are never counted as results.
  public var counts: Bool { mode != .goal && mode != .norm }
}

/// A sentence that is cited.
public struct EvidenceRow: Hashable, Sendable {
  public var number = 0
  public var document = 0
  /// Sentence of the document, from 1.
  public var sentence = 0
  public var span = Span(0, 0)
  /// The heading above it.
  public var section: String?
  public var text = ""
  public var ledger: [Int] = []
  /// Every rule that fired for its claims, once each, in order of firing.
  public var rules: [String] = []

  public init() {}
}

/// Sums over a set of claims. Goals and norms are in `claims` and `goals` only.
public struct Impact: Hashable, Sendable {
  /// Σ score.
  public var net = 0.0
  /// Σ |score|.
  public var gross = 0.0
  public var up = 0
  public var down = 0
  /// Claims without a side (`±`).
  public var change = 0
  public var goals = 0
  public var claims = 0
  /// Claims that are possible or uncommitted.
  public var uncertain = 0
  /// Documents that say something of their own: copies count with their original.
  public var sources = 0

  public init() {}

  /// net / gross, −1…1; 0 when nothing is scored.
  public var balance: Double { gross == 0 ? 0 : net / gross }
  /// 0…1.
  public var uncertainShare: Double { claims == 0 ? 0 : Double(uncertain) / Double(claims) }
}

/// One cell of a matrix.
public struct ImpactCell<Column: Hashable & Sendable>: Hashable, Sendable {
  public var industry: Industry
  public var column: Column
  public var impact: Impact
  public var ledger: [Int]

  public init(industry: Industry, column: Column, impact: Impact, ledger: [Int]) {
    self.industry = industry
    self.column = column
    self.impact = impact
    self.ledger = ledger
  }
}

public struct IndustryImpact: Hashable, Sendable {
  public var industry: Industry
  public var rank = 0
  public var impact = Impact()
  public var ledger: [Int] = []
  /// The best and the worst rank under the other weights.
  public var rankRange = 0...0
  /// True when sign and rank (± 1) hold under all other weights.
  public var stable = true

  public init(industry: Industry) { self.industry = industry }
}
