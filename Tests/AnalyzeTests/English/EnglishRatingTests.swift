import Model
import Testing

@Suite("what analysts think of a share")
struct EnglishRatingTests {
  private func told(_ text: String) throws -> [String] {
    try Reading.analyze(text, language: "en").claims.map {
      "\($0.target.industry.rawValue) \($0.channel.rawValue) \($0.direction.rawValue) \($0.mode.rawValue)"
    }
  }

  @Test(
    "a company moved to a rating is valued otherwise",
    arguments: [
      ("Goldman Sachs cut Rivian to Underperform.", "automotive valuation - fact"),
      ("JPMorgan raised Rivian to Overweight from Neutral.", "automotive valuation + fact"),
      ("The broker lowered Rivian from Buy to Hold.", "automotive valuation - fact"),
    ])
  func ratings(text: String, expected: String) throws {
    #expect(try told(text) == [expected])
  }

  @Test("a rating word elsewhere is what it always was")
  func others() throws {
    #expect(
      try told("Caterpillar cut output at its plant.").allSatisfy { !$0.contains("valuation") })
    #expect(try told("Rivian shares fell 4%.") == ["automotive valuation - fact"])
  }

  @Test(
    "whose they are may stand behind the verb",
    arguments: [
      ("Costs fell at Caterpillar.", ["machinery cost + fact"]),
      (
        "Costs fell and margins rose at Caterpillar.",
        ["machinery cost + fact", "machinery earnings + fact"]
      ),
    ])
  func places(text: String, expected: [String]) throws {
    #expect(try told(text) == expected)
  }

  @Test(
    "who deals in a commodity isn't the commodity",
    arguments: [
      ("In Kansas, wheat growers were hit by drought.", "wheat growers", Channel.cost),
      ("Wheat farmers were hit by drought.", "Wheat farmers", .cost),
    ])
  func dealers(text: String, target: String, channel: Channel) throws {
    let analysis = try Reading.analyze(text, language: "en")
    let claim = try #require(analysis.claims.first)
    #expect(analysis.text.string(claim.target.span) == target)
    #expect(claim.target.kind == .industry)
    #expect(claim.channel == channel)
  }
}
