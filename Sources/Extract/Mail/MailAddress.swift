/// The names in a `From` field: display names, or addresses where there is none.
enum MailAddress {
  /// `"홍길동" <a@b>, c@d (이름)` → `["홍길동", "이름"]`.
  static func names(_ field: [UInt8], charset: String?) -> [String] {
    split(field).compactMap { name($0, charset) }
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var out: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    var depth = 0
    var angle = false
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case 0x5C: at += 1
      case 0x22: isQuoted.toggle()
      case 0x28 where !isQuoted: depth += 1
      case 0x29 where !isQuoted: depth = max(0, depth - 1)
      case 0x3C where !isQuoted: angle = true
      case 0x3E where !isQuoted: angle = false
      case 0x2C, 0x3B:
        if !isQuoted, depth == 0, !angle {
          out.append(bytes[start..<at])
          start = at + 1
        }
      default: break
      }
      at += 1
    }
    if start < bytes.count { out.append(bytes[start...]) }
    return out
  }

  private static func name(_ part: ArraySlice<UInt8>, _ charset: String?) -> String? {
    var display: [UInt8] = []
    var address: [UInt8] = []
    var comment: [UInt8] = []
    var isQuoted = false
    var depth = 0
    var inAngle = false
    var at = part.startIndex
    while at < part.endIndex {
      var byte = part[at]
      if byte == 0x5C, isQuoted || depth > 0, at + 1 < part.endIndex {
        at += 1
        byte = part[at]
      } else if byte == 0x22, depth == 0 {
        isQuoted.toggle()
        at += 1
        continue
      } else if !isQuoted {
        if byte == 0x28 { depth += 1 }
        if byte == 0x3C, depth == 0 { inAngle = true }
        if byte == 0x28 || byte == 0x29 || byte == 0x3C || byte == 0x3E {
          if byte == 0x29 { depth = max(0, depth - 1) }
          if byte == 0x3E { inAngle = false }
          at += 1
          continue
        }
      }
      if depth > 0 {
        comment.append(byte)
      } else if inAngle {
        address.append(byte)
      } else {
        display.append(byte)
      }
      at += 1
    }
    for candidate in [display, comment, address] {
      let text = Draft.clean(EncodedWord.decode(candidate, charset: charset))
      // A bare address with a comment is called by the comment.
      if candidate == display, text.contains("@"), !comment.isEmpty { continue }
      if !text.isEmpty { return text }
    }
    return nil
  }
}
