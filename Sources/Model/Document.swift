/// A source document as `Extract` hands it on. Schema `pagup.document/1`.
public struct Document: Hashable, Sendable {
  /// `sha256:` and the hexadecimal digest of the source bytes; minimal records keep their own id.
  public var id: String
  /// Where the bytes came from: a path as given, with `!/member` inside archives and `#n` for the
  /// n-th entry (from 1) of a feed, mailbox or JSON Lines file.
  public var source: String?
  public var mediaType: String?
  /// IANA name of the encoding the bytes were read in, lower case.
  public var charset: String?
  public var title: String?
  public var authors: [String]
  public var publisher: String?
  /// ISO 8601, as precise as the source: `2025-12-18`, `2025-12-18T09:30:00+09:00`.
  public var published: String?
  public var updated: String?
  public var url: String?
  /// ISO 639-1: `ko`, `en`, …
  public var language: String?
  public var text: Text
  /// In order, not overlapping, separated by one LF.
  public var blocks: [Block]
  /// What was replaced or cut while reading, for people: `3 bytes are not euc-kr (replaced)`.
  public var warnings: [String]

  public init(id: String, text: Text) {
    self.id = id
    self.text = text
    self.source = nil
    self.mediaType = nil
    self.charset = nil
    self.title = nil
    self.authors = []
    self.publisher = nil
    self.published = nil
    self.updated = nil
    self.url = nil
    self.language = nil
    self.blocks = []
    self.warnings = []
  }
}

/// A part of the page: one heading, paragraph, list item, table row, quotation or caption.
public struct Block: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case heading, paragraph, list, table, quote, caption
  }
  public var kind: Kind
  /// Heading level 1…6; depth of a list item from 1; 0 elsewhere.
  public var level: Int
  public var span: Span

  public init(kind: Kind, level: Int = 0, span: Span) {
    self.kind = kind
    self.level = level
    self.span = span
  }
}
