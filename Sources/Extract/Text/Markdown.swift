import Model

/// Reads Markdown (CommonMark block structure; front matter as metadata): headings, lists, tables,
/// quotes and paragraphs, with inline marks taken off.
struct Markdown: Sendable {
  /// Two different marks of Markdown that plain text doesn't have by chance: ATX headings, links,
  /// fences, table rulers, strong emphasis; or front matter with its end.
  static func looksLike(_ head: ArraySlice<UInt8>) -> Bool {
    head.withUnsafeBufferPointer { b in
      if holdsFrontMatter(b) { return true }
      var marks = Marks()
      var headings = 0
      var start = 0
      let hasLink = ByteWords.first(0x5D, b, 0, b.count) < b.count
      let hasStars = ByteWords.first(0x2A, b, 0, b.count) < b.count
      for number in 0..<400 where start < b.count {
        let end = ByteWords.first(0x0A, b, start, b.count)
        var i = start
        while i < end, b[i] <= 0x20 { i += 1 }
        let text = Slice(base: b, bounds: i..<end)
        start = end + 1
        switch text.first {
        case 0x23 where headingLevel(head[(head.startIndex + i)..<(head.startIndex + end)]) > 0:
          marks.insert(.heading)
          headings += 1
        case 0x60 where text.starts(with: "```".utf8): marks.insert(.fence)
        case 0x7C, 0x3A: if isRuler(text) { marks.insert(.table) }
        case 0x2D:
          if number == 0, text.prefix(4).filter({ $0 > 0x20 }).elementsEqual("---".utf8) {
            marks.insert(.front)
          }
          if isRuler(text) { marks.insert(.table) }
        default: break
        }
        if hasLink, holdsLink(b, i, end) { marks.insert(.link) }
        if hasStars, holdsStrong(b, i, end) { marks.insert(.strong) }
      }
      return marks.rawValue.nonzeroBitCount >= 2 || marks == .heading && headings >= 2
    }
  }

  private struct Marks: OptionSet {
    let rawValue: UInt8
    static let front = Marks(rawValue: 1)
    static let heading = Marks(rawValue: 2)
    static let fence = Marks(rawValue: 4)
    static let table = Marks(rawValue: 8)
    static let link = Marks(rawValue: 16)
    static let strong = Marks(rawValue: 32)
  }

  /// `---`, lines of `key: value`, `---`.
  private static func holdsFrontMatter(_ b: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    for number in 0..<60 where start < b.count {
      let end = ByteWords.first(0x0A, b, start, b.count)
      let line = Slice(base: b, bounds: start..<end)
      start = end + 1
      let isRule = line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 <= 0x20 }
      if number == 0 {
        guard isRule else { return false }
      } else if isRule {
        return number > 1
      } else if let first = line.first, first > 0x20, first != 0x2D, first != 0x23,
        !line.contains(0x3A)
      {
        return false
      }
    }
    return false
  }

  /// `[…](`
  private static func holdsLink(_ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var i = ByteWords.first(0x5D, b, start, end)
    while i + 1 < end {
      if b[i + 1] == 0x28 { return ByteWords.first(0x5B, b, start, i) < i }
      i = ByteWords.first(0x5D, b, i + 1, end)
    }
    return false
  }

  /// `**…**`
  private static func holdsStrong(
    _ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var seen = 0
    var i = ByteWords.first(0x2A, b, start, end)
    while i + 1 < end {
      if b[i + 1] == 0x2A {
        seen += 1
        if seen == 2 { return true }
        i += 1
      }
      i = ByteWords.first(0x2A, b, i + 1, end)
    }
    return false
  }

  func callAsFunction(_ bytes: [UInt8]) -> Document {
    var reader = MarkdownReader()
    var lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A }[...]
    reader.frontMatter(&lines)
    for line in lines { reader.line(line) }
    reader.flush()
    let title = reader.fields["title"] ?? reader.firstHeading
    let (text, blocks) = reader.builder.finish()
    var document = Document(id: "", text: text)
    document.mediaType = "text/markdown"
    document.blocks = blocks
    document.title = title
    document.published = reader.fields["date"] ?? Self.dateLine(text, blocks)
    document.authors = reader.fields["author"].map { [$0] } ?? []
    document.language = Language.of(text.bytes, declared: reader.fields["lang"])
    return document
  }

  /// The date of a short line under the title that says little else: `*20 December 2024*`.
  private static func dateLine(_ text: Text, _ blocks: [Block]) -> String? {
    for block in blocks.prefix(3) where block.kind == .paragraph && block.span.count <= 80 {
      let line = text.string(block.span)
      guard let date = DateReader(monthFirst: true).first(line) else { continue }
      let rest = line.utf8.dropFirst(date.range.upperBound).count + date.range.lowerBound
      if rest <= 24 { return date.iso }
    }
    return nil
  }

  static func trim(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var out = line
    while let byte = out.first, byte <= 0x20 { out = out.dropFirst() }
    while let byte = out.last, byte <= 0x20 { out = out.dropLast() }
    return out
  }

  /// 1…6 for `# Heading`, else 0.
  static func headingLevel(_ line: ArraySlice<UInt8>) -> Int {
    let marks = line.prefix { $0 == 0x23 }.count
    guard marks >= 1, marks <= 6, line.count > marks + 1 else { return 0 }
    return line[line.startIndex + marks] == 0x20 ? marks : 0
  }

  /// `| --- | :-: |`
  static func isRuler(_ line: some Collection<UInt8>) -> Bool {
    line.contains(0x7C) && line.contains(0x2D)
      && line.allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 || $0 == 0x0D }
  }

  static func find(_ text: ArraySlice<UInt8>, _ pattern: String.UTF8View) -> Int? {
    let wanted = Array(pattern)
    guard let first = wanted.first else { return nil }
    var i = text.startIndex
    while let hit = text[i...].firstIndex(of: first) {
      if text[hit...].starts(with: wanted) { return hit }
      i = hit + 1
    }
    return nil
  }
}
