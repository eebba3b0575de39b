/// Which keys of JSON objects and which columns of CSV files hold what.
///
/// A list names candidates in order of preference, compared without case. A name with dots goes into nested
/// objects (`article.body`), through all elements of a list or the one of a number (`authors.name`,
/// `authors.0.name`); a key that has the dots itself goes first. What is not set here is looked for under
/// the names of `Resources/field-names.csv`.
public struct FieldNames: Hashable, Sendable {
  public var id: [String] = []
  public var text: [String] = []
  public var title: [String] = []
  public var published: [String] = []
  public var authors: [String] = []
  public var publisher: [String] = []
  public var url: [String] = []
  public var language: [String] = []

  public init() {}

  /// What can be set.
  public static let keys = Field.allCases.filter { $0 != .summary }.map(\.rawValue)

  /// Sets the names of one field.
  /// - Returns: false when there is no such field.
  public mutating func set(_ key: String, _ names: [String]) -> Bool {
    switch Field(rawValue: key) {
    case .id: id = names
    case .text: text = names
    case .title: title = names
    case .published: published = names
    case .authors: authors = names
    case .publisher: publisher = names
    case .url: url = names
    case .language: language = names
    case .summary, nil: return false
    }
    return true
  }

  /// Whether a name has something on both sides of each dot.
  public static func isPath(_ name: String) -> Bool {
    !name.isEmpty
      && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
        $0.contains { !$0.isWhitespace }
      }
  }

  /// What the names say, spelled out: equal for equal names.
  public var summary: String {
    Field.allCases.map { "\($0.rawValue) \(own($0).joined(separator: "|"))" }.joined(separator: ";")
  }

  enum Field: String, CaseIterable {
    case id, title, text, published, url, publisher, authors, language, summary
  }

  private static let defaults: [Field: [String]] = {
    var out: [Field: [String]] = [:]
    for row in CueTable("field-names").rows where row.count >= 2 {
      if let field = Field(rawValue: row[0]) { out[field, default: []].append(row[1].lowercased()) }
    }
    return out
  }()

  private func own(_ field: Field) -> [String] {
    switch field {
    case .id: id
    case .text, .summary: text
    case .title: title
    case .published: published
    case .authors: authors
    case .publisher: publisher
    case .url: url
    case .language: language
    }
  }

  /// Candidates in order, lower case. The user's stand alone.
  func names(_ field: Field) -> [String] {
    let own = own(field)
    return own.isEmpty ? Self.defaults[field] ?? [] : own.map { $0.lowercased() }
  }

  /// True when one of the names may hold a document's text.
  func hasText(_ columns: [String]) -> Bool {
    let known = Set(names(.text))
    return columns.contains { known.contains($0.lowercased()) }
  }
}
