import Model

/// The report as one HTML file that needs nothing else: no script, no request, links between claims and
/// their sentences, colours that are never alone, a style for print.
struct HTMLReport {
  let report: Report
  let words: Words
  let text: TextReport
  private(set) var out: [UInt8] = []

  /// Rows of the ledger that are shown; a larger ledger shows its weightiest claims.
  static let rowLimit = 3_000

  init(report: Report, words: Words, text: TextReport) {
    self.report = report
    self.words = words
    self.text = text
  }

  mutating func bytes() -> [UInt8] {
    let shown = shownRows()
    head()
    sections()
    if !report.industries.isEmpty { matrix() }
    if !shown.isEmpty {
      ledger(shown)
      sources(shown)
    }
    raw("</main></body></html>\n")
    return out
  }

  private func shownRows() -> [LedgerRow] {
    guard report.ledger.count > Self.rowLimit else { return report.ledger }
    let size = report.ledger.indices.map { abs(report.ledger[$0].score) }
    return size.indices.sorted { (-size[$0], $0) < (-size[$1], $1) }
      .prefix(Self.rowLimit).sorted().map { report.ledger[$0] }
  }

  mutating func raw(_ html: String) { out.append(contentsOf: html.utf8) }

  /// Writes text that may hold anything.
  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { put($0) }
  }

  /// Controls become their pictures and U+FFFE, U+FFFF and DEL U+FFFD, as in the workbook.
  mutating func put(_ bytes: some Collection<UInt8>) {
    var before: UInt8 = 0
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      case 0x09, 0x0A: out.append(0x20)
      case 0..<0x20: out.append(contentsOf: [0xE2, 0x90, 0x80 + byte])
      case 0x7F: raw("\u{FFFD}")
      case 0xBE,
        0xBF where before == 0xEF && last == 0xBF:
        out.removeLast(2)
        raw("\u{FFFD}")
      default: out.append(byte)
      }
      before = last
      last = byte
    }
  }

  mutating func element(_ name: String, _ text: String, _ attributes: String = "") {
    raw("<\(name)\(attributes.isEmpty ? "" : " ")\(attributes)>")
    put(text)
    raw("</\(name)>")
  }

  private mutating func put(_ pieces: [Piece]) {
    for piece in pieces {
      if case .reference(let reference) = piece, report.ledger.count <= Self.rowLimit {
        let place =
          switch reference {
          case .ledger, .evidence, .document: reference.text
          case .condition(let number): "S\(report.conditions[number - 1].evidence)"
          }
        raw("<a href=\"#\(place)\">\(reference.text)</a>")
      } else {
        put(piece.text)
      }
    }
  }

  private mutating func head() {
    raw("<!doctype html>\n<html lang=\"")
    put(words.language)
    raw("\"><head><meta charset=\"utf-8\">")
    // The browser itself refuses any request.
    raw(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    element("title", text.title.text)
    raw("<style>\(Self.style)</style></head><body>")
    raw("<header>")
    element("h1", text.title.text)
    element("p", text.status.text, "class=\"status\"")
    element("p", text.facts.text)
    raw("<nav>")
    for section in text.sections { link("#" + section.key, section.title.text) }
    if !report.industries.isEmpty { link("#matrix", words["sheet.matrix.name"]) }
    if !report.ledger.isEmpty {
      link("#ledger", words["sheet.ledger.name"])
      link("#documents", words["sheet.sources.name"])
    }
    raw("</nav></header><main>")
  }

  private mutating func link(_ target: String, _ text: String) {
    element("a", text, "href=\"\(target)\"")
    raw(" ")
  }

  private mutating func sections() {
    for section in text.sections {
      raw("<section id=\"\(section.key)\">")
      element("h2", section.title.text)
      var inList = false
      for block in section.blocks {
        if case .item = block {
          if !inList { raw("<ul>") }
          inList = true
        } else if inList {
          raw("</ul>")
          inList = false
        }
        switch block {
        case .paragraph(let p): wrap("p", p)
        case .heading(let p): wrap("h3", p)
        case .item(let p): wrap("li", p)
        case .quote(let p): wrap("blockquote", p)
        }
      }
      raw(inList ? "</ul></section>" : "</section>")
    }
  }

  private mutating func wrap(_ name: String, _ pieces: [Piece]) {
    raw("<\(name)>")
    put(pieces)
    raw("</\(name)>")
  }

  private mutating func matrix() {
    let channels = Channel.allCases.filter { c in report.byChannel.contains { $0.column == c } }
    raw("<section id=\"matrix\">")
    element("h2", words["sheet.matrix.title"])
    element("p", words["sheet.matrix.subtitle"])
    raw("<div class=\"wide\"><table><thead><tr>")
    element("th", words["column.industry"], "scope=\"col\"")
    for channel in channels { element("th", words.label(channel), "scope=\"col\"") }
    element("th", words["column.net"], "scope=\"col\"")
    raw("</tr></thead><tbody>")
    for entry in report.industries {
      raw("<tr>")
      element("th", words.label(entry.industry), "scope=\"row\"")
      for channel in channels {
        let cell = report.byChannel.first {
          $0.industry == entry.industry && $0.column == channel
        }
        put(cell?.impact)
      }
      put(entry.impact)
      raw("</tr>")
    }
    raw("</tbody></table></div></section>")
  }

  private mutating func put(_ impact: Impact?) {
    guard let impact else { return raw("<td></td>") }
    let direction: Direction = impact.net > 0 ? .up : impact.net < 0 ? .down : .change
    element(
      "td",
      "\(direction.symbol) \(Fixed.text(impact.net, 2, sign: true)) (\(impact.claims))",
      "class=\"\(direction.name)\"")
  }

  private mutating func ledger(_ rows: [LedgerRow]) {
    raw("<section id=\"ledger\">")
    element("h2", words["sheet.ledger.title"])
    element("p", words["sheet.ledger.subtitle"])
    raw("<div class=\"wide\"><table><thead><tr>")
    let keys = [
      "ledger", "target", "industry", "channel", "direction", "horizon", "certainty", "mode",
      "score", "speaker",
    ]
    for key in keys { element("th", words["column." + key], "scope=\"col\"") }
    raw("</tr></thead><tbody>")
    for row in rows {
      raw("<tr id=\"L\(row.number)\"><td><a href=\"#S\(row.evidence)\">L\(row.number)</a></td>")
      element("td", row.target)
      element("td", words.label(row.industry))
      element("td", words.label(row.channel))
      element(
        "td", row.direction.symbol + " " + words.label(row.direction),
        "class=\"\(row.direction.name)\"")
      element("td", words.label(row.horizon))
      element("td", words.label(row.certainty))
      element("td", words.label(row.mode))
      element("td", Fixed.text(row.score, 2, sign: true), "class=\"number\"")
      element("td", row.source ?? row.sourceChain.joined(separator: " → "))
      raw("</tr>")
    }
    raw("</tbody></table></div></section>")
  }
}
