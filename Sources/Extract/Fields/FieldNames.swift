/// Which keys of JSON objects and which columns of CSV files hold what.
///
/// A list names candidates in order of preference; they are compared without case. What is not set here
/// is looked for under the names of `Resources/field-names.csv`.
public struct FieldNames: Hashable, Sendable {
  public var text: [String] = []
  public var title: [String] = []
  public var date: [String] = []
  public var author: [String] = []
  public var publisher: [String] = []
  public var url: [String] = []
  public var language: [String] = []

  public init() {}

  enum Field: String, CaseIterable {
    case text, summary, title, date, author, publisher, url, language
  }

  private static let defaults: [Field: [String]] = {
    var out: [Field: [String]] = [:]
    for row in CueTable("field-names").rows where row.count >= 2 {
      if let field = Field(rawValue: row[0]) { out[field, default: []].append(row[1].lowercased()) }
    }
    return out
  }()

  /// Candidates in order, lower case. The user's come first and stand alone.
  func names(_ field: Field) -> [String] {
    let own =
      switch field {
      case .text: text
      case .summary: text
      case .title: title
      case .date: date
      case .author: author
      case .publisher: publisher
      case .url: url
      case .language: language
      }
    return own.isEmpty ? Self.defaults[field] ?? [] : own.map { $0.lowercased() }
  }

  /// True when one of the names may hold a document's text.
  func hasText(_ columns: [String]) -> Bool {
    let known = Set(names(.text))
    return columns.contains { known.contains($0.lowercased()) }
  }
}
