import Extract
import Model
import TestSupport
import Testing

@Suite("damaged input")
struct TruncationTests {
  @Test("whatever the bytes, text is UTF-8 without control characters and blocks are in order")
  func promises() {
    let mail = Array(
      "From: a@b.kr\nSubject: s\nContent-Type: multipart/mixed; boundary=o\n\n--o\n\nOne.\n--o\nContent-Type: text/html\n\n<p>Two.\n--o--\n"
        .utf8)
    let feed = Array(
      "<rss><channel><item><title>A</title><description>&lt;p&gt;b.</description></item></channel></rss>"
        .utf8)
    let archive = zip([("a.txt", Array("본문이다.".utf8)), ("m.eml", mail), ("f.xml", feed)])
    let files = [mail, feed, archive, tar([("a.zip", archive)]), deflated(archive, window: 31)]
    var random = SeededGenerator(seed: 2025)
    for _ in 0..<80 {
      var bytes = files[random.below(files.count)]
      for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      if random.below(3) == 0 { bytes = Array(bytes.prefix(random.below(bytes.count) + 1)) }
      for document in extract(bytes).documents {
        let text = document.text.bytes
        #expect(String(validating: text, as: UTF8.self) != nil)
        #expect(!text.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F })
        var end = 0
        for block in document.blocks {
          #expect(
            Int(block.span.start) >= end && block.span.end > block.span.start
              && block.span.end <= text.count)
          end = Int(block.span.end)
        }
      }
    }
  }
}
