import Model

/// Reads plain text: a paragraph a line (or a hard-wrapped paragraph between blank lines), short lines
/// without final punctuation before a paragraph are headings.
struct PlainText: Sendable {
  /// Columns a heading may take; a Korean syllable takes two.
  var headingColumns = 80
  /// Lines at the top that may hold title, date and byline.
  var headLines = 6

  func callAsFunction(_ bytes: [UInt8]) -> Document {
    var builder = BlockBuilder()
    var title: String?
    var head = HeadMatter()
    builder.reserve(bytes.count + 1)
    bytes.withUnsafeBufferPointer { b in
      let lines = Lines(b)
      let joined = lines.isWrapped ? lines.joined() : lines.single()
      for (i, part) in joined.enumerated() {
        let line = lines.list[part.lowerBound]
        if line.form == .item {
          append(&builder, .list, 1, b, lines, part)
          continue
        }
        let isHead = builder.blocks.count < headLines && part.count == 1
        if isHead, line.form == .short, title == nil, builder.blocks.isEmpty,
          head.isTitle(
            b, line, next: i + 1 < joined.count ? lines.list[joined[i + 1].lowerBound] : nil)
        {
          title = String(decoding: b[line.start..<line.end], as: UTF8.self)
          append(&builder, .heading, 1, b, lines, part)
          continue
        }
        if isHead, line.columns <= 2 * headingColumns, head.read(b, line) {
          append(&builder, .paragraph, 0, b, lines, part)
          continue
        }
        if part.count == 1, line.form == .short, line.columns <= headingColumns,
          i + 1 < joined.count, isBody(lines, joined[i + 1]),
          i == 0 || !isLoose(lines, joined, i - 1)
        {
          append(&builder, .heading, 2, b, lines, part)
        } else {
          append(&builder, .paragraph, 0, b, lines, part)
        }
      }
    }
    let (text, blocks) = builder.finish()
    var document = Document(id: "", text: text)
    document.mediaType = "text/plain"
    document.blocks = blocks
    document.title = title ?? head.title
    document.published = head.published
    document.authors = head.authors
    document.publisher = head.publisher
    document.url = head.url
    document.language = Language.of(text.bytes)
    return document
  }

  /// A paragraph that a heading may stand over: a sentence, a list, or several wrapped lines.
  private func isBody(_ lines: Lines, _ part: Range<Int>) -> Bool {
    let line = lines.list[part.lowerBound]
    return part.count > 1 || line.form != .short || line.columns > 2 * headingColumns
  }

  /// Two short lines in a row before this one: a table or a list of names, not headings.
  private func isLoose(_ lines: Lines, _ joined: [Range<Int>], _ i: Int) -> Bool {
    guard i >= 1 else { return false }
    return !isBody(lines, joined[i]) && !isBody(lines, joined[i - 1])
  }

  private func append(
    _ builder: inout BlockBuilder, _ kind: Block.Kind, _ level: Int,
    _ b: UnsafeBufferPointer<UInt8>, _ lines: Lines, _ part: Range<Int>
  ) {
    let first = lines.list[part.lowerBound]
    let last = lines.list[part.upperBound - 1]
    builder.append(kind, level: level, b, first.start, last.end)
  }
}

/// The lines of a text that aren't blank.
struct Lines {
  enum Form: UInt8 {
    /// Ends a sentence, or is long.
    case full
    /// No final punctuation.
    case short
    /// Begins with a bullet.
    case item
  }
  struct Line {
    var start: Int
    var end: Int
    var columns: Int
    var form: Form
    var afterBlank: Bool
  }
  private(set) var list: [Line] = []
  private(set) var blanks = 0

  init(_ b: UnsafeBufferPointer<UInt8>) {
    var i = 0
    var afterBlank = false
    let onlyFeeds =
      ByteWords.first(0x0D, b, 0, b.count) == b.count
      && ByteWords.first(0x0C, b, 0, b.count) == b.count
    while i < b.count {
      let end = onlyFeeds ? ByteWords.first(0x0A, b, i, b.count) : Self.lineEnd(b, i)
      var start = i
      var stop = end
      while start < stop, b[start] <= 0x20 { start += 1 }
      while stop > start, b[stop - 1] <= 0x20 { stop -= 1 }
      if start == stop {
        if i == 0 || b[i - 1] != 0x0D || b[i] != 0x0A {
          afterBlank = true
          blanks += 1
        }
      } else {
        let columns = Self.columns(b, start, stop)
        list.append(
          Line(
            start: start, end: stop, columns: columns, form: Self.form(b, start, stop, columns),
            afterBlank: afterBlank))
        afterBlank = false
      }
      i = end + 1
    }
  }

