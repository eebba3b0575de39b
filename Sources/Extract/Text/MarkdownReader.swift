import Model

/// The state of reading Markdown line by line.
struct MarkdownReader {
  var builder = BlockBuilder()
  var fields: [String: String] = [:]
  private(set) var firstHeading: String?
  private var paragraph: [UInt8] = []
  private var kind = Block.Kind.paragraph
  private var level = 0
  private var inFence = false

  /// Takes `key: value` lines between `---` rulers off the top.
  mutating func frontMatter(_ lines: inout ArraySlice<ArraySlice<UInt8>>) {
    guard let first = lines.first, Markdown.trim(first).elementsEqual("---".utf8) else { return }
    guard
      let end = lines.dropFirst().prefix(60).firstIndex(where: {
        Markdown.trim($0).elementsEqual("---".utf8)
      })
    else { return }
    for line in lines[(lines.startIndex + 1)..<end] {
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let key = String(decoding: Markdown.trim(line[..<colon]), as: UTF8.self).lowercased()
      var value = Markdown.trim(line[(colon + 1)...])
      if let quote = value.first, quote == 0x22 || quote == 0x27, value.last == quote,
        value.count > 1
      {
        value = value.dropFirst().dropLast()
      }
      if !value.isEmpty { fields[key] = String(decoding: value, as: UTF8.self) }
    }
    lines = lines[(end + 1)...]
  }

  mutating func line(_ raw: ArraySlice<UInt8>) {
    let line = Markdown.trim(raw)
    if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) {
      flush()
      inFence.toggle()
      return
    }
    if inFence {
      builder.append(.paragraph, line)
      return
    }
    if line.isEmpty {
      flush()
      return
    }
    let heading = Markdown.headingLevel(line)
    if heading > 0 {
      flush()
      var text = Markdown.trim(line.dropFirst(heading))
      while text.last == 0x23 { text = text.dropLast() }
      add(.heading, heading, text)
      if firstHeading == nil, let block = builder.blocks.last {
        firstHeading = String(decoding: builder.bytes[block.span.range], as: UTF8.self)
      }
      return
    }
    if isUnderline(line), !paragraph.isEmpty, kind == .paragraph {
      kind = .heading
      level = line.first == 0x3D ? 1 : 2
      flush()
      return
    }
    if isBreak(line) || Markdown.isRuler(line) {
      flush()
      return
    }
    if line.first == 0x7C {
      flush()
      let cells = line.split(separator: 0x7C).map(Markdown.trim).filter { !$0.isEmpty }
      add(.table, 0, Array(cells.joined(separator: " | ".utf8))[...])
      return
    }
    if line.first == 0x3E {
      if kind != .quote { flush() }
      kind = .quote
      extend(Markdown.trim(line.drop { $0 == 0x3E || $0 == 0x20 }))
      return
    }
    if let mark = bullet(line) {
      flush()
      kind = .list
      level =
        1 + raw.prefix { $0 == 0x20 || $0 == 0x09 }.reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) } / 2
      extend(Markdown.trim(line.dropFirst(mark)))
      return
    }
    if kind == .quote { flush() }
    extend(line)
  }

  mutating func flush() {
    if !paragraph.isEmpty { add(kind, level, paragraph[...]) }
    paragraph = []
    kind = .paragraph
    level = 0
  }

  private mutating func extend(_ line: ArraySlice<UInt8>) {
    if !paragraph.isEmpty { paragraph.append(0x20) }
    paragraph.append(contentsOf: line)
  }

  private mutating func add(_ kind: Block.Kind, _ level: Int, _ text: ArraySlice<UInt8>) {
    builder.append(kind, level: level, MarkdownInline.plain(text))
  }

  private func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first == 0x3D || first == 0x2D else { return false }
    return line.count >= 2 && line.allSatisfy { $0 == first }
  }

  private func isBreak(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first == 0x2D || first == 0x2A || first == 0x5F else {
      return false
    }
    return line.count(where: { $0 == first }) >= 3
      && line.allSatisfy { $0 == first || $0 == 0x20 }
  }

  /// Length of `- `, `* `, `+ `, `1. ` or `1) `.
  private func bullet(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    let digits = line.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    let mark = digits > 0 ? digits + 1 : 1
    guard line.count > mark, line[line.startIndex + mark] == 0x20 else { return nil }
    if digits > 0 {
      let byte = line[line.startIndex + digits]
      return digits <= 9 && (byte == 0x2E || byte == 0x29) ? mark : nil
    }
    return first == 0x2D || first == 0x2A || first == 0x2B ? mark : nil
  }
}

/// Takes inline marks off: emphasis, code, links (their text stays), images (their text goes), escapes
/// and autolinks.
enum MarkdownInline {
  /// The longest link label, in bytes; CommonMark allows 999 characters.
  static let maximumLabel = 999

  static func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var i = text.startIndex
    while i < text.endIndex {
      let byte = text[i]
      switch byte {
      case 0x5C where i + 1 < text.endIndex && isPunctuation(text[i + 1]):
        out.append(text[i + 1])
        i += 2
      case 0x21 where i + 1 < text.endIndex && text[i + 1] == 0x5B:
        if let link = link(text, i + 1) { i = link.end } else { fallthrough }
      case 0x5B where byte == 0x5B:
        if let link = link(text, i) {
          out.append(contentsOf: plain(text[link.label]))
          i = link.end
        } else {
          out.append(byte)
          i += 1
        }
      case 0x60: i += 1
      case 0x2A: i += mark(text, i, &out)
      case 0x5F where !insideWord(text, i): i += mark(text, i, &out)
      case 0x3C where Markdown.find(text[i...].prefix(10), "://".utf8) != nil: i += 1
      default:
        out.append(byte)
        i += 1
      }
    }
    return out
  }

  /// Emphasis touches a word on one side; a mark between blanks is itself.
  private static func mark(_ text: ArraySlice<UInt8>, _ i: Int, _ out: inout [UInt8]) -> Int {
    let before = i > text.startIndex ? text[i - 1] : 0x20
    let after = i + 1 < text.endIndex ? text[i + 1] : 0x20
    if before <= 0x20, after <= 0x20 || (after >= 0x30 && after <= 0x39) { out.append(text[i]) }
    return 1
  }

  private static func insideWord(_ text: ArraySlice<UInt8>, _ i: Int) -> Bool {
    guard i > text.startIndex, i + 1 < text.endIndex else { return false }
    return !isPunctuation(text[i - 1]) && text[i - 1] > 0x20 && !isPunctuation(text[i + 1])
      && text[i + 1] > 0x20
  }

  private static func link(
    _ text: ArraySlice<UInt8>, _ open: Int
  ) -> (label: Range<Int>, end: Int)? {
    var depth = 0
    var i = open
    let limit = min(text.endIndex, open + maximumLabel)
    while i < limit {
      if text[i] == 0x5B { depth += 1 }
      if text[i] == 0x5D { depth -= 1 }
      if depth == 0 { break }
      i += 1
    }
    guard depth == 0, i + 1 < limit, text[i + 1] == 0x28,
      let close = text[(i + 2)...].prefix(4096).firstIndex(of: 0x29)
    else { return nil }
    return ((open + 1)..<i, close + 1)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (byte >= 0x21 && byte <= 0x2F) || (byte >= 0x3A && byte <= 0x40)
      || (byte >= 0x5B && byte <= 0x60) || (byte >= 0x7B && byte <= 0x7E)
  }
}
