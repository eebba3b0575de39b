import Model
import Testing

@testable import Extract

/// Shapes of pages that other tests don't have; all texts are our own.
@Suite struct SitePageTests {
  /// `[1]` to `[5]` in a page stand for these.
  private static let sentences = [
    "한빛전자가 내년 상반기까지 평택에 4조 원을 들여 차세대 메모리 공장을 짓기로 했다고 18일 밝혔다.",
    #"회사 관계자는 "고객사 수요가 예상보다 빠르게 늘고 있어 착공을 반년 앞당겼다"고 설명했다."#,
    "증권가에서는 이번 투자로 소재·부품 협력사의 매출이 두 자릿수로 늘어날 것으로 내다봤다.",
    "다만 전력 공급 계획이 확정되지 않아 가동 시점은 늦춰질 수 있다는 지적도 나온다.",
    "정부는 용수와 전력 인허가를 한 번에 처리하는 특별법을 다음 달 국회에 제출할 계획이다.",
  ]

  struct Page: CustomTestStringConvertible {
    var testDescription: String
    var title: String
    var authors: [String] = []
    var published: String?
    /// Parts of the text, in order; of a page with `[1]` its sentences too.
    var holds: [String] = []
    var lacks: [String] = []
    var html: String
  }

  @Test("the article, its title, authors and day", arguments: pages)
  func article(page: Page) throws {
    var html = page.html
    var wanted = page.holds
    for (i, sentence) in Self.sentences.enumerated() where html.contains("[\(i + 1)]") {
      html = html.replacing("[\(i + 1)]", with: sentence)
      if page.holds.isEmpty { wanted.append(sentence) }
    }
    let out = try document(html)
    let text = out.text.string[...]
    var at = text.startIndex
    for part in wanted {
      let found = try #require(text[at...].firstRange(of: part), "\(part) in: \(text)")
      // A sentence begins its block.
      #expect(
        !Self.sentences.contains(part) || !page.holds.isEmpty || found.lowerBound == text.startIndex
          || text[text.index(before: found.lowerBound)] == "\n"
          || text[..<found.lowerBound].hasSuffix("] "))
      at = found.upperBound
    }
    for part in page.lacks { #expect(!text.contains(part), "\(part) in: \(text)") }
    #expect(out.title == page.title)
    #expect(out.authors == page.authors)
    #expect(out.published == page.published)
  }

