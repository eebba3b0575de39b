import Lexicon
import Model

/// What the numbers of a sentence measure and what they are compared with, as far as it says.
struct QuantityContext: Sendable {
  private enum Role: Int32 {
    case measure, comparison
  }
  private struct Hit {
    var role: Role
    var start: Int
    var end: Int
  }

  /// Farthest name after its number, in bytes (`a 5% rise in sales`).
  static let reach = 40

  private let forms: PhraseTable
  /// Words before or after a date that make it what is compared with.
  private let compared: WordTrie
  /// Places of the words in `compared`: after the date, before it, before it and right behind a share
  /// that a word of `change` stands before.
  private enum Place: String, CaseIterable {
    case after, before, change
    case behindShare = "behind-share"
  }

  init(_ lexicon: Lexicon) throws(LexiconError) {
    forms = PhraseTable(
      try lexicon.coded("quantity-context", column: "form", code: "role") {
        ["measure", "comparison"].firstIndex(of: $0)
      })
    compared = try lexicon.words("date-comparison", column: "form", code: "place") {
      Place(rawValue: $0).flatMap(Place.allCases.firstIndex(of:))
    }
  }

  /// Fills in `measure` and `comparison` of the sentence's quantities.
  /// - Parameter dates: those of the sentence.
  /// - Complexity: O(bytes) for sentences with an amount or a share.
  func fill(
    _ quantities: inout [Quantity], _ indices: Range<Int>, _ bytes: Bytes, _ sentence: Range<Int>,
    dates: ArraySlice<DateExpression>
  ) {
    guard indices.contains(where: { isMeasured(quantities[$0].kind) }) else { return }
    var hits = find(bytes, sentence)
    for date in dates {
      let share = indices.last { quantities[$0].span.end <= date.span.start }
      let changed = share.flatMap { changeEnd(quantities[$0], bytes, sentence) }
      add(date.span, behind: changed, bytes, sentence, &hits)
    }
    guard !hits.isEmpty else { return }
    for i in indices where isMeasured(quantities[i].kind) {
      let span = quantities[i].span
      quantities[i].measure = nearest(.measure, hits, span)
      let found = nearest(.comparison, hits, span)
      let comparison = found.flatMap { isBase(bytes, $0, span, sentence) ? nil : $0 }
      quantities[i].comparison =
        quantities[i].kind == .money
        ? comparison.flatMap { isBeside(bytes, $0, span) ? $0 : nil } : comparison
    }
  }

  /// The end of a share that something rose or fell by: `up 5%`, not `a 25% tariff`.
  private func changeEnd(_ q: Quantity, _ bytes: Bytes, _ sentence: Range<Int>) -> Int? {
    guard q.kind == .percent || q.kind == .points else { return nil }
    var at = Int(q.span.start)
    for _ in 0..<3 {
      let end = trimBlanks(bytes, before: at, from: sentence.lowerBound)
      at = wordStart(bytes, before: end, from: sentence.lowerBound)
      if place(bytes, at, end) == .change { return Int(q.span.end) }
    }
    return nil
  }

  private func place(_ bytes: Bytes, _ start: Int, _ end: Int) -> Place? {
    compared.value(bytes, start, end).map { Place.allCases[Int($0)] }
  }

  private func wordStart(_ bytes: Bytes, before end: Int, from lower: Int) -> Int {
    var at = end
    while at > lower, isLetter(bytes[at - 1]) { at -= 1 }
    return at
  }

  private func isMeasured(_ kind: Quantity.Kind) -> Bool { kind != .number && kind != .count }

  /// `from 13.8% a year earlier`, `compared with $900 million in 2024`: what others are compared with, of
  /// the time said right after it.
  private func isBase(
    _ bytes: Bytes, _ comparison: Span, _ span: Span, _ sentence: Range<Int>
  ) -> Bool {
    guard comparison.start >= span.end, comparison.start - span.end <= 1 else { return false }
    let end = trimBlanks(bytes, before: Int(span.start), from: sentence.lowerBound)
    let last = wordStart(bytes, before: end, from: sentence.lowerBound)
    let before = trimBlanks(bytes, before: last, from: sentence.lowerBound)
    let first = wordStart(bytes, before: before, from: sentence.lowerBound)
    return isOpening(bytes, last, end) || isOpening(bytes, first, end)
  }

