import Lexicon
import Model

/// Finds dates, periods and durations in Korean and English text and settles them against the day of
/// publication.
struct DateFinder: Sendable {
  private let words: DateWords
  private let scanner: DateScanner

  /// - Throws: ``LexiconError`` for a row of `date-words`, `holidays` or `holiday-days`.
  init(lexicon: Lexicon) throws(LexiconError) {
    words = try DateWords(lexicon: lexicon)
    scanner = DateScanner(words: words)
  }

  /// Expressions in order, not overlapping.
  ///
  /// Relative dates count from `published` (ISO 8601, a day); without it from the first full date in
  /// the text; without that they have no value.
  /// - Complexity: O(bytes).
  func callAsFunction(_ text: Bytes, published: String? = nil) -> [DateExpression] {
    let windows = scanner.windows(in: text)
    guard !windows.isEmpty else { return [] }
    if let day = Self.day(published) {
      return read(text, windows, DateContext(reference: day)).found
    }
    let first = read(text, windows, DateContext(reference: nil))
    guard let day = first.firstDay else { return first.found }
    return read(text, windows, DateContext(reference: day)).found
  }

  /// The day at the start of an ISO 8601 date; nil when there is none.
  static func day(_ published: String?) -> CivilDay? {
    guard let published else { return nil }
    let bytes = Array(published.utf8.prefix(10))
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for b in bytes[range] {
        guard b.isASCIIDigit else { return nil }
        value = value * 10 + b.digitValue
      }
      return value
    }
    guard let y = number(0..<4), let m = number(5..<7), let d = number(8..<10) else { return nil }
    return CivilDay(y, m, d)
  }

  private func read(_ text: Bytes, _ windows: [Range<Int>], _ start: DateContext) -> (
    found: [DateExpression], firstDay: CivilDay?
  ) {
    let lexer = DateLexer(words: words, bytes: text)
    var reader = DateReader(words: words, bytes: text, context: start)
    reader.tokens.reserveCapacity(64)
    var found: [DateExpression] = []
    var firstDay: CivilDay?
    for window in windows {
      lexer.tokens(in: window, into: &reader.tokens)
      reader.context.isKorean = reader.tokens.contains {
        text[$0.start] >= 0xEA && text[$0.start] <= 0xED
      }
      var at = 0
      while at < reader.tokens.count {
        guard reader.tokens[at].kind != .other, let finding = reader.expression(at: at) else {
          at += 1
          continue
        }
        found.append(Self.expression(finding, reader.tokens))
        if case .range(let range) = finding.value {
          reader.context.note(range)
          if range.grain == .day, firstDay == nil { firstDay = range.first }
        }
        at = finding.end
      }
    }
    return (found, firstDay)
  }

  private static func expression(_ finding: DateFinding, _ tokens: [DateToken]) -> DateExpression {
    let span = Span(tokens[finding.start].start, tokens[finding.end - 1].end)
    switch finding.value {
    case .range(let range):
      return DateExpression(
        span: span, kind: range.grain == .day ? .date : .period, value: range.iso)
    case .length(let length): return DateExpression(span: span, kind: .duration, value: length.iso)
    case .open: return DateExpression(span: span, kind: .period, value: nil)
    }
  }
}
