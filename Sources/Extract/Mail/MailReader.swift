import Model

/// Reads a mail (RFC 5322, MIME): the text into one document, attached mails and documents after it.
///
/// Of alternatives the plain text is taken, unless it is empty or only says that there is a better one.
/// Sources: the mail's own, `mail!/name` for what is attached.
struct MailReader {
  let reading: Reading
  let source: String
  let depth: Int

  /// Multiparts within multiparts.
  static let nesting = 24

  private struct Attachment {
    var name: String
    var bytes: [UInt8]
    var hints: Extractor.Hints
  }

  /// What the parts give, in order.
  private struct Content {
    var draft: Draft
    var attachments: [Attachment] = []
    var parts = 0
    /// What the first text that says so is written in.
    var charset: String?
    var hasText = false
  }

  func read(_ bytes: [UInt8]) {
    let headers = MailHeaders(bytes, 0..<bytes.count)
    var content = Content(draft: Draft(mediaType: "message/rfc822"))
    content.draft.published = headers.string("date").flatMap(DateText.iso)
    part(bytes, headers, headers.end..<bytes.count, level: 0, inDigest: false, &content)
    name(headers, &content)
    reading.emit(content.draft, id: Reading.id(bytes), source: source)
    for attachment in content.attachments {
      let place = "\(source)!/\(attachment.name)"
      do throws(ExtractError) {
        try reading.spend(attachment.bytes.count, at: place)
      } catch {
        reading.emit(.failure(error))
        return
      }
      reading.read(
        attachment.bytes, source: place, depth: depth + 1, hints: attachment.hints, quiet: true)
    }
  }

  /// Subject and senders, in the encoding that the mail or its first text declares.
  private func name(_ headers: MailHeaders, _ content: inout Content) {
    let charset = HeaderValue(headers["content-type"] ?? [])["charset"] ?? content.charset
    content.draft.title = headers["subject"].map { EncodedWord.decode($0, charset: charset) }
    content.draft.authors =
      (headers["from"] ?? headers["sender"]).map { MailAddress.names($0, charset: charset) } ?? []
    if content.draft.title?.unicodeScalars.contains("\u{FFFD}") == true {
      content.draft.warnings.append(
        "the subject holds bytes in no declared encoding (replaced)")
    }
  }

  private func part(
    _ bytes: [UInt8], _ headers: MailHeaders, _ body: Range<Int>, level: Int, inDigest: Bool,
    _ content: inout Content
  ) {
    content.parts += 1
    guard content.parts <= 2000 else { return }
    let type = HeaderValue(headers["content-type"] ?? [])
    let kind = type.value.isEmpty ? (inDigest ? "message/rfc822" : "text/plain") : type.value
    let disposition = HeaderValue(headers["content-disposition"] ?? [])
    let name = disposition["filename"] ?? type["name"]
    if kind.hasPrefix("multipart/"), let boundary = type.bytes("boundary") {
      guard level < Self.nesting else {
        content.draft.warnings.append("parts nested deeper than \(Self.nesting) are left out")
        return
      }
      let parts = split(bytes, body, boundary).map { range in
        let headers = MailHeaders(bytes, range)
        return (headers: headers, body: min(headers.end, range.upperBound)..<range.upperBound)
      }
      let chosen = kind == "multipart/alternative" ? choose(bytes, parts) : nil
      for (index, part) in parts.enumerated() where chosen?.contains(index) ?? true {
        self.part(
          bytes, part.headers, part.body, level: level + 1, inDigest: kind == "multipart/digest",
          &content)
      }
      return
    }
    let data = TransferEncoding.decode(bytes[body], headers.string("content-transfer-encoding"))
    let isAttached = disposition.value == "attachment" || name != nil
    if kind == "message/rfc822" || kind == "message/global" {
      attach(data, name ?? "\(content.attachments.count + 1).eml", "message/rfc822", nil, &content)
    } else if Self.isBody(kind), !isAttached {
      text(data, kind, type, &content)
    } else if !kind.hasPrefix("image/"), !kind.hasPrefix("video/"), !kind.hasPrefix("audio/") {
      attach(data, name ?? "\(content.attachments.count + 1)", kind, type["charset"], &content)
    }
  }

  private func attach(
    _ data: [UInt8], _ name: String, _ kind: String, _ charset: String?, _ content: inout Content
  ) {
    guard !data.isEmpty else { return }
    var hints = Extractor.Hints()
    hints.mediaType = kind
    hints.charset = charset
    content.attachments.append(
      Attachment(name: FileName.printable(Draft.clean(name)), bytes: data, hints: hints))
  }

