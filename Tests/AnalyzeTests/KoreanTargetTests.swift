import Model
import Testing

@Suite("whom a Korean sentence is about")
struct KoreanTargetTests {
  private func told(_ text: String) throws -> [String] {
    try Reading.analyze(text, language: "ko").claims.map {
      "\($0.target.industry.rawValue) \($0.channel.rawValue) \($0.direction.rawValue)"
    }
  }

  @Test(
    "who pays, earns or gets support, not what it is for",
    arguments: [
      ("조선사의 강재 매입 비용이 늘었다.", ["shipbuilding cost -"]),
      ("식당가의 법인카드 매출이 크게 줄었다.", ["travel-leisure earnings -"]),
      ("대전시는 동네 목욕탕에 히트펌프 설치비의 절반을 지원한다.", ["travel-leisure funding +"]),
      ("강재 매입 비용이 늘었다.", ["steel-metals cost -"]),
    ])
  func bearers(text: String, expected: [String]) throws {
    #expect(try told(text) == expected)
  }

  @Test(
    "what was before makes no claim beside what is now",
    arguments: [
      ("항공사가 줄였던 일본 노선을 다시 늘린다.", ["airlines supply +"]),
      ("지난해 급증했던 전기차 수요가 꺾였다.", ["automotive demand -"]),
      ("전기차 수요가 줄었다.", ["automotive demand -"]),
    ])
  func former(text: String, expected: [String]) throws {
    #expect(try told(text) == expected)
  }

  @Test(
    "what stands beside the clause is no part of it",
    arguments: [
      ("예상과 달리 철강업계의 원가 부담이 커졌다.", ["steel-metals cost -"]),
      ("은행권의 예상과 달리 반도체 수출이 줄었다.", ["semiconductors trade -"]),
      ("반도체 수출이 잇따라 줄었다.", ["semiconductors trade -"]),
    ])
  func asides(text: String, expected: [String]) throws {
    #expect(try told(text) == expected)
  }

  @Test("a share price without a name is the company's spoken of")
  func shares() throws {
    let text = "가온증권이 삼성전기의 목표주가를 25만원으로 올렸다. 주가는 3% 올랐다."
    let claims = try Reading.analyze(text, language: "ko").claims
    #expect(claims.map(\.target.industry) == [.displaysElectronics, .displaysElectronics])
    #expect(try told("코스피 상장사의 주가는 3% 올랐다.") == ["market valuation +"])
  }

  @Test("a house of analysts that no table knows is no target")
  func houses() throws {
    let text = "한별증권은 11일 다온임플란트에 대해 목표주가를 7만8000원에서 9만2000원으로 상향 조정했다."
    #expect(try told(text) == ["healthcare valuation +"])
  }

  @Test(
    "an idiom holds with a compound verb and an amount",
    arguments: [
      ("현대건설은 송전선로 공사를 따냈다.", ["construction demand +"]),
      ("쿠팡은 과징금 1000억 원을 물었다.", ["retail cost -"]),
      ("경쟁사가 철수하면서 제주항공이 그 틈을 파고들었다.", ["airlines competition +"]),
      ("애플은 한국 패널업체에 2100만 장을 더 맡길 계획이다.", ["displays-electronics demand +"]),
    ])
  func idioms(text: String, expected: [String]) throws {
    #expect(try told(text) == expected)
  }
}
