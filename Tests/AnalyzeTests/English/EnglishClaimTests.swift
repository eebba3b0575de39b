import Model
import Testing

@testable import Analyze

@Suite("claims of English sentences")
struct EnglishClaimTests {
  struct Expected: Sendable {
    var text: String
    var industry: Industry
    var channel: Channel
    var direction: Direction
    var certainty = Certainty.asserted
    var mode = Mode.fact
  }

  @Test(
    "target, channel, direction, certainty and mode",
    arguments: [
      Expected(
        text: "Steel prices rose 4%.", industry: .steelMetals, channel: .price, direction: .up),
      Expected(
        text: "Demand for batteries may fall.", industry: .batteries, channel: .demand,
        direction: .down, certainty: .possible, mode: .forecast),
      Expected(
        text: "Cement output is expected to grow.", industry: .construction, channel: .supply,
        direction: .up, certainty: .probable, mode: .forecast),
      Expected(
        text: "The ministry raised tariffs on imported cars.", industry: .automotive,
        channel: .trade, direction: .down),
      Expected(
        text: "Higher fuel costs hit airlines.", industry: .airlines, channel: .cost,
        direction: .down),
      Expected(
        text: "The yen weakened against the dollar.", industry: .market, channel: .price,
        direction: .down),
      Expected(
        text: "Hotel bookings surged in May.", industry: .travelLeisure, channel: .demand,
        direction: .up),
      Expected(
        text: "The plan aims to cut the costs of hospitals.", industry: .healthcare, channel: .cost,
        direction: .up, certainty: .uncommitted, mode: .goal),
      Expected(
        text: "If rates rise, home sales could drop.", industry: .realEstate, channel: .demand,
        direction: .down, certainty: .possible, mode: .condition),
      // a price is its own target
      Expected(
        text: "Core inflation slowed.", industry: .economy, channel: .price, direction: .down),
      Expected(
        text: "Copper, which had rallied, lost 2%.", industry: .steelMetals, channel: .price,
        direction: .down),
      Expected(
        text: "Wheat futures climbed 2%.", industry: .agriculture, channel: .price,
        direction: .up),
      Expected(
        text: "Sales of tractors fell.", industry: .machinery, channel: .demand, direction: .down),
      Expected(
        text: "The ban will cost the airlines 40 jobs.", industry: .airlines, channel: .labour,
        direction: .down, mode: .forecast),
      Expected(
        text: "The law exempts cars from tariffs.", industry: .automotive, channel: .trade,
        direction: .up),
      Expected(
        text: "Bank shares fell.", industry: .banking, channel: .valuation, direction: .down),
    ])
  func claim(expected: Expected) throws {
    let reading = try EnglishReading(expected.text)
    let claim = reading.claims.first {
      $0.target.industry == expected.industry && $0.channel == expected.channel
    }
    #expect(claim != nil, "\(expected.text): \(reading.claims.map(\.path))")
    #expect(claim?.direction == expected.direction, "\(expected.text)")
    #expect(claim?.certainty == expected.certainty, "\(expected.text)")
    #expect(claim?.mode == expected.mode, "\(expected.text)")
  }

  @Test(
    "no change, no claim",
    arguments: [
      "Founded in 1998, the company makes valves and employs 300 people.",
      "Stocks ended little changed.",
      "The ministers met in Geneva on Monday.",
    ])
  func none(text: String) throws {
    #expect(try EnglishReading(text).claims.isEmpty, "\(text)")
  }

  @Test("a sum that was announced is no speaker")
  func sum() throws {
    let text =
      "The grant is smaller than the $6 billion announced in May, as Intel cut its investment."
    let claims = try Reading.analyze(text, language: "en").claims
    #expect(!claims.isEmpty)
    #expect(claims.allSatisfy { $0.source == nil })
  }

  @Test("the speaker is the source, the if-clause the condition")
  func speaker() throws {
    let reading = try EnglishReading("Analysts said chip prices could fall if demand weakens.")
    let claim = try #require(reading.claims.first)
    #expect(claim.source.map(reading.words) == "Analysts")
    #expect(claim.conditions.first.map { reading.words($0.span) } == "if demand weakens")
    #expect(claim.target.industry == .semiconductors)
  }

  @Test("the path is for people")
  func path() throws {
    let claim = try #require(try EnglishReading("Exports of machinery rose.").claims.first)
    #expect(claim.path == "exports(+1) × rose(+1)")
    #expect(claim.rules.first == "en.change.subject")
  }
}
