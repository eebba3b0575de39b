import Lexicon
import Model

/// What tells of an event: `협약 … 체결`, `sign … agreement`, `acquire`.
struct EventTriggers: Sendable {
  struct Trigger: Sendable {
    var type: String
    var status: Event.Status
    var expectsAmount: Bool
    var expectsPeriod: Bool
    /// What must stand near the anchor: beginnings of Korean verbs, English nouns; empty for none.
    fileprivate var partners: [[UInt8]] = []
    fileprivate var isKorean: Bool
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
  }

  private var index: NameIndex
  private var anchors: [Anchor] = []
  private(set) var triggers: [Trigger] = []

  /// Bytes between a Korean noun and its verb: a particle, a number and an adverb.
  private static let koreanReach = 40
  /// Bytes between an English verb and its object, or its subject in the passive.
  private static let objectReach = 56
  private static let subjectReach = 40
  /// How 하다 verbs go on when they tell of an event (closed class): 인수 + 했.
  private static let endings = [
    "했", "한다", "하기로", "키로", "하고", "하며", "하겠", "할 계획", "할 예정", "할 방침", "할 것", "됐", "된다", "되며",
    "을 추진", "를 추진", "을 완료", "를 완료", "을 결정", "를 결정", "을 마무리", "를 마무리", "을 검토", "를 검토",
  ]

  init(lexicon: Lexicon) throws(AnalyzeError) {
    index = NameIndex(capacity: 2048)
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
    for row in table.rows {
      guard let code = Event.Status(rawValue: row.fields[status]) else {
        throw LexiconError(
          path: table.path, line: row.line,
          reason: .unknownCode(column: "status", value: row.fields[status]))
      }
      let korean = row.fields[language] == "ko"
      let nouns = row.fields[noun].split(separator: "|").map(String.init)
      let verbs = row.fields[verb].split(separator: "|").map(String.init)
      triggers.append(
        Trigger(
          type: row.fields[type], status: code, expectsAmount: row.fields[amount] == "yes",
          expectsPeriod: row.fields[period] == "yes", isKorean: korean))
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
      triggers[trigger].partners = verbs.map { Array($0.filter { $0 != "~" }.utf8) }
      for noun in nouns { insert(noun, Anchor(trigger: trigger, isBare: false, isStem: true)) }
      return
    }
    for verb in verbs {
      let forms = verb.hasSuffix("~") ? Self.endings.map { verb.dropLast() + $0 } : [verb]
      for form in forms { insert(form, Anchor(trigger: trigger, isBare: false, isStem: true)) }
    }
  }

  private mutating func addEnglish(_ nouns: [String], _ verbs: [String], _ trigger: Int) {
    if verbs.isEmpty {
      for noun in nouns { insert(noun, Anchor(trigger: trigger, isBare: false, isStem: false)) }
      return
    }
    triggers[trigger].partners = nouns.map { Array($0.utf8) }
    for verb in verbs {
      if verb.hasPrefix("=") {
        insert(
          String(verb.dropFirst()), Anchor(trigger: trigger, isBare: false, isStem: false))
        continue
      }
      for form in Inflection.verb(verb, irregular: "") {
        insert(
          form.form,
          Anchor(trigger: trigger, isBare: form.kind.contains(.base), isStem: false))
      }
    }
  }

  private mutating func insert(_ name: String, _ anchor: Anchor) {
    index.insert(name.utf8, value: anchors.count)
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
      guard let verb = Self.first(of: trigger.partners, bytes, tail, words: false) else {
        return nil
      }
      hit.span = Span(Int(span.start), Int(verb.end))
      return hit
    }
    let tail = end..<min(range.upperBound, end + Self.objectReach)
    if let noun = Self.first(of: trigger.partners, bytes, tail, words: true) {
      hit.noun = noun
      hit.span = Span(Int(span.start), Int(noun.end))
      return hit
    }
    let start = Int(span.start)
    let head = max(range.lowerBound, start - Self.subjectReach)..<start
    guard !anchor.isBare, let noun = Self.first(of: trigger.partners, bytes, head, words: true)
    else { return nil }
    hit.noun = noun
    hit.span = Span(Int(noun.start), end)
    return hit
  }

  /// The first of the words in the range, before a stop; English ones whole, or in the plural.
  private static func first(
    of words: [[UInt8]], _ bytes: [UInt8], _ range: Range<Int>, words whole: Bool
  ) -> Span? {
    var at = range.lowerBound
    while at < range.upperBound {
      if bytes[at] == UInt8(ascii: ";") || whole && bytes[at] == UInt8(ascii: ":") { return nil }
      if !whole || Script.before(at, in: bytes) != .latin {
        var best = 0
        for word in words where word.count > best && at + word.count <= range.upperBound {
          guard matches(word, bytes, at) else { continue }
          if whole {
            var end = at + word.count
            if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "s") { end += 1 }
            if end < bytes.count, Script.at(end, in: bytes) == .latin { continue }
          }
          best = word.count
        }
        if best > 0 { return Span(at, at + best) }
      }
      at += 1
      while at < range.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
    return nil
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
