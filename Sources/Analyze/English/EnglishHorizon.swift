import Model

/// When the effect of a statement comes.
struct EnglishHorizon {
  let document: NormalizedDocument
  let today: Day?

  init(_ document: NormalizedDocument) {
    self.document = document
    today = document.document.published.flatMap { Day(lastOf: $0) }
  }

  /// An observation is `now`; what is to come takes the nearest date that is still ahead.
  func horizon(of mode: Mode, sentence: Span, near byte: Int) -> Horizon {
    if mode == .fact { return .now }
    var best: (distance: Int, horizon: Horizon)?
    for date in document.dates where sentence.contains(date.span) {
      guard let horizon = horizon(of: date) else { continue }
      let distance = abs(Int(date.span.start) - byte)
      if best.map({ distance < $0.distance }) ?? true { best = (distance, horizon) }
    }
    return best?.horizon ?? .unspecified
  }

  /// A date that begins after today stands in a part of the text.
  func isAhead(in part: Span) -> Bool {
    guard let today else { return false }
    return document.dates.contains { date in
      guard part.contains(date.span), date.kind != .duration, let value = date.value,
        !Self.lasting.contains(word(before: Int(date.span.start)))
      else { return false }
      let first = String(value.split(separator: "/").first ?? "")
      guard let day = Day(lastOf: first) else { return false }
      if first.utf8.count == 4 { return day.year > today.year }
      return day.number > today.number && (Self.hasDay(first) || day.number - today.number > 27)
    }
  }

  /// `until May`: it goes on, nothing is to come.
  private static let lasting: Set<UInt64> = Set(
    ["until", "till", "through", "for", "since"].map { PhraseIndex.word($0) })

  private static func hasDay(_ value: String) -> Bool { value.utf8.count == 10 }

  private func horizon(of date: DateExpression) -> Horizon? {
    guard let value = date.value else { return nil }
    if date.kind == .duration { return horizon(ofDuration: value, at: Int(date.span.start)) }
    guard let today, let day = Day(lastOf: value) else { return nil }
    let years = day.year - today.year
    let isYear = value.utf8.count == 4
    switch day.number - today.number {
    case ..<1: return nil
    case 1...400: return .short
    case 401...1100: return years <= 1 && !Self.hasMonth(value) ? .short : .medium
    default: return isYear && years <= 3 ? .medium : .long
    }
  }

  /// `2027-06`, `2027-06-30`, but not `2027`, `2027-Q2`.
  private static func hasMonth(_ value: String) -> Bool {
    let last = value.utf8.split(separator: UInt8(ascii: "/")).last ?? value.utf8[...]
    return last.dropFirst(5).first.map { $0 < UInt8(ascii: "A") } ?? false
  }

  /// `over five years`, `within six months`; `a year` after an amount is a rate.
  private func horizon(ofDuration value: String, at byte: Int) -> Horizon? {
    guard let number = Int(value.dropFirst().prefix { $0.isASCII && $0.isNumber }) else {
      return nil
    }
    switch value.utf8.last {
    case UInt8(ascii: "Y") where number > 1 || isSpan(byte):
      return number <= 1 ? .short : number <= 3 ? .medium : .long
    case UInt8(ascii: "M") where isSpan(byte): return number <= 12 ? .short : .medium
    case UInt8(ascii: "W") where isSpan(byte), UInt8(ascii: "D") where isSpan(byte): return .short
    default: return nil
    }
  }

  /// `in`, `over`, `within` before a duration: it is how long until then.
  private func isSpan(_ byte: Int) -> Bool {
    Self.spanning.contains(word(before: byte))
  }

  private func word(before byte: Int) -> UInt64 {
    let bytes = document.text.bytes
    var end = byte
    while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var start = end
    while start > 0, ASCII.isLetter(bytes[start - 1]) { start -= 1 }
    return PhraseIndex.word(bytes, start..<end)
  }

  private static let spanning: Set<UInt64> = Set(
    ["in", "over", "within", "next", "coming", "inside"].map { PhraseIndex.word($0) })
}

extension EnglishSentence {
  /// What the nearest word of time says of when it comes.
  func horizon(near token: Int) -> Horizon? {
    let marks = tokens.indices.filter { entry(at: $0)?.horizon != nil }
    return marks.min { abs($0 - token) < abs($1 - token) }.flatMap { entry(at: $0)?.horizon }
  }
}
