import Model
import Testing

@testable import Extract

/// Pages of Next.js's app router whose text stands in `self.__next_f.push` calls alone.
@Suite struct FlightTests {
  private static let sentences = [
    "정부가 내년부터 항만 자동화 설비를 들이는 운영사에 설치비의 30%를 지원하기로 했다고 해양당국이 18일 밝혔다.",
    "지원 대상은 무인 크레인과 자율 이송 장비이며, 예산은 3년 동안 4,200억 원이다. 신청은 다음 달부터 받는다.",
    "항만 업계는 처리 시간이 줄어들 것으로 기대하면서도, \"초기 투자 부담이 크다\"며 지원 비율을 더 높여 달라고 했다.",
    "다만 노동조합은 일자리가 줄어들 수 있다며 재교육 계획부터 내놓아야 한다고 맞섰다. 협의는 내년 초까지 이어진다.",
  ]
  private static let html = sentences.map { "<p>\($0)</p>" }.joined()

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("<", with: "\\u003c") + "\""
  }

  /// A page whose stream is cut into pieces of so many characters.
  private static func page(_ stream: String, piece: Int) -> String {
    var calls = ""
    var rest = stream[...]
    while !rest.isEmpty {
      calls += "<script>self.__next_f.push([1,\(quoted(String(rest.prefix(piece))))])</script>"
      rest = rest.dropFirst(piece)
    }
    return """
      <html lang="ko"><head><title>항만 자동화 설비 지원</title></head><body><div id="root"></div>
      <script>(self.__next_f=self.__next_f||[]).push([0])</script>\(calls)</body></html>
      """
  }

  /// A row of text: its length is counted in bytes.
  private static let textRow = "1c:T\(String(html.utf8.count, radix: 16)),\(html)"

  private static let elements = sentences.map { "[\"$\",\"p\",null,{\"children\":\(quoted($0))}]" }
    .joined(separator: ",")

  @Test(
    "the text is read from rows of text, from elements, and from what they refer to",
    arguments: [
      // A component gets the article as data; its text is a row of its own.
      "3:I[\"app/view.js\",[]]\n\(textRow)0:[\"$\",\"$L3\",null,{\"post\":{\"title\":\"항만 자동화 설비 지원\",\"content\":\"$1c\"}}]\n",
      // The text comes after the row that refers to it.
      "0:{\"tree\":[\"$\",\"main\",null,{\"children\":[\"$\",\"div\",null,{\"dangerouslySetInnerHTML\":{\"__html\":\"$1c\"}}]}]}\n\(textRow)",
      // Elements, with a menu and a list of other articles around them.
      """
      5:["$","nav",null,{"children":["$","a",null,{"href":"/","children":"홈"}]}]
      7:["$","article",null,{"className":"article-body","children":[\(elements)]}]
      0:{"f":[["$","div",null,{"children":["$L5","$7",["$","aside",null,{"className":"related","children":["$","p",null,{"children":"다른 기사의 제목이 여기에 적혀 있다."}]}]]}]]}

      """,
      // JSON in which the paragraphs are a list.
      "0:[\"$\",\"$L3\",null,{\"data\":{\"blocks\":[\(sentences.map { "{\"type\":\"text\",\"text\":\(quoted($0))}" }.joined(separator: ","))]}}]\n",
    ], [7, 1 << 20])
  func rows(stream: String, piece: Int) throws {
    let out = try document(Self.page(stream, piece: piece))
    #expect(blocks(out) == Self.sentences.map { "paragraph: \($0)" })
    #expect(out.title == "항만 자동화 설비 지원")
  }

  @Test("a page that shows its article is read from what it shows")
  func shown() throws {
    let other =
      "0:[\"$\",\"p\",null,{\"children\":\(Self.quoted(String(repeating: "다른 글이다. ", count: 30)))}]\n"
    let source = Self.page(other, piece: 100).replacing(
      "<div id=\"root\"></div>", with: "<article>\(Self.html)\(Self.html)</article>")
    #expect(!(try document(source).text.string.contains("다른 글이다.")))
  }

  @Test(
    "streams that refer to themselves, end early or lie about lengths",
    arguments: [
      "0:\"$0\"\n", "0:[\"$1\"]\n1:[\"$0\",\"$1\",\"$0\"]\n", "0:Tffffff,짧다", "0:T", "0:T-1,x",
      ":::::",
      "a:[\"$\",\"p\",null,{\"children\":", "0:[\"$\",\"p\",null,null]\n",
      "0:[\"$\",\"\",null,{}]\n",
      (0..<200).map {
        "\(String($0, radix: 16)):[\"$\(String($0 + 1, radix: 16))\",\"$\(String($0 + 1, radix: 16))\"]\n"
      }
      .joined(),
    ])
  func hostile(stream: String) throws {
    let source = Self.page(stream, piece: 50).replacing(
      "<div id=\"root\"></div>", with: "<p>짧은 안내문이다.</p>")
    #expect(try document(source).text.string.contains("짧은 안내문이다."))
  }
}
