/// One pass over a page before gumbo sees it: scripts are set apart, style sheets, comments and drawings
/// are left out, nesting is bounded, and formatting elements become `span`.
///
/// gumbo's time grows with the square of the nesting, and misnested formatting elements are cloned into
/// every later paragraph (HTML standard, "reconstruct the active formatting elements"); a page of a
/// megabyte could so take minutes and gigabytes. A `span` is never cloned, and text doesn't need more.
struct HTMLScan {
  /// Deeper elements lose their tags and keep their text; Blink stops at 512 too.
  static let maximumDepth = 512
  /// Tags with more attributes, or with longer names, lose their tag.
  static let maximumAttributes = 256
  static let maximumName = 64

  /// Later tags are a blank: gumbo's tree takes about 430 bytes for a tag (gumbo 0.10, measured on 8 MB of
  /// `<p>a<b>c</b>`), and a page has a few thousand.
  static let maximumTags = 300_000

  private(set) var markup: [UInt8] = []
  /// Contents of `script` elements that hold data: JSON-LD, JSON, or assignments of state.
  private(set) var scripts: [Script] = []
  /// Start tags left out for their number, depth or length.
  private(set) var dropped = 0

  struct Script {
    var range: Range<Int>
    /// The start tag, for its `type` and `id`.
    var tag: Range<Int>
  }

  init(_ source: [UInt8]) {
    markup.reserveCapacity(source.count)
    source.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ b: UnsafeBufferPointer<UInt8>) {
    var depth = 0
    var tags = 0
    var endless = false
    var copied = 0
    var i = 0
    let n = b.count
    func copy(_ out: inout [UInt8], upTo end: Int) {
      if end > copied { out.append(contentsOf: UnsafeBufferPointer(rebasing: b[copied..<end])) }
    }
    while i < n {
      i = ByteWords.first(UInt8(ascii: "<"), b, i, n)
      guard i + 1 < n else { break }
      let open = i
      let next = b[i + 1]
      if next == UInt8(ascii: "!") {
        guard i + 3 < n, b[i + 2] == 0x2D, b[i + 3] == 0x2D else {
          i += 2
          continue
        }
        copy(&markup, upTo: open)
        i = Self.commentEnd(b, i + 4)
        copied = i
        continue
      }
      let closing = next == UInt8(ascii: "/")
      let nameStart = closing ? i + 2 : i + 1
      var nameEnd = nameStart
      while nameEnd < n, Self.isNameByte(b[nameEnd]) { nameEnd += 1 }
      guard nameEnd > nameStart else {
        i += 1
        continue
      }
      let (tagEnd, attributes) = Self.tagEnd(b, nameEnd)
      if attributes > Self.maximumAttributes || nameEnd - nameStart > Self.maximumName {
        // gumbo compares each attribute with all before it.
        copy(&markup, upTo: open)
        copied = tagEnd
        i = tagEnd
        dropped += 1
        continue
      }
      let kind = HTMLTagKind(b, nameStart, nameEnd)
      if kind != .raw, kind != .rcdata, !closing { tags += 1 }
      if tags > Self.maximumTags, kind != .raw, kind != .rcdata {
        copy(&markup, upTo: open)
        markup.append(0x20)
        copied = tagEnd
        i = tagEnd
        if !closing { dropped += 1 }
        continue
      }
      if closing {
        switch kind {
        case .formatting:
          copy(&markup, upTo: open)
          markup.append(contentsOf: "</span>".utf8)
          copied = tagEnd
          if depth > 0 { depth -= 1 }
        case .nesting: if depth > 0 { depth -= 1 }
        default: break
        }
        i = tagEnd
        continue
      }
      switch kind {
      case .raw:
        copy(&markup, upTo: open)
        let drawing =
          Self.equals(b, nameStart, nameEnd, "svg") || Self.equals(b, nameStart, nameEnd, "canvas")
        if drawing, endless {
          copied = tagEnd
          i = tagEnd
          continue
        }
        var end = Self.rawEnd(b, tagEnd, b[nameStart..<nameEnd])
        if drawing, end.after == n || b[tagEnd - 2] == UInt8(ascii: "/") {
          // Looking again for an end that isn't there would take the square of the page.
          if end.after == n { endless = true }
          end = (tagEnd, tagEnd)
        }
        if Self.equals(b, nameStart, nameEnd, "script") {
          scripts.append(Script(range: tagEnd..<end.content, tag: open..<tagEnd))
        }
        i = end.after
        copied = i
      case .rcdata:
        let end = Self.rawEnd(b, tagEnd, b[nameStart..<nameEnd])
        if end.content == n {
          copy(&markup, upTo: open)
          copied = tagEnd
          i = tagEnd
        } else {
          i = end.after
        }
      case .formatting, .nesting:
        if depth >= Self.maximumDepth {
          copy(&markup, upTo: open)
          copied = tagEnd
          dropped += 1
        } else if kind == .formatting {
          copy(&markup, upTo: open)
          markup.append(contentsOf: "<span".utf8)
          copied = nameEnd
        }
        depth += 1
        i = tagEnd
      case .other:
        i = tagEnd
      }
    }
    copy(&markup, upTo: n)
  }

