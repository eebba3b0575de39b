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
    if Self.isUnreal(hit, scene, cues) { return nil }
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
    let isTold = event.participants.contains {
      trigger.actor == .any ? $0.role != "reporter" : $0.role == "initiator"
    }
    guard isTold else { return nil }
    count()
  }

  /// 할 계획 after a Korean trigger; `plans to`, `will` before an English one, or `to` right before the
  /// bare verb (Norland to cut jobs), but not agreed to.
  private static func isPlanned(_ hit: EventTriggers.Hit, _ scene: EventScene, _ cues: EventCues)
    -> Bool
  {
    let start = Int(hit.span.start)
    guard Script.at(start, in: scene.bytes) == .latin else {
      return cues.holds(.planned, scene.bytes, scene.tail(of: hit))
    }
    if hit.isBare {
      let head = scene.bytes[max(scene.range.lowerBound, start - 40)..<start]
      if cues.holds(.planned, scene.bytes, head.indices) { return true }
      return head.suffix(4).elementsEqual(" to ".utf8)
        && !head.suffix(10).starts(with: "agreed".utf8)
    }
    return cues.holds(.planned, scene.bytes, scene.tail(of: hit))
      || cues.holds(.planned, scene.bytes, max(scene.range.lowerBound, start - 24)..<start)
  }

  /// Feared, foreseen, asked for or denied: 인하할 것으로 예상된다, could cut jobs, declined to approve.
  private static func isUnreal(_ hit: EventTriggers.Hit, _ scene: EventScene, _ cues: EventCues)
    -> Bool
  {
    let start = Int(hit.span.start)
    guard Script.at(start, in: scene.bytes) == .latin else {
      return cues.holds(.unreal, scene.bytes, scene.tail(of: hit))
    }
    let head = ClauseStop.head(
      to: start, in: scene.bytes, limit: scene.range.lowerBound, most: 40)
    guard let cue = cues.first(.unrealBefore, scene.bytes, head) else { return false }
    // in May
    return scene.bytes[Int(cue.start)] >= 0x61 || Int(cue.start) == scene.range.lowerBound
  }

  /// Gives each actor of the sentence its role.
  private mutating func roles(_ scene: EventScene, _ hit: EventTriggers.Hit, _ cues: EventCues) {
    let korean = Script.at(Int(hit.span.start), in: scene.bytes) == .hangul
    let actors = scene.actors(of: trigger.actor)
    let said = korean ? 0 : said(actors, scene, hit, cues)
    let topic = korean ? topic(of: actors, scene, hit) : nil
    var initiated = false
    for mention in actors {
      guard let entity = mention.entity else { continue }
      var role = "participant"
      let mayAct = !initiated && trigger.actor.admits(mention.type)
      if Self.isReporter(mention, scene, cues) {
        role = "reporter"
      } else if korean {
        if mayAct, scene.follows(mention, cues.words(.subject)),
          topic ?? mention.span == mention.span
        {
          role = "initiator"
        } else if scene.follows(mention, cues.words(.object)) {
          role = "target"
        }
      } else if scene.word(before: mention, isIn: cues.words(.agent)) {
        if mayAct { role = "initiator" }
      } else if mention.span.end <= hit.span.start {
        // Orders at Boeing, a plant in Ohio: what hangs on a preposition acts not
        if mayAct, Int(mention.span.start) >= said,
          !scene.word(before: mention, isIn: cues.words(.preposition))
            || scene.goesOn(behind: mention, with: cues.words(.relative))
        {
          role = "initiator"
        }
      } else if trigger.type.hasPrefix("ownership") {
        role = "target"
      }
      if role == "participant", mention.type == .place { continue }
      // another clause is about it
      if role == "participant", let topic, mention.span.end <= topic.start,
        scene.follows(mention, cues.words(.subject))
      {
        continue
      }
      if role == "participant", trigger.actor == .public, mention.type == .company {
        role = "target"
      }
      if role == "initiator" { initiated = true }
      add(entity, role)
    }
    if !initiated, !trigger.type.hasPrefix("cooperation") { ownDeed(scene, hit) }
    for mention in scene.mentions
    where mention.type == .place && trigger.type.hasPrefix("investment") {
      guard let entity = mention.entity else { continue }
      let tail = scene.particle(after: mention)
      if tail.elementsEqual("에".utf8) { add(entity, "location") }
    }
  }

  /// 한빛이 인수한 가온은 …, 한빛은 …고 가온은 계약을 맺었다: who the last clause before a deed is about.
  private func topic(of actors: [Mention], _ scene: EventScene, _ hit: EventTriggers.Hit) -> Span? {
    let topics = actors.filter {
      $0.span.end <= hit.span.start && $0.entity != nil && trigger.actor.admits($0.type)
        && Self.isTopic(scene.particle(after: $0))
    }
    return topics.last?.span
  }

  private static func isTopic(_ particle: ArraySlice<UInt8>) -> Bool {
    ["은", "는"].contains { particle.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Where the words of a speaker begin that name an actor of their own: Moody's said Ford will cut jobs,
  /// but Ford said it will cut jobs.
  private func said(
    _ actors: [Mention], _ scene: EventScene, _ hit: EventTriggers.Hit, _ cues: EventCues
  ) -> Int {
    let said = scene.speechEnd(before: Int(hit.span.start), cues)
    let isNamed = actors.contains {
      Int($0.span.start) >= said && $0.span.end <= hit.span.start
        && trigger.actor.admits($0.type)
    }
    return isNamed ? said : scene.range.lowerBound
  }

  /// 기아의 영업이익이 늘었다, 기아, 수주: what isn't done together is somebody's own.
  private mutating func ownDeed(_ scene: EventScene, _ hit: EventTriggers.Hit) {
    for mention in scene.actors(of: trigger.actor)
    where trigger.actor.admits(mention.type) && mention.span.end <= hit.span.start {
      guard
        let own = event.participants.firstIndex(where: {
          $0.entity == mention.entity && $0.role == "participant"
        })
      else { continue }
      if Script.at(Int(mention.span.start), in: scene.bytes) == .latin,
        Script.at(Int(hit.span.start), in: scene.bytes) == .latin
      {
        continue
      }
      event.participants[own].role = "initiator"
      return
    }
  }

  /// A news agency or paper beside a word of reporting: 로이터 통신이 보도했다, told Reuters.
  private static func isReporter(_ mention: Mention, _ scene: EventScene, _ cues: EventCues)
    -> Bool
  {
    guard mention.industry == .mediaEntertainment else { return false }
    let start = Int(mention.span.start)
    let end = Int(mention.span.end)
    // June 16 (Reuters) -, (서울=연합뉴스), Oct. 1 /PRNewswire/ --
    if start > scene.range.lowerBound, end < scene.range.upperBound {
      switch (scene.bytes[start - 1], scene.bytes[end]) {
      case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "="), UInt8(ascii: ")")),
        (UInt8(ascii: "/"), UInt8(ascii: "/")):
        return true
      default: break
      }
    }
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
