import Lexicon
import Model

/// Finds the terms a document defines: `고성능 컴퓨팅(HPC): …` in a glossary, `X란 …을 말한다`.
struct Definitions: Sendable {
  private let cues: DefinitionCues

  init(lexicon: Lexicon) throws(AnalyzeError) {
    do { cues = try DefinitionCues(lexicon) } catch {
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
  }

  /// - Parameter sentences: of the document, in order.
  func find(in bytes: [UInt8], sentences: [Sentence]) -> [Definition] {
    var lines: [(index: Int, line: Line)] = []
    for (index, sentence) in sentences.enumerated() {
      if let line = Line(bytes, sentence.span.range, cues) { lines.append((index, line)) }
    }
    var out: [Definition] = []
    for (place, item) in lines.enumerated() {
      // a term without its gloss counts only in a run of such lines: "앵커: …" is no definition
      let neighbours = [place - 1, place + 1].contains {
        lines.indices.contains($0) && abs(lines[$0].index - item.index) == 1
          && (lines[$0].line.hasGloss || item.line.hasGloss)
      }
      guard item.line.isSpoken || item.line.hasGloss || neighbours else { continue }
      guard item.line.isSpoken || item.line.explains(bytes) else { continue }
      out.append(item.line.definition(bytes))
    }
    return out
  }

  private struct Line {
    var term: Range<Int>
    var gloss: Range<Int>?
    var explanation: Range<Int>
    /// X란 … 말한다.
    var isSpoken = false
    var hasGloss: Bool { gloss != nil }

    private static let mark = UInt8(ascii: ":")
    private static let longest = 75  // 25 syllables: longer ones are sentences that hold a colon

    init?(_ bytes: [UInt8], _ range: Range<Int>, _ cues: DefinitionCues) {
      if let colon = bytes[range.prefix(Self.longest * 2)].firstIndex(of: Self.mark) {
        var end = colon
        while end > range.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
        var start = range.lowerBound
        // a bullet
        while start < end,
          Script.at(start, in: bytes) == .punctuation
            || Script.at(start, in: bytes) == .space
        {
          start += 1
          while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
        }
        guard start < end else { return nil }
        var from = colon + 1
        while from < range.upperBound, bytes[from] == 0x20 { from += 1 }
        // 10:30 and http: are no terms
        guard from > colon + 1, range.upperBound - from > 20 else { return nil }
        explanation = from..<range.upperBound
        term = start..<end
        if bytes[end - 1] == UInt8(ascii: ")"),
          let open = bytes[start..<end].firstIndex(of: UInt8(ascii: "(")), open > start
        {
          gloss = open + 1..<end - 1
          var stop = open
          while stop > start, bytes[stop - 1] == 0x20 { stop -= 1 }
          term = start..<stop
        }
        guard term.count <= Self.longest, !term.isEmpty,
          !bytes[term].contains(UInt8(ascii: ",")), !bytes[term].contains(UInt8(ascii: "="))
        else { return nil }
        let blanks = bytes[term].reduce(0) { $0 + ($1 == 0x20 ? 1 : 0) }
        guard blanks <= 4 else { return nil }
        return
      }
      guard !range.isEmpty, let line = Self.spoken(bytes, range, cues) else { return nil }
      self = line
    }

    private init(term: Range<Int>, gloss: Range<Int>? = nil, explanation: Range<Int>) {
      self.term = term
      self.explanation = explanation
      self.gloss = gloss
      isSpoken = true
    }

    /// X란 …을 말한다; X(ABC)는 …을 말한다; X (ABC) is a ….
    private static func spoken(
      _ bytes: [UInt8], _ range: Range<Int>, _ cues: DefinitionCues
    ) -> Line? {
      if Script.at(range.lowerBound, in: bytes) == .latin,
        let line = english(bytes, range, cues)
      {
        return line
      }
      var end = range.upperBound
      while end > range.lowerBound, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == 0x20 {
        end -= 1
      }
      guard
        cues.ends.contains(where: {
          bytes[range.lowerBound..<end].reversed().starts(with: $0.reversed())
        })
      else { return nil }
      let head = bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + longest)]
      for topic in cues.abouts {
        var at = head.startIndex
        while at + topic.count <= head.endIndex {
          if head[at...].starts(with: topic), at > head.startIndex {
            return Line(
              term: head.startIndex..<at, explanation: at + topic.count..<range.upperBound)
          }
          at += 1
        }
      }
      // 탄소국경조정제도(CBAM)는 …를 말한다
      guard let gloss = parenthesis(bytes, range) else { return nil }
      let tail = bytes[gloss.upperBound + 1..<range.upperBound]
      guard let topic = cues.topics.first(where: { tail.starts(with: $0) }) else {
        return nil
      }
      return Line(
        term: range.lowerBound..<gloss.lowerBound - 1, gloss: gloss,
        explanation: tail.startIndex + topic.count..<range.upperBound)
    }

