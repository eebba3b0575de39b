import Lexicon
import Model

/// Reads the English sentences of a document: labels, claims, causal links, directions of mentions.
struct EnglishReader: Sendable {
  let lexicon: EnglishLexicon
  private let causes: EnglishCauses

  init(lexicon: Lexicon) throws(AnalyzeError) {
    self.lexicon = try EnglishLexicon(lexicon)
    do {
      causes = try EnglishCauses(lexicon)
    } catch {
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
  }

  /// Sets `analysis.labels[i]` for each sentence `i` that isn't Korean, appends claims and causal
  /// links, and sets the direction of the mentions in those sentences.
  func callAsFunction(_ reading: inout DocumentReading) {
    var next = 0
    var context: EnglishTarget?
    let bytes = reading.document.document.text.bytes
    let horizons = EnglishHorizon(reading.document)
    let own = reading.document.sentences.indices.filter { !reading.isKorean($0) }
    let sentences = own.map { i in
      let span = reading.document.sentences[i].span
      let names = names(in: span, from: &next, of: reading.analysis.mentions, bytes: bytes)
      return EnglishSentence(bytes, range: span.range, mentions: names, lexicon: lexicon)
    }
    let title = reading.document.document.title.map { title in
      let bytes = Array(title.utf8)
      return EnglishSentence(bytes, range: 0..<bytes.count, mentions: [], lexicon: lexicon)
    }
    let topic = EnglishTopic(
      sentences, title: title, mentions: reading.analysis.mentions, bytes: bytes)
    if let title = reading.document.document.title {
      reading.title += lexicon.industryCues.find(inTitle: title, isKorean: false)
    }
    for (i, sentence) in zip(own, sentences) {
      let span = reading.document.sentences[i].span
      let changes = sentence.changes()
      reading.analysis.labels[i] = sentence.label(sentence: i, changes: changes)
      let builder = EnglishClaims(
        sentence: sentence, index: i, span: span, document: reading.document,
        mentions: reading.analysis.mentions, context: context, horizons: horizons,
        topic: topic)
      let claims = builder.claims(from: changes)
      reading.analysis.claims.append(contentsOf: claims)
      reading.analysis.causalLinks.append(
        contentsOf: causes.links(in: sentence, index: i, bytes: bytes, span: span))
      var view = builder.view(bytes)
      let forms = view.words.map { ClaimExample.form($0, view) }
      let label = reading.analysis.labels[i]
      view.traits = sentence.traits(changes, label: label, forms: forms)
      context = builder.nextContext(claims)
      for t in sentence.tokens.indices where sentence.tokens[t].mention >= 0 {
        let m = Int(sentence.tokens[t].mention)
        let mention = reading.analysis.mentions[m]
        // what an authority does is good or bad for others
        let score =
          mention.type == .agency
          ? 0
          : sentence.direction(
            ofToken: t, changes: changes, isActor: mention.industry == .securities)
        reading.analysis.mentions[m].score = score
        reading.analysis.mentions[m].direction = score > 0.1 ? .up : score < -0.1 ? .down : .none
        view.names.append(
          ViewName(
            mention: m,
            traits: sentence.traits(
              ofName: t, reading.analysis.mentions[m], changes, label: label, forms: forms)))
      }
      reading.views.append(view)
    }
    linkPassages(&reading)
  }

  /// Links between the sentences of each short block.
  private func linkPassages(_ reading: inout DocumentReading) {
    let sentences = reading.document.sentences
    var first = 0
    while first < sentences.count {
      var end = first + 1
      while end < sentences.count, sentences[end].block == sentences[first].block { end += 1 }
      if !reading.isKorean(first) {
        let spans = (first..<end).map { (index: $0, span: sentences[$0].span) }
        reading.analysis.causalLinks.append(
          contentsOf: causes.passage(spans, bytes: reading.document.document.text.bytes))
      }
      first = end
    }
  }

  /// The mentions of a sentence, the longest where they overlap.
  private func names(
    in span: Span, from next: inout Int, of mentions: [Mention], bytes: [UInt8]
  ) -> [EnglishName] {
    while next < mentions.count, mentions[next].span.end <= span.start { next += 1 }
    var out: [EnglishName] = []
    var at = next
    while at < mentions.count, mentions[at].span.start < span.end {
      let mention = mentions[at]
      defer { at += 1 }
      guard span.contains(mention.span) else { continue }
      let proper =
        switch mention.type {
        case .industry, .technology, .indicator: false
        default: true
        }
      // an abbreviation in small letters ("at") is a word
      if proper, ASCII.isLower(bytes[Int(mention.span.start)]), mention.span.count < 4 { continue }
      let name = EnglishName(span: mention.span, index: at, isProper: proper)
      if let last = out.last, last.span.overlaps(mention.span) {
        if mention.span.count > last.span.count { out[out.count - 1] = name }
      } else {
        out.append(name)
      }
    }
    return out
  }
}
