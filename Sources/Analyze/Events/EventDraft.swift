import Model

/// An event while its sentences are read.
struct EventDraft {
  private(set) var event: Event
  let trigger: EventTriggers.Trigger
  /// The noun of the trigger in the text: the sentences that go on say it again.
  private let noun: [UInt8]
  private var lastSentence: Int
  /// The day its sentence gives; nil when only the document's is known.
  private var statedDate: String?

  /// - Returns: nil when nobody takes part.
  init?(
    hit: EventTriggers.Hit, trigger: EventTriggers.Trigger, scene: EventScene, cues: EventCues,
    analysis: Analysis
  ) {
    self.trigger = trigger
    noun = Array(scene.bytes[hit.noun.range])
    lastSentence = scene.index
    event = Event(
      type: trigger.type, sentence: scene.index,
      span: Span(scene.range.lowerBound, scene.range.upperBound), status: trigger.status)
    if Self.isPlanned(hit, scene, cues) { event.status = .planned }
    statedDate = Self.date(scene, analysis)
    event.date = statedDate ?? analysis.document.published.map { String($0.prefix(10)) }
    event.stated = Self.stated(scene, before: Int(hit.span.start), cues: cues)
    roles(scene, hit, cues)
    guard event.participants.contains(where: { $0.role != "reporter" }) else { return nil }
    count()
  }

  /// 할 계획 after a Korean trigger; `plans to`, `will` before an English one, or `to` right before the
  /// bare verb (Norland to cut jobs), but not agreed to.
  private static func isPlanned(_ hit: EventTriggers.Hit, _ scene: EventScene, _ cues: EventCues)
    -> Bool
  {
    let start = Int(hit.span.start)
    if Script.at(start, in: scene.bytes) != .latin || !hit.isBare {
      let tail = start..<min(scene.range.upperBound, Int(hit.span.end) + 40)
      let head = max(scene.range.lowerBound, start - 24)..<start
      return cues.holds(.planned, scene.bytes, tail)
        || Script.at(start, in: scene.bytes) == .latin && cues.holds(.planned, scene.bytes, head)
    }
    let head = scene.bytes[max(scene.range.lowerBound, start - 40)..<start]
    if cues.holds(.planned, scene.bytes, head.startIndex..<start) { return true }
    return head.suffix(4).elementsEqual(" to ".utf8) && !head.suffix(10).starts(with: "agreed".utf8)
  }

  /// Gives each actor of the sentence its role.
  private mutating func roles(_ scene: EventScene, _ hit: EventTriggers.Hit, _ cues: EventCues) {
    let korean = Script.at(Int(hit.span.start), in: scene.bytes) == .hangul
    var initiated = false
    for mention in scene.actors {
      guard let entity = mention.entity else { continue }
      var role = "participant"
      if Self.isReporter(mention, scene, cues) {
        role = "reporter"
      } else if korean {
        if scene.follows(mention, CaseParticles.subject), !initiated {
          role = "initiator"
        } else if scene.follows(mention, CaseParticles.object) {
          role = "target"
        }
      } else if scene.word(before: mention, isIn: Self.agents) {
        if !initiated { role = "initiator" }
      } else if mention.span.end <= hit.span.start {
        // Orders at Boeing, a plant in Ohio: what hangs on a preposition acts not
        if !initiated, !scene.word(before: mention, isIn: Self.prepositions) { role = "initiator" }
      } else if trigger.type.hasPrefix("ownership") {
        role = "target"
      }
      if role == "initiator" { initiated = true }
      add(entity, role)
    }
    // 기아의 영업이익이 늘었다: what isn't done together is somebody's own
    if !initiated, !trigger.type.hasPrefix("cooperation"),
      let own = event.participants.firstIndex(where: { $0.role == "participant" })
    {
      event.participants[own].role = "initiator"
    }
    for mention in scene.mentions
    where mention.type == .place && trigger.type.hasPrefix("investment") {
      guard let entity = mention.entity else { continue }
      let tail = scene.particle(after: mention)
      if tail.elementsEqual("에".utf8) { add(entity, "location") }
    }
  }

