/// The text of a document: NFC UTF-8 bytes with LF line ends. Everything found in a document points
/// into it with ``Span``; a `String` is made only where a person or another program will read it.
public struct Text: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
  public init(_ string: String) { self.bytes = Array(string.utf8) }

  public var count: Int { bytes.count }

  /// The bytes of a span, without a copy.
  public subscript(span: Span) -> ArraySlice<UInt8> { bytes[span.range] }

  /// A copy of a span as a string; bytes that aren't UTF-8 are replaced by U+FFFD.
  public func string(_ span: Span) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

  public var string: String { String(decoding: bytes, as: UTF8.self) }
}
