import Model

extension TextComposer {
  mutating func events() -> [TextReport.Block] {
    let order = report.events.indices.sorted { a, b in
      let x = report.events[a]
      let y = report.events[b]
      return (weight(y), x.date ?? "~", a) < (weight(x), y.date ?? "~", b)
    }
    // The same event in several documents is told once, and one event of a sentence.
    var told: [[Int]] = []
    var places: [String: Int] = [:]
    var sentences: Set<Int> = []
    for i in order {
      let key = deed(report.events[i])
      if let key, let same = places[key] {
        told[same].append(i)
      } else if sentences.insert(report.events[i].evidence).inserted {
        if let key { places[key] = told.count }
        told.append([i])
      }
    }
    // The weightiest, in the order of time.
    let groups = told.prefix(listLimit).sorted { $0[0] < $1[0] }
    var blocks: [TextReport.Block] = []
    for group in groups {
      let i = group[0]
      blocks.append(.item(event(i, of: group)))
      let quoted = quote(report.events[i].evidence, ledger(of: report.events[i].evidence))
      if !quoted.isEmpty, !large, !brief { blocks.append(.quote(quoted)) }
    }
    let shown = groups.reduce(0) { $0 + $1.count }
    if report.events.count > shown {
      blocks.append(.item(say("event.rest", ["n": count(.others(.events, shown: shown))])))
    }
    return blocks
  }

  /// Type, day and doers; nil when one of them is not said.
  private func deed(_ event: EventRow) -> String? {
    let doers = event.actors.filter { $0.role == "initiator" }.map(\.entity).sorted()
    guard let date = event.date, !doers.isEmpty else { return nil }
    return ([event.type, date] + doers).joined(separator: "\n")
  }

  /// Events that name more say more, those of well-known doers first of all, and those that claims
  /// rest on.
  private func weight(_ event: EventRow) -> Int {
    let isKnown = event.actors.contains { $0.role == "initiator" && names.isKnown($0) }
    return min(event.actors.count, 4) + (event.stated == nil ? 0 : 3)
      + (event.date == nil ? 0 : 2) + (isKnown ? 4 : 0)
      + min(ledger(of: event.evidence).count, 3)
  }

  func ledger(of evidence: Int) -> [Int] { report.evidence[evidence - 1].ledger }

  /// - Parameter group: the events told at once, `i` among them.
  private func event(_ i: Int, of group: [Int]) -> [Piece] {
    let row = report.events[i]
    let initiators = actors(i, "initiator")
    let participants = actors(i, "participant")
    var values: [String: [Piece]] = [
      "type": label(type(row.type)),
      "initiator": join(initiators.prefix(3).map { $0 }),
      "participants": join(Array(participants.prefix(12))),
      "named": count(.named(event: i)),
    ]
    if let day = row.date { values["day"] = say("event.day", ["day": date(day, .event(i))]) }
    let status = row.status.rawValue
    let own = "event.active.\(status).\(row.type)"
    var text = say(
      initiators.isEmpty
        ? "event.passive." + status : words.has(own) ? own : "event.active." + status, values)
    if !participants.isEmpty, isJoint(row) {
      text += [.words(" ")] + say("event.participants", values)
    }
    if let stated = row.stated, stated > row.named, row.named > 0 {
      values["stated"] = count(.stated(event: i))
      values["unnamed"] = count(.unnamed(event: i))
      text += [.words(" ")] + say("event.stated", values)
    }
    if !row.sourceChain.isEmpty {
      let chain = join(row.sourceChain.map { [names.source($0, of: i)] }, " → ")
      text +=
        [.words(" ")]
        + say(row.sourceChain.count == 1 ? "event.chain.one" : "event.chain", ["chain": chain])
    }
    return text + cite(group.map { report.events[$0].evidence }) { .evidence($0) }
  }

  /// Those named take part in it; elsewhere they are only named beside it.
  private func isJoint(_ event: EventRow) -> Bool {
    event.stated != nil
      || ["cooperation", "contract", "ownership"].contains { event.type.hasPrefix($0) }
  }

  private func actors(_ i: Int, _ role: String) -> [[Piece]] {
    var seen: Set<String> = []
    return report.events[i].actors.filter { $0.role == role }
      .map { names.actor($0, of: i) }.filter { seen.insert($0.text).inserted }.map { [$0] }
  }

  /// Words for the path, or for each of its steps.
  private func type(_ path: String) -> String {
    if words.has("event.object." + path) { return words["event.object." + path] }
    return path.split(separator: "/").map { words.label("event", code: String($0)) }
      .joined(separator: " ")
  }

