/// The mark at the head of a list item: `1.`, `2)`, `3.)`, `(iv)`, `b.`, `가.`, `•`.
struct ListMarker: Equatable {
  enum Numbers: Equatable { case digits, lower, upper, roman, hangul }

  /// After the mark, before the blank.
  var end: Int
  var value: Int
  var numbers: Numbers
  /// `.`, `)`, `.)` or `()`.
  var style: Int

  /// Whether `next` is the item that follows.
  func isFollowed(by next: ListMarker) -> Bool {
    style == next.style && numbers == next.numbers && value + 1 == next.value
  }

  /// The end of a bullet and its blanks: `•`, `▲`, `⁃`, `-` before a blank.
  static func bullet(_ bytes: Bytes, at start: Int, to limit: Int) -> Int? {
    let s = scalar(bytes, at: start)
    let end = start + s.length
    switch s.value {
    case 0x2022, 0x2043, 0x25E6, 0x25AA, 0x25AB, 0x25A0, 0x25A1, 0x25B6, 0x25B7, 0x25CF, 0x25CB,
      0x25C6, 0x25C7, 0x25B8, 0x25B9, 0x2023, 0x203B, 0x25C8, 0x25CE, 0x274D, 0x2756, 0x261E,
      0x27A2, 0x2714, 0x2605, 0x2606, 0x318D:
      return skipBlanks(bytes, from: end, to: limit)
    case 0x2D, 0x2A, 0x2013, 0x2014, 0xB7:
      guard end < limit, blankLength(bytes, at: end, to: limit) > 0 else { return nil }
      return skipBlanks(bytes, from: end, to: limit)
    default: return nil
    }
  }

  /// The marks that begin at `start`; a letter such as `i` may count in two ways.
  static func all(_ bytes: Bytes, at start: Int, to limit: Int) -> [ListMarker] {
    var at = start
    let isOpen = at < limit && bytes[at] == UInt8(ascii: "(")
    if isOpen { at += 1 }
    let head = at
    while at < limit, isDigit(bytes[at]), at - head < 3 { at += 1 }
    if at == head { while at < limit, isLetter(bytes[at]), at - head < 5 { at += 1 } }
    var hangul: Int?
    if at == head, at + 3 <= limit, let n = order(ofHangul: scalar(bytes, at: at).value) {
      hangul = n
      at += 3
    }
    guard at > head, at < limit, let style = style(bytes, at, limit, isOpen) else { return [] }
    let end = at + (style == 2 ? 2 : 1)
    guard end < limit, blankLength(bytes, at: end, to: limit) > 0 else { return [] }
    func marker(_ value: Int, _ numbers: Numbers) -> ListMarker {
      ListMarker(end: end, value: value, numbers: numbers, style: style)
    }
    if let hangul { return [marker(hangul, .hangul)] }
    if isDigit(bytes[head]) {
      return [marker(bytes[head..<at].reduce(0) { $0 * 10 + Int($1 - 0x30) }, .digits)]
    }
    var out: [ListMarker] = []
    if at == head + 1 {
      let isCapital = isUpper(bytes[head])
      // A. B. Kim: initials, no list
      guard !isCapital || style != 0 else { return [] }
      out.append(marker(Int(bytes[head] | 0x20) - 0x60, isCapital ? .upper : .lower))
    }
    if let roman = roman(bytes, head, at) { out.append(marker(roman, .roman)) }
    return out
  }

  private static func style(_ bytes: Bytes, _ at: Int, _ limit: Int, _ isOpen: Bool) -> Int? {
    let isParenthesis = bytes[at] == UInt8(ascii: ")")
    if isOpen { return isParenthesis ? 3 : nil }
    if isParenthesis { return 1 }
    guard bytes[at] == UInt8(ascii: ".") else { return nil }
    return at + 1 < limit && bytes[at + 1] == UInt8(ascii: ")") ? 2 : 0
  }

  /// 가 나 다 … in the order of Korean lists.
  private static func order(ofHangul s: UInt32) -> Int? {
    let syllables: [UInt32] = [
      0xAC00, 0xB098, 0xB2E4, 0xB77C, 0xB9C8, 0xBC14, 0xC0AC, 0xC544, 0xC790, 0xCC28, 0xCE74,
      0xD0C0, 0xD30C, 0xD558,
    ]
    return syllables.firstIndex(of: s).map { $0 + 1 }
  }

  private static func roman(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var value = 0
    var last = 0
    for at in stride(from: end - 1, through: start, by: -1) {
      let n: Int
      switch bytes[at] {
      case UInt8(ascii: "i"): n = 1
      case UInt8(ascii: "v"): n = 5
      case UInt8(ascii: "x"): n = 10
      default: return nil
      }
      value += n < last ? -n : n
      last = max(last, n)
    }
    return value
  }
}
