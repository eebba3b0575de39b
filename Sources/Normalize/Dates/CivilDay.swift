/// A day of the proleptic Gregorian calendar as a count of days from 1970-01-01.
///
/// Conversions after Hinnant, "chrono-compatible low-level date algorithms" (public domain).
struct CivilDay: Hashable, Sendable, Comparable {
  var number: Int

  init(number: Int) { self.number = number }

  /// Nil when the month has no such day or the year is outside 1…9999.
  init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// The same, with a day over the month's end taken back to it.
  init?(clamping year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.init(year, month, min(day, Self.length(ofMonth: month, year: year)))
  }

  var ymd: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1
    )
  }

  var year: Int { ymd.year }
  var month: Int { ymd.month }
  var day: Int { ymd.day }

  /// ISO 8601: 1 is Monday, 7 is Sunday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  var monday: CivilDay { self + (1 - weekday) }

  /// ISO 8601 week; the year is that of the week's Thursday.
  var isoWeek: (year: Int, week: Int) {
    let thursday = monday + 3
    let year = thursday.year
    guard let first = CivilDay(year, 1, 1) else { return (year, 1) }
    return (year, (thursday.number - first.number) / 7 + 1)
  }

  /// The Monday of an ISO week.
  static func monday(ofWeek week: Int, year: Int) -> CivilDay? {
    guard week >= 1, let fourth = CivilDay(year, 1, 4) else { return nil }
    let monday = fourth.monday + 7 * (week - 1)
    return monday.isoWeek.year == year ? monday : nil
  }

  /// The same day of another month, or that month's last.
  func adding(months: Int) -> CivilDay? {
    let (y, m, d) = ymd
    let total = y * 12 + m - 1 + months
    guard total >= 12 else { return nil }
    return CivilDay(clamping: total / 12, total % 12 + 1, d)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Western Easter Sunday (anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, ch. 8).
  static func easter(_ year: Int) -> CivilDay? {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114
    return CivilDay(year, n / 31, n % 31 + 1)
  }

  static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }
  static func + (a: CivilDay, days: Int) -> CivilDay { CivilDay(number: a.number + days) }
  static func - (a: CivilDay, days: Int) -> CivilDay { CivilDay(number: a.number - days) }
}
