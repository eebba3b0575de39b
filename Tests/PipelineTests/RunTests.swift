import Digest
import Foundation
import Glibc
import JSON
import Testing

@testable import Pipeline

@Suite("runs")
struct RunTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "반도체 수요가 늘면서 장비 업체의 매출이 크게 증가했다.\n정부는 세액 공제를 확대하기로 했다.\n", to: "in/a.txt")
    try folder.write("Higher tariffs raised costs for importers last year.\n", to: "in/b.txt")
  }

  private func run(
    _ more: [String] = [], environment: [String: String] = [:]
  ) throws -> Program.Result {
    try Program.run(
      ["run", "--input", folder.path + "/in", "-o", folder.path + "/out"] + more,
      environment: environment)
  }

  /// SHA-256 of every file of the latest report.
  private func hashes() throws -> [String: String] {
    let latest = folder.path + "/out/latest"
    var out: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: latest) {
      out[name] = SHA256.hex(folder.read("out/latest/" + name) ?? [])
    }
    return out
  }

  @Test("ends with the path of the workbook; two runs give the same bytes")
  func deterministic() throws {
    let first = try run()
    #expect(first.status == 0, "\(first.errors)")
    let workbook = try #require(first.lines.last)
    #expect(FileManager.default.fileExists(atPath: workbook))
    let before = try hashes()
    #expect(before.count >= 7)
    #expect(try run(["--force"]).status == 0)
    #expect(try hashes() == before)
    try FileManager.default.removeItem(atPath: folder.path + "/out")
    #expect(try run().status == 0)
    #expect(try hashes() == before)
  }

  @Test("the same bytes in every time zone and locale")
  func places() throws {
    #expect(try run(environment: ["TZ": "UTC", "LC_ALL": "C"]).status == 0)
    let before = try hashes()
    for (zone, locale) in [
      ("Asia/Seoul", "ko_KR.UTF-8"), ("America/St_Johns", "de_DE.UTF-8"),
      ("Pacific/Kiritimati", "C"),
    ] {
      #expect(
        try run(["--force"], environment: ["TZ": zone, "LC_ALL": locale, "LANG": locale]).status
          == 0)
      #expect(try hashes() == before, "\(zone) \(locale)")
    }
  }

  @Test("plan gives reasons; a second run does nothing")
  func plan() throws {
    let arguments = ["plan", "--input", folder.path + "/in", "-o", folder.path + "/out"]
    #expect(try Program.run(arguments).output.contains("run   new input"))
    #expect(try run().status == 0)
    let second = try Program.run(arguments).output
    #expect(!second.contains("run   "))
    #expect(try run().errors.contains("unchanged"))
    try folder.write("매출이 줄었다.\n", to: "in/a.txt")
    #expect(try Program.run(arguments).output.contains("run   content changed"))
  }

  @Test("a lightly edited copy is a duplicate and adds nothing to the scores")
  func duplicates() throws {
    let paragraph =
      "정부는 내년부터 전기차 충전 사업자에게 주는 보조금을 두 배로 늘리기로 했다. 배터리 업체의 수요도 함께 증가할 전망이다. "
      + "다만 예산이 줄면 시행이 늦어질 수 있다. 업계는 충전 요금이 내려가면 판매가 더 늘 것으로 기대했다.\n"
    try folder.write(paragraph, to: "in/x.txt")
    try folder.write("[속보] " + paragraph, to: "in/y.txt")
    try folder.write(paragraph, to: "in/z.txt")
    let result = try run()
    #expect(result.errors.contains("z.txt: same bytes as"))
    let ledger = String(decoding: folder.read("out/latest/ledger.jsonl") ?? [], as: UTF8.self)
    let rows = try ledger.split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
    let repeated = rows.filter { $0["novelty"]?.double == 0 }
    #expect(!repeated.isEmpty)
    #expect(repeated.allSatisfy { $0["score"]?.double == 0 })
  }

  private func ledger() throws -> [JSONValue] {
    let lines = String(decoding: folder.read("out/latest/ledger.jsonl") ?? [], as: UTF8.self)
    return try lines.split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
  }

  @Test("the same id in two files: other texts are other documents, the same text counts once")
  func sharedIDs() throws {
    let one = #"{"id":"1","text":"정부는 세액 공제를 확대하기로 했다. 반도체 수요가 늘면서 매출이 크게 증가했다."}"#
    let two = #"{"id":"1","text":"정부는 세액 공제를 확대하기로 했다. 유가가 올라 항공사의 비용이 늘었다."}"#
    let copy = #"{"id":"2","text":"정부는 세액 공제를 확대하기로 했다. 유가가 올라 항공사의 비용이 늘었다."}"#
    for name in ["a.txt", "b.txt"] {
      try FileManager.default.removeItem(atPath: folder.path + "/in/" + name)
    }
    try folder.write("input: in\noutput: out\nfields: {id: id}\n", to: "report.yaml")
    func run() throws -> Program.Result { try Program.run(["run", folder.path + "/report.yaml"]) }
    try folder.write(one + "\n", to: "in/a.jsonl")
    #expect(try run().status == 0)
    let alone = try ledger()
    try folder.write(two + "\n", to: "in/b.jsonl")
    try folder.write(one + "\n\n", to: "in/c.jsonl")
    try folder.write(copy + "\n", to: "in/d.jsonl")
    #expect(try run().status == 0)
    let rows = try ledger()
    let documents = Dictionary(grouping: rows) { $0["document"]?.string ?? "" }
    #expect(documents.count == 3)
    #expect(Set(rows.compactMap { $0["id"]?.string }).count == rows.count)
    let kept = Set(alone.compactMap { $0["id"]?.string })
    #expect(kept.isSubset(of: rows.compactMap { $0["id"]?.string }))
    let repeated = documents.values.filter { $0.allSatisfy { $0["novelty"]?.double == 0 } }
    #expect(repeated.count == 1, "the copy of another file's text counts with it")
    for row in rows {
      let id = try #require(row["id"]?.string)
      let told = try Program.run(["explain", id, "-o", folder.path + "/out"])
      #expect(told.output.contains("(\(row["document"]?.string ?? ""))"), "\(told.errors)")
    }
  }

  @Test(
    "many records in one file: bad ones cost themselves alone, stored results give the same bytes")
  func records() throws {
    var lines = (1...300).map {
      #"{"title":"보고 \#($0)","text":"가온전자는 \#($0)억 원을 투자하기로 했다. 반도체 수요가 늘면서 매출이 증가했다."}"#
    }
    lines[100] = #"{"title":"끊긴 줄"#
    lines[250] = "{\"text\":[}"
    let last = String(repeating: "가", count: 400)
    try folder.write(lines.joined(separator: "\n") + "\n", to: "in/many.jsonl")
    try folder.write(
      (1...3).map {
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.kr/\($0)\r\n"
          + "Content-Type: text/plain\r\nContent-Length: \(3 * last.count)\r\n\r\n\(last)\r\n\r\n"
      }.joined() + "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 900\r\n\r\ncut",
      to: "in/web.warc")
    let first = try run()
    #expect(first.status == 0, "\(first.errors)")
    let manifest = try #require(
      folder.read("out/latest/manifest.json").flatMap { Manifest(bytes: $0) })
    let many = try #require(manifest.inputs.first { $0.path.hasSuffix("many.jsonl") })
    #expect(many.documents == 298)
    #expect(many.failures.count == 2)
    #expect(many.failures.contains { $0.contains("many.jsonl#101") })
    let web = try #require(manifest.inputs.first { $0.path.hasSuffix("web.warc") })
    #expect(web.documents == 3)
    #expect(web.failures.count == 1)
    let before = try hashes()
    try FileManager.default.removeItem(atPath: folder.path + "/out/runs")
    try FileManager.default.removeItem(atPath: folder.path + "/out/latest")
    #expect(try run().status == 0)
    #expect(try hashes() == before, "from stored results")
    // A stored result with a broken line is made again, and nothing counts twice.
    let stored = "out/cache/analyze/\(many.keys[2].prefix(2))/\(many.keys[2]).jsonl"
    var bytes = try #require(folder.read(stored))
    let middle = bytes.count / 2
    bytes.replaceSubrange(middle..<(middle + 3), with: Array("}}\n".utf8))
    try folder.write(bytes, to: stored)
    for stage in ["normalize", "extract"] {
      try FileManager.default.removeItem(atPath: folder.path + "/out/cache/" + stage)
    }
    try FileManager.default.removeItem(atPath: folder.path + "/out/runs")
    try FileManager.default.removeItem(atPath: folder.path + "/out/latest")
    #expect(try run().status == 0)
    #expect(try hashes() == before, "from a broken result")
    #expect(folder.read(stored)?.count == bytes.count)
  }

  @Test("an earlier input made again gives the earlier bytes")
  func again() throws {
    #expect(try run().status == 0)
    let first = try hashes()
    try folder.write("새 문서다. 수출이 늘었다.\n", to: "in/d.txt")
    #expect(try run().status == 0)
    #expect(try hashes() != first)
    try FileManager.default.removeItem(atPath: folder.path + "/in/d.txt")
    #expect(try run().status == 0)
    #expect(try hashes() == first)
  }

  @Test("an unreadable file is quarantined with its reason, the rest is served")
  func quarantine() throws {
    try folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0, 0xFF, 0xFE, 0, 0], to: "in/c.bin")
    let result = try run()
    #expect(result.status == 0)
    #expect(result.errors.contains("c.bin"))
    let manifest = try #require(
      folder.read("out/latest/manifest.json").flatMap { Manifest(bytes: $0) })
    #expect(manifest.documents == 2)
    #expect(manifest.inputs.filter { !$0.failures.isEmpty }.count == 1)
    #expect(try run(["--strict", "--force"]).status == ExitStatus.warnings.rawValue)
  }

  @Test("an empty folder: 66, and says which")
  func empty() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/none", withIntermediateDirectories: true)
    let result = try Program.run(
      ["run", "--input", folder.path + "/none", "-o", folder.path + "/out"])
    #expect(result.status == ExitStatus.noInput.rawValue)
    #expect(result.errors.contains("/none"))
  }

  @Test("a second run names the holder of the lock")
  func locked() throws {
    #expect(try run().status == 0)
    let holder = open(folder.path + "/out/.lock", O_RDWR)
    #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
    let result = try run(["--force"])
    #expect(result.status == ExitStatus.locked.rawValue)
    #expect(result.errors.contains("process"))
    close(holder)
    #expect(try run(["--force"]).status == 0)
  }

  @Test("output that can't be written: 73, and the report before stays")
  func cannotWrite() throws {
    #expect(try run().status == 0)
    let before = try hashes()
    try folder.write("새 문서다. 수출이 늘었다.\n", to: "in/d.txt")
    // A file where the folder of runs should be stands for a full or read-only disk, also for root.
    let blocked = folder.path + "/blocked"
    try folder.write("", to: "blocked")
    let result = try Program.run(["run", "--input", folder.path + "/in", "-o", blocked])
    #expect(result.status == ExitStatus.cannotWrite.rawValue)
    #expect(result.errors.contains(blocked))
    #expect(try hashes() == before)
  }

  @Test("a full disk: 73, and the report before stays")
  func fullDisk() throws {
    #expect(try run().status == 0)
    let before = try hashes()
    try folder.write("새 문서다. 수출이 늘었다.\n", to: "in/d.txt")
    // A limit of 4 KiB on the size of a file makes every larger write fail.
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c",
      "trap '' XFSZ; ulimit -f 8; exec '\(Program.path)' run --input '\(folder.path)/in' -o '\(folder.path)/out' >/dev/null 2>&1",
    ]
    shell.currentDirectoryURL = URL(fileURLWithPath: Program.checkout)
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == ExitStatus.cannotWrite.rawValue)
    #expect(try hashes() == before)
  }

  @Test("killed at any point, a rerun gives the bytes of an undisturbed run")
  func killed() throws {
    #expect(try run().status == 0)
    let want = try hashes()
    for milliseconds in [20, 60, 120, 200] {
      try FileManager.default.removeItem(atPath: folder.path + "/out")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["run", "--input", folder.path + "/in", "-o", folder.path + "/out"]
      process.currentDirectoryURL = URL(fileURLWithPath: Program.checkout)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(milliseconds * 1000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try run().status == 0)
      #expect(try hashes() == want)
    }
  }

  @Test("explain leads from a claim to its sentence and file")
  func explain() throws {
    #expect(try run().status == 0)
    let ledger = String(decoding: folder.read("out/latest/ledger.jsonl") ?? [], as: UTF8.self)
    let first = try #require(ledger.split(separator: "\n").first)
    let id = try #require(try JSONValue.parse(Array(first.utf8))["id"]?.string)
    let result = try Program.run(["explain", id, "-o", folder.path + "/out"])
    #expect(result.status == 0)
    #expect(result.output.contains(".txt, line "))
    #expect(result.output.contains("rule "))
    let unknown = try Program.run(["explain", "zzz", "-o", folder.path + "/out"])
    #expect(unknown.status == ExitStatus.noInput.rawValue)
  }
}