    /// The first parenthesis of a sentence, near its begin.
    private static func parenthesis(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
      let head = bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + longest)]
      guard let open = head.firstIndex(of: UInt8(ascii: "(")), open > range.lowerBound,
        let close = bytes[open..<min(range.upperBound, open + longest)]
          .firstIndex(of: UInt8(ascii: ")")),
        close > open + 1
      else { return nil }
      return open + 1..<close
    }

    /// `A capacity market (CM) is a …`: the abbreviation shows that a term is explained.
    private static func english(
      _ bytes: [UInt8], _ range: Range<Int>, _ cues: DefinitionCues
    ) -> Line? {
      guard let gloss = parenthesis(bytes, range),
        bytes[gloss].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 })
      else { return nil }
      let tail = bytes[gloss.upperBound + 1..<range.upperBound]
      guard let verb = cues.predicates.first(where: { tail.starts(with: $0) }) else { return nil }
      var start = range.lowerBound
      for article in cues.articles where bytes[start..<range.upperBound].starts(with: article) {
        start += article.count
        break
      }
      var end = gloss.lowerBound - 1
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
      guard start < end else { return nil }
      return Line(
        term: start..<end, gloss: gloss,
        explanation: tail.startIndex + verb.count..<range.upperBound)
    }

    /// Whether the explanation reads as one: it ends in 다 or a noun, and is no quotation.
    func explains(_ bytes: [UInt8]) -> Bool {
      let first = bytes[explanation.lowerBound]
      return first != UInt8(ascii: "\"") && !bytes[explanation].starts(with: Array("“".utf8))
    }

    func definition(_ bytes: [UInt8]) -> Definition {
      var short: String?
      if let gloss, bytes[gloss].count <= 12,
        bytes[gloss].allSatisfy({
          $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x26
        })
      {
        short = String(decoding: bytes[gloss], as: UTF8.self)
      }
      return Definition(
        term: String(decoding: bytes[term], as: UTF8.self), short: short,
        span: Span(explanation.lowerBound, explanation.upperBound))
    }
  }
}

/// What tells of a definition (`definition-cues.csv`).
private struct DefinitionCues: Sendable {
  /// Ends of a spoken definition: 말한다.
  private(set) var ends: [[UInt8]] = []
  /// Behind its term: 이란.
  private(set) var abouts: [[UInt8]] = []
  /// Behind a term with its gloss: 는.
  private(set) var topics: [[UInt8]] = []
  /// The same in English: means.
  private(set) var predicates: [[UInt8]] = []
  /// Before an English term: The.
  private(set) var articles: [[UInt8]] = []

  init(_ lexicon: Lexicon) throws(LexiconError) {
    for row in try lexicon.rows("definition-cues", ["cue", "kind"]) {
      let cue = Array(row[0].utf8)
      switch row[1] {
      case "end": ends.append(cue)
      case "about": abouts.append(cue)
      case "topic": topics.append(cue)
      case "is": predicates.append(cue)
      case "article": articles.append(cue)
      default: throw row.unknown(1)
      }
    }
  }
}
