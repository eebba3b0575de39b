import Model
import Testing

@testable import Render

@Suite struct CoverTests {
  @Test(
    "the banner names the checks that weren't passed",
    arguments: [CheckRow.Status.warn, .fail], ["ko", "en"])
  func banner(status: CheckRow.Status, language: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: language)
    var report = Fixture.report()
    report.checks = [
      CheckRow("documents.dated", status),
      CheckRow("claims.quoted", .pass),
    ]
    let text = SheetBuilder(report: report, words: words, keyPoints: []).banner.text
    #expect(text.contains(words["check.documents.dated"]))
    #expect(!text.contains(words["check.claims.quoted"]))
    var composer = TextComposer(report: report, words: words)
    let composed = composer.compose()
    #expect(composed.plain().contains(text))
    #expect(composed.markdown().contains("**\(text)**"))
    var page = HTMLReport(report: report, words: words, text: composed)
    #expect(
      String(decoding: page.bytes(), as: UTF8.self).contains("<p class=\"status\">\(text)</p>"))
  }

  @Test("cover and text have one title: the run's, the only document's, or the general one")
  func heading() throws {
    let words = try Words(folder: Words.builtInFolder, language: "ko")
    var report = Fixture.report()
    #expect(report.heading(words).text == report.run.title)
    report.run.title = nil
    #expect(report.heading(words).text == words["title.default"])
    report.documents = Array(report.documents.prefix(1))
    report.documents[0].title = "원전 수출"
    #expect(report.heading(words).text == "원전 수출")
  }
}
