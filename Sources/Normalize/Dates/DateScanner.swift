import Lexicon

/// Finds the places of a text that may hold a date: a word of the tables, or digits with something
/// beside them that makes dates. Everything else is passed over.
struct DateScanner: Sendable {
  private let matcher: Matcher
  /// How far around an anchor is read, in bytes.
  static let reach = 72

  init(words: DateWords) { matcher = Matcher(words.anchors, foldingASCIICase: true) }

  /// Ranges worth reading, ascending, apart, cut at white space where there is some near,
  /// never over the end of a line.
  /// - Complexity: O(bytes).
  func windows(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Int32] = []
    matcher.forEachMatch(in: bytes, range: 0..<bytes.count) { match in
      let (start, end) = (Int(match.start), Int(match.end))
      guard
        bytes[start] >= 0x80
          || ((start == 0 || !bytes[start - 1].isASCIILetter)
            && (end == bytes.count || !bytes[end].isASCIILetter))
      else { return }
      found.append(match.start)
    }
    let digits = Self.digitAnchors(in: bytes)
    var out: [Range<Int>] = []
    var (a, b) = (0, 0)
    while a < found.count || b < digits.count {
      let fromWords = b >= digits.count || (a < found.count && found[a] <= digits[b])
      let anchor = Int(fromWords ? found[a] : digits[b])
      if fromWords { a += 1 } else { b += 1 }
      if let last = out.last, anchor + Self.reach <= last.upperBound { continue }
      let window = Self.window(around: anchor, in: bytes)
      if let last = out.last, window.lowerBound <= last.upperBound {
        out[out.count - 1] = last.lowerBound..<max(last.upperBound, window.upperBound)
      } else {
        out.append(window)
      }
    }
    return out
  }

  private static func window(around anchor: Int, in bytes: [UInt8]) -> Range<Int> {
    let first = max(0, anchor - reach)
    let earliest = max(0, first - 32)
    var start = anchor
    while start > first, bytes[start - 1] != 0x0A { start -= 1 }
    while start > earliest, !isBlank(bytes[start - 1]) { start -= 1 }
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let last = min(bytes.count, anchor + reach)
    let latest = min(bytes.count, last + 32)
    var end = anchor
    while end < last, bytes[end] != 0x0A { end += 1 }
    while end < latest, !isBlank(bytes[end]) { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  private static func isBlank(_ b: UInt8) -> Bool { b == 0x20 || b == 0x0A }

  /// Starts of runs of digits that may belong to a date.
  private static func digitAnchors(in bytes: [UInt8]) -> [Int32] {
    var out: [Int32] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at].isASCIIDigit else {
        at += 1
        continue
      }
      let start = at
      while at < bytes.count, bytes[at].isASCIIDigit { at += 1 }
      if isAnchor(bytes, start, at) { out.append(Int32(start)) }
    }
    return out
  }

  private static func isAnchor(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let length = end - start
    if length == 4, bytes[start] == 0x31 || bytes[start] == 0x32 { return true }
    if length == 8 { return bytes[start] == 0x31 || bytes[start] == 0x32 }
    guard length <= 4 else { return false }
    if start > 0, bytes[start - 1] | 0x20 == 0x71 || bytes[start - 1] | 0x20 == 0x68 { return true }
    guard end < bytes.count else { return false }
    switch bytes[end] {
    case 0x2F, 0x2D, 0x2E, 0x7E:  // / - . ~
      return end + 1 < bytes.count && (bytes[end + 1].isASCIIDigit || bytes[end + 1] == 0x20)
    case 0x41...0x5A, 0x61...0x7A, 0x27: return true
    case 0x20:
      return end + 1 < bytes.count && (bytes[end + 1] >= 0xEA && bytes[end + 1] <= 0xED)
    case 0xC2, 0xE2, 0xEA...0xED: return true
    default: return false
    }
  }
}
