import Lexicon
import Testing

@testable import Pipeline

@Suite("tables of the user's own")
struct UserTablesTests {
  private func settings(_ folder: TemporaryFolder) -> Settings {
    var settings = Settings()
    settings.lexicon = [folder.path]
    return settings
  }

  @Test(
    "a fault in them is told at the start, before any text in that language comes",
    arguments: [
      ("things.ko", "word,prior,channel,target,industry,example\n낱말,+,nothing,,,\n"),
      ("things.en", "thing,prior,channel,forms,presence,example\nword,+,nothing,,,\n"),
    ])
  func fault(name: String, table: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(table, to: name + ".csv")
    let error = #expect(throws: (any Error).self) { try Stages(settings: settings(folder)) }
    #expect(error.map { "\($0)" }?.contains("\(name).csv:2: unknown code in channel") == true)
  }

  @Test("they make the lexicon another, and another hash of it")
  func extends() throws {
    let folder = try TemporaryFolder()
    let before = try Stages(settings: settings(folder)).lexiconHash
    try folder.write("name\n가온\n", to: "given-names.ko.csv")
    #expect(try Stages(settings: settings(folder)).lexiconHash != before)
    #expect(try Lexicon(folders: [Lexicon.builtInFolder]).isBuiltIn)
    #expect(try !Lexicon(folders: [Lexicon.builtInFolder, folder.path]).isBuiltIn)
  }
}
