import Lexicon
import Model

/// Words that show a sentence speaks of companies or markets: 영업이익, 주가, shares, quarter; and words
/// behind a place: 북부, 일대.
struct Evidence: Sendable {
  private let cues: Matcher
  private let placeCues: Matcher

  init(lexicon: Lexicon) throws(AnalyzeError) {
    cues = try Self.matcher("business-cues", lexicon)
    placeCues = try Self.matcher("place-cues", lexicon)
  }

  private static func matcher(
    _ name: String, _ lexicon: Lexicon
  ) throws(AnalyzeError) -> Matcher {
    var words: [[UInt8]] = []
    for table in lexicon.tables[name] ?? [] {
      do {
        let word = try table.column("word")
        for row in table.rows { words.append(Array(row.fields[word].utf8)) }
      } catch {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      }
    }
    return Matcher(words, foldingASCIICase: true)
  }

  /// Whether a word of business stands one blank behind a name: CJ 주식.
  func stands(behind end: Int, in bytes: [UInt8]) -> Bool { stands(cues, end, bytes) }

  /// Whether a word stands there that only follows places: 경기 북부.
  func standsPlaceCue(behind end: Int, in bytes: [UInt8]) -> Bool { stands(placeCues, end, bytes) }

  private func stands(_ words: Matcher, _ end: Int, _ bytes: [UInt8]) -> Bool {
    guard end < bytes.count, bytes[end] == 0x20 else { return false }
    var found = false
    words.forEachMatch(in: bytes, range: end + 1..<min(bytes.count, end + 32)) { match in
      if Int(match.start) == end + 1 { found = true }
    }
    return found
  }

  /// How many different cues a sentence holds.
  func count(in bytes: [UInt8], range: Range<Int>) -> Int {
    var seen: Set<Int32> = []
    cues.forEachMatch(in: bytes, range: range) { seen.insert($0.pattern) }
    return seen.count
  }
}
