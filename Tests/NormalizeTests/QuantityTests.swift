import Model
import Testing

@testable import Normalize

@Suite("quantities")
struct QuantityTests {
  @Test(
    "Korean",
    arguments: [
      ("사업비는 3조 5천억원이다.", ["money 3500000000000 KRW"]),
      ("1조2000억 원을 들인다.", ["money 1200000000000 KRW"]),
      ("2천800억원과 82억 달러", ["money 280000000000 KRW", "money 8200000000 USD"]),
      ("25억 弗 규모의 계약", ["money 2500000000 USD"]),
      ("64달러 45센트였다", ["money 64.45 USD"]),
      ("수천억원대 손실", ["money 100000000000…1000000000000 KRW"]),
      ("영업이익률은 3~5%다", ["percent 3…5 %"]),
      ("금리를 0.25%p 내렸다", ["points 0.25 %p"]),
      ("25bp 인하했다", ["points 25 bp"]),
      ("수익률은 -4.69%였다", ["percent -4.69 %"]),
      ("△3.2% 줄었다", ["percent -3.2 %"]),
      ("네 배로 늘었다", ["ratio 4 배"]),
      ("열두 곳이 문을 닫았다", ["count 12 곳"]),
      ("직원 1만2천여명", ["count 12000 명"]),
      ("일만 명이 모였다", ["count 10000 명"]),
      ("삼분의 이가 찬성했다", ["number 0.666666666666667 -"]),
      ("3분의 1이 찬성했다", ["number 0.333333333333333 -"]),
      ("매출 5000억 돌파", ["money 500000000000 KRW"]),
      ("1조 클럽에 들었다", ["money 1000000000000 KRW"]),
      ("인구 1억의 나라", ["number 100000000 -"]),
      ("승률은 5할이다", ["percent 50 %"]),
      ("타율은 2할 7푼 5리였다", ["percent 27.5 %"]),
      ("셋 중 하나는 새 제품이다", ["number 0.333333333333333 -"]),
      ("이천 공장과 사천 공항", []),
      ("이천 명과 사천 명", ["count 2000 명", "count 4000 명"]),
      ("오분의 백만은 크다", ["number 200000 -"]),
      ("3분의 2000을 구한다", ["number 666.666666666667 -"]),
      ("만 19세 이상", ["count 19 세"]), ("만 5세 아동", ["count 5 세"]),
      ("정유 4사는", ["count 4 사"]),
      ("30과 40 사이", ["number 30 -", "number 40 -"]),
      ("3년물과 10년물 금리", ["count 3 년물", "count 10 년물"]),
      ("만원 버스를 탔다", []),
      ("버스비는 만원이다", ["money 10000 KRW"]),
      ("위원회는 4-5로 부결했다", ["number 4 -", "number 5 -"]),
      ("표결 49-51, 격론 끝이었다", ["number 49 -", "number 51 -"]),
      ("공장 4-5개를 짓는다", ["count 4…5 개"]),
      ("10보다 크고 35보다 작다", ["count 10…35 -"]),
      ("50 이하, 20 이상", ["count 20…50 -"]),
      ("10초과 20미만", ["count 10…20 -"]),
      ("10% 이상 20% 미만", ["percent 10 %", "percent 20 %"]),
      ("제3조에 따른다", []),
      ("한국은 두각을 나타냈다", []),
      ("이번 사업은 일부 구조를 바꾼다", []),
    ])
  func korean(text: String, expected: [String]) throws {
    #expect(try Reading.quantities(text) == expected)
  }

