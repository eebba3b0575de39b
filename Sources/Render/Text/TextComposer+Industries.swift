import Model

extension TextComposer {
  mutating func industries() -> [TextReport.Block] {
    // Markets have a section of their own.
    let list = report.industries.filter { $0.industry != .market }
    guard !list.isEmpty else { return [] }
    var blocks: [TextReport.Block] = []
    for (i, entry) in list.prefix(industryLimit).enumerated() {
      blocks += industry(entry, quotes: i < quotedIndustries ? quotesPerIndustry : 0)
    }
    let rest = list.dropFirst(industryLimit)
    if !rest.isEmpty {
      blocks.append(
        .paragraph(
          say("industry.rest", ["list": others(Array(rest))])
            + cite(rest.flatMap { $0.ledger.prefix(1) }, limit: 8)))
    }
    return blocks
  }

  private func others(_ list: [IndustryImpact]) -> [Piece] {
    join(list.prefix(12).map { named($0) }) + (list.count > 12 ? say("others.more") : [])
  }

  private mutating func industry(_ entry: IndustryImpact, quotes: Int) -> [TextReport.Block] {
    let i = entry.industry
    let sign: Direction = entry.impact.net > 0 ? .up : entry.impact.net < 0 ? .down : .change
    let heading = say(
      "industry.heading",
      ["sign": label(sign.symbol), "industry": label(words.label(i)), "net": count(.net(i))])
    let line = join(parts(entry), " · ") + cite(entry.ledger, of: .ledgerOf(i), limit: 6)
    var blocks: [TextReport.Block] =
      brief ? [.item(heading + [.words(": ")] + line)] : [.heading(heading), .paragraph(line)]
    for (evidence, numbers) in strongest(entry).prefix(quotes) {
      let pieces = quote(evidence, numbers)
      if !pieces.isEmpty { blocks.append(.quote(pieces)) }
    }
    return blocks
  }

  /// What the claims say: by side and channel, how sure, when, and on which conditions.
  private func parts(_ entry: IndustryImpact) -> [[Piece]] {
    let i = entry.industry
    var parts: [[Piece]] = []
    for direction in [Direction.up, .down] {
      let list = channels(i, direction)
      guard !list.isEmpty else { continue }
      parts.append(
        say(
          "industry." + direction.name,
          ["n": count(.side(i, direction)), "channels": join(list)]))
    }
    if entry.impact.change > 0 {
      parts.append(say("industry.change", ["n": count(.side(i, .change))]))
    }
    if entry.impact.goals > 0 {
      parts.append(say("industry.goals", ["n": count(.goalsOn(i))]))
    }
    let sure = certainties(entry).map { c in
      say(
        "industry.channel",
        ["channel": label(words.inline(words.label(c))), "n": count(.certaintyOn(i, c))])
    }
    if !sure.isEmpty { parts.append(join(sure)) }
    let time = time(entry)
    if !time.isEmpty { parts.append(join(time)) }
    let conditions = conditions(of: entry)
    if !conditions.isEmpty {
      let shown = conditions.prefix(3).map { [Piece.reference(.condition($0))] }
      parts.append(
        say("industry.condition", ["conditions": join(shown)])
          + (conditions.count > shown.count ? [.words(" …")] : []))
    }
    return parts
  }

  private func counted(_ entry: IndustryImpact) -> [LedgerRow] {
    entry.ledger.map { report.ledger[$0 - 1] }.filter(\.counts)
  }

  private func certainties(_ entry: IndustryImpact) -> [Certainty] {
    let rows = counted(entry).filter(\.hasSide)
    return Certainty.allCases.filter { c in rows.contains { $0.certainty == c } }
  }

  private func channels(_ i: Industry, _ direction: Direction) -> [[Piece]] {
    let cells = report.byChannel.filter {
      $0.industry == i && (direction == .up ? $0.impact.up : $0.impact.down) > 0
    }
    if cells.count == 1 { return [label(words.inline(words.label(cells[0].column)))] }
    return cells.sorted { a, b in
      let x = direction == .up ? a.impact.up : a.impact.down
      let y = direction == .up ? b.impact.up : b.impact.down
      return x > y
    }.prefix(4).map { cell in
      say(
        "industry.channel",
        [
          "channel": label(words.inline(words.label(cell.column))),
          "n": count(.cell(i, cell.column, direction)),
        ])
    }
  }

  private func time(_ entry: IndustryImpact) -> [[Piece]] {
    let rows = counted(entry)
    return Horizon.allCases.filter { h in
      h != .unspecified && rows.contains { $0.horizon == h }
    }.map { h in
      say(
        "industry.channel",
        [
          "channel": label(words.inline(words.label(h))), "n": count(.horizonOn(entry.industry, h)),
        ])
    }
  }

  private func conditions(of entry: IndustryImpact) -> [Int] {
    var seen: Set<Int> = []
    return entry.ledger.flatMap { report.ledger[$0 - 1].conditions }
      .filter { seen.insert($0).inserted }
  }

  /// Sentences of an industry, those first that weigh most for the side its net impact is on.
  private func strongest(_ entry: IndustryImpact) -> [(evidence: Int, numbers: [Int])] {
    let side = entry.impact.net < 0 ? -1.0 : 1.0
    func size(_ row: LedgerRow) -> Double {
      entry.impact.net == 0 ? abs(row.score) : row.score * side
    }
    var at: [Int: Int] = [:]
    var list: [(evidence: Int, numbers: [Int], size: Double)] = []
    for number in entry.ledger {
      let row = report.ledger[number - 1]
      guard !quoted.contains(row.evidence) else { continue }
      if let i = at[row.evidence] {
        list[i].numbers.append(number)
        list[i].size += size(row)
      } else {
        at[row.evidence] = list.count
        list.append((row.evidence, [number], size(row)))
      }
    }
    return list.enumerated().sorted {
      ($1.element.size, $0.offset) < ($0.element.size, $1.offset)
    }.map { ($0.element.evidence, $0.element.numbers) }
  }
}
