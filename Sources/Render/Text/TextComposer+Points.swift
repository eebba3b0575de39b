import Model

extension TextComposer {
  /// At most five lines, conclusion first.
  func keyPoints() -> [TextReport.Block] {
    guard !report.ledger.isEmpty else { return [.paragraph(say("points.none"))] }
    var lines: [[Piece]] = []
    lines += leading()
    if let line = following() { lines.append(line) }
    lines.append(sureness())
    if let line = mainCondition() { lines.append(line) }
    if let line = conflict() ?? (brief ? nil : openQuestions()) { lines.append(line) }
    return lines.prefix(5).map { .item($0) }
  }

  private func leading() -> [[Piece]] {
    guard let first = report.industries.first(where: { $0.impact.net != 0 }) else {
      return [say("points.none.sided", ["n": count(.claims)])]
    }
    let i = first.industry
    let isUp = first.impact.net > 0
    let numbers = scored(first, isUp ? .up : .down)
    let alone = (isUp ? first.impact.down : first.impact.up) == 0
    let channel = report.byChannel.filter { $0.industry == i }.max {
      abs($0.impact.net) < abs($1.impact.net)
    }
    return [
      say(
        "points.first." + (isUp ? "up" : "down") + (alone ? ".only" : ""),
        [
          "industry": label(words.label(i)), "up": count(.side(i, .up)),
          "down": count(.side(i, .down)), "net": count(.net(i)),
          "channel": label(channel.map { words.inline(words.label($0.column)) } ?? ""),
        ]) + cite(numbers)
    ]
  }

  /// The industries after the first, by side.
  private func following() -> [Piece]? {
    let sided = report.industries.filter { $0.impact.net != 0 }
    guard let first = sided.first else { return nil }
    let rest = sided.dropFirst()
    let same = rest.filter { ($0.impact.net > 0) == (first.impact.net > 0) }.prefix(3)
    let other = rest.filter { ($0.impact.net > 0) != (first.impact.net > 0) }.prefix(3)
    let numbers = (same + other).compactMap { scored($0, $0.impact.net > 0 ? .up : .down).first }
    let values = ["same": names(Array(same)), "other": names(Array(other))]
    let side = first.impact.net > 0 ? "up" : "down"
    switch (same.isEmpty, other.isEmpty) {
    case (true, true): return nil
    case (false, true): return say("points.next.same", values) + cite(numbers)
    case (true, false): return say("points.next.other." + side, values) + cite(numbers)
    case (false, false): return say("points.next.both." + side, values) + cite(numbers)
    }
  }

  private func names(_ list: [IndustryImpact]) -> [Piece] {
    join(list.map { named($0) })
  }

  func scored(_ entry: IndustryImpact, _ direction: Direction) -> [Int] {
    entry.ledger.filter {
      let row = report.ledger[$0 - 1]
      return row.counts && row.direction == direction
    }
  }

  private func sureness() -> [Piece] {
    let facts = report.numbers { $0.mode == .fact && $0.certainty == .asserted }
    let values = [
      "claims": count(.claims), "share": count(.uncertainShare(nil)), "facts": count(.facts),
    ]
    let key =
      facts.isEmpty
      ? "points.sure.none"
      : report.total.uncertainShare >= 0.5 ? "points.sure.low" : "points.sure.high"
    let shown = facts.isEmpty ? report.numbers { $0.certainty == .possible } : facts
    return say(key, values) + cite(shown, limit: 3)
  }

  private func mainCondition() -> [Piece]? {
    let main = report.conditions.max { ($0.ledger.count, $1.number) < ($1.ledger.count, $0.number) }
    // A condition on less than one claim in twenty-five is no key point.
    guard let main, !main.ledger.isEmpty, main.ledger.count * 25 >= report.ledger.count else {
      return nil
    }
    return say(
      "points.condition",
      [
        "condition": conditionText(main), "n": count(.hanging(condition: main.number)),
      ]) + cite([main.number]) { .condition($0) }
  }

  /// A condition between quotation marks.
  func conditionText(_ row: ConditionRow) -> [Piece] {
    let text = row.insideQuotation
    let shown = Self.head(of: text, width: 120)
    let cut = shown.utf8.count < text.utf8.count
    return [.words("“"), .verbatim(shown, .condition(row.number)), .words(cut ? " …”" : "”")]
  }

  private func conflict() -> [Piece]? {
    guard let first = report.disagreements.first else { return nil }
    return say(
      "points.conflict",
      [
        "industry": label(words.label(first.industry)),
        "channel": label(words.inline(words.label(first.channel))),
      ]) + cite(Array(first.up.prefix(2) + first.down.prefix(2)))
  }

  private func openQuestions() -> [Piece]? {
    let kinds = Gap.Kind.allCases.filter { k in report.gaps.contains { $0.kind == k } }
    let named = kinds.filter { words.has("gap.noun." + $0.rawValue) }
    guard !named.isEmpty else { return nil }
    let list = join(named.prefix(4).map { label(words["gap.noun." + $0.rawValue]) })
    let documents = Array(Set(report.gaps.map(\.document))).sorted()
    return say("points.gaps", ["list": list])
      + cite(documents, of: nil, limit: 3) { .document($0) }
  }
}

extension ConditionRow {
  /// The text without what stands outside a quotation that begins or ends in it: the speaker before
  /// `"`, or what follows it.
  var insideQuotation: String {
    guard text.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1,
      let mark = text.lastIndex(of: "\"")
    else { return text }
    let isOpening = mark == text.startIndex || text[text.index(before: mark)] == " "
    let inside = isOpening ? text[text.index(after: mark)...] : text[..<mark]
    return inside.isEmpty ? text : String(inside)
  }
}
