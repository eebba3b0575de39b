/// Finds the places of a text that may hold a date: a word of the tables, or digits with something
/// beside them that makes dates. Everything else is passed over.
struct DateScanner: Sendable {
  private let anchors: WordTrie
  /// Latin anchors that hold more than letters.
  private let mixed: WordTrie
  /// Syllables that a unit of time may begin with (index scalar − U+AC00).
  private let units: [Bool]
  /// Which first two characters a wide anchor may have, hashed.
  private let opens: BitTable
  private let latin: LatinWords
  /// How far before and after an anchor is read, in bytes: what stands before the first anchor of an
  /// expression is short, while words after it say whether it is to come.
  static let reachBack = 40
  static let reach = 72
  /// … and after one with no Hangul behind it, where the words that tell past from future stand before.
  static let latinReach = 40

  init(words: DateWords) {
    var opens = BitTable()
    for word in words.anchors where word[0] >= 0x80 { opens.insert(widePair(firstEight(word))) }
    self.opens = opens
    latin = LatinWords(words.anchors)
    anchors = WordTrie(words.anchors.map { ($0, 0) })
    mixed = WordTrie(
      words.anchors.filter { $0[0].isASCIILetter && !$0.allSatisfy(\.isASCIILetter) }.map {
        ($0, 0)
      })
    units = words.unitSyllables
  }

  /// Ranges worth reading, ascending, apart, cut at white space where there is some near,
  /// never over the end of a line.
  /// - Complexity: O(bytes), one pass.
  func windows(in bytes: Bytes) -> [Range<Int>] {
    var out: [Range<Int>] = []
    let last = bytes.count - 8
    Self.steps.withUnsafeBufferPointer { steps in
      var at = 0
      while at < bytes.count {
        let start = at
        let step = Int(steps[Int(bytes[at])])
        let eight = at <= last ? eightBytes(bytes, at: at) : firstEight(bytes[at...])
        if step > 0 {
          // The same look for all bytes: words end too often to be told by a branch.
          at &+= step
          guard step > 2, opens[widePair(eight)], start + 3 < bytes.count,
            anchors.longest(bytes, from: start, to: bytes.count) != nil
          else { continue }
        } else if bytes[at].isASCIIDigit {
          while at < bytes.count, bytes[at].isASCIIDigit { at += 1 }
          guard isAnchor(bytes, start, at) else { continue }
        } else {
          let word = latinWord(eight)
          at &+= word.length
          if word.length == 8 { at = wordEnd(bytes, from: at, to: bytes.count, digits: false) }
          // A blank follows most words.
          let end = at
          if at < bytes.count, bytes[at] == 0x20 { at &+= 1 }
          guard word.length > 1, isAnchor(word.key, bytes, start, end) else { continue }
        }
        Self.add(start, bytes, &out)
      }
    }
    return out
  }

  /// How far to go on from a byte; 0 for ASCII letters and digits.
  private static let steps = marks(
    Array("0123456789".utf8) + Array(0x41...0x5A) + Array(0x61...0x7A))

  @inline(__always)
  private func isAnchor(_ key: UInt64, _ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    switch latin[key] {
    case .none: false
    case .entry: true
    case .maybe: isLatinWord(bytes, start, end)
    }
  }

  private func isLatinWord(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    if anchors.value(bytes, start, end) != nil { return true }
    guard let hit = mixed.longest(bytes, from: start, to: bytes.count) else { return false }
    return hit.end == bytes.count || !bytes[hit.end].isASCIILetter
  }

  /// Reads around an anchor as well, together with the range before when they touch.
  private static func add(_ anchor: Int, _ bytes: Bytes, _ out: inout [Range<Int>]) {
    let before = out.last?.upperBound ?? 0
    if !out.isEmpty, anchor + latinReach <= before { return }
    let window = window(around: anchor, after: before, in: bytes)
    if let last = out.last, window.lowerBound <= last.upperBound {
      out[out.count - 1] = last.lowerBound..<max(last.upperBound, window.upperBound)
    } else {
      out.append(window)
    }
  }

  /// - Parameter before: where the range before ends; nothing in front of it is looked at.
  private static func window(around anchor: Int, after before: Int, in bytes: Bytes) -> Range<Int> {
    let first = max(before, anchor - reachBack)
    let earliest = max(before, first - 32)
    var start = max(anchor, before)
    while start > first, bytes[start - 1] != 0x0A { start -= 1 }
    while start > earliest, !isBlank(bytes[start - 1]) { start -= 1 }
    while start > before, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let near = min(bytes.count, anchor + latinReach)
    let last =
      hasHangulOrHigher(bytes, anchor..<near) ? min(bytes.count, anchor + reach) : near
    let latest = min(bytes.count, last + 32)
    var end = max(anchor, before)
    while end < last, bytes[end] != 0x0A { end += 1 }
    while end < latest, !isBlank(bytes[end]) { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  private static func isBlank(_ b: UInt8) -> Bool { b == 0x20 || b == 0x0A }

  private func isAnchor(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
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
      return end + 1 < bytes.count && beginsUnit(bytes, end + 1)
    case 0xEA...0xED: return beginsUnit(bytes, end)
    case 0xC2, 0xE2: return true
    default: return false
    }
  }

  private func beginsUnit(_ bytes: Bytes, _ at: Int) -> Bool {
    guard at + 2 < bytes.count, bytes[at] >= 0xEA else { return false }
    let s = scalar(bytes, at: at).value
    return isHangulSyllable(s) && units[Int(s - 0xAC00)]
  }
}
