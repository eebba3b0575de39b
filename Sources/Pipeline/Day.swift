import Foundation

/// A day of the proleptic Gregorian calendar.
struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  let number: Int

  /// The day of an ISO 8601 date or time; nil when it is no full date.
  init?(_ text: String) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let y = Int(parts[0]), let m = Int(parts[1]), let d = Int(parts[2]),
      (1...12).contains(m), d >= 1
    else { return nil }
    let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard d <= lengths[m - 1] else { return nil }
    let before = (y - 1) * 365 + (y - 1) / 4 - (y - 1) / 100 + (y - 1) / 400
    number = before + lengths[..<(m - 1)].reduce(0, +) + d - 719_163
  }

  private init(number: Int) { self.number = number }

  /// The day on this machine's clock, in UTC.
  static func today() -> Day { Day(number: Int(Date().timeIntervalSince1970 / 86_400)) }

  static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}
