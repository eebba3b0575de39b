import CGumbo
import Model

/// A page as a row of text segments, each with the element it stands in.
struct HTMLPage {
  struct Segment {
    /// In ``HTMLPage/text``.
    var start: Int32
    var end: Int32
    /// Bytes of it inside links.
    var linkBytes: Int32
    /// Terminal columns; a syllable counts two.
    var columns: Int32
    /// The innermost block element.
    var node: Int32
    var kind: Block.Kind
    var level: UInt8
    var endsSentence: Bool

    var count: Int { Int(end - start) }
    /// 0…1.
    var linkDensity: Double { count == 0 ? 0 : Double(linkBytes) / Double(count) }
  }

  let tree: HTMLTree
  let effects: [CueEffects]
  private(set) var text: [UInt8] = []
  private(set) var segments: [Segment] = []
  /// For each node, how many segments begin before it; the segments of a subtree are
  /// `firstSegment[i]..<firstSegment[nodes[i].end]`.
  private(set) var firstSegment: [Int32] = []

  init(_ tree: HTMLTree) {
    self.tree = tree
    effects = tree.cues()
    text.reserveCapacity(tree.bytes.count / 2)
    firstSegment.reserveCapacity(tree.nodes.count + 1)
    build()
  }

  func segments(of node: Int) -> Range<Int> {
    Int(firstSegment[node])..<Int(firstSegment[Int(tree.nodes[node].end)])
  }

  func bytes(_ segment: Segment) -> ArraySlice<UInt8> {
    text[Int(segment.start)..<Int(segment.end)]
  }

  func string(_ segment: Segment) -> String { String(decoding: bytes(segment), as: UTF8.self) }

  /// What an open element passes on to the text inside.
  private struct Context {
    var end: Int32
    var block: Int32
    var kind = Block.Kind.paragraph
    var level: UInt8 = 0
    var isBlock = false
    var inLink = false
    var inRow = false
    var isCell = false
    var preformatted = false
  }

  private mutating func build() {
    tree.bytes.withUnsafeBufferPointer { b in
      var stack: [Context] = [Context(end: Int32(tree.nodes.count), block: 0)]
      var open = Open()
      var i = 0
      while i < tree.nodes.count {
        let node = tree.nodes[i]
        while let top = stack.last, i >= top.end, stack.count > 1 {
          stack.removeLast()
          if top.isBlock { flush(&open) }
        }
        firstSegment.append(Int32(segments.count) + (open.isEmpty ? 0 : 1))
        let context = stack[stack.count - 1]
        if node.tag == HTMLTree.text {
          append(b, node, context, &open)
          i += 1
          continue
        }
        if node.tag == GUMBO_TAG_BR {
          lineBreak(b, i, context, &open)
          i += 1
          continue
        }
        var role = HTMLRole(node.tag)
        if role == .inline, node.attributeCount > 0 {
          if effects[i].contains(.caption) {
            role = .caption
          } else if tree.isBlock(i) {
            role = .block
          }
        }
        if role == .skip {
          let next = Int(node.end)
          for _ in (i + 1)..<max(next, i + 1) {
            firstSegment.append(Int32(segments.count) + (open.isEmpty ? 0 : 1))
          }
          i = next
          continue
        }
        var inner = context
        inner.end = node.end
        inner.isBlock = false
        inner.isCell = false
        enter(role, node, i, &inner, &open)
        if inner.isBlock {
          firstSegment[i] = Int32(segments.count)
        }
        stack.append(inner)
        i += 1
      }
      flush(&open)
      firstSegment.append(Int32(segments.count))
    }
  }

  private struct Open {
    var start: Int32 = -1
    var linkBytes: Int32 = 0
    var breaks = 0
    var context = Context(end: 0, block: 0)
    var isEmpty: Bool { start < 0 }
  }

  private mutating func enter(
    _ role: HTMLRole, _ node: HTMLTree.Node, _ i: Int, _ inner: inout Context, _ open: inout Open
  ) {
    switch role {
    case .inline, .skip: return
    case .link:
      inner.inLink = true
      return
    default: break
    }
    if inner.inRow {
      if role == .cell, !open.isEmpty, text.last != 0x20 || text.count >= 2 {
        if text.last == 0x20 { text.removeLast() }
        text.append(contentsOf: " | ".utf8)
      } else if !open.isEmpty, text.last != 0x20 {
        text.append(0x20)
      }
      return
    }
    flush(&open)
    inner.isBlock = true
    inner.block = Int32(i)
    switch role {
    case .heading(let level):
      inner.kind = .heading
      inner.level = level
    case .list: inner.level = inner.kind == .list ? min(inner.level + 1, 9) : 0
    case .item:
      inner.kind = .list
      inner.level = max(1, inner.level)
    case .quote: inner.kind = .quote
    case .caption: inner.kind = .caption
    case .row:
      if HTMLTables.isData(tree, row: i) {
        inner.kind = .table
        inner.level = 0
        inner.inRow = true
      }
    case .preformatted: inner.preformatted = true
    default: break
    }
  }

  private mutating func append(
    _ b: UnsafeBufferPointer<UInt8>, _ node: HTMLTree.Node, _ context: Context, _ open: inout Open
  ) {
    if context.preformatted, !context.inRow {
      var start = Int(node.start)
      let stop = Int(node.stop)
      while start < stop {
        var end = start
        while end < stop, b[end] != 0x0A { end += 1 }
        appendRun(b, start, end, context, &open)
        if end < stop { flush(&open) }
        start = end + 1
      }
      return
    }
    appendRun(b, Int(node.start), Int(node.stop), context, &open)
  }

  private mutating func appendRun(
    _ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ context: Context,
    _ open: inout Open
  ) {
    let before = text.count
    TextCleaner.appendCollapsed(
      b, start, end, to: &text, lineStart: open.isEmpty ? text.count : Int(open.start))
    guard text.count > before else { return }
    if open.isEmpty {
      open.start = Int32(before)
      open.context = context
    }
    open.breaks = 0
    if context.inLink { open.linkBytes += Int32(text.count - before) }
  }

  /// Two breaks end a paragraph, and so does one after the end of a sentence; otherwise it is a blank.
  private mutating func lineBreak(
    _ b: UnsafeBufferPointer<UInt8>, _ i: Int, _ context: Context, _ open: inout Open
  ) {
    guard !open.isEmpty else { return }
    open.breaks += 1
    if text.last == 0x20 { text.removeLast() }
    let ends = text.withUnsafeBufferPointer {
      Lines.endsSentence($0, Int(open.start), $0.count)
    }
    if open.breaks > 1 || ends && !context.inRow {
      flush(&open)
    } else if Int32(text.count) > open.start {
      text.append(0x20)
    }
  }

  private mutating func flush(_ open: inout Open) {
    guard !open.isEmpty else { return }
    while text.count > open.start, text.last == 0x20 || text.last == 0x7C && open.context.inRow {
      text.removeLast()
    }
    let end = text.count
    if end > open.start {
      let (columns, ends) = text.withUnsafeBufferPointer {
        (
          Lines.columns($0, Int(open.start), end), Lines.endsSentence($0, Int(open.start), end)
        )
      }
      segments.append(
        Segment(
          start: open.start, end: Int32(end),
          linkBytes: min(open.linkBytes, Int32(end) - open.start), columns: Int32(columns),
          node: open.context.block, kind: open.context.kind, level: open.context.level,
          endsSentence: ends))
    }
    open = Open()
  }
}
