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
      let isDate = ["년", "월", "일", "분기", "개월", "시", "Q", "/"].contains {
        tail.starts(with: $0.utf8)
      }
      let isInWord = start > sentence.range.lowerBound && Self.isLetter(bytes[start - 1])
      if isDate || isInWord || sentence.isBracketed(start) { continue }
      let isYear = at - start == 4 && fraction == 0 && (1950...2100).contains(value)
      let scale = Self.scale(tail)
      if isYear, scale.factor == 1 { continue }
      let counted = bytes[min(unit + scale.bytes, end)..<min(unit + scale.bytes + 4, end)]
      let isPeople = counted.starts(with: "명".utf8) || counted.starts(with: " 명".utf8)
      if isPeople || tail.starts(with: "여".utf8) { continue }
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
