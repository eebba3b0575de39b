/// Whole days from first to last, and the unit they were said in.
struct DateRange: Hashable, Sendable {
  enum Grain: Hashable, Sendable { case day, week, month, quarter, half, year, days }

  var first: CivilDay
  var last: CivilDay
  var grain: Grain

  init(first: CivilDay, last: CivilDay, grain: Grain = .days) {
    self.first = first
    self.last = last
    self.grain = grain
  }

  init(day: CivilDay) { self.init(first: day, last: day, grain: .day) }

  init(weekOf day: CivilDay) { self.init(first: day.monday, last: day.monday + 6, grain: .week) }

  /// `count` months from the first of a month; nil outside the calendar.
  init?(year: Int, month: Int, count: Int, grain: Grain) {
    guard let first = CivilDay(year, month, 1), let next = first.adding(months: count) else {
      return nil
    }
    self.init(first: first, last: next - 1, grain: grain)
  }

  init?(year: Int) { self.init(year: year, month: 1, count: 12, grain: .year) }
  init?(year: Int, month: Int) { self.init(year: year, month: month, count: 1, grain: .month) }
  init?(year: Int, quarter: Int) {
    self.init(year: year, month: 3 * quarter - 2, count: 3, grain: .quarter)
  }
  init?(year: Int, half: Int) { self.init(year: year, month: 6 * half - 5, count: 6, grain: .half) }

  /// From the start of one to the end of the other; nil when that is backwards.
  init?(from a: DateRange, to b: DateRange) {
    guard a.first <= b.last else { return nil }
    self.init(first: a.first, last: b.last)
  }

  /// ISO 8601 as CONTRACT.md writes it; an interval takes the coarsest unit that both ends fit.
  var iso: String {
    switch grain {
    case .day: return Self.iso(first)
    case .week:
      let (year, week) = first.isoWeek
      return Self.padded(year, 4) + "-W" + Self.padded(week, 2)
    case .month: return Self.isoMonth(first)
    case .quarter: return Self.padded(first.year, 4) + "-Q\((first.month + 2) / 3)"
    case .half: return Self.padded(first.year, 4) + "-H\((first.month + 5) / 6)"
    case .year: return Self.padded(first.year, 4)
    case .days: return isoInterval
    }
  }

  private var isoInterval: String {
    let (fy, fm, fd) = first.ymd
    let (ly, lm, ld) = last.ymd
    if fd == 1, ld == CivilDay.length(ofMonth: lm, year: ly) {
      if fm == 1, lm == 12 {
        return fy == ly ? Self.padded(fy, 4) : Self.padded(fy, 4) + "/" + Self.padded(ly, 4)
      }
      if fm % 3 == 1, lm % 3 == 0 {
        let a = Self.padded(fy, 4) + "-Q\((fm + 2) / 3)"
        let b = Self.padded(ly, 4) + "-Q\(lm / 3)"
        return a == b ? a : a + "/" + b
      }
      let (a, b) = (Self.isoMonth(first), Self.isoMonth(last))
      return a == b ? a : a + "/" + b
    }
    return first == last ? Self.iso(first) : Self.iso(first) + "/" + Self.iso(last)
  }

  private static func iso(_ day: CivilDay) -> String {
    let (y, m, d) = day.ymd
    return padded(y, 4) + "-" + padded(m, 2) + "-" + padded(d, 2)
  }

  private static func isoMonth(_ day: CivilDay) -> String {
    let (y, m, _) = day.ymd
    return padded(y, 4) + "-" + padded(m, 2)
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return digits.utf8.count >= width
      ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
