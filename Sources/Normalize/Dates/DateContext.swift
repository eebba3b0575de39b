/// What a document has said about time so far.
struct DateContext: Sendable {
  /// The day that relative dates count from; nil when it isn't known.
  var reference: CivilDay?
  /// The last day named: 이날, 다음 날.
  var lastDay: CivilDay?
  /// The last month, year, quarter or half named: 이듬해, 같은 기간.
  var lastRange: DateRange?
  /// Korean text: a day alone is one of this month, and two-digit years come first.
  var isKorean = false

  init(reference: CivilDay?) { self.reference = reference }

  mutating func note(_ range: DateRange) {
    if range.grain == .day { lastDay = range.first }
    if range.grain == .month || range.grain == .quarter || range.grain == .half
      || range.grain == .year
    {
      lastRange = range
    }
  }

  /// The century of a two-digit year: from 79 years before the reference to 20 after it.
  func year(ofTwoDigits value: Int) -> Int {
    let now = reference?.year ?? 2025
    let year = now - now % 100 + value
    if year > now + 20 { return year - 100 }
    return year <= now - 80 ? year + 100 : year
  }

  /// 70년대, the '40s: the last one that has begun.
  func decade(ofTwoDigits value: Int) -> Int {
    let now = reference?.year ?? 2025
    let year = now - now % 100 + value
    return year > now ? year - 100 : year
  }
}
