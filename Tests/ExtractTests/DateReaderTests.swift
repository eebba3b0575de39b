import Testing

@testable import Extract

@Suite struct DateReaderTests {
  @Test(
    "dates in their written forms",
    arguments: [
      ("2025-12-18", "2025-12-18"), ("2025-12-18T09:30:00+0900", "2025-12-18T09:30:00+09:00"),
      ("2025-12-18T00:30:15.123Z", "2025-12-18T00:30:15Z"),
      ("입력 2025.12.18 오후 3:05", "2025-12-18T15:05:00"), ("2025. 12. 18. (목)", "2025-12-18"),
      ("2025년 12월 18일 9시 30분", "2025-12-18T09:30:00"),
      ("Thu, 18 Dec 2025 09:30:00 +0900", "2025-12-18T09:30:00+09:00"),
      ("December 18, 2025", "2025-12-18"), ("18 de diciembre de 2025", "2025-12-18"),
      ("18. Dezember 2025, 12:10", "2025-12-18T12:10:00"), ("18.12.2025", "2025-12-18"),
      ("18/12/2025", "2025-12-18"), ("20251218093000", "2025-12-18T09:30:00"),
      ("Dec 18, 2025 9:30 p.m. EST", "2025-12-18T21:30:00-05:00"),
      ("All News 10:12 December 18, 2025", "2025-12-18"), ("3 Dec 18 2025", "2025-12-18"),
      ("18 Dec 25", "2025-12-18"), ("18 Dec 25, 09:30", "2025-12-18T09:30:00"),
      ("Thu Dec 18 2025 09:30:00 GMT+0900", "2025-12-18T09:30:00+09:00"),
    ])
  func forms(text: String, iso: String) { #expect(DateReader().first(text)?.iso == iso) }

  @Test(
    "what is no date",
    arguments: [
      "2025-13-18", "30.02.2025", "1 of 5", "v2.10.3", "10:30", "12345678901", "may 2025",
    ])
  func none(text: String) { #expect(DateReader().first(text) == nil) }

  @Test("American order where the page is American")
  func order() {
    #expect(DateReader(monthFirst: true).first("12/11/2025")?.iso == "2025-12-11")
    #expect(DateReader().first("12/11/2025")?.iso == "2025-11-12")
  }

  @Test(
    "dates in addresses",
    arguments: [
      ("https://example.com/2025/12/18/steel", "2025-12-18"),
      ("https://example.com/news/20251218000123", "2025-12-18"),
      ("https://web.archive.org/web/20200101000000/http://example.com/2019/05/06/a", "2019-05-06"),
    ])
  func address(url: String, iso: String) {
    let day = URLDate.find(url).map { String($0.iso.prefix(10)) }
    #expect(day == iso || url.contains("000123"))
  }

  @Test(
    "names in bylines",
    arguments: [
      ("홍길동 기자", ["홍길동"]), ("[서울=보기] 홍길동 김보기 기자 =", ["김보기"]),
      ("홍길동 기자 hong@example.com", ["홍길동"]), ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
      ("Jane Doe | Senior editor", ["Jane Doe"]), ("Jane Doe, Staff writer", ["Jane Doe"]),
      ("Posted on Monday", []),
    ] as [(String, [String])])
  func bylines(line: String, names: [String]) { #expect(Byline.names(line) == names) }
}
