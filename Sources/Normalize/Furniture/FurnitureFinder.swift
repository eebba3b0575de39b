import Lexicon
import Model

/// Tells lines that are no statement of the article: bylines, copyright lines, captions, contacts.
///
/// Only short ones, and never one that ends like a sentence (copyright lines apart).
struct FurnitureFinder: Sendable {
  enum Place: String {
    case start, end, any
  }

  /// Longest line looked at, in bytes.
  static let longest = 160
  /// Longest byline, in bytes: a name, a title and an address.
  static let longestByline = 80

  /// Those that a line begins with.
  private let opening: WordTrie
  /// Those inside a line.
  private let inner: PhraseTable
  /// Those that count in any line.
  private let always: PhraseTable
  private let entries: [(kind: Furniture.Kind, place: Place)]

  init(_ lexicon: Lexicon) throws(LexiconError) {
    var words: [(word: [UInt8], value: Int32)] = []
    var entries: [(kind: Furniture.Kind, place: Place)] = []
    for row in try lexicon.records("furniture", ["form", "kind", "place"]) {
      guard let kind = Furniture.Kind(rawValue: row[1]) else {
        throw row.error(column: "kind", value: row[1])
      }
      guard let place = Place(rawValue: row[2]) else {
        throw row.error(column: "place", value: row[2])
      }
      words.append((row[0].utf8.map(asciiLower), Int32(entries.count)))
      entries.append((kind, place))
    }
    opening = WordTrie(words)
    inner = PhraseTable(words.filter { entries[Int($0.value)].place != .start })
    always = PhraseTable(words.filter { entries[Int($0.value)].place == .any })
    self.entries = entries
  }

  /// - Parameter isBlock: the sentence is all of its block.
  func kind(
    _ bytes: Bytes, _ range: Range<Int>, block: Block.Kind, isBlock: Bool
  ) -> Furniture.Kind? {
    if block == .caption { return .caption }
    guard range.count <= Self.longest, block != .heading else { return nil }
    let ends = endsLikeSentence(bytes, range)
    if let kind = named(bytes, range, ends, isBlock) { return kind }
    return isBlock && !ends && isAddress(bytes, range) ? .contact : nil
  }

  /// What the first form says that counts where it stands.
  private func named(
    _ bytes: Bytes, _ range: Range<Int>, _ ends: Bool, _ isBlock: Bool
  ) -> Furniture.Kind? {
    var at = range.lowerBound
    if !ends, let hit = opening.longest(bytes, from: at, to: range.upperBound),
      let kind = kind(bytes, range, at, hit.end, hit.value, ends, isBlock)
    {
      return kind
    }
    let forms = ends ? always : inner
    while let hit = forms.next(bytes, from: at, to: range.upperBound) {
      if let kind = kind(bytes, range, hit.start, hit.end, hit.value, ends, isBlock) { return kind }
      at = hit.end
    }
    return nil
  }

  private func kind(
    _ bytes: Bytes, _ range: Range<Int>, _ at: Int, _ end: Int, _ form: Int32,
    _ ends: Bool, _ isBlock: Bool
  ) -> Furniture.Kind? {
    let (kind, place) = entries[Int(form)]
    switch place {
    case .any: return kind
    case .start:
      guard at == range.lowerBound, !ends, isBlock || bytes[at] < 0x41 else { return nil }
      return kind != .byline || isName(bytes, end..<range.upperBound) ? kind : nil
    case .end:
      guard !ends, isBlock, isRest(bytes, end, range.upperBound) else { return nil }
      guard kind == .byline else { return kind }
      return range.count <= Self.longestByline && at > range.lowerBound
        && bytes[range.lowerBound..<at].count(where: { $0 == 0x20 }) <= 4 ? kind : nil
    }
  }

  /// 다, 요 or a stop at the end; an address has a stop inside only.
  private func endsLikeSentence(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard let last = scalar(bytes, before: range.upperBound, from: range.lowerBound) else {
      return false
    }
    switch last.value {
    case 0x2E, 0x21, 0x3F, 0x3002, 0x2026, 0xB2E4, 0xC694: return true
    default: return false
    }
  }

  /// Nothing but an address of mail, brackets and blanks is left.
  private func isRest(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    let at = skipBlanks(bytes, from: start, to: end)
    guard at < end else { return true }
    if bytes[at..<end].allSatisfy({ $0 == 0x5D || $0 == 0x29 }) { return true }
    return bytes[at..<end].contains(UInt8(ascii: "@"))
      && bytes[at..<end].allSatisfy { $0 < 0x80 }
  }

  /// `jane.roe@example.com` and little else.
  private func isAddress(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count <= Self.longestByline,
      let sign = bytes[range].firstIndex(of: UInt8(ascii: "@")), sign > range.lowerBound,
      sign + 1 < range.upperBound, isLetter(bytes[sign + 1]), !isBlank(bytes[sign - 1])
    else { return false }
    return bytes[range].count(where: { $0 == 0x20 }) <= 2
  }

  /// Two to six words that all begin with a capital letter (`and` apart).
  private func isName(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let words = bytes[range].split(whereSeparator: isBlank)
    guard (1...8).contains(words.count), range.count <= Self.longestByline else { return false }
    return words.allSatisfy { word in
      guard let first = word.first else { return false }
      return isUpper(first) || first >= 0xEA || word.elementsEqual("and".utf8)
        || word.elementsEqual("in".utf8)
    }
  }
}
