import Lexicon
import Model

/// What tells of an event: `협약 … 체결`, `sign … agreement`, `acquire`.
struct EventTriggers: Sendable {
  struct Trigger: Sendable {
    var type: String
    var status: Event.Status
    var expectsAmount: Bool
    var expectsPeriod: Bool
    var actor: Actor
    /// What must stand near the anchor: beginnings of Korean verbs, English nouns; empty for none.
    fileprivate var partners: [Word] = []
    fileprivate var isKorean: Bool
  }

  /// Who can bring the event about: only a ministry or state sets a tariff, only a company has earnings.
  enum Actor: String, Sendable {
    case any, `public`, company

    func admits(_ type: MentionType) -> Bool {
      switch self {
      case .any: type != .place
      case .public: type == .agency || type == .organisation || type == .place
      case .company: type == .company
      }
    }
  }

  fileprivate struct Word: Sendable {
    var bytes: [UInt8]
    /// The noun of a Korean verb in 하다, which must go on as a verb or end a headline.
    var isVerbNoun = false
  }

  struct Hit: Sendable {
    var span: Span
    var trigger: Int
    /// The noun, for the sentences that go on about it.
    var noun: Span
    /// An English verb in its bare form: `to buy`, `will buy`.
    var isBare = false
  }

  private struct Anchor: Sendable {
    var trigger: Int
    var isBare: Bool
    /// Prefix of a longer word: Korean stems.
    var isStem: Bool
    var isVerbNoun = false
  }

  private var index: NameIndex
  private var anchors: [Anchor] = []
  private(set) var triggers: [Trigger] = []
  /// How 하다 verbs go on when they tell of an event: 인수 + 했.
  private let endings: [[UInt8]]

  /// Bytes between a Korean noun and its verb: a particle, a number and an adverb.
  private static let koreanReach = 40
  /// Bytes between an English verb and its object, or its subject in the passive.
  private static let objectReach = 56
  private static let subjectReach = 40
  init(lexicon: Lexicon, cues: EventCues) throws(AnalyzeError) {
    index = NameIndex(capacity: 2048)
    endings = cues.words(.ending)
    for table in lexicon.tables["event-triggers"] ?? [] {
      do { try read(table) } catch {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      }
    }
  }

  private mutating func read(_ table: Table) throws(LexiconError) {
    let noun = try table.column("noun")
    let verb = try table.column("verb")
    let language = try table.column("language")
    let type = try table.column("type")
    let status = try table.column("status")
    let amount = try table.column("amount")
    let period = try table.column("period")
    let actor = try table.column("actor")
    for row in table.rows {
      guard let code = Event.Status(rawValue: row.fields[status]) else {
        throw LexiconError(
          path: table.path, line: row.line,
          reason: .unknownCode(column: "status", value: row.fields[status]))
      }
      guard let actor = Actor(rawValue: row.fields[actor]) else {
        throw LexiconError(
          path: table.path, line: row.line,
          reason: .unknownCode(column: "actor", value: row.fields[actor]))
      }
      let korean = row.fields[language] == "ko"
      let nouns = row.fields[noun].split(separator: "|").map(String.init)
      let verbs = row.fields[verb].split(separator: "|").map(String.init)
      triggers.append(
        Trigger(
          type: row.fields[type], status: code, expectsAmount: row.fields[amount] == "yes",
          expectsPeriod: row.fields[period] == "yes", actor: actor, isKorean: korean))
      let place = triggers.count - 1
      if korean {
        addKorean(nouns, verbs, place)
      } else {
        addEnglish(nouns, verbs, place)
      }
    }
  }

  private mutating func addKorean(_ nouns: [String], _ verbs: [String], _ trigger: Int) {
    guard nouns.isEmpty else {
      triggers[trigger].partners = verbs.map {
        Word(bytes: Array($0.filter { $0 != "~" }.utf8), isVerbNoun: $0.hasSuffix("~"))
      }
      for noun in nouns { insert(noun, Anchor(trigger: trigger, isBare: false, isStem: true)) }
      return
    }
    for verb in verbs {
      let isNoun = verb.hasSuffix("~")
      insert(
        isNoun ? String(verb.dropLast()) : verb,
        Anchor(trigger: trigger, isBare: false, isStem: true, isVerbNoun: isNoun))
    }
  }

  private mutating func addEnglish(_ nouns: [String], _ verbs: [String], _ trigger: Int) {
    if verbs.isEmpty {
      for noun in nouns { insert(noun, Anchor(trigger: trigger, isBare: false, isStem: false)) }
      return
    }
    triggers[trigger].partners = nouns.map { Word(bytes: Array($0.utf8)) }
    for verb in verbs {
      if verb.hasPrefix("=") {
        insert(
          String(verb.dropFirst()), Anchor(trigger: trigger, isBare: false, isStem: false))
        continue
      }
      Inflection.verb(Array(verb.utf8)[...], irregular: []) { form, kind in
        insert(form, Anchor(trigger: trigger, isBare: kind.contains(.base), isStem: false))
      }
    }
  }

