import Model
import Testing

@testable import Extract

@Suite struct PlainTextTests {
  @Test("bare heading lines stand over paragraphs; there is no title")
  func headings() throws {
    let text = """
      정부가 수소 충전소를 늘리기로 하면서 관련 설비를 만드는 회사들의 주문이 늘어날 것으로 보인다고 업계가 전했다.
      정책 배경
      정부는 지난해 발표한 계획에서 충전소를 두 배로 늘리겠다고 했다.
      향후 전망
      설비 업계는 수요가 늘 것으로 기대한다.
      """
    let out = try document(text)
    #expect(out.title == nil)
    #expect(out.text.string == text)
    #expect(
      out.blocks.map(\.kind) == [.paragraph, .heading, .paragraph, .heading, .paragraph])
  }

  @Test("title, date line and byline")
  func head() throws {
    let out = try document(
      """
      수소 충전소 두 배로 늘린다

      2025년 12월 18일 09:30
      홍길동 기자

      정부는 내년까지 수소 충전소를 두 배로 늘리겠다고 18일 밝혔다.
      """)
    #expect(out.title == "수소 충전소 두 배로 늘린다")
    #expect(out.published == "2025-12-18T09:30:00")
    #expect(out.authors == ["홍길동"])
  }

  @Test("labelled head lines")
  func labels() throws {
    let out = try document(
      "제목: 수출 동향\n작성일: 2025. 3. 2.\n출처: 보기부\n지난달 수출은 작년 같은 달보다 늘었다고 보기부가 밝혔다.\n")
    #expect(out.title == "수출 동향")
    #expect(out.published == "2025-03-02")
    #expect(out.publisher == "보기부")
  }

  @Test("hard-wrapped lines become paragraphs")
  func wrapped() throws {
    let line = "The ministry said on Monday that it would widen the support for"
    let text = (0..<3).map { _ in [line, line, "the suppliers."].joined(separator: "\n") }
      .joined(separator: "\n\n")
    #expect(try document(text).blocks.count == 3)
  }

  @Test("control characters, line ends and normal form")
  func clean() throws {
    let long = String(repeating: "업계는 주문이 늘었다고 전했다. ", count: 10)
    let out = try document("\(long)\u{0}\tdone.\r\n\u{1112}\u{1161}\u{11AB} end.\r\n")
    #expect(out.text.string.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(out.text.bytes.suffix(9).elementsEqual("\n한 end.".utf8))
  }

  @Test("Markdown blocks")
  func markdown() throws {
    let out = try document(
      """
      ---
      title: "배터리 시장"
      date: 2025-05-06
      ---
      # 배터리 시장

      첫 **문단**의 [링크](https://example.com/a).
      둘째 줄.

      - 하나
        - 둘

      > 인용한 말

      | 항목 | 값 |
      |---|---|
      | 매출 | 3조 |
      """)
    #expect(
      blocks(out) == [
        "heading1: 배터리 시장", "paragraph: 첫 문단의 링크. 둘째 줄.", "list1: 하나", "list2: 둘",
        "quote: 인용한 말", "table: 항목 | 값", "table: 매출 | 3조",
      ])
    #expect(out.title == "배터리 시장")
    #expect(out.published == "2025-05-06")
    #expect(out.mediaType == "text/markdown")
  }
}
