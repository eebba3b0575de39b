import Lexicon
import Model
import Testing

@testable import Normalize

@Suite struct DateEnglishTests {
  /// Published on Thursday, 18 December 2025.
  @Test(
    "English dates",
    arguments: [
      ("The deal closed on Dec. 5, 2025.", "Dec. 5, 2025", "2025-12-05"),
      ("Shares fell on Tuesday.", "Tuesday", "2025-12-16"),
      ("It opened Thursday.", "Thursday", "2025-12-18"),
      ("The board meets next Monday.", "next Monday", "2025-12-22"),
      ("The plant opened on the 3rd of March 2024.", "3rd of March 2024", "2024-03-03"),
      ("Filed 2024-02-29 with the agency.", "2024-02-29", "2024-02-29"),
      ("Filed 12/05/2025 with the agency.", "12/05/2025", "2025-12-05"),
      ("Tariffs take effect on Jan. 15.", "Jan. 15", "2026-01-15"),
      ("It was signed yesterday.", "yesterday", "2025-12-17"),
      ("Work starts in two weeks.", "in two weeks", "2026-01-01"),
      ("It planned to reopen in two weeks.", "in two weeks", "2026-01-01"),
      ("Orders would double in two weeks.", "in two weeks", "2026-01-01"),
      ("It was founded three years ago.", "three years ago", "2022-12-18"),
      ("It closes two weeks before Christmas.", "two weeks before Christmas", "2025-12-11"),
      ("Born on May twenty-first, 1987.", "May twenty-first, 1987", "1987-05-21"),
    ])
  func date(_ text: String, _ span: String, _ value: String) throws {
    try expect(text, span, value, published: "2025-12-18")
  }

  @Test(
    "English periods",
    arguments: [
      ("Profit will rise next quarter.", "next quarter", "2026-Q1"),
      ("Production starts by mid-2027.", "mid-2027", "2027"),
      ("The 2024-25 season was short.", "2024-25", "2024/2025"),
      ("The 2008/09 season was short.", "2008/09", "2008/2009"),
      ("Sales grew in Q3.", "Q3", "2025-Q3"),
      ("Prices rose 3% in the year to August.", "the year to August", "2024-09/2025-08"),
      ("Closed since 2024, may it reopen soon.", "2024", "2024"),
      ("Sales grew in the third quarter of 2024.", "the third quarter of 2024", "2024-Q3"),
      ("Guidance for 2H26 was cut.", "2H26", "2026-H2"),
      ("The fund shrank last week.", "last week", "2025-W50"),
      ("The fund shrank in fiscal 2025.", "fiscal 2025", "2025"),
      ("FY26 guidance was kept.", "FY26", "2026"),
      ("It will run between 2026 and 2028.", "between 2026 and 2028", "2026/2028"),
      ("It ran from March to May.", "from March to May", "2025-03/2025-05"),
      ("The tour ran May 3-5.", "May 3-5", "2025-05-03/2025-05-05"),
      ("Capacity doubles by the end of 2026.", "the end of 2026", "2026-12"),
      ("It opened early this year.", "early this year", "2025"),
      ("It was common in the 1990s.", "the 1990s", "1990/1999"),
      ("It will close within six months.", "within six months", "2025-12-18/2026-06-18"),
      ("The plan covers the next decade.", "the next decade", "2030/2039"),
      ("Prices rose in May.", "May", "2025-05"),
    ])
  func period(_ text: String, _ span: String, _ value: String) throws {
    try expect(text, span, value, published: "2025-12-18")
  }

  @Test(
    "English lengths",
    arguments: [
      ("The loan runs for 18 months.", "18 months", "P18M"),
      ("It took two and a half years.", "two and a half years", "P2.5Y"),
      ("It took an hour and a half.", "an hour and a half", "PT1.5H"),
      ("It took a couple of days.", "a couple of days", "P2D"),
      ("It took 1 year 6 months.", "1 year 6 months", "P1Y6M"),
      ("Orders are at their lowest in two years.", "two years", "P2Y"),
      ("Rents have gone up by a third in five years.", "five years", "P5Y"),
      ("The token doubled within a week.", "a week", "P1W"),
      ("It failed for the third time in ten days.", "ten days", "P10D"),
      ("It posted a jump in nine-month profit.", "nine-month", "P9M"),
    ])
  func length(_ text: String, _ span: String, _ value: String) throws {
    try expect(text, span, value, published: "2025-12-18")
  }

  @Test(
    "words that only look like dates",
    arguments: [
      "It may be late.", "They march on.", "Call +82 2-2025-1218 please.", "A ratio of 4:3 holds.",
      "The version is 10.2.3.", "Two-thirds or 2/3 of them left.", "It cost $2,025.",
      "A second round.", "They are the first to go.", "The talks, the fifth so far, failed.",
      "Some three-quarters of them left.", "They sold three quarters of the stock.",
      "They plan to march soon.", "The 3-2-1 spread fell.", "On the first day of the strike.",
      "It fell for the third quarter running.",
      "The sun sat low.", "Feb 30 is no day.", "Some 2025 people came.",
    ])
  func none(_ text: String) throws {
    #expect(try dates(text, published: "2025-12-18").map(\.value) == [])
  }
}
