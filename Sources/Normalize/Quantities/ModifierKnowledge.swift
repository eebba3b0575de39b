import Lexicon
import Model

/// Words that bound a quantity or make it approximate.
final class ModifierKnowledge: Sendable {
  enum Effect: String {
    case none, approximate
    case atLeast = "at-least"
    case atMost = "at-most"
    case moreThan = "more-than"
    case lessThan = "less-than"

    var bound: Quantity.Bound? {
      switch self {
      case .none, .approximate: nil
      case .atLeast: .atLeast
      case .atMost: .atMost
      case .moreThan: .moreThan
      case .lessThan: .lessThan
      }
    }
  }
  struct Modifier {
    var effect: Effect
    /// Whether the word is a part of the quantity's span.
    var isInSpan: Bool
    /// … of foreign amounts and measures as well.
    var isAlwaysInSpan: Bool
  }

  private let before: WordTrie
  /// How those before a number end (``ending(_:_:)``), and the last bytes of those that are shorter.
  private let endings: BitTable
  private let shortEndings: BitTable
  private let after: WordTrie
  private let modifiers: [Modifier]

  init(_ lexicon: Lexicon) throws(LexiconError) {
    var modifiers: [Modifier] = []
    var before: [(word: [UInt8], value: Int32)] = []
    var after: [(word: [UInt8], value: Int32)] = []
    for row in try lexicon.records(
      "quantity-modifiers", ["form", "position", "effect", "span"])
    {
      guard let effect = Effect(rawValue: row[2]) else {
        throw row.error(column: "effect", value: row[2])
      }
      let entry = (word: row[0].utf8.map(asciiLower), value: Int32(modifiers.count))
      if row[1] == "before" { before.append(entry) } else { after.append(entry) }
      modifiers.append(
        Modifier(
          effect: effect, isInSpan: row[3] != "no", isAlwaysInSpan: row[3] == "always"))
    }
    var endings = (short: BitTable(), long: BitTable())
    for (word, _) in before {
      word.withUnsafeBufferPointer {
        if word.count < 3 {
          endings.short.insert(Int(word[word.count - 1]))
        } else {
          endings.long.insert(Self.ending($0, $0.count))
        }
      }
    }
    (shortEndings, self.endings) = endings
    self.before = WordTrie(before)
    self.after = WordTrie(after)
    self.modifiers = modifiers
  }

  /// The last three bytes of a word in 16 bits.
  private static func ending(_ bytes: Bytes, _ end: Int) -> Int {
    let last = asciiLower(bytes[end - 1])
    return Int(bytes[end - 3] & 0x1F) << 11 | Int(bytes[end - 2] & 0x1F) << 6 | Int(last & 0x3F)
  }

  /// A quick no: no modifier ends in these three bytes, and none is as short as one or two.
  private func mayEnd(_ bytes: Bytes, _ end: Int, from lower: Int) -> Bool {
    end - lower < 3 || shortEndings[Int(bytes[end - 1])] || endings[Self.ending(bytes, end)]
  }

  /// The modifier that ends right before `end` (blanks apart), up to four words long.
  func before(
    _ bytes: Bytes, _ end: Int, from lower: Int
  ) -> (modifier: Modifier, start: Int)? {
    let last = trimBlanks(bytes, before: end, from: lower)
    guard last > lower, mayEnd(bytes, last, from: lower) else { return nil }
    var found: (modifier: Modifier, start: Int)?
    var at = last
    for _ in 0..<5 {
      var start = at
      while start > lower, !isBlank(bytes[start - 1]), bytes[start - 1] != UInt8(ascii: "("),
        last - start < 40
      { start -= 1 }
      guard start < last else { break }
      if let value = before.value(bytes, start, last) {
        found = (modifiers[Int(value)], start)
      }
      at = trimBlanks(bytes, before: start, from: lower)
      guard at > lower, bytes[start] < 0x80 else { break }
    }
    return found
  }

  /// The modifier that begins at `at` or after one blank.
  func after(
    _ bytes: Bytes, _ at: Int, to limit: Int
  ) -> (modifier: Modifier, start: Int, end: Int)? {
    var start = at
    if start < limit, bytes[start] == 0x20 { start += 1 }
    guard start < limit, let hit = after.longest(bytes, from: start, to: limit) else { return nil }
    let last = bytes[hit.end - 1]
    if isLetter(last), hit.end < limit, isLetter(bytes[hit.end]) { return nil }
    return (modifiers[Int(hit.value)], start, hit.end)
  }
}
