import Foundation
import FoundationXML
import Model
import Testing

@testable import Render

private func settings(_ language: String) -> Renderer.Settings {
  var settings = Renderer.Settings()
  settings.language = language
  return settings
}

@Suite struct WorkbookTests {
  @Test("the same report gives the same bytes, also when several are written at once")
  func deterministic() async throws {
    let report = Fixture.report()
    let names = Renderer.files
    func write(_ folder: String) throws -> [Data] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Renderer(settings("ko"))(report, into: folder)
      return try names.map { try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)) }
    }
    let base = NSTemporaryDirectory() + "pagup-render-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: base) }
    let first = try write(base + "/first")
    let others = try await withThrowingTaskGroup(of: [Data].self) { group in
      for i in 0..<8 { group.addTask { try write(base + "/\(i)") } }
      var all: [[Data]] = []
      for try await files in group { all.append(files) }
      return all
    }
    for files in others { #expect(files == first) }
  }

  @Test("a folder that isn't there is an error, not a crash")
  func unwritable() {
    #expect(throws: RenderError.self) {
      try Renderer(settings("ko"))(Fixture.report(), into: "/nonexistent/folder")
    }
  }

  @Test("a report without claims is a report", arguments: ["ko", "en"])
  func empty(language: String) throws {
    try Tools.inFolder { folder in
      try Renderer(settings(language))(Report(), into: folder)
      #expect(FileManager.default.fileExists(atPath: folder + "/report.xlsx"))
    }
  }

  @Test("LibreOffice opens the workbook")
  func office() throws {
    try Tools.inFolder { folder in
      try Renderer(settings("ko"))(Fixture.report(), into: folder)
      try Tools.convert(folder + "/report.xlsx", to: "pdf", into: folder, in: folder)
      let pdf = try Data(contentsOf: URL(fileURLWithPath: folder + "/report.pdf"))
      #expect(pdf.starts(with: Array("%PDF".utf8)))
    }
  }

  @Test("sheets without content are left out and named on the cover")
  func absent() throws {
    let words = try Words(folder: Words.builtInFolder, language: "ko")
    let plans = SheetBuilder(report: Fixture.report(), words: words, keyPoints: []).plans()
    let keys = plans.map(\.key)
    #expect(!keys.contains("changes"))
    #expect(keys.first == "cover")
    #expect(keys.contains("events"))
    let cover = plans[0].merges.map(\.text)
    #expect(cover.contains { $0.contains(words["sheet.changes.name"]) })
    #expect(Set(plans.map(\.name)).count == plans.count)
    for plan in plans { #expect(WorkbookFile.isSheetName(plan.name)) }
  }

  @Test("rows past the limit of a sheet go on to the next, and links follow")
  func overflow() throws {
    let words = try Words(folder: Words.builtInFolder, language: "en")
    let report = Fixture.report()
    let builder = SheetBuilder(report: report, words: words, keyPoints: [], capacity: 4)
    let ledger = builder.ledger()
    #expect(ledger.map(\.name) == ["Ledger", "Ledger 2", "Ledger 3"])
    #expect(ledger.compactMap { $0.table?.rows }.reduce(0, +) == report.ledger.count)
    #expect(Set(ledger.compactMap { $0.table?.name }).count == 3)
    #expect(builder.places.row("ledger", 5) == Place(sheet: "Ledger 2", row: 5, column: 0))
  }

  @Test("cached values of the matrix are the sums of its cells")
  func sums() throws {
    let words = try Words(folder: Words.builtInFolder, language: "en")
    let plan = SheetBuilder(report: Fixture.report(), words: words, keyPoints: []).matrix()
    var numbers: [String: Double] = [:]
    for entry in plan.entries {
      switch entry.cell {
      case .number(let value), .formula(_, let value):
        numbers[Place.name(row: entry.row, column: entry.column)] = value
      default: break
      }
    }
    var checked = 0
    for entry in plan.entries {
      guard case .formula(let formula, let value) = entry.cell, formula.hasPrefix("=SUM(") else {
        continue
      }
      let ends = formula.dropFirst(5).dropLast().split(separator: ":").map(String.init)
      let sum = numbers.filter { inside($0.key, ends[0], ends[1]) }.values.reduce(0, +)
      #expect(abs(sum - value) < 1e-9)
      checked += 1
    }
    #expect(checked > 10)
  }

  private func inside(_ name: String, _ from: String, _ to: String) -> Bool {
    func split(_ s: String) -> (String, Int) {
      (s.filter(\.isLetter), Int(s.filter(\.isNumber)) ?? 0)
    }
    let (c, r) = split(name)
    let (c0, r0) = split(from)
    let (c1, r1) = split(to)
    func order(_ s: String) -> (Int, String) { (s.count, s) }
    return order(c0) <= order(c) && order(c) <= order(c1) && (r0...r1).contains(r)
  }
}

