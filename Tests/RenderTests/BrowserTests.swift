import Foundation
import Model
import Testing

@testable import Render

/// report.html in a real browser.
@Suite struct BrowserTests {
  private struct Visit: Decodable {
    struct Target: Decodable {
      var id: String
      var seen: Bool
    }
    var title: String
    var ledgerRows: Int
    var marks: Int
    var articles: Int
    var text: [String]
    var brokenLinks: [String]
    var overflow: Double
    var toSentence: Target?
    var toRow: Target?
    var focused: String
    var entered: Bool
    var printedNavigation: String
    var pdfBytes: Int
    var requests: [String]
  }

  private func visit(_ report: Report, language: String) throws -> Visit {
    try Tools.inFolder { folder in
      var settings = Renderer.Settings()
      settings.language = language
      try Renderer(settings)(report, into: folder)
      let json = try Tools.run(
        "python3", [Tools.script("browser.py"), folder + "/report.html"], in: folder)
      let object = try JSONSerialization.jsonObject(with: json) as? [String: Any]
      #expect((object?["errors"] as? [Any])?.isEmpty == true, "errors in the console")
      return try JSONDecoder().decode(Visit.self, from: json)
    }
  }

  @Test(
    "opens from a file, asks for nothing, leads from row to sentence and back",
    arguments: ["ko", "en"])
  func opens(language: String) throws {
    let report = Fixture.report()
    let visit = try visit(report, language: language)
    #expect(visit.title == "샘플 보고")
    #expect(visit.requests.isEmpty)
    #expect(visit.ledgerRows == report.ledger.count)
    #expect(visit.marks == report.evidence.count)
    #expect(visit.articles == report.documents.count)
    #expect(visit.brokenLinks.isEmpty)
    #expect(visit.overflow <= 0)
    #expect(visit.toSentence?.id == "S\(report.ledger[0].evidence)")
    #expect(visit.toSentence?.seen == true)
    #expect(visit.toRow?.id == "L1")
    #expect(visit.toRow?.seen == true)
    #expect(visit.focused == "A")
    #expect(visit.entered)
    #expect(visit.printedNavigation == "none")
    #expect(visit.pdfBytes > 10_000)
    // The whole text, not only what is cited.
    for (document, shown) in zip(report.documents, visit.text) {
      let text = try #require(document.text).text.string
      let words = text.split { $0 == " " || $0 == "\n" }
      #expect(words.allSatisfy { shown.contains($0) })
    }
  }

  @Test("hostile text is shown and does nothing")
  func hostile() throws {
    let script = "<script>console.log('x')</script><img src=http://127.0.0.1:9/x>\u{0}\u{FFFF}"
    let visit = try visit(Fixture.report(title: script), language: "ko")
    #expect(visit.requests.isEmpty)
    #expect(
      visit.title == "<script>console.log('x')</script><img src=http://127.0.0.1:9/x>␀\u{FFFD}")
  }
}
