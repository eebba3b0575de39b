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
    // Two days and a stroke.
    AsciiWriter.text(capacity: 24) { out in
      switch grain {
      case .day: Self.put(first, .day, &out)
      case .week:
        let (year, week) = first.isoWeek
        out.put(year, width: 4)
        out.put("-")
        out.put("W")
        out.put(week, width: 2)
      case .month, .quarter, .half, .year: Self.put(first, grain, &out)
      case .days: putInterval(&out)
      }
    }
  }

  private func putInterval(_ out: inout AsciiWriter) {
    let unit = coarsestUnit
    Self.put(first, unit, &out)
    let (a, b) = (Self.place(first, unit), Self.place(last, unit))
    guard a != b else { return }
    out.put("/")
    Self.put(last, unit, &out)
  }

  private var coarsestUnit: Grain {
    let (_, fm, fd) = first.ymd
    let (ly, lm, ld) = last.ymd
    guard fd == 1, ld == CivilDay.length(ofMonth: lm, year: ly) else { return .day }
    if fm == 1, lm == 12 { return .year }
    return fm % 3 == 1 && lm % 3 == 0 ? .quarter : .month
  }

  /// Counts years, quarters, months or days.
  private static func place(_ day: CivilDay, _ unit: Grain) -> Int {
    let (year, month, _) = day.ymd
    switch unit {
    case .year: return year
    case .quarter: return year * 4 + (month + 2) / 3
    case .month: return year * 12 + month
    default: return day.number
    }
  }

  private static func put(_ day: CivilDay, _ unit: Grain, _ out: inout AsciiWriter) {
    let (year, month, date) = day.ymd
    out.put(year, width: 4)
    if unit == .year { return }
    out.put("-")
    switch unit {
    case .quarter:
      out.put("Q")
      out.put((month + 2) / 3)
    case .half:
      out.put("H")
      out.put((month + 5) / 6)
    default:
      out.put(month, width: 2)
      guard unit == .day else { return }
      out.put("-")
      out.put(date, width: 2)
    }
  }
}
