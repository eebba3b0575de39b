import Model

/// What a matrix shows of an industry × column grid: the weightiest rows and columns one by one, the rest
/// summed up.
struct MatrixView<Column: Hashable & Sendable> {
  /// Rows and columns shown one by one.
  static var rowLimit: Int { 20 }
  static var columnLimit: Int { 10 }

  let rows: [IndustryImpact]
  let otherRows: [IndustryImpact]
  let columns: [Column]
  let otherColumns: [Column]
  private let impacts: [Industry: [Column: Impact]]

  /// - Parameter columns: those with claims, in the order to show them in.
  init(_ industries: [IndustryImpact], columns: [Column], cells: [ImpactCell<Column>]) {
    var impacts: [Industry: [Column: Impact]] = [:]
    var gross: [Column: Double] = [:]
    for cell in cells {
      impacts[cell.industry, default: [:]][cell.column] = cell.impact
      gross[cell.column, default: 0] += cell.impact.gross
    }
    self.impacts = impacts
    // One left over would only be hidden behind its sum.
    let fitsRows = industries.count <= Self.rowLimit + 1
    rows = Array(industries.prefix(fitsRows ? industries.count : Self.rowLimit))
    otherRows = Array(industries.dropFirst(rows.count))
    let fitsColumns = columns.count <= Self.columnLimit + 1
    let order = columns.indices.sorted {
      (gross[columns[$1]] ?? 0, $0) < (gross[columns[$0]] ?? 0, $1)
    }
    let kept = Set(order.prefix(fitsColumns ? columns.count : Self.columnLimit))
    self.columns = columns.indices.filter { kept.contains($0) }.map { columns[$0] }
    otherColumns = columns.indices.filter { !kept.contains($0) }.map { columns[$0] }
  }

  /// The sum over some industries and columns; nil without a claim.
  func impact(_ rows: [IndustryImpact], _ columns: [Column]) -> Impact? {
    var sum: Impact?
    for row in rows {
      for column in columns {
        guard let impact = impacts[row.industry]?[column] else { continue }
        sum = (sum ?? Impact()).adding(impact)
      }
    }
    return sum
  }
}

extension Impact {
  /// Sums of two disjoint sets of claims; sources may overlap, so they aren't summed.
  func adding(_ other: Impact) -> Impact {
    var sum = self
    sum.net += other.net
    sum.gross += other.gross
    sum.up += other.up
    sum.down += other.down
    sum.change += other.change
    sum.goals += other.goals
    sum.claims += other.claims
    sum.uncertain += other.uncertain
    return sum
  }
}
