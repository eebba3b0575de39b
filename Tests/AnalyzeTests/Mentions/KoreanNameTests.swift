import Lexicon
import Model
import Testing

@testable import Analyze

@Suite("Korean names by their context")
struct KoreanNameTests {
  private func mentions(_ text: String) throws -> [String] {
    let analysis = try Reading.analyze(text, language: "ko")
    return analysis.mentions.map { "\($0.type.rawValue) \(analysis.text.string($0.span))" }
  }

  @Test(
    "a family name alone stands before a title, a former title or 씨",
    arguments: [
      ("변 씨는 혐의를 부인했다.", "person 변"),
      ("윤 전 대변인은 말을 아꼈다.", "person 윤"),
      ("회의에서 한 총리는 대책을 주문했다.", "person 한"),
      ("경찰은 박 모 씨를 불러 조사했다.", "person 박"),
      ("검찰은 김모(34)씨를 재판에 넘겼다.", "person 김"),
    ])
  func familyNames(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "a title may stand behind a parenthesis, be long, or be a former one",
    arguments: [
      ("노은채 국가정책연구원장은 반대했다.", "person 노은채"),
      ("서다온(47) 씨가 가게를 열었다.", "person 서다온"),
      ("피터 할로웨이 전 재무장관이 방한했다.", "person 피터 할로웨이"),
    ])
  func titles(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "the name of a foreigner goes on behind the given name",
    arguments: [
      ("제임스 할로웨이 대표가 물러났다.", "person 제임스 할로웨이"),
      ("존 F. 브래들록 의장은 금리를 동결했다.", "person 존 F. 브래들록"),
      ("스티브 왕은 새 공장을 소개했다.", "person 스티브 왕"),
    ])
  func foreigners(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "no person where a word only looks like one",
    arguments: [
      "업계는 유가족 대표를 만났다.", "물가 상승으로 소규모 업체가 문을 닫았다.", "이 대원들은 훈련을 마쳤다.",
      "한 시장에서 값이 올랐다.", "회사는 스마트폰 모델을 공개했다.",
    ])
  func nobody(text: String) throws {
    #expect(try mentions(text).allSatisfy { !$0.hasPrefix("person") })
  }

  @Test(
    "the name of a currency is no company, nor a messenger that people write in",
    arguments: [
      ("이 회사는 100억 달러(한화 약 14조원)에 경쟁사를 인수하고 영업이익을 늘린다.", false),
      ("이 회사는 매출 100억 달러(한화 14조원)를 올렸다.", false),
      ("영업이익이 늘어난 그룹(한화 14조원)은 투자한다.", true),
      ("주민들은 카카오톡 단체방에서 소식을 나눴다.", false),
      ("카카오톡은 광고 매출이 늘었다.", true),
      ("그는 벤츠 승용차를 몰고 기아 쏘렌토를 앞질렀다.", false),
      ("기아차 쏘렌토 판매가 늘어 영업이익이 올랐다.", true),
    ])
  func currencies(text: String, isCompany: Bool) throws {
    #expect(try mentions(text).contains { $0.hasPrefix("company") } == isCompany)
  }

  @Test("people in a list keep company")
  func lists() throws {
    let found = try mentions("이날 행사에는 배우 김서현, 남도윤, 최하린 씨가 왔다.")
    #expect(found.contains("person 남도윤"))
    #expect(found.contains("person 김서현"))
    #expect(found.contains("person 최하린"))
  }

