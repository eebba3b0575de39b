/// A number in digits: `1,234.5`, `12,34,567`, `1 234 567`, `.08`, `1.3e6`, `3/4`, `2 1/4`.
struct LatinNumber {
  var value: Amount
  var end: Int
  /// Nothing but digits.
  var isPlain = true
  /// Has a fraction or a power, after which no scale word can stand.
  var isClosed = false

  /// Reads the number that begins at `start` (a digit, or a point before a digit).
  /// - Returns: nil for version numbers and the like (`1.2.3`); `skipTo` then says where they end.
  static func read(_ bytes: Bytes, at start: Int, to limit: Int) -> (LatinNumber?, skipTo: Int) {
    var at = start
    let digits = run(bytes, at, limit)
    at = digits
    if let grouped = groups(bytes, start, digits, limit) { at = grouped }
    if at == digits, let european = european(bytes, start, digits, limit) {
      guard let value = Amount(digits: bytes[start..<european], decimalMark: UInt8(ascii: ","))
      else {
        return (nil, european)
      }
      return (LatinNumber(value: value, end: european, isPlain: false), european)
    }
    if at + 1 < limit, bytes[at] == UInt8(ascii: "."), isDigit(bytes[at + 1]) {
      let decimals = run(bytes, at + 1, limit)
      if decimals + 1 < limit, bytes[decimals] == UInt8(ascii: "."), isDigit(bytes[decimals + 1]) {
        return (nil, versionEnd(bytes, decimals, limit))
      }
      at = decimals
    }
    guard let value = Amount(digits: bytes[start..<at]) else { return (nil, at) }
    var number = LatinNumber(value: value, end: at, isPlain: at == digits)
    number.readPower(bytes, limit)
    if !number.isClosed { number.readFraction(bytes, start, limit) }
    return (number, number.end)
  }

  private static func run(_ bytes: Bytes, _ start: Int, _ limit: Int) -> Int {
    var at = start
    while at < limit, isDigit(bytes[at]) { at += 1 }
    return at
  }

  private static func versionEnd(_ bytes: Bytes, _ start: Int, _ limit: Int) -> Int {
    var at = start
    while at + 1 < limit,
      isDigit(bytes[at]) || bytes[at] == UInt8(ascii: ".") && isDigit(bytes[at + 1])
    { at += 1 }
    return at < limit && isDigit(bytes[at]) ? at + 1 : at
  }

  /// `1,234,567`, Indian `12,34,567`, and `1 234 567` with blanks or U+00A0, U+202F.
  private static func groups(_ bytes: Bytes, _ start: Int, _ digits: Int, _ limit: Int) -> Int? {
    guard digits - start >= 1, digits - start <= 3, digits < limit else { return nil }
    if bytes[digits] == UInt8(ascii: ",") {
      return commas(bytes, digits, limit, size: 3)
        ?? (digits - start <= 2 ? commas(bytes, digits, limit, size: 2) : nil)
    }
    var at = digits
    var end: Int?
    var count = 0
    var isPlainBlank = true
    while at < limit {
      let blank = bytes[at] == 0x0A || bytes[at] == 0x09 ? 0 : blankLength(bytes, at: at, to: limit)
      guard blank > 0, run(bytes, at + blank, limit) == at + blank + 3 else { break }
      at += blank + 3
      count += 1
      isPlainBlank = isPlainBlank && blank == 1
      end = at
    }
    // 400 737 Max: two groups with a plain blank may be two numbers
    if count == 1, isPlainBlank, let end, !bytes[(end - 3)..<end].allSatisfy({ $0 == 0x30 }) {
      return nil
    }
    return end
  }

  private static func commas(_ bytes: Bytes, _ start: Int, _ limit: Int, size: Int) -> Int? {
    var at = start
    while at < limit, bytes[at] == UInt8(ascii: ",") {
      let group = run(bytes, at + 1, limit) - at - 1
      if group == size, size == 3 || isComma(bytes, at + 1 + group, limit) {
        at += 1 + group
      } else if size == 2, group == 3, at > start {
        return at + 4
      } else {
        break
      }
    }
    return size == 3 && at > start ? at : nil
  }

