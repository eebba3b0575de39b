import Lexicon
import Model

/// Words that show a sentence speaks of companies or markets: 영업이익, 주가, shares, quarter.
struct Evidence: Sendable {
  private let cues: Matcher

  init(lexicon: Lexicon) throws(AnalyzeError) {
    var words: [[UInt8]] = []
    for table in lexicon.tables["business-cues"] ?? [] {
      do {
        let word = try table.column("word")
        for row in table.rows { words.append(Array(row.fields[word].utf8)) }
      } catch {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      }
    }
    cues = Matcher(words, foldingASCIICase: true)
  }

  /// How many different cues a sentence holds.
  func count(in bytes: [UInt8], range: Range<Int>) -> Int {
    var seen: Set<Int32> = []
    cues.forEachMatch(in: bytes, range: range) { seen.insert($0.pattern) }
    return seen.count
  }
}
