/// The header fields of a mail, a MIME part, an HTTP message or a WARC record (RFC 5322, 2.2), as
/// bytes.
struct MailHeaders {
  struct Field {
    /// Lower case.
    var name: String
    var value: [UInt8]
  }
  private(set) var fields: [Field] = []
  /// Where the body begins.
  private(set) var end: Int

  /// Reads the header block that begins at `start`; a line that is no field ends it when `strict`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      let lineEnd = bytes[at..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      let next = min(lineEnd + 1, range.upperBound)
      var stop = lineEnd
      if stop > at, bytes[stop - 1] == 0x0D { stop -= 1 }
      if stop == at {
        at = next
        break
      }
      if bytes[at] == 0x20 || bytes[at] == 0x09, !fields.isEmpty {
        fields[fields.count - 1].value.append(contentsOf: bytes[at..<stop])
      } else if let colon = Self.colon(bytes, at, stop) {
        let name = String(decoding: bytes[at..<colon], as: UTF8.self).lowercased()
        fields.append(
          Field(
            name: name.filter { $0 != " " && $0 != "\t" },
            value: Array(bytes[(colon + 1)..<stop].drop { $0 == 0x20 || $0 == 0x09 })))
      } else if fields.isEmpty, bytes.has("From ", at: at) {
        // The separator line of a mailbox.
      } else {
        break
      }
      at = next
      if fields.count > 2000 { break }
    }
    end = at
  }

  subscript(name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

  func string(_ name: String) -> String? {
    self[name].map { String(decoding: $0, as: UTF8.self) }
  }

  /// Offset of the colon after a field name: printable ASCII, RFC 5322, 3.6.8.
  static func colon(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end, at - start < 80 {
      if bytes[at] == 0x3A { return at > start ? at : nil }
      guard bytes[at] > 0x20 || bytes[at] == 0x20 && at > start, bytes[at] < 0x7F else {
        return nil
      }
      at += 1
    }
    return nil
  }
}

/// A value with parameters: `text/plain; charset="euc-kr"` (RFC 2045, 5.1; RFC 2231).
struct HeaderValue {
  /// Lower case, without blanks.
  var value: String
  private var parameters: [String: [UInt8]] = [:]

  init(_ bytes: [UInt8]) {
    var pieces = Self.split(bytes)
    value = String(decoding: pieces.isEmpty ? [] : pieces.removeFirst(), as: UTF8.self)
      .lowercased().filter { $0 != " " && $0 != "\t" }
    for piece in pieces {
      guard let equals = piece.firstIndex(of: 0x3D) else { continue }
      let name = String(decoding: piece[..<equals], as: UTF8.self).lowercased()
        .filter { $0 != " " && $0 != "\t" }
      var raw = Array(piece[(equals + 1)...].drop { $0 <= 0x20 })
      while let last = raw.last, last <= 0x20 { raw.removeLast() }
      if raw.first == 0x22 { raw = Self.unquote(raw) }
      if parameters[name] == nil { parameters[name] = raw }
    }
  }

  func bytes(_ name: String) -> [UInt8]? { parameters[name] }

  /// A parameter as text: plain, RFC 2231 (`name*0*=utf-8''%EA…`) or, against the standard but common, an
  /// encoded word.
  subscript(name: String) -> String? {
    if let plain = parameters[name] { return EncodedWord.decode(plain) }
    var joined: [UInt8] = []
    var charset: String?
    var isEncoded = false
    if let whole = parameters[name + "*"] {
      joined = whole
      isEncoded = true
    } else {
      for i in 0..<100 {
        if let part = parameters["\(name)*\(i)"] {
          joined += part
        } else if let part = parameters["\(name)*\(i)*"] {
          joined += part
          isEncoded = true
        } else {
          break
        }
      }
    }
    guard !joined.isEmpty else { return nil }
    if isEncoded {
      let quotes = joined.indices.filter { joined[$0] == 0x27 }
      if quotes.count >= 2 {
        charset = String(decoding: joined[..<quotes[0]], as: UTF8.self)
        joined = Array(joined[(quotes[1] + 1)...])
      }
      joined = TransferEncoding.percent(joined)
    }
    return String(decoding: TextDecoder()(joined, declared: charset).bytes, as: UTF8.self)
  }

  /// Splits at semicolons outside quotes.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case 0x5C where isQuoted: at += 1
      case 0x22: isQuoted.toggle()
      case 0x3B where !isQuoted:
        pieces.append(bytes[start..<at])
        start = at + 1
      default: break
      }
      at += 1
    }
    pieces.append(bytes[start...])
    return pieces
  }

  private static func unquote(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var at = 1
    while at < bytes.count, bytes[at] != 0x22 {
      if bytes[at] == 0x5C, at + 1 < bytes.count { at += 1 }
      out.append(bytes[at])
      at += 1
    }
    return out
  }
}
