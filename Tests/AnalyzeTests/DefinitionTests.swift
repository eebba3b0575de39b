import Model
import Testing

@testable import Analyze

@Suite("Definitions")
struct DefinitionTests {
  @Test(
    "a term that the text explains goes to the glossary",
    arguments: [
      ("고정가격 입찰제란 정해진 가격으로 전력을 사는 제도를 말한다.", "ko", "고정가격 입찰제", nil),
      ("용량요금(CP)은 발전기가 대기하는 대가로 받는 돈을 말합니다.", "ko", "용량요금", "CP"),
      (
        "The carbon border mechanism (CBM) is a charge on imports.", "en",
        "carbon border mechanism", "CBM"
      ),
      ("Demand response (DR) refers to cutting use at peak hours.", "en", "Demand response", "DR"),
    ] as [(String, String, String, String?)])
  func found(text: String, language: String, term: String, short: String?) throws {
    let definitions = try Reading.analyze(text, language: language).definitions
    #expect(definitions.map(\.term) == [term])
    #expect(definitions.first?.short == short)
  }

  @Test(
    "a sentence that only describes explains no term",
    arguments: [
      ("The company is a maker of valves.", "en"),
      ("Norland (a unit of Orrin) is a maker of steel.", "en"),
      ("이 회사는 밸브를 만든다고 말한다.", "ko"),
    ])
  func none(text: String, language: String) throws {
    #expect(try Reading.analyze(text, language: language).definitions.isEmpty)
  }
}
