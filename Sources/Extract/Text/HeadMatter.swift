/// Title, date and byline at the top of a plain text.
struct HeadMatter {
  var title: String?
  var published: String?
  var authors: [String] = []
  var publisher: String?

  /// The first line is a title when it stands apart: a blank line, a date or a byline follows, or a
  /// paragraph at least twice as wide.
  mutating func isTitle(
    _ b: UnsafeBufferPointer<UInt8>, _ line: Lines.Line, next: Lines.Line?
  ) -> Bool {
    guard let next, line.columns <= 160 else { return false }
    var probe = HeadMatter()
    if probe.read(b, line) { return false }
    return next.afterBlank || next.columns >= 2 * line.columns || probe.read(b, next)
  }

  /// Reads a date line, a byline or a labelled line; false when the line is something else.
  mutating func read(_ b: UnsafeBufferPointer<UInt8>, _ line: Lines.Line) -> Bool {
    false
  }
}
