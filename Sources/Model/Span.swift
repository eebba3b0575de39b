/// A half-open range of UTF-8 byte offsets into the text of one document.
public struct Span: Hashable, Sendable, Comparable {
  public var start: Int32
  public var end: Int32

  public init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && end >= start, "a span is a half-open range of byte offsets")
    self.start = Int32(start)
    self.end = Int32(end)
  }

  public var range: Range<Int> { Int(start)..<Int(end) }
  public var count: Int { Int(end - start) }
  public var isEmpty: Bool { start == end }

  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// Orders by start, then by end.
  public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
