import CGumbo
import Model

/// Chooses the title: the headline on the page if the page's own titles agree with it, without the name
/// of the site.
struct PageTitle {
  let page: HTMLPage
  let main: MainText
  let meta: PageMeta
  let data: ArticleData
  let publisher: String?
  let url: String?
  /// First segment of the article.
  let start: Int

  func best() -> String? {
    let declared = [data.headline, meta.first("title"), meta.title].compactMap { $0 }
      .map(withoutSite).filter { !$0.isEmpty }
    let headings = meta.h1.map { page.tree.text($0) }.filter { !$0.isEmpty && $0.utf8.count <= 400 }
    var best: (score: Double, text: String)?
    for heading in headings {
      let score = declared.map { Self.overlap(heading, $0) }.max() ?? 0
      if score > best?.score ?? 0.2 { best = (score, heading) }
    }
    if let best { return best.text }
    if let first = declared.first { return headline(insteadOf: first) ?? first }
    return headings.first
  }

  /// The heading over the article, where the page's own title only says which part of the site it is: it
  /// has a label of the site in it, or is a path of three parts, and no word of the heading.
  private func headline(insteadOf title: String) -> String? {
    let near = max(0, start - 15)..<min(page.segments.count, start + 1)
    var label = Self.isPath(title)
    var found: String?
    for i in near where isHeadline(page.segments[i]) && page.segments[i].count <= 400 {
      let text = page.string(page.segments[i])
      if page.segments[i].columns >= 16, Self.overlap(text, title) >= 0.75 { return nil }
      if title.contains(text) {
        label = true
        found = nil
      } else if page.segments[i].columns >= 16, page.segments[i].linkDensity < 0.5,
        Self.overlap(text, title) == 0
      {
        found = found ?? text
      }
    }
    return label ? found : nil
  }

  private func isHeadline(_ segment: HTMLPage.Segment) -> Bool {
    segment.kind == .heading || page.effects[Int(segment.node)].contains(.headline)
  }

  /// `Releases | Newsroom | Ministry`.
  private static func isPath(_ title: String) -> Bool {
    [" | ", " < ", " > ", " - ", " :: ", " » "].contains {
      title.split(separator: $0, omittingEmptySubsequences: true).count >= 3
    }
  }

  /// Share of words in common: Dice coefficient, 0…1.
  static func overlap(_ a: String, _ b: String) -> Double {
    let x = words(a)
    let y = words(b)
    guard !x.isEmpty, !y.isEmpty else { return 0 }
    return 2 * Double(x.intersection(y).count) / Double(x.count + y.count)
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  /// Takes `| Site`, `- Site`, `Site :` off when the part is the publisher, the host, or clearly the
  /// shorter side.
  func withoutSite(_ title: String) -> String {
    var out = title
    for mark in [
      " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " < ", " > ", "ㅣ", " : ", "|",
    ] {
      let parts = out.split(separator: mark, omittingEmptySubsequences: true).map(String.init)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
      if isSite(last) || mark != " : " && mark != " - " && last.count * 2 < first.count {
        out = parts.dropLast().joined(separator: mark)
      } else if isSite(first) {
        out = parts.dropFirst().joined(separator: mark)
      } else if mark == " - " || mark == " – ", last.split(separator: " ").count <= 4,
        last.count * 2 < first.count
      {
        out = parts.dropLast().joined(separator: mark)
      }
    }
    out = withoutBracketedSite(out)
    return out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Takes `[Site]` off the beginning or the end; other brackets (`[단독]`) stay.
  private func withoutBracketedSite(_ title: String) -> String {
    if title.first == "[", let close = title.firstIndex(of: "]") {
      let inside = String(title[title.index(after: title.startIndex)..<close])
      let rest = title[title.index(after: close)...]
      if rest.count > 4, isSite(inside) || isShown(String(rest)) { return String(rest) }
    }
    if title.last == "]", let open = title.lastIndex(of: "[") {
      let inside = String(title[title.index(after: open)...].dropLast())
      if title[..<open].count > 4, isSite(inside) { return String(title[..<open]) }
    }
    return title
  }

  /// Whether a line near the beginning of the article says just that.
  private func isShown(_ title: String) -> Bool {
    let wanted = title.filter { $0.isLetter || $0.isNumber }
    return (max(0, start - 15)..<min(page.segments.count, start + 2)).contains {
      page.segments[$0].count <= 400
        && page.string(page.segments[$0]).filter { $0.isLetter || $0.isNumber } == wanted
    }
  }

  private func isSite(_ part: String) -> Bool {
    let plain = part.lowercased().filter { $0.isLetter || $0.isNumber }
    guard !plain.isEmpty else { return true }
    if let publisher {
      let name = publisher.lowercased().filter { $0.isLetter || $0.isNumber }
      if name == plain || !name.isEmpty && plain.hasPrefix(name)
        || plain.count > 3 && name.hasPrefix(plain)
      {
        return true
      }
    }
    guard let host = Self.host(url) else { return false }
    let site = host.filter { $0.isLetter || $0.isNumber }
    return plain.count > 3 && site.contains(plain)
  }

  static func host(_ url: String?) -> String? {
    guard let url, let scheme = url.firstRange(of: "://") else { return nil }
    return url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" }.lowercased()
  }
}
