import Digest
import Model

/// A document while it is read: metadata and blocks, clean from the first byte.
struct Draft {
  /// The source's own name of the document.
  var id: String?
  var mediaType: String?
  var charset: String?
  var title: String?
  var authors: [String] = []
  var publisher: String?
  var published: String?
  var updated: String?
  var url: String?
  var language: String?
  var warnings: [String] = []
  private var builder = BlockBuilder()

  init(mediaType: String) { self.mediaType = mediaType }

  var blocks: [Block] { builder.blocks }
  var byteCount: Int { builder.bytes.count }

  mutating func add(_ kind: Block.Kind, level: Int = 0, _ text: String) {
    builder.append(kind, level: level, text)
  }

  /// The text of a block.
  func text(_ block: Block) -> String {
    String(decoding: builder.bytes[block.span.range], as: UTF8.self)
  }

  /// - Parameter id: digest of the source bytes; nil for an entry among others (of a feed or a table),
  ///   which is known by its own content, so that it stays the same when others come before it.
  func document(id: String?, source: String) -> Document {
    let (text, blocks) = builder.finish()
    let own = [title, url, published].map { Array(($0 ?? "").utf8) + [0] }.flatMap { $0 }
    let digest = id ?? "sha256:" + SHA256.hex(own + text.bytes)
    var document = Document(id: Self.line(self.id) ?? digest, text: text)
    document.source = source
    document.mediaType = mediaType
    document.charset = charset
    document.title = Self.line(title)
    document.authors = authors.compactMap(Self.line)
    document.publisher = Self.line(publisher)
    document.published = published
    document.updated = updated
    document.url = Self.line(url)
    document.language = language ?? Language.of(text.bytes)
    document.blocks = blocks
    document.warnings = warnings
    return document
  }

  /// One line without control characters, trimmed, in NFC; nil when nothing is left.
  static func line(_ text: String?) -> String? {
    guard let text else { return nil }
    let clean = clean(text)
    return clean.isEmpty ? nil : clean
  }

  static func clean(_ text: String) -> String {
    var builder = BlockBuilder()
    builder.append(.paragraph, text)
    return builder.finish().text.string
  }
}

extension Draft {
  /// Appends the blocks of a text read by another reader.
  mutating func append(_ document: Document) {
    for block in document.blocks {
      add(block.kind, level: block.level, document.text.string(block.span))
    }
  }
}
