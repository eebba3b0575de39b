import Model
import Testing

/// Pairs of sentences that differ in what happens, and so in their sign for the one who is affected.
@Suite("Korean signs")
struct KoreanSignTests {
  @Test("the good and the bad of a pair", arguments: Self.pairs)
  func pair(_ pair: SignPair) throws { try pair.check() }

  struct SignPair: Sendable, CustomTestStringConvertible {
    var channel: Channel
    var good: String
    var bad: String
    var testDescription: String { good }

    init(_ channel: Channel, _ good: String, _ bad: String) {
      self.channel = channel
      self.good = good
      self.bad = bad
    }

    func check() throws {
      for (text, expected) in [(good, Direction.up), (bad, .down)] {
        let claims = try KoreanBench.read(text).claims.filter { $0.channel == channel }
        #expect(!claims.isEmpty, "\(text)")
        #expect(claims.allSatisfy { $0.direction == expected }, "\(text)")
        #expect(claims.allSatisfy { !$0.path.isEmpty && !$0.rules.isEmpty })
      }
    }
  }

  static let pairs: [SignPair] = [
    .init(.cost, "조선업계의 원가가 절감됐다.", "조선업계의 원가가 증가했다."),
    .init(.cost, "항공사의 연료비 부담이 줄었다.", "항공사의 연료비 부담이 커졌다."),
    .init(.cost, "자동화로 택배업계의 인건비가 낮아졌다.", "임금 인상으로 택배업계의 인건비가 높아졌다."),
    .init(.cost, "정부는 은행의 분담금을 내리기로 했다.", "정부는 은행의 분담금을 올리기로 했다."),
    .init(.cost, "철강업계의 이자비용이 감소했다.", "철강업계의 이자비용이 불어났다."),
    .init(.earnings, "건설사의 적자가 축소됐다.", "건설사의 적자가 확대됐다."),
    .init(.earnings, "정유업계의 손실 폭이 줄었다.", "정유업계의 손실 폭이 커졌다."),
    .init(.earnings, "게임업계의 매출 감소세가 둔화됐다.", "게임업계의 매출 증가세가 둔화됐다."),
    .init(.earnings, "보험사의 손해율이 하락했다.", "보험사의 손해율이 상승했다."),
    .init(.earnings, "백화점의 매출이 예상을 웃돌았다.", "백화점의 매출이 예상을 밑돌았다."),
    .init(.earnings, "디스플레이 업체의 영업손실이 줄어들었다.", "디스플레이 업체의 영업이익이 줄어들었다."),
    .init(.earnings, "증권사의 실적이 개선됐다.", "증권사의 실적이 악화됐다."),
    .init(.earnings, "제약사의 순이익이 늘었다.", "제약사의 순이익이 줄었다."),
    .init(.earnings, "호텔업계가 관광객 증가로 수혜를 입었다.", "호텔업계가 관광객 감소로 타격을 입었다."),
    .init(.earnings, "카드사의 연체율이 떨어졌다.", "카드사의 연체율이 뛰었다."),
    .init(.demand, "배터리 수요 증가가 예상된다.", "배터리 수요 감소가 예상된다."),
    .init(.demand, "조선사의 수주가 급증했다.", "조선사의 수주가 급감했다."),
    .init(.demand, "반도체 재고가 줄었다.", "반도체 재고가 쌓였다."),
    .init(.demand, "전기차 수요가 살아났다.", "전기차 수요가 위축됐다."),
    .init(.demand, "메모리 주문 감소세가 진정됐다.", "메모리 주문 증가세가 꺾였다."),
    .init(.demand, "아파트 청약 경쟁률이 높아지며 주택 수요가 늘었다.", "대출 규제로 주택 수요가 얼어붙었다."),
    .init(.demand, "태양광 수요 위축 우려가 해소됐다.", "태양광 수요 위축 우려가 커졌다."),
    .init(.supply, "희토류 공급 차질이 해소됐다.", "희토류 공급 차질이 심화됐다."),
    .init(.supply, "요소수 공급 부족이 완화됐다.", "화학업계의 공급 부족이 심해졌다."),
    .init(.supply, "항공사의 결항이 줄었다.", "항공사의 결항이 늘었다."),
    .init(.supply, "항만의 체선이 풀렸다.", "항만의 체선이 심해졌다."),
    .init(.supply, "자동차 생산이 재개됐다.", "자동차 생산이 중단됐다."),
    .init(.supply, "철도 운행이 정상화됐다.", "철도 운행이 중단됐다."),
    .init(.supply, "반도체 생산능력이 확대된다.", "반도체 생산능력이 축소된다."),
    .init(.supply, "지하철 혼잡도가 완화됐다.", "지하철 혼잡도가 높아졌다."),
    .init(.regulation, "정부가 플랫폼업계 규제를 완화했다.", "정부가 플랫폼업계 규제를 강화했다."),
    .init(.regulation, "금융당국이 은행 대출규제를 풀었다.", "금융당국이 은행 대출규제를 조였다."),
    .init(.regulation, "바이오 업계의 규제 부담이 해소됐다.", "바이오 업계의 규제 부담이 가중됐다."),
    .init(.trade, "자동차 관세가 인하됐다.", "자동차 관세가 인상됐다."),
    .init(.trade, "철강 관세가 철폐됐다.", "철강 관세가 부과됐다."),
    .init(.trade, "화장품 수출이 호조를 보였다.", "화장품 수출이 부진했다."),
    .init(.trade, "반도체 무역 장벽이 낮아졌다.", "반도체 무역 장벽이 높아졌다."),
    .init(.trade, "식품 수출길이 열렸다.", "식품 수출길이 막혔다."),
    .init(.security, "수입 의존도가 낮아졌다.", "수입 의존도가 높아졌다."),
    .init(.security, "핵심 소재의 해외 의존도 하락이 이어졌다.", "핵심 소재의 해외 의존도 상승이 이어졌다."),
    .init(.security, "원전의 안전성이 강화됐다.", "원전의 안전성이 약화됐다."),
    .init(.security, "은행의 해킹 위험이 줄었다.", "은행의 해킹 위험이 커졌다."),
    .init(.labour, "조선업의 인력난이 해소됐다.", "조선업의 인력난이 심화됐다."),
    .init(.labour, "건설업 일자리가 늘었다.", "건설업 일자리가 줄었다."),
    .init(.labour, "실업률이 하락했다.", "실업률이 상승했다."),
    .init(.labour, "은행권 채용이 확대된다.", "은행권 채용이 축소된다."),
    .init(.investment, "정유사의 설비투자가 늘어난다.", "정유사의 설비투자가 줄어든다."),
    .init(.investment, "데이터센터 투자가 촉진될 전망이다.", "데이터센터 투자가 위축될 전망이다."),
    .init(.price, "국제유가가 급등했다.", "국제유가가 급락했다."),
    .init(.price, "해상운임 하락세가 멈췄다.", "해상운임 상승세가 멈췄다."),
    .init(.price, "서울 아파트값 상승 폭이 커졌다.", "서울 아파트값 상승 폭이 축소됐다."),
    .init(.valuation, "코스피가 반등했다.", "코스피가 폭락했다."),
    .init(.valuation, "은행의 주가가 강세를 보였다.", "은행의 주가가 약세를 보였다."),
    .init(.competition, "국내 배터리 업계의 점유율이 상승했다.", "국내 배터리 업계의 점유율이 하락했다."),
    .init(.competition, "철강업계의 가격 경쟁력이 높아졌다.", "철강업계의 가격 경쟁력이 떨어졌다."),
    .init(.productivity, "반도체 수율이 개선됐다.", "반도체 수율이 나빠졌다."),
    .init(.productivity, "자동차 불량률이 낮아졌다.", "자동차 불량률이 높아졌다."),
    .init(.funding, "해상풍력 보조금이 확대된다.", "해상풍력 보조금이 축소된다."),
    .init(.funding, "중소 건설사의 자금난이 완화됐다.", "중소 건설사의 자금난이 심화됐다."),
    .init(.structure, "관광업이 침체에서 벗어났다.", "관광업의 침체가 깊어졌다."),
    .init(.structure, "해운 업황이 회복됐다.", "해운 업황이 악화됐다."),
    .init(.structure, "부동산 시장의 불확실성이 해소됐다.", "부동산 시장의 불확실성이 커졌다."),
  ]
}
