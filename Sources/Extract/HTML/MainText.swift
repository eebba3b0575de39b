import CGumbo
import Model

/// Chooses the segments of a page that are the article.
///
/// Segments are weighed by their running text; parts of the page that call themselves something else
/// (menus, comments, related articles) are left out; the element that collects the most weight from near
/// is the container, widened while what it gains is running text too; the segments in it that are only
/// links or set phrases go.
struct MainText {
  let page: HTMLPage
  var keepsCaptions = false
  /// For each segment, the columns of running text in it.
  private(set) var weight: [Double]
  /// Running sums of ``weight`` over segments that aren't left out.
  private var sums: [Double] = []
  /// Segments in parts of the page that aren't the article.
  private(set) var dropped: [Bool]
  private let effects: [CueEffects]

  init(_ page: HTMLPage) {
    self.page = page
    weight = page.segments.map(Self.quality)
    dropped = Array(repeating: false, count: page.segments.count)
    effects = page.effects
    dropParts()
    sums = prefixSums()
    if let last = sums.last, last < Self.enough, weight.reduce(0, +) > 4 * last {
      // What was left out is the page: take the names at less than their word.
      for i in dropped.indices { dropped[i] = false }
      sums = prefixSums()
    }
  }

  /// Indices of the segments of the article, ascending.
  func select() -> [Int] {
    guard let container = container() else {
      return page.segments.indices.filter { !dropped[$0] }
    }
    let inside = page.segments(of: container).filter { !dropped[$0] && !isFurniture($0) }
    return withoutPhrases(inside)
  }

  /// All segments but menus and set phrases: for fragments that are known to be an article.
  func everything() -> [Int] {
    withoutPhrases(page.segments.indices.filter { !isFurniture($0) })
  }

  /// Takes the lines of set phrases out, and what follows one that ends an article.
  private func withoutPhrases(_ segments: [Int]) -> [Int] {
    let total = segments.reduce(0) { $0 + weight[$1] }
    var seen = 0.0
    var out: [Int] = []
    for i in segments {
      switch Boilerplate.shared.effect(page.bytes(page.segments[i])) {
      case .line: continue
      case .caption where !keepsCaptions: continue
      case .rest where seen >= 0.66 * total: return out
      default: break
      }
      seen += weight[i]
      out.append(i)
    }
    return out
  }

  /// What a segment says for its surroundings: the columns of running text, else 0.
  private static func quality(_ s: HTMLPage.Segment) -> Double {
    guard s.kind != .heading, s.columns >= 40, s.linkDensity < 0.5 else { return 0 }
    let sentence = s.endsSentence ? 1.0 : 0.5
    return Double(min(s.columns, 600)) * sentence * (1 - s.linkDensity)
  }

  private func prefixSums() -> [Double] {
    var out = [0.0]
    out.reserveCapacity(weight.count + 1)
    var sum = 0.0
    for i in weight.indices {
      if !dropped[i] { sum += weight[i] }
      out.append(sum)
    }
    return out
  }

  /// Whether all text of an element is left out; elements without text aren't.
  func isLeftOut(_ node: Int) -> Bool {
    let range = page.segments(of: node)
    return !range.isEmpty && range.allSatisfy { dropped[$0] }
  }

  func sum(_ node: Int) -> Double {
    let range = page.segments(of: node)
    return sums[range.upperBound] - sums[range.lowerBound]
  }

  /// The share of the page's running text that a part may hold and still be left out.
  private static let enough = 300.0
  private static let dropShare = 0.3
  private static let strongShare = 0.9

  private mutating func dropParts() {
    let total = weight.reduce(0, +)
    let all = prefixSums()
    var i = 0
    while i < page.tree.nodes.count {
      let node = page.tree.nodes[i]
      guard node.tag != HTMLTree.text else {
        i += 1
        continue
      }
      let limit = dropLimit(i, node.tag)
      if limit > 0 {
        let range = page.segments(of: i)
        let share = all[range.upperBound] - all[range.lowerBound]
        if share <= limit * total {
          for k in range { dropped[k] = true }
          i = Int(node.end)
          continue
        }
      }
      i += 1
    }
  }

  /// The largest share at which an element is left out; 0 keeps it.
  private func dropLimit(_ i: Int, _ tag: GumboTag) -> Double {
    let effect = effects[i]
    if let style = page.tree.value(i, .style), Self.hides(style) { return Self.strongShare }
    if page.tree.value(i, .hidden) != nil {
      // React sends parts of a page as hidden `S:n` and moves them into place (react-dom/server).
      return page.tree.value(i, .id)?.starts(with: "S:".utf8) == true ? 0 : Self.strongShare
    }
    if let value = page.tree.value(i, .ariaHidden), value.elementsEqual("true".utf8) {
      return Self.dropShare
    }
    if let role = page.tree.value(i, .role) {
      let name = String(decoding: role, as: UTF8.self)
      if ["navigation", "search", "dialog", "alertdialog", "menu", "menubar"].contains(name) {
        return Self.strongShare
      }
      if ["banner", "complementary", "contentinfo"].contains(name) { return Self.dropShare }
    }
    if effect.contains(.strong) { return Self.strongShare }
    if effect.contains(.drop), !effect.contains(.body) { return Self.dropShare }
    switch tag {
    case GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM: return Self.dropShare
    default: return 0
    }
  }

