/// A length of time as it was said, each unit in thousandths (3.5 years is 3500).
struct TimeSpan: Hashable, Sendable {
  /// In the order of ISO 8601.
  enum Unit: Int, Sendable, CaseIterable { case year, month, week, day, hour, minute, second }

  private var amounts: [Int] = Array(repeating: 0, count: Unit.allCases.count)

  init() {}
  init(_ amount: Int, _ unit: Unit) { self[unit] = amount }

  subscript(unit: Unit) -> Int {
    get { amounts[unit.rawValue] }
    set { amounts[unit.rawValue] = newValue }
  }

  var isZero: Bool { amounts.allSatisfy { $0 == 0 } }

  /// Hours, minutes or seconds only.
  var isShort: Bool { amounts[0..<4].allSatisfy { $0 == 0 } }

  /// Units that are used, of the largest first.
  var units: [Unit] { Unit.allCases.filter { self[$0] != 0 } }

  /// ISO 8601: `P3Y`, `P1Y6M`, `PT1.5H`; `P0D` when nothing was counted.
  var iso: String {
    var out = "P"
    for (unit, letter) in [(Unit.year, "Y"), (.month, "M"), (.week, "W"), (.day, "D")]
    where self[unit] != 0 {
      out += Self.decimal(self[unit]) + letter
    }
    if self[.hour] != 0 || self[.minute] != 0 || self[.second] != 0 { out += "T" }
    for (unit, letter) in [(Unit.hour, "H"), (.minute, "M"), (.second, "S")] where self[unit] != 0 {
      out += Self.decimal(self[unit]) + letter
    }
    return out == "P" ? "P0D" : out
  }

  static func decimal(_ thousandths: Int) -> String {
    var digits = String(thousandths % 1000 + 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return String(thousandths / 1000) + (digits.isEmpty ? "" : "." + digits)
  }

  /// A day that is this long after another (before it with `sign` −1); half years count as months,
  /// other fractions are dropped. Nil outside the calendar.
  func from(_ day: CivilDay, sign: Int) -> CivilDay? {
    let months = self[.year] * 12 / 1000 + self[.month] / 1000
    let days = self[.week] * 7 / 1000 + self[.day] / 1000
    guard months < 120_000, days < 3_600_000, let moved = day.adding(months: sign * months) else {
      return nil
    }
    let out = moved + sign * days
    return (1...9999).contains(out.year) ? out : nil
  }
}