  private func text(
    _ data: [UInt8], _ kind: String, _ type: HeaderValue, _ content: inout Content
  ) {
    let charset = type["charset"]
    content.charset = content.charset ?? charset
    if kind == "text/html" {
      let decoded = MailCharset.decode(data, charset ?? MetaCharset.find(data))
      note(decoded, &content)
      for block in HTMLFragment.blocks(decoded.bytes) {
        content.draft.add(block.kind, level: block.level, block.text)
      }
      return
    }
    let decoded = MailCharset.decode(data, charset)
    note(decoded, &content)
    let isFlowed = type["format"]?.lowercased() == "flowed"
    let bytes =
      isFlowed ? Self.unflow(decoded.bytes, type["delsp"]?.lowercased() == "yes") : decoded.bytes
    content.draft.append(PlainText()(bytes))
  }

  /// Other kinds of text (calendars, cards, program code) are attachments without a name.
  private static func isBody(_ kind: String) -> Bool {
    switch kind {
    case "text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown", "text": true
    default: false
    }
  }

  private func note(_ decoded: DecodedText, _ content: inout Content) {
    content.draft.charset = content.draft.charset ?? decoded.charset
    content.draft.warnings += decoded.warnings
  }

  /// Joins lines that end in a blank (RFC 3676).
  private static func unflow(_ bytes: [UInt8], _ deletes: Bool) -> [UInt8] {
    var out: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.last == 0x20, !line.elementsEqual([0x2D, 0x2D, 0x20]), line.first != 0x3E {
        out += deletes ? line.dropLast() : line
      } else {
        out += line
        out.append(0x0A)
      }
    }
    return out
  }

  /// The parts between the boundary lines; the last may lack its end.
  private func split(_ bytes: [UInt8], _ body: Range<Int>, _ boundary: [UInt8]) -> [Range<Int>] {
    let mark = [0x2D, 0x2D] + boundary
    var parts: [Range<Int>] = []
    var start: Int?
    var at = body.lowerBound
    while at < body.upperBound {
      let lineEnd = bytes[at..<body.upperBound].firstIndex(of: 0x0A) ?? body.upperBound
      let next = min(lineEnd + 1, body.upperBound)
      if bytes[at] == 0x2D, bytes[at..<lineEnd].starts(with: mark) {
        var rest = bytes[(at + mark.count)..<lineEnd]
        let isEnd = rest.starts(with: [0x2D, 0x2D])
        if isEnd { rest = rest.dropFirst(2) }
        if rest.allSatisfy({ $0 <= 0x20 }) {
          if let start { parts.append(start..<Self.trimLineEnd(bytes, start, at)) }
          start = isEnd ? nil : next
          if isEnd || parts.count >= 2000 { break }
        }
      }
      at = next
    }
    if let start, start < body.upperBound { parts.append(start..<body.upperBound) }
    return parts
  }

  /// The line end before a boundary belongs to the boundary.
  private static func trimLineEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var end = end
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// Which alternatives to read: plain text with something in it, else HTML, else a multipart, else the
  /// last.
  private func choose(
    _ bytes: [UInt8], _ parts: [(headers: MailHeaders, body: Range<Int>)]
  ) -> [Int] {
    let kinds = parts.map { HeaderValue($0.headers["content-type"] ?? []).value }
    func isFilled(_ index: Int) -> Bool {
      let part = parts[index]
      return TransferEncoding.decode(
        bytes[part.body], part.headers.string("content-transfer-encoding")
      ).contains { $0 > 0x20 }
    }
    let plain = kinds.indices.filter {
      (kinds[$0] == "text/plain" || kinds[$0].isEmpty) && isFilled($0)
    }
    if !plain.isEmpty { return plain }
    if let html = kinds.firstIndex(of: "text/html") { return [html] }
    if let inner = kinds.firstIndex(where: { $0.hasPrefix("multipart/") }) { return [inner] }
    return parts.isEmpty ? [] : [parts.count - 1]
  }

  /// Fields that mails have and other texts don't.
  private static let known: Set<String> = [
    "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version",
    "content-type", "content-transfer-encoding", "delivered-to", "reply-to", "sender", "cc",
    "x-mailer", "references", "in-reply-to", "list-id", "dkim-signature", "x-sender", "x-priority",
    "importance", "envelope-to", "authentication-results", "arc-seal", "x-received", "bcc",
    "content-disposition", "content-language",
  ]

  /// The text begins with a block of header fields, two of them a mail's, or one that says MIME.
  static func looksLikeMail(_ bytes: [UInt8], _ start: Int) -> Bool {
    let range = start..<min(bytes.count, start + (1 << 15))
    guard let line = bytes[range].firstIndex(of: 0x0A),
      MailHeaders.colon(bytes, start, line) != nil
    else { return false }
    let headers = MailHeaders(bytes, range)
    let ends = headers.end == range.upperBound || bytes[safe: headers.end - 1] == 0x0A
    guard ends else { return false }
    let names = headers.fields.map(\.name)
    guard let first = names.first, known.contains(first) || first.hasPrefix("x-") else {
      return false
    }
    let count = Set(names).intersection(known).count
    let isMIME = headers["content-type"].map { HeaderValue($0).value.contains("/") } ?? false
    return count >= 2 || isMIME
  }
}
