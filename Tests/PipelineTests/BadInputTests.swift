import Foundation
import Glibc
import JSON
import Testing

@testable import Pipeline

/// One folder of everything that goes wrong with real files, read by the real program.
@Suite("bad input")
struct BadInputTests {
  private func shell(_ script: String, in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// A file larger than the memory that reading may take, whose beginning is written and whose rest is a hole.
  private func sparse(_ path: String, _ head: String) throws {
    FileManager.default.createFile(atPath: path, contents: Data(head.utf8))
    #expect(truncate(path, 600 << 20) == 0)
  }

  private func mails(_ depth: Int) -> String {
    (1...depth).reduce("From: a@b.kr\nSubject: 0\n\ntext\n") {
      "From: a@b.kr\nSubject: \($1)\nContent-Type: message/rfc822\n\n" + $0
    }
  }

  private func fill(_ folder: TemporaryFolder) throws {
    try folder.write("수출이 늘었다. 투자도 늘었다.\n", to: "good.txt")
    try folder.write("", to: "empty.txt")
    try folder.write([0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 90), to: "cut.zip")
    try folder.write("%PDF-1.4\n1 0 obj\n<< /Type /Catalog", to: "cut.pdf")
    try folder.write(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504),
      to: "cut.hwp")
    try folder.write(
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\n",
      to: "cut.warc")
    try folder.write(
      "<html><body>" + String(repeating: "<div>", count: 200_000) + "깊은 곳의 글이다.",
      to: "nested.html")
    try folder.write(
      "<html><body>" + String(repeating: "<p>a<b>c</b>", count: 690_000), to: "tags.html")
    try folder.write(mails(40), to: "nested.eml")
    try sparse(folder.path + "/line.txt", "한 줄 ")
    try sparse(folder.path + "/line.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"")
    try sparse(folder.path + "/line.eml", "From: a@b.kr\nSubject: ")
    try shell(
      """
      head -c 150000000 /dev/zero | gzip > bomb.gz
      echo text > inner.txt; tar cf a.tar inner.txt; rm inner.txt
      for i in 1 2 3 4 5 6 7 8 9 10; do tar czf b.tar a.tar; mv b.tar a.tar; done; mv a.tar nested.tar
      mkfifo pipe; ln -s loop loop; ln -s nowhere gone.txt; ln -s . self; ln -s /dev/zero device
      printf 'text of odd names.' > "$(printf 'two\\nlines.txt')"
      printf 'text of odd names.' > "$(printf 'broken\\377.txt')"
      """, in: folder)
  }

  @Test("each costs itself alone, says what and where, and little memory")
  func folder() throws {
    let folder = try TemporaryFolder()
    try fill(folder)
    let result = try Program.run(["extract", folder.path])
    #expect(result.status == 1)
    var served: Set<String> = []
    var failed: [String: String] = [:]
    for line in result.lines {
      let record = try JSONValue.parse(Array(line.utf8))
      let source = try #require(record["source"]?.string)
      let name = String(source.dropFirst(folder.path.count + 1).prefix { $0 != "!" && $0 != "#" })
      if let message = record["message"]?.string {
        #expect(message.hasPrefix(folder.path + "/") && !message.contains("\n"))
        #expect(message.contains(": "))
        failed[name] = String(message.dropFirst(source.count))
      } else {
        served.insert(name)
      }
    }
    for name in ["good.txt", "nested.html", "tags.html", "nested.eml", "line.jsonl"] {
      #expect(served.contains(name), "\(name): \(failed[name] ?? "no record")")
    }
    #expect(served.contains { $0.hasPrefix("broken") })
    #expect(served.contains { $0.hasPrefix("two") })
    for name in [
      "empty.txt", "cut.zip", "cut.pdf", "cut.hwp", "cut.warc", "nested.eml", "line.txt",
      "line.jsonl", "line.eml", "bomb.gz", "nested.tar", "pipe", "loop", "gone.txt", "device",
    ] {
      #expect(failed[name] != nil, "\(name) gave no error")
    }
    #expect(failed["line.txt"]?.contains("over the limit") == true)
    #expect(failed["bomb.gz"]?.contains("over the limit") == true)
    #expect(failed["nested.tar"]?.contains("over the limit") == true)
    #expect(result.peak < 500 << 10, "peak memory in KiB of the program and its children")
  }
}
