import JSON

/// What bytes are, told from the bytes; file names are never asked.
enum Format: Hashable {
  case empty, zip, compound, pdf, hangul3, gzip, tar, warc, arc, mailbox, feed, mail
  case json, jsonLines, csv
  /// Pictures, sound, programs: certainly no document.
  case media
  /// HTML, Markdown, plain text or something unknown.
  case text

  /// How much of the beginning is looked at.
  static let head = 4096

  /// - Parameter fields: the columns that make a table a table of documents.
  static func of(_ bytes: [UInt8], fields: FieldNames = FieldNames()) -> Format {
    guard let first = bytes.first else { return .empty }
    switch first {
    case 0x50:
      if bytes.has("PK\u{03}\u{04}") || bytes.has("PK\u{05}\u{06}") { return .zip }
    case 0xD0:
      if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .compound }
    case 0x1F: if bytes.starts(with: [0x1F, 0x8B, 0x08]) { return .gzip }
    case 0x57: if bytes.has("WARC/") { return .warc }
    case 0x66: if bytes.has("filedesc://") { return .arc }
    case 0x48: if bytes.has("HWP Document File V") { return .hangul3 }
    default: break
    }
    // Before PDF: the first member may be one, and stands at byte 512.
    if isTar(bytes) { return .tar }
    // Readers accept rubbish before the header (ISO 32000-1, appendix H.3.4.1).
    if bytes.find("%PDF-", in: 0..<min(bytes.count, 1024)) != nil { return .pdf }
    if isMedia(bytes) { return .media }
    return textual(bytes, fields)
  }

  /// POSIX and GNU archives say `ustar`; older ones have only the checksum.
  static func isTar(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 512 else { return false }
    let sum = TarHeader.octal(bytes, 148, 8)
    guard let sum, sum > 0 else { return false }
    var real = 0
    for i in 0..<512 { real += (148..<156).contains(i) ? 0x20 : Int(bytes[i]) }
    return real == sum
  }

  private static let heads: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x49, 0x49, 0x2A, 0x00],
    [0x4D, 0x4D, 0x00, 0x2A], [0x7F, 0x45, 0x4C, 0x46], Array("OggS".utf8), Array("ID3".utf8),
    Array("wOFF".utf8), Array("wOF2".utf8), [0x00, 0x00, 0x01, 0x00], Array("Rar!\u{1A}".utf8),
    [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x28, 0xB5, 0x2F, 0xFD], Array("BZh9".utf8),
    [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
  ]

  private static func isMedia(_ bytes: [UInt8]) -> Bool {
    if heads.contains(where: { bytes.starts(with: $0) }) { return true }
    if bytes.has("RIFF"),
      bytes.has("WEBP", at: 8) || bytes.has("WAVE", at: 8) || bytes.has("AVI ", at: 8)
    {
      return true
    }
    return bytes.has("ftyp", at: 4)
  }

  private static func textual(_ bytes: [UInt8], _ fields: FieldNames) -> Format {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while at < min(bytes.count, 1024), bytes[at] <= 0x20, bytes[at] != 0 { at += 1 }
    guard at < bytes.count else { return .text }
    switch bytes[at] {
    case UInt8(ascii: "<"): return isFeed(bytes, at) ? .feed : .text
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return isJSONLines(bytes, at) ? .jsonLines : .json
    default: break
    }
    if at == 0, bytes[0] == 0xFF || bytes[0] == 0xFE {
      let head = TextDecoder()(bytes.prefix(head)).bytes
      let start = head.firstIndex { $0 > 0x20 } ?? 0
      return head[safe: start] == UInt8(ascii: "<") && isFeed(head, start) ? .feed : .text
    }
    if bytes.has("From ", at: at), isMailbox(bytes, at) { return .mailbox }
    if MailReader.looksLikeMail(bytes, at) { return .mail }
    return FieldReader.looksLikeCSV(bytes, fields) ? .csv : .text
  }

  /// The first element is `rss`, `feed` or `RDF`.
  private static func isFeed(_ bytes: [UInt8], _ start: Int) -> Bool {
    var at = start
    let end = min(bytes.count, start + (1 << 16))
    while at < end, let open = bytes[at..<end].firstIndex(of: UInt8(ascii: "<")) {
      if bytes.has("<!--", at: open) {
        guard let close = bytes.find("-->", in: open..<end) else { return false }
        at = close + 3
      } else if bytes.has("<?", at: open) || bytes.has("<!", at: open) {
        guard let close = bytes[open..<end].firstIndex(of: UInt8(ascii: ">")) else { return false }
        at = close + 1
      } else {
        var nameEnd = open + 1
        while nameEnd < end, nameEnd < open + 40, bytes[nameEnd] > 0x20, bytes[nameEnd] != 0x3E,
          bytes[nameEnd] != 0x2F
        {
          nameEnd += 1
        }
        let name = String(decoding: bytes[(open + 1)..<nameEnd], as: UTF8.self)
        let local = name.split(separator: ":").last.map(String.init) ?? name
        return ["rss", "feed", "RDF"].contains(local)
      }
    }
    return false
  }

  /// Whether the head may hold no more than a part of the first line of JSON Lines.
  static func mayEndInFirstLine(_ head: [UInt8]) -> Bool {
    guard let start = head.firstIndex(where: { $0 > 0x20 }),
      head[start] == UInt8(ascii: "{") || head.has("\u{FEFF}{", at: start)
    else { return false }
    guard let newline = head[start...].firstIndex(of: 0x0A) else { return true }
    return head[start..<newline].last { $0 > 0x20 } == UInt8(ascii: "}")
      && !head[newline...].contains { $0 > 0x20 }
  }

  /// A first line that is an object, and a second that begins like one or whose first line is whole: a
  /// line of another kind among them is a fault of that line.
  private static func isJSONLines(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard let newline = bytes[start...].firstIndex(of: 0x0A), newline > start + 1,
      let last = bytes[start..<newline].last(where: { $0 > 0x20 }),
      let next = bytes[newline...].firstIndex(where: { $0 > 0x20 })
    else { return false }
    let isObject = bytes[start] == UInt8(ascii: "{") && last == UInt8(ascii: "}")
    let beginsObject = bytes[next] == UInt8(ascii: "{")
    if isObject == beginsObject { return isObject }
    return (try? JSONValue.parse(Array(bytes[start..<newline]))) != nil
  }

  /// `From address date`, then a header field.
  private static func isMailbox(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard let newline = bytes[start...].prefix(500).firstIndex(of: 0x0A) else { return false }
    let end = bytes[(newline + 1)...].prefix(500).firstIndex(of: 0x0A) ?? bytes.count
    return MailHeaders.colon(bytes, newline + 1, end) != nil
  }
}

extension FileName {
  /// What systems leave in archives.
  static func isLitter(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return name.hasPrefix("__MACOSX/") || last == ".DS_Store" || last == "Thumbs.db"
      || last == "desktop.ini"
  }
}
