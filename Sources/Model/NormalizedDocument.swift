/// A document with its sentences, quantities and dates. Schema `pagup.normalized/1`.
///
/// Spans of each list are ascending; sentences and furniture don't overlap and together hold every
/// character that isn't white space.
public struct NormalizedDocument: Hashable, Sendable {
  public var document: Document
  public var sentences: [Sentence]
  /// Text that is no statement of the document: bylines, copyright lines, photo captions.
  public var furniture: [Furniture]
  public var quantities: [Quantity]
  public var dates: [DateExpression]
  /// Id of the first document that says the same; nil for an original.
  public var duplicateOf: String?

  public init(document: Document) {
    self.document = document
    self.sentences = []
    self.furniture = []
    self.quantities = []
    self.dates = []
    self.duplicateOf = nil
  }

  public var text: Text { document.text }
}

public struct Sentence: Hashable, Sendable {
  public var span: Span
  /// Index into ``Document/blocks``; 0 when the document has none.
  public var block: Int
  /// ISO 639-1; nil when it is the document's.
  public var language: String?

  public init(span: Span, block: Int, language: String? = nil) {
    self.span = span
    self.block = block
    self.language = language
  }
}

public struct Furniture: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case byline, copyright, caption, contact, other
  }
  public var kind: Kind
  public var span: Span

  public init(kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

public struct Quantity: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case money, percent, points, count, number, ratio
  }
  public enum Bound: String, Sendable, CaseIterable {
    case atLeast = "at-least"
    case atMost = "at-most"
    case moreThan = "more-than"
    case lessThan = "less-than"
  }

  public var span: Span
  public var kind: Kind
  /// Exact decimal string; nil when the quantity is a range. Money in units of the currency, percent
  /// as written (`1.88`).
  public var value: String?
  public var low: String?
  public var high: String?
  /// ISO 4217 for money, `%`, `%p`, `bp`, or the counter or unit as written (`명`, `GW`); nil for a
  /// bare number.
  public var unit: String?
  /// 약, 가량, nearly, about …
  public var approximate: Bool
  public var bound: Bound?
  /// What the number measures, as far as the sentence says: `영업이익`, `revenue`.
  public var measure: Span?
  /// What it is compared with: 전년 대비, YoY, `from a year earlier`.
  public var comparison: Span?

  public init(span: Span, kind: Kind, value: String?) {
    self.span = span
    self.kind = kind
    self.value = value
    self.low = nil
    self.high = nil
    self.unit = nil
    self.approximate = false
    self.bound = nil
    self.measure = nil
    self.comparison = nil
  }
}

public struct DateExpression: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable { case date, period, duration }
  public var span: Span
  public var kind: Kind
  /// ISO 8601 as precise as the text: `2025-12-18`, `2025-12`, `2025-Q4`, `2025-H2`, `2025`,
  /// `2025-W51`, intervals `2026/2028`, durations `P3Y`; nil when it can't be resolved.
  public var value: String?

  public init(span: Span, kind: Kind, value: String?) {
    self.span = span
    self.kind = kind
    self.value = value
  }
}
