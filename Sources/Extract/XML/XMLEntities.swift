import CGumbo

/// Entities that XML doesn't know: feeds use HTML's (`&nbsp;`) and forget to escape `&`.
enum XMLEntities {
  /// Escapes every `&` that begins no entity of XML, so that `&nbsp;` arrives as text and is read as
  /// markup later, and takes control characters out.
  static func replaced(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 64)
    var inData = false
    for (at, byte) in bytes.enumerated() {
      if byte == 0x3C, bytes.has("<![CDATA[", at: at) { inData = true }
      if byte == 0x3E, inData, at >= 2, bytes[at - 1] == 0x5D, bytes[at - 2] == 0x5D {
        inData = false
      }
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { continue }
      out.append(byte)
      if byte == 0x26, !inData, !isKnown(bytes, at + 1) { out.append(contentsOf: "amp;".utf8) }
    }
    return out
  }

  private static func isKnown(_ bytes: [UInt8], _ at: Int) -> Bool {
    if bytes[safe: at] == 0x23 {
      let end = bytes[at...].prefix(12).firstIndex(of: 0x3B)
      return end.map { $0 > at + 1 } ?? false
    }
    return bytes.has("amp;", at: at) || bytes.has("lt;", at: at) || bytes.has("gt;", at: at)
      || bytes.has("quot;", at: at) || bytes.has("apos;", at: at)
  }

  /// Text with HTML's entities decoded; `<` stays what it is.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    let escaped = text.split(separator: "<", omittingEmptySubsequences: false)
      .joined(separator: "&lt;")
    return line(escaped)
  }

  /// One line out of what may be markup or not, whatever the feed says: tags of HTML's elements go,
  /// entities are decoded, any other `<` is text (`<속보>`, `<AI>`, `a < b`).
  ///
  /// Feeds declare titles with tags in them as plain text far more often than titles speak of tags.
  static func title(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else { return text }
    let pieces = text.split(separator: "<", omittingEmptySubsequences: false)
    var escaped = String(pieces[0])
    for piece in pieces.dropFirst() {
      escaped += (beginsTag(piece) ? "<" : "&lt;") + piece
    }
    return line(escaped)
  }

  private static func line(_ markup: String) -> String {
    HTMLFragment.blocks(Array(markup.utf8)).map(\.text).joined(separator: " ")
  }

  /// Whether what follows a `<` is the rest of a tag of an element that HTML knows.
  private static func beginsTag(_ rest: Substring) -> Bool {
    let body = rest.utf8.first == 0x2F ? rest.utf8.dropFirst() : rest.utf8[...]
    let name = body.prefix {
      $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39
    }
    let after = body.dropFirst(name.count)
    guard !name.isEmpty, let next = after.first, next <= 0x20 || next == 0x2F || next == 0x3E,
      after.contains(0x3E)
    else { return false }
    return gumbo_tag_enum(String(decoding: name, as: UTF8.self).lowercased()) != GUMBO_TAG_UNKNOWN
  }
}
