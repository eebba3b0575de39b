import Model
import Testing

@testable import Analyze

@Suite("Events and gaps")
struct EventsTests {
  @Test(
    "an event has its type, its actors and a status",
    arguments: [
      ("네이버는 카카오와 업무협약을 체결했다.", "ko", "cooperation/agreement", "signed"),
      ("현대로템은 폴란드와 공급계약을 맺을 예정이다.", "ko", "contract/order", "planned"),
      ("LG화학은 새 공장을 짓는 데 2조원을 투자하기로 했다.", "ko", "investment/capital", "planned"),
      ("Microsoft acquired GitHub for $7.5 billion.", "en", "ownership/merger", "announced"),
      ("Boeing won a contract from Qatar Airways.", "en", "contract/order", "signed"),
    ])
  func types(text: String, language: String, type: String, status: String) throws {
    let events = try Reading.analyze(text, language: language).events
    #expect(events.map(\.type) == [type])
    #expect(events.map(\.status.rawValue) == [status])
  }

  @Test("who starts it, who joins, who reports, and how many stay unnamed")
  func roles() throws {
    let analysis = try Reading.analyze(
      "연합뉴스의 보도에 따르면 환경부는 총 10개 기업과 협약을 체결했다. 협약에는 네이버, 카카오, LG화학 등이 포함됐다.",
      language: "ko", published: "2026-03-02")
    let event = try #require(analysis.events.first)
    #expect(analysis.events.count == 1)
    func role(_ entity: String) -> String? {
      event.participants.first { $0.entity == entity }?.role
    }
    #expect(role("ministry-of-environment") == "initiator")
    #expect(role("yonhap-news-agency") == "reporter")
    #expect(role("naver") == "participant")
    #expect(event.stated == 10)
    #expect(event.named == 3)
    #expect(event.date == "2026-03-02")
    let gap = analysis.gaps.first { $0.kind == .unnamedParticipants }
    #expect(gap?.detail == "10 stated, 3 named")
  }

  @Test(
    "a quotation without a speaker is a gap, one with a speaker isn't",
    arguments: [
      ("“올해 안에 공장을 두 배로 늘리는 것이 목표다.”\n회사는 서울에 있다.", true),
      ("“올해 안에 공장을 두 배로 늘리는 것이 목표다.”\n라고 김민서 대표는 말했다.", false),
      ("김민서 대표는 “공장을 두 배로 늘리겠다”고 말했다.", false),
    ])
  func speakers(text: String, expected: Bool) throws {
    let gaps = try Reading.analyze(text, language: "ko").gaps
    #expect(gaps.contains { $0.kind == .noSpeaker } == expected)
  }

  @Test(
    "a document without home companies says so",
    arguments: [
      ("마이크로소프트는 구글과 협약을 체결했다. 기간은 3년이다. 금액은 5억 달러다.", true),
      ("네이버는 구글과 협약을 체결했다. 기간은 3년이다. 금액은 5억 달러다.", false),
    ])
  func home(text: String, expected: Bool) throws {
    let gaps = try Reading.analyze(text, language: "ko").gaps
    #expect(gaps.contains { $0.kind == .noHomeCompany } == expected)
  }

  @Test("no actor, no event")
  func nobody() throws {
    #expect(try Reading.analyze("두 사람은 계약을 맺었다.", language: "ko").events.isEmpty)
  }
}