  private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    let s = String(decoding: style.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    return s.contains("display:none") || s.contains("visibility:hidden")
  }

  private func container() -> Int? {
    var scores = [Double](repeating: 0, count: page.tree.nodes.count)
    var paragraphs = [Int32](repeating: 0, count: page.tree.nodes.count)
    for (i, s) in page.segments.enumerated() where weight[i] > 0 && !dropped[i] {
      paragraphs[Int(s.node)] += 1
    }
    for (i, s) in page.segments.enumerated() where weight[i] > 0 && !dropped[i] {
      let own = page.tree.nodes[Int(s.node)]
      // Paragraphs set apart by line breaks stand in the container itself.
      let isContainer = paragraphs[Int(s.node)] > 1 && own.tag != GUMBO_TAG_P
      var node = isContainer ? Int(s.node) : Int(own.parent)
      var share = 1.0
      var level = 0
      while node >= 0, level < 5 {
        scores[node] += weight[i] * share
        level += 1
        share = level == 1 ? 0.5 : 1 / Double(3 * level)
        node = Int(page.tree.nodes[node].parent)
      }
    }
    var best = -1
    for i in scores.indices where scores[i] > 0 {
      if effects[i].contains(.body) { scores[i] *= 1.5 }
      if best < 0 || scores[i] > scores[best] { best = i }
    }
    guard best >= 0 else { return nil }
    return declared(around: best) ?? widened(best)
  }

  /// The outermost element around the best one that calls itself an article's body and is one: it holds a
  /// good part of the page's running text, and little else is in it.
  private func declared(around best: Int) -> Int? {
    let total = sums.last ?? 0
    var found: Int?
    var node = best
    while node >= 0, page.tree.nodes[node].tag != GUMBO_TAG_BODY {
      let isBody = effects[node].contains(.body)
      if isBody, sum(node) >= min(Self.bodyShare * total, Self.bodyColumns) {
        let inner = found ?? best
        let gain = sum(node) - sum(inner)
        if gain >= Self.bodyPurity * (columns(node) - columns(inner)) { found = node }
      }
      node = Int(page.tree.nodes[node].parent)
    }
    return found.map(joined)
  }

  /// An article in several parts of the same class: the element around them all, unless each part is an
  /// article with a headline of its own.
  private func joined(_ part: Int) -> Int {
    guard let name = page.tree.value(part, .class), !name.isEmpty else { return part }
    let enough = 0.1 * sum(part)
    var first = part
    var last = part
    for i in effects.indices where effects[i].contains(.body) && i != part {
      guard page.tree.value(i, .class) == name, sum(i) > enough else { continue }
      first = min(first, i)
      last = max(last, i)
    }
    guard first < last, last >= Int(page.tree.nodes[first].end) else { return part }
    var node = first
    while node >= 0, Int(page.tree.nodes[node].end) <= last {
      node = Int(page.tree.nodes[node].parent)
    }
    guard node >= 0 else { return part }
    for i in first..<Int(page.tree.nodes[node].end) where page.tree.nodes[i].tag == GUMBO_TAG_H1 {
      return part
    }
    return node
  }

  private static let bodyShare = 0.25
  private static let bodyColumns = 1500.0
  private static let bodyPurity = 0.4

  /// Climbs while the parent adds at least a tenth of running text, and most of what it adds is that;
  /// not out of an `article` that holds most of the page's text.
  private func widened(_ start: Int) -> Int {
    var best = start
    var node = start
    let total = sums.last ?? 0
    while node >= 0, page.tree.nodes[node].tag != GUMBO_TAG_HTML {
      let have = sum(best)
      let gain = sum(node) - have
      if gain >= 0.1 * have, gain >= 0.6 * (columns(node) - columns(best)) { best = node }
      if page.tree.nodes[node].tag == GUMBO_TAG_ARTICLE, sum(best) >= 0.5 * total { break }
      node = Int(page.tree.nodes[node].parent)
    }
    return best
  }

  /// Columns of all text in a part, left out parts aside.
  private func columns(_ node: Int) -> Double {
    page.segments(of: node).reduce(0) {
      dropped[$1] ? $0 : $0 + Double(min(page.segments[$1].columns, 600))
    }
  }

  /// Captions stand within three elements of the text.
  private func inCaption(_ start: Int) -> Bool {
    var node = start
    for _ in 0..<3 where node >= 0 {
      if effects[node].contains(.caption) { return sum(node) < 0.3 * (sums.last ?? 0) }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  private func isFurniture(_ i: Int) -> Bool {
    let s = page.segments[i]
    if !keepsCaptions, s.kind == .caption || inCaption(Int(s.node)) { return true }
    return s.linkDensity > 0.8 && s.kind != .heading
  }
}
