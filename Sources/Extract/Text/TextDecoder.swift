private import CUchardet

/// Text as valid UTF-8, with the encoding it was read in.
struct DecodedText: Sendable {
  var bytes: [UInt8]
  /// IANA name in lower case; `cp949` for EUC-KR.
  var charset: String
  /// What was replaced, for ``Document/warnings``.
  var warnings: [String]
}

/// Decodes bytes to UTF-8: byte order mark, then UTF-8 if valid, then the declared encoding if it fits,
/// then the sniffed one. Line ends and normal form stay as they are.
struct TextDecoder: Sendable {
  /// Bytes that the sniffer sees; its verdict doesn't change after that (measured on 60 pages).
  var sniffedBytes = 1 << 16

  /// - Parameter declared: name from a header or a `meta` element; unknown names are ignored.
  func callAsFunction(_ bytes: ArraySlice<UInt8>, declared: String? = nil) -> DecodedText {
    if let (charset, length) = Self.byteOrderMark(bytes) {
      return decode(bytes.dropFirst(length), as: charset)
    }
    let wanted = declared.flatMap(Charset.named)
    if let wanted, wanted.kind == .escape, bytes.contains(0x1B) || bytes.contains(0x0E) {
      return decode(bytes, as: wanted)
    }
    if let wide = Self.wideWithoutMark(bytes) { return decode(bytes, as: wide) }
    if UTF8Check.isValid(bytes) {
      let text = Array(bytes)
      guard let repaired = DoubleEncoding.repaired(text) else {
        return DecodedText(bytes: text, charset: "utf-8", warnings: [])
      }
      let warning = "\(repaired.count) characters were encoded twice (repaired)"
      return DecodedText(bytes: repaired.bytes, charset: "utf-8", warnings: [warning])
    }
    return verified(bytes, wanted)
  }

  func callAsFunction(_ bytes: [UInt8], declared: String? = nil) -> DecodedText {
    // Most text is UTF-8 already, and isn't copied then.
    if declared.flatMap(Charset.named)?.kind != .escape, !bytes.holds(0),
      Self.byteOrderMark(bytes[...]) == nil,
      UTF8Check.isValid(bytes[...]), !DoubleEncoding.holdsControl(bytes)
    {
      return DecodedText(bytes: bytes, charset: "utf-8", warnings: [])
    }
    return self(bytes[...], declared: declared)
  }

  /// Tries the candidates on the bytes and takes the one that fits best; a declared multi-byte encoding
  /// that fits wins, a declared single-byte one only when the sniffer sees no other script.
  private func verified(_ bytes: ArraySlice<UInt8>, _ wanted: Charset?) -> DecodedText {
    let broken = UTF8Check.count(bytes)
    if broken.multi >= 4 * broken.invalid, broken.multi > 0 { return decode(bytes, as: .utf8) }
    if let wanted, wanted.kind == .multi, let out = fitting(bytes, wanted) { return out }
    let sniffed = sniff(bytes)
    var candidates: [Charset] = []
    for charset in [sniffed, .cp949, wanted, .windows1252] {
      if let charset, charset.kind != .utf8, !candidates.contains(charset) {
        candidates.append(charset)
      }
    }
    for charset in candidates where charset.kind == .multi {
      if charset == .cp949, sniffed != .cp949, wanted != .cp949, !Self.looksKorean(bytes) {
        continue
      }
      if let out = fitting(bytes, charset) { return out }
    }
    if let wanted, wanted.kind == .single { return decode(bytes, as: wanted) }
    return decode(bytes, as: wanted ?? sniffed ?? .windows1252)
  }

  /// The text in an encoding when fewer than 1 in 100 of its bytes above ASCII don't fit.
  private func fitting(_ bytes: ArraySlice<UInt8>, _ charset: Charset) -> DecodedText? {
    guard let out = Iconv.decode(bytes, from: charset.iconv) else { return nil }
    let high = bytes.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
    guard out.broken * 100 <= high else { return nil }
    return DecodedText(
      bytes: out.bytes, charset: charset.name, warnings: Self.warning(out.broken, charset))
  }

  private func decode(_ bytes: ArraySlice<UInt8>, as charset: Charset) -> DecodedText {
    if charset.kind == .utf8 {
      let (out, broken) = UTF8Check.repaired(bytes)
      return DecodedText(
        bytes: out, charset: charset.name, warnings: Self.warning(broken, charset))
    }
    guard let out = Iconv.decode(bytes, from: charset.iconv) else {
      return decode(bytes, as: .utf8)
    }
    return DecodedText(
      bytes: out.bytes, charset: charset.name, warnings: Self.warning(out.broken, charset))
  }

  private static func warning(_ broken: Int, _ charset: Charset) -> [String] {
    switch broken {
    case 0: []
    case 1: ["1 byte is not \(charset.name) (replaced)"]
    default: ["\(broken) bytes are not \(charset.name) (replaced)"]
    }
  }

  static func byteOrderMark(_ bytes: ArraySlice<UInt8>) -> (Charset, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LE, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BE, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    return nil
  }

  /// UTF-16 without a mark: zeros on one side of at least 3 in 10 pairs, none on the other.
  static func wideWithoutMark(_ bytes: ArraySlice<UInt8>) -> Charset? {
    let head = bytes.prefix(4096)
    guard head.count >= 4, head.contains(0) else { return nil }
    var zeros = [0, 0]
    var side = 0
    for byte in head {
      if byte == 0 { zeros[side] += 1 }
      side = 1 - side
    }
    let enough = head.count / 2 * 3 / 10
    if zeros[1] > enough, zeros[0] * 10 <= zeros[1] { return .utf16LE }
    if zeros[0] > enough, zeros[1] * 10 <= zeros[0] { return .utf16BE }
    return nil
  }

  /// Runs of bytes that are Hangul syllables of KS X 1001 rows 16–40 (lead B0–C8, trail A1–FE) make up
  /// most of what isn't ASCII.
  static func looksKorean(_ bytes: ArraySlice<UInt8>) -> Bool {
    var hangul = 0
    var other = 0
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let byte = bytes[i]
      if byte < 0x80 {
        i += 1
      } else if byte >= 0xB0, byte <= 0xC8, i + 1 < bytes.endIndex, bytes[i + 1] >= 0xA1 {
        hangul += 1
        i += 2
      } else {
        other += 1
        i += 1
      }
    }
    return hangul > 3 * other
  }

  private func sniff(_ bytes: ArraySlice<UInt8>) -> Charset? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    // Markup is ASCII and says nothing: begin at the first byte above it.
    let start = bytes.firstIndex { $0 >= 0x80 } ?? bytes.startIndex
    let part = bytes[start...].prefix(sniffedBytes)
    let status = part.withUnsafeBytes {
      uchardet_handle_data(detector, $0.baseAddress, $0.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    return Charset.named(String(cString: name))
  }
}
