/// Numbers as text with a fixed number of decimals, halves away from zero, `.` as the decimal point.
enum Fixed {
  static func text(_ value: Double, _ decimals: Int, sign: Bool = false) -> String {
    var factor = 1.0
    for _ in 0..<decimals { factor *= 10 }
    let scaled = (abs(value) * factor).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e15 else { return value.description }
    let whole = Int(scaled) / Int(factor)
    let rest = Int(scaled) % Int(factor)
    var out = value < 0 && scaled > 0 ? "-" : (sign && scaled > 0 ? "+" : "")
    out += String(whole)
    if decimals > 0 {
      let digits = String(rest)
      out += "." + String(repeating: "0", count: decimals - digits.count) + digits
    }
    return out
  }

  /// With a comma after each three digits.
  static func grouped(_ value: Int) -> String {
    let digits = Array(String(abs(value)).utf8)
    var out: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0 { out.append(UInt8(ascii: ",")) }
      out.append(digit)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
