/// The members of a ZIP file (APPNOTE 6.3.10; ZIP64 included), unpacked one by one under the caps.
struct ZIPArchive {
  struct Entry {
    var name: String
    var method: Int
    var isEncrypted: Bool
    var packed: Int
    var unpacked: Int
    /// Offset of the local header.
    var header: Int
    var isFolder: Bool { name.hasSuffix("/") }
  }

  let bytes: [UInt8]
  let place: String
  let limits: Limits
  let entries: [Entry]

  /// - Throws: ``ExtractError`` when the central directory is missing or broken.
  init(_ bytes: [UInt8], place: String, limits: Limits) throws(ExtractError) {
    self.bytes = bytes
    self.place = place
    self.limits = limits
    entries = try Self.directory(bytes, place: place, limits: limits)
  }

  /// The member's bytes, or nil when there is no such member.
  func read(_ name: String) throws(ExtractError) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name == name }) else { return nil }
    return try read(entry)
  }

  /// - Throws: ``ExtractError`` with the member's place.
  func read(_ entry: Entry) throws(ExtractError) -> [UInt8] {
    func fail(_ reason: ExtractError.Reason) -> ExtractError {
      ExtractError(place: "\(place)!/\(entry.name)", reason: reason)
    }
    if entry.isEncrypted { throw fail(.locked("password")) }
    guard bytes.has("PK\u{03}\u{04}", at: entry.header) else {
      throw fail(.damaged("no local header at byte \(entry.header)"))
    }
    let start = entry.header + 30 + bytes.u16(entry.header + 26) + bytes.u16(entry.header + 28)
    guard start <= bytes.count, entry.packed <= bytes.count - start else {
      throw fail(.damaged("\(entry.packed) packed bytes, \(max(0, bytes.count - start)) there"))
    }
    let limit = limits.documentBytes
    if entry.unpacked > limit {
      throw fail(.overLimit(what: "unpacked bytes", value: entry.unpacked, limit: limit))
    }
    switch entry.method {
    case 0: return Array(bytes[start..<(start + entry.packed)])
    case 8:
      // OOXML's XML packs 1 : 100 at times; only what is big and far beyond that is a bomb.
      let allowed = Swift.min(limit, Swift.max(8 << 20, entry.packed * limits.ratio))
      guard
        let out = Inflate.all(
          bytes, start..<(start + entry.packed), .raw, limit: allowed, expected: entry.unpacked)
      else {
        if entry.unpacked > allowed {
          throw fail(.overLimit(what: "unpacked bytes", value: entry.unpacked, limit: allowed))
        }
        throw fail(.damaged("deflate data"))
      }
      return out
    default: throw fail(.damaged("unknown compression method \(entry.method)"))
    }
  }

  private static func directory(
    _ bytes: [UInt8], place: String, limits: Limits
  ) throws(ExtractError) -> [Entry] {
    guard let end = endRecord(bytes) else {
      throw ExtractError(place: place, reason: .damaged("no ZIP directory; cut short?"))
    }
    var count = bytes.u16(end + 10)
    var at = bytes.u32(end + 16)
    if end >= 20, bytes.has("PK\u{06}\u{07}", at: end - 20) {
      let end64 = bytes.u64(end - 12)
      if bytes.has("PK\u{06}\u{06}", at: end64) {
        count = bytes.u64(end64 + 32)
        at = bytes.u64(end64 + 48)
      }
    }
    // Something may stand before the archive: the directory ends where the end record begins.
    let shift = Swift.max(0, end - bytes.u32(end + 12) - at)
    if !bytes.has("PK\u{01}\u{02}", at: at), bytes.has("PK\u{01}\u{02}", at: at &+ shift) {
      at += shift
    }
    if count > limits.members {
      throw ExtractError(
        place: place, reason: .overLimit(what: "members", value: count, limit: limits.members))
    }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard at >= 0, at + 46 <= bytes.count, bytes.has("PK\u{01}\u{02}", at: at) else {
        throw ExtractError(
          place: place,
          reason: .damaged("ZIP directory ends after \(entries.count) of \(count) members"))
      }
      entries.append(entry(bytes, at))
      at += 46 + bytes.u16(at + 28) + bytes.u16(at + 30) + bytes.u16(at + 32)
    }
    return entries
  }

  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    var at = bytes.count - 22
    let stop = Swift.max(0, bytes.count - 22 - 65_535)
    while at >= stop {
      if bytes.has("PK\u{05}\u{06}", at: at) { return at }
      at -= 1
    }
    return nil
  }

  private static func entry(_ bytes: [UInt8], _ at: Int) -> Entry {
    let nameStart = at + 46
    let nameEnd = Swift.min(bytes.count, nameStart + bytes.u16(at + 28))
    let flags = bytes.u16(at + 8)
    var entry = Entry(
      name: FileName.decode(Array(bytes[nameStart..<nameEnd])), method: bytes.u16(at + 10),
      isEncrypted: flags & 1 != 0, packed: bytes.u32(at + 20), unpacked: bytes.u32(at + 24),
      header: bytes.u32(at + 42))
    guard
      entry.packed == 0xFFFF_FFFF || entry.unpacked == 0xFFFF_FFFF || entry.header == 0xFFFF_FFFF
    else { return entry }
    var field = nameEnd
    let end = Swift.min(bytes.count, nameEnd + bytes.u16(at + 30))
    while field + 4 <= end {
      let size = bytes.u16(field + 2)
      if bytes.u16(field) == 1 {
        var value = field + 4
        if entry.unpacked == 0xFFFF_FFFF {
          entry.unpacked = bytes.u64(value)
          value += 8
        }
        if entry.packed == 0xFFFF_FFFF {
          entry.packed = bytes.u64(value)
          value += 8
        }
        if entry.header == 0xFFFF_FFFF { entry.header = bytes.u64(value) }
      }
      field += 4 + size
    }
    return entry
  }
}

/// Names of files and members as text.
enum FileName {
  /// UTF-8 if it is, else CP949 (what Korean Windows writes without saying so).
  static func decode(_ bytes: [UInt8]) -> String {
    printable(
      String(validating: bytes, as: UTF8.self)
        ?? String(decoding: TextDecoder()(bytes, declared: "cp949").bytes, as: UTF8.self))
  }

  /// Control characters as `\u{…}`: a name ends up in messages of one line.
  static func printable(_ name: String) -> String {
    guard name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      return name
    }
    return name.unicodeScalars.reduce(into: "") { out, scalar in
      if scalar.value < 0x20 || scalar.value == 0x7F {
        out += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
  }
}
