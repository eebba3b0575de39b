/// Days as Excel counts them.
enum ExcelDate {
  /// Serial number of the day in an ISO 8601 date or time; nil for less than a day or before 1900-03-01.
  static func serial(_ text: String?) -> Double? {
    guard let text, text.utf8.count >= 10 else { return nil }
    let fields = text.utf8.prefix(10).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard fields.count == 3, let year = Int(Substring(fields[0])),
      let month = Int(Substring(fields[1])), let day = Int(Substring(fields[2])),
      (1901...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return Double(days(year, month, day) + 25_569)
  }

  /// Days since 1970-01-01 (Howard Hinnant, days_from_civil).
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// A date cell, or the text as it is (`2025-Q4`), or nothing said.
  static func cell(_ text: String?) -> Cell {
    if let serial = serial(text) { return .number(serial) }
    return .text(text ?? "")
  }
}
