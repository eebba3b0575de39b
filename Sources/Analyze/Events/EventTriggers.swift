import Lexicon
import Model

/// What tells of an event: `협약 … 체결`, `acquired`.
struct EventTriggers: Sendable {
  struct Trigger: Sendable {
    /// Begins of verbs one of which must follow the noun; empty for none.
    var verb: [UInt8]
    var type: String
    var status: Event.Status
    var expectsAmount: Bool
    var expectsPeriod: Bool
  }

  struct Hit: Sendable {
    var span: Span
    var trigger: Int
    /// The noun, for the sentences that go on about it.
    var noun: Span
  }

  private var index: NameIndex
  private(set) var triggers: [Trigger] = []

  /// Bytes between a noun and its verb: 을, 를 and an adverb.
  private static let reach = 24

  init(lexicon: Lexicon) throws(AnalyzeError) {
    index = NameIndex(capacity: 512)
    for table in lexicon.tables["event-triggers"] ?? [] {
      do { try read(table) } catch {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      }
    }
  }

  private mutating func read(_ table: Table) throws(LexiconError) {
    let noun = try table.column("noun")
    let verb = try table.column("verb")
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
      let alone = row.fields[noun].isEmpty
      index.insert(row.fields[alone ? verb : noun].utf8, value: triggers.count)
      triggers.append(
        Trigger(
          verb: alone ? [] : Array(row.fields[verb].utf8), type: row.fields[type], status: code,
          expectsAmount: row.fields[amount] == "yes", expectsPeriod: row.fields[period] == "yes"))
    }
  }

  /// The first trigger of each type in a sentence.
  func find(in bytes: [UInt8], range: Range<Int>) -> [Hit] {
    var out: [Hit] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let latin = Script.at(at, in: bytes) == .latin
      if !latin || Script.before(at, in: bytes) != .latin {
        index.forEachName(in: bytes, at: at, limit: range.upperBound) { value, end, _ in
          if latin, Script.at(end, in: bytes) == .latin, Script.before(end, in: bytes) == .latin {
            return
          }
          let trigger = triggers[value]
          var stop = end
          if !trigger.verb.isEmpty {
            let tail = bytes[end..<min(range.upperBound, end + Self.reach)]
            guard let found = Self.place(of: trigger.verb, in: tail) else { return }
            stop = found + trigger.verb.count
          }
          if let same = out.firstIndex(where: { triggers[$0.trigger].type == trigger.type }) {
            if out[same].span.start == at, Int(out[same].span.end) < stop {
              out[same] = Hit(span: Span(at, stop), trigger: value, noun: Span(at, end))
            }
            return
          }
          out.append(Hit(span: Span(at, stop), trigger: value, noun: Span(at, end)))
        }
      }
      at += 1
      while at < range.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
    return out
  }

  private static func place(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var at = bytes.startIndex
    while at + word.count <= bytes.endIndex {
      if bytes[at...].starts(with: word) { return at }
      at += 1
    }
    return nil
  }
}
