import Model

/// Reads the story of a Word file (`w:document`, `w:footnotes`; ECMA-376 part 1, 17).
struct DocxBody: XMLPartHandler {
  var flow: Flow
  let styles: DocxStyles
  /// Paragraphs of the notes by kind and id, put after the paragraph that refers to them.
  let notes: [String: [String]]

  var skipped = 0
  private var inText = false
  private var dropCap: String?
  private var isDropCap = false
  private var style: String?
  private var listLevel: Int?
  private var outline: Int?
  private var inProperties = false
  private var rows: [Int] = []

  init(flow: Flow, styles: DocxStyles, notes: [String: [String]]) {
    self.flow = flow
    self.styles = styles
    self.notes = notes
  }

  mutating func begin(_ name: String, _ element: XMLElement) {
    switch name {
    case "p":
      flow.beginParagraph()
      (style, listLevel, outline, isDropCap) = (nil, nil, nil, false)
      if let dropCap { flow.append(dropCap) }
      dropCap = nil
    case "pPr": inProperties = true
    case "t": inText = true
    case "tab", "ptab": if !inProperties { flow.append(" ") }
    case "br", "cr": flow.append(" ")
    case "noBreakHyphen": flow.append("-")
    case "tr": flow.beginRow()
    case "tc", "tbl", "txbxContent": flow.beginBox()
    case "footnoteReference", "endnoteReference": note(name, element["id"])
    default: property(name, element)
    }
  }

  private mutating func property(_ name: String, _ element: XMLElement) {
    guard inProperties else { return }
    switch name {
    case "pStyle": style = element["val"]
    case "ilvl": listLevel = element["val"].flatMap { Int($0) }
    case "numId":
      if element["val"] == "0" { listLevel = nil } else if listLevel == nil { listLevel = 0 }
    case "outlineLvl": outline = element["val"].flatMap { Int($0) }
    case "framePr": isDropCap = ["drop", "margin"].contains(element["dropCap"])
    default: break
    }
  }

  mutating func finish(_ name: String) {
    switch name {
    case "p":
      if isDropCap {
        dropCap = flow.openText
        isDropCap = false
        flow.dropParagraph()
      } else {
        flow.endParagraph()
      }
    case "pPr":
      inProperties = false
      classify()
    case "t": inText = false
    case "tr": flow.endRow()
    case "tc": flow.endCell()
    case "tbl", "txbxContent": flow.endBox()
    default: break
    }
  }

  mutating func take(_ string: String) {
    if inText { flow.append(string) }
  }

  private mutating func classify() {
    let level = outline.map { $0 + 1 } ?? style.flatMap { styles.headings[$0] }
    if let level, (1...9).contains(level) {
      flow.mark(.heading, level: min(level, 6))
    } else if let listLevel {
      flow.mark(.list, level: min(max(listLevel, 0), 8) + 1)
    } else if let style, styles.quotes.contains(style) {
      flow.mark(.quote, level: 0)
    } else if let style, styles.captions.contains(style) {
      flow.mark(.caption, level: 0)
    }
  }

  private mutating func note(_ name: String, _ id: String?) {
    guard let id, let paragraphs = notes["\(name.prefix(3)):\(id)"] else { return }
    flow.beginBox()
    for text in paragraphs {
      flow.beginParagraph()
      flow.append(text)
      flow.endParagraph()
    }
    flow.endBox()
  }

  /// Deleted and moved text, the old-format twin of a drawing, phonetic guides, formatting history.
  static func isSkipped(_ name: String) -> Bool {
    switch name {
    case "Fallback", "del", "moveFrom", "rt", "instrText", "delText", "rPrChange", "pPrChange",
      "sectPr":
      true
    default: false
    }
  }
}

/// What the style sheet says of paragraph styles, by style id.
struct DocxStyles: XMLHandler {
  private(set) var headings: [String: Int] = [:]
  private(set) var quotes: Set<String> = []
  private(set) var captions: Set<String> = []
  private var id: String?
  private var parents: [String: String] = [:]

  mutating func start(_ name: String, _ element: XMLElement) {
    switch name {
    case "style": id = element["type"] == "paragraph" ? element["styleId"] : nil
    case "name":
      guard let id, let name = element["val"]?.lowercased() else { return }
      if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)) { headings[id] = level }
      if name == "title" { headings[id] = 1 }
      if name == "subtitle" { headings[id] = 2 }
      if name.hasSuffix("quote") || name == "block text" { quotes.insert(id) }
      if name == "caption" { captions.insert(id) }
    case "outlineLvl":
      if let id, let level = element["val"].flatMap({ Int($0) }), level < 9 {
        headings[id] = headings[id] ?? level + 1
      }
    case "basedOn": if let id { parents[id] = element["val"] }
    default: break
    }
  }

  mutating func end(_ name: String) {
    if name == "style" { id = nil }
    guard name == "styles" else { return }
    for (child, _) in parents where headings[child] == nil {
      var at = child
      for _ in 0..<8 {
        guard let parent = parents[at] else { break }
        if let level = headings[parent] {
          headings[child] = level
          break
        }
        at = parent
      }
    }
  }

  mutating func text(_ string: String) {}
}

/// Footnotes or endnotes: the paragraphs of each note by `foo:id` or `end:id`.
struct DocxNotes: XMLPartHandler {
  private(set) var notes: [String: [String]] = [:]
  private var key: String?
  private var paragraphs: [String] = []
  var skipped = 0
  private var inText = false

  mutating func begin(_ name: String, _ element: XMLElement) {
    switch name {
    case "footnote", "endnote":
      key = element["type"] == nil ? element["id"].map { "\(name.prefix(3)):\($0)" } : nil
      paragraphs = []
    case "p": paragraphs.append("")
    case "t": inText = true
    case "tab", "br", "cr": append(" ")
    default: break
    }
  }

  mutating func finish(_ name: String) {
    if name == "t" { inText = false }
    if name == "footnote" || name == "endnote" {
      if let key { notes[key] = paragraphs }
      key = nil
    }
  }

  mutating func take(_ string: String) { if inText { append(string) } }

  private mutating func append(_ string: String) {
    if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1] += string }
  }

  static func isSkipped(_ name: String) -> Bool { DocxBody.isSkipped(name) }
}
