import CGumbo

/// The `meta`, `link` and `title` elements of a page.
struct PageMeta {
  /// Values by field and trust, in the order of the page.
  private(set) var values: [String: [(trust: Int, value: String)]] = [:]
  private(set) var canonical: String?
  private(set) var title: String?
  private(set) var language: String?
  private(set) var h1: [Int] = []

  private static let names: [String: (field: String, trust: Int)] = {
    var out: [String: (field: String, trust: Int)] = [:]
    for row in CueTable("meta-names").rows where row.count == 3 {
      out[row[0]] = (row[1], Int(row[2]) ?? 9)
    }
    return out
  }()

  init(_ tree: HTMLTree) {
    for i in tree.nodes.indices {
      switch tree.nodes[i].tag {
      case GUMBO_TAG_META: meta(tree, i)
      case GUMBO_TAG_LINK:
        if canonical == nil, tree.string(i, .rel)?.lowercased() == "canonical" {
          canonical = tree.string(i, .href)
        }
      case GUMBO_TAG_TITLE:
        if title == nil { title = tree.text(i) }
      case GUMBO_TAG_HTML:
        if language == nil { language = tree.string(i, .lang) }
      case GUMBO_TAG_H1: h1.append(i)
      default: break
      }
    }
  }

  private mutating func meta(_ tree: HTMLTree, _ i: Int) {
    guard let content = tree.string(i, .content), !content.isEmpty else { return }
    for key in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
      guard let name = tree.string(i, key)?.lowercased(), let entry = Self.names[name] else {
        continue
      }
      let value = HTMLEntities.plain(content)
      if !value.isEmpty { values[entry.field, default: []].append((entry.trust, value)) }
      return
    }
  }

  /// The values of a field, the most trusted first.
  func all(_ field: String) -> [String] {
    (values[field] ?? []).enumerated().sorted {
      ($0.element.trust, $0.offset) < ($1.element.trust, $1.offset)
    }
    .map(\.element.value)
  }

  func first(_ field: String) -> String? { all(field).first }
}
