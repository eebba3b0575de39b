public import Model

/// Gathers analyses into a report. Order-free and associative: any order of `add` and any tree of
/// `merge` gives the same report, so that parts can be folded on different machines.
///
/// A document is counted once, by its id.
public struct ReportFold: Sendable {
  private var parts: [String: PackedPart] = [:]
  private var shared = SharedStrings()
  private var textBytes = 0
  private var claims = 0

  /// A report of more documents or bytes shows cited sentences only.
  static let textDocuments = 200
  static let textLimit = 4 << 20
  /// From so many claims on, figures and sentences that no claim rests on are left out.
  static let claimLimit = 200_000

  public init() {}

  public var count: Int { parts.count }

  /// - Complexity: O(claims + mentions) of the document; its text is not kept but for cited sentences.
  public mutating func add(_ analysis: Analysis) {
    insert(DocumentPart(analysis))
  }

  public mutating func merge(_ other: ReportFold) {
    for part in other.parts.values { insert(part.unpacked(other.shared)) }
  }

  /// Numbers, scores and sums everything. Consumes the fold, so that its parts are let go of as their
  /// rows are taken over.
  public consuming func finish(_ settings: ReportSettings) -> Report {
    let sorted = parts.values.sorted {
      ($0.document.published ?? "~", $0.document.id) < (
        $1.document.published ?? "~", $1.document.id
      )
    }
    parts = [:]
    var assembly = ReportAssembly(settings: settings, parts: sorted, shared)
    shared = SharedStrings()
    var report = assembly.report()
    report.run.figuresOfClaimsOnly = claims > Self.claimLimit
    return report
  }

  /// Keeps one of two readings of the same document, whichever comes first: the choice depends on
  /// their content alone.
  private mutating func insert(_ part: DocumentPart) {
    var part = part
    if let packed = parts[part.document.id] {
      let known = packed.unpacked(shared)
      guard known != part, !known.precedes(part) else { return }
      textBytes -= known.size
      claims -= known.claims.count
      parts[part.document.id] = nil
    }
    limit(&part)
    parts[part.document.id] = PackedPart(part, &shared)
  }

  /// Leaves out what a report of this size has no room for. It depends on totals alone, which only grow,
  /// so that the order of documents doesn't matter.
  private mutating func limit(_ part: inout DocumentPart) {
    let textsBefore = parts.count <= Self.textDocuments && textBytes <= Self.textLimit
    let figuresBefore = claims <= Self.claimLimit
    textBytes += part.size
    claims += part.claims.count
    let texts = parts.count < Self.textDocuments && textBytes <= Self.textLimit
    let figures = claims <= Self.claimLimit
    if !texts { part.document.text = nil }
    if !figures { part.keepFiguresOfClaims() }
    if textsBefore, !texts {
      for (id, part) in parts { parts[id] = part.withoutText }
    }
    if figuresBefore, !figures {
      for (id, packed) in parts {
        var part = packed.unpacked(shared)
        part.keepFiguresOfClaims()
        parts[id] = PackedPart(part, &shared)
      }
    }
  }
}

/// What a report is told beside the analyses.
public struct ReportSettings: Sendable {
  public var title: String?
  /// ISO 8601 day the report speaks for; nil takes the latest publication date.
  public var asOf: String?
  public var runID = ""
  public var version = ""
  public var lexiconVersion = ""
  public var lexiconHash = ""
  public var weights = ScoreWeights()
  public var quarantined: [ReportRun.Quarantined] = []
  /// The ledger of the report before; nil when there is none.
  public var previous: [Changes.Earlier]?
  public var previousRun: String?
  /// Days after which the latest document makes the report stale, counted to `asOf`.
  public var staleAfterDays = 30
  /// The names that the lexicon has for entities, by language.
  public var names: @Sendable (Set<String>) -> [String: [String: String]] = { _ in [:] }

  public init() {}
}
