import Lexicon
import Model

/// Finds cause and effect: by markers within a sentence, by order within a short passage.
///
/// Spans are whole clauses: up to the marker on one side, to the end of the sentence on the other
/// (FinCausal 2020 guidelines). A marker at the beginning of a sentence belongs to its clause.
struct EnglishCauses: Sendable {
  enum Scope: String { case mid, clause, comma, initial }
  struct Marker: Sendable {
    var text: String
    var effectFirst: Bool
    var scope: Scope
  }
  let markers: [Marker]
  let index: PhraseIndex

  init(_ lexicon: Lexicon) throws(LexiconError) {
    var markers: [Marker] = []
    var index = PhraseIndex()
    var parts: [UInt64] = []
    for row in try lexicon.optionalRows("causal-markers.en", ["marker", "first", "scope"]) {
      PhraseIndex.words(of: row.bytes(0), into: &parts)
      index.set(parts, entry: Int32(markers.count))
      markers.append(
        Marker(
          text: row[0], effectFirst: row.holds(1, "effect"), scope: try row.code(2, Scope.init)))
    }
    self.markers = markers
    self.index = index
  }

  /// Links inside one sentence.
  func links(in sentence: EnglishSentence, index number: Int, bytes: [UInt8], span: Span)
    -> [CausalLink]
  {
    let tokens = EnglishTokenizer.tokens(of: bytes, in: span.range)
    var out: [CausalLink] = []
    var i = 0
    while i < tokens.count {
      guard let (marker, end) = match(tokens, i), fits(marker, tokens, i, end, sentence) else {
        i += 1
        continue
      }
      if let link = link(marker, tokens, i, end, number, span) { out.append(link) }
      i = end
    }
    if let link = participial(sentence, number, span) { out.append(link) }
    if out.isEmpty, let link = purpose(sentence, number, span) { out.append(link) }
    if out.isEmpty, let link = sequence(sentence, number, span) { out.append(link) }
    return out
  }

  private func match(_ tokens: [EnglishToken], _ at: Int) -> (Marker, Int)? {
    var key = tokens[at].hash
    var j = at
    var best: (Marker, Int)?
    while let found = index.find(key) {
      if found.entry >= 0 { best = (markers[Int(found.entry)], j + 1) }
      guard found.continues, j + 1 < tokens.count else { break }
      j += 1
      key = PhraseIndex.join(key, tokens[j].hash)
    }
    return best
  }

  private func fits(
    _ marker: Marker, _ tokens: [EnglishToken], _ at: Int, _ end: Int, _ sentence: EnglishSentence
  ) -> Bool {
    guard end < tokens.count else { return false }
    switch marker.scope {
    case .mid: return true
    case .initial: return at == 0
    case .clause where at == 0: return true
    case .comma: return at > 0 && tokens[at - 1].tag == .comma
    case .clause:
      // "as rates rose", not "as chairman"
      let start = tokens[at].start
      return sentence.verbs.contains {
        $0.opener >= 0 && sentence.tokens[$0.opener].start == start
      }
    }
  }

  private func link(
    _ marker: Marker, _ tokens: [EnglishToken], _ at: Int, _ end: Int, _ number: Int, _ span: Span
  ) -> CausalLink? {
    if at == 0 {
      // "If rates rise, sales fall": the marker belongs to the clause
      guard marker.effectFirst, let comma = clauseEnd(tokens, end) else { return nil }
      return CausalLink(
        sentence: number, cause: Span(Int(span.start), Int(tokens[comma - 1].end)),
        effect: Span(Int(tokens[comma + 1].start), Int(span.end)), marker: marker.text)
    }
    var before = at - 1
    while before > 0, Self.isFiller(tokens[before]) { before -= 1 }
    guard before > 0 else { return nil }
    let left = Span(Int(span.start), Int(tokens[before].end))
    let right = Span(Int(tokens[end].start), Int(span.end))
    return CausalLink(
      sentence: number, cause: marker.effectFirst ? right : left,
      effect: marker.effectFirst ? left : right, marker: marker.text)
  }

  /// Commas and adverbs of degree right before a marker (`, mainly due to`).
  private static func isFiller(_ token: EnglishToken) -> Bool {
    token.tag == .comma || token.tag == .dash || token.tag == .semicolon
      || (token.tag == .unknown && token.shape.contains(.lyEnding))
  }

  /// The comma that ends a clause at the beginning of a sentence.
  private func clauseEnd(_ tokens: [EnglishToken], _ from: Int) -> Int? {
    var i = from
    while i + 1 < tokens.count {
      if tokens[i].tag == .comma, i - from > 1, !tokens[i + 1].shape.contains(.digits) { return i }
      i += 1
    }
    return nil
  }

