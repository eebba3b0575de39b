import Model
import Testing

@testable import Render

@Suite struct NumberGuardTests {
  let report = Fixture.report()

  @Test("the composed text holds in both languages", arguments: ["ko", "en"])
  func holds(language: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: language)
    var composer = TextComposer(report: report, words: words)
    let text = composer.compose()
    try NumberGuard.check(text.pieces, report, place: "report.md")
    #expect(text.sections.count >= 8)
  }

  @Test(
    "a digit in any phrase that is used is refused",
    arguments: [
      "points.sure.low", "points.sure.high", "industry.channel", "facts", "method.score",
      "event.stated", "gap.sentence.unnamed-counted", "section.points",
    ])
  func mutated(key: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: "ko")
    var entries = Dictionary(uniqueKeysWithValues: words.keys.map { ($0, words[$0]) })
    for k in [key, key.hasPrefix("points.sure") ? "points.sure.none" : key] {
      entries[k] = (entries[k] ?? "") + " 7"
    }
    var composer = TextComposer(report: report, words: Words(language: "ko", entries: entries))
    let text = composer.compose()
    let used = text.pieces.contains { $0.text.hasSuffix(" 7") }
    if used {
      #expect(throws: RenderError.self) {
        try NumberGuard.check(text.pieces, report, place: "report.md")
      }
    } else {
      #expect(key.hasPrefix("points.sure"))
    }
  }

  @Test("a number that its formula doesn't give, or text that isn't in its source, is refused")
  func forged() {
    let forged: [Piece] = [
      .number(Measure(.claims, written: "999")), .words("약 삼백 ２"), .words("①"),
      .verbatim("코스피는 9.9% 올랐다", .evidence(1)), .verbatim("2027-01-01", .run),
      .reference(.ledger(999)), .reference(.document(0)),
    ]
    for piece in forged {
      #expect(throws: RenderError.self) {
        try NumberGuard.check([piece], report, place: "report.md")
      }
    }
  }
}
