import Model
import Testing

@testable import Analyze

@Suite("English objects with a modifier and a beneficiary")
struct EnglishCostTests {
  @Test(
    "a plural that could be a verb is a noun inside an object",
    arguments: [
      ("The measure will reduce energy costs for manufacturers.", Direction.up),
      ("The measure will raise energy costs for manufacturers.", .down),
      ("The levy will lift transport costs for retailers.", .down),
    ])
  func costs(text: String, direction: Direction) throws {
    let claims = try Reading.analyze(text, language: "en").claims
    #expect(claims.map(\.channel) == [.cost])
    #expect(claims.map(\.direction) == [direction])
  }
}
