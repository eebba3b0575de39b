import Extract
import Model
import Testing

@Suite("web archives")
struct WARCTests {
  private let page =
    "<html><head><title>T</title></head><body><article><p>The factory will open in March. It makes chips.</p></article></body></html>"

  private func record(
    _ type: String, _ block: [UInt8], url: String = "http://a.kr/1", fields: String = ""
  ) -> [UInt8] {
    Array(
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\n\(fields)Content-Length: \(block.count)\r\n\r\n"
        .utf8)
      + block + [0x0D, 0x0A, 0x0D, 0x0A]
  }

  private func answer(_ body: [UInt8], _ fields: String = "", status: Int = 200) -> [UInt8] {
    Array("HTTP/1.1 \(status) OK\r\nContent-Type: text/html; charset=utf-8\r\n\(fields)\r\n".utf8)
      + body
  }

  @Test("answers are documents, requests and errors are not", arguments: [false, true])
  func records(packed: Bool) {
    let body = Array(page.utf8)
    let records = [
      record("warcinfo", Array("software: x\r\n".utf8)), record("response", answer(body)),
      record("request", Array("GET / HTTP/1.1\r\n\r\n".utf8)),
      record("response", answer(body, status: 404), url: "http://a.kr/2"),
      record(
        "resource", Array("Plain text of a resource.".utf8), url: "http://a.kr/3",
        fields: "Content-Type: text/plain\r\n"),
      record(
        "response", Array("1.2.3.4".utf8), url: "dns:a.kr", fields: "Content-Type: text/dns\r\n"),
    ]
    let bytes = records.flatMap { packed ? deflated($0, window: 31) : $0 }
    let (documents, errors) = extract(bytes, source: "w")
    #expect(errors.isEmpty)
    #expect(documents.map(\.source) == ["w#2", "w#5"])
    #expect(documents.map(\.url) == ["http://a.kr/1", "http://a.kr/3"])
    #expect(documents.first?.text.string.contains("The factory will open in March.") == true)
  }

  @Test(
    "bodies in chunks, packed, or only said to be",
    arguments: ["chunked", "gzip", "deflate", "both", "neither"])
  func bodies(kind: String) {
    let body = Array(page.utf8)
    func chunks(_ bytes: [UInt8]) -> [UInt8] {
      let head = Array(bytes.prefix(50))
      let rest = Array(bytes.dropFirst(50))
      return Array("32\r\n".utf8) + head
        + Array("\r\n\(String(rest.count, radix: 16));x=y\r\n".utf8) + rest
        + Array("\r\n0\r\n\r\n".utf8)
    }
    let block =
      switch kind {
      case "chunked": answer(chunks(body), "Transfer-Encoding: chunked\r\n")
      case "gzip": answer(deflated(body, window: 31), "Content-Encoding: gzip\r\n")
      case "deflate": answer(deflated(body), "Content-Encoding: deflate\r\n")
      case "both":
        answer(
          chunks(deflated(body, window: 31)),
          "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")
      default: answer(body, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")
      }
    let (documents, errors) = extract(record("response", block))
    #expect(errors.isEmpty)
    #expect(
      documents.first?.text.string.contains("The factory will open in March. It makes chips.")
        == true)
  }

  @Test("an archive cut short serves what came before")
  func cut() {
    let whole = record("response", answer(Array(page.utf8)))
    let (documents, errors) = extract(whole + Array(whole.prefix(150)), source: "w")
    #expect(documents.count == 1)
    #expect(errors.first?.place.hasPrefix("w") == true)
    #expect(errors.count == 1)
  }

  @Test("ARC, the older format")
  func arc() {
    let block = answer(Array(page.utf8))
    let info = Array("1 0 x\n".utf8)
    var bytes =
      Array("filedesc://x.arc 0.0.0.0 20251218000000 text/plain \(info.count)\n".utf8) + info + [
        0x0A
      ]
    bytes +=
      Array("http://a.kr/1 1.2.3.4 20251218000000 text/html \(block.count)\n".utf8) + block + [0x0A]
    let (documents, errors) = extract(bytes, source: "a")
    #expect(errors.isEmpty)
    #expect(documents.map(\.url) == ["http://a.kr/1"])
  }
}
