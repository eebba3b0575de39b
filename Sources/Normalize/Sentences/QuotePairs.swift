/// Quotations and brackets of one block: the outermost pairs, in order.
///
/// What has no partner is no pair: apostrophes, inch marks, a quotation that goes on in the next block.
struct QuotePairs {
  struct Pair: Equatable {
    /// Start of the opening mark.
    var open: Int
    /// Start and end of the closing mark.
    var close: Int
    var end: Int
    var isQuote: Bool
    var isSingle: Bool
  }

  private(set) var pairs: [Pair] = []

  /// Longest bracket, in bytes; one that is longer was never closed.
  static let longestBracket = 1200

  private struct Open {
    var mark: UInt32
    var at: Int
  }

  /// - Parameter isLatin: no Hangul is in the block.
  init(_ bytes: Bytes, _ range: Range<Int>, isLatin: Bool) {
    var stack: [Open] = []
    let mayBeMark = Self.mayBeMark
    let limit = range.upperBound
    var at = range.lowerBound
    while true {
      at =
        isLatin
        ? firstMark(bytes, from: at, to: limit, mayBeMark)
        : firstMarked(bytes, from: at, to: limit, mayBeMark)
      guard at < limit else { break }
      let s = scalar(bytes, at: at)
      let end = at + s.length
      switch s.value {
      case 0x28, 0x5B, 0x7B, 0x201C, 0x300C, 0x300E, 0x300A, 0x3008, 0x3010, 0xFF08, 0xAB:
        stack.append(Open(mark: s.value, at: at))
      case 0x3C where end < range.upperBound && !isBlank(bytes[end]) && !isDigit(bytes[end]):
        stack.append(Open(mark: s.value, at: at))
      case 0x29, 0x5D, 0x7D, 0x201D, 0x300D, 0x300F, 0x300B, 0x3009, 0x3011, 0xFF09, 0xBB, 0x3E:
        close(&stack, Self.opener(of: s.value), at, end)
      case 0x22:
        if stack.contains(where: { $0.mark == 0x22 }) {
          close(&stack, 0x22, at, end)
        } else if at == range.lowerBound || !isDigit(bytes[at - 1]) {
          stack.append(Open(mark: 0x22, at: at))
        }
      case 0x27, 0x2018, 0x2019:
        single(&stack, s.value, bytes, range, at, end)
      default: break
      }
      at = end
    }
  }

  /// `'`, `‘`, `’`: an apostrophe unless it stands at the edge of a word.
  private mutating func single(
    _ stack: inout [Open], _ mark: UInt32, _ bytes: Bytes, _ range: Range<Int>, _ at: Int,
    _ end: Int
  ) {
    let opener: UInt32 = mark == 0x27 ? 0x27 : 0x2018
    let atWordStart =
      at == range.lowerBound
      || bytes[at - 1] < 0x30 && !isDigit(bytes[at - 1])
        && bytes[at - 1] != UInt8(ascii: ".")
    let latinAfter = end < range.upperBound && isLetter(bytes[end])
    let latinBefore = at > range.lowerBound && (isLetter(bytes[at - 1]) || isDigit(bytes[at - 1]))
    if mark == 0x2018 {
      stack.append(Open(mark: opener, at: at))
    } else if latinBefore && latinAfter {
      return
    } else if stack.contains(where: { $0.mark == opener }) {
      close(&stack, opener, at, end)
    } else if mark == 0x27, atWordStart || !latinBefore && bytes[at - 1] >= 0x80,
      end < range.upperBound, !isBlank(bytes[end])
    {
      stack.append(Open(mark: opener, at: at))
    }
  }

  private mutating func close(_ stack: inout [Open], _ mark: UInt32, _ at: Int, _ end: Int) {
    guard let index = stack.lastIndex(where: { $0.mark == mark }) else { return }
    let open = stack[index]
    let isQuote = mark == 0x22 || mark == 0x27 || mark >= 0x2018 && mark < 0x3010 && mark != 0x3008
    if !isQuote, end - open.at > Self.longestBracket || mark == 0x3C && end - open.at > 120 {
      stack.remove(at: index)
      return
    }
    stack.removeSubrange(index...)
    while let last = pairs.last, last.open > open.at { pairs.removeLast() }
    pairs.append(
      Pair(
        open: open.at, close: at, end: end, isQuote: isQuote,
        isSingle: mark == 0x27 || mark == 0x2018))
  }

  private static func opener(of mark: UInt32) -> UInt32 {
    switch mark {
    case 0x29: 0x28
    case 0xBB: 0xAB
    case 0x201D, 0x300D, 0x300F, 0x300B, 0x3009, 0x3011, 0xFF09: mark - 1
    default: mark - 2  // ] } >
    }
  }

  /// First bytes of the marks.
  private static let mayBeMark = marks(
    Array("\"'()[]{}<>".utf8) + [0xC2, 0xE2, 0xE3, 0xEF])
}
