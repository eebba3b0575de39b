import Model
import Testing

@testable import Extract

/// Layouts of Korean news sites and agencies that other tests don't have; all texts are our own.
@Suite struct KoreanPageTests {
  private let title = "소재 국산화 기업 세액공제율 25%로 높인다"
  private let sentences = [
    "정부가 내년부터 반도체 소재 국산화 기업에 대한 세액공제율을 15%에서 25%로 높이기로 했다고 기획재정부가 18일 밝혔다.",
    "기재부는 이날 세종청사에서 브리핑을 열고 이런 내용을 담은 세법 개정안을 공개했다. 적용 기간은 2027년 말까지다.",
    "업계에서는 이번 조치로 소재 기업의 설비 투자가 늘어날 것으로 기대한다고 한 업계 관계자는 말했다.",
    "다만 대기업은 공제율이 그대로여서 실효성이 떨어진다는 지적도 나온다.",
    "전문가들은 국회 논의 과정에서 공제 대상이 넓어질 가능성도 있다고 봤다. 개정안은 다음 달 국회에 제출된다.",
  ]

  private func expectArticle(_ out: Document, lead: String = "", sub: [String] = []) {
    var expected = sentences
    expected[0] = lead + expected[0]
    #expect(
      out.text.string.split(separator: "\n").map(String.init).filter { !sub.contains($0) }
        == expected)
    #expect(out.title == title)
  }

  @Test("a press site: subtitle, reporter in a list, photo, mail, copyright, relations, comments")
  func pressSite() throws {
    let body = sentences.dropFirst().map { "<p>\($0)</p>" }.joined()
    let out = try document(
      """
      <!doctype html><html lang="ko"><head><title>\(title) < 경제 < 기사본문 - 한빛경제</title>
      <meta property="og:title" content="\(title) - 한빛경제"><meta property="og:site_name" content="한빛경제">
      <meta property="article:published_time" content="2025-12-18T10:22:00+09:00"><meta name="author" content="한빛경제">
      </head><body><div id="article-view"><header><h3 class="heading">\(title)</h3>
      <h4 class="subheading">세법 개정안 공개…2027년까지 적용</h4>
      <ul class="infomation"><li>기자명 이도현 기자</li><li>입력 2025.12.18 10:22</li><li>수정 2025.12.18 11:05</li></ul></header>
      <article itemprop="articleBody"><figure><figcaption>청사 전경. /사진=보기통신</figcaption></figure>
      <p>[한빛경제 이도현 기자] \(sentences[0])</p>\(body)
      <p>이도현 기자 dhlee@hanbit.example</p><p>&lt;저작권자 ⓒ 한빛경제 무단전재 및 재배포 금지&gt;</p></article>
      <div class="view-relation"><h4>관련기사</h4><ul><li><a href="/1">반도체 수출 두 달 연속 늘어</a></li></ul></div>
      <div id="comment"><p>댓글을 남기실 수 있습니다. 로그인 후 이용해 주세요. 욕설은 삭제됩니다.</p></div></div>
      <aside><h3>많이 본 뉴스</h3><ol><li><a href="/n1">인기 기사 제목이 여기에 있다</a></li></ol></aside></body></html>
      """)
    expectArticle(out, lead: "[한빛경제 이도현 기자] ")
    #expect(out.authors == ["이도현"])
    #expect(out.publisher == "한빛경제")
    #expect(out.published == "2025-12-18T10:22:00+09:00")
    #expect(out.updated == "2025-12-18T11:05:00")
  }

  @Test("an agency in tables: paragraphs by line breaks, photo in a table, site in brackets")
  func agency() throws {
    let body = sentences.joined(separator: "<br><br>")
    let out = try document(
      """
      <html><head><title>[새길일보] \(title)</title></head><body><table width=100%><tr><td class=gnb>
      <a href=1>홈</a> <a href=2>산업</a></td></tr><tr><td><font size=5><b>\(title)</b></font><br>
      기사입력 2025-12-18 오전 10:22:31 | 최종수정 2025-12-18 오전 11:05:00<br><br><div id="articleBody">
      <table><tr><td><img src=p.jpg></td></tr><tr><td>▲ 기획재정부 청사 전경. ⓒ 새길일보</td></tr></table>
      (서울=새길일보) 박서연 기자 = \(body)<br><br>seoyeon@saegil.example<br>(끝)<br><br>[관련기사]<br>
      ☞ <a href=3>소재 기업 상반기 실적은</a><br><br>▶ <a href=5>새길일보 구독하기</a><br><br>
      Copyrights ⓒ 새길일보. 무단전재 및 재배포 금지</div></td><td width=200><b>주요뉴스</b><br>
      <a href=7>다른 뉴스 하나</a></td></tr></table></body></html>
      """)
    expectArticle(out, lead: "(서울=새길일보) 박서연 기자 = ")
    #expect(out.authors == ["박서연"])
    #expect(out.publisher == "새길일보")
    #expect(out.published == "2025-12-18T10:22:31")
    #expect(out.updated == "2025-12-18T11:05:00")
  }

  @Test("a ministry's board: the page is called after its section, the release after its heading")
  func board() throws {
    let body = sentences.map { "<p>\($0)</p>" }.joined()
    let out = try document(
      """
      <html lang=ko><head><title>보도자료 | 알림·소식 | 산업진흥부</title></head><body>
      <div id="lnb"><ul><li><a>공지사항</a></li><li><a>보도자료</a></li></ul></div>
      <div id="c" class="contents"><h2>보도자료</h2><div class="board_view"><h3 class="tit">\(title)</h3>
      <dl class="info"><dt>등록일</dt><dd>2025-12-18</dd><dt>담당부서</dt><dd>소재산업과</dd><dt>조회수</dt><dd>1,234</dd></dl>
      <div class="file"><a href="a.hwp">251218(보도자료)소재.hwp</a> [123 KB]</div><div class="view_cont">\(body)</div>
      <div class="prevnext"><dl><dt>이전글</dt><dd><a>이전 보도자료 제목이 길게 적혀 있다</a></dd></dl></div>
      <div class="satisfaction"><p>이 페이지에서 제공하는 정보에 만족하십니까?</p></div></div></div>
      <div id="footer"><p>Copyright ⓒ 산업진흥부. All rights reserved.</p></div></body></html>
      """)
    expectArticle(out)
    #expect(out.published == "2025-12-18")
    #expect(out.publisher == "산업진흥부")
  }

  @Test(
    "state of a framework: date, author and title stand beside the text",
    arguments: [
      #"<script id="__NEXT_DATA__" type="application/json">{"props":{"related":[{"title":"다른 기사","summary":"짧은 요약이다."}],"article":{"title":"TITLE","regDate":"2025-12-18T10:22:00","reporter":{"name":"최유진"},"contentHtml":"<p>BODY</p>"}}}</script>"#,
      #"<script>window.__STATE__=JSON.parse("{\"view\":{\"subject\":\"TITLE\",\"artMain\":\"BODY<br/>\",\"writer\":\"최유진 기자\",\"date\":\"20251218102200\"}}");</script>"#,
      #"<script>window.__STATE__ = JSON.parse('{"view":{"subject":"TITLE","news_content":"BODY<br/>","writer":"최유진 기자","date":"20251218102200"}}');</script>"#,
    ])
  func state(script: String) throws {
    let out = try document(
      "<html><head><title>\(title) | 다온뉴스</title></head><body><div id=app></div>"
        + script.replacing("TITLE", with: title)
        .replacing("BODY", with: sentences.joined(separator: "<br/><br/>")) + "</body></html>")
    expectArticle(out)
    #expect(out.authors == ["최유진"])
    #expect(out.published == "2025-12-18T10:22:00")
  }

  @Test(
    "names in copyright lines",
    arguments: [
      ("저작권자 © 한빛경제 무단전재 및 재배포 금지", "한빛경제"),
      ("<저작권자 ⓒ 보기신문, 무단 전재 금지>", "보기신문"),
      ("Copyright (c) 2001-2025 The Daily Example. All rights reserved.", "The Daily Example"),
      ("© 2025 Example Times All Rights Reserved", "Example Times"), ("사진 ⓒ 김보기", nil),
      ("무단전재 금지", nil),
    ])
  func holders(line: String, expected: String?) {
    #expect(CopyrightLine.name(line) == expected)
  }
}