  /// Offset of the next line feed, carriage return or form feed, or the end.
  private static func lineEnd(_ b: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var i = start
    while i + 8 <= b.count {
      let word = ByteWords.load(b, i)
      let hit =
        ByteWords.equal(word, 0x0A) | ByteWords.equal(word, 0x0D) | ByteWords.equal(word, 0x0C)
      if hit != 0 { return i + hit.trailingZeroBitCount >> 3 }
      i += 8
    }
    while i < b.count, b[i] != 0x0A, b[i] != 0x0D, b[i] != 0x0C { i += 1 }
    return i
  }

  /// Hard-wrapped: blank lines between paragraphs, and most lines inside one end near the same column.
  var isWrapped: Bool {
    guard blanks > 0, list.count > 4 else { return false }
    let inside = list.indices.dropLast().filter { !list[$0 + 1].afterBlank }
    guard inside.count * 2 > list.count else { return false }
    let widths = inside.map { list[$0].columns }.sorted()
    let wide = widths[widths.count * 9 / 10]
    guard wide >= 40, wide <= 110 else { return false }
    return inside.count(where: { list[$0].columns * 3 >= wide * 2 }) * 10 >= inside.count * 6
  }

  func single() -> [Range<Int>] { list.indices.map { $0..<($0 + 1) } }

  /// Paragraphs of lines between blank lines; items begin their own.
  func joined() -> [Range<Int>] {
    var out: [Range<Int>] = []
    for i in list.indices {
      if let last = out.last, !list[i].afterBlank, list[i].form != .item {
        out[out.count - 1] = last.lowerBound..<(i + 1)
      } else {
        out.append(i..<(i + 1))
      }
    }
    return out
  }

  /// Terminal columns: characters of three and more bytes take two.
  static func columns(_ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard end - start <= 512 else { return end - start }
    var n = 0
    var i = start
    // A lane holds at most two for each of 64 words.
    var lanes: UInt64 = 0
    while i + 8 <= end {
      let word = ByteWords.load(b, i)
      let high = word >> 7
      let continues = high & ~(word >> 6) & ByteWords.ones
      let wide = high & word >> 6 & word >> 5 & ByteWords.ones
      lanes += ByteWords.ones - continues + wide
      i += 8
    }
    let pairs = (lanes & 0x00FF_00FF_00FF_00FF) + (lanes >> 8 & 0x00FF_00FF_00FF_00FF)
    n = Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    while i < end {
      let byte = b[i]
      if byte < 0x80 || byte >= 0xC0 { n += byte >= 0xE0 ? 2 : 1 }
      i += 1
    }
    return n
  }

  private static func form(
    _ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ columns: Int
  ) -> Form {
    let bullets: [[UInt8]] = [
      [0x2D, 0x20], [0x2A, 0x20], [0xE2, 0x80, 0xA2], [0xC2, 0xB7, 0x20], [0xE2, 0x97, 0x8B],
      [0xE2, 0x97, 0x8F], [0xE2, 0x96, 0xAA], [0xE2, 0x96, 0xA0], [0xE2, 0x96, 0xA1],
    ]
    if b[start] == 0x2D || b[start] == 0x2A || b[start] == 0xC2 || b[start] == 0xE2 {
      for bullet in bullets where end - start > bullet.count + 1 {
        if b[start..<(start + bullet.count)].elementsEqual(bullet) { return .item }
      }
    }
    return columns > 200 || endsSentence(b, start, end) ? .full : .short
  }

  /// A line's last character, quotes and brackets aside, is `.`, `!`, `?`, `…`, `,`, `;` or `:`.
  static func endsSentence(_ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var i = end - 1
    while i > start {
      switch b[i] {
      case 0x22, 0x27, 0x29, 0x5D: i -= 1
      case 0x80...0xBF where i - start >= 2 && b[i - 2] == 0xE2 && b[i - 1] == 0x80:
        if b[i] == 0xA6 { return true }  // …
        guard b[i] >= 0x98, b[i] <= 0x9F else { return false }  // ‘’“”
        i -= 3
      case 0x80...0xBF where i - start >= 2 && b[i - 2] == 0xE3 && b[i - 1] == 0x80:
        return b[i] == 0x82  // 。
      case 0x2E, 0x21, 0x3F, 0x2C, 0x3B, 0x3A: return true
      default: return false
      }
    }
    return false
  }
}
