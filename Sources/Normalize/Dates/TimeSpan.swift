/// A length of time as it was said, each unit in thousandths (3.5 years is 3500).
struct TimeSpan: Hashable, Sendable {
  /// In the order of ISO 8601.
  enum Unit: Int, Sendable, CaseIterable {
    case year, month, week, day, hour, minute, second

    var letter: Unicode.Scalar {
      switch self {
      case .year: "Y"
      case .month, .minute: "M"
      case .week: "W"
      case .day: "D"
      case .hour: "H"
      case .second: "S"
      }
    }
  }

  private var amounts = SIMD8<Int>()

  init() {}
  init(_ amount: Int, _ unit: Unit) { self[unit] = amount }

  subscript(unit: Unit) -> Int {
    get { amounts[unit.rawValue] }
    set { amounts[unit.rawValue] = newValue }
  }

  var isZero: Bool { amounts == SIMD8() }

  /// Hours, minutes or seconds only.
  var isShort: Bool { amounts.lowHalf == SIMD4() }

  /// Units that are used, of the largest first.
  var units: [Unit] { Unit.allCases.filter { self[$0] != 0 } }

  /// ISO 8601: `P3Y`, `P1Y6M`, `PT1.5H`; `P0D` when nothing was counted.
  var iso: String {
    if isZero { return "P0D" }
    // Seven amounts of up to 20 digits, a point, three decimals and a letter.
    return AsciiWriter.text(capacity: 192) { out in
      out.put("P")
      for unit in Unit.allCases where self[unit] != 0 {
        if unit.rawValue >= Unit.hour.rawValue, hasNothing(from: .hour, before: unit) {
          out.put("T")
        }
        out.put(thousandths: self[unit])
        out.put(unit.letter)
      }
    }
  }

  private func hasNothing(from first: Unit, before unit: Unit) -> Bool {
    (first.rawValue..<unit.rawValue).allSatisfy { amounts[$0] == 0 }
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
