import Lexicon
import Model
import Testing

@testable import Analyze

@Suite("Event triggers")
struct EventTriggerTests {
  private static let rows: [(type: String, language: String, example: String)] = {
    guard let lexicon = try? Lexicon(folders: [Lexicon.builtInFolder]),
      let table = lexicon.tables["event-triggers"]?.first,
      let type = try? table.column("type"), let language = try? table.column("language"),
      let example = try? table.column("example")
    else { return [] }
    return table.rows.map { ($0.fields[type], $0.fields[language], $0.fields[example]) }
  }()

  @Test("the table is there")
  func table() { #expect(Self.rows.count > 60) }

  @Test("each row's example tells of its event", arguments: rows.indices)
  func examples(row: Int) throws {
    let (type, language, example) = Self.rows[row]
    let events = try Reading.analyze(example, language: language).events
    #expect(events.contains { $0.type == type }, "\(example)")
  }

  @Test(
    "what only looks like an event is none",
    arguments: [
      ("네이버는 카카오와 계약 조건을 논의했다.", "ko"),
      ("현대차는 투자하는 방법을 설명하는 책을 냈다.", "ko"),
      ("Ford has a plant in Ohio and a factory in Spain.", "en"),
      ("Apple is a maker of phones with an agreement on its wall.", "en"),
    ])
  func nothing(text: String, language: String) throws {
    #expect(try Reading.analyze(text, language: language).events.map(\.type) == [])
  }

  @Test(
    "what is to come is planned",
    arguments: [
      ("Intel will cut 15,000 jobs.", "planned"),
      ("Ford plans to build a plant in Ohio.", "planned"),
      ("Boeing to cut 2,000 jobs in Seattle", "planned"),
      ("Cisco agreed to buy Splunk.", "announced"),
      ("Cisco acquired Splunk.", "announced"),
    ])
  func planned(text: String, status: String) throws {
    let events = try Reading.analyze(text, language: "en").events
    #expect(events.first?.status.rawValue == status)
  }
}
