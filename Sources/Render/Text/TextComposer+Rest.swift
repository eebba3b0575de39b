import Model

extension TextComposer {
  func outlook() -> [TextReport.Block] {
    guard !report.outlook.isEmpty else { return [] }
    let isDated = report.outlook.contains { $0.review != nil }
    return isDated ? datedOutlook() : [undatedOutlook()]
  }

  /// Without a date of publication there is nothing to say but how many.
  private func undatedOutlook() -> TextReport.Block {
    let horizons = Horizon.allCases.filter { h in report.outlook.contains { $0.horizon == h } }
    let list = horizons.map { h in
      say(
        "industry.channel",
        ["channel": label(words.inline(words.label(h))), "n": count(.horizon(h))])
    }
    return .paragraph(
      say("outlook.undated", ["list": join(list)])
        + cite(report.outlook.map(\.ledger), of: .outlook, limit: 6))
  }

  private func datedOutlook() -> [TextReport.Block] {
    var at: [Horizon: [Int]] = [:]
    for (i, row) in report.outlook.enumerated() { at[row.horizon, default: []].append(i) }
    return Horizon.allCases.compactMap { horizon in
      let indices = at[horizon] ?? []
      guard let first = indices.first else { return nil }
      let reviews = indices.filter { report.outlook[$0].review != nil }
      let coming = reviews.filter { (report.outlook[$0].review ?? "") >= (report.run.asOf ?? "") }
      let earliest = coming.min {
        (report.outlook[$0].review ?? "") < (report.outlook[$1].review ?? "")
      }
      var values: [String: [Piece]] = [
        "horizon": label(words.label(horizon)), "n": count(.horizon(horizon)),
      ]
      if let i = earliest, let day = report.outlook[i].review {
        values["review"] = date(day, .outlook(i))
      }
      let row = report.outlook[first]
      let sameWindow = indices.allSatisfy {
        report.outlook[$0].from == row.from && report.outlook[$0].to == row.to
      }
      if sameWindow, let from = row.from { values["from"] = date(from, .outlook(first)) }
      if sameWindow, let to = row.to { values["to"] = date(to, .outlook(first)) }
      let key =
        values["review"] == nil
        ? (reviews.isEmpty ? "outlook.open-dates" : "outlook.due")
        : values["from"] == nil
          ? "outlook.review" : values["to"] == nil ? "outlook.open" : "outlook.window"
      return .item(
        say(key, values)
          + cite(indices.map { report.outlook[$0].ledger }, of: .outlookOf(horizon), limit: 5))
    }
  }

  func gaps() -> [TextReport.Block] {
    let lines = gapLines()
    guard brief, !lines.isEmpty else { return lines.map { .item($0) } }
    return [.paragraph(join(lines, " "))]
  }

  private func gapLines() -> [[Piece]] {
    Gap.Kind.allCases.compactMap { kind in
      let indices = report.gaps.indices.filter { report.gaps[$0].kind == kind }
      guard let first = indices.first else { return nil }
      let documents = Array(Set(indices.map { report.gaps[$0].document })).sorted()
      let row = report.gaps[first]
      var text: [Piece]
      if kind == .unnamedParticipants, indices.count == 1, row.stated != nil {
        text = say(
          row.named == 0 ? "gap.sentence.unnamed-all" : "gap.sentence.unnamed-counted",
          [
            "stated": count(.statedInGap(first)), "named": count(.namedInGap(first)),
            "unnamed": count(.unnamedInGap(first)),
          ])
      } else if report.documents.count > 1 {
        text = say("gap.counted." + kind.rawValue, ["n": count(.gapDocuments(kind))])
      } else {
        text = say("gap.sentence." + kind.rawValue)
      }
      if let evidence = row.evidence, indices.count == 1 {
        text += cite([evidence]) { .evidence($0) }
      } else {
        text += cite(documents, limit: 6) { .document($0) }
      }
      return text
    }
  }

  /// The last part of a path.
  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  func glossary() -> [TextReport.Block] {
    var seen: Set<String> = []
    var blocks: [TextReport.Block] = []
    for (i, row) in report.glossary.enumerated() where seen.insert(row.term).inserted {
      guard blocks.count < (large ? 12 : brief ? 3 : 8) else { break }
      var text: [Piece] = [.verbatim(row.term, .glossary(i))]
      if let short = row.short, short != row.term {
        text += [.words("("), .verbatim(short, .glossary(i)), .words(")")]
      }
      let shown = Self.head(of: row.text, width: brief ? 100 : 200)
      text += [.words(": "), .verbatim(shown, .glossary(i))]
      if shown.utf8.count < row.text.utf8.count { text.append(.words(" …")) }
      blocks.append(.item(text + cite([row.evidence]) { .evidence($0) }))
    }
    return blocks
  }

  func sources() -> [TextReport.Block] {
    var blocks: [TextReport.Block] = []
    let limit = 12
    for row in report.documents.prefix(limit) {
      let title = row.title ?? row.source.map(Self.fileName)
      var text: [Piece] = [.reference(.document(row.number)), .words(" ")]
      text += title.map { [.verbatim($0, .document(row.number))] } ?? say("value.untitled")
      let origin = Origin.document(row.number)
      let facts = [
        row.publisher.map { [.verbatim($0, origin)] },
        row.published.map { date(String($0.prefix(10)), origin) },
      ].compactMap { $0 }
      if !facts.isEmpty { text += [.words(" (")] + join(facts) + [.words(")")] }
      if let original = row.duplicateOf {
        text += say("source.copy", ["document": [.reference(.document(original))]])
      }
      blocks.append(.item(text))
    }
    if report.documents.count > limit {
      blocks.append(
        .item(say("source.rest", ["n": count(.others(.documents, shown: limit))])))
    }
    var method = say(
      "method.coverage", ["sentences": count(.sentences), "claimed": count(.sentencesWithClaim)])
    method += [.words(" ")]
    method += say(
      "method.score",
      [
        "asserted": count(.weight(.asserted)), "probable": count(.weight(.probable)),
        "possible": count(.weight(.possible)), "uncommitted": count(.weight(.uncommitted)),
      ])
    if report.coverage.quarantined > 0 {
      method += [.words(" ")] + say("method.quarantined", ["n": count(.quarantined)])
    }
    blocks.append(.paragraph(method + [.words(" ")] + say("method.limits")))
    return blocks
  }
}
