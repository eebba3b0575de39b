import Extract
import Model
import Testing

@Suite("archives")
struct ArchiveTests {
  private let note = Array("첫째 문서의 본문이다. 두 문장이 있다.".utf8)
  private let other = Array("A second document. It has two sentences.".utf8)

  @Test("members of a ZIP file are documents of their own", arguments: [true, false])
  func zipMembers(packed: Bool) {
    let bytes = zip([("a/note.txt", note), ("b.md", other)], packed: packed)
    let (documents, errors) = extract(bytes, source: "in.zip")
    #expect(errors.isEmpty)
    #expect(documents.map(\.source) == ["in.zip!/a/note.txt", "in.zip!/b.md"])
    #expect(documents.first?.text.bytes == note)
  }

  @Test("an archive in an archive")
  func archiveInArchive() {
    let inner = zip([("a.txt", note)], packed: false)
    let (documents, errors) = extract(tar([("x.zip", inner)]), source: "t.tar")
    #expect(errors.isEmpty)
    #expect(documents.map(\.source) == ["t.tar!/x.zip!/a.txt"])
  }

  @Test("a member that is locked costs only itself")
  func locked() {
    let bytes = zip([("a.txt", note)], flags: 1)
    let (documents, errors) = extract(bytes, source: "in.zip")
    #expect(documents.isEmpty)
    #expect(errors.map(\.description) == ["in.zip!/a.txt: locked (password)"])
  }

  @Test("a ZIP file cut short says so", arguments: [10, 60, 200])
  func cutZip(left: Int) {
    let bytes = zip([("a.txt", note), ("b.txt", other)], packed: false)
    let (documents, errors) = extract(Array(bytes.prefix(left)), source: "in.zip")
    #expect(documents.isEmpty)
    #expect(errors.first?.description.hasPrefix("in.zip: damaged (") == true)
  }

  @Test("a bomb is not blown up: total, ratio and declared size are capped")
  func bomb() {
    let packed = extract(
      zip([("0.txt", [UInt8](repeating: 0x20, count: 12 << 20))]), source: "bomb.zip")
    #expect(
      packed.errors.map(\.description) == [
        "bomb.zip!/0.txt: unpacked bytes over the limit (\(12 << 20), \(8 << 20))"
      ])
    let zeros = [UInt8](repeating: 0x20, count: 2 << 20)
    var extractor = Extractor()
    extractor.limits.unpackedBytes = 5 << 20
    let total = extract(
      zip((0..<4).map { ("\($0).txt", zeros) }), source: "bomb.zip", extractor)
    #expect(total.documents.isEmpty)
    #expect(
      total.errors.contains { $0.description.hasPrefix("bomb.zip: unpacked bytes over the limit") })

    extractor.limits.documentBytes = 1 << 20
    let one = extract(zip([("0.txt", zeros)]), source: "bomb.zip", extractor)
    #expect(
      one.errors.map(\.description) == [
        "bomb.zip!/0.txt: unpacked bytes over the limit (\(2 << 20), \(1 << 20))"
      ])
  }

  @Test("archives within archives end at the cap")
  func nesting() {
    var bytes = note
    for level in 0..<9 { bytes = zip([("\(level).zip", bytes)], packed: false) }
    let (documents, errors) = extract(bytes, source: "in.zip")
    #expect(documents.isEmpty)
    #expect(errors.count == 1)
    #expect(errors.first?.description.hasSuffix("nesting over the limit (7, 6)") == true)
  }

  @Test("tar, packed or not, with CP949 names")
  func tarMembers() {
    let archive = tar([("폴더/공지.txt", note), ("b.txt", other)])
    for bytes in [archive, deflated(archive, window: 31)] {
      let (documents, errors) = extract(bytes, source: "in.tar")
      #expect(errors.isEmpty)
      #expect(documents.map(\.source) == ["in.tar!/폴더/공지.txt", "in.tar!/b.txt"])
    }
  }

  @Test("a tar archive cut short serves what came before")
  func cutTar() {
    let archive = Array(tar([("a.txt", note), ("b.txt", other)]).prefix(512 * 3 + 10))
    let (documents, errors) = extract(archive, source: "in.tar")
    #expect(documents.map(\.source) == ["in.tar!/a.txt"])
    #expect(
      errors.map(\.description) == ["in.tar!/b.txt: damaged (cut short after 10 of 40 bytes)"])
  }

  @Test("gzip members follow one another")
  func gzipMembers() {
    let bytes = deflated(note, window: 31) + deflated([0x0A, 0x0A] + other, window: 31)
    let (documents, errors) = extract(bytes)
    #expect(errors.isEmpty)
    #expect(documents.count == 1)
    #expect(documents.first?.text.string.hasSuffix("two sentences.") == true)
  }

  @Test("a name that would break a line of messages is shown escaped")
  func names() {
    let (_, errors) = extract(zip([("a\nb.txt", [])]), source: "in.zip")
    #expect(errors.map(\.description) == ["in.zip!/a\\u{a}b.txt: empty file (0 bytes)"])
  }
}
