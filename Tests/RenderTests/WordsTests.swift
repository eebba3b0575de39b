import Model
import Testing

@testable import Render

@Suite struct WordsTests {
  @Test(
    "a particle fits the sound of the word",
    arguments: [
      ("반도체", "은/는", "는"), ("은행", "은/는", "은"), ("철강", "이/가", "이"),
      ("정유", "이/가", "가"), ("서울", "으로/로", "로"), ("부산", "으로/로", "으로"),
      ("제주", "으로/로", "로"), ("한국", "와/과", "과"), ("일본", "을/를", "을"),
      ("DOE", "은/는", "는"), ("IBM", "은/는", "은"), ("OpenAI", "이/가", "가"),
      ("SQL", "으로/로", "로"), ("Intel", "으로/로", "로"), ("Amazon", "은/는", "은"),
      ("Google", "을/를", "을"), ("Boeing", "이/가", "이"), ("Facebook", "이/가", "이"),
      ("Nvidia", "와/과", "와"), ("에너지부(DOE)", "은/는", "는"), ("구글(Google)", "은/는", "은"),
      ("10", "이/가", "이"), ("2", "이/가", "가"), ("7", "으로/로", "로"), ("86%", "이/가", "가"),
      ("‘은행’", "은/는", "은"), ("반도체", "이다/다", "다"), ("은행", "이다/다", "이다"),
    ])
  func particles(word: String, pair: String, expected: String) {
    #expect(Particle.choose(pair, after: word) == expected)
  }

  @Test("slots, particles and counted nouns are filled")
  func templates() {
    let report = Fixture.report()
    let three: [Piece] = [.number(Measure(.documents, of: report))]
    let names: [String: [Piece]] = ["name": [.words("정유")], "n": three]
    #expect(Template("{name|은/는} {n}건").fill(names).text == "정유는 3건")
    #expect(Template("{n#claim/claims} of {name}.").fill(names).text == "3 claims of 정유.")
    #expect(Template("{missing}끝").fill(names).text == "끝")
    #expect(Template("열린 {괄호").fill(names).text == "열린 {괄호")
  }

  @Test("every code has its words in every language", arguments: ["ko", "en"])
  func complete(language: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: language)
    var missing: [String] = []
    func expect(_ key: String) { if !words.has(key) { missing.append(key) } }
    Industry.allCases.forEach { expect("industry." + $0.rawValue) }
    Channel.allCases.forEach { expect("channel." + $0.rawValue) }
    Certainty.allCases.forEach { expect("certainty." + $0.rawValue) }
    Mode.allCases.forEach { expect("mode." + $0.rawValue) }
    Horizon.allCases.forEach { expect("horizon." + $0.rawValue) }
    MentionType.allCases.forEach { expect("type." + $0.rawValue) }
    TargetKind.allCases.forEach { expect("kind." + $0.rawValue) }
    Gap.Kind.allCases.forEach { expect("gap.sentence." + $0.rawValue) }
    Quantity.Kind.allCases.forEach { expect("figure." + $0.rawValue) }
    Changes.Kind.allCases.forEach { expect("change." + $0.rawValue) }
    for status in Event.Status.allCases {
      expect("event.active." + status.rawValue)
      expect("event.passive." + status.rawValue)
    }
    for key in SheetBuilder.order { expect("sheet.\(key).name") }
    for check in Fixture.report().checks { expect("check." + check.id) }
    #expect(missing.isEmpty)
    #expect(words.keys.filter { NumberGuard.hasDigit(words[$0]) }.isEmpty)
  }

  @Test("a language without a column is refused")
  func unknownLanguage() {
    #expect(throws: RenderError.self) { try Words(folder: Words.builtInFolder, language: "xx") }
  }
}
