import Model

/// Builds the blocks of an office document from nested paragraphs and tables.
///
/// Word and Hangul files hang tables, text boxes and notes *inside* paragraphs. What is nested comes
/// after the paragraph it hangs on. A table row becomes one block with its cells separated by ` | `;
/// a table that only frames text (one cell a row, or cells of many long paragraphs) gives its
/// paragraphs instead.
struct Flow {
  struct Paragraph {
    var kind: Block.Kind
    var level: Int
    var text: String
  }

  private enum Node {
    /// `after`: what hangs on the paragraph.
    case paragraph(Paragraph, after: [Paragraph])
    /// A table, row, cell or note; `cells` of a row, `content` of the rest.
    case row(cells: [[Paragraph]])
    case box([Paragraph])
  }

  private(set) var draft: Draft
  private var stack: [Node] = []

  init(_ draft: Draft) { self.draft = draft }

  var isInParagraph: Bool {
    if case .paragraph = stack.last { true } else { false }
  }

  mutating func beginParagraph(_ kind: Block.Kind = .paragraph, level: Int = 0) {
    stack.append(.paragraph(Paragraph(kind: kind, level: level, text: ""), after: []))
  }

  /// Changes what the open paragraph is.
  mutating func mark(_ kind: Block.Kind, level: Int) {
    guard case .paragraph(var p, let after) = stack.last else { return }
    p.kind = kind
    p.level = level
    stack[stack.count - 1] = .paragraph(p, after: after)
  }

  mutating func append(_ text: String) {
    guard case .paragraph(var p, let after) = stack.last else { return }
    stack[stack.count - 1] = .box([])
    p.text += text
    stack[stack.count - 1] = .paragraph(p, after: after)
  }

  mutating func warn(_ what: String) { draft.warnings.append(what) }

  /// The text of the open paragraph so far.
  var openText: String {
    if case .paragraph(let p, _) = stack.last { p.text } else { "" }
  }

  mutating func endParagraph() {
    guard case .paragraph(let p, let after) = stack.popLast() else { return }
    emit([p] + after)
  }

  /// Takes the open paragraph back; what hangs on it stays.
  mutating func dropParagraph() {
    guard case .paragraph(_, let after) = stack.popLast() else { return }
    emit(after)
  }

  mutating func beginRow() { stack.append(.row(cells: [])) }

  mutating func endRow() {
    guard case .row(let cells) = stack.popLast() else { return }
    emit(Self.render(cells))
  }

  mutating func beginBox() { stack.append(.box([])) }

  /// Ends a table cell.
  mutating func endCell() {
    guard case .box(let content) = stack.popLast() else { return }
    if case .row(let cells) = stack.last {
      stack[stack.count - 1] = .row(cells: cells + [content])
    } else {
      emit(content)
    }
  }

  /// Ends a text box, note or table.
  mutating func endBox(as kind: Block.Kind? = nil) {
    guard case .box(let content) = stack.popLast() else { return }
    emit(
      content.map { p in
        guard let kind, p.kind == .paragraph else { return p }
        return Paragraph(kind: kind, level: 0, text: p.text)
      })
  }

  /// Depth of open nodes, for ``unwind(to:)``.
  var depth: Int { stack.count }

  /// Closes what was left open above `depth`, as broken files do.
  mutating func unwind(to depth: Int = 0) {
    while stack.count > depth {
      switch stack.last {
      case .paragraph: endParagraph()
      case .row: endRow()
      default: endCell()
      }
    }
  }

  private mutating func emit(_ paragraphs: [Paragraph]) {
    switch stack.last {
    case nil:
      for p in paragraphs { draft.add(p.kind, level: p.level, p.text) }
    case .paragraph(let p, var after):
      stack[stack.count - 1] = .box([])
      after.append(contentsOf: paragraphs)
      stack[stack.count - 1] = .paragraph(p, after: after)
    case .row(let cells):
      stack[stack.count - 1] = .row(cells: cells + [paragraphs])
    case .box(var content):
      stack[stack.count - 1] = .box([])
      content.append(contentsOf: paragraphs)
      stack[stack.count - 1] = .box(content)
    }
  }

  /// Bytes from which a cell of several paragraphs is text in a frame, not a value.
  static let framedBytes = 400

  private static func render(_ cells: [[Paragraph]]) -> [Paragraph] {
    let filled = cells.map { $0.filter { !Draft.clean($0.text).isEmpty } }
    let used = filled.filter { !$0.isEmpty }
    if used.isEmpty { return [] }
    if cells.count == 1 { return filled[0] }
    let framed = used.contains { cell in
      cell.count > 1 && cell.reduce(0) { $0 + $1.text.utf8.count } > framedBytes
    }
    if framed { return filled.flatMap { $0 } }
    let texts = filled.map { $0.map { Draft.clean($0.text) }.joined(separator: " ") }
    return [Paragraph(kind: .table, level: 0, text: texts.joined(separator: " | "))]
  }
}