  private static func isComma(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Bool {
    at < limit && bytes[at] == UInt8(ascii: ",")
  }

  /// `1.111,11`
  private static func european(_ bytes: Bytes, _ start: Int, _ digits: Int, _ limit: Int) -> Int? {
    guard digits - start >= 1, digits - start <= 3 else { return nil }
    var at = digits
    while at < limit, bytes[at] == UInt8(ascii: "."), run(bytes, at + 1, limit) == at + 4 {
      at += 4
    }
    guard at > digits, at < limit, bytes[at] == UInt8(ascii: ",") else { return nil }
    let decimals = run(bytes, at + 1, limit)
    return decimals - at - 1 == 2 ? decimals : nil
  }

  /// `e+14`, `x10^6`, `^-1`
  private mutating func readPower(_ bytes: Bytes, _ limit: Int) {
    var at = end
    guard at < limit else { return }
    let isPower = bytes[at] == UInt8(ascii: "^")
    if bytes[at] | 0x20 == UInt8(ascii: "e") || isPower {
      at += 1
    } else if bytes[at] == UInt8(ascii: "x"), at + 3 < limit, bytes[at + 1] == UInt8(ascii: "1"),
      bytes[at + 2] == UInt8(ascii: "0"), bytes[at + 3] == UInt8(ascii: "^")
    {
      at += 4
    } else {
      return
    }
    var isNegative = false
    if at < limit, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    let last = Self.run(bytes, at, limit)
    guard last > at, last - at <= 2, last == limit || !isLetter(bytes[last]) else { return }
    let n = bytes[at..<last].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let result = isPower ? raised(n, isNegative) : value.shifted(isNegative ? -n : n)
    guard let result else { return }
    value = result
    end = last
    isPlain = false
    isClosed = true
  }

  private func raised(_ n: Int, _ isNegative: Bool) -> Amount? {
    var result = Amount(1)
    for _ in 0..<n {
      guard let next = result.multiplied(by: value) else { return nil }
      // 17 digits are enough: more would not fit for long.
      result = next.scale > 17 ? next.rounded(17) : next
    }
    return isNegative ? Amount(1).divided(by: result) : result
  }

  /// `3/4`, `2 1/4`, `½`, `2½`
  private mutating func readFraction(_ bytes: Bytes, _ start: Int, _ limit: Int) {
    guard isPlain, end < limit else { return }
    if let (part, after) = Self.vulgar(bytes, end, limit), let sum = value.adding(part) {
      value = sum
      end = after
      isClosed = true
    } else if bytes[end] == UInt8(ascii: "/") {
      guard start == 0 || bytes[start - 1] != UInt8(ascii: "/"),
        let (quotient, after) = Self.fraction(bytes, start, limit), quotient < Amount(1)
      else { return }
      value = quotient
      end = after
      isClosed = true
      isPlain = false
    } else {
      let next = skipBlanks(bytes, from: end, to: limit)
      guard next > end, next < limit else { return }
      let part = Self.fraction(bytes, next, limit) ?? Self.vulgar(bytes, next, limit)
      guard let (quotient, after) = part, quotient < Amount(1), let sum = value.adding(quotient)
      else { return }
      value = sum
      end = after
      isClosed = true
      isPlain = false
    }
  }

  /// `3/4`; not a part of `5/17/2018` or `222/2222`.
  private static func fraction(_ bytes: Bytes, _ start: Int, _ limit: Int) -> (Amount, Int)? {
    let slash = run(bytes, start, limit)
    guard slash > start, slash + 1 < limit, bytes[slash] == UInt8(ascii: "/") else { return nil }
    let last = run(bytes, slash + 1, limit)
    guard last > slash + 1, last - slash <= 4, slash - start <= 3,
      last == limit || bytes[last] != UInt8(ascii: "/"),
      let a = Amount(digits: bytes[start..<slash]),
      let b = Amount(digits: bytes[(slash + 1)..<last]), let quotient = a.divided(by: b)
    else { return nil }
    return (quotient, last)
  }

  /// `½` and its like.
  static func vulgar(_ bytes: Bytes, _ at: Int, _ limit: Int) -> (Amount, Int)? {
    guard at + 1 < limit, bytes[at] == 0xC2 || bytes[at] == 0xE2 else { return nil }
    let s = scalar(bytes, at: at)
    let parts: (Int128, Int128)
    switch s.value {
    case 0xBC: parts = (1, 4)
    case 0xBD: parts = (1, 2)
    case 0xBE: parts = (3, 4)
    case 0x2150: parts = (1, 7)
    case 0x2151: parts = (1, 9)
    case 0x2152: parts = (1, 10)
    case 0x2153: parts = (1, 3)
    case 0x2154: parts = (2, 3)
    case 0x2155...0x2158: parts = (Int128(s.value - 0x2154), 5)
    case 0x2159: parts = (1, 6)
    case 0x215A: parts = (5, 6)
    case 0x215B...0x215E: parts = (Int128(s.value - 0x215B) * 2 + 1, 8)
    default: return nil
    }
    return Amount(parts.0).divided(by: Amount(parts.1)).map { ($0, at + s.length) }
  }
}

extension Amount {
  /// Rounded half up to so many decimals.
  func rounded(_ decimals: Int) -> Amount {
    guard scale > decimals, let factor = Self.power(scale - decimals) else { return self }
    let half = factor / 2
    let moved = mantissa < 0 ? mantissa - half : mantissa + half
    return Amount(moved / factor, scale: decimals)
  }
}
