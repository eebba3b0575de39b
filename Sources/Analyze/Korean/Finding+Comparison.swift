import Model

extension KoreanScene {
  /// Levels of two times set side by side: `영업이익은 20억 원으로 1년 전 15억 원과 비교된다`, `20억 원 흑자를
  /// 냈으며 전년에는 3억 원 적자였다`. A loss against a profit decides whatever else is said of them.
  func readComparison(
    _ bytes: [UInt8], _ lexicon: KoreanLexicon, _ out: inout [Finding]
  ) {
    let things = hits.filter {
      let sense = lexicon.nounSenses[$0.sense]
      return sense.kind == .thing && sense.sign != 0 && !sense.isExpectation
    }
    guard !things.isEmpty else { return }
    let levels = self.levels(things, bytes, lexicon)
    guard levels.count >= 2, let (now, before) = pair(levels, bytes) else { return }
    let sense = lexicon.nounSenses[now.thing.sense]
    let isTurn =
      now.isLoss != before.isLoss
      && lexicon.nounSenses[(now.isLoss ? before : now).thing.sense].isProfit
    let stated = out.contains { $0.composition.thing != nil && !$0.isNominal && !$0.isLevel }
    guard isTurn || !stated else { return }
    let difference = now.signed - before.signed
    guard difference != 0 else { return }
    var composition = Composition()
    composition.apply(sense, at: Span(now.thing.start, now.thing.end))
    let isBetter = difference > 0
    let isEarnings = sense.channel == .earnings
    composition.compare(isEarnings ? (isBetter ? 1 : -1) : (isBetter ? 1 : -1) * sense.sign)
    guard let word = sentence.word(at: now.thing.start) else { return }
    let theme = phrase(headAt: word, from: 0, role: words[word].role)
    let frame = frames.last
    let modal = frame.flatMap { frame in
      words[frame.predicate].predicate.map {
        self.modal(ofWord: frame.predicate, from: $0.stemEnd, bytes: bytes, lexicon: lexicon)
      }
    }
    let asserted = Modal(
      certainty: .asserted, mode: .fact, end: words.count - 1, rule: "ko.certainty.asserted")
    out.removeAll { finding in
      guard isTurn || finding.isLevel, let span = finding.composition.thingSpan else {
        return false
      }
      return finding.composition.channel == .earnings
        && levels.contains { Int(span.start) == $0.thing.start }
    }
    out.append(
      Finding(
        composition: composition, word: word, theme: theme, conjunct: theme.conjuncts.last,
        frame: frame, modal: modal ?? asserted, isNominal: false))
  }

  /// The figures of a sentence, each with the thing it measures and its time.
  private func levels(_ things: [Hit], _ bytes: [UInt8], _ lexicon: KoreanLexicon) -> [Level] {
    var out: [Level] = []
    var free = sentence.range.lowerBound
    for figure in figures(bytes) {
      let near =
        things.first { $0.start >= figure.end && $0.start - figure.end < 24 }
        ?? things.last { $0.end <= figure.start } ?? things[0]
      let sense = lexicon.nounSenses[near.sense]
      let isLoss = sense.channel == .earnings && sense.sign < 0
      out.append(
        Level(
          figure: figure, thing: near, isLoss: isLoss,
          time: time(before: figure, from: free, bytes: bytes)))
      free = figure.end
    }
    return out
  }

  /// Which figure is of now, and which it is compared with.
  private func pair(_ levels: [Level], _ bytes: [UInt8]) -> (now: Level, before: Level)? {
    if let marker = comparisonMarker(bytes) {
      // 0.25유로 대 0.42유로: the one before 대 is of now
      let reference =
        marker.isVersus
        ? levels.first { $0.figure.start >= marker.at } : levels.last { $0.figure.end <= marker.at }
      guard let reference else { return nil }
      let rest = levels.filter {
        $0.figure.isPercent == reference.figure.isPercent
          && $0.figure.start != reference.figure.start
      }
      let now =
        marker.isVersus
        ? rest.last { $0.figure.end <= marker.at }
        : rest.first { $0.figure.start >= marker.at } ?? rest.last
      guard rest.count <= 2, let now else { return nil }
      if let a = now.time, let b = reference.time, a < b, a > 0 || b < 0 { return (reference, now) }
      return (now, reference)
    }
    guard levels.count == 2, levels[0].figure.isPercent == levels[1].figure.isPercent else {
      return nil
    }
    let (first, second) = (levels[0], levels[1])
    guard first.thing.sense == second.thing.sense || first.isLoss != second.isLoss else {
      return nil
    }
    // the times are told apart: 2006년 … 2005년, … 전년 동기
    if let a = first.time, let b = second.time, a != b {
      return a > b ? (first, second) : (second, first)
    }
    if let b = second.time, b < 0, first.time == nil { return (first, second) }
    if let a = first.time, a < 0, second.time == nil { return (second, first) }
    return nil
  }

  /// The year before a figure, or −1 for 전년, −2 for 전년 동기; nil when nothing is said.
  private func time(before figure: Figure, from: Int, bytes: [UInt8]) -> Int? {
    guard let first = words.firstIndex(where: { $0.start >= from }) else { return nil }
    var found: Int?
    for word in words[first...] where word.start < figure.start {
      let text = bytes[word.start..<word.end]
      if let year = year(text) {
        found = year
      } else if grammar.begins(text, with: .timeBefore) {
        found = -1
      } else if grammar.begins(text, with: .ago), word.start > from, found == nil {
        let isYearAgo =
          word.start >= 4 && grammar.begins(bytes[word.start - 4..<word.start], with: .year)
        if isYearAgo { found = -1 }
      } else if grammar.begins(text, with: .sameTime), (found ?? 0) <= 0 {
        found = -2
      }
    }
    return found
  }

  /// 2005년, 2005
  private func year(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= 4 else { return nil }
    var value = 0
    for byte in text.prefix(4) {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    let rest = text.dropFirst(4)
    guard (1950...2100).contains(value), grammar.begins(rest, with: .year) || rest.isEmpty else {
      return nil
    }
    return value
  }

  /// Where the reference ends: 에 비해, 와 비교, 대비, 보다, 에서 … 으로.
  private func comparisonMarker(_ bytes: [UInt8]) -> (at: Int, isVersus: Bool)? {
    for (i, word) in words.enumerated() {
      if word.role == .than { return (word.contentEnd, false) }
      if i > 0, word.predicate?.classes.contains(.comparing) == true {
        return (words[i - 1].end, false)
      }
      let content = bytes[word.start..<word.contentEnd]
      if grammar.isWord(content, of: .against) { return (word.start, false) }
      if i > 0, grammar.isWord(content, of: .versus) { return (word.start, true) }
    }
    for word in words where word.role == .eseo {
      let digits = bytes[word.start..<word.contentEnd].contains { $0 >= 0x30 && $0 <= 0x39 }
      if digits { return (word.contentEnd, false) }
    }
    return nil
  }
}
