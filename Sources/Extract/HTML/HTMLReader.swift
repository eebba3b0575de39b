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
    let selection = MainText(page).select()
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
}
