/// A number of a sentence with its scale: `1억 7900만` is 179,000,000.
struct Figure {
  var value: Double
  var isPercent: Bool
  var start: Int
  var end: Int
}

/// A figure with what it measures and when.
struct Level {
  var figure: Figure
  var thing: Hit
  var isLoss: Bool
  /// A year, or less than 0 for one before; nil when nothing is said.
  var time: Int?

  var signed: Double { isLoss ? -abs(figure.value) : figure.value }
}

extension KoreanScene {
  /// Numbers that are no dates, with the scales after them.
  func figures(_ bytes: [UInt8]) -> [Figure] {
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
      let isDate = grammar.begins(tail, with: .dateUnit)
      let isInWord = start > sentence.range.lowerBound && Self.isLetter(bytes[start - 1])
      if isDate || isInWord || sentence.isBracketed(start) { continue }
      let isYear = at - start == 4 && fraction == 0 && (1950...2100).contains(value)
      let scale = scale(tail)
      if isYear, scale.factor == 1 { continue }
      let counted = bytes[min(unit + scale.bytes, end)..<min(unit + scale.bytes + 4, end)]
      let isPeople = grammar.begins(counted, with: .countedPeople)
      if isPeople || grammar.begins(tail, with: .moreThan) { continue }
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

  private func scale(
    _ tail: ArraySlice<UInt8>
  ) -> (factor: Double, bytes: Int, isMyriad: Bool) {
    for scale in grammar.scales where tail.starts(with: scale.form) {
      return (scale.factor, scale.form.count, scale.isMyriad)
    }
    return (1, 0, false)
  }
}
