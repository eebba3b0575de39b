import CGumbo

/// Chooses the authors: structured data, `meta`, marked elements, then bylines in the text.
struct PageAuthors {
  let page: HTMLPage
  let main: MainText
  let start: Int
  let end: Int

  func best(meta: PageMeta, data: ArticleData, publisher: String?) -> [String] {
    let sources: [() -> [String]] = [
      { data.authors.flatMap(Byline.names) },
      { marked() },
      { meta.all("author").prefix(8).flatMap(Byline.names) },
      { classed() },
      { bylines() },
    ]
    for source in sources {
      let names = Self.unique(source().filter { !isSite($0, publisher) })
      if !names.isEmpty { return Array(names.prefix(12)) }
    }
    return []
  }

  private func isSite(_ name: String, _ publisher: String?) -> Bool {
    let plain = name.lowercased()
    return plain == publisher?.lowercased() || plain == "admin" || plain == "administrator"
  }

  /// `rel="author"`, `itemprop="author"`.
  private func marked() -> [String] {
    var out: [String] = []
    let tree = page.tree
    for i in tree.nodes.indices where tree.nodes[i].attributeCount > 0 {
      let prop = tree.string(i, .itemprop)
      let rel = tree.string(i, .rel)
      guard prop == "author" || rel == "author" else { continue }
      let text = tree.string(i, .content) ?? nameInside(i) ?? tree.text(i)
      if text.utf8.count <= 120 { out.append(contentsOf: Byline.names(text)) }
      if out.count > 8 { break }
    }
    return out
  }

  private func nameInside(_ node: Int) -> String? {
    for i in node..<Int(page.tree.nodes[node].end) where page.tree.string(i, .itemprop) == "name" {
      return page.tree.string(i, .content) ?? page.tree.text(i)
    }
    return nil
  }

  /// Short elements whose class is an author's, near the article.
  private func classed() -> [String] {
    for i in page.tree.nodes.indices where main.effects[i].contains(.author) {
      let range = page.segments(of: i)
      guard !range.isEmpty, range.upperBound <= end + 10 else { continue }
      let text = page.tree.text(i)
      guard text.utf8.count <= 120 else { continue }
      let names = Byline.names(text)
      if !names.isEmpty { return names }
    }
    return []
  }

  /// Lines that begin with `By` or hold `… 기자`, near the beginning and the end of the article.
  private func bylines() -> [String] {
    let near = max(0, start - 12)..<min(page.segments.count, end + 6)
    for i in near {
      let s = page.segments[i]
      guard s.count <= 160 || i >= end - 3 && s.count <= 400 else { continue }
      let line = page.string(s)
      if let names = Byline.koreanName(line) { return names }
      if s.count <= 100, line.lowercased().hasPrefix("by "), line.split(separator: " ").count <= 8 {
        let names = Byline.names(line)
        if !names.isEmpty { return names }
      }
    }
    return []
  }

  static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0.lowercased()).inserted }
  }
}
