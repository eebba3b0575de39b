import Lexicon
import Model
import Testing

@testable import Analyze

@Suite("English names by their context")
struct EnglishNameTests {
  private func mentions(_ text: String) throws -> [String] {
    let analysis = try Reading.analyze(text, language: "en")
    return analysis.mentions.map { "\($0.type.rawValue) \(analysis.text.string($0.span))" }
  }

  @Test(
    "the first word of a sentence is a company before a verb that companies are the subject of",
    arguments: [
      ("Zentrix reported a loss of $40 million.", ["company Zentrix"]),
      ("Vantora shares slid 8% in early trading.", ["company Vantora"]),
      ("Solvara, a maker of solar films, filed for bankruptcy.", ["company Solvara"]),
      ("Analysts said demand was weak.", []),
      ("Flooding closed two roads.", []),
    ])
  func openings(text: String, expected: [String]) throws {
    #expect(try mentions(text) == expected)
  }

  @Test(
    "what a company is and where it sits are no part of its name",
    arguments: [
      ("Drugmaker Pharion halted its trial.", ["company Pharion"]),
      ("Lagos-based Tarrant Energy plans a refinery.", ["place Lagos", "company Tarrant Energy"]),
      (
        "Greenfield Partners and Lumora Health signed a deal.",
        ["company Greenfield Partners", "company Lumora Health"]
      ),
    ])
  func companies(text: String, expected: [String]) throws {
    #expect(try mentions(text) == expected)
  }

  @Test(
    "what stands in capitals in a dateline is a place, and the text begins behind it",
    arguments: [
      (
        "VORLAND, Texas, May 3 - Crane drivers in Lorbury want relief.",
        ["place VORLAND", "place Texas", "place Lorbury"]
      ),
      (
        "SPRING HOLLOW, Ohio, May 20, 2026 /PRNewswire/ -- Tarrant Corp. (NYSE: TRNT) will hire.",
        ["place SPRING HOLLOW", "place Ohio", "company Tarrant Corp."]
      ),
      ("TARRANT said it will hire.", ["company TARRANT"]),
    ])
  func datelines(text: String, expected: [String]) throws {
    #expect(
      try mentions(text).filter { $0 != "company PRNewswire" } == expected)
  }

  @Test(
    "initials and & join a name; what stands before of or for says what it is",
    arguments: [
      ("Orders at Zentrix & Solvara rose.", ["company Zentrix & Solvara"]),
      ("Homebuilder Q.V. Tarrant cut its dividend.", ["company Q.V. Tarrant"]),
      (
        "The Institute for Fiscal Order lowered its forecast.",
        ["organisation Institute for Fiscal Order"]
      ),
      (
        "Engineers at the Vorland Institute of Technology built it.",
        ["organisation Vorland Institute of Technology"]
      ),
      ("Bookings for the April-June quarter rose.", []),
      ("Under Topic 2 the Training fund pays.", []),
      ("Sales climb, Lantern jumps 5% on stake sale", ["company Lantern"]),
    ])
  func joined(text: String, expected: [String]) throws {
    #expect(try mentions(text) == expected)
  }

  @Test(
    "an unknown word is a place after in and before a plant, but not what one has a stake in",
    arguments: [
      ("Crop losses were heavy in Vorland.", "place Vorland"),
      ("The carmaker will close its Lorbury plant.", "place Lorbury"),
      ("The fund sold its stake in Vorland.", "company Vorland"),
    ])
  func places(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "offices named by their first word, without the article",
    arguments: [
      ("The Ministry of Finance in Hanoi lowered fuel taxes.", "agency Ministry of Finance"),
      (
        "Ghana's Ministry of Trade and Industry set quotas.",
        "agency Ministry of Trade and Industry"
      ),
      ("The Orrin Energy Commission raised fees.", "agency Orrin Energy Commission"),
      ("The Richmond Fed expects slower growth.", "agency Richmond Fed"),
    ])
  func offices(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "people by a title at the start and by a small one",
    arguments: [
      ("Governor Jane Norrin vetoed the bill.", "person Jane Norrin"),
      ("The central bank chief Velda Norrin raised rates.", "person Velda Norrin"),
    ])
  func people(text: String, expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }
}
