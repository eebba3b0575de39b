/// An encoding that pagup decodes.
struct Charset: Sendable, Hashable {
  enum Kind: String, Sendable {
    /// Every byte string is valid, so validity proves nothing.
    case single
    case multi, wide, escape, utf8
  }
  /// What goes into ``Document/charset``.
  let name: String
  let iconv: String
  let kind: Kind

  static let utf8 = Charset(name: "utf-8", iconv: "UTF-8", kind: .utf8)
  static let utf16LE = Charset(name: "utf-16le", iconv: "UTF-16LE", kind: .wide)
  static let utf16BE = Charset(name: "utf-16be", iconv: "UTF-16BE", kind: .wide)
  static let utf32LE = Charset(name: "utf-32le", iconv: "UTF-32LE", kind: .wide)
  static let utf32BE = Charset(name: "utf-32be", iconv: "UTF-32BE", kind: .wide)
  static let windows1252 = Charset(name: "windows-1252", iconv: "CP1252", kind: .single)
  static let cp949 = Charset(name: "cp949", iconv: "CP949", kind: .multi)

  /// Labels in lower case; one name decodes in one way, so EUC-KR is read as its superset CP949
  /// (WHATWG Encoding Standard).
  private static let labels: [String: Charset] = {
    var out: [String: Charset] = [:]
    for row in CueTable("charsets").rows where row.count == 4 {
      guard let kind = Kind(rawValue: row[3]) else { continue }
      out[row[0]] = Charset(name: row[1], iconv: row[2], kind: kind)
    }
    return out
  }()

  /// The encoding of a declared or detected name; nil for unknown names.
  static func named(_ label: String) -> Charset? {
    let key = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    return labels[key]
  }
}
