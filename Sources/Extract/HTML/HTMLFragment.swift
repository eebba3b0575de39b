import Model

/// Reads markup that is all content — a mail, an entry of a feed — without looking for a main part.
enum HTMLFragment {
  struct Piece {
    var kind: Block.Kind
    var level: Int
    var text: String
  }

  static func blocks(_ source: [UInt8], maximumNodes: Int = 200_000) -> [Piece] {
    let page = HTMLPage(HTMLTree(HTMLScan(source).markup, maximumNodes: maximumNodes))
    return page.segments.map {
      Piece(kind: $0.kind, level: Int($0.level), text: page.string($0))
    }
  }
}
