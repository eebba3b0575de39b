import Model
import Testing

@testable import Extract

@Suite struct PageTests {
  @Test("the article and nothing but the article")
  func article() throws {
    let out = try document(
      page(
        head: "<title>배터리 재활용에 세제 혜택 - 보기신문</title><meta property='og:site_name' content='보기신문'>",
        """
        <div class="wrap"><h1>배터리 재활용에 세제 혜택</h1>
        <p class="byline">홍길동 기자</p><span class="date">입력 2025.12.18 09:30</span>
        <div class="article-body">\(paragraphs)
          <h2>시설 기준</h2><ul><li>처리 용량이 일정 수준을 넘어야 한다</li></ul>
          <table><tr><th>구분</th><th>금액</th></tr><tr><td>설비</td><td>3조 원</td></tr></table>
          <blockquote>기준은 곧 나온다고 담당자가 말했다.</blockquote>
          <figure><img src="a.jpg"><figcaption>재활용 공장의 모습</figcaption></figure>
          <p>ⓒ 보기신문, 무단 전재 및 재배포 금지</p></div>
        <div class="related-articles"><a href="/1">다른 기사 하나</a><p>다른 기사의 짧은 소개가 여기에 나온다고 적혀 있다.</p></div>
        <div id="comments"><p>댓글로 남긴 긴 의견이 여기에 적혀 있지만 기사의 일부는 아니라고 할 수 있다.</p></div></div>
        """))
    #expect(out.title == "배터리 재활용에 세제 혜택")
    #expect(out.authors == ["홍길동"])
    #expect(out.published == "2025-12-18T09:30:00")
    #expect(out.publisher == "보기신문")
    #expect(out.language == "ko")
    #expect(
      blocks(out).dropFirst(3) == [
        "heading2: 시설 기준", "list1: 처리 용량이 일정 수준을 넘어야 한다", "table: 구분 | 금액",
        "table: 설비 | 3조 원", "quote: 기준은 곧 나온다고 담당자가 말했다.",
      ])
  }

  @Test("captions stay when they are asked for")
  func captions() throws {
    let source = page(
      "<article>\(paragraphs)<figure><figcaption>재활용 공장의 모습</figcaption></figure></article>")
    var extractor = Extractor()
    extractor.keepsCaptions = true
    var kinds: [Block.Kind] = []
    extractor(Array(source.utf8), source: "page") { result in
      if case .success(let d) = result { kinds = d.blocks.map(\.kind) }
    }
    #expect(kinds == [.paragraph, .paragraph, .paragraph, .caption])
    #expect(try document(source).blocks.count == 3)
  }

  @Test("structured data goes before what the page shows")
  func structured() throws {
    let out = try document(
      page(
        head: """
          <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
          {"@type":"NewsArticle","headline":"철강 수출 늘어","datePublished":"2025-03-02T08:00:00+09:00",
          "dateModified":"2025-03-02T10:00:00+09:00","author":{"@id":"#a"},"publisher":{"name":"보기신문"}},
          {"@id":"#a","@type":"Person","name":"김보기"},]}</script>
          <meta name="author" content="편집부"><meta name="date" content="2020-01-01">
          """, "<article>\(paragraphs)</article>"))
    #expect(out.title == "철강 수출 늘어")
    #expect(out.authors == ["김보기"])
    #expect(out.published == "2025-03-02T08:00:00+09:00")
    #expect(out.updated == "2025-03-02T10:00:00+09:00")
    #expect(out.publisher == "보기신문")
  }

  @Test(
    "articles that only scripts hold",
    arguments: [
      """
      <script type="application/ld+json">{"@type":"NewsArticle","articleBody":"TEXT"}</script>
      """,
      """
      <script id="__NEXT_DATA__" type="application/json">{"props":{"post":{"id":1,"content":"<p>TEXT</p>"}}}</script>
      """,
      """
      <script>window.__STATE__ = {"article":{"body":"&lt;p&gt;TEXT&lt;/p&gt;"}};</script>
      """,
      """
      <script>window.__STATE__={"blocks":[{"type":"p","text":"TEXT"},{"type":"p","text":"TEXT"}]}</script>
      """,
    ])
  func state(script: String) throws {
    let text = String(repeating: "전력망 투자가 늘면서 변압기 주문도 늘었다고 회사가 밝혔다. ", count: 12)
    let source = page(script.replacing("TEXT", with: text)).replacing(
      "<footer>", with: "<div id=app></div><footer>")
    #expect(try document(source).text.string.contains("변압기 주문도 늘었다고"))
  }

  @Test("pages of Korean sites in CP949")
  func cp949() throws {
    let head: [UInt8] = Array("<html><head><meta charset=euc-kr></head><body><p>".utf8)
    let sentence = TextDecoderTests.cp949 + [0x2E, 0x20]
    let body = (0..<10).flatMap { _ in sentence }
    let out = try document(head + body + Array("</p></body></html>".utf8))
    #expect(out.charset == "cp949")
    #expect(out.text.string.hasPrefix("시장이 넓어졌다. 시장이"))
  }

  @Test("a time in UTC is given the day that the address says")
  func localDay() throws {
    let out = try document(
      page(
        head: """
          <meta property="article:published_time" content="2025-12-18T23:30:00Z">
          <link rel="canonical" href="https://example.com/2025/12/19/steel">
          """, "<article>\(paragraphs)</article>"))
    #expect(out.published == "2025-12-19")
  }

  @Test("a short page without a date is a notice: its heading is text too")
  func notice() throws {
    let source = """
      <html><head><title>Site moved</title></head><body><div><h1>Site moved</h1>
      <p>Our pages have moved to a new address. Please update your bookmarks.</p></div></body></html>
      """
    let out = try document(source)
    #expect(out.title == "Site moved")
    #expect(blocks(out).first == "heading1: Site moved")
    let alone = try document("<title>Closed</title><body><h1>Closed</h1></body>")
    #expect(blocks(alone) == ["heading1: Closed"])
    let dated = try document(
      source.replacing("<p>", with: "<time datetime='2025-12-18'></time><p>"))
    #expect(!dated.text.string.contains("Site moved"))
  }

  @Test("of a dated page that scripts fill, title and description are read, with a warning")
  func shell() throws {
    let out = try document(
      """
      <html><head><title>철강 수출 늘어</title><meta property="article:published_time" content="2025-12-18">
      <meta property="og:description" content="지난달 철강 수출이 늘었다."></head><body><div id=app></div></body></html>
      """)
    #expect(blocks(out) == ["heading1: 철강 수출 늘어", "paragraph: 지난달 철강 수출이 늘었다."])
    #expect(out.warnings == ["the page shows no text: title and description alone were read"])
  }
}
