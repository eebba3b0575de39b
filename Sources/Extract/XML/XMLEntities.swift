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
    return HTMLFragment.blocks(Array(escaped.utf8)).map(\.text).joined(separator: " ")
  }
}
