import Extract
import Model
import Testing

@Suite("feeds")
struct FeedTests {
  @Test("RSS: full content before the teaser, dates, names, links")
  func rss() {
    let xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>산업일보</title><language>ko-KR</language>
      <item><title><![CDATA[수출 &quot;호조&quot;]]></title><link>https://a.kr/1</link>
      <description>요약이다.</description><content:encoded><![CDATA[<p>첫 문단이다.</p><p>둘째 문단이다.</p>]]></content:encoded>
      <dc:creator>김하나</dc:creator><pubDate>Thu, 18 Dec 2025 09:30:00 +0900</pubDate></item>
      <item><title>AT&T&nbsp;grows</title><guid>https://a.kr/2</guid><description>&lt;b&gt;Sales&lt;/b&gt; rose.</description></item>
      </channel></rss>
      """
    let (documents, errors) = extract(Array(xml.utf8), source: "f.xml")
    #expect(errors.isEmpty)
    #expect(documents.map(\.source) == ["f.xml#1", "f.xml#2"])
    #expect(documents.map(\.title) == ["수출 \"호조\"", "AT&T grows"])
    #expect(documents[0].outline == ["paragraph: 첫 문단이다.", "paragraph: 둘째 문단이다."])
    #expect(documents[0].published == "2025-12-18T09:30:00+09:00")
    #expect(documents[0].authors == ["김하나"])
    #expect(documents[0].publisher == "산업일보")
    #expect(documents[0].language == "ko")
    #expect(documents.map(\.url) == ["https://a.kr/1", "https://a.kr/2"])
    #expect(documents[1].text.string == "Sales rose.")
  }

  @Test(
    "Atom: kinds of content, authors, alternate links",
    arguments: [
      ("<content type=\"html\">&lt;p&gt;Body.&lt;/p&gt;</content>", "Body."),
      ("<content type=\"xhtml\"><div><p>Body <b>here</b>.</p></div></content>", "Body here."),
      ("<content type=\"text\">1 &lt; 2.</content>", "1 < 2."),
      ("<summary>Only this.</summary>", "Only this."),
    ])
  func atom(content: String, expected: String) {
    let xml = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>One</title>
      <link rel="edit" href="https://a/e"/><link href="https://a/1"/><author><name>Ann</name><email>a@b</email></author>
      <published>2025-12-18T09:30:00Z</published><updated>2025-12-19T00:00:00Z</updated>\(content)</entry></feed>
      """
    let document = extract(Array(xml.utf8)).documents.first
    #expect(document?.text.string == expected)
    #expect(document?.authors == ["Ann"])
    #expect(document?.url == "https://a/1")
    #expect(document?.published == "2025-12-18T09:30:00Z")
    #expect(document?.updated == "2025-12-19T00:00:00Z")
  }

  @Test(
    "titles are one line without markup, whatever their type says",
    arguments: [
      ("<title>AT&amp;amp;T grows</title>", "AT&T grows"),
      ("<title type=\"text\">The &lt;em&gt;new&lt;/em&gt; plan</title>", "The new plan"),
      ("<title type=\"text\">1 &lt; 2 and 3 &gt; 2</title>", "1 < 2 and 3 > 2"),
      ("<title>&lt;속보&gt; 수출 늘어</title>", "<속보> 수출 늘어"),
      ("<title type=\"html\">&lt;AI&gt; and chips</title>", "<AI> and chips"),
      ("<title type=\"xhtml\"><div>Steel <b>up</b></div></title>", "Steel up"),
    ])
  func titles(xml: String, expected: String) {
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>\(xml)</entry></feed>"
    #expect(extract(Array(feed.utf8)).documents.first?.title == expected)
  }

  @Test("CP949 declared as EUC-KR")
  func korean() {
    // 똠 is in CP949 and not in EUC-KR.
    let head = Array(
      "<?xml version=\"1.0\" encoding=\"euc-kr\"?><rss><channel><item><description>".utf8)
    let bytes =
      head + [0x8C, 0x63, 0xB9, 0xE6] + Array("</description></item></channel></rss>".utf8)
    let document = extract(bytes).documents.first
    #expect(document?.text.string == "똠방")
    #expect(document?.charset == "cp949")
  }

  @Test("an entry keeps its id when another comes before it")
  func identity() {
    func feed(_ items: String) -> [Document] {
      extract(Array("<rss><channel>\(items)</channel></rss>".utf8)).documents
    }
    let one = "<item><title>A</title><description>a.</description></item>"
    let two = "<item><title>B</title><description>b.</description></item>"
    #expect(feed(one).last?.id == feed(two + one).last?.id)
    #expect(Set(feed(two + one).map(\.id)).count == 2)
  }

  @Test("a feed that breaks off serves what it has and says so")
  func cut() {
    let xml = "<rss><channel><item><title>A</title></item><item><title>B"
    let (documents, errors) = extract(Array(xml.utf8), source: "f.xml")
    #expect(documents.first?.title == "A")
    #expect(
      errors.map(\.description) == [
        "f.xml: damaged (feed breaks off after entry \(documents.count))"
      ])
  }
}
