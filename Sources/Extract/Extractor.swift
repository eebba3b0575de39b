public import Model

private import Digest

/// Reads source bytes into documents.
///
/// One input gives none, one or many documents: archives, mailboxes, feeds and WARC files hold many.
public struct Extractor: Sendable {
  /// The longest text file or page that is read, in bytes; longer ones are an error.
  public var maximumTextBytes = 64 << 20
  /// The longest HTML page, in bytes. A page of nothing but tags takes 66 times its size in memory (gumbo
  /// 0.10, measured on 54 MB of `<p>a<b>c</b>`).
  public var maximumPageBytes = 8 << 20

  /// What one input may cost beyond that.
  public var limits = Limits()
  /// Which keys of JSON and which columns of CSV hold what.
  public var fields = FieldNames()

  /// Whether captions of pictures on pages stay in the text, as blocks of their own kind.
  public var keepsCaptions = false

  public init() {}

  /// Reads the bytes of one file; calls `body` once for each document or failure, in input order.
  ///
  /// A member that can't be read is a failure of its own, and the members after it are still served.
  /// - Parameter source: the file's name as given; goes into ``Document/source`` and into errors.
  public func callAsFunction(
    _ bytes: [UInt8], source: String, _ body: (Result<Document, ExtractError>) -> Void
  ) {
    withoutActuallyEscaping(body) { body in
      Reading(self, body).read(bytes, source: source)
    }
  }

  /// What is known about bytes from around them: HTTP or MIME headers, the address of the page.
  struct Hints: Sendable {
    /// Encoding from a header; a byte order mark and UTF-8 validity go before it.
    var charset: String?
    var url: String?
    /// A media type from a header, used only to choose between HTML, Markdown and plain text.
    var mediaType: String?
    /// A line of JSON Lines, which is an object or nothing that can be read.
    var isLine = false
    var title: String?
    var published: String?
    var language: String?
  }

  /// Reads bytes that are HTML, Markdown or plain text into one document, with ``Document/id`` of these
  /// bytes.
  func text(
    _ bytes: [UInt8], source: String, hints: Hints
  ) -> Result<Document, ExtractError> {
    guard bytes.count <= maximumTextBytes else {
      return .failure(
        ExtractError(
          place: source,
          reason: .overLimit(what: "bytes", value: bytes.count, limit: maximumTextBytes)))
    }
    let decoded = TextDecoder()(bytes, declared: hints.charset ?? MetaCharset.find(bytes))
    if Self.isBinary(decoded.bytes) {
      return .failure(ExtractError(place: source, reason: .unknownType))
    }
    let type = hints.mediaType == "text/html" ? .html : MediaType.ofText(decoded.bytes[...])
    if type == .html, decoded.bytes.count > maximumPageBytes {
      return .failure(
        ExtractError(
          place: source,
          reason: .overLimit(
            what: "bytes of a page", value: decoded.bytes.count, limit: maximumPageBytes)))
    }
    var document: Document
    switch type {
    case .html: document = HTMLReader(keepsCaptions: keepsCaptions)(decoded.bytes, hints: hints)
    case .markdown: document = Markdown()(decoded.bytes)
    case .plain, .empty: document = PlainText()(decoded.bytes)
    }
    guard document.text.count > 0 else {
      return .failure(ExtractError(place: source, reason: .noText))
    }
    document.id = "sha256:" + SHA256.hex(bytes)
    document.source = source
    document.charset = decoded.charset
    document.warnings = decoded.warnings + document.warnings
    document.url = document.url ?? hints.url
    document.title = document.title ?? hints.title
    document.published = document.published ?? hints.published
    if document.language == nil {
      document.language = Language.of(document.text.bytes, declared: hints.language)
    }
    return .success(document)
  }

  /// Text holds next to no control characters: more than 1 in 50 of the first 8 KB means it is none.
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    let head = min(bytes.count, 8192)
    let controls = bytes.withUnsafeBufferPointer { b in
      var n = 0
      var i = 0
      while i < head {
        if i + 8 <= head, ByteWords.below(ByteWords.load(b, i), 0x20) == 0 {
          i += 8
          continue
        }
        let byte = b[i]
        if byte < 0x20, !(byte >= 0x09 && byte <= 0x0D), byte != 0x1B { n += 1 }
        i += 1
      }
      return n
    }
    return controls * 50 > head
  }
}
