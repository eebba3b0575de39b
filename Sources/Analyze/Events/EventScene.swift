import Model

/// One sentence with its mentions, as the event rules need it.
struct EventScene {
  var index: Int
  var range: Range<Int>
  var bytes: [UInt8]
  var mentions: [Mention]
  var isHeading: Bool

  static func scenes(of analysis: Analysis) -> [EventScene] {
    let bytes = analysis.text.bytes
    let blocks = analysis.document.blocks
    var out: [EventScene] = []
    var from = 0
    for (index, sentence) in analysis.normalized.sentences.enumerated() {
      while from < analysis.mentions.count,
        analysis.mentions[from].span.start < sentence.span.start
      { from += 1 }
      var to = from
      while to < analysis.mentions.count, analysis.mentions[to].span.start < sentence.span.end {
        to += 1
      }
      let block = blocks.indices.contains(sentence.block) ? blocks[sentence.block].kind : .paragraph
      out.append(
        EventScene(
          index: index, range: sentence.span.range, bytes: bytes,
          mentions: Array(analysis.mentions[from..<to]),
          isHeading: block == .heading && analysis.normalized.sentences.count > 1
            && sentence.span.count < 60))
      from = to
    }
    return out
  }

  /// Companies, agencies and organisations.
  var actors: [Mention] {
    mentions.filter { $0.type == .company || $0.type == .agency || $0.type == .organisation }
  }

  /// The letters right behind a mention, past a parenthesis: 은, 는, 이, 가, 을, 과 …
  func particle(after mention: Mention) -> ArraySlice<UInt8> {
    var at = Int(mention.span.end)
    if at < range.upperBound, bytes[at] == UInt8(ascii: "("),
      let close = bytes[at..<range.upperBound].firstIndex(of: UInt8(ascii: ")"))
    {
      at = close + 1
    }
    var end = at
    while end < range.upperBound, Script.at(end, in: bytes) == .hangul { end += 3 }
    return bytes[at..<min(end, range.upperBound)]
  }

  /// Whether the English word right before a mention (past `the`, `its`) is one of these.
  func word(before mention: Mention, isIn words: [[UInt8]]) -> Bool {
    var end = Int(mention.span.start)
    for _ in 0..<2 {
      while end > range.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
      var start = end
      while start > range.lowerBound, Script.at(start - 1, in: bytes) == .latin { start -= 1 }
      let word = bytes[start..<end]
      if words.contains(where: { word.elementsEqual($0) }) { return true }
      guard word.elementsEqual("the".utf8) || word.elementsEqual("its".utf8) else { return false }
      end = start
    }
    return false
  }

  func follows(_ mention: Mention, _ particles: [[UInt8]]) -> Bool {
    let tail = particle(after: mention)
    return particles.contains { tail.elementsEqual($0) }
  }
}

/// Particles by the part they mark (closed class).
enum CaseParticles {
  static let subject = ["은", "는", "이", "가", "측은", "께서", "에서는", "도"].map { Array($0.utf8) }
  static let object = ["을", "를"].map { Array($0.utf8) }
  static let partner = ["과", "와", "과의", "와의", "하고", "등과"].map { Array($0.utf8) }
}
