import Model
import Testing

@testable import Render

@Suite struct MatrixViewTests {
  /// Industries and channels with one claim each; the n-th industry weighs n.
  private func view(industries: Int, channels: Int) -> MatrixView<Channel> {
    var rows: [IndustryImpact] = []
    var cells: [ImpactCell<Channel>] = []
    for (i, industry) in Industry.allCases.prefix(industries).enumerated() {
      var entry = IndustryImpact(industry: industry)
      for (j, channel) in Channel.allCases.prefix(channels).enumerated() {
        var impact = Impact()
        impact.net = Double(j + 1)
        impact.gross = Double(j + 1)
        impact.claims = 1
        cells.append(ImpactCell(industry: industry, column: channel, impact: impact, ledger: []))
        entry.impact = entry.impact.adding(impact)
      }
      entry.rank = i + 1
      rows.append(entry)
    }
    return MatrixView(rows, columns: Array(Channel.allCases.prefix(channels)), cells: cells)
  }

  @Test(
    "the weightiest are shown, and what is left is summed",
    arguments: [(3, 4, 3, 4), (21, 11, 21, 11), (22, 12, 20, 10), (48, 15, 20, 10)])
  func shown(industries: Int, channels: Int, rows: Int, columns: Int) {
    let view = view(industries: industries, channels: channels)
    #expect(view.rows.count == rows)
    #expect(view.columns.count == columns)
    #expect(view.rows.count + view.otherRows.count == industries)
    #expect(view.columns.count + view.otherColumns.count == channels)
    let all = view.rows + view.otherRows
    let sum = view.impact(all, view.columns + view.otherColumns)
    #expect(sum?.claims == industries * channels)
    // The lightest channels come first in the order of codes: they are the ones left out.
    #expect(view.otherColumns == Array(Channel.allCases.prefix(channels - columns)))
    let parts =
      (view.impact(all, view.columns)?.net ?? 0) + (view.impact(all, view.otherColumns)?.net ?? 0)
    #expect(parts == sum?.net)
  }
}
