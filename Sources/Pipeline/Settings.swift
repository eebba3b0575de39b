public import Extract
import Render

/// What a pipeline file says, with defaults for what it leaves out. Paths are as they will be opened.
public struct Settings: Sendable, Hashable {
  /// A language of the report: a column of the word tables.
  public struct Language: RawRepresentable, Sendable, Hashable, CaseIterable {
    public let rawValue: String

    public init?(rawValue: String) {
      guard Renderer.languages().contains(rawValue) else { return nil }
      self.rawValue = rawValue
    }

    private init(known: String) { rawValue = known }

    public static let ko = Language(known: "ko")
    public static let en = Language(known: "en")
    public static var allCases: [Language] { Renderer.languages().map { Language(known: $0) } }
  }

  /// Title of the report in any language.
  public var title: String?
  /// Titles by language; they go before ``title``.
  public var titles: [Language: String] = [:]
  public var language = Language.ko
  public var input: [String] = []
  public var output = "output"
  /// Folders of the user's own lexicon rows.
  public var lexicon: [String] = []
  /// ISO 3166 code of the market whose companies the reader looks for.
  public var homeMarket = "KR"
  /// ISO 8601 day of the report; nil takes the newest date of the documents.
  public var asOf: String?
  /// A run whose newest document is older than this on the day of the run is stale; nil never is.
  public var staleAfterDays: Int?
  public var duplicates = Duplicates()
  public var quality = Quality()
  /// Which keys and columns of JSON and CSV hold what.
  public var fields = FieldNames()

  public struct Duplicates: Sendable, Hashable {
    /// Similarity (Jaccard, 0…1) from which two documents say the same.
    public var threshold = 0.8
    /// Days between two publications within which they are compared.
    public var windowDays = 30
  }

  /// Gates: nothing is published when a run falls below them.
  public struct Quality: Sendable, Hashable {
    /// Share of the input files that must have been read, 0…1.
    public var minimumRead = 0.0
  }

  public init() {}

  /// The title in the language of the report; nil takes the usual one.
  var reportTitle: String? { titles[language] ?? title }
}
