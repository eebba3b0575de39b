public import Model

/// Gathers analyses into a report. Order-free and associative: any order of `add` and any tree of
/// `merge` gives the same report, so that parts can be folded on different machines.
///
/// A document is counted once, by its id.
public struct ReportFold: Sendable {
  private var parts: [String: DocumentPart] = [:]
  private var common = CommonStrings()

  public init() {}

  public var count: Int { parts.count }

  /// - Complexity: O(claims + mentions) of the document; its text is not kept but for cited sentences.
  public mutating func add(_ analysis: Analysis) {
    var part = DocumentPart(analysis)
    common.share(&part)
    insert(part)
  }

  public mutating func merge(_ other: ReportFold) {
    for part in other.parts.values { insert(part) }
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
    var assembly = ReportAssembly(settings: settings, parts: sorted)
    return assembly.report()
  }

  /// Keeps one of two readings of the same document, whichever comes first: the choice depends on
  /// their content alone.
  private mutating func insert(_ part: DocumentPart) {
    guard let known = parts[part.document.id], known != part else {
      parts[part.document.id] = part
      return
    }
    parts[part.document.id] = known.precedes(part) ? known : part
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

  public init() {}
}
