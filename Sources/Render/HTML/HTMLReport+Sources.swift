import Model

extension HTMLReport {
  /// The documents with their claims marked in place: whole texts, or the cited sentences where the
  /// report has no texts.
  mutating func sources(_ rows: [LedgerRow]) {
    let all = report.ledger.count <= Self.rowLimit
    let wanted = all ? [] : Set(rows.map(\.evidence))
    raw("<section id=\"documents\">")
    element("h2", words["sheet.sources.title"])
    var at = 0
    for document in report.documents {
      let first = at
      while at < report.evidence.count, report.evidence[at].document == document.number { at += 1 }
      var cited = Array(report.evidence[first..<at])
      if !all { cited.removeAll { !wanted.contains($0.number) } }
      guard document.text != nil || !cited.isEmpty else { continue }
      begin(document)
      if let text = document.text { whole(text, cited, title: document.title) } else { list(cited) }
      raw("</article>")
    }
    raw("</section>")
  }

  private mutating func begin(_ document: ReportDocument) {
    raw("<article id=\"D\(document.number)\">")
    element(
      "h3", "D\(document.number) " + (document.title ?? document.source ?? words["value.untitled"]))
    let facts = [
      document.publisher,
      document.published.map { CalendarText(String($0.prefix(10)), words: words).written },
      document.url,
    ].compactMap { $0 }
    if !facts.isEmpty { element("p", facts.joined(separator: " · "), "class=\"facts\"") }
  }

  /// The cited sentences in their order; a gap mark stands for what is left out.
  private mutating func list(_ cited: [EvidenceRow]) {
    var last = 0
    for sentence in cited {
      if sentence.sentence > last + 1 { raw("<p class=\"gap\">…</p>") }
      last = sentence.sentence
      raw("<p>")
      mark(sentence, isEnd: true) { $0.put(sentence.text) }
      raw("</p>")
    }
  }

  /// The text block by block, cited sentences marked.
  private mutating func whole(_ source: SourceText, _ cited: [EvidenceRow], title: String?) {
    let bytes = source.text.bytes
    let blocks =
      source.blocks.isEmpty
      ? [Block(kind: .paragraph, span: Span(0, bytes.count))] : source.blocks
    var next = 0
    for block in blocks {
      let range = block.span.range.clamped(to: 0..<bytes.count)
      var at = range.lowerBound
      let name = block.kind == .heading ? "h4" : "p"
      raw("<\(name)>")
      while next < cited.count, Int(cited[next].span.start) < range.upperBound {
        let sentence = cited[next]
        // A sentence that runs on into the next block is marked there too, but named once.
        let span = sentence.span.range.clamped(to: at..<range.upperBound)
        if span.isEmpty {
          next += 1
          continue
        }
        put(bytes[at..<span.lowerBound])
        let isEnd = Int(sentence.span.end) <= range.upperBound
        mark(sentence, isEnd: isEnd) { $0.put(bytes[span]) }
        at = span.upperBound
        guard isEnd else { break }
        next += 1
      }
      put(bytes[at..<range.upperBound])
      raw("</\(name)>")
    }
  }

  /// - Parameter isEnd: false where the sentence goes on in the next block.
  private mutating func mark(
    _ sentence: EvidenceRow, isEnd: Bool, _ text: (inout HTMLReport) -> Void
  ) {
    let claims = sentence.ledger.map { report.ledger[$0 - 1] }
    let net = claims.reduce(0) { $0 + $1.score }
    let side = claims.isEmpty ? "plain" : net > 0 ? "up" : net < 0 ? "down" : "change"
    raw("<mark \(isEnd ? "id=\"S\(sentence.number)\" " : "")class=\"\(side)\">")
    text(&self)
    raw("</mark>")
    guard isEnd else { return }
    raw("<sup>S\(sentence.number)")
    for row in claims {
      raw(" <a href=\"#L\(row.number)\">\(row.direction.symbol) L\(row.number)</a>")
    }
    raw("</sup>")
  }
}
