import CGumbo
import Model

/// Chooses the segments of a page that are the article.
struct MainText {
  let page: HTMLPage
  private var score: [Double]

  init(_ page: HTMLPage) {
    self.page = page
    score = page.segments.map(Self.quality)
  }

  /// Indices of the segments of the article, ascending.
  func select() -> [Int] {
    guard let container = container() else { return Array(page.segments.indices) }
    return page.segments(of: container).filter { page.segments[$0].linkDensity < 0.8 }
  }

  /// What a segment says for its surroundings: the columns of running text, else 0.
  private static func quality(_ s: HTMLPage.Segment) -> Double {
    guard s.kind != .heading, s.columns >= 40, s.linkDensity < 0.5 else { return 0 }
    let sentence = s.endsSentence ? 1.0 : 0.5
    return Double(min(s.columns, 600)) * sentence * (1 - s.linkDensity)
  }

  private func container() -> Int? {
    var sums: [Int: Double] = [:]
    for (i, s) in page.segments.enumerated() where score[i] > 0 {
      var node = Int(page.tree.nodes[Int(s.node)].parent)
      var share = 1.0
      var level = 0
      while node >= 0, level < 5 {
        sums[node, default: 0] += score[i] * share
        level += 1
        share = level == 1 ? 0.5 : 1 / Double(3 * level)
        node = Int(page.tree.nodes[node].parent)
      }
    }
    return sums.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
