import Model
import Testing

@testable import Analyze

@Suite("who an English sentence is good for")
struct EnglishRoleTests {
  @Test(
    "direction of each name",
    arguments: [
      ("Corvan beat Delmor in rail orders.", ["Corvan", "Delmor"], [Direction.up, .down]),
      ("Banks prefer Corvan over Delmor.", ["Corvan", "Delmor"], [.up, .down]),
      ("Corvan shares fell after Delmor sued Corvan.", ["Corvan"], [.down]),
      ("Halden upgrades Corvan.", ["Halden", "Corvan"], [.none, .up]),
      ("Halden downgrades Corvan.", ["Halden", "Corvan"], [.none, .down]),
      ("Corvan and Delmor rallied.", ["Corvan", "Delmor"], [.up, .up]),
      ("Corvan Q2 net loss widens.", ["Corvan"], [.down]),
      ("Corvan profit rises 5%: Halden Research", ["Corvan", "Halden Research"], [.up, .none]),
      ("Avoid Corvan: Halden Research", ["Corvan", "Halden Research"], [.down, .none]),
      ("Bullish on Corvan: Halden Research", ["Corvan"], [.up]),
    ])
  func roles(text: String, names: [String], expected: [Direction]) throws {
    #expect(try EnglishReading(text, names: names).directions == expected, "\(text)")
  }

  @Test(
    "cause and effect by the marker",
    arguments: [
      ("Sales fell due to weak demand.", "weak demand.", "Sales fell"),
      ("Sales fell because rates rose.", "rates rose.", "Sales fell"),
      ("If rates rise, sales fall.", "If rates rise", "sales fall."),
      ("Rates rose, leading to weak sales.", "Rates rose", "weak sales."),
      ("The firm cut prices, hurting rivals.", "The firm cut prices", "hurting rivals."),
    ])
  func causes(text: String, cause: String, effect: String) throws {
    let reading = try EnglishReading(text)
    #expect(
      reading.links.contains {
        reading.words($0.cause) == cause && reading.words($0.effect) == effect
      }, "\(reading.links.map { (reading.words($0.cause), reading.words($0.effect)) })")
  }

  @Test(
    "certainty and forward look of the label",
    arguments: [
      ("Rates might rise.", Certainty.possible, true), ("Rates rose.", .asserted, false),
      ("Rates are likely to fall.", .probable, true),
      ("The plant will open in May.", .asserted, true),
    ])
  func stance(text: String, certainty: Certainty, forward: Bool) throws {
    let label = try EnglishReading(text).label
    #expect(label.certainty == certainty, "\(text)")
    #expect(label.forward == forward, "\(text)")
  }

  @Test("every example of a change row holds its word and its tables load")
  func tables() throws {
    let (tables, causes) = try EnglishReading.lexicon.get()
    #expect(tables.frames.count > 500)
    #expect(tables.terms.count > 700)
    #expect(causes.markers.count > 80)
  }
}
