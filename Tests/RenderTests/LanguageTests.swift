import Foundation
import Model
import Testing

@testable import Render

/// A language is a column of the word tables and touches no code.
@Suite struct LanguageTests {
  /// Copies the built-in tables with a column `xx` made from English.
  private func thirdLanguage(in folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Words.builtInFolder)
    where name.hasSuffix(".csv") {
      let words = try Words(folder: Words.builtInFolder, language: "en")
      let table = try String(contentsOfFile: Words.builtInFolder + "/" + name, encoding: .utf8)
      var lines: [String] = []
      for line in table.split(separator: "\n") {
        if line.hasPrefix("#") {
          lines.append(String(line))
        } else if line.hasPrefix("key,") {
          lines.append("key,xx")
        } else if let key = line.split(separator: ",").first.map(String.init) {
          let text = Self.marked(
            words[key], isName: key.hasSuffix(".name") || key.hasSuffix("font"))
          lines.append(key + ",\"" + text.replacing("\"", with: "\"\"") + "\"")
        }
      }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(
        to: URL(fileURLWithPath: folder + "/" + name))
    }
  }

  private static func marked(_ text: String, isName: Bool) -> String {
    isName ? "ß" + text : "ß " + text
  }

  @Test("a third language is made of its tables alone")
  func third() throws {
    try Tools.inFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/words", withIntermediateDirectories: true)
      try thirdLanguage(in: folder + "/words")
      #expect(Renderer.languages(of: folder + "/words") == ["xx"])
      var settings = Renderer.Settings()
      settings.language = "xx"
      settings.words = folder + "/words"
      try Renderer(settings)(Fixture.report(), into: folder)
      let book = try Tools.book(folder + "/report.xlsx", in: folder)
      #expect(book.order.allSatisfy { $0.hasPrefix("ß") })
      for (name, sheet) in book.sheets where !sheet.tables.isEmpty {
        guard case .text(let header) = sheet.cells["A4"]?.value else {
          Issue.record("\(name) has no header")
          continue
        }
        #expect(header.hasPrefix("ß"))
      }
      let text = try String(contentsOfFile: folder + "/report.txt", encoding: .utf8)
      #expect(text.contains("ß Key points"))
      let html = try String(contentsOfFile: folder + "/report.html", encoding: .utf8)
      #expect(html.contains("<html lang=\"xx\">"))
    }
  }

  @Test("the languages of the program are the columns of its tables")
  func builtIn() { #expect(Renderer.languages() == ["en", "ko"]) }
}