  static let pages = [
    Page(
      testDescription: "a portal: summary, photo and caption within the text",
      title: "한빛전자, 평택에 4조 투자",
      authors: ["이소라"],
      published: "2025-12-18T10:01:00",
      lacks: ["조감도", "동영상", "구독", "좋아요", "대단한"],
      html: #"""
        <html><head><meta property="og:title" content="한빛전자, 평택에 4조 투자"><title>한빛전자, 평택에 4조 투자 : 포털뉴스</title></head><body>
        <div id="ct"><div class="media_end_head"><h2 id="title_area"><span>한빛전자, 평택에 4조 투자</span></h2>
        <div class="media_end_head_info"><span class="media_end_head_info_datestamp_time" data-date-time="2025-12-18 10:01:07">2025.12.18. 오전 10:01</span>
        <div class="media_end_head_journalist"><em>이소라 기자</em></div></div></div>
        <div id="newsct_article" class="newsct_article _article_body"><article id="dic_area" class="go_trans">
        <strong class="media_end_summary">내년 상반기 착공…협력사 매출 늘 듯</strong>
        <span class="end_photo_org"><img><em class="img_desc">한빛전자 평택 공장 조감도. 한빛전자 제공</em></span>
        [1]<br><br>[2]<br><br>[3]<br><br>[4]<br><br>[5]<br><br><div class="vod_player">동영상 재생하기</div>
        </article></div>
        <div class="byline"><span>이소라 기자(sora@press.example)</span></div>
        <p class="c_text">기자의 기사 하단에 있는 구독 버튼을 누르면 새 소식을 받을 수 있습니다.</p>
        <div class="copyright">Copyright ⓒ 새벽경제. All rights reserved. 무단 전재 및 재배포 금지.</div>
        <div class="u_likeit"><span>좋아요</span><em>12</em></div>
        <div id="cbox_module"><div class="u_cbox"><p>정말 대단한 투자네요 기대가 큽니다 앞으로 더 좋아지길 바랍니다.</p></div></div></div></body></html>
        """#),
    Page(
      testDescription: "a press site of bare boxes", title: "평택 메모리 공장 4조 투자",
      authors: ["김하늘"],
      published: "2025-12-18T11:20:00",
      lacks: ["부지", "sky@", "무단", "페이스북", "수출 20%", "가나다라"],
      html: #"""
        <html><head><title>평택 메모리 공장 4조 투자 - 중부타임스</title></head><body>
        <div class="header"><ul><li><a href=#>정치</a></li><li><a href=#>경제</a></li></ul></div>
        <div class="view"><div class="tit">평택 메모리 공장 4조 투자</div><div class="sub_tit">- 내년 상반기 착공<br>- 협력사도 증설</div>
        <div class="info">김하늘 기자 | 승인 2025.12.18 11:20 | 댓글 0</div>
        <div class="view_txt" id="CmAdContent"><div style="text-align:center"><table><tr><td><img src=a></td></tr><tr><td class="cap">▲ 평택 공장 부지 &lt;사진=한빛전자&gt;</td></tr></table></div>
        <div>[1]</div><div>&nbsp;</div><div>[2]</div><div>&nbsp;</div><div>[3]</div><div>&nbsp;</div><div>[4]</div><div>&nbsp;</div><div>[5]</div><div>&nbsp;</div>
        <div>김하늘 기자 sky@times.example</div></div>
        <div class="copy">&lt;저작권자 ⓒ 중부타임스, 무단 전재 및 재배포 금지&gt;</div>
        <div class="sns"><a>페이스북</a><a>트위터</a></div>
        <div class="rel"><strong>관련기사</strong><ul><li><a href=1>반도체 수출 20% 증가</a></li><li><a href=2>전력망 특별법 발의</a></li></ul></div>
        <div class="best"><h3>인기기사</h3><ol><li><a>가나다라마바사 아자차카</a></li></ol></div></div></body></html>
        """#),
    Page(
      testDescription: "questions and answers", title: "반도체 특별법 Q&A",
      published: "2025-12-18",
      holds: ["Q. 누가 지원을 받나?", "A. 내년 3월부터 신청을 받는다."],
      html: #"""
        <html><body><article><h1>반도체 특별법 Q&amp;A</h1><p class="meta">2025년 12월 18일 / 정책팀</p>
        <h3>Q. 누가 지원을 받나?</h3><p>A. [5] 대상은 국내에 공장을 둔 제조사이며, 협력사도 신청할 수 있다.</p>
        <h3>Q. 언제부터인가?</h3><p>A. 내년 3월부터 신청을 받는다. [4]</p><h3>Q. 얼마나 지원하나?</h3><p>A. 설비 투자액의 15%까지 세액을 공제한다. [3]</p></article></body></html>
        """#),
    Page(
      testDescription: "a live blog", title: "Chip subsidies: live updates",
      published: "2025-12-18T08:00:00Z",
      holds: [
        "Ministry unveils 4 trillion won plan", "12,000 jobs by 2028", "Shares rise",
        "water remains a question", "two officials who asked",
      ],
      lacks: ["newsletter"],
      html: #"""
        <html lang=en><head><title>Chip subsidies: live updates | Daily Example</title><meta property="article:published_time" content="2025-12-18T08:00:00Z"></head><body>
        <main><h1>Chip subsidies: live updates</h1><ul class="key-points"><li>Ministry unveils 4 trillion won plan</li><li>Opposition demands hearings on water use</li></ul>
        <div class="live-post"><time datetime="2025-12-18T11:05:00Z">11:05</time><h2>Minister speaks in parliament</h2><p>The minister told lawmakers that the plan would add 12,000 jobs by 2028 and that the first plant would open in the spring.</p></div>
        <div class="live-post"><time datetime="2025-12-18T10:40:00Z">10:40</time><h2>Shares rise</h2><p>Shares of suppliers rose as much as 6 percent after the announcement, while utilities fell on fears of higher demand.</p><blockquote class="twitter-tweet"><p>We welcome the plan, but water remains a question, the union said.</p></blockquote></div>
        <div class="live-post"><time datetime="2025-12-18T08:00:00Z">08:00</time><h2>What we know so far</h2><p>The government is to present a plan for new chip plants near Pyeongtaek, according to two officials who asked not to be named.</p></div>
        <div class="newsletter-signup"><p>Sign up for our newsletter to receive the latest business news every morning in your inbox.</p></div></main></body></html>
        """#),
    Page(
      testDescription: "a press release with list and table",
      title: "Hanbit Electronics to Build Memory Plant in Pyeongtaek",
      published: "2025-12-18T09:00:00",
      holds: [
        "will invest 4 trillion won", "Capacity of 120,000 wafers a month",
        "Capital spending (KRW tn) | 1.5 | 2.5", "About Hanbit Electronics",
      ],
      lacks: ["Share this", "press@", "Terms of Use"],
      html: #"""
        <html lang=en><head><title>Hanbit Electronics to Build Memory Plant in Pyeongtaek | PR Wire</title></head><body><div class="release"><h1>Hanbit Electronics to Build Memory Plant in Pyeongtaek</h1>
        <p class="prnews-date">Dec 18, 2025, 09:00 ET</p><div class="share">Share this article</div>
        <p>SEOUL, South Korea, Dec. 18, 2025 /PRWire/ -- Hanbit Electronics (KRX: 000001), a maker of memory chips, today announced that it will invest 4 trillion won in a new plant.</p>
        <p>"Demand from our customers is growing faster than we expected," said Minsu Han, chief executive. "We have therefore brought the start forward by half a year."</p>
        <ul type="disc"><li>Capacity of 120,000 wafers a month</li><li>Start of production in the second half of 2027</li></ul>
        <table><tr><td>Item</td><td>2026</td><td>2027</td></tr><tr><td>Capital spending (KRW tn)</td><td>1.5</td><td>2.5</td></tr></table>
        <p><b>About Hanbit Electronics</b></p><p>Hanbit Electronics makes memory chips and sensors and employs 21,000 people in nine countries. For more information, visit www.hanbit.example.</p>
        <p><b>Forward-Looking Statements</b><br>This release contains forward-looking statements that involve risks and uncertainties, and actual results may differ materially.</p>
        <p>Media contact: Jane Kim, press@hanbit.example, +82-2-000-0000</p><p>SOURCE Hanbit Electronics</p></div><footer>© 2025 PR Wire. All rights reserved. Terms of Use. Privacy Policy.</footer></body></html>
        """#),
    Page(
      testDescription: "a policy page with contents and footnotes",
      title: "Industrial water strategy",
      published: "2025-12-18",
      holds: [
        "14 per cent by 2030", "Pipelines: 900 billion won until 2029;", "Water balance 2024",
      ],
      lacks: ["Contents"],
      html: #"""
        <html lang=en><body><div id="content"><h1>Industrial water strategy</h1><p><em>Policy paper, updated 18 December 2025</em></p><nav class="toc"><h2>Contents</h2><ol><li><a href="#s1">Background</a></li><li><a href="#s2">Measures</a></li></ol></nav>
        <h2 id="s1">1. Background</h2><p>Industrial demand for water is expected to grow by 14 per cent by 2030.<sup><a href="#fn1">1</a></sup> Most of it comes from semiconductor plants in the south of the capital region.</p>
        <h2 id="s2">2. Measures</h2><p>The government will fund two new pipelines and a recycling plant.<sup><a href="#fn2">[2]</a></sup> Operators must recycle at least half of the water that they use from 2028 on.</p>
        <ol type="a"><li>Pipelines: 900 billion won until 2029;</li><li>Recycling plant: 300 billion won until 2028.</li></ol>
        <hr><h3>Footnotes</h3><ol class="footnotes"><li id="fn1">Ministry of Environment, Water balance 2024, p. 12. <a href="#ref1">↩</a></li><li id="fn2">The plant is planned in Yongin. <a href="#ref2">↩</a></li></ol></div></body></html>
        """#),
    Page(
      testDescription: "a ministry: the title is a path, the headline a line of its own",
      title: "메모리 공장 인허가, 60일 안에 끝낸다",
      published: "2025-12-18",
      holds: ["인허가 기간 180일 → 60일", sentences[4], "ㅇ 이번 조치로", "- (전력) 변전소를", "말했다."],
      lacks: ["조회수", "바로보기", "공공누리", "만족하십니까", "이전글"],
      html: #"""
        <html><head><title>보도자료 상세 | 브리핑룸 | 산업진흥부</title></head><body><div id="skip"><a href="#c">본문 바로가기</a></div>
        <div class="view_head"><p class="subject">메모리 공장 인허가, 60일 안에 끝낸다</p><ul class="view_info"><li><strong>담당부서</strong>반도체과</li><li><strong>등록일</strong>2025-12-18</li><li><strong>조회수</strong>2,301</li></ul></div>
        <div class="view_file"><ul><li><a>[보도자료] 인허가 특례.hwpx (1.2MB)</a> <a>바로보기</a></li></ul></div>
        <div class="view_cont"><p style="text-align:center">&lt; 주요 내용 &gt;</p><table border=1><tr><td>□ 인허가 기간 180일 → 60일<br>□ 전력·용수 동시 협의<br>□ 지방세 5년 감면</td></tr></table>
        <p>□ 산업진흥부는 18일 [5]</p><p>&nbsp;ㅇ 이번 조치로 공장 착공이 평균 4개월 빨라질 것으로 보인다.</p><p>&nbsp;- (전력) 변전소를 공장 안에 두도록 허용한다.</p><p>&nbsp;- (용수) 공업용수 관로를 국가가 놓는다.</p>
        <p>□ 장관은 "기업이 기다리는 시간을 줄이는 것이 경쟁력"이라고 말했다.</p><p>※ 자세한 내용은 붙임 자료를 참고하시기 바랍니다.</p>
        <table><tr><th>담당 부서</th><td>반도체과</td><th>책임자</th><td>과 장 김민수 (044-000-0000)</td></tr></table></div>
        <div class="kogl"><p>본 저작물은 공공누리 제1유형에 따라 이용할 수 있습니다.</p></div><div class="list_nav"><a>이전글</a><a>다음글</a><a>목록</a></div>
        <div class="satisfaction"><form><p>이 페이지에서 제공하는 정보에 대하여 만족하십니까?</p><label>매우만족</label></form></div></body></html>
        """#),
    Page(
      testDescription: "a portal of sections", title: "한빛전자 4조 투자",
      authors: ["정다은"],
      published: "2025-12-18T09:12:00",
      lacks: ["연합", "광고", "daeun@", "무단", "추천", "수출"],
      html: #"""
        <html><head><title>한빛전자 4조 투자</title><meta property="og:article:author" content="가람일보"></head><body><main class="doc-main"><section><div class="head_view"><h3 class="tit_view">한빛전자 4조 투자</h3><span class="info_view"><span class="txt_info">정다은</span><span class="txt_info">입력 <span class="num_date">2025. 12. 18. 09:12</span></span></span></div>
        <div class="news_view"><div class="article_view"><section dmcf-sid="1"><figure><img><figcaption>평택 공장 부지. 연합</figcaption></figure><p dmcf-pid="a">[가람일보 정다은 기자] [1]</p><p>[2]</p><div class="ad_wrap"><p>광고</p></div><p>[3]</p><p>[4]</p><p>[5]</p><p>정다은 기자 daeun@garam.example</p></section></div></div>
        <p class="txt_copyright">Copyright © 가람일보. 무단전재 및 재배포 금지.</p><div class="emotion"><button>추천해요</button></div><div class="box_relate"><h3>가람일보 주요 뉴스</h3><ul><li><a>ㆍ수출 20% 늘어</a></li></ul></div></section></main></body></html>
        """#),
    Page(
      testDescription: "a blog with buttons and other posts", title: "메모리 투자 정리",
      published: "2025-12-18T21:00:00+09:00",
      holds: ["1. 투자 규모", "3. 위험"],
      lacks: ["공감", "통계 읽는", "다음 글"],
      html: #"""
        <html><head><title>메모리 투자 정리 :: 산업 노트</title><meta property="og:title" content="메모리 투자 정리"><meta property="article:published_time" content="2025-12-18T21:00:00+09:00"></head><body><div class="entry-content"><div class="tt_article_useless_p_margin"><h2 data-ke-size="size26">1. 투자 규모</h2><p data-ke-size="size16">[1]</p><h2>2. 배경</h2><p>[2]</p><p>[3]</p><h2>3. 위험</h2><ul><li>[4]</li><li>[5]</li></ul><p><br></p></div>
        <div class="container_postbtn"><button>공감</button><button>구독하기</button></div><div class="another_category"><h4>'산업' 카테고리의 다른 글</h4><table><tr><th><a>수출 통계 읽는 법</a> (0)</th><td>2025.12.01</td></tr></table></div></div><div class="comments"><h3>댓글 2개</h3><p>좋은 글 잘 읽었습니다. 다음 글도 기대하겠습니다. 감사합니다.</p></div></body></html>
        """#),
    Page(
      testDescription: "boxes of sponsors, quotes and links within the text",
      title: "Suppliers gain from chip plan",
      authors: ["Ann Lee"],
      holds: ["gases and wafers", "rose by 20 percent in November", "before 2027"],
      lacks: ["bonus", "Read more", "fully agree"],
      html: #"""
        <html lang=en><head><title>Suppliers gain from chip plan - Example Post</title><meta name="author" content="By Ann Lee, Staff writer"></head><body><article><header><h1>Suppliers gain from chip plan</h1><p class="dek">A 4 trillion won plant lifts small firms</p></header><p>Suppliers of gases and wafers are hiring again after Hanbit Electronics said it would build a plant in Pyeongtaek.</p>
        <div class="sponsor-box"><h4>Sponsored content</h4><p>Open an account today and get a bonus of 100,000 won. Terms apply to all new customers of the bank.</p></div>
        <p>Orders at three of the largest suppliers rose by 20 percent in November, according to figures that they published this week.</p><aside class="pullquote"><p>Orders rose by 20 percent</p></aside><div class="inline-related"><span>Read more:</span> <a href=1>Water shortage looms</a></div>
        <p>Analysts warn that the boom may be short, since power lines to the site will not be ready before 2027.</p><p><em>Ann Lee reports on industry from Seoul. Follow her on X @annlee.</em></p><p>Reporting by Ann Lee; Editing by Bob Ray</p></article><section class="comments"><h2>Comments (3)</h2><p>This is a great article and I fully agree with everything that was said in it about suppliers.</p></section></body></html>
        """#),
    Page(
      testDescription: "a market table", title: "[표] 오늘의 증시 지표",
      holds: ["코스피 | 4,010.55 | +1.2%", "원·달러 환율은"],
      html: #"""
        <html lang=ko><head><title>[표] 오늘의 증시 지표</title></head><body><div id="articleBody"><p>코스피가 18일 외국인 매수에 힘입어 3거래일 만에 올랐다.</p><table><thead><tr><th>지수</th><th>종가</th><th>등락</th></tr></thead><tbody><tr><td>코스피</td><td>4,010.55</td><td>+1.2%</td></tr><tr><td>코스닥</td><td>905.10</td><td>-0.3%</td></tr></tbody></table><p>원·달러 환율은 1,470원에 마감했다.</p></div></body></html>
        """#),
    Page(
      testDescription: "custom elements", title: "한빛전자 4조 투자",
      authors: ["이소라"],
      published: "2025-12-18T09:00:00+09:00",
      lacks: ["메뉴", "광고"],
      html: #"""
        <!doctype html><html ⚡><head><title>4조 투자</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"한빛전자 4조 투자","datePublished":"2025-12-18T09:00:00+09:00","author":[{"@type":"Person","name":"이소라 기자"}],"publisher":{"@type":"Organization","name":"새벽경제"}}</script></head><body><amp-sidebar><ul><li>메뉴</li></ul></amp-sidebar><article><h1>한빛전자 4조 투자</h1><amp-img></amp-img><p>[1]</p><p>[2]</p><p>[3]</p><p>[4]</p><p>[5]</p><amp-ad><div>광고입니다</div></amp-ad></article></body></html>
        """#),
    Page(
      testDescription: "a page that asks to subscribe", title: "Power lines delay chip plant",
      published: "2025-12-18",
      holds: ["will start a year late", "into 2028"],
      lacks: ["Subscribe", "dollar"],
      html: #"""
        <html lang=en><head><title>Power lines delay chip plant | Example Times</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":"False","headline":"Power lines delay chip plant","datePublished":"2025-12-18"}</script></head><body><article><h1>Power lines delay chip plant</h1><p>Work on the power lines that are to feed the new memory plant in Pyeongtaek will start a year late, the operator of the grid said on Thursday.</p><p>The delay could push the start of production into 2028, according to people close to the company.</p></article><div class="paywall-overlay"><h2>Subscribe to continue reading</h2><p>Get unlimited digital access for 1 dollar a week for the first four weeks. Cancel anytime. Already a subscriber? Sign in.</p></div></body></html>
        """#),
    Page(
      testDescription: "an English wire: time before the date",
      title: "(LEAD) Hanbit to invest 4 tln won in chip plant",
      authors: ["Lee Sora"],
      published: "2025-12-18",
      holds: ["SEOUL, Dec. 18 (Wire)", "second half of 2027", "closed up 3.1 percent"],
      lacks: ["sora@", "#chips", "Facebook"],
      html: #"""
        <html><head><title>(LEAD) Hanbit to invest 4 tln won in chip plant | Korea Wire</title></head><body><article class="story-news article"><h2 class="tit">(LEAD) Hanbit to invest 4 tln won in chip plant</h2><p class="update-time"><span>All News 10:12 December 18, 2025</span></p><p>(ATTN: ADDS details in last 3 paras)</p><p>By Lee Sora</p><p>SEOUL, Dec. 18 (Wire) -- Hanbit Electronics Inc. said Thursday it will invest 4 trillion won (US$2.7 billion) in a memory chip plant in Pyeongtaek, 70 kilometers south of Seoul.</p><p>The plant is to start production in the second half of 2027, the company said in a regulatory filing.</p><p>Shares in the company closed up 3.1 percent at 81,200 won, outperforming the broader KOSPI's 1.2 percent gain.</p><p>sora@wire.example<br>(END)</p><div class="keyword"><ul><li>#Hanbit</li><li>#chips</li></ul></div></article><div class="article-sns">Facebook Twitter</div></body></html>
        """#),
    Page(
      testDescription: "tables and unclosed paragraphs, site in brackets", title: "한빛전자 4조 투자",
      authors: ["이소라"],
      published: "2025-12-18T09:30:00",
      lacks: ["많이 본", "west", "종합"],
      html: #"""
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>[서해신문] 한빛전자 4조 투자</title></head><body bgcolor=#ffffff><center><table width=900 cellpadding=0><tr><td colspan=2><a>종합</a> | <a>경제</a> | <a>사회</a></td></tr><tr valign=top><td width=600><p class=title><font size=5><b>한빛전자 4조 투자</b></font></p><p align=right>2025/12/18 09:30 &nbsp; 이소라 기자</p><p class=body>[1]<p>[2]<p>[3]<p>[4]<p>[5]<p align=right>이소라 기자 sora@west.example</td><td width=250><table><tr><td><b>많이 본 기사</b></td></tr><tr><td><a>1. 반도체 수출 20% 증가한 이유</a></td></tr></table></td></tr></table></center></body></html>
        """#),
  ]
}
