import Model

/// The text report before it is written: sections of pieces.
struct TextReport: Sendable {
  enum Block: Hashable, Sendable {
    case paragraph([Piece])
    case heading([Piece])
    case item([Piece])
    /// A verbatim sentence under an item or paragraph.
    case quote([Piece])
  }

  struct Section: Hashable, Sendable {
    var key: String
    var title: [Piece]
    var blocks: [Block]
  }

  var title: [Piece]
  /// One line: may the report be cited?
  var status: [Piece]
  var facts: [Piece]
  var sections: [Section]

  var pieces: [Piece] {
    title + status + facts
      + sections.flatMap { section in
        section.title
          + section.blocks.flatMap { block in
            switch block {
            case .paragraph(let p), .heading(let p), .item(let p), .quote(let p): p
            }
          }
      }
  }

  /// Items of the section of key points, as plain text.
  var keyPoints: [String] {
    sections.first { $0.key == "points" }?.blocks.compactMap { block in
      if case .item(let pieces) = block { pieces.text } else { nil }
    } ?? []
  }

  func markdown() -> String {
    var out = "# " + Self.markdown(title) + "\n\n"
    out += "**" + Self.markdown(status) + "**\n\n" + Self.markdown(facts) + "\n"
    for section in sections {
      out += "\n## " + Self.markdown(section.title) + "\n\n"
      var last: Block?
      for block in section.blocks {
        if let last, Self.needsGap(last, block) { out += "\n" }
        switch block {
        case .paragraph(let p): out += Self.markdown(p) + "\n"
        case .heading(let p): out += "### " + Self.markdown(p) + "\n\n"
        case .item(let p): out += "- " + Self.markdown(p) + "\n"
        case .quote(let p): out += "  > " + Self.markdown(p) + "\n"
        }
        last = block
      }
    }
    return out
  }

  func plain() -> String {
    let name = Self.line(title)
    var out = name + "\n" + Self.rule("=", under: name) + "\n"
    out += Self.line(status) + "\n" + Self.line(facts) + "\n"
    for section in sections {
      let head = Self.line(section.title)
      out += "\n" + head + "\n" + Self.rule("-", under: head) + "\n"
      var last: Block?
      for block in section.blocks {
        if let last, Self.needsGap(last, block) { out += "\n" }
        switch block {
        case .paragraph(let p): out += Self.line(p) + "\n"
        case .heading(let p): out += "[" + Self.line(p) + "]\n"
        case .item(let p): out += "- " + Self.line(p) + "\n"
        case .quote(let p): out += "    " + Self.line(p) + "\n"
        }
        last = block
      }
    }
    return out
  }

  private static func needsGap(_ last: Block, _ next: Block) -> Bool {
    switch (last, next) {
    case (.item, .item), (.item, .quote), (.quote, .quote), (.quote, .item), (.heading, _): false
    default: true
    }
  }

  private static func rule(_ mark: String, under text: String) -> String {
    String(repeating: mark, count: Int(DisplayWidth.of(text).rounded(.up)))
  }

  /// One line: line breaks and control characters of the source become blanks.
  private static func line(_ pieces: [Piece]) -> String {
    var out = String.UnicodeScalarView()
    for scalar in pieces.text.unicodeScalars {
      out.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
    return String(out)
  }

  /// Like ``line(_:)``, with what Markdown would read as markup escaped in verbatim text.
  private static func markdown(_ pieces: [Piece]) -> String {
    pieces.map { piece in
      let text = line([piece])
      guard case .verbatim = piece else { return text }
      var out = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if "\\`*_[]<>#|~".unicodeScalars.contains(scalar) { out.append("\\") }
        out.append(scalar)
      }
      return String(out)
    }.joined()
  }
}
