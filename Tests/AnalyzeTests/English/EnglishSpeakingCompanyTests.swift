import Model
import Testing

@testable import Analyze

@Suite("companies that speak of themselves")
struct EnglishSpeakingCompanyTests {
  @Test(
    "a profit without an owner is the speaker's",
    arguments: [
      ("Microsoft said profit fell 4%.", "Microsoft", Direction.down, Certainty.asserted),
      ("Profit fell 4%, Microsoft said.", "Microsoft", .down, .asserted),
      ("Microsoft expects sales to grow 4%.", "Microsoft", .up, .probable),
    ])
  func own(text: String, target: String, direction: Direction, certainty: Certainty) throws {
    let analysis = try Reading.analyze(text, language: "en")
    let claim = try #require(analysis.claims.first)
    let name = String(decoding: analysis.text.bytes[claim.target.span.range], as: UTF8.self)
    #expect(name == target)
    #expect(claim.direction == direction)
    #expect(claim.certainty == certainty)
  }

  @Test("a house that comments on others speaks not of itself")
  func house() throws {
    let analysis = try Reading.analyze("Goldman Sachs expects profit to rise.", language: "en")
    #expect(analysis.claims.isEmpty)
  }

  @Test("what a lowered forecast brings is bad news, though sales grow")
  func lowered() throws {
    let analysis = try Reading.analyze(
      "Orlen Foods expects sales to grow 3% this year, down from the 5% it had forecast.",
      language: "en", published: "2026-01-20")
    let claim = try #require(analysis.claims.first)
    #expect(claim.direction == .down)
    #expect(claim.horizon == .short)
  }
}
