import Model
import Testing

@testable import Analyze

@Suite("sign traps of English sentences")
struct EnglishTrapTests {
  @Test(
    "phrasal verbs, results, relief and rivals",
    arguments: [
      (Direction.up, "The insurer's loss narrowed for a third year."),
      (Direction.down, "The insurer's loss deepened for a third year."),
      (Direction.up, "Cheaper fuel brought down costs."),
      (Direction.down, "Dearer fuel pushed up costs."),
      (Direction.up, "The firm reined in costs."),
      (Direction.down, "The data stoked fears of a default."),
      (Direction.up, "The central bank tamed inflation."),
      (Direction.down, "The drought worsened shortages."),
      (Direction.up, "The drugmaker fended off competition."),
      (Direction.down, "Rivals ate into its margins."),
      (Direction.up, "The retailer returned to profit."),
      (Direction.down, "The retailer swung to a loss."),
      (Direction.up, "Growth gathered pace."),
      (Direction.down, "Growth lost momentum."),
      (Direction.up, "Results were ahead of estimates."),
      (Direction.up, "Demand did not weaken."),
      (Direction.down, "Demand did not recover."),
      (Direction.up, "The carrier saved 20 million euros a year."),
      (Direction.up, "The shortage of chips abated."),
      (Direction.down, "The shortage of chips intensified."),
      (Direction.up, "Yard workers ended their walkout."),
      (Direction.up, "The state exempted small firms."),
      (Direction.down, "The state blacklisted small firms."),
      (Direction.up, "The court acquitted the lender."),
      (Direction.down, "The court convicted the lender."),
      (Direction.up, "The offer was oversubscribed."),
      (Direction.down, "The launch was marred by faults."),
      (Direction.down, "The rally in shares fizzled out."),
      (Direction.down, "The chain filed for bankruptcy."),
      (Direction.up, "Bank shares surged after results."),
      (Direction.down, "Bank shares slid after results."),
      (Direction.up, "Copper prices rose on demand."),
      (Direction.down, "Copper prices drop as stocks build."),
      (Direction.up, "The levy on fuel was abolished."),
      (Direction.down, "The grant for farms was abolished."),
      (Direction.up, "The maker paid down debt."),
      (Direction.down, "The maker's debt ballooned."),
      (Direction.up, "The deal averted a strike."),
      (Direction.down, "Talks failed to avert a strike."),
      (Direction.up, "Outflows from the fund slowed."),
      (Direction.down, "Inflows to the fund slowed."),
      (Direction.up, "The vacancy rate fell."),
      (Direction.down, "The churn rate rose."),
      (Direction.up, "Fewer customers complained and complaints fell."),
      (Direction.down, "More customers left and churn rose."),
      (Direction.up, "The downturn in orders eased."),
      (Direction.down, "The recovery in orders stalled."),
      (Direction.up, "Bottlenecks at the port eased."),
      (Direction.down, "Bottlenecks at the port worsened."),
      (Direction.up, "Export curbs were relaxed."),
      (Direction.down, "Export curbs were tightened."),
      (Direction.up, "Impairments shrank."),
      (Direction.down, "Impairments grew."),
    ])
  func trap(expected: Direction, text: String) throws {
    #expect(try EnglishReading(text).label.direction == expected, "\(text)")
  }

  @Test(
    "hedges, the month of May and what only the past expected",
    arguments: [
      (true, Certainty.possible, "prices may fall."),
      (false, .asserted, "prices fell in may."),
      (false, .asserted, "sales in may 2022 rose."),
      (false, .asserted, "sales grew more than expected."),
      (false, .asserted, "sales were higher than previously anticipated."),
      (true, .probable, "sales are set to grow."),
      (true, .asserted, "risks remain."),
      (false, .asserted, "risks had faded."),
    ])
  func outlook(isForward: Bool, certainty: Certainty, text: String) throws {
    let label = try EnglishReading(text).label
    #expect(label.forward == isForward, "\(text)")
    #expect(label.certainty == certainty, "\(text)")
  }

  @Test("who does a deed isn't who it is done to")
  func deeds() throws {
    let reading = try EnglishReading(
      "Corvan hits a two-year high on a Delmor upgrade", names: ["Corvan", "Delmor"])
    #expect(reading.directions == [.up, .none])
  }
}
