import TestSupport
import Testing

@testable import JSON

@Suite("JSON parser")
struct ParserTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONValue.parse(Array(text.utf8)) }

  @Test(
    "values",
    arguments: [
      ("null", JSONValue.null), (" true ", .bool(true)), ("-0.5e+3", .number("-0.5e+3")),
      (#""a\n\u00e9\ud83d\ude00""#, .string("a\né😀")), ("[]", .array([])), ("{}", .object([])),
      (#""\ud800x""#, .string("\u{FFFD}x")), (#""\ud800\u0041""#, .string("\u{FFFD}A")),
      ("[1,[2]]", .array([.number("1"), .array([.number("2")])])),
      (
        #"{"b":1,"a":null}"#,
        .object([.init(key: "b", value: .number("1")), .init(key: "a", value: .null)])
      ),
    ])
  func values(text: String, value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test(
    "what is not JSON",
    arguments: [
      ("", JSONError.Reason.unexpectedEnd), ("[1,]", .unexpected(0x5D)), ("01", .badNumber),
      ("1.", .badNumber), ("\"a", .unexpectedEnd), ("\"\u{1}\"", .controlCharacter),
      (#""\x""#, .badEscape), ("1 2", .trailingBytes), ("{\"a\" 1}", .unexpected(0x31)),
      ("tru", .unexpectedEnd), ("{a:1}", .unexpected(0x61)),
    ])
  func errors(text: String, reason: JSONError.Reason) throws {
    let error = try #require(throws: JSONError.self) { try parse(text) }
    #expect(error.reason == reason)
  }

  @Test("deep nesting is an error, not a crash")
  func depth() throws {
    let text = String(repeating: "[", count: 100_000)
    let error = try #require(throws: JSONError.self) { try parse(text) }
    #expect(error.reason == .tooDeep(limit: JSONValue.maximumDepth))
  }

  @Test("bytes that are not UTF-8")
  func encoding() throws {
    let error = try #require(throws: JSONError.self) {
      try JSONValue.parse([0x22, 0xFF, 0x22])
    }
    #expect(error.reason == .notUTF8)
  }

  @Test("what the writer writes, the parser reads back")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let text = random.string()
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("k")
      writer.value(text)
      writer.key("n")
      writer.value(Int(truncatingIfNeeded: random.next()))
      writer.endObject()
      #expect(!writer.bytes.contains(0x0A))
      #expect(try JSONValue.parse(writer.bytes)["k"]?.string == text)
    }
  }

  @Test("numbers", arguments: [(0.4, "0.4"), (1, "1"), (-0.25, "-0.25"), (.infinity, "null")])
  func numbers(value: Double, text: String) {
    var writer = JSONWriter()
    writer.value(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
  }
}

extension SeededGenerator {
  mutating func string() -> String {
    let pools: [ClosedRange<UInt32>] = [0...0x7F, 0xA0...0x2FF, 0xAC00...0xD7A3, 0x1F300...0x1F5FF]
    var out = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...40, using: &self) {
      let pool = pools[Int.random(in: 0..<pools.count, using: &self)]
      if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &self)) { out.append(scalar) }
    }
    return String(out)
  }
}
