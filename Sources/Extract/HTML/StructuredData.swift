/// What the scripts of a page say about its article.
struct StructuredData {
  private(set) var article: ArticleData
  /// Scripts that may hold the article in the state of a framework.
  private(set) var states: [ArraySlice<UInt8>] = []
  /// The stream of server components that the scripts carry in pieces, see ``FlightRows``.
  private(set) var flight: [UInt8] = []

  /// The longest script that is read, in bytes.
  static let maximumScript = 4 << 20

  init(source: [UInt8], scan: HTMLScan) {
    var reader = JSONLDReader()
    for script in scan.scripts where script.range.count <= Self.maximumScript {
      let tag = source[script.tag]
      if Self.contains(tag, "ld+json") {
        reader.add(source[script.range])
      } else if let pieces = FlightRows.pieces(Array(source[script.range])) {
        flight += pieces
      } else if script.range.count >= StateText.minimum {
        states.append(source[script.range])
      }
    }
    article = reader.article()
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    var i = bytes.startIndex
    while i + wanted.count <= bytes.endIndex {
      var k = 0
      while k < wanted.count, bytes[i + k] | 0x20 == wanted[k] | 0x20 { k += 1 }
      if k == wanted.count { return true }
      i += 1
    }
    return false
  }
}
