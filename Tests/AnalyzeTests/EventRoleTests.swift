import Model
import Testing

@testable import Analyze

@Suite("roles and dates of events")
struct EventRoleTests {
  private func events(_ text: String, published: String) throws -> [Event] {
    try Reading.analyze(text, language: "ko", published: published).events
  }

  @Test("a news agency that reports the list of members is none of them")
  func reporter() throws {
    let text =
      "환경부는 3일 12개 기업과 협약을 체결했다. 협약에는 삼성전자, 현대차, 포스코홀딩스 등이 참여했다고 연합뉴스가 보도했다."
    let event = try #require(try events(text, published: "2025-06-05").first)
    let members = event.participants.filter { $0.role == "participant" }
    #expect(members.count == 3)
    #expect(event.named == 3)
  }

  @Test("a headline without a date tells the event of the lead")
  func headline() throws {
    let text =
      "한화오션, 카타르와 선박 건조 계약 체결\n한화오션은 3일 카타르 국영 회사와 선박 건조 계약을 체결했다."
    let found = try events(text, published: "2025-06-05").filter { $0.type.contains("contract") }
    #expect(found.count == 1)
    #expect(found.first?.date == "2025-06-03")
  }

  @Test(
    "who acts in an English sentence",
    arguments: [
      ("Orders at Siemens rose after Toyota signed a contract with the maker.", "toyota"),
      ("The contract was awarded by Boeing to Hanwha Aerospace.", "boeing"),
      ("Intel will cut jobs, an official told Reuters.", "intel"),
    ])
  func actors(text: String, entity: String) throws {
    let events = try Reading.analyze(text, language: "en").events
    let event = try #require(events.first)
    #expect(event.participants.first { $0.role == "initiator" }?.entity == entity)
  }

  @Test(
    "who acts in a Korean sentence is whom the last clause before the deed is about",
    arguments: [
      ("현대차는 매출이 줄었고 기아는 사우디와 공급 계약을 체결했다.", "kia"),
      ("현대차가 인수한 포스코퓨처엠은 GM과 공급 계약을 체결했다.", "posco-future-m"),
    ])
  func clauses(text: String, entity: String) throws {
    let event = try #require(
      try events(text, published: "2025-06-05").first { $0.type.contains("contract") })
    #expect(event.participants.first { $0.role == "initiator" }?.entity == entity)
    #expect(!event.participants.contains { $0.entity == "hyundai-motor" })
  }

  @Test(
    "what is foreseen, feared, asked for or denied is no event",
    arguments: [
      ("관세 인하로 현대차와 기아의 부담은 줄어들 전망이다.", "ko"),
      ("한국은행이 기준금리를 인하할 것으로 예상된다.", "ko"),
      ("노조가 파업에 돌입하면 현대차는 큰 손해를 본다.", "ko"),
      ("삼성전자의 영업이익이 늘어날 가능성이 크다.", "ko"),
      ("The Federal Reserve could cut interest rates in June.", "en"),
      ("The FDA declined to approve Pfizer's drug.", "en"),
      ("Ford has no plans to close its Kansas plant.", "en"),
      ("Unions urged Ford not to close its plant.", "en"),
    ])
  func unreal(text: String, language: String) throws {
    #expect(try Reading.analyze(text, language: language).events.map(\.type) == [])
  }

  @Test(
    "only who can do a deed does it",
    arguments: [
      ("미국은 철강 관세를 인하하기로 했고 포스코홀딩스는 이를 반겼다.", "ko", "united-states"),
      ("The state paid $40 million to Intel, which will build a plant.", "en", "intel"),
      ("Moody's said Ford will cut 2,000 jobs.", "en", "ford-motor"),
      ("Ford said on Monday it will cut 2,000 jobs.", "en", "ford-motor"),
      ("June 3 (Reuters) - The Bank of England cut interest rates.", "en", "bank-of-england"),
      ("QUARRYFORD - Ford Motor won a contract from the army.", "en", "ford-motor"),
      (
        "LONDON, June 3 /PRNewswire/ -- The Bank of England cut interest rates.", "en",
        "bank-of-england"
      ),
      ("LONDON (BUSINESS WIRE) - The Bank of England cut interest rates.", "en", "bank-of-england"),
    ])
  func initiators(text: String, language: String, entity: String) throws {
    let events = try Reading.analyze(text, language: language).events
    let event = try #require(events.first)
    #expect(event.participants.filter { $0.role == "initiator" }.map(\.entity) == [entity])
  }

  @Test("a mark ends what a deed says: the forecast behind it makes it no plan")
  func clause() throws {
    let text = "한국은행, 기준금리 2.50%로 인하…올해 성장률 전망 0.8%로 낮춰"
    #expect(try events(text, published: "2025-05-29").first?.status == .inForce)
  }
}
