import Model

extension TextComposer {
  mutating func industries() -> [TextReport.Block] {
    // Markets have a section of their own.
    let list = report.industries.filter { $0.industry != .market }
    guard !list.isEmpty else { return [] }
    var blocks: [TextReport.Block] = []
    for entry in list.prefix(industryLimit) { blocks += industry(entry) }
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

  private mutating func industry(_ entry: IndustryImpact) -> [TextReport.Block] {
    let i = entry.industry
    let sign: Direction = entry.impact.net > 0 ? .up : entry.impact.net < 0 ? .down : .change
    var text: [Piece] = sides(entry)
    let more: [([Piece], Bool)] = [
      (
        say("industry.change.more", ["n": count(.side(i, .change))]),
        entry.impact.change > 0 && (entry.impact.up > 0 || entry.impact.down > 0)
      ),
      (
        say("industry.goals.more", ["n": count(.goalsOn(i))]),
        entry.impact.goals > 0 && entry.impact.goals < entry.impact.claims
      ),
      (time(entry), true),
    ]
    for (pieces, shown) in more where shown && !pieces.isEmpty { text += [.words(" ")] + pieces }
    if let condition = conditions(of: entry).first {
      text +=
        [.words(" ")]
        + say("industry.condition", ["condition": conditionText(report.conditions[condition - 1])])
    }
    text += cite(entry.ledger, of: .ledgerOf(i), limit: 6)
    var blocks: [TextReport.Block] = [
      .heading(
        say(
          "industry.heading",
          ["sign": label(sign.symbol), "industry": label(words.label(i)), "net": count(.net(i))])),
      .paragraph(text),
    ]
    for (evidence, numbers) in strongest(entry).prefix(quotesPerIndustry) {
      let pieces = quote(evidence, numbers)
      if !pieces.isEmpty { blocks.append(.quote(pieces)) }
    }
    return blocks
  }

  /// What the claims say, by side and channel, and how sure they are.
  private func sides(_ entry: IndustryImpact) -> [Piece] {
    let i = entry.industry
    let up = channels(i, .up)
    let down = channels(i, .down)
    guard !up.isEmpty || !down.isEmpty else {
      return entry.impact.change > 0
        ? say("industry.change", ["n": count(.side(i, .change))])
        : say("industry.goals", ["n": count(.goalsOn(i))])
    }
    let sure = certainties(entry)
    var values: [String: [Piece]] = ["up": join(up), "down": join(down)]
    if sure.count == 1 { values["certainty"] = label(words.inline(words.label(sure[0]))) }
    values["list"] = join(
      sure.map { c in
        say(
          "industry.channel",
          ["channel": label(words.inline(words.label(c))), "n": count(.certaintyOn(i, c))])
      })
    let side = down.isEmpty ? "up" : up.isEmpty ? "down" : "mixed"
    if entry.impact.up + entry.impact.down == 1, sure.count == 1,
      let cell = report.byChannel.first(where: {
        $0.industry == i && $0.impact.up + $0.impact.down > 0
      })
    {
      values["channels"] = label(words.inline(words.label(cell.column)))
      return say("industry.one." + side, values)
    }
    return say("industry." + side + (sure.count == 1 ? ".all" : ".mix"), values)
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

  private func time(_ entry: IndustryImpact) -> [Piece] {
    let i = entry.industry
    let rows = counted(entry)
    let horizons = Horizon.allCases.filter { h in
      h != .unspecified && rows.contains { $0.horizon == h }
    }
    guard let first = horizons.first else { return [] }
    if rows.count == 1 {
      return say("industry.time.one", ["time": label(words.inline(words.label(first)))])
    }
    let list = horizons.map { h in
      say(
        "industry.channel",
        ["channel": label(words.inline(words.label(h))), "n": count(.horizonOn(i, h))])
    }
    return say("industry.time", ["time": join(list)])
  }

  private func conditions(of entry: IndustryImpact) -> [Int] {
    var seen: Set<Int> = []
    return entry.ledger.flatMap { report.ledger[$0 - 1].conditions }
      .filter { seen.insert($0).inserted }
  }

  /// Sentences of an industry, those with the weightiest claims first.
  private func strongest(_ entry: IndustryImpact) -> [(evidence: Int, numbers: [Int])] {
    var at: [Int: Int] = [:]
    var list: [(evidence: Int, numbers: [Int], size: Double)] = []
    for number in entry.ledger {
      let row = report.ledger[number - 1]
      guard !quoted.contains(row.evidence) else { continue }
      if let i = at[row.evidence] {
        list[i].numbers.append(number)
        list[i].size += abs(row.score)
      } else {
        at[row.evidence] = list.count
        list.append((row.evidence, [number], abs(row.score)))
      }
    }
    return list.enumerated().sorted {
      ($1.element.size, $0.offset) < ($0.element.size, $1.offset)
    }.map { ($0.element.evidence, $0.element.numbers) }
  }
}
