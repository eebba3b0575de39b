import TestSupport
import Testing

@testable import Lexicon

@Suite("What pagup check finds in the tables")
struct LexiconCheckTests {
  private static let header = "entity,ko,en,aliases,ticker,industry,context,example\n"

  private func findings(_ rows: String) throws -> [String] {
    let folder = try TemporaryTables(["companies": Self.header + rows])
    return LexiconCheck(try Lexicon(folders: [folder.path])).findings().map(\.what)
  }

  @Test(
    "a finding names what is wrong",
    arguments: [
      (",가온전지,Gaon Battery,,,batteries,,\n", []),
      (",가온전지,Gaon Battery,,,bateries,,\n", ["unknown code in industry (bateries)"]),
      (
        "a,가온전지,Gaon Battery,,,,,\na,한빛전지,Hanbit Battery,,,,,\n",
        ["key stands twice (a, also"]
      ),
      (
        ",가온전지,Gaon Battery,GB,,,,\n,금빛전지,Geumbit Battery,GB,,,,\n",
        ["ambiguous name without context (GB, also gaon-battery)"]
      ),
      (",가온전지,Gaon Battery,GB,,,GB,\n,금빛전지,Geumbit Battery,GB,,,GB,\n", []),
      (",가온전지,Gaon Battery,,,,가온,\n", ["context for a name the row doesn't have (가온)"]),
      (",가온전지,Gaon Battery,GB|GB,,,,\n", ["name stands twice (GB)"]),
    ])
  func finds(rows: String, expected: [String]) throws {
    let got = try findings(rows)
    #expect(got.count == expected.count)
    for (a, b) in zip(got, expected) { #expect(a.hasPrefix(b)) }
  }

  @Test("the built-in tables have no unknown code and no key twice")
  func builtIn() throws {
    let all = LexiconCheck(try Lexicon(folders: [Lexicon.builtInFolder])).findings()
    let grave = all.filter { $0.what.hasPrefix("unknown code") || $0.what.hasPrefix("key stands") }
    #expect(grave.isEmpty, "\(grave.prefix(5))")
  }
}
