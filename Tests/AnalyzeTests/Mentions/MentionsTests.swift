import Lexicon
import Model
import Normalize
import Testing

@testable import Analyze

@Suite("Mentions")
struct MentionsTests {
  private func mentions(_ text: String, _ language: String = "ko") throws -> [String] {
    let analysis = try Reading.analyze(text, language: language)
    return analysis.mentions.map { "\($0.type.rawValue) \(analysis.text.string($0.span))" }
  }

  @Test(
    "a span never holds the particle",
    arguments: [
      ("네이버는 새 서비스를 내놨다.", "company 네이버"),
      ("네이버에서도 같은 일이 있었다.", "company 네이버"),
      ("한국은행이 금리를 내렸다.", "agency 한국은행"),
      ("한국은행과의 협의는 끝났다.", "agency 한국은행"),
      ("삼성전자의 영업이익이 늘었다.", "company 삼성전자"),
      ("SK하이닉스를 인수할 곳은 없다.", "company SK하이닉스"),
      ("LG화학만 값을 올렸다.", "company LG화학"),
    ])
  func particles(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "a subsidiary isn't its parent",
    arguments: [
      ("삼성전자가 아니라 삼성디스플레이가 짓는다.", "company 삼성디스플레이"),
      ("카카오뱅크는 예금 금리를 올렸다.", "company 카카오뱅크"),
      ("아마존 웹서비스가 센터를 연다.", "company 아마존 웹서비스"),
    ])
  func subsidiaries(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "short and ambiguous names need business around them",
    arguments: [
      ("기아의 3분기 매출과 영업이익이 늘었다.", "ko", "company 기아", true),
      ("전쟁으로 기아에 시달리는 아이들이 많다.", "ko", "company 기아", false),
      ("이번 조사 대상은 모두 성인이다.", "ko", "company 대상", false),
      ("Apple shares rose after strong iPhone sales in the quarter.", "en", "company Apple", true),
      ("He ate an Apple pie at home.", "en", "company Apple", false),
    ])
  func context(text: String, language: String, mention: String, expected: Bool) throws {
    #expect(try mentions(text, language).contains(mention) == expected)
  }

  @Test("an abbreviation given once stands for the name everywhere")
  func alias() throws {
    let analysis = try Reading.analyze(
      "해양수산부(Ministry of Oceans and Fisheries, MOF)는 계획을 냈다.\nMOF는 항만을 넓힌다.",
      language: "ko")
    let named = analysis.mentions.filter { analysis.text.string($0.span) == "MOF" }
    #expect(named.count == 2)
    #expect(Set(named.map(\.entity)).count == 1)
    #expect(named.allSatisfy { $0.entity == analysis.mentions.first?.entity })
  }

  @Test(
    "names never seen before are known by their shape",
    arguments: [
      ("㈜누리온은 공장을 짓는다.", "company ㈜누리온"),
      ("누리온바이오로직스가 임상을 마쳤다.", "company 누리온바이오로직스"),
      ("한빛나노연구소는 결과를 공개했다.", "organisation 한빛나노연구소"),
      ("서울누리경찰서는 수사에 나섰다.", "agency 서울누리경찰서"),
    ])
  func shapes(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "people are found beside their titles",
    arguments: [
      ("김민서 대표는 투자를 늘리겠다고 말했다.", "person 김민서"),
      ("이번 일로 박 의원은 물러났다.", "person 박"),
      ("배우 이서준이 무대에 섰다.", "person 이서준"),
    ])
  func people(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "no person where a title stands alone",
    arguments: [
      "전 대표는 말을 아꼈다.", "현 회장은 자리를 지켰다.", "조직위 위원장이 사과했다.",
    ])
  func nobody(text: String) throws {
    #expect(try mentions(text).allSatisfy { !$0.hasPrefix("person") })
  }

  @Test(
    "English names by capitals, shapes and titles",
    arguments: [
      ("Orrin Metals Inc. raised its outlook on Monday.", "company Orrin Metals Inc."),
      ("The plan was praised by Mr. Jarvis Holloway on Monday.", "person Jarvis Holloway"),
      ("Talks with the Orrin Trade Commission failed.", "agency Orrin Trade Commission"),
      ("Asian shares slip; Vorlatek gains on orders", "company Vorlatek"),
      ("IT stocks lead the rally", "indicator IT stocks"),
    ])
  func english(text: String, expected: String) throws {
    #expect(try mentions(text, "en").contains(expected))
  }

  @Test("programmes and laws in quotation marks")
  func quoted() throws {
    let found = try mentions("정부는 국가 프로그램인 ‘새벽 미션(Dawn Mission)’을 시작했다.")
    #expect(found.contains("programme 새벽 미션"))
    #expect(try mentions("국회는 「해양탄소관리법」을 의결했다.").contains("law 해양탄소관리법"))
  }

  @Test("terms a document defines")
  func definitions() throws {
    let analysis = try Reading.analyze(
      "용어 설명\n탄소 포집(CCS): 배출된 탄소를 모아 땅속에 묻는 기술로, 발전소에서 쓰인다.\n배출권: 온실가스를 내보낼 수 있는 권리로, 시장에서 거래된다.",
      language: "ko")
    #expect(analysis.definitions.map(\.term) == ["탄소 포집", "배출권"])
    #expect(analysis.definitions.map(\.short) == ["CCS", nil])
  }

  @Test("mentions are ascending, inside the text, and don't overlap")
  func order() throws {
    let analysis = try Reading.analyze(
      "삼성전자, SK하이닉스와 TSMC가 만났다. 미국 상무부(DOC)는 김민서 대표에게 답했다.", language: "ko")
    for (a, b) in zip(analysis.mentions, analysis.mentions.dropFirst()) {
      #expect(a.span.end <= b.span.start)
    }
    #expect(analysis.mentions.allSatisfy { Int($0.span.end) <= analysis.text.count })
    #expect(analysis.mentions.count >= 5)
  }
}
