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
      Expected("Chipmakers could see memory prices slip.", .price, .down, .forecast, .possible),
      Expected("Corvan may in turn close its plant.", .supply, .down, .plan, .possible),
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
      Expected("Corvan was awarded a grant.", .funding, .up),
      Expected("Corvan was awarded a contract.", .demand, .up),
      Expected("Corvan lost a tender.", .demand, .down),
      Expected("Corvan will supply the engines.", .demand, .up, .plan),
      Expected("Corvan booked its first contract.", .demand, .up),
      Expected("Corvan faces shortages.", .supply, .down),
      Expected("Corvan bears the costs.", .cost, .down),
      Expected("Corvan saves 20 million euros a year.", .cost, .up),
      Expected("Corvan added a night shift.", .supply, .up),
      Expected("Corvan must publish its prices.", .regulation, .down, .norm, .uncommitted),
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

  @Test("what only describes a business is no claim")
  func descriptions() throws {
    for text in ["Corvan supplies engines.", "Corvan employs 300 welders."] {
      #expect(try EnglishReading(text, names: ["Corvan"]).claims.isEmpty, "\(text)")
    }
  }

  @Test("those whose verb is left out share the change")
  func gaps() throws {
    let names = ["Corvan", "Tallis", "Brenner"]
    let reading = try EnglishReading("Corvan rose 2%, Tallis 3% and Brenner 1%.", names: names)
    #expect(reading.claims.map(\.target.entity) == names)
    #expect(reading.claims.allSatisfy { $0.channel == .valuation && $0.direction == .up })
  }

  @Test(
    "what several make or sell tells their industry",
    arguments: [
      ("Suppliers of turbines will face shortages.", Industry.machinery),
      ("Chip suppliers will face shortages.", .semiconductors),
      ("Brewers fear that they will bear the costs.", .food),
    ])
  func trades(text: String, industry: Industry) throws {
    let claims = try EnglishReading(text).claims
    #expect(claims.contains { $0.target.industry == industry }, "\(text)")
  }

  @Test(
    "one share is a part, several are stock",
    arguments: [
      ("Corvan's share of the market fell to 5%.", Channel.competition),
      ("Corvan's shares fell 5%.", .valuation),
    ])
  func shares(text: String, channel: Channel) throws {
    let claims = try EnglishReading(text, names: ["Corvan"]).claims
    #expect(claims.first?.channel == channel, "\(text)")
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
