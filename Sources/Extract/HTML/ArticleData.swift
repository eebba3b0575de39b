import JSON

/// What a page says about its article in structured data.
struct ArticleData {
  var headline: String?
  var published: String?
  var updated: String?
  var authors: [String] = []
  var publisher: String?
  var body: String?
  var url: String?
  var language: String?

  /// Takes from another source what isn't known yet.
  mutating func fill(from other: ArticleData) {
    headline = headline ?? other.headline
    published = published ?? other.published
    updated = updated ?? other.updated
    if authors.isEmpty { authors = other.authors }
  }
}

/// Reads JSON-LD (schema.org) and looks for the article in it.
struct JSONLDReader {
  private var nodes: [JSONValue] = []
  private var byID: [String: JSONValue] = [:]

  /// Objects that are looked at; pages with more repeat themselves.
  static let maximumNodes = 4000

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for value in LenientJSON.values(bytes) { collect(value) }
  }

  private mutating func collect(_ root: JSONValue) {
    var queue = [root]
    var at = 0
    while at < queue.count, nodes.count < Self.maximumNodes {
      let value = queue[at]
      at += 1
      switch value {
      case .array(let items): queue.append(contentsOf: items)
      case .object(let members):
        nodes.append(value)
        if let id = value["@id"]?.string, members.count > 1, byID[id] == nil { byID[id] = value }
        for member in members {
          if case .object = member.value { queue.append(member.value) }
          if case .array = member.value { queue.append(member.value) }
        }
      default: break
      }
    }
  }

  /// Joins the article nodes: the first that has a field gives it.
  func article() -> ArticleData {
    var out = ArticleData()
    let ranked = nodes.enumerated().compactMap { i, node -> (rank: Int, index: Int)? in
      let rank = Self.types(node).map(Self.rank).min() ?? 9
      return rank < 9 ? (rank, i) : nil
    }.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
    for (rank, index) in ranked { merge(nodes[index], rank: rank, into: &out) }
    return out
  }

  private static func types(_ node: JSONValue) -> [String] {
    if let one = node["@type"]?.string { return [one] }
    return node["@type"]?.array?.compactMap(\.string) ?? []
  }

  /// Articles before pages; what is on the page beside the article (products, videos) doesn't count.
  private static func rank(_ type: String) -> Int {
    if type.hasSuffix("NewsArticle") { return 0 }
    if type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "Report" { return 1 }
    switch type {
    case "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Review", "Recipe",
      "CreativeWork", "TechArticle", "HowTo":
      return 2
    case "WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage": return 3
    default: return 9
    }
  }

  private func merge(_ node: JSONValue, rank: Int, into out: inout ArticleData) {
    func text(_ key: String) -> String? {
      let value = node[key]
      guard let s = value?.string ?? value?.array?.first?.string else { return nil }
      let clean = HTMLEntities.plain(s)
      return clean.isEmpty ? nil : clean
    }
    out.headline = out.headline ?? text("headline") ?? (rank < 3 ? text("name") : nil)
    out.published = out.published ?? text("datePublished") ?? (rank < 3 ? text("dateCreated") : nil)
    out.updated = out.updated ?? text("dateModified")
    out.url = out.url ?? text("url")
    out.language = out.language ?? text("inLanguage")
    if rank < 3 {
      if out.authors.isEmpty { out.authors = names(node["author"] ?? node["creator"]) }
      if out.publisher == nil { out.publisher = names(node["publisher"]).first }
      if let body = node["articleBody"]?.string ?? node["text"]?.string,
        body.utf8.count > (out.body?.utf8.count ?? 0)
      {
        out.body = body
      }
    }
  }

  private func names(_ value: JSONValue?) -> [String] {
    switch value {
    case .string(let s): return [HTMLEntities.plain(s)].filter { !$0.isEmpty }
    case .array(let items): return items.prefix(20).flatMap { names($0) }
    case .object:
      if let name = value?["name"]?.string {
        return [HTMLEntities.plain(name)].filter { !$0.isEmpty }
      }
      if let list = value?["name"]?.array { return list.compactMap(\.string) }
      if let id = value?["@id"]?.string, let target = byID[id], let name = target["name"]?.string {
        return [HTMLEntities.plain(name)]
      }
      return []
    default: return []
    }
  }
}

/// JSON as pages write it: raw line breaks in strings, comment and CDATA wrappers, several values,
/// trailing commas.
enum LenientJSON {
  static func values(_ bytes: ArraySlice<UInt8>) -> [JSONValue] {
    var clean = bytes.map { $0 < 0x20 ? 0x20 : $0 }
    for attempt in 0..<2 {
      var out: [JSONValue] = []
      var at = 0
      while let start = clean[at...].firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) {
        guard let parsed = try? JSONValue.parsePrefix(clean[start...]) else { break }
        out.append(parsed.value)
        at = parsed.end
      }
      if !out.isEmpty || attempt == 1 { return out }
      clean = repaired(clean)
    }
    return []
  }

  /// The text of one quoted string; nil when it is none.
  static func string(_ quoted: [UInt8]) -> String? {
    if let text = try? JSONValue.parse(quoted.map { $0 < 0x20 ? 0x20 : $0 }).string { return text }
    return try? JSONValue.parse(repaired(quoted.map { $0 < 0x20 ? 0x20 : $0 })).string
  }

  /// Takes out commas before closing brackets and escapes that JSON doesn't know.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var inString = false
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if inString, byte == 0x5C, i + 1 < bytes.count {
        let next = bytes[i + 1]
        if "\"\\/bfnrtu".utf8.contains(next) { out.append(byte) }
        out.append(next)
        i += 2
        continue
      }
      if byte == 0x22 { inString.toggle() }
      if !inString, byte == 0x7D || byte == 0x5D {
        var k = out.count - 1
        while k >= 0, out[k] == 0x20 { k -= 1 }
        if k >= 0, out[k] == 0x2C { out.removeSubrange(k...) }
      }
      out.append(byte)
      i += 1
    }
    return out
  }
}
