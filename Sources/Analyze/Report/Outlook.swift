import Model

/// What is still to come, with the window in which it can be checked.
enum Outlook {
  static func rows(_ report: Report) -> [OutlookRow] {
    func isOpen(_ row: LedgerRow) -> Bool {
      row.mode != .fact && row.mode != .norm && row.horizon != .now
    }
    var rows: [OutlookRow] = []
    rows.reserveCapacity(report.ledger.count(where: isOpen))
    // By horizon, then by number: the ledger's order.
    for horizon in Horizon.allCases {
      for row in report.ledger where row.horizon == horizon && isOpen(row) {
        rows.append(entry(row, of: report))
      }
    }
    return rows
  }

  private static func entry(_ row: LedgerRow, of report: Report) -> OutlookRow {
    var entry = OutlookRow()
    entry.ledger = row.number
    entry.horizon = row.horizon
    if let day = report.documents[row.document - 1].published.flatMap({ CivilDay($0) }) {
      let window = window(row.horizon, from: day)
      entry.from = window.from?.description
      entry.to = window.to?.description
      entry.review = (window.from ?? day).adding(months: 6).description
    }
    return entry
  }

  /// The horizon codes as days: short ≤ 1 year, medium 1–3, medium-long > 1, long > 3.
  private static func window(
    _ horizon: Horizon, from day: CivilDay
  ) -> (from: CivilDay?, to: CivilDay?) {
    switch horizon {
    case .now: (day, day)
    case .short: (day, day.adding(months: 12))
    case .medium: (day.adding(months: 12), day.adding(months: 36))
    case .mediumLong: (day.adding(months: 12), nil)
    case .long: (day.adding(months: 36), nil)
    case .unspecified: (nil, nil)
    }
  }
}

/// A day of the Gregorian calendar.
struct CivilDay: Hashable, Comparable, CustomStringConvertible {
  var year: Int
  var month: Int
  var day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads the day of an ISO 8601 date or time; nil for less than a day.
  init?(_ text: String) {
    let fields = text.utf8.prefix(10).split(separator: UInt8(ascii: "-"))
    guard fields.count == 3, text.utf8.count >= 10,
      let year = Int(Substring(fields[0])), let month = Int(Substring(fields[1])),
      let day = Int(Substring(fields[2])), (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  func adding(months: Int) -> CivilDay {
    let total = year * 12 + month - 1 + months
    let year = total / 12
    let month = total % 12 + 1
    return CivilDay(year: year, month: month, day: min(day, Self.days(in: month, of: year)))
  }

  /// Days since 0000-03-01 (Howard Hinnant, days_from_civil).
  var ordinal: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  static func < (a: CivilDay, b: CivilDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  var description: String {
    let y = String(year)
    return String(repeating: "0", count: 4 - y.count) + y + (month < 10 ? "-0" : "-")
      + "\(month)" + (day < 10 ? "-0" : "-") + "\(day)"
  }
}
