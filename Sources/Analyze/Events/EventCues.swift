import Lexicon
import Model

/// Words around events and quotations, by kind.
struct EventCues: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case planned, continues, party, report, tell, speech, unreal, ending, subject, object, agent
    case preposition, relative
    case speechNext = "speech-next"
    case unrealBefore = "unreal-before"
  }

  private var matchers: [Kind: Matcher] = [:]
  private var lists: [Kind: [[UInt8]]] = [:]
  /// Exchange codes of a country's home market.
  private(set) var exchanges: [String: [String]] = [:]

  init(lexicon: Lexicon) throws(AnalyzeError) {
    var words: [Kind: [[UInt8]]] = [:]
    for table in lexicon.tables["event-cues"] ?? [] {
      do {
        let word = try table.column("word")
        let kind = try table.column("kind")
        for row in table.rows {
          guard let code = Kind(rawValue: row.fields[kind]) else {
            throw LexiconError(
              path: table.path, line: row.line,
              reason: .unknownCode(column: "kind", value: row.fields[kind]))
          }
          words[code, default: []].append(Array(row.fields[word].utf8))
        }
      } catch let error as LexiconError {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      } catch {
        continue
      }
    }
    for (kind, list) in words { matchers[kind] = Matcher(list, foldingASCIICase: true) }
    lists = words
    for table in lexicon.tables["markets"] ?? [] {
      do {
        let country = try table.column("country")
        let exchange = try table.column("exchange")
        for row in table.rows {
          exchanges[row.fields[country], default: []].append(row.fields[exchange])
        }
      } catch {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      }
    }
  }

  func words(_ kind: Kind) -> [[UInt8]] { lists[kind] ?? [] }

  func holds(_ kind: Kind, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    first(kind, bytes, range) != nil
  }

  func first(_ kind: Kind, _ bytes: [UInt8], _ range: Range<Int>) -> Span? {
    guard let matcher = matchers[kind], !range.isEmpty else { return nil }
    var found: Span?
    matcher.forEachMatch(in: bytes, range: range) {
      let span = Span(Int($0.start), Int($0.end))
      if found.map({ span.start < $0.start || span.start == $0.start && span.end > $0.end }) ?? true
      {
        found = span
      }
    }
    return found
  }
}
