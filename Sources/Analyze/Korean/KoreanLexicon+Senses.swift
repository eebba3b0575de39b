import Lexicon
import Model

extension KoreanLexicon {
  static func readThings(
    _ lexicon: Lexicon, _ senses: inout [Sense], _ words: inout WordNumbers
  ) throws(LexiconError) {

    let names = ["word", "prior", "channel", "target", "industry"]
    for row in try lexicon.rows("things.ko", names) {
      var sense = Sense(word: row[0], kind: .thing, sign: try row.sign(1))
      sense.channel = try row.code(2, bytes: Channel.init(code:))
      sense.isOwnTarget = row.holds(3, "self")
      if !row.isEmpty(4) { sense.industry = try row.code(4, bytes: Industry.init(code:)) }
      add(sense, row.bytes(0), &senses, &words)
    }
  }

  static func readChanges(
    _ lexicon: Lexicon, _ senses: inout [Sense], _ words: inout WordNumbers,
    _ verbs: inout [String: Sense], _ nounVerbs: inout [String: Sense],
    _ adverbs: inout ByteTable<Sense>
  ) throws(LexiconError) {
    let names = ["word", "form", "kind", "direction", "unknown", "channel"]
    let kinds: [String: Sense.Kind] = [
      "quantity": .quantity, "quality": .quality, "damp": .damp, "existence": .quantity,
    ]
    for row in try lexicon.rows("changes.ko", names) {
      guard let kind = kinds[row[2]] else { throw row.unknown(2) }
      var sense = Sense(word: row[0], kind: kind, sign: try row.sign(3))
      sense.unknown = try row.sign(4)
      sense.channel = try row.channel(5)
      sense.isAdjective = row.holds(1, "a")
      sense.isExistence = row.holds(2, "existence")
      if row.holds(1, "d") {
        adverbs[row.bytes(0)] = sense
      } else if row.holds(1, "h") {
        nounVerbs[row[0]] = sense
      } else if row.holds(1, "n") {
        nounVerbs[row[0]] = sense
        add(sense, row.bytes(0), &senses, &words)
      } else {
        verbs[row[0]] = sense
      }
    }
  }

  static func readIdioms(_ lexicon: Lexicon) throws(LexiconError) -> [String: [Sense]] {
    var out: [String: [Sense]] = [:]
    let names = ["noun", "verb", "kind", "direction", "channel"]
    for row in try lexicon.rows("idioms.ko", names) {
      guard let kind: Sense.Kind = ["quantity": .quantity, "quality": .quality][row[2]] else {
        throw row.unknown(2)
      }
      var sense = Sense(word: row[0], kind: kind, sign: try row.sign(3))
      sense.channel = try row.channel(4)
      out[row[1], default: []].append(sense)
    }
    return out
  }

  static func readEvaluations(
    _ lexicon: Lexicon, _ senses: inout [Sense], _ words: inout WordNumbers
  ) throws(LexiconError) {
    for row in try lexicon.rows("evaluations.ko", ["word", "direction", "channel"]) {
      var sense = Sense(word: row[0], kind: .evaluation, sign: try row.sign(1))
      sense.channel = try row.channel(2)
      add(sense, row.bytes(0), &senses, &words)
    }
  }

  static func readActions(
    _ lexicon: Lexicon, _ senses: inout [Sense], _ words: inout WordNumbers,
    _ actions: inout [String: [Sense]]
  ) throws(LexiconError) {
    for row in try lexicon.rows("actions.ko", ["word", "role", "channel", "direction", "use"]) {
      var sense = Sense(word: row[0], kind: .action, sign: try row.sign(3))
      sense.isOpenOnly = row[4] == "open"
      sense.isEvent = row[4] == "event"
      sense.role = try row.code(1, Sense.ActionRole.init)
      sense.channel = try row.code(2, bytes: Channel.init(code:))
      actions[row[0], default: []].append(sense)
      if words[row.bytes(0)] == nil { add(sense, row.bytes(0), &senses, &words) }
    }
  }

  /// The first table that holds a word decides: things before changes before the rest, but that a
  /// word both thing and change (성장) is a change. A sense has the number of its word.
  private static func add(
    _ sense: Sense, _ word: ArraySlice<UInt8>, _ senses: inout [Sense], _ words: inout WordNumbers
  ) {
    let (known, isNew) = words.insert(word)
    guard isNew else {
      let isChange = sense.kind == .quantity || sense.kind == .quality || sense.kind == .damp
      if senses[known].kind == .thing, isChange {
        var both = sense
        both.channel = senses[known].channel
        both.isAlsoThing = true
        senses[known] = both
      } else if senses[known].kind == .thing, sense.kind == .evaluation {
        senses[known] = sense
      }
      return
    }
    senses.append(sense)
  }
}
