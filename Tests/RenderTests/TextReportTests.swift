import Foundation
import Model
import Testing

@testable import Render

@Suite struct TextReportTests {
  /// Compares with the file in Snapshots; `RECORD_SNAPSHOTS=1` rewrites it and fails the run.
  @Test("the text of the sample", arguments: [("ko", "txt"), ("en", "md")])
  func snapshot(language: String, form: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: language)
    var composer = TextComposer(report: Fixture.report(), words: words)
    let report = composer.compose()
    let text = form == "txt" ? report.plain() : report.markdown()
    let name = "report.\(language).\(form)"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      try Data(text.utf8).write(to: folder.appendingPathComponent("Snapshots/" + name))
      Issue.record("\(name) was rewritten")
      return
    }
    let path = Bundle.module.bundlePath + "/Snapshots/" + name
    let expected = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    #expect(text == expected)
  }

  @Test("a sentence is quoted once")
  func quotedOnce() throws {
    let words = try Words(folder: Words.builtInFolder, language: "ko")
    var composer = TextComposer(report: Fixture.report(), words: words)
    let quotes = composer.compose().sections.flatMap(\.blocks).compactMap { block in
      if case .quote(let pieces) = block { pieces.first?.text } else { nil }
    }
    #expect(quotes.count > 3)
    #expect(Set(quotes).count == quotes.count)
  }

  @Test("verbatim text is no markup")
  func escaped() {
    let report = Fixture.report()
    let text = TextReport(
      title: [.verbatim("*a* [b](c) <d>", .run)], status: [.words("Normal")],
      facts: [.words("*ok*")], sections: [])
    #expect(
      text.markdown() == "# \\*a\\* \\[b\\](c) \\<d\\>\n\n**Normal**\n\n*ok*\n")
    _ = report
  }

  @Test("no key points beyond five, and each cites something")
  func keyPoints() throws {
    let words = try Words(folder: Words.builtInFolder, language: "ko")
    var composer = TextComposer(report: Fixture.report(), words: words)
    let points = composer.compose().keyPoints
    #expect((1...5).contains(points.count))
    #expect(points.allSatisfy { $0.contains("[L") || $0.contains("[D") || $0.contains("[C") })
  }

  @Test("the same deed of the same day is told once, with the sentences of each document")
  func told() throws {
    let words = try Words(folder: Words.builtInFolder, language: "ko")
    var report = Fixture.report()
    var event = try #require(report.events.first)
    event.date = "2026-01-02"
    report.events = [event]
    var again = event
    again.evidence = try #require(report.evidence.indices.last) + 1
    report.events.append(again)
    var composer = TextComposer(report: report, words: words)
    let text = composer.compose().plain()
    var other = again
    other.date = "1999-01-01"
    report.events[report.events.count - 1] = other
    var twice = TextComposer(report: report, words: words)
    let cited = "[S\(event.evidence), S\(again.evidence)]"
    #expect(text.contains(cited))
    #expect(!twice.compose().plain().contains(cited))
  }

  @Test("things are named in the language of the report, where they have a name in it")
  func names() throws {
    var report = Fixture.report()
    var entity = EntityRow()
    entity.key = "ministry"
    entity.name = "산업부"
    entity.names = ["ko": "산업부", "en": "Ministry of Industry"]
    report.entities.append(entity)
    var event = EventRow()
    event.type = "cooperation/agreement"
    event.status = .signed
    event.actors = [.init(entity: "ministry", name: "산업부", role: "initiator")]
    event.sourceChain = ["산업부"]
    event.document = 1
    event.evidence = 1
    report.events.append(event)
    let words = try Words(folder: Words.builtInFolder, language: "en")
    var composer = TextComposer(report: report, words: words)
    let text = composer.compose()
    try NumberGuard.check(text.pieces, report, place: "report.md")
    #expect(text.plain().contains("Ministry of Industry signed"))
    #expect(text.plain().contains("Source: Ministry of Industry"))
    #expect(!text.plain().contains("산업부 signed"))
  }

  @Test("no sentence of the program stands twice", arguments: ["ko", "en"])
  func noRepetition(language: String) throws {
    let words = try Words(folder: Words.builtInFolder, language: language)
    var composer = TextComposer(report: Fixture.report(), words: words)
    let lines = composer.compose().plain().split(separator: "\n").filter {
      $0.count > 12 && $0.contains(where: \.isLetter)
    }
    #expect(Set(lines).count == lines.count)
  }
}
