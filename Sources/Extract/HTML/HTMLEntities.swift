import CGumbo

/// Text of strings that may hold entities or tags: titles and names in structured data.
enum HTMLEntities {
  /// One line of text, entities decoded (twice when they are doubly escaped), tags removed.
  static func plain(_ string: String) -> String {
    var out = string
    for _ in 0..<2 {
      guard out.utf8.contains(UInt8(ascii: "&")) || out.utf8.contains(UInt8(ascii: "<")) else {
        break
      }
      let tree = HTMLTree(HTMLScan(Array(out.utf8)).markup, maximumNodes: 10_000)
      let next = tree.nodes.isEmpty ? out : tree.text(0)
      if next == out { break }
      out = next
    }
    return out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
