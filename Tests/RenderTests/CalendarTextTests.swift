import Model
import Testing

@testable import Render

@Suite struct CalendarTextTests {
  @Test(
    "dates are written out, as far as they go",
    arguments: [
      ("2025-12-18", "2025년 12월 18일", "18 December 2025"),
      ("2025-12-08T09:30:00+09:00", "2025년 12월 8일", "8 December 2025"),
      ("2026-01", "2026년 1월", "January 2026"),
      ("2025-Q4", "2025년 4분기", "Q4 2025"),
      ("2025-H1", "2025년 상반기", "first half of 2025"),
      ("2025-H2", "2025년 하반기", "second half of 2025"),
      ("2030", "2030년", "2030"),
      ("2026/2028", "2026년~2028년", "2026 to 2028"),
      ("2025-13-01", "2025-13-01", "2025-13-01"),
      ("soon", "soon", "soon"),
    ])
  func written(iso: String, ko: String, en: String) throws {
    for (language, expected) in [("ko", ko), ("en", en)] {
      let words = try Words(folder: Words.builtInFolder, language: language)
      let date = CalendarText(iso, words: words)
      #expect(date.written == expected)
      #expect(date.holds)
    }
  }

  @Test("a date that its origin doesn't hold, or written with another number, is refused")
  func forged() {
    let report = Fixture.report()
    let forged = [
      CalendarText(iso: "2026-02-05", written: "2026년 2월 6일"),
      CalendarText(iso: "2027-02-05", written: "2027년 2월 5일"),
    ]
    for date in forged {
      #expect(throws: RenderError.self) {
        try NumberGuard.check([.date(date, .run)], report, place: "report.md")
      }
    }
  }

  @Test(
    "of a condition that cuts a quotation, what is said stays",
    arguments: [
      ("김하늘 연구원은 \"금리가 더 내리면", "금리가 더 내리면"), ("비준이 늦어지면\"이라며", "비준이 늦어지면"),
      ("\"관세\"가 오르면", "\"관세\"가 오르면"), ("if talks fail", "if talks fail"), ("\"", "\""),
    ])
  func insideQuotation(text: String, expected: String) {
    var row = ConditionRow()
    row.text = text
    #expect(row.insideQuotation == expected)
  }
}
