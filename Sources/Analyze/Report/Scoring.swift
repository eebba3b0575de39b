import Model

/// Sums, ranks and comparisons over the ledger. Sums run in ledger order, so that they are the same
/// to the last bit.
struct Scoring {
  let report: Report

  static func weight(of certainty: Certainty, _ w: ScoreWeights) -> Double {
    switch certainty {
    case .asserted: w.asserted
    case .probable: w.probable
    case .possible: w.possible
    case .uncommitted: w.uncommitted
    }
  }

  static func score(_ row: LedgerRow) -> Double {
    guard row.counts else { return 0 }
    let size = row.certaintyWeight * row.relevance * row.novelty
    switch row.direction {
    case .up: return size
    case .down: return -size
    case .change, .none: return 0
    }
  }

  /// Number of the original a document counts with.
  private func original(_ document: Int) -> Int {
    report.documents[document - 1].duplicateOf ?? document
  }

  func impact(of rows: some Sequence<Int>) -> Impact {
    var sum = Impact()
    var sources: Set<Int> = []
    for i in rows {
      let row = report.ledger[i]
      sum.claims += 1
      sources.insert(original(row.document))
      if row.certainty == .possible || row.certainty == .uncommitted { sum.uncertain += 1 }
      guard row.counts else {
        sum.goals += 1
        continue
      }
      sum.net += row.score
      sum.gross += abs(row.score)
      switch row.direction {
      case .up: sum.up += 1
      case .down: sum.down += 1
      case .change: sum.change += 1
      case .none: break
      }
    }
    sum.sources = sources.count
    return sum
  }

  func industries() -> [IndustryImpact] {
    var rows: [Industry: [Int]] = [:]
    for (i, row) in report.ledger.enumerated() { rows[row.industry, default: []].append(i) }
    var out: [IndustryImpact] = []
    for industry in Industry.allCases {
      guard let indices = rows[industry] else { continue }
      var entry = IndustryImpact(industry: industry)
      entry.impact = impact(of: indices)
      entry.ledger = indices.map { $0 + 1 }
      out.append(entry)
    }
    rank(&out)
    return out
  }

  /// Ranks by |net| (gross, then code where equal) and compares with the ranks under other weights.
  private func rank(_ list: inout [IndustryImpact]) {
    let order = Self.order(list.map { ($0.impact.net, $0.impact.gross) })
    list = order.map { list[$0] }
    for i in list.indices {
      list[i].rank = i + 1
      list[i].rankRange = (i + 1)...(i + 1)
    }
    for alternative in Alternative.allCases {
      let nets = list.map { entry in
        entry.ledger.reduce(into: (net: 0.0, gross: 0.0)) { sum, number in
          let score = alternative.score(report.ledger[number - 1], report.run.weights)
          sum.net += score
          sum.gross += abs(score)
        }
      }
      for (place, i) in Self.order(nets.map { ($0.net, $0.gross) }).enumerated() {
        let rank = place + 1
        let range = list[i].rankRange
        list[i].rankRange = min(range.lowerBound, rank)...max(range.upperBound, rank)
        let sameSign = nets[i].net.sign == list[i].impact.net.sign || nets[i].net == 0
        if !sameSign || abs(rank - list[i].rank) > 1 { list[i].stable = false }
      }
    }
  }

  private static func order(_ sums: [(Double, Double)]) -> [Int] {
    sums.indices.sorted {
      let a = sums[$0]
      let b = sums[$1]
      return (abs(b.0), b.1, $0) < (abs(a.0), a.1, $1)
    }
  }

  /// Other weights under which a rank should hold.
  enum Alternative: CaseIterable {
    /// Every committed claim counts alike.
    case flat
    /// Only assertions count.
    case strict
    /// Doubt counts twice (weights squared).
    case steep
    /// Place in the document doesn't matter.
    case noRelevance
    /// Repeats and copies count like anything else.
    case noNovelty

    func score(_ row: LedgerRow, _ w: ScoreWeights) -> Double {
      var row = row
      switch self {
      case .flat: row.certaintyWeight = row.certainty == .uncommitted ? 0 : 1
      case .strict: row.certaintyWeight = row.certainty == .asserted ? 1 : 0
      case .steep: row.certaintyWeight *= row.certaintyWeight
      case .noRelevance: row.relevance = 1
      case .noNovelty: row.novelty = 1
      }
      return Scoring.score(row)
    }
  }

  func cells<Column: CaseIterable & Hashable & Sendable>(
    _ column: (LedgerRow) -> Column
  ) -> [ImpactCell<Column>] {
    var rows: [Industry: [Column: [Int]]] = [:]
    for (i, row) in report.ledger.enumerated() {
      rows[row.industry, default: [:]][column(row), default: []].append(i)
    }
    var out: [ImpactCell<Column>] = []
    for industry in Industry.allCases {
      guard let columns = rows[industry] else { continue }
      for c in Column.allCases {
        guard let indices = columns[c] else { continue }
        out.append(
          ImpactCell(
            industry: industry, column: c, impact: impact(of: indices),
            ledger: indices.map { $0 + 1 }))
      }
    }
    return out
  }

  /// Industry and channel pairs on which independent documents point both ways, the most contested first.
  func disagreements() -> [Disagreement] {
    report.byChannel.isEmpty ? disagreements(cells { $0.channel }) : disagreements(report.byChannel)
  }

  private func disagreements(_ cells: [ImpactCell<Channel>]) -> [Disagreement] {
    let found = cells.enumerated().compactMap { place, cell -> (Int, Int, Disagreement)? in
      let rows = cell.ledger.map { report.ledger[$0 - 1] }.filter(\.counts)
      let up = rows.filter { $0.direction == .up }
      let down = rows.filter { $0.direction == .down }
      guard !up.isEmpty, !down.isEmpty else { return nil }
      let sources = Set((up + down).map { original($0.document) })
      guard sources.count > 1 else { return nil }
      let row = Disagreement(
        industry: cell.industry, channel: cell.column, up: up.map(\.number),
        down: down.map(\.number))
      return (min(up.count, down.count), place, row)
    }
    return found.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
  }

}