  @Test(
    "the text itself calls it a company",
    arguments: [
      ("온라인 여행사 ‘누리온’이 투자를 받았다.", "company 누리온"),
      ("소셜 펀딩 업체 '모을래'는 수수료를 내렸다.", "company 모을래"),
      ("소속사인 (주)영화사 달빛은 새 배우를 뽑는다.", "company (주)영화사 달빛"),
      ("SK 하이닉스는 투자를 늘린다.", "company SK 하이닉스"),
      ("소속사 벨뮤직앤뉴가 공연을 연다.", "company 벨뮤직앤뉴"),
      ("소속사 벨린TPC의 배우가 상을 받았다.", "company 벨린TPC"),
    ])
  func appositions(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "a company nobody knows is known by its sound and what stands beside it",
    arguments: [
      ("벨로트릭이 영업이익 개선에 주가가 올랐다.", "company 벨로트릭"),
      ("네이버와 시큐브릭스 등이 참여했다.", "company 시큐브릭스"),
      ("새벽텔레콤은 요금을 내렸다.", "company 새벽텔레콤"),
    ])
  func companies(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test("연구원 behind a person is a title")
  func researcher() throws {
    let found = try mentions("노은채 연구원은 수요가 늘 것으로 봤다.")
    #expect(found.contains("person 노은채"))
    #expect(!found.contains { $0.hasPrefix("organisation") })
  }

  @Test(
    "places in places, and places with what they are",
    arguments: [
      ("용인시 처인구에 공장을 짓는다.", "place 처인구"),
      ("전라남도 진도 팽목항에 배가 닿았다.", "place 팽목항"),
      ("한국형 발사체를 개발한다.", "place 한국"),
    ])
  func places(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test("the people of a place are no place")
  func people() throws {
    #expect(try !mentions("매장에 중국인 손님이 늘었다.").contains("place 중국"))
  }

  @Test(
    "offices by the last morpheme",
    arguments: [
      ("전날 북한군이 포를 쐈다.", "organisation 북한군"), ("징계위는 결론을 미뤘다.", "organisation 징계위"),
    ])
  func offices(text: String, expected: String) throws {
    let found = try mentions(text)
    #expect(
      found.contains(expected) || found.contains("agency \(expected.split(separator: " ")[1])"))
  }

  @Test(
    "a company is known by its head named beside it",
    arguments: [
      ("소라건설 조민규 회장이 사과했다.", "company 소라건설"),
      ("전 소라건설 대표가 출석했다.", "company 소라건설"),
    ])
  func headed(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "an everyday word is a known person beside a title or other people, else not",
    arguments: [
      ("가수 나비가 새 노래를 냈다.", true), ("무대에는 아이유, 나비가 올랐다.", true),
      ("정원에 나비가 날아왔다.", false), ("지난해 비가 많이 내렸다.", false),
    ])
  func knownPeople(text: String, isPerson: Bool) throws {
    #expect(try mentions(text).contains { $0 == "person 나비" || $0 == "person 비" } == isPerson)
  }

  @Test(
    "an everyday word is a place behind a place and before parts of places",
    arguments: [
      ("27일 경기 북부에 비가 내렸다.", true), ("27일 경기 결과가 나왔다.", false),
    ])
  func doubtfulPlaces(text: String, isPlace: Bool) throws {
    #expect(try mentions(text).contains("place 경기") == isPlace)
  }

  @Test(
    "what ends as places and bodies do is no person",
    arguments: ["강남구 역삼동에 사옥을 짓는다.", "서울시 교육감이 발표했다.", "한빛노조 위원장이 사퇴했다."])
  func noPeople(text: String) throws {
    #expect(try mentions(text).allSatisfy { !$0.hasPrefix("person") })
  }
}

@Suite("Korean companies in a text about business")
struct KoreanBusinessNameTests {
  @Test("an end that other words have too makes a company where sentences speak of business")
  func shapes() throws {
    let business =
      "철강업체의 영업이익이 늘었다. 발사대 부품을 깎는 동진정밀은 직원 30명을 뽑는다. 매출은 5% 증가했다. 공장 가동률도 올랐다."
    let other = "날씨가 맑다. 발사대를 깎는 동진정밀은 사람이 많다. 새가 운다. 비가 온다."
    func companies(_ text: String) throws -> [String] {
      let analysis = try Reading.analyze(text, language: "ko")
      return analysis.mentions.filter { $0.type == .company }
        .map { analysis.text.string($0.span) }
    }
    #expect(try companies(business).contains("동진정밀"))
    #expect(try !companies(other).contains("동진정밀"))
  }
}
