import Model
import Testing

@testable import Extract

@Suite("PDF")
struct PDFTests {
  /// A PDF file of pages of lines; `y` from the bottom in points.
  private func pdf(_ pages: [[(size: Int, x: Int, y: Int, text: String)]], info: String = "")
    -> [UInt8]
  {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count \(pages.count) /Kids [\(pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " "))] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for (index, lines) in pages.enumerated() {
      let stream = lines.map { "BT /F1 \($0.size) Tf \($0.x) \($0.y) Td (\($0.text)) Tj ET" }
        .joined(separator: "\n")
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents \(5 + 2 * index) 0 R >>"
      )
      objects.append("<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
    }
    return file(objects, info: info)
  }

  /// The first object is the catalog; an information dictionary is added at the end.
  private func file(_ objects: [String], info: String = "") -> [UInt8] {
    let objects = objects + ["<< \(info) >>"]
    var out = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(out.utf8.count)
      out += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = out.utf8.count
    out += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      out += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    out +=
      "trailer << /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(out.utf8)
  }

  private let body = [
    "The ministry said on Thursday that exports of memory chips rose by a",
    "third in the first half of the year, and that it expects a further in-",
    "crease in the second half. The plan holds for three years.",
  ]

  private func page(_ number: Int) -> [(size: Int, x: Int, y: Int, text: String)] {
    [(9, 60, 810, "Ministry of Trade, press release")]
      + body.enumerated().map { (11, 60, 700 - 14 * $0.offset, $0.element) }
      + [(9, 290, 30, "- \(number) -")]
  }

  @Test("lines become paragraphs, hyphens go, running heads and page numbers are left out")
  func paragraphs() {
    let first: [(size: Int, x: Int, y: Int, text: String)] = [(20, 60, 760, "Chip exports rise")]
    let bytes = pdf(
      [first + page(1), page(2), page(3)],
      info: "/Title (Chip exports rise) /Author (Ann) /CreationDate (D:20251218093000+09'00')")
    let document = extract(bytes).documents.first
    #expect(document?.title == "Chip exports rise")
    #expect(document?.authors == ["Ann"])
    #expect(document?.published?.hasPrefix("2025-12-18") == true)
    #expect(document?.outline.first == "heading1: Chip exports rise")
    #expect(document?.text.string.contains("a further increase in the second half.") == true)
    #expect(document?.text.string.contains("press release") == false)
    #expect(document?.text.string.contains("- 2 -") == false)
    #expect(document?.blocks.count == 4)
  }

  @Test("broken files are damaged, pages are capped", arguments: [40, 200, 500])
  func broken(count: Int) {
    let bytes = pdf([page(1)])
    let (documents, errors) = extract(Array(bytes.prefix(count)), source: "a.pdf")
    #expect(documents.count + errors.count == 1)
    var extractor = Extractor()
    extractor.limits.pages = 1
    #expect(
      extract(pdf([page(1), page(2)]), source: "a.pdf", extractor).errors.map(\.description)
        == ["a.pdf: pages over the limit (2, 1)"])
  }

  @Test("a page that takes the tool forever ends at the time limit, and costs itself alone")
  func endless() {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >> /Contents 4 0 R >>",
      "<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    // Each form draws the next a hundred times: 10^24 in all.
    let calls = String(repeating: "/F Do ", count: 100)
    for next in 6..<18 {
      objects.append(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F \(next) 0 R >> >> /Length \(calls.utf8.count) >>\nstream\n\(calls)\nendstream"
      )
    }
    objects.append(
      "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 3 >>\nstream\nq Q\nendstream")
    var extractor = Extractor()
    extractor.limits.childSeconds = 6
    let archive = tar([("endless.pdf", file(objects)), ("good.pdf", pdf([page(1)]))])
    let (documents, errors) = extract(archive, source: "t.tar", extractor)
    #expect(documents.map(\.source) == ["t.tar!/good.pdf"])
    #expect(errors.count == 1)
    // Whichever clock is the first to run out.
    let message = errors.first?.description ?? ""
    #expect(
      message == "t.tar!/endless.pdf: processor seconds of pdftotext over the limit (3, 3)"
        || message == "t.tar!/endless.pdf: seconds of pdftotext over the limit (6, 6)")
  }

  @Test(
    "a tool that waits is ended with all that it started",
    arguments: ["sleep 60", "sleep 60 & wait", "exec >&- 2>&-; sleep 60", "trap '' TERM; sleep 60"])
  func waiting(script: String) {
    var limits = Limits()
    limits.childSeconds = 1
    do throws(ChildProcess.Failure) {
      let output = try ChildProcess(limits: limits).run(["sh", "-c", script], input: [])
      Issue.record("status \(output.status)")
    } catch {
      if case .overTime = error { return }
      Issue.record("\(error)")
    }
  }

  @Test("a tool that prints without end is ended at the limit")
  func output() {
    var limits = Limits()
    limits.childOutput = 1 << 20
    do throws(ChildProcess.Failure) {
      let output = try ChildProcess(limits: limits).run(["yes"], input: [])
      Issue.record("status \(output.status)")
    } catch {
      if case .overOutput = error { return }
      Issue.record("\(error)")
    }
  }

  @Test("a file with a password is locked")
  func password() {
    let encryption =
      "/Encrypt << /Filter /Standard /V 1 /R 2 /O <\(String(repeating: "41", count: 32))> /U <\(String(repeating: "42", count: 32))> /P -4 >>"
    let text = String(decoding: pdf([page(1)]), as: UTF8.self)
      .replacing("/Root 1 0 R", with: "/Root 1 0 R /ID [<00> <00>] \(encryption)")
    let (documents, errors) = extract(Array(text.utf8), source: "a.pdf")
    #expect(documents.isEmpty)
    #expect(errors.map(\.description) == ["a.pdf: locked (password)"])
  }

  @Test("a tool that needs more memory than it may have fails alone")
  func memory() {
    var extractor = Extractor()
    extractor.limits.childMemory = 8 << 20
    let (documents, errors) = extract(pdf([page(1)]), source: "a.pdf", extractor)
    #expect(documents.isEmpty)
    #expect(errors.first?.description.hasPrefix("a.pdf: ") == true)
  }
}
