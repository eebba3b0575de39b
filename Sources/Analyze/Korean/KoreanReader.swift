import Lexicon
import Model

/// Reads the Korean sentences of a document: labels, claims, causal links.
struct KoreanReader: Sendable {
  private let lexicon: KoreanLexicon

  init(lexicon: Lexicon) throws(AnalyzeError) {
    do {
      self.lexicon = try KoreanLexicon(lexicon)
    } catch {
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
  }

  /// Sets `analysis.labels[i]` for each Korean sentence `i`, and appends claims and causal links;
  /// mentions and definitions are there.
  func callAsFunction(_ reading: inout DocumentReading) {
    let bytes = reading.bytes
    let horizons = HorizonReader(reading.document)
    var scenes: [KoreanScene] = []
    var book = CompanyBook()
    for index in reading.document.sentences.indices where reading.isKorean(index) {
      scenes.append(scene(index, &reading, &book, bytes))
    }
    if let title = reading.document.document.title {
      reading.title += lexicon.industryCues.find(inTitle: title, isKorean: true)
    }
    let words = scenes.map { $0.viewWords(bytes) }
    let cues = words.map { lexicon.industryCues.find(in: $0, bytes) }
    var context = KoreanContext()
    (context.main, context.mainSpan) = mainIndustry(scenes, cues: cues, title: reading.title)
    for i in scenes.indices { scenes[i].resolve(context.main, &book, bytes) }
    for (i, scene) in scenes.enumerated() {
      let findings = scene.findings(bytes: bytes, lexicon: lexicon)
      let builder = KoreanClaimBuilder(
        scene: scene, bytes: bytes, lexicon: lexicon,
        span: reading.document.sentences[scene.index].span, horizons: horizons,
        quantities: reading.document.quantities, context: context)
      let claims = builder.claims(of: findings)
      reading.analysis.labels[scene.index] = scene.label(
        findings, claims: claims, bytes: bytes, lexicon: lexicon, horizons: horizons)
      reading.analysis.causalLinks += scene.causalLinks(bytes: bytes, lexicon: lexicon)
      let reservations = scene.reservations(bytes: bytes, lexicon: lexicon)
      if !reservations.isEmpty, claims.isEmpty {
        reach(back: reservations, from: scene.index, in: &reading)
      }
      reading.analysis.claims += claims
      reading.views.append(
        builder.view(reading.analysis.labels[scene.index], words: words[i], industries: cues[i]))
      if let topic = scene.topicName ?? (context.topic == nil ? scene.namings.first : nil) {
        context.topic = topic
        context.topicSentence = scene.index
        if topic.isCompany {
          context.company = topic
          context.companySentence = scene.index
        }
      }
    }
  }

  /// 다만 …에 따라: a reservation holds for the claims before it in its section.
  private func reach(
    back conditions: [Claim.Condition], from sentence: Int, in reading: inout DocumentReading
  ) {
    let sentences = reading.document.sentences
    let blocks = reading.document.document.blocks
    var first = min(sentences[sentence].block, blocks.count)
    while first > 0, blocks[first - 1].kind != .heading { first -= 1 }
    for i in reading.analysis.claims.indices {
      let at = reading.analysis.claims[i].sentence
      guard at < sentence, sentences[at].block >= first else { continue }
      reading.analysis.claims[i].conditions += conditions
      reading.analysis.claims[i].rules.append("ko.condition.reservation")
    }
  }

  private func scene(
    _ index: Int, _ reading: inout DocumentReading, _ book: inout CompanyBook, _ bytes: [UInt8]
  ) -> KoreanScene {
    let range = reading.document.sentences[index].span.range
    let sentence = KoreanSentence(
      reading.morphemes(ofSentence: index), range: range, bytes: bytes, grammar: lexicon.grammar)
    var scene = KoreanScene(
      index: index, sentence: sentence, bytes: bytes, lexicon: lexicon,
      mentions: reading.analysis.mentions, book: &book)
    scene.findFrames()
    return scene
  }

  /// The industry named and spoken for most often; title and first sentence count three times. Its span
  /// is the first name of it.
  private func mainIndustry(_ scenes: [KoreanScene], cues: [[ViewCue<Industry>]], title: [Industry])
    -> (Industry?, Span?)
  {
    var counts: [Industry: Int] = [:]
    var first: [Industry: Span] = [:]
    for (i, scene) in scenes.enumerated() {
      for naming in scene.namings
      where naming.kind != .economy && naming.kind != .market && !naming.isUnresolved {
        counts[naming.industry, default: 0] += i == 0 ? 3 : 1
        if first[naming.industry] == nil { first[naming.industry] = naming.span }
      }
      for cue in cues[i] { counts[cue.code, default: 0] += i == 0 ? 3 : 1 }
    }
    for industry in title { counts[industry, default: 0] += 3 }
    for whole in [Industry.economy, .market] { counts[whole] = nil }
    let best = counts.max {
      ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue)
    }
    guard let best, best.value >= 3 else { return (nil, nil) }
    return (best.key, first[best.key])
  }
}
