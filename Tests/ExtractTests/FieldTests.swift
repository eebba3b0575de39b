import Extract
import Model
import Testing

@Suite("JSON, JSON Lines and CSV")
struct FieldTests {
  @Test(
    "an object, a list, and a list within an object",
    arguments: [
      ("{\"title\":\"제목\",\"content\":\"본문이다.\",\"date\":\"2025-12-18\"}", ["f"]),
      ("[{\"title\":\"제목\",\"body\":\"본문이다.\",\"pubDate\":\"2025-12-18\"}]", ["f#1"]),
      ("{\"total\":1,\"items\":[{\"제목\":\"제목\",\"본문\":\"본문이다.\",\"일자\":\"20251218\"}]}", ["f#1"]),
      (
        "{\"title\":\"제목\",\"text\":\"본문이다.\",\"timestamp\":1766016000}\n{\"text\":\"둘.\"}\n",
        ["f#1", "f#2"]
      ),
    ])
  func json(text: String, sources: [String]) {
    let (documents, errors) = extract(Array(text.utf8), source: "f")
    #expect(errors.isEmpty)
    #expect(documents.map(\.source) == sources)
    #expect(documents.first?.title == "제목")
    #expect(documents.first?.text.string == "본문이다.")
    #expect(documents.first?.published == "2025-12-18")
  }

  @Test("CSV with quotes, line breaks in fields, other separators", arguments: [",", ";", "\t"])
  func csv(separator: String) {
    let text =
      "제목\(separator)본문\(separator)언론사\n\"가 \"\"나\"\"\"\(separator)\"첫 줄이다.\n둘째 줄이다.\"\(separator)신문\n"
    let (documents, errors) = extract(Array(text.utf8), source: "t.csv")
    #expect(errors.isEmpty)
    #expect(documents.map(\.source) == ["t.csv#1"])
    #expect(documents.first?.title == "가 \"나\"")
    #expect(documents.first?.publisher == "신문")
    #expect(documents.first?.text.string.contains("둘째 줄이다.") == true)
  }

  @Test("names of the user's own stand before the usual ones")
  func mapping() {
    var extractor = Extractor()
    extractor.fields.text = ["story"]
    extractor.fields.title = ["hed"]
    let text = "{\"hed\":\"T\",\"story\":\"The story.\",\"text\":\"boilerplate\"}"
    let document = extract(Array(text.utf8), extractor).documents.first
    #expect(document?.title == "T")
    #expect(document?.text.string == "The story.")
  }

  @Test("a bad line costs only itself")
  func lines() {
    let text = "{\"text\":\"One.\"}\n{\"text\":\n{\"other\":1}\n{\"text\":\"Two.\"}\n"
    let (documents, errors) = extract(Array(text.utf8), source: "f")
    #expect(documents.map(\.source) == ["f#1", "f#4"])
    #expect(errors.map(\.place) == ["f#2", "f#3"])
  }

  @Test("text that begins with a bracket is text")
  func brackets() {
    let document = extract(Array("[서울=가나통신] 수출이 늘었다.\n둘째 줄이다.".utf8)).documents.first
    #expect(document?.mediaType == "text/plain")
  }
}
