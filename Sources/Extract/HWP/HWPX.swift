import Model

/// Hangul's XML format (HWPX, OWPML KS X 6101): sections in order, tables as rows, notes and text
/// boxes after the paragraph they hang on. Deletions that are only proposed are text, as in Hangul's own
/// preview.
enum HWPX {
  static let mediaType = "application/hwp+zip"

  static func read(_ zip: ZIPArchive) throws(ExtractError) -> Draft {
    if let manifest = try zip.read("META-INF/manifest.xml"),
      manifest.find("encryption-data", in: 0..<manifest.count) != nil
    {
      throw ExtractError(place: zip.place, reason: .locked("password"))
    }
    let sections = zip.entries.compactMap { entry -> (number: Int, entry: ZIPArchive.Entry)? in
      guard entry.name.hasPrefix("Contents/section"), entry.name.hasSuffix(".xml"),
        let number = Int(entry.name.dropFirst(16).dropLast(4))
      else { return nil }
      return (number, entry)
    }.sorted { $0.number < $1.number }
    guard !sections.isEmpty else {
      throw ExtractError(place: zip.place, reason: .damaged("no Contents/section0.xml"))
    }
    var headings = HWPXHeadings()
    if let header = try zip.read("Contents/header.xml") { XMLWalk.run(header, &headings) }
    var flow = Flow(Draft(mediaType: mediaType))
    var warnings: [String] = []
    for (_, entry) in sections {
      var section = HWPXSection(flow: flow, headings: headings)
      if !XMLWalk.run(try zip.read(entry), &section) {
        warnings.append("\(entry.name) is cut short or not well-formed")
      }
      section.flow.unwind()
      flow = section.flow
    }
    var draft = flow.draft
    draft.warnings = warnings
    var properties = OfficeProperties()
    if let part = try zip.read("Contents/content.hpf") { XMLWalk.run(part, &properties) }
    properties.fill(&draft)
    return draft
  }
}

/// Which paragraph shapes are outline levels (`hh:paraPr` with `hh:heading type="OUTLINE"`).
struct HWPXHeadings: XMLHandler {
  private(set) var levels: [String: Int] = [:]
  private var id: String?

  mutating func start(_ name: String, _ element: XMLElement) {
    if name == "paraPr" { id = element["id"] }
    if name == "heading", let id, element["type"] == "OUTLINE" {
      levels[id] = (element["level"].flatMap { Int($0) } ?? 0) + 1
    }
  }
  mutating func end(_ name: String) { if name == "paraPr" { id = nil } }
  mutating func text(_ string: String) {}
}

struct HWPXSection: XMLPartHandler {
  var flow: Flow
  let headings: HWPXHeadings
  var skipped = 0
  private var inText = 0

  init(flow: Flow, headings: HWPXHeadings) {
    self.flow = flow
    self.headings = headings
  }

  mutating func begin(_ name: String, _ element: XMLElement) {
    switch name {
    case "p": flow.beginParagraph()
    case "t": inText += 1
    case "tab", "lineBreak", "nbSpace", "fwSpace": if inText > 0 { flow.append(" ") }
    case "hyphen": if inText > 0 { flow.append("-") }
    case "mainText": inText += 1
    case "compose": if let text = element["composeText"] { flow.append(text) }
    case "tbl", "tc", "drawText", "footNote", "endNote", "header", "footer", "caption":
      flow.beginBox()
    case "tr": flow.beginRow()
    default: break
    }
  }

  mutating func finish(_ name: String) {
    switch name {
    case "p": flow.endParagraph()
    case "t", "mainText": inText -= 1
    case "tc": flow.endCell()
    case "tr": flow.endRow()
    case "tbl", "drawText", "footNote", "endNote": flow.endBox()
    case "header", "footer", "caption": flow.endBox(as: .caption)
    default: break
    }
  }

  mutating func take(_ string: String) {
    if inText > 0 { flow.append(string) }
  }

  /// Formulas' source, phonetic glosses, hidden comments, field parameters, master pages.
  static func isSkipped(_ name: String) -> Bool {
    switch name {
    case "script", "subText", "hiddenComment", "parameters", "shapeComment", "masterPage": true
    default: false
    }
  }
}
