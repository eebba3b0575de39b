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
      if let horizon = horizon(of: date) { offer(Int(date.span.start), horizon) }
    }
    return best?.horizon ?? .unspecified
  }

  private func horizon(of date: DateExpression) -> Horizon? {
    guard let value = date.value else { return nil }
    if date.kind == .duration { return Self.duration(value) }
    guard let today, let day = Day(lastOf: value) else { return nil }
    let days = day.number - today.number
    switch days {
    case ..<0: return nil
    case 0...1: return .now
    case 2...440: return .short  // the end of next year is still "next year"
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
