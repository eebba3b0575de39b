import Testing

@testable import Extract

@Suite struct TextDecoderTests {
  /// "시장이 넓어졌다" in CP949; "넓" is in KS X 1001.
  static let cp949: [UInt8] = [
    0xBD, 0xC3, 0xC0, 0xE5, 0xC0, 0xCC, 0x20, 0xB3, 0xD0, 0xBE, 0xEE, 0xC1, 0xB3, 0xB4, 0xD9,
  ]

  @Test(
    "a byte order mark goes before what is declared",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0xEA, 0xB0, 0x80], "utf-8"),
      ([0xFF, 0xFE, 0x00, 0xAC], "utf-16le"), ([0xFE, 0xFF, 0xAC, 0x00], "utf-16be"),
    ] as [([UInt8], String)])
  func mark(bytes: [UInt8], charset: String) {
    let out = TextDecoder()(bytes, declared: "euc-kr")
    #expect(String(decoding: out.bytes, as: UTF8.self) == "가")
    #expect(out.charset == charset)
    #expect(out.warnings.isEmpty)
  }

  @Test("EUC-KR is read as CP949", arguments: ["euc-kr", "ks_c_5601-1987", "EUC-KR", nil, "utf-8"])
  func korean(declared: String?) {
    let out = TextDecoder()(Self.cp949, declared: declared)
    #expect(String(decoding: out.bytes, as: UTF8.self) == "시장이 넓어졌다")
    #expect(out.charset == "cp949")
  }

  @Test("a syllable that only CP949 has")
  func extended() {
    let out = TextDecoder()(Self.cp949 + [0x20, 0x8C, 0x63], declared: "euc-kr")
    #expect(String(decoding: out.bytes, as: UTF8.self).hasSuffix(" 똠"))
    #expect(out.warnings.isEmpty)
  }

  @Test("UTF-8 that is valid is UTF-8, whatever the page says")
  func wrongLabel() {
    let out = TextDecoder()(Array("반도체 수출이 늘었다".utf8), declared: "euc-kr")
    #expect(String(decoding: out.bytes, as: UTF8.self) == "반도체 수출이 늘었다")
    #expect(out.charset == "utf-8")
  }

  @Test("broken bytes are replaced and counted")
  func broken() {
    let text = Array("수출이 늘고 투자도 늘었다".utf8)
    let out = TextDecoder()(text[..<9] + [0xFF, 0xC0] + text[9...], declared: nil)
    #expect(out.charset == "utf-8")
    #expect(out.warnings == ["2 bytes are not utf-8 (replaced)"])
    #expect(String(decoding: out.bytes, as: UTF8.self).contains("\u{FFFD}\u{FFFD}"))
  }

  @Test("text that was encoded twice is repaired")
  func twice() {
    let out = TextDecoder()(Array("we\u{E2}\u{80}\u{99}ve".utf8))
    #expect(String(decoding: out.bytes, as: UTF8.self) == "we’ve")
    #expect(out.warnings.count == 1)
  }

  @Test("windows-1252 under its other names", arguments: ["iso-8859-1", "latin1", "windows-1252"])
  func western(declared: String) {
    let out = TextDecoder()([0x93, 0x63, 0x61, 0x66, 0xE9, 0x94], declared: declared)
    #expect(String(decoding: out.bytes, as: UTF8.self) == "“café”")
  }
}