  /// Before who acts in the passive, and before who does not act (closed classes).
  private static let agents = ["by"].map { Array($0.utf8) }
  private static let prepositions = [
    "at", "in", "of", "from", "with", "for", "on", "to", "against", "like", "near", "as",
  ].map { Array($0.utf8) }

  /// A news agency or paper beside a word of reporting: 로이터 통신이 보도했다, told Reuters.
  private static func isReporter(_ mention: Mention, _ scene: EventScene, _ cues: EventCues)
    -> Bool
  {
    guard mention.industry == .mediaEntertainment else { return false }
    let start = Int(mention.span.start)
    let end = Int(mention.span.end)
    return cues.holds(.report, scene.bytes, end..<min(scene.range.upperBound, end + 30))
      || cues.holds(.tell, scene.bytes, max(scene.range.lowerBound, start - 24)..<start)
  }

  private mutating func add(_ entity: String, _ role: String) {
    guard let known = event.participants.firstIndex(where: { $0.entity == entity }) else {
      event.participants.append(Event.Participant(entity: entity, role: role))
      return
    }
    if event.participants[known].role == "participant" { event.participants[known].role = role }
  }

  private mutating func count() {
    event.named = event.participants.count { $0.role == "participant" }
    if let stated = event.stated, stated < event.named { event.stated = nil }
  }

  /// The first date of the sentence.
  private static func date(_ scene: EventScene, _ analysis: Analysis) -> String? {
    for date in analysis.normalized.dates where date.kind == .date {
      if scene.range.contains(Int(date.span.start)), let value = date.value { return value }
    }
    return nil
  }

  /// `24개 기관`, `12 companies`: how many take part, as the text counts.
  private static func stated(_ scene: EventScene, before limit: Int, cues: EventCues) -> Int? {
    let bytes = scene.bytes
    var at = scene.range.lowerBound
    while at < limit {
      guard Script.at(at, in: bytes) == .digit, Script.before(at, in: bytes) != .digit,
        Script.before(at, in: bytes) != .latin
      else {
        at += 1
        continue
      }
      var number = 0
      var end = at
      while end < limit, Script.at(end, in: bytes) == .digit, number < 100_000 {
        number = number * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      var tail = end
      let counter = Array("개".utf8)
      if bytes[tail..<limit].starts(with: counter) { tail += counter.count }
      if tail < limit, bytes[tail] == 0x20 { tail += 1 }
      if let noun = cues.first(.party, bytes, tail..<min(limit, tail + 24)),
        Int(noun.start) <= tail + 12, number > 1
      {
        return number
      }
      at = end + 1
    }
    return nil
  }

  /// The same event told again: same type, and a shared actor or none new.
  func isSame(as other: EventDraft) -> Bool {
    guard event.type == other.event.type else { return false }
    if let a = statedDate, let b = other.statedDate, a != b { return false }
    return other.event.participants.contains { theirs in
      theirs.role != "reporter" && event.participants.contains { $0.entity == theirs.entity }
    }
  }

  mutating func absorb(_ other: EventDraft) {
    for participant in other.event.participants where participant.role != "initiator" {
      add(participant.entity, participant.role)
    }
    if statedDate == nil, let date = other.statedDate {
      statedDate = date
      event.date = date
    }
    if event.stated == nil { event.stated = other.event.stated }
    lastSentence = other.lastSentence
    count()
  }

  func continues(in scene: EventScene, cues: EventCues) -> Bool {
    guard scene.index == lastSentence + 1, !noun.isEmpty else { return false }
    guard cues.holds(.continues, scene.bytes, scene.range) else { return false }
    return event.stated != nil || trigger.type.hasPrefix("cooperation")
  }

  mutating func addMembers(of scene: EventScene, cues: EventCues) {
    for mention in scene.actors {
      guard let entity = mention.entity else { continue }
      add(entity, Self.isReporter(mention, scene, cues) ? "reporter" : "participant")
    }
    lastSentence = scene.index
    count()
  }
}
