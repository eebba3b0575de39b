import Extract
import Foundation
import Testing

@testable import Pipeline

@Suite("pipeline file")
struct PipelineFileTests {
  private func settings(_ yaml: String) throws -> Settings {
    let folder = try TemporaryFolder()
    try folder.write(yaml, to: "report.yaml")
    return try PipelineFile(path: folder.path + "/report.yaml").settings()
  }

  @Test("reads all keys, paths from the file's folder")
  func reads() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      title: 시험
      language: en
      input: [a, /b]
      output: out
      lexicon: mine
      homeMarket: US
      asOf: 2026-01-31
      staleAfterDays: 3
      duplicates: {threshold: 0.7, windowDays: 5}
      quality: {minimumRead: 0.5}
      fields: {text: [article.body, 본문], published: meta.date}
      """, to: "report.yaml")
    let s = try PipelineFile(path: folder.path + "/report.yaml").settings()
    #expect(s.title == "시험")
    #expect(s.language == .en)
    #expect(s.input == [folder.path + "/a", "/b"])
    #expect(s.output == folder.path + "/out")
    #expect(s.lexicon == [folder.path + "/mine"])
    #expect(s.homeMarket == "US")
    #expect(s.asOf == "2026-01-31")
    #expect(s.staleAfterDays == 3)
    #expect(s.duplicates.threshold == 0.7)
    #expect(s.duplicates.windowDays == 5)
    #expect(s.quality.minimumRead == 0.5)
    #expect(s.fields.text == ["article.body", "본문"])
    #expect(s.fields.published == ["meta.date"])
    #expect(s.fields.title.isEmpty)
  }

  @Test(
    "a title is one for all languages or one for each",
    arguments: [
      ("title: 시험\nlanguage: en", "시험"), ("title: {ko: 시험, en: Trial}", "시험"),
      ("title: {ko: 시험, en: Trial}\nlanguage: en", "Trial"),
      ("title: {ko: 시험}\nlanguage: en", nil),
    ])
  func titles(yaml: String, expected: String?) throws {
    #expect(try settings("input: a\n" + yaml + "\n").reportTitle == expected)
  }

  @Test(
    "a mistake names its line",
    arguments: [
      ("input: a\ncolour: red\n", 2, "unknown key colour"),
      ("input: a\nlanguage: fr\n", 2, "allowed: en, ko"),
      ("input: a\ntitle: {ko: x, fr: y}\n", 2, "unknown key fr in title (allowed: en, ko)"),
      ("input: a\nasOf: 2026-02-30\n", 2, "2026-02-30"),
      ("input: a\nduplicates:\n  threshold: 7\n", 3, "allowed: 0.1 to 1"),
      ("input: a\nduplicates:\n  window: 7\n", 3, "allowed: threshold, windowDays"),
      ("title: x\n", 1, "input"),
      ("input: a\nfields:\n  body: x\n", 3, "allowed: id, title, text"),
      ("input: a\nfields:\n  text: a..b\n", 3, "text: a..b (a name such as"),
      ("input: a\nfields:\n  text: []\n", 3, "a name or a list"),
      ("input: a\nfields: body\n", 2, "keys and values expected"),
      ("input: [a\ntitle: x\n", 2, ""),
    ])
  func mistakes(yaml: String, line: Int, what: String) throws {
    let error = try #require(throws: PipelineError.self) { try settings(yaml) }
    guard case .pipelineFile(_, let place, let text) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(place == line)
    #expect(what.isEmpty || text.contains(what))
    #expect(error.status == .usage)
  }

  @Test(
    "paths are shortened, but never out of the folder that a link may lead to",
    arguments: [
      ("pipelines/../output", "output"), ("a/./b", "a/b"), ("../x", "../x"), ("/a/../b", "/b"),
      ("a/..", "."), ("../../x/../y", "../../y"),
    ])
  func shortened(path: String, short: String) {
    #expect(PipelineFile.shortened(path) == short)
  }

  @Test("a file that isn't there")
  func missing() throws {
    let error = try #require(throws: PipelineError.self) {
      try PipelineFile(path: "/no/such.yaml").settings()
    }
    #expect(error == .noPipelineFile("/no/such.yaml"))
    #expect(error.status == .noInput)
  }
}

@Suite("days")
struct DayTests {
  @Test(
    "counts from 1970",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-22", 20_779),
    ])
  func numbers(text: String, number: Int) {
    #expect(Day(text)?.number == number)
  }

  @Test(
    "no day", arguments: ["2025-02-29", "2025-13-01", "2025-1-1", "2025", "", "2025-00-10"])
  func none(text: String) {
    #expect(Day(text) == nil)
  }
}