  @inline(__always)
  private static func isNameByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D
      || byte == 0x3A
  }

  /// One past the `>` that closes a tag, and about how many attributes it has; quoted values may hold
  /// `>`.
  private static func tagEnd(
    _ b: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (end: Int, attributes: Int) {
    var i = start
    var attributes = 0
    while i < b.count {
      switch b[i] {
      case UInt8(ascii: ">"): return (i + 1, attributes)
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F:
        i += 1
        if i < b.count, b[i] > 0x20 { attributes += 1 }
      case UInt8(ascii: "="):
        i += 1
        while i < b.count, b[i] == 0x20 || b[i] == 0x09 || b[i] == 0x0A || b[i] == 0x0D { i += 1 }
        if i < b.count, b[i] == 0x22 || b[i] == 0x27 {
          let quote = b[i]
          i += 1
          while i < b.count, b[i] != quote { i += 1 }
          i += 1
          // The next attribute may follow without a blank.
          if i < b.count, b[i] > 0x2F { attributes += 1 }
        }
      default: i += 1
      }
    }
    return (b.count, attributes)
  }

  private static func commentEnd(_ b: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var i = start
    while i < b.count {
      i = ByteWords.first(UInt8(ascii: ">"), b, i, b.count)
      guard i < b.count else { break }
      if i >= start + 2 || i == start,
        i == start || b[i - 1] == 0x2D && b[i - 2] == 0x2D
      {
        return i + 1
      }
      i += 1
    }
    return b.count
  }

  /// Where the content of a raw text element ends, and one past its end tag.
  private static func rawEnd(
    _ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ name: Slice<UnsafeBufferPointer<UInt8>>
  ) -> (content: Int, after: Int) {
    var i = start
    let length = name.count
    while i + length + 2 < b.count {
      i = ByteWords.first(UInt8(ascii: "<"), b, i, b.count)
      if i + length + 2 < b.count, b[i + 1] == UInt8(ascii: "/") {
        var same = true
        var k = 0
        for byte in name {
          if b[i + 2 + k] | 0x20 != byte | 0x20 {
            same = false
            break
          }
          k += 1
        }
        if same, !isNameByte(b[i + 2 + length]) {
          return (i, tagEnd(b, i + 2 + length).end)
        }
      }
      i += 1
    }
    return (b.count, b.count)
  }

  static func equals(
    _ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ word: StaticString
  ) -> Bool {
    guard end - start == word.utf8CodeUnitCount else { return false }
    for k in 0..<(end - start) where b[start + k] | 0x20 != word.utf8Start[k] { return false }
    return true
  }
}

/// What a tag means to ``HTMLScan``.
enum HTMLTagKind {
  /// Content isn't markup and isn't text of the page.
  case raw
  /// Content is text without markup: `title`, `textarea`.
  case rcdata
  /// Formatting elements of the HTML standard but `a`.
  case formatting
  /// Elements that must be closed.
  case nesting
  /// Void elements, and elements whose end tag may be left out.
  case other

  private static let kinds: [(StaticString, HTMLTagKind)] = [
    ("script", .raw), ("style", .raw), ("iframe", .raw), ("noembed", .raw), ("noframes", .raw),
    ("xmp", .raw), ("svg", .raw), ("canvas", .raw),
    ("title", .rcdata), ("textarea", .rcdata),
    ("b", .formatting), ("big", .formatting), ("code", .formatting), ("em", .formatting),
    ("font", .formatting), ("i", .formatting), ("nobr", .formatting), ("s", .formatting),
    ("small", .formatting), ("strike", .formatting), ("strong", .formatting), ("tt", .formatting),
    ("u", .formatting),
    ("area", .other), ("base", .other), ("br", .other), ("col", .other), ("embed", .other),
    ("hr", .other), ("img", .other), ("input", .other), ("link", .other), ("meta", .other),
    ("param", .other), ("source", .other), ("track", .other), ("wbr", .other),
    ("p", .other), ("li", .other), ("dt", .other), ("dd", .other), ("option", .other),
    ("optgroup", .other), ("tr", .other), ("td", .other), ("th", .other), ("thead", .other),
    ("tbody", .other), ("tfoot", .other), ("colgroup", .other), ("html", .other),
    ("head", .other), ("body", .other), ("rp", .other), ("rt", .other),
  ]

  init(_ b: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    for (name, kind) in Self.kinds
    where name.utf8CodeUnitCount == end - start && HTMLScan.equals(b, start, end, name) {
      self = kind
      return
    }
    self = .nesting
  }
}
