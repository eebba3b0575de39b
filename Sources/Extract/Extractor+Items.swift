public import Model

extension Extractor {
  /// Reads an open file of any size and hands out what is in it, one by one and in order.
  ///
  /// Web archives, tar archives, mailboxes and JSON Lines, packed or not, are streamed: memory is that of
  /// the largest member. Anything else is one item. Reading the items may go on in parallel.
  /// - Parameters:
  ///   - descriptor: of a regular file, at its beginning; stays open.
  ///   - source: the file's name as given.
  public func items(
    descriptor: Int32, source: String, _ body: (Result<Item, ExtractError>) -> Void
  ) {
    do throws(ExtractError) {
      try items(ByteStream(descriptor: descriptor), source, depth: 0, body)
    } catch {
      body(.failure(error))
    }
  }

  private func items(
    _ stream: ByteStream, _ source: String, depth: Int,
    _ body: (Result<Item, ExtractError>) -> Void
  ) throws(ExtractError) {
    var head = stream.peek(Self.head)
    while head.count < limits.documentBytes, Format.mayEndInFirstLine(head) {
      let more = stream.peek(min(head.count * 4, limits.documentBytes))
      if more.count == head.count { break }
      head = more
    }
    if stream.isDamaged, head.isEmpty {
      throw ExtractError(
        place: source, reason: depth > 0 ? .damaged("gzip data") : .unreadable("read error"))
    }
    let format = Format.of(head, fields: fields)
    if format == .gzip, depth == 0 {
      try items(
        ByteStream(gzip: stream, ratio: limits.ratio), source, depth: 1, body)
      return
    }
    if Items.isStreamed(format) {
      try Items(limits: limits).read(stream, format, source: source) { item in
        body(
          item.map {
            var item = $0
            item.depth = depth + 1
            return item
          })
      }
      return
    }
    let limit = format == .zip ? limits.archiveBytes : limits.documentBytes
    guard let bytes = stream.rest(limit: limit) else {
      throw ExtractError(
        place: source, reason: .overLimit(what: "bytes", value: limit + 1, limit: limit))
    }
    if stream.isDamaged {
      throw ExtractError(
        place: source,
        reason: stream.isBomb
          ? .overLimit(what: "unpacked : packed", value: limits.ratio + 1, limit: limits.ratio)
          : .damaged("cut short after \(bytes.count) bytes"))
    }
    var item = Item(source: source, bytes: bytes)
    item.depth = depth
    body(.success(item))
  }

  /// What the type of a streamed file is told from, in bytes; more when the first line of JSON is longer.
  static let head = 1 << 18

  /// Reads one item of ``items(descriptor:source:_:)``; calls `body` as ``callAsFunction(_:source:_:)``
  /// does.
  public func callAsFunction(
    _ item: Item, _ body: (Result<Document, ExtractError>) -> Void
  ) {
    withoutActuallyEscaping(body) { body in
      Reading(self, body).read(
        item.bytes, source: item.source, depth: item.depth, hints: item.hints,
        quiet: item.isOptional)
    }
  }
}
