/// Content transfer encodings (RFC 2045, 6) and their relatives; all forgive what isn't theirs.
enum TransferEncoding {
  static func decode(_ bytes: ArraySlice<UInt8>, _ name: String?) -> [UInt8] {
    switch name?.lowercased().filter({ !" \t\"".contains($0) }) {
    case "quoted-printable": quotedPrintable(bytes)
    case "base64": base64(bytes)
    case "x-uuencode", "uuencode", "x-uue": uuencode(bytes)
    default: Array(bytes)
    }
  }

  /// Bytes outside the alphabet are skipped; the first padding ends the data.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 3 / 4)
    var bits: UInt32 = 0
    var held = 0
    for byte in bytes {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte - 0x41)
      case 0x61...0x7A: value = UInt32(byte - 0x61) + 26
      case 0x30...0x39: value = UInt32(byte - 0x30) + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D:
        // Joined base64 texts go on after the padding: begin afresh.
        bits = 0
        held = 0
        continue
      default: continue
      }
      bits = bits << 6 | value
      held += 6
      if held >= 8 {
        held -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
        bits &= (1 << UInt32(held)) - 1
      }
    }
    return out
  }

  static func quotedPrintable(_ bytes: ArraySlice<UInt8>, isHeader: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      if byte == 0x5F, isHeader {
        out.append(0x20)
        at += 1
        continue
      }
      guard byte == 0x3D else {
        out.append(byte)
        at += 1
        continue
      }
      if at + 2 < bytes.endIndex, let high = hex(bytes[at + 1]), let low = hex(bytes[at + 2]) {
        out.append(high << 4 | low)
        at += 3
        continue
      }
      // A soft line break, with blanks before the line end.
      var end = at + 1
      while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
        end += 1
      }
      if end == bytes.endIndex || bytes[end] == 0x0A {
        at = min(end + 1, bytes.endIndex)
      } else {
        out.append(byte)
        at += 1
      }
    }
    return out
  }

  /// `%41` to `A`; a `%` that begins no escape stays.
  static func percent(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x25, at + 2 < bytes.count, let high = hex(bytes[at + 1]),
        let low = hex(bytes[at + 2])
      {
        out.append(high << 4 | low)
        at += 3
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return out
  }

  static func uuencode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var isOpen = false
    for line in bytes.split(separator: 0x0A) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.starts(with: Array("begin ".utf8)) {
        isOpen = true
        continue
      }
      if line.elementsEqual(Array("end".utf8)) { break }
      guard isOpen, let first = line.first, first >= 0x20 else { continue }
      let count = Int((first - 0x20) & 63)
      var data: [UInt8] = []
      var at = line.startIndex + 1
      func value(_ i: Int) -> UInt8 {
        i < line.endIndex && line[i] >= 0x20 ? (line[i] - 0x20) & 63 : 0
      }
      while at < line.endIndex {
        let (a, b, c, d) = (value(at), value(at + 1), value(at + 2), value(at + 3))
        data += [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]
        at += 4
      }
      out += data.prefix(count)
    }
    return out
  }

  static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}

/// Encoded words in header fields: `=?euc-kr?B?…?=` (RFC 2047).
enum EncodedWord {
  /// - Parameter charset: for bytes above ASCII that stand in the field as they are, against the
  ///   standard (RFC 6532 allows UTF-8 alone). Without it they are read as UTF-8 or as a multi-byte
  ///   encoding that fits, and else replaced by U+FFFD.
  static func decode(_ bytes: [UInt8], charset: String? = nil) -> String {
    var out = ""
    // Neighbours of one charset are joined before decoding: writers cut between the bytes of a
    // character.
    var pending: (charset: String, bytes: [UInt8])?
    func flush() {
      guard let word = pending else { return }
      out += String(
        decoding: MailCharset.decode(word.bytes, word.charset).bytes, as: UTF8.self)
      pending = nil
    }
    var plainStart = 0
    var at = 0
    while at < bytes.count {
      guard bytes[at] == 0x3D, let word = parse(bytes, at) else {
        at += 1
        continue
      }
      let between = bytes[plainStart..<at]
      if pending == nil || !between.allSatisfy({ $0 <= 0x20 }) {
        flush()
        out += plain(between, charset)
      }
      if let held = pending, held.charset == word.charset {
        pending = (held.charset, held.bytes + word.bytes)
      } else {
        flush()
        pending = (word.charset, word.bytes)
      }
      at = word.end
      plainStart = at
    }
    flush()
    out += plain(bytes[plainStart...], charset)
    return out
  }

  private static func plain(_ bytes: ArraySlice<UInt8>, _ charset: String?) -> String {
    if let string = String(validating: bytes, as: UTF8.self) { return string }
    let decoded = TextDecoder()(bytes, declared: charset)
    let isDeclared = charset.flatMap(Charset.named) != nil
    if !isDeclared, Charset.named(decoded.charset)?.kind == .single {
      // Any bytes are valid in a single-byte encoding: a guess at a few letters can't be verified.
      return String(decoding: UTF8Check.repaired(bytes).bytes, as: UTF8.self)
    }
    return String(decoding: decoded.bytes, as: UTF8.self)
  }

  private static func parse(
    _ bytes: [UInt8], _ start: Int
  ) -> (charset: String, bytes: [UInt8], end: Int)? {
    guard start + 8 <= bytes.count, bytes[start + 1] == 0x3F else { return nil }
    let limit = min(bytes.count, start + 4096)
    guard let second = bytes[(start + 2)..<limit].firstIndex(of: 0x3F), second + 2 < limit,
      bytes[second + 2] == 0x3F, second > start + 2
    else { return nil }
    let textStart = second + 3
    var end = textStart
    while end + 1 < limit, !(bytes[end] == 0x3F && bytes[end + 1] == 0x3D) { end += 1 }
    guard end + 1 < limit else { return nil }
    var charset = String(decoding: bytes[(start + 2)..<second], as: UTF8.self).lowercased()
    if let star = charset.firstIndex(of: "*") { charset = String(charset[..<star]) }
    let text = bytes[textStart..<end]
    switch bytes[second + 1] | 0x20 {
    case 0x62: return (charset, TransferEncoding.base64(text), end + 2)
    case 0x71:
      return (charset, TransferEncoding.quotedPrintable(text, isHeader: true), end + 2)
    default: return nil
    }
  }
}

/// Decoding of parts and words that name their encoding.
enum MailCharset {
  /// UTF-7 (RFC 2152) is ASCII to look at, so that only its name tells; the rest is ``TextDecoder``'s.
  static func decode(_ bytes: [UInt8], _ charset: String?) -> DecodedText {
    if let charset, charset.lowercased().hasSuffix("utf-7"),
      let out = Iconv.decode(bytes[...], from: "UTF-7"), out.broken == 0
    {
      return DecodedText(bytes: out.bytes, charset: "utf-7", warnings: [])
    }
    return TextDecoder()(bytes, declared: charset)
  }
}
