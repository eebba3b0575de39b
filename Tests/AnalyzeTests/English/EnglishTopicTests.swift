import Model
import Testing

@testable import Analyze

@Suite("what an English document is about")
struct EnglishTopicTests {
  @Test(
    "a company of no table is what the text calls it",
    arguments: [
      ("The Dutch insurer Waalgroep said profit fell 4%.", .insurance),
      ("Brontide Corp., a publisher of video games, said profit fell 4%.", Industry.games),
      ("Profit at Hollenbeck Inc, the country's largest airline, fell 4%.", .airlines),
    ])
  func described(text: String, industry: Industry) throws {
    let analysis = try Reading.analyze(text, language: "en")
    #expect(!analysis.claims.isEmpty)
    #expect(Set(analysis.claims.map(\.target.industry)) == [industry])
  }

  @Test(
    "exports and jobs belong to the industry the title speaks of",
    arguments: [
      ("Ministers brace for a lean winter", nil, Industry.economy),
      ("Shipyards brace for a lean winter", nil, .shipbuilding),
      ("Winter outlook", "Shipyards are hiring fewer welders.", .shipbuilding),
    ])
  func sector(title: String, first: String?, industry: Industry) throws {
    let text = [first, "Exports fell 12% in October."].compactMap(\.self).joined(separator: " ")
    let analysis = try Reading.analyze(text, language: "en", title: title)
    let claim = try #require(analysis.claims.last)
    #expect(claim.target.industry == industry)
  }

  @Test("the stock of a company is the company's, whether a table knows it or not")
  func stock() throws {
    for (text, industry) in [
      ("Amazon's stock sagged 5% on Friday.", Industry.retail),
      ("Calder Steel runs two mills. Calder's stock shed 4.8%.", .steelMetals),
    ] {
      let claim = try #require(try Reading.analyze(text, language: "en").claims.last)
      #expect(claim.target.industry == industry)
      #expect(claim.channel == .valuation)
    }
  }

  @Test("offices of a state and a number that stands alone are no targets")
  func nobody() throws {
    for text in [
      "The Securities and Futures Commission threatened to return sloppy filings.",
      "Shares of software makers rose. States must choose their partners within one year.",
    ] {
      let analysis = try Reading.analyze(text, language: "en")
      #expect(analysis.claims.allSatisfy { $0.target.industry != .publicDefense })
      #expect(
        analysis.claims.allSatisfy {
          String(decoding: analysis.text.bytes[$0.target.span.range], as: UTF8.self) != "one"
        })
    }
  }
}
