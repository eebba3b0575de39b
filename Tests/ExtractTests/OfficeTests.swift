import Extract
import Model
import Testing

@Suite("Word, PowerPoint and Hangul's XML")
struct OfficeTests {
  private func docx(_ body: String, notes: String = "", core: String = "") -> [UInt8] {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let relations = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="r1" Type="http://x/styles" Target="styles.xml"/>\
      <Relationship Id="r2" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>
      """
    let styles = """
      <w:styles \(w)><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>\
      <w:style w:type="paragraph" w:styleId="a"><w:name w:val="my own"/><w:basedOn w:val="1"/></w:style></w:styles>
      """
    return zip([
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      ("word/document.xml", Array("<w:document \(w)><w:body>\(body)</w:body></w:document>".utf8)),
      ("word/_rels/document.xml.rels", Array(relations.utf8)),
      ("word/styles.xml", Array(styles.utf8)),
      ("word/footnotes.xml", Array("<w:footnotes \(w)>\(notes)</w:footnotes>".utf8)),
      ("docProps/core.xml", Array("<coreProperties>\(core)</coreProperties>".utf8)),
    ])
  }

  private func p(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  private func cell(_ content: String) -> String { "<w:tc>\(content)</w:tc>" }

  @Test("headings by style, inherited styles, lists, tables as rows")
  func structure() {
    let body =
      p("반도체 수출 전망", "<w:pStyle w:val=\"1\"/>") + p("둘째 제목", "<w:pStyle w:val=\"a\"/>")
      + p("첫 항목", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr>")
      + "<w:tbl><w:tr>" + cell(p("품목")) + cell(p("금액")) + "</w:tr><w:tr>" + cell(p("메모리"))
      + cell(p("12억") + p("달러")) + "</w:tr></w:tbl>" + p("본문이다.")
    let document = extract(docx(body)).documents.first
    #expect(
      document?.outline == [
        "heading1: 반도체 수출 전망", "heading1: 둘째 제목", "list2: 첫 항목", "table: 품목 | 금액",
        "table: 메모리 | 12억 달러", "paragraph: 본문이다.",
      ])
    #expect(document?.title == "반도체 수출 전망")
  }

  @Test("a table that frames the text gives paragraphs")
  func frame() {
    let body = "<w:tbl><w:tr>" + cell(p("첫 문단이다.") + p("둘째 문단이다.")) + "</w:tr></w:tbl>"
    #expect(
      extract(docx(body)).documents.first?.outline == ["paragraph: 첫 문단이다.", "paragraph: 둘째 문단이다."])
  }

  @Test("notes follow their paragraph; text boxes once; deletions are gone")
  func nested() {
    let box =
      "<AlternateContent><Choice><txbxContent>\(p("상자"))</txbxContent></Choice>"
      + "<Fallback><txbxContent>\(p("상자"))</txbxContent></Fallback></AlternateContent>"
    let body =
      "<w:p><w:r><w:t>본문</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
      + "<w:del><w:r><w:delText>옛말</w:delText></w:r></w:del><w:r>\(box)</w:r>"
      + "<w:r><w:t xml:space=\"preserve\"> 끝.</w:t></w:r></w:p>"
    let notes = "<w:footnote w:id=\"2\">\(p("각주다."))</w:footnote>"
    #expect(
      extract(docx(body, notes: notes)).documents.first?.outline == [
        "paragraph: 본문 끝.", "paragraph: 각주다.", "paragraph: 상자",
      ])
  }

  @Test("the day of the last save is the date; a title that the text doesn't have gives way")
  func properties() {
    let core =
      "<title>Template 3</title><creator>김하나; 이두리</creator>"
      + "<created>2019-01-01T00:00:00Z</created><modified>2025-12-18T09:30:00Z</modified>"
    let body = p("수출 통계 발표", "<w:outlineLvl w:val=\"0\"/>") + p("본문이다.")
    let document = extract(docx(body, core: core)).documents.first
    #expect(document?.title == "수출 통계 발표")
    #expect(document?.authors == ["김하나", "이두리"])
    #expect(document?.published == "2025-12-18T09:30:00Z")
  }

  @Test("entities that explode are not expanded")
  func entities() {
    let levels = (1..<12).map {
      "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">"
    }
    let xml =
      "<!DOCTYPE d [<!ENTITY e0 \"lol\">\(levels.joined())]><w:document xmlns:w=\"w\"><w:body>"
      + "<w:p><w:r><w:t>a&e11;b</w:t></w:r></w:p></w:body></w:document>"
    let bytes = zip([
      ("[Content_Types].xml", Array("<Types/>".utf8)), ("word/document.xml", Array(xml.utf8)),
    ])
    let (documents, errors) = extract(bytes)
    #expect(documents.count + errors.count == 1)
    #expect((documents.first?.text.count ?? 0) < 1000)
  }

  @Test("an encrypted Word file is a compound file that says so")
  func encrypted() {
    let bytes = compoundFile([("EncryptedPackage", [1, 2, 3]), ("EncryptionInfo", [4])])
    let (documents, errors) = extract(bytes, source: "a.docx")
    #expect(documents.isEmpty)
    #expect(errors.map(\.description) == ["a.docx: locked (password)"])
  }

  @Test("slides in order, titles as headings, slide numbers left out")
  func slides() {
    func shape(_ kind: String, _ text: String) -> String {
      "<p:sp><p:nvSpPr><p:nvPr><p:ph type=\"\(kind)\"/></p:nvPr></p:nvSpPr><p:txBody>"
        + "<a:p><a:r><a:t>\(text)</a:t></a:r></a:p></p:txBody></p:sp>"
    }
    func slide(_ shapes: String) -> [UInt8] {
      Array("<p:sld xmlns:p=\"p\" xmlns:a=\"a\">\(shapes)</p:sld>".utf8)
    }
    let presentation =
      "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId2\"/>"
      + "<p:sldId id=\"257\" r:id=\"rId1\"/></p:sldIdLst></p:presentation>"
    let relations =
      "<Relationships><Relationship Id=\"rId1\" Type=\"x/slide\" Target=\"slides/slide1.xml\"/>"
      + "<Relationship Id=\"rId2\" Type=\"x/slide\" Target=\"slides/slide2.xml\"/></Relationships>"
    let bytes = zip([
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      ("ppt/presentation.xml", Array(presentation.utf8)),
      ("ppt/_rels/presentation.xml.rels", Array(relations.utf8)),
      ("ppt/slides/slide1.xml", slide(shape("body", "둘째 장"))),
      ("ppt/slides/slide2.xml", slide(shape("title", "첫 장") + shape("sldNum", "1"))),
    ])
    #expect(extract(bytes).documents.first?.outline == ["heading2: 첫 장", "paragraph: 둘째 장"])
  }

  @Test("HWPX: outline headings, tables, notes, headers once, formulas not")
  func hwpx() {
    let header =
      "<hh:head xmlns:hh=\"h\"><hh:paraPr id=\"4\"><hh:heading type=\"OUTLINE\" level=\"0\"/></hh:paraPr></hh:head>"
    func para(_ runs: String) -> String { "<hp:p><hp:run>\(runs)</hp:run></hp:p>" }
    func list(_ text: String) -> String {
      "<hp:subList>\(para("<hp:t>\(text)</hp:t>"))</hp:subList>"
    }
    let section =
      "<hs:sec xmlns:hs=\"s\" xmlns:hp=\"p\">"
      + para("<hp:ctrl><hp:header>\(list("보도자료"))</hp:header></hp:ctrl><hp:t>수출<hp:tab/>동향</hp:t>")
      + para(
        "<hp:t>본문</hp:t><hp:ctrl><hp:footNote>\(list("각주다."))</hp:footNote></hp:ctrl>"
          + "<hp:equation><hp:script>a over b</hp:script></hp:equation><hp:t>이다.</hp:t>")
      + para(
        "<hp:tbl><hp:tr><hp:tc>\(list("가"))</hp:tc><hp:tc>\(list("나"))</hp:tc></hp:tr></hp:tbl>")
      + "</hs:sec>"
    let bytes = zip([
      ("mimetype", Array("application/hwp+zip".utf8)),
      ("Contents/header.xml", Array(header.utf8)),
      ("Contents/section0.xml", Array(section.utf8)),
    ])
    #expect(
      extract(bytes).documents.first?.outline == [
        "paragraph: 수출 동향", "caption: 보도자료", "paragraph: 본문이다.", "paragraph: 각주다.",
        "table: 가 | 나",
      ])
  }
}
