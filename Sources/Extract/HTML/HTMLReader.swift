import Model

/// Reads a page: its main text as blocks, and its metadata.
struct HTMLReader: Sendable {
  /// Elements and texts beyond this many are left out, with a warning.
  var maximumNodes = 1_000_000

  /// Whether captions of pictures stay in the text, as blocks of their own.
  var keepsCaptions = false

  /// - Parameter source: valid UTF-8.
  func callAsFunction(_ source: [UInt8], hints: Extractor.Hints = .init()) -> Document {
    let scan = HTMLScan(source)
    let tree = HTMLTree(scan.markup, maximumNodes: maximumNodes)
    let page = HTMLPage(tree)
    var main = MainText(page)
    main.keepsCaptions = keepsCaptions
    let meta = PageMeta(tree)
    let data = StructuredData(source: source, scan: scan)
    var selection = main.select()
    if selection.isEmpty { selection = Array(page.segments.indices) }
    var stated = data.article
    let hidden = Self.hiddenText(page, selection, data)
    if let found = hidden?.data { stated.fill(from: found) }
    let metadata = ArticleMetadata(
      page: page, main: main, selection: selection, meta: meta, data: stated, hints: hints)
    let article =
      Self.isNotice(page, selection, metadata)
      ? selection : Self.withoutTitle(selection, page, metadata.title)
    var builder = BlockBuilder()
    var isShell = false
    if let hidden {
      Self.append(hidden.page, hidden.selection, to: &builder)
    } else {
      Self.append(page, article, to: &builder)
    }
    if builder.isEmpty { Self.append(page, selection, to: &builder) }
    if builder.isEmpty, metadata.published != nil {
      isShell = true
      Self.appendSummary(metadata.title, meta, to: &builder)
    }
    let (text, blocks) = builder.finish()
    var document = Document(id: "", text: text)
    if isShell {
      document.warnings.append("the page shows no text: title and description alone were read")
    }
    document.mediaType = "text/html"
    document.blocks = blocks
    document.title = metadata.title
    document.authors = metadata.authors
    document.publisher = metadata.publisher
    document.published = metadata.published
    document.updated = metadata.updated
    document.url = metadata.url
    document.language = Language.of(text.bytes, declared: metadata.language ?? hints.language)
    if tree.truncated {
      document.warnings.append("too many elements (limit \(maximumNodes)): the rest was cut")
    }
    if scan.dropped > 0 {
      document.warnings.append(
        "\(scan.dropped) tags are too many (limit \(HTMLScan.maximumTags)), nested too deep (\(HTMLScan.maximumDepth)) or too long: left out, text kept"
      )
    }
    return document
  }

  private static func append(
    _ page: HTMLPage, _ selection: [Int], to builder: inout BlockBuilder
  ) {
    page.text.withUnsafeBufferPointer { b in
      for index in selection {
        let s = page.segments[index]
        builder.append(s.kind, level: Int(s.level), b, Int(s.start), Int(s.end))
      }
    }
  }

  /// Columns of text on the page under which it is no article by itself: the article is looked for in
  /// framework state.
  private static let thinColumns = 400

  /// A short page without a date or an author is a notice, not an article: its heading is part of what
  /// it says.
  private static func isNotice(
    _ page: HTMLPage, _ selection: [Int], _ metadata: ArticleMetadata
  ) -> Bool {
    metadata.published == nil && metadata.authors.isEmpty
      && columns(page, selection) < thinColumns
  }

  /// What a page without text says of the article that its scripts would load.
  private static func appendSummary(
    _ title: String?, _ meta: PageMeta, to builder: inout BlockBuilder
  ) {
    if let title { builder.append(.heading, level: 1, title) }
    if let summary = meta.first("summary") { builder.append(.paragraph, summary) }
  }

  /// The article out of JSON-LD or framework state, when the page itself shows less than half of it.
  private static func hiddenText(
    _ page: HTMLPage, _ selection: [Int], _ data: StructuredData
  ) -> (page: HTMLPage, selection: [Int], data: ArticleData?)? {
    let shown = columns(page, selection)
    if let body = data.article.body, body.utf8.count > 2 * shown {
      return hiddenText(StateText.Found(fragments: [body]), shown)
    }
    guard shown < thinColumns else { return nil }
    let flight = FlightRows(data.flight)
    let stated = StateText.find(data.states, flight.values).flatMap { hiddenText($0, shown) }
    // Server components as a page of their own.
    let inner = HTMLPage(HTMLTree(HTMLScan(flight.markup).markup, maximumNodes: 200_000))
    let part = MainText(inner).select()
    let best = stated.map { columns($0.page, $0.selection) } ?? 2 * shown
    return columns(inner, part) > best ? (inner, part, nil) : stated
  }

  /// - Returns: nil when it is less than twice what the page shows.
  private static func hiddenText(
    _ found: StateText.Found, _ shown: Int
  ) -> (page: HTMLPage, selection: [Int], data: ArticleData?)? {
    let fragment = HTMLPage(
      HTMLTree(HTMLScan(markup(found.fragments)).markup, maximumNodes: 200_000))
    let all = MainText(fragment).everything()
    return columns(fragment, all) > 2 * shown ? (fragment, all, found.data) : nil
  }

  private static func columns(_ page: HTMLPage, _ selection: [Int]) -> Int {
    selection.reduce(0) { $0 + Int(page.segments[$1].columns) }
  }

  /// Fragments as one piece of markup: escaped markup is decoded, and lines of plain text become
  /// paragraphs.
  private static func markup(_ fragments: [String]) -> [UInt8] {
    var out: [UInt8] = []
    for fragment in fragments {
      var text = fragment
      if !text.contains("<"), text.contains("&lt;") {
        text = HTMLTree(Array(text.utf8), maximumNodes: 100_000).text(0)
      }
      let lines =
        text.contains("</p>") || text.contains("<br")
        ? [text[...]] : text.split(whereSeparator: \.isNewline)
      for line in lines {
        out.append(contentsOf: "<div>".utf8)
        out.append(contentsOf: line.utf8)
        out.append(contentsOf: "</div>".utf8)
      }
    }
    return out
  }

  /// The article without its title, which has its own field: the heading among the first segments that
  /// says the same.
  private static func withoutTitle(_ selection: [Int], _ page: HTMLPage, _ title: String?) -> [Int]
  {
    guard let title else { return selection }
    let wanted = title.filter { $0.isLetter || $0.isNumber }
    let hit = selection.prefix(6).firstIndex {
      page.string(page.segments[$0]).filter { $0.isLetter || $0.isNumber } == wanted
    }
    guard let hit else { return selection }
    var out = selection
    out.remove(at: hit)
    return out
  }
}
