/// Strings that repeat from claim to claim, each kept once and known by a number: names, paths and
/// rules are most of what a large ledger would weigh.
struct SharedStrings: Sendable {
  private var numbers: [String: Int] = [:]
  private var strings: [String] = []
  private var listNumbers: [[String]: Int] = [:]
  private var lists: [[String]] = []

  /// Strings of up to 15 bytes have no storage of their own.
  private static let inline = 15
  /// Longer texts seldom repeat.
  private static let longest = 96

  /// The number of a string that is worth sharing; nil for others.
  mutating func number(of text: String) -> Int? {
    guard text.utf8.count > Self.inline, text.utf8.count <= Self.longest else { return nil }
    if let known = numbers[text] { return known }
    numbers[text] = strings.count
    strings.append(text)
    return strings.count - 1
  }

  mutating func number(of list: [String]) -> Int {
    if let known = listNumbers[list] { return known }
    listNumbers[list] = lists.count
    lists.append(list)
    return lists.count - 1
  }

  func string(_ number: Int) -> String { strings[number] }
  func list(_ number: Int) -> [String] { lists[number] }
}
