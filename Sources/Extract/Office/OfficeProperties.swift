import Model

/// `docProps/core.xml` of OOXML files and `Contents/content.hpf` of HWPX files: who, when, what.
struct OfficeProperties: XMLHandler {
  private(set) var title: String?
  private(set) var authors: [String] = []
  private(set) var language: String?
  private(set) var created: String?
  private(set) var modified: String?
  private var buffer = ""
  /// `name` attribute of an HWPX `opf:meta`.
  private var meta: String?

  mutating func start(_ name: String, _ element: XMLElement) {
    buffer = ""
    meta = name == "meta" ? element["name"] : nil
  }

  mutating func text(_ string: String) { buffer += string }

  mutating func end(_ name: String) {
    let value = Draft.clean(buffer)
    buffer = ""
    guard !value.isEmpty else { return }
    switch meta ?? name {
    case "title": title = title ?? value
    case "creator": authors = value.split(separator: ";").map { Draft.clean(String($0)) }
    case "language": language = String(value.prefix(2)).lowercased()
    case "created", "CreatedDate": created = DateText.iso(value)
    case "modified", "ModifiedDate": modified = DateText.iso(value)
    default: break
    }
    meta = nil
  }

  /// Fills a draft. The day a file was last saved is the best guess at its publication: files are
  /// made from last year's file, so that the creation date is often years old.
  func fill(_ draft: inout Draft) {
    draft.authors = authors
    draft.published = modified ?? created
    draft.title = Title.choose(title, draft)
  }
}

/// Titles of office files and PDFs, whose metadata often names the template or the program.
enum Title {
  /// The metadata's title if the text's beginning has it, else the text's own heading.
  static func choose(_ metadata: String?, _ draft: Draft) -> String? {
    let blocks = draft.blocks.prefix(12)
    let wanted = metadata.map(letters) ?? []
    if let metadata, !wanted.isEmpty {
      let found = blocks.contains { letters(draft.text($0)).contains(wanted) }
      if found { return metadata }
    }
    if let heading = blocks.first(where: { $0.kind == .heading }) {
      let title = draft.text(heading)
      if title.utf8.count <= 300 { return title }
    }
    if let metadata, isPlausible(metadata) { return metadata }
    if let first = blocks.first, first.kind == .paragraph, blocks.count > 1 {
      let line = draft.text(first)
      let ends = line.unicodeScalars.last.map { ".!?。:".unicodeScalars.contains($0) } ?? true
      if line.utf8.count <= 200, !ends { return line }
    }
    return metadata
  }

  private static func letters(_ text: String) -> [UInt8] {
    Draft.clean(text).lowercased().utf8.filter { $0 != 0x20 }
  }

  /// File names, program names and numbers are no titles.
  static func isPlausible(_ title: String) -> Bool {
    let lower = title.lowercased()
    if lower.hasPrefix("microsoft ") || lower.hasPrefix("untitled") { return false }
    let suffixes = [
      ".doc", ".docx", ".hwp", ".hwpx", ".pdf", ".ppt", ".pptx", ".indd", ".tex", ".dvi",
    ]
    if suffixes.contains(where: lower.hasSuffix) { return false }
    return title.unicodeScalars.filter { $0.properties.isAlphabetic }.count >= 2
  }
}
