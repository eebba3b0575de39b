import Model
import Testing

/// Pairs and sentences whose sign, target or time hangs on how the words stand together.
@Suite("Korean turns of phrase")
struct KoreanTurnTests {
  @Test("the good and the bad of a pair", arguments: Self.pairs)
  func pair(_ pair: KoreanSignTests.SignPair) throws { try pair.check() }

  static let pairs: [KoreanSignTests.SignPair] = [
    .init(.earnings, "통신사의 매출이 기대를 웃돌았다.", "통신사의 매출이 기대에 못 미쳤다."),
    .init(.trade, "의료기기 수출이 2년 만에 플러스로 전환했다.", "의료기기 수출이 2년 만에 마이너스로 전환했다."),
    .init(.demand, "패널 주문이 늘 수 있다.", "패널 주문이 줄 수 있다."),
    .init(.investment, "투자를 늘리는 반도체 기업이 많아졌다.", "투자를 줄이는 반도체 기업이 많아졌다."),
    .init(.supply, "문을 여는 식당이 늘었다.", "문을 닫는 식당이 늘었다."),
    .init(
      .earnings, "보험사는 1년 전보다 12% 많은 900억 원의 순이익을 거뒀다.",
      "보험사는 1년 전보다 12% 적은 900억 원의 순이익을 거뒀다."),
    .init(.cost, "정부는 정유사에 매기던 부담금을 없앤다.", "정부는 정유사에 매기던 부담금을 올린다."),
    .init(.labour, "반도체 설계 인력이 늘어날 것이라는 분석이 나왔다.", "반도체 설계 인력이 모자랄 것이라는 분석이 나왔다."),
    .init(.earnings, "카드사의 올해 순이익 추정치를 높였다.", "카드사의 올해 순이익 추정치를 깎았다."),
    .init(.regulation, "제약사가 판매 허가를 받았다.", "제약사가 판매 허가를 받지 못했다."),
  ]

  @Test(
    "an amount or a particle is no thing",
    arguments: [
      ("라면 수출액이 처음으로 월 1억 달러를 넘어섰다.", Industry.food),
      ("해외건설 수주액이 200억 달러를 돌파했다.", .construction),
      ("전기차 판매가 석 달째 늘었다.", .automotive),
    ])
  func amounts(text: String, industry: Industry) throws {
    let claims = try KoreanBench.read(text).claims
    #expect(claims.map(\.target.industry) == [industry])
    #expect(claims.allSatisfy { $0.channel != .price && $0.direction == .up })
  }

  @Test(
    "who is reached, who shares the predicate, who buys",
    arguments: [
      ("부동산 부실이 저축은행으로 번질 우려가 커졌다.", [Industry.banking]),
      ("삼성전자는 2.8%, 대한항공은 4.1% 상승 마감했다.", [.airlines, .semiconductors]),
      ("삼성SDI는 현대자동차와 3조 원 규모의 공급 계약을 맺었다.", [.automotive, .batteries]),
      ("포스코는 리튬 공장에 1조 원을 투자한다.", [.steelMetals]),
    ])
  func reach(text: String, industries: [Industry]) throws {
    let found = try KoreanBench.read(text).claims.map(\.target.industry)
    #expect(Set(found) == Set(industries))
  }

  @Test("a label and the words behind it make one claim")
  func once() throws {
    let claims = try KoreanBench.read("건설: 주택 건설 투자가 큰 폭으로 줄면서 부진이 이어지고 있다.").claims
    #expect(claims.count { $0.target.industry == .construction } == 1)
  }

  @Test(
    "what comes on a day to come is a plan",
    arguments: [
      ("전기차 보조금이 내년부터 대당 100만 원 깎인다.", Mode.plan, Horizon.short),
      ("전기차 보조금이 올해 대당 100만 원 깎였다.", .fact, .now),
      ("자동차보험료가 4년 만에 오를 것으로 보인다.", .forecast, .unspecified),
      ("환경부는 20일 수소버스 보조금을 대당 3억 원으로 올린다고 밝혔다.", .plan, .unspecified),
      ("전기차 보조금은 대당 500만 원에서 400만 원으로 낮아진다.", .plan, .unspecified),
      ("전기차 보조금이 21일부터 대당 100만 원 낮아진다.", .plan, .short),
      ("버스 노조가 20일 첫차부터 운행을 멈춘다.", .plan, .now),
    ])
  func time(text: String, mode: Mode, horizon: Horizon) throws {
    let claim = try #require(try KoreanBench.read(text).claims.first)
    #expect(claim.mode == mode)
    #expect(claim.horizon == horizon)
  }
}
