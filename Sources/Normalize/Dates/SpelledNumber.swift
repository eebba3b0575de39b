/// Numbers in words: 이십일, 이천십팔; twenty-one, two thousand and eighteen, nineteen oh one.
enum SpelledNumber {
  /// A Sino-Korean number right before 년, 월, 일 and the like: at least that mark must follow.
  static func sinoKorean(_ bytes: Bytes, _ start: Int, _ limit: Int, _ words: DateWords) -> (
    value: Int, end: Int
  )? {
    // A digit or unit follows right behind the first one.
    guard start + 6 <= limit, bytes[start + 3] >= 0xE0,
      words.sinoDigits[wideCharacter(eightBytes(bytes, at: start))]
    else { return nil }
    // A number below 10,000 has no more than these; the last that a unit follows counts.
    var pieces = SIMD8<Int>()
    var count = 0
    var (total, digit) = (0, 0)
    var at = start
    var isDigits = true
    while at < limit {
      let (scalar, next) = DateLexer.scalar(bytes, at, limit)
      guard let value = sino(scalar) else { break }
      if value >= 10 {
        total += max(digit, 1) * value
        digit = 0
        isDigits = false
      } else {
        digit = isDigits && digit > 0 ? digit * 10 + value : value
      }
      guard total + digit < 10000 else { return nil }
      guard count < pieces.scalarCount else { return nil }
      pieces[count] = total + digit
      count += 1
      at = next
    }
    while count > 0 {
      // Each syllable has three bytes.
      let end = start + 3 * count
      count -= 1
      let value = pieces[count]
      if let hit = words.trie.longest(in: bytes, at: end, limit: limit),
        words.meanings[hit.value].contains(where: {
          counts(value, $0, length: hit.end - end)
        })
      {
        return (value, end)
      }
    }
    return nil
  }

  /// Short ones are other words as a rule: 오일 (oil), 이주 (migration), 이월 (carried over).
  private static func counts(_ value: Int, _ meaning: DateWords.Meaning, length: Int) -> Bool {
    guard meaning.kind == .mark || meaning.kind == .unit, value > 0 else { return false }
    switch meaning.unit {
    case .day: return value > 10
    case .month: return meaning.kind == .unit ? length > 3 : value != 2  // 개월, not 달
    case .year: return meaning.kind == .mark
    case .century, .quarter: return true
    default: return false
    }
  }

  /// The syllables of Sino-Korean digits and units.
  static let sinoDigits: BitTable = {
    var table = BitTable()
    for scalar in 0xAC00...0xD7A3 where sino(scalar) != nil { table.insert(scalar) }
    return table
  }()

  private static func sino(_ scalar: Int) -> Int? {
    switch scalar {
    case 0xC77C: 1  // 일
    case 0xC774: 2  // 이
    case 0xC0BC: 3  // 삼
    case 0xC0AC: 4  // 사
    case 0xC624: 5  // 오
    case 0xC721, 0xC720: 6  // 육, 유(월)
    case 0xCE60: 7  // 칠
    case 0xD314: 8  // 팔
    case 0xAD6C: 9  // 구
    case 0xC2ED, 0xC2DC: 10  // 십, 시(월)
    case 0xBC31: 100  // 백
    case 0xCC9C: 1000  // 천
    default: nil
    }
  }
}
