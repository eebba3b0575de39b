/// Title, date and byline at the top of a plain text.
struct HeadMatter {
  private(set) var title: String?
  private(set) var published: String?
  private(set) var authors: [String] = []
  private(set) var publisher: String?
  private(set) var url: String?

  private static let labels: [String: String] = {
    var out: [String: String] = [:]
    for row in CueTable("plain-labels").rows where row.count == 2 { out[row[0]] = row[1] }
    return out
  }()

  /// The first line is a title when it stands apart: a blank line, a date or a byline follows, or a
  /// paragraph at least twice as wide.
  func isTitle(_ b: UnsafeBufferPointer<UInt8>, _ line: Lines.Line, next: Lines.Line?) -> Bool {
    guard let next, line.columns <= 160 else { return false }
    var probe = HeadMatter()
    if probe.read(b, line) { return false }
    return next.afterBlank || next.columns >= 2 * line.columns || probe.read(b, next)
  }

  /// Reads a date line, a byline or a labelled line; false when the line is something else.
  mutating func read(_ b: UnsafeBufferPointer<UInt8>, _ line: Lines.Line) -> Bool {
    guard line.columns <= 160 else { return false }
    let bytes = UnsafeBufferPointer(rebasing: b[line.start..<line.end])
    if Self.holdsColon(bytes), labelled(String(decoding: bytes, as: UTF8.self)) { return true }
    guard line.columns <= 80 else { return false }
    let hasDate = bytes.contains { $0 >= 0x30 && $0 <= 0x39 }
    let beginsByline = bytes.prefix(3).elementsEqual("by ".utf8) { $0 | 0x20 == $1 }
    guard hasDate || authors.isEmpty && (beginsByline || Byline.holdsRole(bytes)) else {
      return false
    }
    let text = String(decoding: bytes, as: UTF8.self)
    var found = false
    if hasDate, let date = DateReader(monthFirst: true).first(text),
      Self.letters(text.utf8)
        - Self.letters(text.utf8.dropFirst(date.range.lowerBound).prefix(date.range.count)) <= 48
    {
      published = published ?? date.iso
      found = true
    }
    let isByline = beginsByline && text.split(separator: " ").count <= 8
    if authors.isEmpty, line.form != .full || isByline {
      if let names = Byline.koreanName(text) {
        authors = names
        found = true
      } else if isByline {
        authors = Byline.names(text)
        found = found || !authors.isEmpty
      }
    }
    return found
  }

  /// `:` or `：`.
  private static func holdsColon(_ b: UnsafeBufferPointer<UInt8>) -> Bool {
    if ByteWords.first(0x3A, b, 0, b.count) < b.count { return true }
    let wide = ByteWords.first(0xEF, b, 0, b.count)
    return wide + 2 < b.count && b[wide + 1] == 0xBC && b[wide + 2] == 0x9A
  }

  private mutating func labelled(_ text: String) -> Bool {
    guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return false }
    let label = text[..<colon].split(separator: " ").joined(separator: " ").lowercased()
    guard let field = Self.labels[label] else { return false }
    let value = text[text.index(after: colon)...].split(separator: " ").joined(separator: " ")
    guard !value.isEmpty else { return false }
    switch field {
    case "title": title = title ?? value
    case "published": published = published ?? DateReader().first(value)?.iso
    case "author": if authors.isEmpty { authors = Byline.names(value) }
    case "publisher": publisher = publisher ?? value
    default: url = url ?? (value.hasPrefix("http") ? value : nil)
    }
    return true
  }

  /// Bytes of letters; a syllable counts three.
  private static func letters(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 >= 0x80 || ($1 | 0x20 >= 0x61 && $1 | 0x20 <= 0x7A) ? 1 : 0) }
  }
}
