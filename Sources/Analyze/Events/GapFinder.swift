import Model

/// Finds what a document leaves open: amounts, periods, unnamed participants, speakers, home companies.
struct GapFinder {
  let cues: EventCues
  let homeMarket: String

  /// Documents of fewer sentences are headlines and notes: nothing is missing there.
  private static let shortest = 3

  func gaps(of analysis: Analysis, drafts: [EventDraft]) -> [Gap] {
    var out: [Gap] = []
    let normalized = analysis.normalized
    if let draft = drafts.first(where: \.trigger.expectsAmount),
      !normalized.quantities.contains(where: { $0.kind == .money })
    {
      out.append(Gap(kind: .noAmount, detail: "", span: draft.event.span))
    }
    if let draft = drafts.first(where: \.trigger.expectsPeriod), !hasPeriod(normalized) {
      out.append(Gap(kind: .noPeriod, detail: "", span: draft.event.span))
    }
    for draft in drafts {
      if let stated = draft.event.stated, stated > draft.event.named {
        out.append(
          Gap(
            kind: .unnamedParticipants, detail: "\(stated) stated, \(draft.event.named) named",
            span: draft.event.span))
      }
    }
    for span in unspoken(analysis) { out.append(Gap(kind: .noSpeaker, detail: "", span: span)) }
    guard normalized.sentences.count >= Self.shortest else { return out }
    if normalized.quantities.isEmpty { out.append(Gap(kind: .noFigures, detail: "")) }
    if (!analysis.claims.isEmpty || !drafts.isEmpty) && !hasHomeCompany(analysis) {
      out.append(Gap(kind: .noHomeCompany, detail: homeMarket))
    }
    return out
  }

  private func hasPeriod(_ normalized: NormalizedDocument) -> Bool {
    normalized.dates.contains { $0.kind == .period || $0.kind == .duration }
  }

  private func hasHomeCompany(_ analysis: Analysis) -> Bool {
    let exchanges = cues.exchanges[homeMarket] ?? []
    return analysis.mentions.contains { mention in
      guard mention.type == .company, let ticker = mention.ticker else { return false }
      return exchanges.contains { ticker.hasPrefix($0 + ":") }
    }
  }

  /// Sentences that are one quotation, with nobody beside them who says it.
  private func unspoken(_ analysis: Analysis) -> [Span] {
    let bytes = analysis.text.bytes
    let sentences = analysis.normalized.sentences
    var out: [Span] = []
    for (index, sentence) in sentences.enumerated() {
      let range = sentence.span.range
      guard isQuotation(bytes, range) else { continue }
      if index + 1 < sentences.count {
        let next = sentences[index + 1].span.range
        let head = next.lowerBound..<min(next.upperBound, next.lowerBound + 60)
        if let cue = cues.first(.speechNext, bytes, head),
          Int(cue.start) <= next.lowerBound + 3
        {
          continue
        }
        if isQuotation(bytes, next) { continue }
      }
      out.append(sentence.span)
    }
    return out
  }

  private static let opening = ["“", "\"", "「"].map { Array($0.utf8) }
  private static let closing = ["”", "\"", "」"].map { Array($0.utf8) }

  private func isQuotation(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let open = Self.opening.first(where: { bytes[range].starts(with: $0) }),
      range.count > 20
    else { return false }
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == 0x20 {
      end -= 1
    }
    let body = bytes[range.lowerBound..<end]
    guard let close = Self.closing.first(where: { body.suffix($0.count).elementsEqual($0) }),
      body.count > open.count + close.count
    else { return false }
    // one quotation from end to end
    return !body.dropFirst(open.count).dropLast(close.count).contains(UInt8(ascii: "\""))
  }
}
