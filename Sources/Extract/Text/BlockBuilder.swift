import Model

/// Collects the blocks of a document into one text: one LF between blocks, white space collapsed.
struct BlockBuilder {
  private(set) var bytes: [UInt8] = []
  private(set) var blocks: [Block] = []
  var isEmpty: Bool { blocks.isEmpty }

  /// Makes room for a text of about so many bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends a block of valid UTF-8; empty ones are left out.
  mutating func append(_ kind: Block.Kind, level: Int = 0, _ text: some Collection<UInt8>) {
    let done: Void? = text.withContiguousStorageIfAvailable { buffer in
      append(kind, level: level, buffer, 0, buffer.count)
    }
    if done == nil { append(kind, level: level, Array(text)) }
  }

  mutating func append(_ kind: Block.Kind, level: Int = 0, _ text: String) {
    append(kind, level: level, Array(text.utf8))
  }

  mutating func append(
    _ kind: Block.Kind, level: Int = 0, _ buffer: UnsafeBufferPointer<UInt8>, _ start: Int,
    _ end: Int
  ) {
    let before = bytes.count
    if before > 0 { bytes.append(0x0A) }
    let lineStart = bytes.count
    if TextCleaner.isClean(buffer, start, end) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<end]))
    } else {
      TextCleaner.appendCollapsed(buffer, start, end, to: &bytes, lineStart: lineStart)
      if bytes.count > lineStart, bytes[bytes.count - 1] == 0x20 { bytes.removeLast() }
    }
    guard bytes.count > lineStart else {
      bytes.removeSubrange(before...)
      return
    }
    blocks.append(Block(kind: kind, level: level, span: Span(lineStart, bytes.count)))
  }

  /// The text in NFC with the spans of its blocks.
  consuming func finish() -> (text: Text, blocks: [Block]) {
    if TextCleaner.isNFC(bytes[...]) { return (Text(bytes: bytes), blocks) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var moved = blocks
    for i in moved.indices {
      if i > 0 { out.append(0x0A) }
      let start = out.count
      out.append(contentsOf: TextCleaner.normalized(Array(bytes[moved[i].span.range])))
      moved[i].span = Span(start, out.count)
    }
    return (Text(bytes: out), moved)
  }
}
