import Model

/// Word files (DOCX): text in reading order, headings by style, notes after their paragraph.
enum Docx {
  static let mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

  static func read(_ zip: ZIPArchive) throws(ExtractError) -> Draft {
    var root = OfficeRelations(base: "")
    if let bytes = try zip.read("_rels/.rels") { XMLWalk.run(bytes, &root) }
    let main = root.target("officeDocument") ?? "word/document.xml"
    guard let body = try zip.read(main) else {
      throw ExtractError(place: zip.place, reason: .damaged("no \(main)"))
    }
    let folder = main.lastIndex(of: "/").map { String(main[..<$0]) } ?? ""
    let name = main.split(separator: "/").last.map(String.init) ?? main
    var relations = OfficeRelations(base: folder)
    if let bytes = try zip.read("\(folder)/_rels/\(name).rels") { XMLWalk.run(bytes, &relations) }

    var styles = DocxStyles()
    if let part = try zip.part(relations.target("styles")) { XMLWalk.run(part, &styles) }
    var notes = DocxNotes()
    for kind in ["footnotes", "endnotes"] {
      if let part = try zip.part(relations.target(kind)) { XMLWalk.run(part, &notes) }
    }
    var reader = DocxBody(
      flow: Flow(Draft(mediaType: mediaType)), styles: styles, notes: notes.notes)
    let complete = XMLWalk.run(body, &reader)
    reader.flow.unwind()
    var draft = reader.flow.draft
    if !complete { draft.warnings.append("\(main) is cut short or not well-formed") }
    var properties = OfficeProperties()
    if let part = try zip.part(root.target("core-properties") ?? "docProps/core.xml") {
      XMLWalk.run(part, &properties)
    }
    properties.fill(&draft)
    return draft
  }
}

/// A relationships part (OPC): targets by the last word of their type.
struct OfficeRelations: XMLHandler {
  let base: String
  private var targets: [String: String] = [:]
  private(set) var byID: [String: String] = [:]

  init(base: String) { self.base = base }

  mutating func start(_ name: String, _ element: XMLElement) {
    guard name == "Relationship", element["TargetMode"] != "External",
      let type = element["Type"], let target = element["Target"]
    else { return }
    let path = resolve(target)
    let word = type.split(separator: "/").last.map(String.init) ?? type
    targets[word] = targets[word] ?? path
    if let id = element["Id"] { byID[id] = path }
  }

  mutating func end(_ name: String) {}
  mutating func text(_ string: String) {}

  func target(_ type: String) -> String? { targets[type] }

  private func resolve(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = base.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      if step == ".." { _ = parts.popLast() } else if step != "." { parts.append(String(step)) }
    }
    return parts.joined(separator: "/")
  }
}

extension ZIPArchive {
  /// A part that may be missing from the package.
  func part(_ name: String?) throws(ExtractError) -> [UInt8]? {
    guard let name else { return nil }
    return try read(name)
  }
}