  /// `…, hitting $27.88`: what follows from the clause before.
  private func participial(_ sentence: EnglishSentence, _ number: Int, _ span: Span) -> CausalLink?
  {
    for v in sentence.verbs.indices {
      let group = sentence.verbs[v]
      guard group.kind == .participle, group.first > 1,
        sentence.tag(at: group.first - 1) == .comma, v > 0,
        sentence.verbs[..<v].contains(where: { $0.kind == .finite || $0.kind == .predicate })
      else { continue }
      let start = sentence.tokens[group.first].start
      return CausalLink(
        sentence: number,
        cause: Span(Int(span.start), Int(sentence.tokens[group.first - 2].end)),
        effect: Span(Int(start), Int(span.end)), marker: ", -ing")
    }
    return nil
  }

  /// `bought a stake to become …`: the aim is the cause of the act.
  private func purpose(_ sentence: EnglishSentence, _ number: Int, _ span: Span) -> CausalLink? {
    for v in sentence.verbs.indices.dropFirst() {
      let group = sentence.verbs[v]
      guard group.kind == .infinitive, group.first > 2,
        sentence.tokens[group.first].tag == .to, sentence.verbOf[group.first - 1] < 0,
        sentence.tag(at: group.first - 1) != .adjective, group.first + 1 < sentence.tokens.count,
        sentence.verbs[..<v].contains(where: { $0.kind == .finite })
      else { continue }
      return CausalLink(
        sentence: number,
        cause: Span(Int(sentence.tokens[group.first + 1].start), Int(span.end)),
        effect: Span(Int(span.start), Int(sentence.tokens[group.first - 1].end)), marker: "to")
    }
    return nil
  }

  /// `refinanced the flat and took out capital`: the second act follows from the first.
  private func sequence(_ sentence: EnglishSentence, _ number: Int, _ span: Span) -> CausalLink? {
    let tokens = sentence.tokens
    for v in sentence.verbs.indices.dropFirst() where sentence.verbs[v].kind == .finite {
      let group = sentence.verbs[v]
      var start = group.first
      if group.subject >= 0, sentence.nominals[group.subject].first < group.first,
        sentence.nominals[group.subject].first > sentence.verbs[v - 1].end
      {
        start = sentence.nominals[group.subject].first
      }
      guard start > 2, tokens[start - 1].tag == .coordinator, sentence.verbs[0].head < start else {
        continue
      }
      var before = start - 2
      if tokens[before].tag == .comma { before -= 1 }
      guard before > 0 else { continue }
      return CausalLink(
        sentence: number, cause: Span(Int(span.start), Int(tokens[before].end)),
        effect: Span(Int(tokens[start].start), Int(span.end)), marker: "and")
    }
    return nil
  }

  /// In a passage of two or three sentences that speak of the same things, what comes first brings
  /// about what follows, unless the second gives the reason. Marked `adjacent`, so that a reader who
  /// wants only stated links can leave them out.
  func passage(_ spans: [(index: Int, span: Span)], bytes: [UInt8]) -> [CausalLink] {
    guard spans.count >= 2, spans.count <= 4 else { return [] }
    var out: [CausalLink] = []
    for a in spans.indices.dropLast() {
      for b in spans.indices where b > a && (b == a + 1 || b == spans.count - 1) {
        let explains = givesReason(bytes, spans[b].span)
        let (cause, effect) = explains ? (b, a) : (a, b)
        out.append(
          CausalLink(
            sentence: spans[b].index, cause: spans[cause].span, effect: spans[effect].span,
            marker: "adjacent"))
      }
    }
    return out
  }

  /// The sentence begins as a reason does: because, that is why it names before, `The reason …`.
  private func givesReason(_ bytes: [UInt8], _ span: Span) -> Bool {
    let tokens = EnglishTokenizer.tokens(of: bytes, in: span.range)
    for i in tokens.indices.prefix(8) {
      if tokens[i].hash == Self.reason || tokens[i].hash == Self.because { return true }
      if let (marker, _) = match(tokens, i), marker.effectFirst, marker.scope == .mid,
        i > 0, tokens[i].hash != Self.after, tokens[i].hash != Self.following
      {
        return true
      }
    }
    return false
  }

  private static let reason = PhraseIndex.word("reason")
  private static let because = PhraseIndex.word("because")
  private static let after = PhraseIndex.word("after")
  private static let following = PhraseIndex.word("following")
}
