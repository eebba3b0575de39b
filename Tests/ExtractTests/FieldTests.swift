import Extract
import Glibc
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

  @Test(
    "names with dots go into objects and lists; keys with dots go first",
    arguments: [
      (["article.body"], "{\"article\":{\"body\":\"Deep.\"}}", "Deep."),
      (["Article.Body"], "{\"article\":{\"body\":\"Deep.\"}}", "Deep."),
      (["dc.text"], "{\"dc.text\":\"Flat.\",\"dc\":{\"text\":\"Deep.\"}}", "Flat."),
      (["parts.text"], "{\"parts\":[{\"text\":\"One.\"},{\"text\":\"Two.\"}]}", "One.\nTwo."),
      (["parts.1.text"], "{\"parts\":[{\"text\":\"One.\"},{\"text\":\"Two.\"}]}", "Two."),
      (["a.b", "c"], "{\"a\":{},\"c\":\"Second choice.\"}", "Second choice."),
      (["a.b"], "[{\"a\":{\"b\":\"In a list.\"}}]", "In a list."),
    ])
  func paths(names: [String], json: String, expected: String) {
    var extractor = Extractor()
    extractor.fields.text = names
    let (documents, errors) = extract(Array(json.utf8), extractor)
    #expect(errors.isEmpty)
    #expect(documents.map(\.text.string) == [expected])
  }

  @Test("every field can be named, in JSON, JSON Lines and CSV")
  func everyField() {
    var fields = FieldNames()
    let known = FieldNames.keys.map { fields.set($0, ["my.\($0)"]) }
    #expect(known.allSatisfy { $0 })
    let isKnown = fields.set("colour", ["x"])
    #expect(!isKnown)
    var extractor = Extractor()
    extractor.fields = fields
    let values = [
      ("id", "K-1"), ("title", "T"), ("text", "The text."), ("published", "2025-12-18"),
      ("url", "https://a.kr/1"), ("publisher", "P"), ("authors", "A"), ("language", "en-GB"),
    ]
    let members = values.map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",")
    let inputs = [
      "{\"my\":{\(members)}}", "{\"my\":{\(members)}}\n{\"my\":{\(members)}}\n",
      values.map { "my.\($0.0)" }.joined(separator: ",") + "\n"
        + values.map(\.1).joined(separator: ",") + "\n",
    ]
    for input in inputs {
      let document = extract(Array(input.utf8), extractor).documents.first
      #expect(document?.id == "K-1")
      #expect(document?.title == "T")
      #expect(document?.text.string == "The text.")
      #expect(document?.published == "2025-12-18")
      #expect(document?.url == "https://a.kr/1")
      #expect(document?.publisher == "P")
      #expect(document?.authors == ["A"])
      #expect(document?.language == "en")
    }
  }

  @Test(
    "an id of the source's own counts once in a file",
    arguments: [
      "[{\"id\":\"7\",\"text\":\"One.\"},{\"id\":\"8\",\"text\":\"Two.\"},{\"id\":\"7\",\"text\":\"Three.\"}]",
      "{\"id\":7,\"text\":\"One.\"}\n{\"id\":8,\"text\":\"Two.\"}\n{\"id\":7,\"text\":\"Three.\"}\n",
      "id,text\n7,One.\n8,Two.\n7,Three.\n",
    ])
  func sameID(input: String) {
    var extractor = Extractor()
    extractor.fields.id = ["id"]
    let (documents, errors) = extract(Array(input.utf8), extractor)
    #expect(errors.isEmpty)
    #expect(documents.map(\.text.string) == ["One.", "Two.", "Three."])
    #expect(documents.prefix(2).map(\.id) == ["7", "8"])
    #expect(documents.last?.id.hasPrefix("sha256:") == true)
    #expect(
      documents.last?.warnings == ["another document has the id 7: known by its content instead"])
  }

  @Test("a field that isn't there is named in the error")
  func missing() {
    var extractor = Extractor()
    extractor.fields.text = ["story.body"]
    let errors = extract(Array("{\"text\":\"x\"}".utf8), source: "f", extractor).errors
    #expect(
      errors.map(\.description) == [
        "f: a format that pagup doesn't read (JSON without a field of text: looked for story.body)"
      ]
    )
  }

  @Test(
    "a line that is no object costs only itself, read at once or line by line",
    arguments: [
      ("{\"text\":\"One.\"}\n{\"text\":\n{\"other\":1}\n{\"text\":\"Two.\"}\n", [1, 4], [2, 3]),
      (
        "{\"text\":\"One.\"}\n[1,2]\n\"words\"\n42\n\nnull\n{\"text\":\"Two.\"}\n", [1, 7],
        [2, 3, 4, 6]
      ),
      ("{\"text\":\"One.\"}\nNothing but words.\n", [1], [2]),
      ("[1,2]\n{\"text\":\"Two.\"}\n", [2], [1]),
    ])
  func lines(text: String, documents: [Int], errors: [Int]) throws {
    for read in [extract(Array(text.utf8), source: "f"), try streamed(Array(text.utf8))] {
      #expect(read.documents.map(\.source) == documents.map { "f#\($0)" })
      #expect(read.errors.map(\.place) == errors.map { "f#\($0)" })
    }
  }

  @Test("a first line longer than what is looked at is one line of many")
  func longFirstLine() throws {
    let text = String(repeating: "수출이 늘었다. ", count: 1 << 16)
    let (documents, errors) = try streamed(
      Array("{\"text\":\"\(text)\"}\n{\"text\":\"Two.\"}\n[]\n".utf8))
    #expect(documents.map(\.source) == ["f#1", "f#2"])
    #expect(errors.map(\.place) == ["f#3"])
  }

  /// Reads bytes as a file is read, item by item.
  private func streamed(
    _ bytes: [UInt8]
  ) throws -> (documents: [Document], errors: [ExtractError]) {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    rewind(file)
    var documents: [Document] = []
    var errors: [ExtractError] = []
    func take(_ result: Result<Document, ExtractError>) {
      switch result {
      case .success(let document): documents.append(document)
      case .failure(let error): errors.append(error)
      }
    }
    let extractor = Extractor()
    extractor.items(descriptor: fileno(file), source: "f") {
      switch $0 {
      case .success(let item): extractor(item, take)
      case .failure(let error): errors.append(error)
      }
    }
    return (documents, errors)
  }

  @Test("text that begins with a bracket is text")
  func brackets() {
    let document = extract(Array("[서울=가나통신] 수출이 늘었다.\n둘째 줄이다.".utf8)).documents.first
    #expect(document?.mediaType == "text/plain")
  }
}
