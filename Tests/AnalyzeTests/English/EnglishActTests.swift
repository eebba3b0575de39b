import Model
import Testing

@testable import Analyze

@Suite("claims from what somebody does")
struct EnglishActTests {
  struct Expected: Sendable {
    var text: String
    var channel: Channel
    var direction: Direction
    var mode = Mode.fact
    var certainty = Certainty.asserted

    init(
      _ text: String, _ channel: Channel, _ direction: Direction, _ mode: Mode = .fact,
      _ certainty: Certainty = .asserted
    ) {
      self.text = text
      self.channel = channel
      self.direction = direction
      self.mode = mode
      self.certainty = certainty
    }
  }

  @Test(
    "an act means for its doer what its object is",
    arguments: [
      Expected("Corvan closed its plant in May.", .supply, .down),
      Expected("Corvan opened a plant in May.", .supply, .up),
      Expected("Corvan plans to close its plant.", .supply, .down, .plan),
      Expected("The rule will let Corvan raise prices.", .price, .up, .forecast),
      Expected("Corvan is to close its plant.", .supply, .down, .plan),
      Expected("Corvan has agreed to close its plant.", .supply, .down, .plan),
      Expected("Corvan will build a plant in Spain.", .investment, .up, .plan),
      Expected("Corvan shelved its project.", .investment, .down),
      Expected("Corvan hired 40 engineers.", .labour, .up),
      Expected("Corvan is hiring fewer graduates.", .labour, .down),
      Expected("Corvan delivered fewer pumps.", .supply, .down),
      Expected("Corvan delivered more pumps.", .supply, .up),
      Expected("Corvan sold fewer pumps.", .demand, .down),
      Expected("Corvan lost 40,000 customers.", .demand, .down),
      Expected("Corvan won 40,000 customers.", .demand, .up),
      Expected("Corvan raised its dividend.", .valuation, .up),
      Expected("Corvan suspended its dividend.", .valuation, .down),
      Expected("Corvan took a charge of 40 million euros.", .cost, .down),
      Expected("Corvan pays less for fuel.", .cost, .up),
      Expected("Corvan shifted production to Spain.", .structure, .change),
      Expected("Corvan sold its pump unit.", .structure, .change),
      Expected("Corvan did not close its plant.", .supply, .up),
      Expected("Corvan raised its profit forecast.", .earnings, .up, .forecast, .probable),
      Expected("Corvan cut its sales forecast.", .earnings, .down, .forecast, .probable),
    ])
  func doer(expected: Expected) throws { try check(expected) }

  @Test(
    "an act means for whom it is done to what the verb says",
    arguments: [
      Expected("The regulator fined Corvan 20 million euros.", .regulation, .down),
      Expected("Corvan was fined 20 million euros.", .regulation, .down),
      Expected("The law obliges Corvan to report its emissions.", .regulation, .down),
      Expected("The state granted a loan to Corvan.", .funding, .up),
      Expected("The state withdrew a subsidy from Corvan.", .funding, .down),
      Expected("Hackers stole data from Corvan.", .security, .down),
      Expected("The state should grant a loan to Corvan.", .funding, .up, .norm, .uncommitted),
      Expected("The bill would require Corvan to report.", .regulation, .down, .plan, .uncommitted),
    ])
  func patient(expected: Expected) throws { try check(expected) }

  private func check(_ expected: Expected) throws {
    let reading = try EnglishReading(expected.text, names: ["Corvan"])
    let claim = reading.claims.first { $0.channel == expected.channel }
    #expect(claim != nil, "\(expected.text): \(reading.claims.map(\.path))")
    #expect(claim?.direction == expected.direction, "\(expected.text)")
    #expect(claim?.mode == expected.mode, "\(expected.text)")
    #expect(claim?.certainty == expected.certainty, "\(expected.text)")
  }

  @Test(
    "whose exports they are",
    arguments: [
      ("Garment exports fell 7%.", Industry.textiles), ("Exports of rice fell.", .agriculture),
      ("Consumer confidence fell.", .economy), ("Tourist arrivals dropped.", .travelLeisure),
    ])
  func owner(text: String, industry: Industry) throws {
    #expect(try EnglishReading(text).claims.map(\.target.industry).contains(industry), "\(text)")
  }
}
