/// Set phrases that stand in articles without being part of them (boilerplate.csv).
struct Boilerplate: Sendable {
  enum Effect: Sendable {
    /// The line goes.
    case line
    /// The line is a caption or its credit.
    case caption
    /// Everything from here on goes, in the last third of an article.
    case rest
  }

  static let shared = Boilerplate()

  private var whole: [[UInt8]: Effect] = [:]
  /// By first byte.
  private var starts: [UInt8: [(text: [UInt8], effect: Effect)]] = [:]
  private var parts: [(text: [UInt8], effect: Effect)] = []
  private var ends: [(text: [UInt8], effect: Effect)] = []
  /// Bytes at the end of a line in which an `end` phrase stands: a credit and a name.
  private static let tail = 48

  /// Bytes of the longest line that a `start` or `part` phrase takes with it.
  private static let longest = 320

  private init() {
    for row in CueTable("boilerplate").rows where row.count == 3 {
      let text = Array(row[0].utf8)
      guard let first = text.first else { continue }
      let effect: Effect = row[2] == "rest" ? .rest : row[2] == "caption" ? .caption : .line
      switch row[1] {
      case "whole": whole[text] = effect
      case "end": ends.append((text, effect))
      case "start": starts[first, default: []].append((text, effect))
      default: parts.append((text, effect))
      }
    }
  }

  func effect(_ line: ArraySlice<UInt8>) -> Effect? {
    guard line.count <= Self.longest else { return nil }
    let lower = line.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if let effect = whole[lower] { return effect }
    if let first = lower.first, let list = starts[first] {
      for (text, effect) in list where lower.starts(with: text) { return effect }
    }
    for (text, effect) in parts where Self.contains(lower, text) { return effect }
    let tail = lower.suffix(Self.tail)
    for (text, effect) in ends where ClassCues.contains(tail, text) { return effect }
    if Self.isAddress(lower) { return .line }
    return nil
  }

  /// A short line with a mail address: `홍길동 기자 hong@example.com`.
  private static func isAddress(_ line: [UInt8]) -> Bool {
    guard line.count <= 80, let at = line.firstIndex(of: 0x40), at > 0, at + 3 < line.count else {
      return false
    }
    let host = line[(at + 1)...].prefix { $0 > 0x20 && $0 < 0x80 }
    return line[at - 1] > 0x20 && line[at - 1] < 0x80 && host.contains(0x2E) && host.count >= 4
      && line.last != 0x2E
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    for i in 0...(text.count - part.count) where text[i] == part[0] {
      if text[i..<(i + part.count)].elementsEqual(part) { return true }
    }
    return false
  }
}
