import Model

// Numbers in Korean words, and where a Hangul word may begin one.
extension QuantityScan {
  /// The first syllable of a Hangul word, or another character of it.
  mutating func atHangul(_ at: Int) -> Int {
    let syllable = syllable(at)
    if syllable.contains(.mayOpen),
      at == range.lowerBound || bytes[at - 1] < 0x80 || isWideBlankBefore(at),
      let end = hangulWord(at, syllable)
    {
      return end
    }
    let end = firstMarked(bytes, from: at, to: limit, knowledge.endsHangul)
    return max(end, at + 1)
  }

  /// What the character may do in a number; nothing when it is no syllable.
  @inline(__always)
  private func syllable(_ at: Int) -> NumberKnowledge.Syllable {
    let first = scalar(bytes, at: at).value
    return isHangulSyllable(first) ? knowledge.syllables[Int(first) - 0xAC00] : []
  }

  /// A number at the head of a Hangul word.
  private mutating func hangulWord(_ at: Int, _ syllable: NumberKnowledge.Syllable) -> Int? {
    let first = scalar(bytes, at: at).value
    if let minus = KoreanSign.end(bytes, at: at, to: limit), minus < limit, bytes[minus] >= 0xEA {
      let reader = KoreanNumber(knowledge: knowledge, bytes: bytes, limit: limit, isSure: true)
      return reader.read(at: minus).flatMap { quantity($0, prefix: nil) }
    }
    if let half = half(at, first) { return half }
    guard syllable.contains(.opens) && mayBegin(at, syllable) || opensVague(at, first),
      mayGoOn(at, syllable),
      knowledge.exceptions.longest(bytes, from: at, to: limit) == nil,
      let n = KoreanNumber(knowledge: knowledge, bytes: bytes, limit: limit).read(at: at)
    else { return nil }
    return spelled(n)
  }

  /// A quick no: 아시아 begins like 아홉, 한국 like 한, which a unit must follow or more of the number.
  private func mayBegin(_ at: Int, _ first: NumberKnowledge.Syllable) -> Bool {
    let eight = eightBytes(bytes, at: at)
    guard first.contains(.determiner), at + 3 < limit, bytes[at + 3] >= 0xEA else {
      return knowledge.openings.mayBegin(eight)
    }
    return knowledge.openings.mayBeginLong(eight) || follows(at + 3, .followsDeterminer)
      || follows(at + 3, .continues)
  }

  /// After 이, 사, 오 … goes another number, a share or nothing at all: 이 공장, 사람, 오늘 aren't read; after
  /// 백, 천, 한 … also a unit or a particle, or what isn't Hangul.
  private func mayGoOn(_ at: Int, _ first: NumberKnowledge.Syllable) -> Bool {
    var next = at + 3
    guard first.contains(.digit), at > range.lowerBound else {
      return next >= limit || bytes[next] < 0xEA || follows(next, .follows)
    }
    if next < limit, bytes[next] == 0x20 { next += 1 }
    guard next < limit else { return next == at + 3 }
    if bytes[next] == UInt8(ascii: "%") { return true }
    return bytes[next] >= 0xEA && follows(next, .followsDigit)
  }

  /// Whether the syllable at `at` may do this in a number.
  func follows(_ at: Int, _ role: NumberKnowledge.Syllable) -> Bool {
    syllable(at).contains(role)
  }

  private static let half: [UInt8] = Array("절반".utf8)
  private static let overHalf: [UInt8] = Array("반이 넘".utf8)

  /// 절반, `반이 넘는`, and 반 as all of the block.
  private mutating func half(_ at: Int, _ first: UInt32) -> Int? {
    let end: Int
    if first == 0xC808 {
      guard at + 6 <= limit, bytes[at..<(at + 6)].elementsEqual(Self.half) else { return nil }
      end = at + 6
    } else {
      guard first == 0xBC18,
        at + 3 == limit && at == range.lowerBound
          || at + 10 <= limit && bytes[at..<(at + 10)].elementsEqual(Self.overHalf)
      else { return nil }
      end = at + 3
    }
    var q = Quantity(span: Span(at, end), kind: .ratio, value: "0.5")
    modify(&q, isBare: false)
    keep(q)
    return Int(q.span.end)
  }

  /// 수 or 몇 before a number word: 수십, `몇 천`.
  private func opensVague(_ at: Int, _ first: UInt32) -> Bool {
    guard first == 0xC218 || first == 0xBA87 else { return false }
    var next = at + 3
    if first == 0xBA87, next < limit, bytes[next] == 0x20 { next += 1 }
    return next < limit && bytes[next] >= 0xEA && follows(next, .opens)
  }

  private func isWideBlankBefore(_ at: Int) -> Bool {
    scalar(bytes, before: at, from: range.lowerBound).map { !isHangul($0.value) } ?? true
  }

  /// A Korean number in words counts when nothing else can be meant.
  private mutating func spelled(_ n: Numeral) -> Int? {
    let hit = unit(after: n)
    if n.isDeterminer {
      guard let hit, hit.end > n.end, hit.kind == .count || hit.kind == .ratio else { return nil }
      if hit.start == n.end, !hit.isNative { return nil }
      return quantity(n, prefix: nil)
    }
    if n.isWeak {
      guard let hit else {
        return n.start == range.lowerBound && n.end == limit ? quantity(n, prefix: nil) : nil
      }
      // 백 명, 만원; not 경부, 조국, 천사
      let isScale = n.value.mantissa >= 10 && n.scale <= 4
      let isApart = hit.start > n.end || hit.kind == .money && n.scale > 1
      guard hit.kind == .percent || hit.kind == .points || isScale && isApart else { return nil }
      return quantity(n, prefix: nil)
    }
    if n.syllables == 1, n.end == n.start + 3, Amount(9) < n.value {
      // 열 곳, 열개; not 열차
      guard let hit, hit.start > n.end || hit.isNative else { return nil }
    }
    // 구만석 is a name, 구만 세 명 a number.
    if n.isNative, n.scale >= 4, hit == nil { return nil }
    guard hit != nil || knowledge.endsKorean(bytes, at: n.end, to: limit) else { return nil }
    // 이천 is a city, unless a number stands right before it: 이백과 이천
    if hit == nil, knowledge.homographs.value(bytes, n.start, n.end) != nil,
      found.count == ownStart || n.start - free > 6
    {
      return nil
    }
    return quantity(n, prefix: nil)
  }
}
