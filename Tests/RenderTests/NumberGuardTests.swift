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

  @Test("a digit in any phrase that is used is refused", arguments: ["ko", "en"])
  func mutated(language: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: language)
    let entries = Dictionary(uniqueKeysWithValues: words.keys.map { ($0, words[$0]) })
    func compose(_ entries: [String: String]) -> TextReport {
      var composer = TextComposer(
        report: report, words: Words(language: language, entries: entries))
      return composer.compose()
    }
    let plain = compose(entries).pieces
    var used = 0
    for key in words.keys {
      var changed = entries
      changed[key] = (entries[key] ?? "") + " 7"
      let pieces = compose(changed).pieces
      guard pieces != plain else { continue }
      used += 1
      #expect(throws: RenderError.self, "\(key)") {
        try NumberGuard.check(pieces, report, place: "report.md")
      }
    }
    #expect(used > 50)
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
