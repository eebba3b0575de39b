/// The pages that `pdftotext -bbox-layout` prints: blocks of lines with their boxes, in reading order.
///
/// Coordinates are points (1/72 inch) from the upper left corner.
struct PDFLayout: XMLHandler {
  struct Line {
    var text: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    /// Lines of one block have the same number.
    var block: Int
    var height: Double { bottom - top }
  }

  struct Page {
    var width: Double
    var height: Double
    var lines: [Line] = []
  }

  private(set) var pages: [Page] = []
  private var line: Line?
  private var word: String?
  private var blocks = 0

  mutating func start(_ name: String, _ element: XMLElement) {
    func number(_ key: String) -> Double { element[key].flatMap { Double($0) } ?? 0 }
    switch name {
    case "page": pages.append(Page(width: number("width"), height: number("height")))
    case "block": blocks += 1
    case "line":
      line = Line(
        text: "", left: number("xMin"), right: number("xMax"), top: number("yMin"),
        bottom: number("yMax"), block: blocks)
    case "word": word = ""
    default: break
    }
  }

  mutating func text(_ string: String) {
    word?.append(string)
  }

  mutating func end(_ name: String) {
    switch name {
    case "word":
      let clean = Draft.clean(word ?? "")
      word = nil
      guard !clean.isEmpty else { return }
      if line?.text.isEmpty == false { line?.text.append(" ") }
      line?.text.append(clean)
    case "line":
      if let line, !line.text.isEmpty, !pages.isEmpty { pages[pages.count - 1].lines.append(line) }
      line = nil
    default: break
    }
  }
}
