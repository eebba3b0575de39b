import Extract
import Model
import Testing

@Suite("Hangul 5")
struct HWPTests {
  private func record(_ tag: Int, _ level: Int, _ body: [UInt8]) -> [UInt8] {
    body.count < 0xFFF
      ? little(tag | level << 10 | body.count << 20, 4) + body
      : little(tag | level << 10 | 0xFFF << 20, 4) + little(body.count, 4) + body
  }

  private func units(_ text: String) -> [UInt8] { text.utf16.flatMap { little(Int($0), 2) } }

  /// A control of eight units, as it stands in the text.
  private func mark(_ code: Int) -> [UInt8] {
    little(code, 2) + [UInt8](repeating: 0, count: 12) + little(code, 2)
  }

  private func paragraph(_ level: Int, _ text: [UInt8], shape: Int = 0) -> [UInt8] {
    record(66, level, little(text.count / 2, 4) + little(0, 4) + little(shape, 2) + little(0, 12))
      + record(67, level + 1, text)
  }

  private func control(_ level: Int, _ id: String) -> [UInt8] {
    record(71, level, Array(id.utf8.reversed()) + little(0, 4))
  }

  private func list(_ level: Int) -> [UInt8] { record(72, level, little(1, 8)) }

  private func cell(_ level: Int, column: Int, row: Int) -> [UInt8] {
    record(72, level, little(1, 8) + little(column, 2) + little(row, 2) + little(0, 22))
  }

  private func file(
    _ sections: [[UInt8]], flags: Int = 0, info: [UInt8] = [], folder: String = "BodyText"
  ) -> [UInt8] {
    let name = Array("HWP Document File".utf8)
    let header =
      name + [UInt8](repeating: 0, count: 32 - name.count) + little(0x0500_0300, 4)
      + little(flags, 4)
    var streams: [(path: String, bytes: [UInt8])] = [("FileHeader", header), ("DocInfo", info)]
    for (index, section) in sections.enumerated() {
      streams.append(("\(folder)/Section\(index)", section))
    }
    return compoundFile(streams)
  }

  @Test("paragraphs, controls in the text, sections in order", arguments: [true, false])
  func text(packed: Bool) {
    var first = paragraph(
      0,
      units("수출") + mark(9) + units("동향") + little(10, 2) + units("2025") + little(24, 2)
        + units("12") + little(13, 2))
    first += paragraph(0, mark(3) + units("링크") + mark(4) + units(" 뒤"))
    let sections = [first, paragraph(0, units("둘째 구역이다."))].map { packed ? deflated($0) : $0 }
    let document = extract(file(sections, flags: packed ? 1 : 0)).documents.first
    #expect(
      document?.outline == ["paragraph: 수출 동향 2025-12", "paragraph: 링크 뒤", "paragraph: 둘째 구역이다."])
  }

  @Test("tables as rows, notes and text boxes after their paragraph, comments hidden")
  func controls() {
    var section = paragraph(0, units("본문") + mark(11) + mark(17) + units("이다."))
    section += control(1, "tbl ")
    section += record(77, 2, little(0, 8))
    for (row, texts) in [["품목", "금액"], ["메모리", "12억"]].enumerated() {
      for (column, text) in texts.enumerated() {
        section += cell(2, column: column, row: row) + paragraph(2, units(text))
      }
    }
    section += control(1, "fn  ") + list(2) + paragraph(2, units("각주다."))
    section +=
      control(1, "gso ") + record(76, 2, little(0, 8)) + list(3) + paragraph(3, units("상자"))
    section += control(1, "tcmt") + list(2) + paragraph(2, units("메모"))
    section += control(1, "head") + list(2) + paragraph(2, units("보도자료"))
    section += paragraph(0, units("다음 문단이다."))
    #expect(
      extract(file([section])).documents.first?.outline == [
        "paragraph: 본문이다.", "table: 품목 | 금액", "table: 메모리 | 12억", "paragraph: 각주다.",
        "paragraph: 상자", "caption: 보도자료", "paragraph: 다음 문단이다.",
      ])
  }

  @Test("outline levels of the paragraph shapes are headings")
  func headings() {
    let plain = record(25, 0, little(0, 4) + little(0, 20))
    let outline = record(25, 0, little(1 << 23 | 1 << 25, 4) + little(0, 20))
    let section = paragraph(0, units("개요"), shape: 1) + paragraph(0, units("본문이다."), shape: 0)
    #expect(
      extract(file([section], info: plain + outline)).documents.first?.outline
        == ["heading2: 개요", "paragraph: 본문이다."])
  }

  @Test(
    "locked files say how",
    arguments: [
      (2, "locked (password)"), (1 << 4, "locked (certificate or DRM)"),
      (4, "damaged (no ViewText/Section0)"),
    ])
  func locked(flags: Int, message: String) {
    let (documents, errors) = extract(
      file([paragraph(0, units("가"))], flags: flags), source: "a.hwp")
    #expect(documents.isEmpty)
    #expect(errors.map(\.description) == ["a.hwp: \(message)"])
  }

  @Test("a distribution document without its key says that it is locked")
  func distribution() {
    let bytes = file([paragraph(0, units("가"))], flags: 4, folder: "ViewText")
    #expect(
      extract(bytes, source: "a.hwp").errors.map(\.description) == [
        "a.hwp: locked (distribution document)"
      ])
  }

  @Test("Hangul 3 and other compound files are named")
  func others() {
    let old = Array("HWP Document File V3.00 \u{1A}".utf8) + [UInt8](repeating: 1, count: 200)
    #expect(
      extract(old, source: "a").errors.map(\.description) == [
        "a: a format that pagup doesn't read (Hangul 3)"
      ])
    let word = compoundFile([("WordDocument", [1])])
    #expect(
      extract(word, source: "a").errors.map(\.description) == [
        "a: a format that pagup doesn't read (Word 97)"
      ])
  }

  @Test("a record that runs over the end cuts the section, what came before is served")
  func cut() {
    let section =
      paragraph(0, units("첫 문단이다.")) + little(67 | 1 << 10 | 0xFFF << 20, 4) + little(1 << 20, 4)
    let document = extract(file([section])).documents.first
    #expect(document?.outline == ["paragraph: 첫 문단이다."])
    #expect(document?.warnings == ["BodyText/Section0 is cut short"])
  }

  @Test("every prefix of a file is an error or a document, never a crash")
  func prefixes() {
    let bytes = file([deflated(paragraph(0, units("첫 문단이다.")))], flags: 1)
    for count in stride(from: 1, to: bytes.count, by: 97) {
      let (documents, errors) = extract(Array(bytes.prefix(count)))
      #expect(documents.count + errors.count == 1)
    }
  }
}
