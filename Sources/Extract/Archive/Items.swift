/// One thing that a container holds: bytes to be read on their own.
public struct Item: Sendable {
  public var source: String
  public var bytes: [UInt8]
  var hints = Extractor.Hints()
  /// Bytes of no known type are nothing to complain of.
  var isOptional = false
  /// How many containers stand around the bytes.
  var depth = 0

  init(source: String, bytes: [UInt8]) {
    self.source = source
    self.bytes = bytes
  }
}

/// Hands out what a streamed container holds, one by one, in constant memory.
struct Items {
  let limits: Limits

  /// - Throws: ``ExtractError`` when the rest of the container can't be read.
  func read(
    _ stream: ByteStream, _ format: Format, source: String,
    _ body: (Result<Item, ExtractError>) -> Void
  ) throws(ExtractError) {
    switch format {
    case .warc: try WARC(limits: limits, source: source).read(stream, body)
    case .arc: try ARC(limits: limits, source: source).read(stream, body)
    case .tar: try Tar(limits: limits, source: source).read(stream, body)
    case .mailbox: Mailbox(limits: limits, source: source).read(stream, body)
    case .jsonLines: lines(stream, source, body)
    default: preconditionFailure("\(format) is not streamed")
    }
  }

  /// One object a line; the number is the line's.
  private func lines(
    _ stream: ByteStream, _ source: String, _ body: (Result<Item, ExtractError>) -> Void
  ) {
    var number = 0
    while let line = stream.line(limit: limits.documentBytes) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      if line.last != 0x0A, line.count >= limits.documentBytes {
        body(
          .failure(
            ExtractError(
              place: "\(source)#\(number)",
              reason: .overLimit(
                what: "bytes of a line", value: line.count, limit: limits.documentBytes))))
        while let rest = stream.line(limit: limits.documentBytes), rest.last != 0x0A {}
        continue
      }
      var item = Item(source: "\(source)#\(number)", bytes: line)
      item.hints.mediaType = "application/json"
      item.hints.isLine = true
      body(.success(item))
    }
  }

  static func isStreamed(_ format: Format) -> Bool {
    switch format {
    case .warc, .arc, .tar, .mailbox, .jsonLines: true
    default: false
    }
  }
}
