import Lexicon
import Model

/// When an effect comes, from the dates and words of its clause.
struct HorizonReader: Sendable {
  /// Year, month and day of the document; nil when it has none.
  let today: Day?
  let dates: [DateExpression]

  init(_ document: NormalizedDocument) {
    today = document.document.published.flatMap { Day(lastOf: $0) }
    dates = document.dates
  }

  /// The horizon of a statement in a range of bytes: the nearest date that is yet to come or word of
  /// time; `now` for an observation without one.
  func horizon(
    in range: Range<Int>, nearest byte: Int, mode: Mode, bytes: [UInt8], lexicon: KoreanLexicon
  ) -> Horizon {
    if mode == .fact { return .now }
    var best: (distance: Int, horizon: Horizon)?
    func offer(_ start: Int, _ horizon: Horizon) {
      let distance = abs(byte - start)
      if let known = best, known.distance <= distance { return }
      best = (distance, horizon)
    }
    for match in lexicon.horizons.leftmostLongest(in: bytes, range: range) {
      offer(Int(match.start), lexicon.horizonValues[Int(match.pattern)])
    }
    for date in dates where range.contains(Int(date.span.start)) {
      if isPerDay(date, bytes, lexicon.grammar) || isLevel(date, bytes, lexicon.grammar) {
        continue
      }
      guard let horizon = horizon(of: date) else { continue }
      // 환경부는 14일 …한다고 밝혔다: the day of the statement, not of the effect
      let rest = bytes[Int(date.span.end)..<min(Int(date.span.end) + 16, bytes.count)]
      if horizon == .now, !lexicon.grammar.holds(rest, .onwards) { continue }
      offer(Int(date.span.start), horizon)
    }
    forEachYear(in: range, bytes: bytes, lexicon.grammar) { start, horizon in offer(start, horizon)
    }
    return best?.horizon ?? .unspecified
  }

  /// 6년에서 2년 8개월로: a duration that is itself what changes.
  private func isLevel(
    _ date: DateExpression, _ bytes: [UInt8], _ grammar: KoreanGrammar
  ) -> Bool {
    guard date.kind == .duration else { return false }
    let after = bytes[Int(date.span.end)..<min(Int(date.span.end) + 6, bytes.count)]
    return grammar.begins(after, with: .changing)
  }

  /// 1일 총 173회: a day is the measure, not the time.
  private func isPerDay(
    _ date: DateExpression, _ bytes: [UInt8], _ grammar: KoreanGrammar
  ) -> Bool {
    let end = Int(date.span.end)
    guard grammar.isWord(bytes[date.span.range], of: .aDay), end + 1 < bytes.count else {
      return false
    }
    let after = bytes[end..<min(end + 7, bytes.count)]
    return after.first == 0x20
      && (grammar.begins(after.dropFirst(), with: .measured)
        || (bytes[end + 1] >= 0x30 && bytes[end + 1] <= 0x39))
  }

  /// Years in figures: 2029년 is a date, 5년간 or 총 5년 how long it takes; 5년 전, 5년 만에 are neither.
  private func forEachYear(
    in range: Range<Int>, bytes: [UInt8], _ grammar: KoreanGrammar,
    _ body: (Int, Horizon) -> Void
  ) {
    var at = range.lowerBound
    while at < range.upperBound {
      let start = at
      var value = 0
      while at < range.upperBound, bytes[at] >= 0x30, bytes[at] <= 0x39, at - start < 5 {
        value = value * 10 + Int(bytes[at] - 0x30)
        at += 1
      }
      guard at > start else {
        at += 1
        continue
      }
      let tail = bytes[at..<min(at + 10, range.upperBound)]
      guard grammar.begins(tail, with: .year) else { continue }
      let after = tail.dropFirst(3)
      if (1900...2200).contains(value) {
        if let today, let day = Day(lastOf: "\(value)"), let horizon = horizon(today, day) {
          body(start, horizon)
        }
        continue
      }
      if grammar.begins(after, with: .yearsLong) {
        body(start, value <= 1 ? .short : value <= 3 ? .medium : .long)
      }
    }
  }

  private func horizon(of date: DateExpression) -> Horizon? {
    guard let value = date.value else { return nil }
    if date.kind == .duration { return Self.duration(value) }
    guard let today, let day = Day(lastOf: value) else { return nil }
    return horizon(today, day)
  }

  private func horizon(_ today: Day, _ day: Day) -> Horizon? {
    let days = day.number - today.number
    switch days {
    case ..<0: return nil
    case 0: return .now
    case 1...440: return .short  // the end of next year is still "next year"
    case 441...1100: return day.year - today.year <= 1 ? .short : .medium
    default: return .long
    }
  }

  private static func duration(_ value: String) -> Horizon? {
    let digits = value.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), let unit = value.last else { return nil }
    guard unit == "Y" else { return value.contains("T") ? nil : .short }
    return count <= 1 ? .short : count <= 3 ? .medium : .long
  }
}

/// A day of the calendar.
struct Day: Hashable, Sendable {
  var year: Int
  var number: Int

  /// The last day of an ISO value: `2025`, `2025-12`, `2025-Q4`, `2025-H2`, `2025-12-18`,
  /// `2025-W51`, `2026/2028`.
  init?(lastOf value: String) {
    let last = value.split(separator: "/").last ?? ""
    let parts = last.prefix(10).split(separator: "-")
    guard let year = parts.first.flatMap({ Int($0) }) else { return nil }
    var month = 12
    var day = 31
    if parts.count > 1 {
      let second = parts[1]
      if let number = Int(second) {
        month = number
        day = parts.count > 2 ? Int(parts[2]) ?? 28 : 28
      } else if let number = Int(second.dropFirst()) {
        switch second.first {
        case "Q": month = number * 3
        case "H": month = number * 6
        case "W":
          month = 1 + (number * 7) / 31
          day = 28
        default: return nil
        }
      }
    }
    self.year = year
    number = year * 365 + (month - 1) * 30 + day
  }
}