  @Test(
    "English",
    arguments: [
      ("It cost $1.2bn.", ["money 1200000000 USD"]),
      ("The chamber voted 49-51 on the plan.", ["number 49 -", "number 51 -"]),
      ("It rose from 8% to 10%.", ["percent 8 %", "percent 10 %"]),
      ("It rose from €680m to €790m.", ["money 680000000 EUR", "money 790000000 EUR"]),
      ("It ranges from 8% to 10%.", ["percent 8…10 %"]),
      ("a dividend of 12 euro cents", ["money 0.12 EUR"]),
      ("It fell for a twenty-fifth month.", []), ("twenty fifths of it", ["number 4 -"]),
      ("by a 4–5 vote", ["number 4 -", "number 5 -"]),
      ("They lost 2-3.", ["number 2 -", "number 3 -"]),
      ("They won 3-5 new orders.", ["number 3…5 -"]),
      ("a US$320 million plant", ["money 320000000 USD"]),
      ("a $5 million deal", ["money 5000000 USD"]),
      ("Rs 10.4 crore", ["money 104000000 INR"]),
      ("€2.5 billion and 40 million yen", ["money 2500000000 EUR", "money 40000000 JPY"]),
      ("a $40-50 billion deal", ["money 40000000000…50000000000 USD"]),
      ("thirteen dollars and forty-five cents", ["money 13.45 USD"]),
      ("between 3 and 5 percent", ["percent 3…5 %"]),
      ("25 basis points", ["points 25 bp"]),
      ("rose 0.5 percentage points", ["points 0.5 %p"]),
      ("a 2.5-fold rise", ["ratio 2.5 x"]),
      ("two dozen ships", ["count 24 ships"]),
      ("two-thirds of it", ["number 0.666666666666667 -"]),
      ("three and a half million homes", ["count 3500000 homes"]),
      ("a 300 MW plant", ["count 300 MW"]),
      ("a few hundred people", ["count 100…1000 people"]),
      ("a few hundred million dollars", ["money 100000000…1000000000 USD"]),
      ("several million homes", ["count 1000000…10000000 homes"]),
      ("dozens of ships", ["count 12…120 ships"]),
      ("tens of millions of dollars", ["money 10000000…100000000 USD"]),
      ("three thousandths of it", ["number 0.003 -"]),
      ("more than 10 and less than 20", ["count 10…20 -"]),
      ("two dollars and five.", ["money 2.05 USD"]),
      ("two dollars and five ships", ["money 2 USD", "count 5 ships"]),
      ("the 20th of 5G phones", []),
      ("1 in 5 workers", ["ratio 0.2 -"]), ("1 in 5 years", ["number 1 -"]),
      ("see http://example.com/?q=30%25", []),
    ])
  func english(text: String, expected: [String]) throws {
    #expect(try Reading.quantities(text) == expected)
  }

  struct Bounded: Sendable {
    var text: String
    var bound: Quantity.Bound
    var low: String?
    var high: String?
    init(_ text: String, _ bound: Quantity.Bound, _ low: String?, _ high: String?) {
      self.text = text
      self.bound = bound
      self.low = low
      self.high = high
    }
  }

  @Test(
    "bounds",
    arguments: [
      Bounded("직원 50명 이상", .atLeast, "50", nil),
      Bounded("10% 미만", .lessThan, nil, "10"),
      Bounded("up to 700 contract workers", .atMost, nil, "700"),
      Bounded("more than $3 billion", .moreThan, "3000000000", nil),
    ])
  func bounds(expected: Bounded) throws {
    let q = try #require(try Reading.normalize(expected.text).quantities.first)
    #expect(q.bound == expected.bound)
    #expect(q.low == expected.low)
    #expect(q.high == expected.high)
  }

  @Test("approximate", arguments: ["약 5만원", "30만원 가량", "about 40 percent", "30여 곳"])
  func approximate(text: String) throws {
    #expect(try #require(try Reading.normalize(text).quantities.first).approximate)
  }

  @Test(
    "words in the span",
    arguments: [
      ("약 5만원을 냈다", "약 5만원"), ("약 5만 달러를 냈다", "5만 달러"),
      ("1달러당 얼마인가", "1달러당"), ("1달러짜리 물건", "1달러짜리"), ("1톤당 얼마인가", "1톤당"),
    ])
  func spans(text: String, span: String) throws {
    let n = try Reading.normalize(text)
    #expect(n.quantities.map { n.text.string($0.span) } == [span])
  }

  @Test("what is measured and compared")
  func context() throws {
    let n = try Reading.normalize("3분기 영업이익은 전년 동기 대비 42% 줄었다.")
    let q = try #require(n.quantities.first { $0.kind == .percent })
    #expect(q.measure.map { n.text.string($0) } == "영업이익")
    #expect(q.comparison.map { n.text.string($0) } == "전년 동기 대비")
  }

