import Model

/// Reads Markdown (CommonMark block structure; front matter as metadata): headings, lists, tables,
/// quotes and paragraphs, with inline marks taken off.
struct Markdown: Sendable {
  /// Two different marks of Markdown that plain text doesn't have by chance: ATX headings, links,
  /// fences, table rulers, strong emphasis; or front matter.
  static func looksLike(_ head: ArraySlice<UInt8>) -> Bool {
    guard
      head.contains(where: { $0 == 0x23 || $0 == 0x5D || $0 == 0x60 || $0 == 0x2D || $0 == 0x2A })
    else { return false }
    var kinds: Set<String> = []
    var first = true
    for line in head.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(400) {
      let text = trim(line)
      if first, text.elementsEqual("---".utf8) { kinds.insert("front") }
      first = false
      if headingLevel(text) > 0 { kinds.insert("heading") }
      if text.starts(with: "```".utf8) { kinds.insert("fence") }
      if isRuler(text) { kinds.insert("table") }
      if let close = find(text, "](".utf8), text[..<close].contains(0x5B) { kinds.insert("link") }
      if let a = find(text, "**".utf8), find(text[(a + 2)...], "**".utf8) != nil {
        kinds.insert("strong")
      }
    }
    return kinds.count >= 2 || kinds == ["heading"] && headings(head) >= 2
  }

  private static func headings(_ head: ArraySlice<UInt8>) -> Int {
    head.split(separator: 0x0A).count { headingLevel(trim($0)) > 0 }
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
  static func isRuler(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(0x7C) && line.contains(0x2D)
      && line.allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
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
