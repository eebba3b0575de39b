import Lexicon
import Model
import Testing

@testable import Normalize

@Suite struct DateKoreanTests {
  /// Published on Thursday, 18 December 2025.
  @Test(
    "Korean dates",
    arguments: [
      ("회사는 18일(현지시간) 계약을 맺었다.", "18일", "2025-12-18"),
      ("지난달 14일 이사회가 승인했다.", "지난달 14일", "2025-11-14"),
      ("지난달 말 공시했다.", "지난달 말", "2025-11"),
      ("오늘 문을 연다.", "오늘", "2025-12-18"),
      ("그저께 서명했다.", "그저께", "2025-12-16"),
      ("공사는 이달 말 끝난다.", "이달 말", "2025-12"),
      ("작년 같은 달보다 늘었다.", "작년 같은 달", "2024"),
      ("계약일은 '25.12.18이다.", "'25.12.18", "2025-12-18"),
      ("18일자 공보에 실렸다.", "18일", "2025-12-18"),
      ("주가가 오른 것은 7일 이후 처음이다.", "7일", "2025-12-07"),
      ("시장은 3일 간담회를 열었다.", "3일", "2025-12-03"),
      ("금요일밤 문을 연다.", "금요일", "2025-12-12"),
      ("일요일날 문을 연다.", "일요일날", "2025-12-14"),
      ("1월 12일, 2026년에 끝난다.", "1월 12일, 2026년", "2026-01-12"),
      ("늘 나오는 성탄절 상품이다.", "성탄절", "2025-12-25"),
      ("내년 1월 5일 시작한다.", "내년 1월 5일", "2026-01-05"),
      ("2024년 2월 29일 준공했다.", "2024년 2월 29일", "2024-02-29"),
      ("공사는 3월 착공했다.", "3월", "2025-03"),
      ("지난 4월 발표했다.", "지난 4월", "2025-04"),
      ("오는 3월 개장할 예정이다.", "오는 3월", "2026-03"),
      ("지난 화요일 회의가 열렸다.", "지난 화요일", "2025-12-16"),
      ("다음 주 수요일에 만난다.", "다음 주 수요일", "2025-12-24"),
      ("이번 달 첫째 주 금요일에 발표했다.", "이번 달 첫째 주 금요일", "2025-12-05"),
      ("98년 3월에 설립됐다.", "98년 3월", "1998-03"),
      ("올해 추석 전에 끝냈다.", "올해 추석", "2025-10-06"),
    ])
  func date(_ text: String, _ span: String, _ value: String) throws {
    try expect(text, span, value, published: "2025-12-18")
  }

  @Test(
    "names that begin like a date",
    arguments: [
      "드라마 '내일도 맑음'을 봤다.", "'올해의 기업상'을 받았다.", "‘그날의 기록’이 나왔다.", "사단법인 4월회가 모였다.",
    ])
  func name(_ text: String) throws {
    #expect(try dates(text, published: "2025-12-18").isEmpty)
  }

  @Test(
    "Korean periods",
    arguments: [
      ("2011-12 시즌에 뛰었다.", "2011-12", "2011/2012"),
      ("2011-12 회계연도 예산이다.", "2011-12", "2011/2012"),
      ("보고서는 2011-12 기준이다.", "2011-12", "2011-12"),
      ("내년 상반기에 양산한다.", "내년 상반기", "2026-H1"),
      ("올해 4분기 실적이 나온다.", "올해 4분기", "2025-Q4"),
      ("24년 4분기 실적이다.", "24년 4분기", "2024-Q4"),
      ("25년 하반기에 판다.", "25년 하반기", "2025-H2"),
      ("'24.3분기 실적이다.", "'24.3분기", "2024-Q3"),
      ("'24.12월 기준이다.", "'24.12월", "2024-12"),
      ("'2025 해변 축제'를 연다.", "2025", "2025"),
      ("3/4분기 매출이 늘었다.", "3/4분기", "2025-Q3"),
      ("오는 2030년까지 투자한다.", "오는 2030년", "2030"),
      ("2026~2028년 단계적으로 짓는다.", "2026~2028년", "2026/2028"),
      ("올해 1∼3월 수출이 줄었다.", "올해 1∼3월", "2025-Q1"),
      ("5월 3∼5일 열렸다.", "5월 3∼5일", "2025-05-03/2025-05-05"),
      ("2019년부터 2021년까지 이어졌다.", "2019년부터 2021년까지", "2019/2021"),
      ("지난해 3월부터 올해 5월까지 팔았다.", "지난해 3월부터 올해 5월까지", "2024-03/2025-05"),
      ("연내 출시한다.", "연내", "2025"),
      ("공장은 3분기 안에 문을 연다.", "3분기", "2025-Q3"),
      ("올해 초·중·고 학생이 줄었다.", "올해", "2025"),
      ("올해 초·중반에 줄었다.", "올해 초", "2025"),
      ("지난 11일부터 13일까지 열렸다.", "지난 11일부터 13일까지", "2025-12-11/2025-12-13"),
      ("오는 28일부터 3일까지 쉰다.", "오는 28일부터 3일까지", "2025-12-28/2026-01-03"),
      ("연말까지 마친다.", "연말", "2025-12"),
      ("작년 12월 시작했다.", "작년 12월", "2024-12"),
      ("지난주 환율이 올랐다.", "지난주", "2025-W50"),
      ("이번 주말 문을 닫는다.", "이번 주말", "2025-12-20/2025-12-21"),
      ("1990년대 초반의 일이다.", "1990년대 초반", "1990/1999"),
      ("21세기의 산업이다.", "21세기", "2000/2099"),
      ("2025 회계연도 결산이다.", "2025 회계연도", "2025"),
      ("향후 5년간 투자한다.", "향후 5년", "2025-12-19/2030-12-18"),
      ("최근 2개 분기가 아니라 지난 2분기였다.", "지난 2분기", "2025-Q2"),
      ("3개월 이내 답한다.", "3개월 이내", "2025-12-18/2026-03-18"),
    ])
  func period(_ text: String, _ span: String, _ value: String) throws {
    try expect(text, span, value, published: "2025-12-18")
  }

