import Model

/// Makes paragraphs and headings of the lines of a PDF file.
struct PDFText {
  private var pages: [PDFLayout.Page]
  /// The usual height of a line, in points.
  private let bodyHeight: Double
  private let joiner: LineJoiner

  init(_ pages: [PDFLayout.Page]) {
    self.pages = RunningHeads(pages).removed()
    bodyHeight = Self.usualHeight(self.pages)
    joiner = LineJoiner(self.pages.flatMap { $0.lines.map(\.text) })
  }

  private struct Paragraph {
    var text: String
    var height: Double
    var lines: Int
    /// Of its last line.
    var isFull: Bool
  }

  func write(to draft: inout Draft) {
    var open: Paragraph?
    func flush() {
      guard let paragraph = open else { return }
      open = nil
      let kind = kind(paragraph)
      draft.add(kind.kind, level: kind.level, paragraph.text)
    }
    for page in pages {
      var at = 0
      while at < page.lines.count {
        var end = at
        while end < page.lines.count, page.lines[end].block == page.lines[at].block { end += 1 }
        let block = Array(page.lines[at..<end])
        let left = block.map(\.left).min() ?? 0
        let right = block.map(\.right).max() ?? 0
        for (index, line) in block.enumerated() {
          let previous = index > 0 ? block[index - 1] : nil
          if let paragraph = open, continues(paragraph, line, previous, left, right) {
            open?.text = joiner.join(paragraph.text, line.text)
            open?.lines += 1
          } else {
            flush()
            open = Paragraph(text: line.text, height: line.height, lines: 1, isFull: false)
          }
          open?.isFull = line.right > right - 2.5 * line.height || block.count == 1
        }
        at = end
      }
    }
    flush()
  }

  /// True when a line goes on with the paragraph before it.
  private func continues(
    _ paragraph: Paragraph, _ line: PDFLayout.Line, _ previous: PDFLayout.Line?, _ left: Double,
    _ right: Double
  ) -> Bool {
    if abs(line.height - paragraph.height) > 0.18 * paragraph.height { return false }
    if Self.isItem(line.text) { return false }
    let ends = Self.endsSentence(paragraph.text)
    guard let previous else {
      // Across columns and pages only what is plainly cut: a long, full line without an end.
      return !ends && paragraph.isFull && paragraph.lines > 1 && Self.beginsInside(line.text)
    }
    let gap = line.top - previous.bottom
    if gap > 0.9 * line.height { return false }
    // Another line on the same height is another column or cell.
    if line.top < previous.bottom - 0.5 * line.height { return true }
    let isIndented =
      line.left > left + 0.7 * line.height && previous.left < left + 0.5 * line.height
    if ends && (isIndented || !paragraph.isFull) { return false }
    return paragraph.isFull || !ends && Self.beginsInside(line.text)
  }

  private func kind(_ paragraph: Paragraph) -> (kind: Block.Kind, level: Int) {
    if Self.isItem(paragraph.text) { return (.list, 1) }
    let ratio = bodyHeight > 0 ? paragraph.height / bodyHeight : 1
    if ratio > 1.15, paragraph.lines <= 3, paragraph.text.utf8.count <= 240,
      !Self.endsSentence(paragraph.text),
      paragraph.text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    {
      return (.heading, ratio > 1.5 ? 1 : 2)
    }
    return (.paragraph, 0)
  }

  /// The height most characters have.
  private static func usualHeight(_ pages: [PDFLayout.Page]) -> Double {
    var weight: [Int: Int] = [:]
    for page in pages {
      for line in page.lines { weight[Int(line.height * 2), default: 0] += line.text.utf8.count }
    }
    let best = weight.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best.map { (Double($0.key) + 0.5) / 2 } ?? 0
  }

  static func endsSentence(_ text: String) -> Bool {
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, "\"'”’)]」』》".unicodeScalars.contains(last) {
      scalars.removeLast()
    }
    return scalars.last.map { ".!?。:;".unicodeScalars.contains($0) } ?? true
  }

  /// A line that begins in the middle of a sentence: a small letter, Hangul, a digit or a bracket.
  private static func beginsInside(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return first.properties.isLowercase || (0xAC00...0xD7A3).contains(first.value)
      || (0x30...0x39).contains(first.value) || "([“‘\"'".unicodeScalars.contains(first)
  }

  /// The marks that Korean and English papers set before points.
  private static func isItem(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars.prefix(5))
    guard let first = scalars.first else { return false }
    if "•‣◦○●□■◆◇▪▫▶▷►※∙·ㅇ❍➢➤✓☐☒".unicodeScalars.contains(first) { return true }
    guard scalars.count > 2 else { return false }
    if first == "-" || first == "–" { return scalars[1] == " " }
    guard let mark = scalars.dropFirst().first(where: { !(0x30...0x39).contains($0.value) }) else {
      return false
    }
    let isNumber = (0x30...0x39).contains(first.value)
    return isNumber && (mark == ")" || mark == ".") && scalars.contains(" ")
      && scalars.firstIndex(of: " ") == scalars.firstIndex(of: mark).map { $0 + 1 }
  }
}

/// Finds what stands at the top and bottom of page after page: running heads, footers, page numbers.
struct RunningHeads {
  private let pages: [PDFLayout.Page]
  /// Share of the page's height that is margin.
  private static let margin = 0.12

  init(_ pages: [PDFLayout.Page]) { self.pages = pages }

  func removed() -> [PDFLayout.Page] {
    guard pages.count > 1 else { return pages }
    var seen: [String: Int] = [:]
    for page in pages {
      for key in Set(page.lines.filter { isMarginal($0, page) }.map { key($0, page) }) {
        seen[key, default: 0] += 1
      }
    }
    let enough = pages.count <= 3 ? 2 : max(3, pages.count / 8)
    return pages.map { page in
      var kept = page
      kept.lines.removeAll { line in
        guard isMarginal(line, page) else { return false }
        return seen[key(line, page), default: 0] >= enough || Self.isPageNumber(line.text)
      }
      return kept
    }
  }

  private func isMarginal(_ line: PDFLayout.Line, _ page: PDFLayout.Page) -> Bool {
    line.bottom < page.height * Self.margin || line.top > page.height * (1 - Self.margin)
  }

  /// The text with numbers as `#` and its height on the page; odd and even pages differ in place.
  private func key(_ line: PDFLayout.Line, _ page: PDFLayout.Page) -> String {
    var shape = ""
    var inNumber = false
    for scalar in line.text.unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        if !inNumber { shape += "#" }
        inNumber = true
      } else {
        inNumber = false
        shape.unicodeScalars.append(scalar)
      }
    }
    return "\(Int(line.top / 6)) \(shape)"
  }

  private static let pageWords = Set(CueTable.words("line-words", "page"))

  /// `3`, `- 3 -`, `3/12`, `iv`, `Page 3 of 12`, `3쪽`.
  static func isPageNumber(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard !words.isEmpty, words.count <= 4, text.utf8.count <= 24 else { return false }
    return words.allSatisfy { word in
      word.utf8.allSatisfy { (0x30...0x39).contains($0) } || word.allSatisfy { "ivxl".contains($0) }
        || pageWords.contains(String(word))
        || word.hasSuffix("쪽") && word.dropLast().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
