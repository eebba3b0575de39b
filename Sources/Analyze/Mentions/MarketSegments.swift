import Lexicon
import Model

/// Finds market segments that English news names without a capital of their own: IT stocks, PSU banks,
/// asian shares, castor seed futures.
struct MarketSegments: Sendable {
  private var heads = ByteSet()
  private var modifiers = ByteSet()
  private var alone = ByteSet()

  init(lexicon: Lexicon) throws(AnalyzeError) {
    for table in lexicon.tables["market-segments.en"] ?? [] {
      do {
        let word = try table.column("word")
        let role = try table.column("role")
        for row in table.rows {
          let bytes = row.bytes(word)
          switch row.fields[role] {
          case "head": heads.insert(bytes)
          case "modifier": modifiers.insert(bytes)
          case "alone":
            alone.insert(bytes)
            modifiers.insert(bytes)
          default:
            throw LexiconError(
              path: table.path, line: row.line,
              reason: .unknownCode(column: "role", value: row.fields[role]))
          }
        }
      } catch let error as LexiconError {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      } catch {
        continue
      }
    }
  }

  /// - Parameter isHeadline: names of one word count only there: in running text they are common nouns.
  func find(
    words: [EnglishNames.Word], bytes: [UInt8], isHeadline: Bool, into out: inout [Candidate]
  ) {
    var index = 0
    while index < words.count {
      var last = index
      var best: Int?
      if isHeadline, holds(alone, bytes, words[index]) { best = index }
      // modifiers up to a head: "oil and gas stocks" is left to the list
      while last < words.count, last - index < 4 {
        if last > index, !words[last].joined { break }
        let isHead = holds(heads, bytes, words[last])
        if last > index, isHead || (isHeadline && holds(alone, bytes, words[last])) { best = last }
        guard isHead || holds(modifiers, bytes, words[last]) else { break }
        last += 1
      }
      guard let end = best else {
        index += 1
        continue
      }
      var found = Candidate(
        span: Span(words[index].start, words[end].end), type: .indicator,
        rank: end > index ? 4 : 1)
      found.name = String(decoding: lower(bytes, words[index], words[end]), as: UTF8.self)
      out.append(found)
      index = end + 1
    }
  }

  /// As written, or in lower case: `IT` is only IT, `banks` is Banks too.
  private func holds(_ set: ByteSet, _ bytes: [UInt8], _ word: EnglishNames.Word) -> Bool {
    let text = bytes[word.start..<word.end]
    return set.contains(text) || (word.hasCapitals && set.contains(lowercased: text))
  }

  private func lower(_ bytes: [UInt8], _ word: EnglishNames.Word, _ last: EnglishNames.Word? = nil)
    -> [UInt8]
  {
    bytes[word.start..<(last ?? word).end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}
