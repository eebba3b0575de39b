public import Model

/// Reads source bytes into documents.
///
/// One input gives none, one or many documents: archives, mailboxes, feeds and WARC files hold many.
public struct Extractor: Sendable {
  public init() {}

  /// Reads the bytes of one file; calls `body` once for each document or failure, in input order.
  ///
  /// A member that can't be read is a failure of its own, and the members after it are still served.
  /// - Parameter source: the file's name as given; goes into ``Document/source`` and into errors.
  public func callAsFunction(
    _ bytes: [UInt8], source: String, _ body: (Result<Document, ExtractError>) -> Void
  ) {
    body(.failure(ExtractError(place: source, reason: .unknownType)))
  }
}
