import Lexicon
import Model
import TestSupport
import Testing

@testable import Analyze

@Suite("Words that speak for a channel or an industry")
struct CueTableTests {
  private static func table(_ rows: String, isKorean: Bool) throws -> CueTable<Channel> {
    let folder = try TemporaryTables(["cues": "cue,channel\n" + rows])
    return try CueTable(
      "cues", "channel", lexicon: try Lexicon(folders: [folder.path]),
      code: Channel.init(code:), stem: isKorean ? EnglishStem.hash : EnglishStem.form,
      forms: { isKorean ? [] : EnglishLexiconBuilder().stems(of: $0) })
  }

  @Test(
    "parts follow one another in any form with up to two words between",
    arguments: [
      ("Corvan filled orders", [Channel.demand]),
      ("Corvan fills a large order", [.demand]),
      ("Corvan fills a very large second order", []),
      ("An order that Corvan fills", []),
      ("Corvan lays off staff", [.labour]),
      ("Corvan is cutting four posts", [.labour]),
      ("Laying off half of the staff, Corvan fills orders", [.labour, .demand]),
      ("Corvan layers offsets", []),
    ])
  func english(title: String, channels: [Channel]) throws {
    let cues = try Self.table(
      "fill order,demand\nlay off,labour\ncut post,labour\n", isKorean: false)
    #expect(cues.find(inTitle: title, isKorean: false) == channels)
  }

  @Test(
    "a part is the beginning of a Korean word",
    arguments: [
      ("가온, 일자리가 크게 줄었다", [Channel.labour]),
      ("가온, 새일자리 줄어", []),
      ("가온, 대출금리 인하", [.funding]),
      ("가온, 줄어든 일자리", []),
    ])
  func korean(title: String, channels: [Channel]) throws {
    let cues = try Self.table("일자리 줄,labour\n대출,funding\n", isKorean: true)
    #expect(cues.find(inTitle: title, isKorean: true) == channels)
  }

  @Test("a code that there is not is told with its place")
  func fault() throws {
    let error = #expect(throws: LexiconError.self) {
      _ = try Self.table("lay off,work\n", isKorean: false)
    }
    #expect(error?.description.contains("cues.csv:2: unknown code in channel (work)") == true)
  }

  @Test("industries that only cues speak for are among those a sentence may be about")
  func options() throws {
    let (document, rules, _) = try ModelStages.read(
      "The mill laid off forty weavers, and beekeepers nearby lost their best customer.", "en")
    let (_, examples) = rules.examples(of: document)
    let options = try #require(examples.first).options.map(\.industry)
    #expect(options.contains(.agriculture))
  }
}
