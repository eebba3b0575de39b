import Lexicon
import Model

/// Lists Korean names once more with the larger place or body before them.
struct NestedForms: Sendable {
  let pass: GazetteerPass
  let tables: NameTables

  /// Adds the full forms and parts of the names of a sentence.
  ///
  /// - Parameter mentions: those of the sentence, ascending, not overlapping.
  func find(_ mentions: ArraySlice<Mention>, bytes: [UInt8], into out: inout [Mention]) {
    var first = mentions.startIndex
    while first < mentions.endIndex {
      var last = first
      while last + 1 < mentions.endIndex,
        touch(mentions[last], mentions[last + 1], bytes),
        belongs(mentions[last + 1].type, to: mentions[last].type)
      {
        last += 1
      }
      if last > first {
        var full = mentions[last]
        full.span.start = mentions[first].span.start
        full.form = .full
        out.append(full)
      }
      for mention in mentions[first...last]
      where mention.type == .agency || mention.type == .organisation {
        if let part = part(of: mention, bytes) { out.append(part) }
      }
      first = last + 1
    }
  }

  /// Whether but a blank stands between two names.
  private func touch(_ a: Mention, _ b: Mention, _ bytes: [UInt8]) -> Bool {
    b.span.start == a.span.end + 1 && bytes[Int(a.span.end)] == 0x20
  }

  /// 경기도 수원시, 일본 최고재판소, 국회 국토교통위원회.
  private func belongs(_ type: MentionType, to outer: MentionType) -> Bool {
    switch (outer, type) {
    case (.place, .place), (.place, .agency), (.place, .organisation): true
    case (.agency, .agency), (.agency, .organisation): true
    case (.organisation, .organisation), (.organisation, .agency): true
    default: false
    }
  }

  /// The place that a body is named by: 일본 in 일본 정부, 은평 in 은평경찰서. What follows must say what the body
  /// is, so that 한국 is no part of 한국당.
  private func part(of body: Mention, _ bytes: [UInt8]) -> Mention? {
    let range = body.span.range
    var best: (end: Int, thing: Int)?
    pass.gazetteer.index.forEachName(in: bytes, at: range.lowerBound, limit: range.upperBound) {
      value, end, exact in
      let thing = pass.gazetteer.names[value].thing
      guard exact, end < range.upperBound, pass.gazetteer.type(ofThing: thing) == .place else {
        return
      }
      let isWord = bytes[end] == 0x20 && body.type == .agency
      guard isWord || tables.koreanEnds[bytes[end..<range.upperBound]] != nil else { return }
      if best.map({ end > $0.end }) ?? true { best = (end, thing) }
    }
    guard let best else { return nil }
    var part = Mention(span: Span(range.lowerBound, best.end), type: .place)
    let thing = pass.gazetteer.thing(best.thing)
    part.entity = thing.entity
    part.name = thing.ko
    part.form = .part
    return part
  }
}
