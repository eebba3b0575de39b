import Lexicon
import Model

/// Finds events with their participants, and what the document leaves open.
struct EventFinder: Sendable {
  let triggers: EventTriggers
  let cues: EventCues
  /// ISO 3166-1 code of the reader's country.
  let homeMarket: String

  init(lexicon: Lexicon, homeMarket: String = "KR") throws(AnalyzeError) {
    cues = try EventCues(lexicon: lexicon)
    triggers = try EventTriggers(lexicon: lexicon, cues: cues)
    self.homeMarket = homeMarket
  }

  /// Fills `analysis.events` and `analysis.gaps`; mentions and claims are there.
  func callAsFunction(_ reading: inout DocumentReading) {
    let analysis = reading.analysis
    let scenes = EventScene.scenes(of: analysis)
    var drafts: [EventDraft] = []
    for scene in scenes where !scene.isHeading {
      let hits = triggers.find(in: reading.bytes, range: scene.range)
      for hit in hits {
        let draft = EventDraft(
          hit: hit, trigger: triggers.triggers[hit.trigger], scene: scene, cues: cues,
          analysis: analysis)
        guard let draft else { continue }
        if let same = drafts.firstIndex(where: { $0.isSame(as: draft) }) {
          drafts[same].absorb(draft)
        } else {
          drafts.append(draft)
        }
      }
      // "협약에는 …이 포함됐다" goes on about the event of the sentence before
      if hits.isEmpty, let last = drafts.indices.last, drafts[last].continues(in: scene, cues: cues)
      {
        drafts[last].addMembers(of: scene, cues: cues)
      }
    }
    var events: [Event] = []
    for draft in drafts {
      var event = draft.event
      var hash = FNV1a()
      hash.add(analysis.document.id.utf8)
      hash.add("/\(event.type)/\(event.span.start)".utf8)
      event.id = "e" + hash.hex12
      events.append(event)
    }
    reading.analysis.events = events
    reading.analysis.gaps = GapFinder(cues: cues, homeMarket: homeMarket)
      .gaps(of: reading.analysis, drafts: drafts)
  }
}
