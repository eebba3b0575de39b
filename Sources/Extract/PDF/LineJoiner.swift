/// Joins the lines of a paragraph: takes hyphens at line ends away, and decides for Korean, which breaks
/// lines within words, whether a blank stood at the break.
struct LineJoiner {
  /// How often each word stands away from line ends.
  private var counts: [Substring: Int] = [:]
  /// The document breaks lines within Korean words.
  private var breaksWords = false

  init(_ lines: [String]) {
    for line in lines {
      for word in line.split(separator: " ").dropFirst().dropLast() {
        counts[word, default: 0] += 1
      }
    }
    var joined = 0
    var spaced = 0
    for (a, b) in zip(lines, lines.dropFirst()) {
      guard let (last, first) = Self.edge(a, b) else { continue }
      switch evidence(last, first) {
      case true?: joined += 1
      case false?: spaced += 1
      case nil: break
      }
    }
    breaksWords = joined * 3 > spaced && joined >= 2
  }

  func join(_ a: String, _ b: String) -> String {
    if a.hasSuffix("-"), let letter = a.unicodeScalars.dropLast().last,
      letter.properties.isAlphabetic, letter.value < 0x300,
      let next = b.unicodeScalars.first, next.properties.isLowercase
    {
      let head = a.split(separator: " ").last ?? ""
      let tail = b.split(separator: " ").first ?? ""
      // A compound that the text writes with a hyphen elsewhere keeps it.
      return counts[Substring(head + tail), default: 0] > 0 ? a + b : String(a.dropLast()) + b
    }
    guard let (last, first) = Self.edge(a, b) else { return a + " " + b }
    let isOneWord = evidence(last, first) ?? (breaksWords && guess(last, first))
    return isOneWord ? a + b : a + " " + b
  }

  /// The words at a break when both sides are Hangul.
  private static func edge(_ a: String, _ b: String) -> (Substring, Substring)? {
    guard let x = a.unicodeScalars.last, let y = b.unicodeScalars.first,
      (0xAC00...0xD7A3).contains(x.value), (0xAC00...0xD7A3).contains(y.value),
      let last = a.split(separator: " ").last, let first = b.split(separator: " ").first
    else { return nil }
    return (last, first)
  }

  /// True: one word; false: two; nil: the document doesn't say.
  private func evidence(_ last: Substring, _ first: Substring) -> Bool? {
    let whole = counts[Substring(last + first), default: 0]
    let apart = min(counts[last, default: 0], counts[first, default: 0])
    if whole == apart { return nil }
    return whole > apart
  }

  /// Without evidence: two words that the text knows are two words; a single syllable hangs on.
  private func guess(_ last: Substring, _ first: Substring) -> Bool {
    if counts[first, default: 0] > 0 || counts[last, default: 0] > 1 { return false }
    return true
  }
}
