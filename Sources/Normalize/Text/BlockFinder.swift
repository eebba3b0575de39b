import Model

/// Blocks for text that came without: every line that isn't blank is one.
struct BlockFinder: Sendable {
  /// Longest heading, in bytes.
  static let longestHeading = 120

  func callAsFunction(_ bytes: Bytes) -> [Block] {
    var blocks: [Block] = []
    var start = 0
    while start <= bytes.count {
      var end = first(0x0A, or: 0x09, bytes, from: start, to: bytes.count)
      let hasTab = end < bytes.count && bytes[end] == 0x09
      if hasTab { end = lineEnd(bytes, from: end) }
      let head = skipBlanks(bytes, from: start, to: end)
      if head < end {
        let last = trimBlanks(bytes, before: end, from: head)
        blocks.append(block(bytes, head, last, before: end, hasTab: hasTab))
      }
      start = end + 1
    }
    return blocks
  }

  /// Whether the blocks are in order, inside the text and hold all that isn't white space.
  func cover(_ blocks: [Block], _ bytes: Bytes) -> Bool {
    var at = 0
    for block in blocks {
      let range = block.span.range
      guard range.lowerBound >= at, range.upperBound <= bytes.count,
        skipBlanks(bytes, from: at, to: range.lowerBound) == range.lowerBound
      else { return false }
      at = range.upperBound
    }
    return skipBlanks(bytes, from: at, to: bytes.count) == bytes.count
  }

  private func block(_ bytes: Bytes, _ start: Int, _ end: Int, before lineEnd: Int, hasTab: Bool)
    -> Block
  {
    let span = Span(start, end)
    if let level = headingMark(bytes, start, end) {
      return Block(kind: .heading, level: level, span: span)
    }
    if ListMarker.bullet(bytes, at: start, to: end) != nil {
      return Block(kind: .list, level: 1, span: span)
    }
    if hasTab, bytes[start..<end].contains(0x09) { return Block(kind: .table, span: span) }
    let isHeading = isShortHeading(bytes, start, end) && lineEnd < bytes.count
    return Block(kind: isHeading ? .heading : .paragraph, level: isHeading ? 2 : 0, span: span)
  }

  /// `## ` as in Markdown.
  private func headingMark(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end, bytes[at] == UInt8(ascii: "#"), at - start < 6 { at += 1 }
    return at > start && at < end && bytes[at] == 0x20 ? at - start : nil
  }

  /// A short line without a stop at its end that more text follows.
  private func isShortHeading(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= Self.longestHeading, let last = scalar(bytes, before: end, from: start)
    else { return false }
    switch last.value {
    case 0x2E, 0x2C, 0x3A, 0x3B, 0x3002, 0x2026, 0x29: return false
    // 다, 요, 음: more likely a sentence without a stop
    case 0xB2E4, 0xC694, 0xC74C: return false
    default: return true
    }
  }
}
