import Model

/// Reads a page: its main text as blocks, and its metadata.
struct HTMLReader: Sendable {
  /// Elements and texts beyond this many are left out, with a warning.
  var maximumNodes = 1_000_000

  /// - Parameter source: valid UTF-8.
  func callAsFunction(_ source: [UInt8], hints: Extractor.Hints = .init()) -> Document {
    let scan = HTMLScan(source)
    let tree = HTMLTree(scan.markup, maximumNodes: maximumNodes)
    let page = HTMLPage(tree)
    let main = MainText(page)
    let meta = PageMeta(tree)
    let data = StructuredData(source: source, scan: scan).article
    var selection = main.select()
    let metadata = ArticleMetadata(
      page: page, main: main, selection: selection, meta: meta, data: data, hints: hints)
    selection = Self.withoutTitle(selection, page, metadata.title)
    var builder = BlockBuilder()
    page.text.withUnsafeBufferPointer { b in
      for index in selection {
        let s = page.segments[index]
        builder.append(s.kind, level: Int(s.level), b, Int(s.start), Int(s.end))
      }
    }
    let (text, blocks) = builder.finish()
    var document = Document(id: "", text: text)
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
        "\(scan.dropped) elements are nested too deep (limit \(HTMLScan.maximumDepth)): text kept, elements dropped"
      )
    }
    return document
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
