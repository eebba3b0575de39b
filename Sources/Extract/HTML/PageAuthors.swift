import CGumbo

/// Chooses the authors: structured data, `meta`, marked elements, then bylines in the text.
struct PageAuthors {
  let page: HTMLPage
  let main: MainText
  let start: Int
  let end: Int
  /// A page that names itself as the author is asked for somebody else.
  let publisher: String?

  func best(meta: PageMeta, data: ArticleData) -> [String] {
    let sources: [() -> [String]] = [
      { marked() },
      { meta.all("author").prefix(8).flatMap(Byline.names) },
      { linked() },
      { classed() },
      { bylines() },
    ]
    var publishers: [String] = []
    for source in [{ data.authors.flatMap(Byline.names) }] + sources {
      let names = Self.unique(source().filter { !Self.isNobody($0) })
      let people = names.filter { !isPublisher($0) }
      if !people.isEmpty { return Array(people.prefix(12)) }
      if publishers.isEmpty { publishers = names }
    }
    return Array(publishers.prefix(12))
  }

  private func isPublisher(_ name: String) -> Bool {
    guard let publisher else { return false }
    return name.lowercased().filter { $0.isLetter } == publisher.lowercased().filter { $0.isLetter }
  }

  /// Characters at the beginning of a paragraph that may hold `(서울=보기통신) 홍길동 기자 =`.
  private static let lead = 40

  private static func isNobody(_ name: String) -> Bool {
    let plain = name.lowercased()
    return plain == "admin" || plain == "administrator"
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

  /// Parts of the addresses of authors' pages, lower case.
  private static let addresses: [[UInt8]] = [
    "/author/", "/authors/", "?author=", "/contributor", "/writer", "/byline", "/reporter",
  ].map { Array($0.utf8) }

  /// Links to an author's page near the beginning of the article.
  private func linked() -> [String] {
    var out: [String] = []
    let tree = page.tree
    for i in tree.nodes.indices where tree.nodes[i].tag == GUMBO_TAG_A {
      guard page.firstSegment[i] <= start + 4, page.firstSegment[i] + 20 >= start else { continue }
      guard let address = tree.value(i, .href),
        Self.addresses.contains(where: { ClassCues.contains(address, $0) })
      else { continue }
      let text = tree.text(i)
      if text.utf8.count <= 80 { out.append(contentsOf: Byline.names(text)) }
    }
    return out
  }

  /// Short elements whose class is an author's, near the article.
  private func classed() -> [String] {
    for i in page.tree.nodes.indices where page.effects[i].contains(.author) {
      guard page.firstSegment[i] <= end + 10 else { break }
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
      if i >= start, i < start + 3, s.count > 160,
        let names = Byline.koreanName(String(page.string(s).prefix(Self.lead)))
      {
        return names
      }
      guard s.count <= 160 || i >= end - 3 && s.count <= 400 else { continue }
      let line = page.string(s)
      if let names = Byline.koreanName(line) { return names }
      if line.lowercased() == "by", i + 1 < near.upperBound, page.segments[i + 1].count <= 60 {
        let names = Byline.names(page.string(page.segments[i + 1]))
        if !names.isEmpty { return names }
      }
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