  private func isOpening(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    let place = place(bytes, start, end)
    return place == .before || place == .behindShare
  }

  /// Farthest a comparison stands from the amount it is about, in bytes (`보다 약 2조원`).
  static let beside = 10

  /// An amount is a change only right beside its comparison: `10조원으로 전년보다 12% 늘었다` says the
  /// change in percent.
  private func isBeside(_ bytes: Bytes, _ hit: Span, _ span: Span) -> Bool {
    guard hit.end <= span.start else { return hit.start - span.end <= 1 }
    let gap = bytes[Int(hit.end)..<Int(span.start)]
    return gap.count <= Self.beside && gap.allSatisfy { $0 >= 0x80 || $0 == 0x20 }
  }

  private func find(_ bytes: Bytes, _ range: Range<Int>) -> [Hit] {
    var hits: [Hit] = []
    var at = range.lowerBound
    while let hit = forms.next(bytes, from: at, to: range.upperBound) {
      let isWhole = hit.end == range.upperBound || !isLetter(bytes[hit.end])
      if isLetter(bytes[hit.start]), !isWhole {
        at = wordEnd(bytes, from: hit.start, to: range.upperBound, digits: false)
        continue
      }
      at = hit.end
      if let role = Role(rawValue: hit.value) {
        hits.append(Hit(role: role, start: hit.start, end: hit.end))
      }
    }
    return hits
  }

  /// Adds a date that something is compared with, together with the word that says so: `2023년보다`,
  /// `2020년에 비해`, `compared with 2024`, `5% from 2024`.
  /// - Parameter share: the end of a changed share that stands before the date.
  private func add(
    _ date: Span, behind share: Int?, _ bytes: Bytes, _ sentence: Range<Int>, _ hits: inout [Hit]
  ) {
    var (start, end) = (Int(date.start), Int(date.end))
    if let after = wordAfter(end, bytes, sentence) {
      end = after
    } else if let before = wordBefore(start, share, bytes, sentence) {
      start = before
    } else {
      return
    }
    let place = hits.firstIndex { $0.end > start } ?? hits.count
    if place < hits.count, hits[place].start < end { return }
    hits.insert(Hit(role: .comparison, start: start, end: end), at: place)
  }

  private func wordAfter(_ end: Int, _ bytes: Bytes, _ sentence: Range<Int>) -> Int? {
    let isApart = end < sentence.upperBound && bytes[end] == 0x20
    let start = isApart ? end + 1 : end
    guard let hit = compared.longest(bytes, from: start, to: sentence.upperBound),
      Place.allCases[Int(hit.value)] == .after
    else { return nil }
    return hit.end
  }

  /// Most words that may stand before the date to say so.
  private static let longestPhrase = 6

  private func wordBefore(
    _ start: Int, _ share: Int?, _ bytes: Bytes, _ sentence: Range<Int>
  ) -> Int? {
    let end = trimBlanks(bytes, before: start, from: sentence.lowerBound)
    var at = end
    for _ in 0..<Self.longestPhrase {
      at = wordStart(bytes, before: at, from: sentence.lowerBound)
      let before = trimBlanks(bytes, before: at, from: sentence.lowerBound)
      switch place(bytes, at, end) {
      case .before: return at
      case .behindShare where before == share: return at
      default: at = before
      }
    }
    return nil
  }

  /// The last one before the number; a near one after it when there is none.
  private func nearest(_ role: Role, _ hits: [Hit], _ span: Span) -> Span? {
    var found: Hit?
    for hit in hits where hit.role == role {
      if hit.end <= span.start {
        found = hit
      } else if hit.start >= span.end, hit.start - Int(span.end) <= Self.reach {
        let isNear = role == .comparison && hit.start - Int(span.end) <= 4
        if found == nil || isNear { found = hit }
        break
      }
    }
    return found.map { Span($0.start, $0.end) }
  }
}
