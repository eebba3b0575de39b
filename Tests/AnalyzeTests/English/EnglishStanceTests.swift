import Model
import Testing

@testable import Analyze

@Suite("how sure, in which mode and when")
struct EnglishStanceTests {
  struct Expected: Sendable {
    var text: String
    var mode: Mode
    var certainty: Certainty

    init(_ text: String, _ mode: Mode, _ certainty: Certainty) {
      self.text = text
      self.mode = mode
      self.certainty = certainty
    }
  }

  @Test(
    "mode and certainty of the first claim",
    arguments: [
      // who expects a whole clause
      Expected("The agency projects that steel output will fall.", .forecast, .probable),
      Expected("Steel output will shrink, the agency reckons.", .forecast, .probable),
      Expected("The agency estimates that steel output fell.", .fact, .probable),
      Expected("The union said steel output would fall.", .forecast, .probable),
      Expected("Ministers want steel output to be 20% higher.", .goal, .uncommitted),
      // open conditions without if
      Expected("Should the tariff come back, steel output could fall.", .condition, .possible),
      Expected("Were the tariff to return, steel output might fall.", .condition, .possible),
      Expected("Without cheaper power, steel output could fall.", .condition, .possible),
      Expected("Absent a deal, steel output would fall.", .condition, .probable),
      Expected("Steel output could fall without warning.", .forecast, .possible),
      // what is decided, and what befalls
      Expected("Corvan's mill will be closed.", .plan, .asserted),
      Expected("Corvan will lose orders.", .forecast, .asserted),
      Expected("Corvan may gain market share.", .forecast, .possible),
      Expected("Banks are required to hold more capital.", .norm, .uncommitted),
      Expected("The ministry is weighing a levy on steel.", .plan, .uncommitted),
      Expected("The levy is weighing on steel output.", .fact, .asserted),
      Expected("The law is meant to lift steel output.", .goal, .uncommitted),
      Expected("Steel output is seen slipping.", .forecast, .probable),
      Expected("Steel output ought to recover.", .forecast, .probable),
      Expected("Steel makers stand to win orders.", .forecast, .probable),
      Expected("Corvan to close its plant", .plan, .asserted),
      Expected(
        "The state proposed to cut the duty on cars that come by sea and to scrap tariffs on steel.",
        .plan, .uncommitted),
      Expected("Analysts put the loss of steel makers at $5 million a year.", .forecast, .probable),
      Expected("Bakers may have to pay more.", .forecast, .possible),
      Expected("The ministry hopes that steel output will grow.", .goal, .uncommitted),
      Expected("Corvan is in talks to sell its plant.", .plan, .uncommitted),
      Expected("The ministry is considering a tariff on steel.", .plan, .uncommitted),
      // a condition of something else
      Expected("Steel output fell 5% and may recover if rates fall.", .fact, .asserted),
    ])
  func stance(_ expected: Expected) throws {
    let claim = try EnglishReading(expected.text, names: ["Corvan"]).claims.first
    #expect(claim?.mode == expected.mode, "\(expected.text)")
    #expect(claim?.certainty == expected.certainty, "\(expected.text)")
  }

  @Test(
    "words of time where no date says it",
    arguments: [
      ("Steel output will fall in the coming months.", Horizon.short),
      ("Steel output will fall this winter.", .short),
      ("Steel output will fall in the long run.", .long),
      ("Steel output will fall.", .unspecified),
      ("Steel output fell this winter.", .now),
    ])
  func horizon(_ text: String, _ expected: Horizon) throws {
    #expect(try EnglishReading(text).claims.first?.horizon == expected)
  }

  @Test(
    "durations say when only behind in, over or within",
    arguments: [
      ("Output will double in six months.", "six months", "P6M", Horizon.short),
      ("Output will double over five years.", "five years", "P5Y", .long),
      ("The toll will bring in $9 a year.", "a year", "P1Y", .unspecified),
    ])
  func duration(_ text: String, _ words: String, _ value: String, _ expected: Horizon) throws {
    let (document, span) = try dated(text, words, .duration, value)
    let horizon = EnglishHorizon(document).horizon(of: .forecast, sentence: span, near: 0)
    #expect(horizon == expected)
  }

  @Test(
    "a date to come, but not how long something lasts",
    arguments: [
      ("Fares rise in May.", "May", "2026-05", true),
      ("Fares rise until May.", "May", "2026-05", false),
      ("Fares rose in January.", "January", "2026-01", false),
      ("Fares rise this year.", "this year", "2026", false),
    ])
  func ahead(_ text: String, _ words: String, _ value: String, _ expected: Bool) throws {
    let (document, span) = try dated(text, words, .period, value)
    #expect(EnglishHorizon(document).isAhead(in: span) == expected)
  }

  private func dated(
    _ text: String, _ words: String, _ kind: DateExpression.Kind, _ value: String
  ) throws -> (NormalizedDocument, Span) {
    let range = try #require(text.range(of: words))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    var document = Document(id: "test", text: Text(text))
    document.published = "2026-03-01"
    var normalized = NormalizedDocument(document: document)
    normalized.dates = [
      DateExpression(
        span: Span(start, start + words.utf8.count), kind: kind, value: value)
    ]
    return (normalized, Span(0, text.utf8.count))
  }
}
