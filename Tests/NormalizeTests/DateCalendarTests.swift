import Testing

@testable import Normalize

@Suite struct DateCalendarTests {
  /// Counts days one by one through the calendar's rules, from 1600 to 2400.
  @Test("days, weekdays and weeks agree with counting") func brute() throws {
    var day = try #require(CivilDay(1600, 1, 1))
    #expect(day.weekday == 6)
    var weekday = 6
    for year in 1600...2400 {
      for month in 1...12 {
        let length = CivilDay.length(ofMonth: month, year: year)
        for d in 1...length {
          #expect(CivilDay(year, month, d) == day)
          let ymd = day.ymd
          #expect(ymd.year == year && ymd.month == month && ymd.day == d)
          #expect(day.weekday == weekday)
          let week = day.isoWeek
          #expect(CivilDay.monday(ofWeek: week.week, year: week.year) == day.monday)
          day = day + 1
          weekday = weekday % 7 + 1
        }
        #expect(CivilDay(year, month, length + 1) == nil)
      }
    }
  }

  @Test(
    "ISO weeks at the edges of years",
    arguments: [
      (2015, 12, 31, 2015, 53), (2016, 1, 3, 2015, 53), (2016, 1, 4, 2016, 1),
      (2018, 12, 31, 2019, 1), (2020, 12, 31, 2020, 53), (2021, 1, 1, 2020, 53),
      (2025, 12, 18, 2025, 51), (2025, 12, 29, 2026, 1),
    ])
  func week(_ year: Int, _ month: Int, _ day: Int, _ isoYear: Int, _ week: Int) throws {
    let found = try #require(CivilDay(year, month, day)).isoWeek
    #expect(found.year == isoYear && found.week == week)
  }

  @Test(
    "Easter Sundays",
    arguments: [
      (1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2016, 3, 27), (2019, 4, 21), (2025, 4, 20),
      (2038, 4, 25),
    ])
  func easter(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDay.easter(year) == CivilDay(year, month, day))
  }

  @Test(
    "months are added to the last day that there is",
    arguments: [
      (2024, 1, 31, 1, "2024-02-29"), (2025, 1, 31, 1, "2025-02-28"),
      (2025, 3, 31, -1, "2025-02-28"),
      (2025, 12, 15, 1, "2026-01-15"), (2025, 1, 15, -1, "2024-12-15"),
      (2024, 2, 29, 12, "2025-02-28"),
    ])
  func months(_ year: Int, _ month: Int, _ day: Int, _ count: Int, _ expected: String) throws {
    let moved = try #require(CivilDay(year, month, day)).adding(months: count)
    #expect(moved.map { DateRange(day: $0).iso } == expected)
  }

  @Test(
    "no such day",
    arguments: [(2025, 2, 29), (1900, 2, 29), (2025, 4, 31), (2025, 13, 1), (0, 1, 1)])
  func none(_ year: Int, _ month: Int, _ day: Int) { #expect(CivilDay(year, month, day) == nil) }

  @Test(
    "the n-th weekday of July 2024, which begins on a Monday",
    arguments: [(1, 1, 1), (4, 4, 25), (-1, 5, 26), (5, 3, 31), (5, 4, nil), (-1, 7, 28)])
  func nth(_ nth: Int, _ weekday: Int, _ day: Int?) {
    #expect(Holidays.day(nth: nth, weekday: weekday, year: 2024, month: 7)?.day == day)
  }
}
