import Model

/// Makes equal strings of many documents share one storage: names, paths and rules repeat from claim to
/// claim and are most of what a large ledger weighs.
struct CommonStrings: Hashable, Sendable {
  private var strings: Set<String> = []
  private var lists: Set<[String]> = []

  /// Strings of up to 15 bytes have no storage of their own.
  private static let inline = 15
  /// Longer texts seldom repeat.
  private static let longest = 96

  mutating func share(_ part: inout DocumentPart) {
    for i in part.claims.indices {
      share(&part.claims[i].target)
      share(&part.claims[i].path)
      share(&part.claims[i].entity)
      share(&part.claims[i].source)
      share(&part.claims[i].rules)
      share(&part.claims[i].sourceChain)
    }
    for i in part.evidence.indices { share(&part.evidence[i].section) }
    for i in part.mentions.indices {
      share(&part.mentions[i].key)
      share(&part.mentions[i].name)
    }
  }

  private mutating func share(_ text: inout String) {
    guard text.utf8.count > Self.inline, text.utf8.count <= Self.longest else { return }
    text = strings.insert(text).memberAfterInsert
  }

  private mutating func share(_ text: inout String?) {
    guard var known = text else { return }
    share(&known)
    text = known
  }

  private mutating func share(_ list: inout [String]) {
    guard !list.isEmpty else { return }
    list = lists.insert(list).memberAfterInsert
  }
}
