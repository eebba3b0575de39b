import Model
import Testing

/// Pairs that differ in a turn of phrase: double negation, a change of a change, levels of two times, a
/// rival's gain, headlines.
@Suite("Korean sign traps")
struct KoreanTrapTests {
  @Test("the good and the bad of a pair", arguments: Self.pairs)
  func pair(_ pair: KoreanSignTests.SignPair) throws { try pair.check() }

  static let pairs: [KoreanSignTests.SignPair] = [
    .init(.earnings, "건설사가 적자에서 벗어났다.", "건설사가 적자에서 벗어나지 못했다."),
    .init(.earnings, "건설사가 적자에서 벗어나기 쉬워졌다.", "건설사가 적자에서 벗어나기 어렵다."),
    .init(
      .earnings, "조선사는 20억 원의 순이익을 냈으며 전년 동기에는 5억 원의 순손실이었다.",
      "조선사는 5억 원의 순손실을 냈으며 전년 동기에는 20억 원의 순이익이었다."),
    .init(.earnings, "제약사의 영업손실은 30억 원에서 10억 원으로 줄었다.", "제약사의 영업손실은 10억 원에서 30억 원으로 늘었다."),
    .init(
      .earnings, "호텔업계의 영업이익은 40억 원으로 1년 전 25억 원과 비교된다.", "호텔업계의 영업이익은 25억 원으로 1년 전 40억 원과 비교된다."),
    .init(.earnings, "보험사의 순이익이 시장 전망치를 상회했다.", "보험사의 순이익이 시장 전망치를 하회했다."),
    .init(.earnings, "신세계, 점포 새 단장에 3분기 매출 7% 증가", "신세계, 소비 위축에 3분기 매출 7% 감소"),
    .init(.structure, "반도체 업황이 SK하이닉스의 실적에 긍정적.", "반도체 업황이 SK하이닉스의 실적에 부정적."),
    .init(.valuation, "대한항공은 전 거래일보다 3.1% 올랐다.", "대한항공은 전 거래일보다 3.1% 떨어졌다."),
    .init(.valuation, "카드사의 목표주가를 3만 원에서 4만 원으로 상향했다.", "카드사의 목표주가를 4만 원에서 3만 원으로 하향했다."),
    .init(.demand, "게임사의 이용자 이탈이 멈췄다.", "게임사의 이용자 이탈이 이어졌다."),
    .init(.demand, "배터리 수요 감소 폭이 줄었다.", "배터리 수요 증가 폭이 줄었다."),
    .init(.cost, "해운사의 연료비 상승세가 꺾였다.", "해운사의 연료비 하락세가 꺾였다."),
    .init(.cost, "식품업체에 대한 원가 압박이 완화됐다.", "식품업체에 대한 원가 압박이 심해졌다."),
    .init(.regulation, "정부는 은행의 대출규제를 푸는 방안을 발표했다.", "정부는 은행의 대출규제를 강화하는 방안을 발표했다."),
    .init(.supply, "정부는 해상풍력 설비를 늘리는 보급 확대 방안을 발표했다.", "정부는 석탄발전 설비를 줄이는 감축 방안을 발표했다."),
    .init(.labour, "병원의 간호사 인력난이 해소되고 있다.", "병원의 간호사 인력난이 깊어지고 있다."),
    .init(.trade, "철강 수출이 두 달 만에 반등했다.", "철강 수출이 두 달 만에 다시 꺾였다."),
    .init(.competition, "국내 조선사가 수주량에서 중국을 앞질렀다.", "국내 조선사의 점유율이 중국에 밀렸다."),
    .init(.security, "부품 국산화로 반도체 업계의 수입 의존도가 떨어졌다.", "반도체 업계의 수입 의존도가 다시 커졌다."),
    .init(.funding, "벤처기업의 자금난이 풀렸다.", "벤처기업의 자금난이 가중됐다."),
    .init(.price, "국제 구리값이 올랐다.", "국제 구리값이 내렸다."),
  ]

  @Test(
    "words that only date or say how take nothing from the predicate behind them",
    arguments: [
      ("철강사는 선재 공급 계약을 지난달 체결했다.", Industry.steelMetals, Channel.demand, Direction.up),
      ("라면 출고가를 오는 15일부터 올린다.", .food, .price, .up),
      ("라면 가격을 지난 3일 인하했다.", .food, .price, .down),
      ("배터리 수요가 눈에 띄게 줄 것으로 보인다.", .batteries, .demand, .down),
      ("농가의 사료값은 비싸졌다.", .agriculture, .cost, .down),
    ])
  func adverbials(
    text: String, industry: Industry, channel: Channel, direction: Direction
  ) throws {
    let claim = try #require(try KoreanBench.read(text).claims.first, "\(text)")
    #expect(claim.target.industry == industry)
    #expect(claim.channel == channel)
    #expect(claim.direction == direction)
  }

  @Test(
    "amounts behind the thing, 마저, what is released, whom an idiom is about",
    arguments: [
      ("은행의 고용마저 위축됐다.", Industry.banking, Channel.labour, Direction.down),
      ("병원은 예산 990억 원을 삭감했다.", .healthcare, .funding, .down),
      ("조선사에 일감이 풀렸다.", .shipbuilding, .demand, .up),
      ("반도체 장비업체도 환율 덕을 봤다.", .semiconductors, .demand, .up),
    ])
  func themes(
    text: String, industry: Industry, channel: Channel, direction: Direction
  ) throws {
    try adverbials(text: text, industry: industry, channel: channel, direction: direction)
  }
}
