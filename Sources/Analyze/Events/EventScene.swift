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
  var actors: [Mention] { mentions.filter(isActor) }

  private func isActor(_ mention: Mention) -> Bool {
    [.company, .agency, .organisation].contains(mention.type)
  }

  /// Who may have a part in an event; states act in public ones.
  func actors(of actor: EventTriggers.Actor) -> [Mention] {
    let parts =
      actor == .public
      ? mentions.filter { actor.admits($0.type) || $0.type == .company } : actors
    let start = dateline
    return parts.filter { $0.span.end > start || $0.industry == .mediaEntertainment }
  }

  /// End of `NEW YORK (Reuters) -`, `LONDON, June 3 /PRNewswire/ --`: who stands there but the reporter
  /// has no part in the event. The start of the sentence when it begins otherwise.
  private var dateline: Int {
    let start = range.lowerBound
    guard let name = mentions.first, Int(name.span.start) == start,
      name.type == .place || !bytes[name.span.range].contains(where: ASCII.isLower)
    else { return start }
    return Dateline.end(after: Int(name.span.end), in: bytes, limit: range.upperBound) ?? start
  }

  /// What follows a Korean deed in its clause.
  func tail(of hit: EventTriggers.Hit) -> Range<Int> {
    ClauseStop.tail(from: Int(hit.span.end), in: bytes, limit: range.upperBound, most: 40)
  }

  /// End of the last word of speech before a place: what Moody's said Ford would do is Ford's deed.
  func speechEnd(before limit: Int, _ cues: EventCues) -> Int {
    var end = range.lowerBound
    while let next = cues.first(.speech, bytes, end..<limit) { end = Int(next.end) }
    return end
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

  func goesOn(behind mention: Mention, with words: [[UInt8]]) -> Bool {
    let tail = bytes[Int(mention.span.end)..<range.upperBound]
    return words.contains { tail.starts(with: $0) }
  }

  func follows(_ mention: Mention, _ particles: [[UInt8]]) -> Bool {
    let tail = particle(after: mention)
    return particles.contains { tail.elementsEqual($0) }
  }
}

/// Marks that end what a verb says: a comma, an ellipsis, a quotation mark, the end.
enum ClauseStop {
  static func stands(at index: Int, in bytes: [UInt8], limit: Int) -> Bool {
    guard index < limit else { return true }
    switch bytes[index] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x0A:
      return true
    case 0xE2:  // … ’ ”
      return index + 2 < limit && bytes[index + 1] == 0x80
        && [0xA6, 0x99, 0x9D].contains(bytes[index + 2])
    case 0xC2: return index + 1 < limit && bytes[index + 1] == 0xB7  // ·
    default: return false
    }
  }

  /// Up to the next stop, at most so many bytes on.
  static func tail(from start: Int, in bytes: [UInt8], limit: Int, most: Int) -> Range<Int> {
    let limit = min(limit, start + most)
    var end = start
    while end < limit, !stands(at: end, in: bytes, limit: limit) { end += 1 }
    return start..<end
  }

  /// From the stop before, at most so many bytes back.
  static func head(to end: Int, in bytes: [UInt8], limit: Int, most: Int) -> Range<Int> {
    let limit = max(limit, end - most)
    var start = end
    while start > limit, !stands(at: start - 1, in: bytes, limit: end) { start -= 1 }
    return start..<end
  }
}