  private mutating func insert(_ name: String, _ anchor: Anchor) {
    insert(Array(name.utf8)[...], anchor)
  }

  private mutating func insert(_ name: ArraySlice<UInt8>, _ anchor: Anchor) {
    index.insert(name, value: anchors.count)
    anchors.append(anchor)
  }

  /// The first trigger of each type in a sentence.
  func find(in bytes: [UInt8], range: Range<Int>) -> [Hit] {
    var out: [Hit] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let latin = Script.at(at, in: bytes) == .latin
      if !latin || Script.before(at, in: bytes) != .latin {
        index.forEachName(in: bytes, at: at, limit: range.upperBound) { value, end, _ in
          let anchor = anchors[value]
          if latin, !anchor.isStem, end < range.upperBound, Script.at(end, in: bytes) == .latin {
            return
          }
          if anchor.isVerbNoun, !goesOn(end, bytes, range.upperBound) { return }
          guard let hit = hit(anchor, Span(at, end), bytes, range) else { return }
          guard
            let same = out.firstIndex(where: {
              triggers[$0.trigger].type == triggers[hit.trigger].type
            })
          else {
            out.append(hit)
            return
          }
          if out[same].noun == hit.noun || out[same].span.start == hit.span.start,
            out[same].span.end < hit.span.end
          {
            out[same] = hit
          }
        }
      }
      at += 1
      while at < range.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
    return out
  }

  private func hit(_ anchor: Anchor, _ span: Span, _ bytes: [UInt8], _ range: Range<Int>) -> Hit? {
    let trigger = triggers[anchor.trigger]
    var hit = Hit(span: span, trigger: anchor.trigger, noun: span, isBare: anchor.isBare)
    guard !trigger.partners.isEmpty else { return hit }
    let end = Int(span.end)
    if trigger.isKorean {
      let tail = end..<min(range.upperBound, end + Self.koreanReach)
      guard let verb = first(of: trigger.partners, bytes, tail, words: false) else {
        return nil
      }
      hit.span = Span(Int(span.start), Int(verb.end))
      return hit
    }
    let tail = end..<min(range.upperBound, end + Self.objectReach)
    if let noun = first(of: trigger.partners, bytes, tail, words: true) {
      hit.noun = noun
      hit.span = Span(Int(span.start), Int(noun.end))
      return hit
    }
    let start = Int(span.start)
    let head = ClauseStop.head(
      to: start, in: bytes, limit: range.lowerBound, most: Self.subjectReach)
    guard !anchor.isBare, let noun = first(of: trigger.partners, bytes, head, words: true)
    else { return nil }
    hit.noun = noun
    hit.span = Span(Int(noun.start), end)
    return hit
  }

  /// The first of the words in the range, before a stop; English ones whole, or in the plural.
  private func first(
    of words: [Word], _ bytes: [UInt8], _ range: Range<Int>, words whole: Bool
  ) -> Span? {
    var at = range.lowerBound
    while at < range.upperBound {
      if bytes[at] == UInt8(ascii: ";") || whole && bytes[at] == UInt8(ascii: ":") { return nil }
      if !whole || Script.before(at, in: bytes) != .latin {
        var best = 0
        for word in words
        where word.bytes.count > best && at + word.bytes.count <= range.upperBound {
          guard Self.matches(word.bytes, bytes, at) else { continue }
          var end = at + word.bytes.count
          if word.isVerbNoun, !goesOn(end, bytes, bytes.count) { continue }
          if whole {
            if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "s") { end += 1 }
            if end < bytes.count, Script.at(end, in: bytes) == .latin { continue }
          }
          best = word.bytes.count
        }
        if best > 0 { return Span(at, at + best) }
      }
      at += 1
      while at < range.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
    return nil
  }

  /// Whether a verb's noun goes on as a verb of deed (인수 + 하기로), or ends a headline (인수…, 인수).
  private func goesOn(_ end: Int, _ bytes: [UInt8], _ limit: Int) -> Bool {
    ClauseStop.stands(at: end, in: bytes, limit: limit)
      || endings.contains { bytes[end..<limit].starts(with: $0) }
  }

  private static func matches(_ word: [UInt8], _ bytes: [UInt8], _ at: Int) -> Bool {
    for (offset, byte) in word.enumerated() {
      let own = bytes[at + offset]
      let folded = own >= 0x41 && own <= 0x5A ? own | 0x20 : own
      let wanted = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if folded != wanted { return false }
    }
    return true
  }
}
