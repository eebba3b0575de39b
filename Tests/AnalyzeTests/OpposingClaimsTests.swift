import Model
import Testing

@testable import Analyze

@Suite struct OpposingClaimsTests {
  private func row(
    _ number: Int, _ direction: Direction, _ industry: Industry = .batteries,
    _ channel: Channel = .demand, _ mode: Mode = .fact
  ) -> LedgerRow {
    var row = LedgerRow()
    row.number = number
    row.direction = direction
    row.industry = industry
    row.channel = channel
    row.mode = mode
    return row
  }

  private var ledger: [LedgerRow] {
    [
      row(1, .up), row(2, .down), row(3, .down), row(4, .up, .banking),
      row(5, .down, .batteries, .cost),
      row(6, .change), row(7, .down, .batteries, .demand, .goal), row(8, .down, .banking),
      row(9, .up, .batteries, .cost),
    ]
  }

  @Test(
    "claims of the same industry and channel that point the other way",
    arguments: [
      ([1], [2, 3]), ([2], [1]), ([2, 3], [1]), ([4], [8]), ([5], [9]), ([6], []), ([], []),
      // Each side of the claims has its own opposite.
      ([1, 2], [1, 2, 3]), ([1, 4, 5], [2, 3, 8, 9]), ([7], [1]),
    ])
  func numbers(claims: [Int], expected: [Int]) {
    var opposing = OpposingClaims(ledger: ledger)
    let found = opposing.numbers(against: claims)
    #expect(found.first == expected)
    #expect(found.count == expected.count)
  }

  @Test("of many the first are kept and all are counted")
  func many() {
    let rows = [row(1, .up)] + (2...101).map { row($0, $0 % 2 == 0 ? .down : .up) }
    var opposing = OpposingClaims(ledger: rows)
    let found = opposing.numbers(against: [1])
    let again = opposing.numbers(against: [1])
    #expect(again.first == found.first && again.count == found.count)
    #expect(found.first == Array(stride(from: 2, through: 24, by: 2)))
    #expect(found.count == 50)
  }
}
