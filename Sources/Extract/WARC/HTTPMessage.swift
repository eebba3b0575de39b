/// A server's answer as archives keep it: type and body, chunks joined and packing undone.
struct HTTPMessage {
  var type: HeaderValue
  var body: [UInt8]
  var status = 200

  init(type: HeaderValue, body: [UInt8]) {
    self.type = type
    self.body = body
  }

  static func read(
    _ block: [UInt8], place: String, limits: Limits
  ) -> Result<HTTPMessage, ExtractError> {
    guard block.has("HTTP/") || block.has("ICY "), let line = block.firstIndex(of: 0x0A) else {
      return .success(HTTPMessage(type: HeaderValue([]), body: block))
    }
    let headers = MailHeaders(block, (line + 1)..<block.count)
    var body = Array(block[headers.end...])
    if HeaderValue(headers["transfer-encoding"] ?? []).value.contains("chunked") {
      body = joinChunks(body) ?? body
    }
    let encodings = HeaderValue(headers["content-encoding"] ?? []).value.split(separator: ",")
    for encoding in encodings.reversed() {
      switch unpack(body, String(encoding), limits) {
      case .success(let out): body = out
      case .failure(let reason): return .failure(ExtractError(place: place, reason: reason.reason))
      }
    }
    var message = HTTPMessage(type: HeaderValue(headers["content-type"] ?? []), body: body)
    let words = block[..<line].split(separator: 0x20)
    message.status =
      words.count > 1 ? Int(trim: String(decoding: words[1], as: UTF8.self)) ?? 200 : 200
    return .success(message)
  }

  private struct Failure: Error { var reason: ExtractError.Reason }

  private static func unpack(
    _ body: [UInt8], _ encoding: String, _ limits: Limits
  ) -> Result<[UInt8], Failure> {
    let isGzip = body.starts(with: [0x1F, 0x8B])
    let format: Inflate.Format
    switch encoding {
    // Some archives keep the header of a body that they unpacked.
    case "gzip", "x-gzip":
      if !isGzip { return .success(body) }
      format = .gzip
    case "deflate":
      if body.isEmpty { return .success(body) }
      format =
        body[0] & 0x0F == 8 && body.count > 1 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0
        ? .zlib : .raw
    case "", "identity": return .success(body)
    default:
      // Brotli and the like, unless the body was unpacked before it was kept.
      if UTF8Check.isValid(body.prefix(512)) { return .success(body) }
      return .failure(Failure(reason: .unsupported("content encoding \(encoding)")))
    }
    let allowed = min(limits.documentBytes, max(1 << 20, body.count * limits.ratio))
    if let out = Inflate.all(body, 0..<body.count, format, limit: allowed, partial: true) {
      return .success(out)
    }
    if format == .raw { return .success(body) }
    return .failure(Failure(reason: .damaged("\(encoding) body, or over \(allowed) bytes")))
  }

  /// - Returns: nil when the body is not in chunks, whatever the header says.
  static func joinChunks(_ body: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var at = 0
    while at < body.count {
      var size = 0
      var digits = 0
      while at < body.count, let value = TransferEncoding.hex(body[at]), digits < 8 {
        size = size << 4 | Int(value)
        digits += 1
        at += 1
      }
      guard digits > 0, let newline = body[at...].prefix(256).firstIndex(of: 0x0A) else {
        return out.isEmpty ? nil : out + body[at...]
      }
      at = newline + 1
      if size == 0 { return out }
      out += body[at..<min(at + size, body.count)]
      at += size
      if at < body.count, body[at] == 0x0D { at += 1 }
      if at < body.count, body[at] == 0x0A { at += 1 }
    }
    return out
  }

  /// Hands on what may be a document: a page, text or an office file, served as found.
  static func hand(
    _ result: Result<HTTPMessage, ExtractError>, url: String?, place: String,
    to body: (Result<Item, ExtractError>) -> Void
  ) {
    switch result {
    case .failure(let error): body(.failure(error))
    case .success(let message):
      guard (200..<300).contains(message.status), !message.body.isEmpty,
        isDocument(message.type.value)
      else { return }
      var item = Item(source: place, bytes: message.body)
      item.hints.url = url
      item.hints.charset = message.type["charset"]
      item.hints.mediaType =
        message.type.value == "application/xhtml+xml" ? "text/html" : message.type.value
      item.isOptional = !message.type.value.hasPrefix("text/")
      body(.success(item))
    }
  }

  private static func isDocument(_ type: String) -> Bool {
    let word = type.split(separator: "/").first.map(String.init) ?? ""
    if ["image", "video", "audio", "font", "multipart"].contains(word) { return false }
    let others = ["javascript", "ecmascript", "json", "css", "font", "wasm", "dns", "x-protobuf"]
    return !others.contains { type.contains($0) }
  }
}

extension Int {
  /// A decimal number with blanks around it.
  init?(trim text: String) {
    self.init(text.filter { $0 != " " && $0 != "\t" && $0 != "\r" && $0 != "\n" })
  }
}
