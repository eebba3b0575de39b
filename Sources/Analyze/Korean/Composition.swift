import Model

/// A sign as it comes about: prior of the thing × direction of the change × negation (Malo et al.
/// 2014), inside out.
struct Composition: Sendable {
  /// nil until a word with a sign has been met.
  var sign: Int?
  var channel: Channel?
  /// The thing that changes, its industry of its own, and where it stands.
  var thing: Sense?
  var thingSpan: Span?
  /// A change, evaluation or action has been met.
  var isChange = false
  /// The change acts on a theme of no table.
  var isUnknownTheme = false
  /// Where the thing is at home when nothing else is named (노동시장의 유연성: economy).
  var home: Industry?
  /// The word applied last.
  private(set) var last: Sense?
  /// The last change only sets up what it acts on (구축, 도입).
  var lastIsWeak = false
  private(set) var path: [String] = []
  private(set) var rules: [String] = []

  /// Adds the next word: each acts on all before it.
  mutating func apply(_ sense: Sense, at span: Span) {
    switch sense.kind {
    case .thing:
      sign = sense.sign
      channel = sense.channel
      thing = sense
      home = sense.industry ?? home
      thingSpan = span
      isChange = false
      isUnknownTheme = false
      path = ["\(sense.word)(\(Self.text(sense.sign)))"]
      rules = ["ko.thing.\(sense.channel?.rawValue ?? "none")"]
    case .quantity, .damp:
      if sign == nil {
        guard sense.unknown != 0 else { return }
        isUnknownTheme = !sense.isAlsoThing
      }
      let theme = sign ?? sense.unknown
      sign = theme * sense.sign
      if channel == nil { channel = sense.channel }
      isChange = true
      path.append("\(sense.word)(\(Self.text(sense.sign)))")
      rules.append(sense.kind == .damp ? "ko.change.damp" : Self.changeRule(sense.sign))
    case .quality:
      if sign == nil {
        guard sense.unknown != 0 else { return }
        isUnknownTheme = !sense.isAlsoThing
      }
      if sense.sign == 0, isChange { break }  // 상향 조정: the first word says where to
      sign = sign == 0 ? 0 : sense.sign
      if channel == nil { channel = sense.channel }
      isChange = true
      path.append("\(sense.word)(=\(Self.text(sense.sign)))")
      rules.append("ko.change.quality")
    case .evaluation:
      if sense.channel == nil, sign == nil { return }  // 우려, 기대 of nothing named
      if sense.sign > 0, isChange {
        // 수요 회복 기대, 매출 증가 효과: keeps the sign of what is hoped for
      } else {
        sign = sense.sign
      }
      if channel == nil || (thing == nil && sense.channel != nil) { channel = sense.channel }
      isChange = true
      path.append("\(sense.word)(=\(Self.text(sense.sign)))")
      rules.append("ko.evaluation")
    case .action:
      if sign == nil { channel = sense.channel }
      sign = sense.sign
      isChange = true
      path.append("\(sense.word)(=\(Self.text(sense.sign)))")
      rules.append("ko.action.\(sense.channel?.rawValue ?? "none")")
    }
    last = sense
    lastIsWeak = sense.kind == .quantity && sense.unknown == 0
  }

  mutating func negate() {
    guard let sign else { return }
    self.sign = -sign
    path.append("부정(-1)")
    rules.append("ko.negation")
  }

  /// Two levels set side by side: the later is better (1) or worse (−1).
  mutating func compare(_ result: Int) {
    sign = result
    isChange = true
    path.append("비교(=\(Self.text(result)))")
    rules.append("ko.compare.levels")
  }

  /// A number of people.
  mutating func people() {
    sign = 1
    channel = .labour
    path.append("인원(+1)")
    rules.append("ko.thing.labour")
  }

  /// Who orders what the other sells.
  mutating func invest() {
    sign = 1
    channel = .investment
    path.append("주문(=+1)")
    rules.append("ko.contract.buyer")
  }

  /// Without X no Y.
  mutating func depend() {
    sign = 0
    channel = .supply
    isChange = true
    path.append("조건(0)")
    rules.append("ko.condition.lack")
  }

  var direction: Direction {
    switch sign {
    case .some(let s) where s > 0: .up
    case .some(let s) where s < 0: .down
    case .some: .change
    case nil: .none
    }
  }

  var pathText: String { path.joined(separator: " × ") }

  private static func changeRule(_ sign: Int) -> String {
    sign > 0 ? "ko.change.expand" : sign < 0 ? "ko.change.shrink" : "ko.change.move"
  }

  private static func text(_ sign: Int) -> String { sign > 0 ? "+1" : sign < 0 ? "-1" : "0" }
}
