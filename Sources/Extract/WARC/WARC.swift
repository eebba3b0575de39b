/// Web archives (WARC 1.0 and 1.1, ISO 28500): response and resource records that hold a document.
///
/// Bodies over the limit are skipped without being held; what is no document (pictures, scripts, DNS
/// answers, requests, errors of servers) is left out.
struct WARC {
  let limits: Limits
  let source: String

  func read(
    _ stream: ByteStream, _ body: (Result<Item, ExtractError>) -> Void
  ) throws(ExtractError) {
    var number = 0
    while let line = firstLine(stream) {
      guard line.starts(with: Array("WARC/".utf8)) else {
        throw ExtractError(
          place: source, reason: .damaged("no WARC record at byte \(stream.position - line.count)"))
      }
      number += 1
      let headers = try Self.headers(stream, source)
      guard let length = headers.string("content-length").flatMap({ Int(trim: $0) }), length >= 0
      else {
        throw ExtractError(place: "\(source)#\(number)", reason: .damaged("no Content-Length"))
      }
      try record(stream, headers, length, number, body)
    }
    if stream.isDamaged { throw ExtractError(place: source, reason: .damaged("cut short")) }
  }

  private func record(
    _ stream: ByteStream, _ headers: MailHeaders, _ length: Int, _ number: Int,
    _ body: (Result<Item, ExtractError>) -> Void
  ) throws(ExtractError) {
    let place = "\(source)#\(number)"
    let type = headers.string("warc-type")?.lowercased().filter { $0 != " " }
    guard type == "response" || type == "resource" else {
      stream.skip(length)
      return
    }
    guard let block = try stream.block(length, place: place, limits: limits, body) else { return }
    let url = headers.string("warc-target-uri").map { $0.filter { !"<> ".contains($0) } }
    let contentType = HeaderValue(headers["content-type"] ?? [])
    let result: Result<HTTPMessage, ExtractError>
    if type == "response" {
      guard url?.lowercased().hasPrefix("http") ?? true else { return }
      result = HTTPMessage.read(block, place: place, limits: limits)
    } else {
      result = .success(HTTPMessage(type: contentType, body: block))
    }
    HTTPMessage.hand(result, url: url, place: place, to: body)
  }

  /// Blank lines stand between records.
  private func firstLine(_ stream: ByteStream) -> [UInt8]? {
    while let line = stream.line(limit: 256) {
      if line.contains(where: { $0 > 0x20 }) { return line }
    }
    return nil
  }

  static func headers(_ stream: ByteStream, _ place: String) throws(ExtractError) -> MailHeaders {
    var block: [UInt8] = []
    while let line = stream.line(limit: 1 << 16) {
      block += line
      if !line.contains(where: { $0 > 0x20 }) { break }
      if block.count > 1 << 20 {
        throw ExtractError(
          place: place,
          reason: .overLimit(what: "bytes of headers", value: block.count, limit: 1 << 20))
      }
    }
    return MailHeaders(block, 0..<block.count)
  }
}

/// The web archives before WARC (ARC 1, Internet Archive 1996): a line with address, date, type and
/// length, then the answer of the server.
struct ARC {
  let limits: Limits
  let source: String

  func read(
    _ stream: ByteStream, _ body: (Result<Item, ExtractError>) -> Void
  ) throws(ExtractError) {
    var number = 0
    while let line = stream.line(limit: 1 << 16) {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let fields = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      guard fields.count >= 4, let length = Int(fields[fields.count - 1]), length >= 0 else {
        throw ExtractError(
          place: source, reason: .damaged("no ARC record at byte \(stream.position - line.count)"))
      }
      let url = String(fields[0])
      number += 1
      let place = "\(source)#\(number)"
      guard url.lowercased().hasPrefix("http") else {
        stream.skip(length)
        continue
      }
      guard let block = try stream.block(length, place: place, limits: limits, body) else {
        continue
      }
      HTTPMessage.hand(
        HTTPMessage.read(block, place: place, limits: limits), url: url, place: place, to: body)
    }
    if stream.isDamaged { throw ExtractError(place: source, reason: .damaged("cut short")) }
  }
}

extension ByteStream {
  /// The bytes of a record; nil when they are over the limit, which is said to `body`, and skipped.
  /// - Throws: when the stream ends before.
  fileprivate func block(
    _ length: Int, place: String, limits: Limits, _ body: (Result<Item, ExtractError>) -> Void
  ) throws(ExtractError) -> [UInt8]? {
    guard length <= limits.documentBytes else {
      body(
        .failure(
          ExtractError(
            place: place,
            reason: .overLimit(what: "bytes", value: length, limit: limits.documentBytes))))
      skip(length)
      return nil
    }
    let block = take(length)
    guard block.count == length else {
      throw ExtractError(
        place: place, reason: .damaged("cut short after \(block.count) of \(length) bytes"))
    }
    return block
  }
}