  /// Policy, market, security: how the claims stand, then the sentences.
  mutating func topic(_ topic: Topic) -> [TextReport.Block] {
    let numbers = report.numbers { topic.holds($0) }
    guard !numbers.isEmpty else { return [] }
    let key =
      switch topic {
      case .policy: "topic.policy"
      case .market: "topic.market"
      case .security: "topic.security"
      }
    var sides: [(side: [Piece]?, n: [Piece])] = Direction.allCases.compactMap { direction in
      let isHere = numbers.contains {
        report.ledger[$0 - 1].counts && report.ledger[$0 - 1].direction == direction
      }
      guard isHere else { return nil }
      let side =
        direction == .change ? say("topic.change") : label(words.inline(words.label(direction)))
      return (side, count(.topic(topic, direction)))
    }
    if numbers.contains(where: { !report.ledger[$0 - 1].counts }) {
      sides.append((nil, count(.topicGoals(topic))))
    }
    var values = [
      "sides": join(
        sides.map { side, n in
          side.map { say("topic.side", ["side": $0, "n": n]) } ?? say("topic.goals", ["n": n])
        }),
      "n": count(.topic(topic, nil)),
    ]
    if sides.count == 1 { values["side"] = sides[0].side ?? say("topic.goals.only") }
    let form = numbers.count == 1 ? ".single" : sides.count == 1 ? ".all" : ".mix"
    var text = say(key + form, values)
    if topic == .market { text += [.words(" ")] + say("topic.market.note") }
    var blocks: [TextReport.Block] = [.paragraph(text + cite(numbers, limit: 6))]
    for (evidence, numbers) in sentences(numbers).prefix(
      large ? 4 : brief ? (topic == .market ? 0 : 1) : 2)
    {
      let pieces = quote(evidence, numbers)
      if !pieces.isEmpty { blocks.append(.quote(pieces)) }
    }
    return blocks
  }

  /// Sentences not quoted yet, by weight of their claims.
  private func sentences(_ claims: [Int]) -> [(Int, [Int])] {
    var numbers: [Int: [Int]] = [:]
    var size: [Int: Double] = [:]
    for number in claims {
      let evidence = report.ledger[number - 1].evidence
      guard !quoted.contains(evidence) else { continue }
      numbers[evidence, default: []].append(number)
      size[evidence, default: 0] += report.ledger[number - 1].certaintyWeight
    }
    return numbers.sorted {
      (size[$1.key] ?? 0, $0.key) < (size[$0.key] ?? 0, $1.key)
    }.map { ($0.key, $0.value) }
  }

  mutating func conditions() -> [TextReport.Block] {
    var blocks: [TextReport.Block] = []
    let list = report.conditions.sorted {
      ($1.ledger.count, $0.number) < ($0.ledger.count, $1.number)
    }
    for row in list.prefix(listLimit) {
      var text: [Piece] = [.reference(.condition(row.number)), .words(" ")]
      text += say(
        row.ledger.isEmpty ? "condition.alone" : "condition.hanging",
        ["condition": conditionText(row), "n": count(.hanging(condition: row.number))])
      text += cite(row.ledger, of: .hanging(row.number), limit: 4)
      if !row.opposing.isEmpty {
        text +=
          say("condition.opposing") + cite(row.opposing, of: .opposing(row.number), limit: 3)
      }
      blocks.append(.item(text))
    }
    if !report.disagreements.isEmpty { blocks.append(.paragraph(say("condition.conflicts"))) }
    for (i, row) in report.disagreements.enumerated().prefix(listLimit) {
      blocks.append(
        .item(
          say(
            "condition.conflict",
            [
              "industry": label(words.label(row.industry)),
              "channel": label(words.inline(words.label(row.channel))),
            ])
            + cite(row.up, of: .sides(i, .up), limit: 3) + say("condition.against")
            + cite(row.down, of: .sides(i, .down), limit: 3)))
    }
    blocks += risks()
    return blocks
  }

  /// Harm that is forecast but wasn't quoted yet.
  private mutating func risks() -> [TextReport.Block] {
    let numbers = report.numbers { $0.counts && $0.direction == .down && $0.mode != .fact }
    let list = sentences(numbers).prefix(large ? 4 : brief ? 1 : 2)
    guard !list.isEmpty else { return [] }
    var blocks: [TextReport.Block] = [.paragraph(say("condition.risks"))]
    for (evidence, numbers) in list { blocks.append(.quote(quote(evidence, numbers))) }
    return blocks
  }
}