  @Test(
    "Korean lengths and days counted by them",
    arguments: [
      ("3년간 이어졌다.", "3년", "P3Y"), ("사흘 동안 열린다.", "사흘", "P3D"),
      ("산지의 '30년 공백'을 걱정한다.", "30년", "P30Y"), ("5일 만에 올랐다.", "5일", "P5D"),
      ("3분기 연속 늘었다.", "3분기", "P9M"),
      ("몇 주 동안 쉬었다.", "몇 주", "P2W"),
      ("1일 3회 운행한다.", "1일", "P1D"), ("1일 2교대로 일한다.", "1일", "P1D"),
      ("1년 6개월 걸린다.", "1년 6개월", "P1Y6M"), ("3년 반 만에 돌아왔다.", "3년 반", "P3.5Y"),
      ("한 달 내내 쉬었다.", "한 달 내내", "P1M"), ("1시간 30분 걸렸다.", "1시간 30분", "PT1H30M"),
      ("최소 3일 이상 걸린다.", "3일", "P3D"), ("일주일 뒤 끝난다.", "일주일 뒤", "2025-12-25"),
      ("2년 전 시작했다.", "2년 전", "2023-12-18"), ("열흘 전 공시했다.", "열흘 전", "2025-12-08"),
      ("5년 뒤 두 배가 된다.", "5년 뒤", "2030-12-18"),
    ])
  func length(_ text: String, _ span: String, _ value: String) throws {
    try expect(text, span, value, published: "2025-12-18")
  }

  @Test(
    "what comes again and again is no day",
    arguments: [
      ("매주 목요일 발표한다.", "매주 목요일"), ("매년 12월 연다.", "매년 12월"),
      ("매월 15일에 낸다.", "매월 15일"), ("3월 결산법인이다.", "3월"),
      ("It meets every Thursday.", "every Thursday"), ("It reports each March.", "each March"),
    ])
  func recurring(_ text: String, _ span: String) throws {
    let found = try dates(text, published: "2025-12-18")
    #expect(found.map { Text(text).string($0.span) } == [span])
    #expect(found.first?.value == nil)
  }

  @Test(
    "dates side by side stay apart",
    arguments: [
      ("정부는 8일 2030년 계획을 냈다.", ["2025-12-08", "2030"]),
      ("2008년 4월과 9월, 2009년 8월에 냈다.", ["2008-04", "2025-09", "2009-08"]),
      ("시행을 올해 8월에서 2027년 12월로 늦춘다.", ["2025-08", "2027-12"]),
      ("조선사는 13일 3분기 실적을 냈다.", ["2025-12-13", "2025-Q3"]),
      ("하루 12시간 문을 연다.", ["P1D", "PT12H"]),
    ])
  func apart(_ text: String, _ values: [String]) throws {
    #expect(try dates(text, published: "2025-12-18").map(\.value) == values)
  }

  @Test("what was named before settles 이날, 다음 날 and 같은 기간") func anaphora() throws {
    let found = try dates(
      "3분기 이익은 지난해 같은 기간보다 늘었다. 회사는 11월 3일 이를 밝혔고 이날 주가는 올랐다. 다음 날은 내렸다.",
      published: "2025-12-18")
    #expect(found.map(\.value) == ["2025-Q3", "2024-Q3", "2025-11-03", "2025-11-03", "2025-11-04"])
  }

  @Test(
    "words that only look like dates",
    arguments: [
      "국제 유가와 오일 머니", "그의 설명에는 오해가 있다", "국채 10년물 금리", "2025원", "시설을 분석해 보니",
      "안내일지를 썼다", "오늘날의 산업", "전화 010-2025-1218", "2천 명이 모였다", "3만2025대",
      "신규 계약에 한해 받는다", "Q2. 누가 신청할 수 있나요?", "사업비의 5/12를 낸다", "주요 해외 분야의 전망",
      "한국 일부", "말을 아꼈다",
    ])
  func none(_ text: String) throws {
    #expect(try dates(text, published: "2025-12-18").map(\.value) == [])
  }

  @Test("a first full date stands in for an unknown day of publication") func noReference() throws {
    let found = try dates("2025년 12월 18일 밝혔다. 내년 상반기에 낸다.", published: nil)
    #expect(found.map(\.value) == ["2025-12-18", "2026-H1"])
    let open = try dates("내년 상반기에 낸다.", published: nil)
    #expect(open.count == 1 && open.first?.value == nil)
  }
}

/// The dates of a text, by a finder with the built-in tables.
func dates(_ text: String, published: String?) throws -> [DateExpression] {
  try dates(of: Array(text.utf8), published: published)
}

func dates(of bytes: [UInt8], published: String?) throws -> [DateExpression] {
  let finder = try SharedDates.finder.get()
  return bytes.withUnsafeBufferPointer { finder($0, published: published) }
}

enum SharedDates {
  static let finder = Result {
    try DateFinder(lexicon: try Lexicon(folders: [Lexicon.builtInFolder]))
  }
}

/// Expects one expression with this span and value, and no other.
func expect(_ text: String, _ span: String, _ value: String, published: String) throws {
  let found = try dates(text, published: published)
  let whole = Text(text)
  #expect(found.map { whole.string($0.span) } == [span], "\(text)")
  #expect(found.map(\.value) == [value], "\(text)")
}