@Suite struct CellTextTests {
  @Test(
    "what a cell can't hold is replaced by something visible",
    arguments: [
      ("a\u{0}b", "a␀b"), ("\u{1}", "␁"), ("x\u{7F}", "x␡"),
      ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
      ("_x0041_", "_x005F_x0041_"), ("_x004", "_x004"), ("=1+1", "=1+1"), ("a\tb\nc", "a\tb\nc"),
      ("한국\r\n", "한국␍\n"), ("👩‍🔬", "👩‍🔬"), ("שלום", "שלום"),
    ])
  func clean(text: String, expected: String) { #expect(CellText.clean(text) == expected) }

  @Test("pieces are within the limit and join to the whole")
  func split() {
    let text = String(repeating: "가😀a", count: 20_000)
    let pieces = CellText.split(text)
    #expect(pieces.joined() == text)
    #expect(pieces.allSatisfy { $0.utf16.count <= CellText.limit })
    #expect(pieces.count == 3)
  }

  @Test("hostile text arrives in the file as text", arguments: 1...4)
  func hostile(seed: Int) throws {
    var random = SystemSeed(state: UInt64(seed))
    let texts = (0..<200).map { _ in Self.randomText(&random) } + ["=1+1", "_x0041_", "\u{0}"]
    try Tools.inFolder { folder in
      let path = folder + "/t.xlsx"
      var plan = SheetPlan(key: "t", name: "t", title: "t", subtitle: "s")
      for (i, text) in texts.enumerated() { plan.put(4 + i, 0, text, .body) }
      var file = WorkbookFile(path: path, font: "Calibri")
      try file.write(plan, footer: "")
      try file.close()
      _ = try Tools.run("python3", ["-m", "zipfile", "-e", path, folder + "/parts"], in: folder)
      func part(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder + "/parts/xl/" + name))
      }
      let strings = SharedStrings.read(try part("sharedStrings.xml"))
      let sheet = try part("worksheets/sheet1.xml")
      #expect(sheet.range(of: Data("<f>".utf8)) == nil)
      for text in texts where !text.isEmpty {
        #expect(strings.contains(CellText.clean(text)))
      }
    }
  }

  private static func randomText(_ random: inout SystemSeed) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<(1 + Int(random.next() % 12)) {
      let ranges: [ClosedRange<UInt32>] = [
        0...0x7F, 0xAC00...0xD7A3, 0x590...0x6FF, 0x1F300...0x1FAFF, 0xFFF0...0xFFFF, 0x80...0xFF,
      ]
      let range = ranges[Int(random.next() % UInt64(ranges.count))]
      let value = range.lowerBound + UInt32(random.next() % UInt64(range.count))
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }
}

private struct SystemSeed: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 17
  }
}

/// Texts of a sharedStrings part, as an XML parser reads them.
private final class SharedStrings: NSObject, XMLParserDelegate {
  private var texts: Set<String> = []
  private var text: String?

  static func read(_ data: Data) -> Set<String> {
    let reader = SharedStrings()
    let parser = XMLParser(data: data)
    parser.delegate = reader
    return parser.parse() ? reader.texts : []
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "t" { text = "" }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard name == "t", let text else { return }
    texts.insert(text)
    self.text = nil
  }
}
