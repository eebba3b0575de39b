import Model

/// PowerPoint files (PPTX): slides in order, title shapes as headings, tables as rows, notes last.
enum Pptx {
  static let mediaType =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation"

  static func read(_ zip: ZIPArchive) throws(ExtractError) -> Draft {
    guard let presentation = try zip.read("ppt/presentation.xml") else {
      throw ExtractError(place: zip.place, reason: .damaged("no ppt/presentation.xml"))
    }
    var relations = OfficeRelations(base: "ppt")
    if let bytes = try zip.read("ppt/_rels/presentation.xml.rels") {
      XMLWalk.run(bytes, &relations)
    }
    var order = SlideOrder()
    XMLWalk.run(presentation, &order)
    var flow = Flow(Draft(mediaType: mediaType))
    for id in order.ids {
      guard let path = relations.byID[id], let bytes = try zip.read(path) else { continue }
      var slide = Slide(flow: flow)
      XMLWalk.run(bytes, &slide)
      slide.flow.unwind()
      flow = slide.flow
      let name = path.split(separator: "/").last ?? ""
      var links = OfficeRelations(base: "ppt/slides")
      if let bytes = try zip.read("ppt/slides/_rels/\(name).rels") { XMLWalk.run(bytes, &links) }
      if let bytes = try zip.part(links.target("notesSlide")) {
        var notes = Slide(flow: flow)
        notes.isNotes = true
        XMLWalk.run(bytes, &notes)
        notes.flow.unwind()
        flow = notes.flow
      }
    }
    var draft = flow.draft
    var properties = OfficeProperties()
    if let part = try zip.read("docProps/core.xml") { XMLWalk.run(part, &properties) }
    properties.fill(&draft)
    return draft
  }

  private struct SlideOrder: XMLHandler {
    var ids: [String] = []
    mutating func start(_ name: String, _ element: XMLElement) {
      // `id` is also the slide's number, without a namespace; the relation's begins with letters.
      if name == "sldId", let id = element.relationID { ids.append(id) }
    }
    mutating func end(_ name: String) {}
    mutating func text(_ string: String) {}
  }

  private struct Slide: XMLHandler {
    var flow: Flow
    var isNotes = false
    private var holder: String?
    private var inText = false

    init(flow: Flow) { self.flow = flow }

    mutating func start(_ name: String, _ element: XMLElement) {
      switch name {
      case "sp", "graphicFrame": holder = nil
      case "ph": holder = element["type"] ?? "body"
      case "tr": flow.beginRow()
      case "tc", "tbl": flow.beginBox()
      case "p":
        if isTitle { flow.beginParagraph(.heading, level: 2) } else { flow.beginParagraph() }
      case "pPr":
        if let level = element["lvl"].flatMap({ Int($0) }), level > 0 {
          flow.mark(.list, level: min(level, 8) + 1)
        }
      case "t": inText = true
      case "br": flow.append(" ")
      default: break
      }
    }

    private var isTitle: Bool { holder == "title" || holder == "ctrTitle" }

    /// Slide numbers, dates and footers, and on notes pages everything but the notes.
    private var isFurniture: Bool {
      switch holder {
      case "sldNum", "dt", "ftr", "hdr", "sldImg": true
      default: isNotes && holder != "body"
      }
    }

    mutating func end(_ name: String) {
      switch name {
      case "p": flow.endParagraph()
      case "tr": flow.endRow()
      case "tc": flow.endCell()
      case "tbl": flow.endBox()
      case "t": inText = false
      default: break
      }
    }

    mutating func text(_ string: String) {
      if inText, !isFurniture { flow.append(string) }
    }
  }
}
