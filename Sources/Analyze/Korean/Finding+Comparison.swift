import Model

/// A number of a sentence with its scale and sign: `1억 7900만 유로의 손실` is −179,000,000.
private struct Figure {
  var value: Double
  var isPercent: Bool
  var start: Int
  var end: Int
}

extension KoreanScene {
  /// Levels of two times set side by side without a word of change: `영업이익은 20억 원으로 1년 전 15억
  /// 원과 비교된다`.
  func readComparison(
    _ bytes: [UInt8], _ lexicon: KoreanLexicon, _ out: inout [Finding]
  ) {
    let stated = out.contains { $0.composition.thing != nil && !$0.isNominal }
    guard !stated, let marker = comparisonMarker(bytes) else { return }
    let things = hits.filter {
      let sense = lexicon.nounSenses[$0.sense]
      return sense.kind == .thing && sense.sign != 0
    }
    guard let thing = things.first else { return }
    let figures = self.figures(bytes)
    // the figure before the marker, nearest, is what the other is compared with
    guard let reference = figures.last(where: { $0.end <= marker }) else { return }
    let rest = figures.filter { $0.isPercent == reference.isPercent && $0.start != reference.start }
    guard let now = rest.first(where: { $0.start >= marker }) ?? rest.last, rest.count <= 2 else {
      return
    }
    let sense = lexicon.nounSenses[thing.sense]
    func signed(_ figure: Figure) -> Double {
      let near =
        things.filter { $0.start >= figure.end && $0.start - figure.end < 24 }.first
        ?? things.last { $0.end <= figure.start } ?? thing
      let own = lexicon.nounSenses[near.sense]
      let isLoss = own.channel == .earnings && own.sign < 0
      return isLoss ? -abs(figure.value) : figure.value
    }
    let isEarnings = sense.channel == .earnings
    let difference =
      isEarnings
      ? signed(now) - signed(reference)
      : now.value - reference.value
    guard difference != 0 else { return }
    var composition = Composition()
    let span = Span(thing.start, thing.end)
    composition.apply(sense, at: span)
    let isBetter = difference > 0
    composition.compare(isEarnings ? (isBetter ? 1 : -1) : (isBetter ? 1 : -1) * sense.sign)
    guard let word = sentence.word(at: thing.start) else { return }
    let theme = phrase(headAt: word, from: 0, role: words[word].role)
    let frame = frames.last
    let modal = frames.last.flatMap { frame in
      words[frame.predicate].predicate.map {
        self.modal(ofWord: frame.predicate, from: $0.stemEnd, bytes: bytes, lexicon: lexicon)
      }
    }
    let asserted = Modal(
      certainty: .asserted, mode: .fact, end: words.count - 1, rule: "ko.certainty.asserted")
    out.append(
      Finding(
        composition: composition, word: word, theme: theme, conjunct: theme.conjuncts.last,
        frame: frame, modal: modal ?? asserted, isNominal: false))
  }

  /// Where the reference ends: 에 비해, 와 비교, 대비, 보다, 에서 … 으로.
  private func comparisonMarker(_ bytes: [UInt8]) -> Int? {
    for (i, word) in words.enumerated() {
      if word.role == .than { return word.contentEnd }
      if let stem = word.predicate?.stem, i > 0, stem == "비하" || stem == "비교" {
        return words[i - 1].end
      }
      if bytes[word.start..<word.contentEnd].elementsEqual("대비".utf8) { return word.start }
    }
    for word in words where word.role == .eseo {
      let digits = bytes[word.start..<word.contentEnd].contains { $0 >= 0x30 && $0 <= 0x39 }
      if digits { return word.contentEnd }
    }
    return nil
  }

  /// Numbers that are no dates, with the scales after them.
  private func figures(_ bytes: [UInt8]) -> [Figure] {
    var out: [Figure] = []
    var at = sentence.range.lowerBound
    let end = sentence.range.upperBound
    func isDigit(_ i: Int) -> Bool { i < end && bytes[i] >= 0x30 && bytes[i] <= 0x39 }
    while at < end {
      guard isDigit(at) else {
        at += 1
        continue
      }
      let start = at
      var value = 0.0
      var fraction = 0.0
      while isDigit(at) || (at + 1 < end && bytes[at] == 0x2C && isDigit(at + 1)) {
        if bytes[at] != 0x2C { value = value * 10 + Double(bytes[at] - 0x30) }
        at += 1
      }
      if at + 1 < end, bytes[at] == 0x2E, isDigit(at + 1) {
        at += 1
        fraction = 0.1
        while isDigit(at) {
          value += Double(bytes[at] - 0x30) * fraction
          fraction /= 10
          at += 1
        }
      }
      var unit = at
      while unit < end, bytes[unit] == 0x20 { unit += 1 }
      let tail = bytes[unit..<min(unit + 9, end)]
      let isDate = ["년", "월", "일", "분기", "개월", "시", "Q", "/"].contains {
        tail.starts(with: $0.utf8)
      }
      let isInWord = start > sentence.range.lowerBound && Self.isLetter(bytes[start - 1])
      if isDate || isInWord { continue }
      let isYear = at - start == 4 && fraction == 0 && (1950...2100).contains(value)
      let scale = Self.scale(tail)
      if isYear, scale.factor == 1 { continue }
      let isPercent = tail.first == 0x25 || tail.starts(with: "pct".utf8)
      if let last = out.last, scale.isMyriad, start - last.end <= 4, !last.isPercent,
        last.value > value * scale.factor
      {
        out[out.count - 1].value += value * scale.factor  // 1억 7900만
        out[out.count - 1].end = at + scale.bytes
      } else {
        out.append(
          Figure(
            value: value * scale.factor, isPercent: isPercent, start: start, end: at + scale.bytes))
      }
    }
    return out
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func scale(
    _ tail: ArraySlice<UInt8>
  ) -> (factor: Double, bytes: Int, isMyriad: Bool) {
    let scales: [(String, Double, Bool)] = [
      ("백만", 1e6, true), ("십억", 1e9, true), ("천만", 1e7, true), ("조", 1e12, true),
      ("억", 1e8, true), ("만", 1e4, true), ("천", 1e3, true), ("mln", 1e6, false),
      ("mn", 1e6, false), ("bln", 1e9, false), ("bn", 1e9, false), ("m", 1e6, false),
    ]
    for (name, factor, isMyriad) in scales where tail.starts(with: name.utf8) {
      return (factor, name.utf8.count, isMyriad)
    }
    return (1, 0, false)
  }
}
