import Model
import TestSupport
import Testing

@testable import Extract

@Suite struct HostilePageTests {
  @Test(
    "markup that would take the square of its size",
    arguments: [
      String(repeating: "<div>", count: 20_000), String(repeating: "<svg>", count: 10_000),
      String(repeating: "<table><tr><td>", count: 3_000),
      String(repeating: "<b><p>", count: 5_000),
      String(repeating: "<!--", count: 10_000), String(repeating: "<title>", count: 10_000),
      "<div " + (0..<60_000).map { "a\($0) " }.joined() + ">",
      String(repeating: "<font size=1>x<p>", count: 4_000), String(repeating: "<", count: 30_000),
    ])
  func bounded(markup: String) throws {
    let out = HTMLReader()(Array(("<html><body>" + markup + "<p>마지막 글").utf8))
    #expect(out.text.count <= markup.utf8.count + 100)
  }

  @Test("text below the deepest level stays, and the document says what was done")
  func deep() throws {
    let source = "<html><body>" + String(repeating: "<div>", count: 20_000) + "깊은 곳의 글"
    let out = HTMLReader()(Array(source.utf8))
    #expect(out.text.string == "깊은 곳의 글")
    #expect(out.warnings.count == 1)
  }

  @Test("tags beyond the limit are blanks, and the document says so")
  func many() throws {
    let source = "<html><body>" + String(repeating: "<p>a<b>c</b>", count: 200_000) + "<p>끝."
    let out = HTMLReader()(Array(source.utf8))
    #expect(out.text.string.hasSuffix("a c 끝."))
    #expect(out.warnings.count == 1)
  }

  @Test("mutated pages give text that keeps the promises", arguments: 0..<60)
  func mutated(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(page("<article>\(paragraphs)<ul><li>가<li>나</ul></article>").utf8)
    for _ in 0..<40 {
      let at = random.below(bytes.count)
      switch random.below(4) {
      case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.remove(at: at)
      case 2: bytes.insert(contentsOf: bytes[at..<min(at + 30, bytes.count)], at: at)
      default: bytes.insert(UInt8(ascii: "<"), at: at)
      }
    }
    Extractor()(bytes, source: "page") { result in
      guard case .success(let out) = result else { return }
      _ = blocks(out)
      #expect(String(validating: out.text.bytes, as: UTF8.self) != nil)
      #expect(TextCleaner.normalized(out.text.bytes) == out.text.bytes)
      #expect(!out.text.bytes.contains { $0 < 0x20 && $0 != 0x0A })
    }
  }
}
