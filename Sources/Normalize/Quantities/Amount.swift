/// An exact decimal: `mantissa` × 10^−`scale`, scale ≥ 0.
struct Amount: Equatable, Sendable {
  var mantissa: Int128
  var scale: Int

  init(_ mantissa: Int128, scale: Int = 0) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// Digits with at most one decimal point; commas and blanks between them are skipped. Nil when there
  /// are more than 36 digits.
  init?(digits bytes: some Sequence<UInt8>, decimalMark: UInt8 = UInt8(ascii: ".")) {
    // Most numbers fit a word, and 128 bits take far longer.
    var small: UInt64 = 0
    var mantissa: Int128 = 0
    var scale = 0
    var count = 0
    var isFraction = false
    for b in bytes {
      if isDigit(b) {
        let digit = UInt64(b &- 0x30)
        if count < 18 {
          small = small &* 10 &+ digit
          count += small == 0 ? 0 : 1
        } else {
          if count == 18 { mantissa = Int128(small) }
          mantissa = mantissa * 10 + Int128(digit)
          count += 1
        }
        if isFraction { scale += 1 }
        guard count <= 36, scale <= 36 else { return nil }
      } else if b == decimalMark {
        isFraction = true
      }
    }
    self.init(count <= 18 ? Int128(small) : mantissa, scale: scale)
  }

  static let zero = Amount(0)

  var isZero: Bool { mantissa == 0 }
  var isInteger: Bool { normalized.scale == 0 }
  var negated: Amount { Amount(-mantissa, scale: scale) }

  /// Without zeros at the end of the decimals.
  var normalized: Amount {
    var a = self
    while a.scale > 0, a.mantissa % 10 == 0 {
      a.mantissa /= 10
      a.scale -= 1
    }
    return a
  }

  /// The powers of ten that fit 64 bits.
  private static let powers: [Int64] = (0..<19).map { exponent in
    (0..<exponent).reduce(1) { n, _ in n * 10 }
  }

  static func power(_ exponent: Int) -> Int128? {
    guard exponent <= 37 else { return nil }
    if exponent <= 18 { return exponent < 0 ? 1 : Int128(powers[exponent]) }
    return (0..<exponent).reduce(Int128(1)) { n, _ in n * 10 }
  }

  /// × 10^exponent; nil when it doesn't fit.
  func shifted(_ exponent: Int) -> Amount? {
    if exponent <= scale {
      let moved = Amount(mantissa, scale: scale - exponent)
      return moved.scale <= 60 ? moved : nil
    }
    if exponent - scale <= 18, let small = Int64(exactly: mantissa) {
      // 63 by 60 bits
      let (high, low) = small.multipliedFullWidth(by: Self.powers[exponent - scale])
      return Amount(Int128(high) << 64 | Int128(low))
    }
    guard let factor = Self.power(exponent - scale) else { return nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
    return overflow ? nil : Amount(product)
  }

  func adding(_ other: Amount) -> Amount? {
    if mantissa == 0 { return other }
    if other.mantissa == 0 { return self }
    if scale == other.scale {
      let (sum, overflow) = mantissa.addingReportingOverflow(other.mantissa)
      return overflow ? nil : Amount(sum, scale: scale)
    }
    let common = max(scale, other.scale)
    guard let f = Self.power(common - scale), let g = Self.power(common - other.scale) else {
      return nil
    }
    let (a, overA) = mantissa.multipliedReportingOverflow(by: f)
    let (b, overB) = other.mantissa.multipliedReportingOverflow(by: g)
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overA || overB || overflow ? nil : Amount(sum, scale: common)
  }

  func multiplied(by other: Amount) -> Amount? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    return overflow || scale + other.scale > 60
      ? nil : Amount(product, scale: scale + other.scale).normalized
  }

  /// The quotient, exact when it ends within 15 significant digits, rounded to them otherwise.
  func divided(by other: Amount) -> Amount? {
    let a = normalized
    let b = other.normalized
    guard b.mantissa != 0 else { return nil }
    if a.mantissa == 0 { return .zero }
    let negative = (a.mantissa < 0) != (b.mantissa < 0)
    let n = a.mantissa.magnitude
    let d = b.mantissa.magnitude
    var digits = 0
    var scaled = n
    while digits < 34, scaled / d < 1_000_000_000_000_000 {
      let (next, overflow) = scaled.multipliedReportingOverflow(by: 10)
      if overflow { break }
      scaled = next
      digits += 1
    }
    var quotient = Int128(scaled / d)
    var scale = digits + a.scale - b.scale
    if (scaled % d) * 2 >= d { quotient += 1 }
    // One digit more than wanted was computed.
    while quotient >= 1_000_000_000_000_000, scale > 0 {
      let rest = quotient % 10
      quotient = quotient / 10 + (rest >= 5 ? 1 : 0)
      scale -= 1
    }
    let result = Amount(negative ? -quotient : quotient, scale: 0)
    return result.shifted(-scale)?.normalized
  }

  static func < (a: Amount, b: Amount) -> Bool {
    if a.scale == b.scale { return a.mantissa < b.mantissa }
    guard let difference = a.adding(b.negated) else { return false }
    return difference.mantissa < 0
  }

  /// Decimal digits without zeros at the end: `-0.25`, `2000000000000`.
  var text: String {
    let a = normalized
    if let small = Int(exactly: a.mantissa), a.scale == 0 { return String(small) }
    // Up to 60 decimals, a zero before them or 39 digits, a point and a sign.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 80) { out in
      var at = out.count
      func put(_ byte: UInt8) {
        at -= 1
        out[at] = byte
      }
      var rest = a.mantissa.magnitude
      var digits = 0
      while rest > 0 || digits <= a.scale {
        if digits == a.scale, a.scale > 0 { put(UInt8(ascii: ".")) }
        if let small = UInt64(exactly: rest) {
          put(UInt8(truncatingIfNeeded: small % 10) + 0x30)
          rest = UInt128(small / 10)
        } else {
          put(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
          rest /= 10
        }
        digits += 1
      }
      if a.mantissa < 0 { put(UInt8(ascii: "-")) }
      return String(decoding: out[at...], as: UTF8.self)
    }
  }
}