  @Test(
    "a date may be what is compared with",
    arguments: [
      ("생산량은 2023년보다 10% 많다.", "2023년보다"),
      ("생산량은 2023년 대비 10% 많다.", "2023년 대비"),
      ("수출은 2020년에 비해 두 배로 늘었다.", "2020년에 비해"),
      (
        "Sales rose 3% compared with the second quarter of 2024.",
        "compared with the second quarter of 2024"
      ),
      ("Prices were 4% lower than in 2019.", "than in 2019"),
      ("Output was up 5% from 2024.", "from 2024"),
      ("Rates fell by about 5% from the first quarter.", "from the first quarter"),
      ("A tariff of 25% from August 2025 was set.", nil),
      ("매출이 1년 새 20% 늘었다.", "1년 새"),
      ("지수는 전장보다 1.2% 올랐다.", "전장보다"),
      (
        "Exports climbed 5.4% compared to the same month of 2024.",
        "compared to the same month of 2024"
      ),
      ("생산량은 2023년에 10% 늘었다.", nil),
      ("Sales rose 3% in the second quarter.", nil),
    ])
  func comparedDate(text: String, expected: String?) throws {
    let n = try Reading.normalize(text)
    let q = try #require(n.quantities.first { $0.kind == .percent || $0.kind == .ratio })
    #expect(q.comparison.map { n.text.string($0) } == expected)
  }

  @Test(
    "codes, ranks and ages are no counts",
    arguments: [
      ("한빛전자(005930) 주가", []), ("문의 010-1234-5678", []), ("문의 02-123-4567", []),
      ("한빛150 지수", []), ("안보 공백과 공조", []), ("구만석 대표", []), ("한빛폰18 프로를 샀다", []),
      ("총150명이 왔다", ["count 150 명"]),
      ("값이 10분의 1인 제품", ["number 0.1 -"]), ("기간은 23.5일이다", ["count 23.5 일"]),
      ("3대 핵심 과제", ["number 3 -"]),
      ("50대 남성", ["number 50 -"]), ("트럭 3대를 샀다", ["count 3 대"]), ("0.05초", []),
      ("131 000", ["number 131000 -"]), ("at 188 miles an hour", ["count 188 miles an hour"]),
      ("약 1시간 뒤", []),
      ("It closed at 5 p.m. on Monday.", []),
      ("It opened at 08:30 and shut at 23:59:07.", []),
      ("수출은 16년 만이다.", []),
      ("1. 세제 지원 2. 금융 지원 3. 규제 완화", []), ("2. 공장 3곳을 짓는다.", ["count 3 곳"]),
      ("1,400원대 중반", ["money 1400 KRW"]),
    ])
  func codes(text: String, expected: [String]) throws {
    #expect(try Reading.quantities(text) == expected)
  }

  @Test("the level before isn't compared with its own time")
  func base() throws {
    let n = try Reading.normalize("The margin widened to 15.2% from 13.8% a year earlier.")
    let compared = n.quantities.map { $0.comparison.map { n.text.string($0) } }
    #expect(compared == ["a year earlier", nil])
  }

  @Test("a level isn't what was compared")
  func levels() throws {
    let n = try Reading.normalize("매출은 10조원으로 전년보다 12% 늘었고, 이익은 전년보다 2조원 줄었다.")
    let compared = n.quantities.filter { $0.comparison != nil }.map { n.text.string($0.span) }
    #expect(compared == ["12%", "2조원"])
  }

  @Test(
    "exact decimals",
    arguments: [
      ("0.1", "0.2", "0.3"), ("999999999999999999", "1", "1000000000000000000"),
      ("1.50", "2.5", "4"), ("100", "0.001", "100.001"),
    ])
  func sums(a: String, b: String, sum: String) throws {
    let x = try #require(Amount(digits: a.utf8))
    let y = try #require(Amount(digits: b.utf8))
    #expect(x.adding(y)?.text == sum)
    #expect(y.adding(x)?.text == sum)
  }

  @Test(
    "quotients are rounded to 15 digits",
    arguments: [
      (1, 3, "0.333333333333333"), (2, 3, "0.666666666666667"), (1, 8, "0.125"), (-7, 2, "-3.5"),
      (9500, 5, "1900"), (1, 101, "0.0099009900990099"),
    ])
  func quotients(a: Int, b: Int, expected: String) {
    #expect(Amount(Int128(a)).divided(by: Amount(Int128(b)))?.text == expected)
  }
}
