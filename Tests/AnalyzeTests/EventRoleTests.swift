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
}
