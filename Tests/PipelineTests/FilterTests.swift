import Foundation
import JSON
import Testing

@testable import Pipeline

@Suite("filters")
struct FilterTests {
  private func records(_ result: Program.Result) throws -> [JSONValue] {
    try result.lines.map { try JSONValue.parse(Array($0.utf8)) }
  }

  @Test("one line out for each line in, in order; bad lines are records, not the end")
  func badLines() throws {
    let input = """
      {"id":"a","text":"매출이 늘었다."}
      not json
      [1]

      {"id":"b"}
      {"id":"c","text":"Sales rose."}

      """
    let result = try Program.run(["normalize"], input: input)
    #expect(result.status == 1)
    let out = try records(result)
    #expect(out.map { $0["id"]?.string } == ["a", nil, nil, "b", "c"])
    #expect(out.map { $0["line"]?.int } == [nil, 2, 3, 5, nil])
    #expect(result.errors.contains("stdin:2: not a JSON object"))
    #expect(result.errors.contains("stdin:5: no text"))
  }

  @Test("analyze takes documents and normalized records alike")
  func stages() throws {
    let line = #"{"id":"a","language":"ko","text":"SK하이닉스의 매출이 크게 늘었다."}"# + "\n"
    let normalized = try Program.run(["normalize"], input: line)
    #expect(normalized.status == 0)
    let direct = try Program.run(["analyze"], input: line)
    let piped = try Program.run(["analyze"], input: normalized.output)
    #expect(direct.output == piped.output)
    #expect(try records(direct).first?["schema"]?.string == "pagup.analysis/1")
  }

  @Test("extract serves the other files when one is missing, and says which")
  func extract() throws {
    let folder = try TemporaryFolder()
    try folder.write("첫 번째 문서다.\n", to: "a.txt")
    try folder.write("세 번째 문서다.\n", to: "c.txt")
    let result = try Program.run(
      ["extract", folder.path + "/a.txt", folder.path + "/b.txt", folder.path + "/c.txt"])
    #expect(result.status == 1)
    let out = try records(result)
    #expect(out.count == 3)
    #expect(out[1]["schema"]?.string == "pagup.error/1")
    #expect(out[1]["message"]?.string?.contains("b.txt") == true)
    #expect(out[2]["text"]?.string == "세 번째 문서다.")
  }

  @Test("no dictionary: says the command that fetches it")
  func dictionary() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(
      ["analyze"], folder: folder.path, environment: ["PAGUP_MECAB_DIC": folder.path])
    #expect(result.status == ExitStatus.unavailable.rawValue)
    #expect(result.errors.contains("make dictionary"))
  }

  @Test("a writer that waits for each answer gets it")
  func conversation() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["normalize"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for number in 1...3 {
      try input.fileHandleForWriting.write(
        contentsOf: Data(#"{"id":"\#(number)","text":"한 문장이다."}"#.utf8 + [0x0A]))
      var line = Data()
      while line.last != 0x0A {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        line += more
      }
      #expect(try JSONValue.parse([UInt8](line.dropLast()))["id"]?.string == "\(number)")
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
