import Model
import Testing

@testable import Analyze

@Suite("Names that the document has shown before")
struct RepeatedNameTests {
  /// The mentions of companies and people, "name type", with how often each stands.
  private func names(_ text: String) throws -> [String: Int] {
    let analysis = try Reading.analyze(text, language: "ko")
    let found = analysis.mentions.filter { $0.type == .company || $0.type == .person }
    return Dictionary(
      found.map { ("\($0.entity ?? "-") \($0.type.rawValue)", 1) }, uniquingKeysWith: +)
  }

  @Test(
    "count everywhere",
    arguments: [
      ("㈜한빛은 공장을 짓는다. 한빛은 내년에 직원을 더 뽑는다.", ["한빛 company": 2]),
      (
        "스타트업 ‘그린루츠’는 15억원을 유치했다. 농가는 그린루츠의 기술을 산다. 그린루츠가 온실을 짓는다.",
        ["그린루츠 company": 3]
      ),
      ("구만석 대표는 채용을 늘린다고 말했다. 구만석은 내년에 물러난다.", ["구만석 person": 2]),
    ])
  func again(text: String, expected: [String: Int]) throws {
    #expect(try names(text) == expected)
  }

  @Test(
    "but a common noun is no name, and a name inside another word is none",
    arguments: [
      ("㈜미래는 공장을 짓는다. 미래는 밝다.", ["㈜미래 company": 1]),
      ("㈜한빛은 공장을 짓는다. 시민들이 한빛거리에 모였다.", ["한빛 company": 1]),
    ])
  func noName(text: String, expected: [String: Int]) throws {
    #expect(try names(text) == expected)
  }
}
