/// A calendar date with the time and zone that stand beside it.
struct FoundDate: Hashable, Sendable, Comparable {
  var year: Int
  var month: Int
  var day: Int
  /// Seconds of the day.
  var seconds: Int?
  /// `Z` or `+09:00`.
  var zone: String?
  /// Bytes of the text it was read from.
  var range: Range<Int> = 0..<0

  /// ISO 8601, as precise as the source.
  var iso: String {
    var out = Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    guard let seconds else { return out }
    if seconds == 0, zone == nil { return out }
    out += "T" + Self.padded(seconds / 3600, 2) + ":" + Self.padded(seconds / 60 % 60, 2)
    out += ":" + Self.padded(seconds % 60, 2)
    return out + (zone ?? "")
  }

  /// Whether the other day is the one before or the one after.
  func isBeside(_ other: FoundDate) -> Bool { abs(dayNumber - other.dayNumber) == 1 }

  /// Days in a calendar where March begins the year (Hinnant, "chrono-compatible low-level date
  /// algorithms").
  private var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let m = month <= 2 ? month + 9 : month - 3
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day
  }

  var day10: String { String(iso.prefix(10)) }

  static func < (a: FoundDate, b: FoundDate) -> Bool {
    (a.year, a.month, a.day, a.seconds ?? 0) < (b.year, b.month, b.day, b.seconds ?? 0)
  }

  private static func padded(_ n: Int, _ width: Int) -> String {
    let digits = String(n)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Finds calendar dates in short texts: ISO 8601, RFC 822, Korean, and the written forms of 25 languages
/// (months.csv).
struct DateReader: Sendable {
  /// `12/11/2025` is December 11 (American order) instead of 12 November.
  var monthFirst = false

  /// Publication dates outside are no dates: the web begins in 1990.
  static let years = 1990...2099

  static let months: [String: Int] = {
    var out: [String: Int] = [:]
    for row in CueTable("months").rows where row.count >= 2 { out[row[0]] = Int(row[1]) }
    return out
  }()
  static let zones: [String: String] = {
    var out: [String: String] = [:]
    for row in CueTable("zones").rows where row.count >= 2 { out[row[0]] = row[1] }
    return out
  }()

  func first(_ text: String) -> FoundDate? { all(Array(text.utf8), limit: 1).first }

  /// The dates of a text in order.
  /// - Complexity: O(bytes).
  func all(_ bytes: [UInt8], limit: Int = 100) -> [FoundDate] {
    let tokens = DateTokens(bytes)
    var out: [FoundDate] = []
    var i = 0
    while i < tokens.list.count, out.count < limit {
      if tokens.list[i].kind != .mark, let (date, next) = date(tokens, i) {
        out.append(date)
        i = next
      } else {
        i += 1
      }
    }
    return out
  }

  private func date(_ t: DateTokens, _ i: Int) -> (FoundDate, Int)? {
    let found =
      compact(t, i) ?? yearFirst(t, i) ?? korean(t, i) ?? dayMonthYear(t, i)
      ?? monthDayYear(t, i) ?? numeric(t, i)
    guard var (date, next) = found else { return nil }
    date.range = t.list[i].start..<t.list[next - 1].end
    next = DateTime.read(t, next, into: &date)
    return (date, next)
  }

  private func valid(_ y: Int, _ m: Int, _ d: Int) -> FoundDate? {
    guard Self.years.contains(y), m >= 1, m <= 12, d >= 1 else { return nil }
    let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return d <= lengths[m - 1] ? FoundDate(year: y, month: m, day: d) : nil
  }

  /// `20251218`, `202512180930`, `20251218093000`.
  private func compact(_ t: DateTokens, _ i: Int) -> (FoundDate, Int)? {
    guard let n = t.number(i, digits: 8...14), [8, 12, 14].contains(t.list[i].digits) else {
      return nil
    }
    var rest = n
    var seconds: Int?
    if t.list[i].digits == 14 {
      seconds = rest % 100
      rest /= 100
    }
    if t.list[i].digits >= 12 {
      let minute = rest % 100
      let hour = rest / 100 % 100
      guard hour < 24, minute < 60 else { return nil }
      seconds = (seconds ?? 0) + minute * 60 + hour * 3600
      rest /= 10000
    }
    guard var date = valid(rest / 10000, rest / 100 % 100, rest % 100) else { return nil }
    date.seconds = seconds
    return (date, i + 1)
  }

  /// `2025-12-18`, `2025. 12. 18.`, `2025/12/18`, `2025 Dec 18`.
  private func yearFirst(_ t: DateTokens, _ i: Int) -> (FoundDate, Int)? {
    guard let y = t.number(i, digits: 4...4), Self.years.contains(y) else { return nil }
    var k = i + 1
    if t.isMark(k, "-./") { k += 1 }
    if k == i + 1, t.word(k) == nil { return nil }
    let m: Int
    if let n = t.number(k, digits: 1...2) {
      guard k > i + 1 else { return nil }
      m = n
      k += 1
      guard t.isMark(k, "-./") else { return nil }
      k += 1
    } else if let word = t.word(k), let n = Self.months[word] {
      m = n
      k += 1
      if t.isMark(k, "-./") { k += 1 }
    } else {
      return nil
    }
    guard let d = t.number(k, digits: 1...2), let date = valid(y, m, d) else { return nil }
    return (date, k + 1)
  }

  /// `2025년 12월 18일`, `2025年12月18日`.
  private func korean(_ t: DateTokens, _ i: Int) -> (FoundDate, Int)? {
    guard let y = t.number(i, digits: 2...4), t.startsWith(i + 1, "년") || t.startsWith(i + 1, "年"),
      let m = t.number(i + 2, digits: 1...2),
      t.startsWith(i + 3, "월") || t.startsWith(i + 3, "月"),
      let d = t.number(i + 4, digits: 1...2),
      t.startsWith(i + 5, "일") || t.startsWith(i + 5, "日"),
      let date = valid(y < 100 ? 2000 + y : y, m, d)
    else { return nil }
    return (date, i + 6)
  }

  /// `18 December 2025`, `18. Dezember 2025`, `18th of December, 2025`, `18 de diciembre de 2025`,
  /// `18-Dec-2025`.
  private func dayMonthYear(_ t: DateTokens, _ i: Int) -> (FoundDate, Int)? {
    guard let d = t.number(i, digits: 1...2), d >= 1, d <= 31 else { return nil }
    var k = i + 1
    if let word = t.word(k), ["st", "nd", "rd", "th", "er"].contains(word), !t.list[k].spaced {
      k += 1
    }
    if t.isMark(k, ".-/,") { k += 1 }
    if let word = t.word(k), word == "of" || word == "de" { k += 1 }
    guard let word = t.word(k), let m = Self.months[word] else { return nil }
    k += 1
    if t.isMark(k, ".-/,") { k += 1 }
    if t.isMark(k, ",") { k += 1 }
    if let word = t.word(k), word == "of" || word == "de" || word == "del" { k += 1 }
    if t.isMark(k, "'") { k += 1 }
    guard let y = t.number(k, digits: 2...4), t.list[k].digits != 3,
      let date = valid(y < 100 ? 2000 + y : y, m, d)
    else { return nil }
    if y < 100 {
      // `10:12 December 18, 2025` and `3 Dec 18 2025`: a day and its year follow the month.
      let next = t.isMark(k + 1, ",") ? k + 2 : k + 1
      if let year = t.number(next, digits: 4...4), Self.years.contains(year) { return nil }
    }
    return (date, k + 1)
  }

  /// `December 18, 2025`, `Dec. 18th 2025`, `December 18, at 9:30 AM, 2025` is not one.
  private func monthDayYear(_ t: DateTokens, _ i: Int) -> (FoundDate, Int)? {
    guard let word = t.word(i), let m = Self.months[word] else { return nil }
    var k = i + 1
    if t.isMark(k, ".-/") { k += 1 }
    guard let d = t.number(k, digits: 1...2) else { return nil }
    k += 1
    if let word = t.word(k), ["st", "nd", "rd", "th"].contains(word), !t.list[k].spaced { k += 1 }
    if t.isMark(k, ",.-/") { k += 1 }
    guard let y = t.number(k, digits: 4...4), let date = valid(y, m, d) else { return nil }
    return (date, k + 1)
  }

  /// `18.12.2025`, `18/12/2025`, `12/18/2025`, `18-12-2025`, `18.12.25`.
  private func numeric(_ t: DateTokens, _ i: Int) -> (FoundDate, Int)? {
    guard let a = t.number(i, digits: 1...2), t.isMark(i + 1, "./-|"),
      let b = t.number(i + 2, digits: 1...2), t.isMark(i + 3, "./-|"),
      t.list[i + 1].value == t.list[i + 3].value,
      var y = t.number(i + 4, digits: 2...4), t.list[i + 4].digits != 3
    else { return nil }
    if y < 100 {
      // `25.12.18` is how Korean pages shorten a year; elsewhere the year stands last.
      guard !t.isMark(i + 5, "./-"), !t.isMark(i - 1, "./-") else { return nil }
      if t.list[i].digits == 2, a > 12, a >= 20, y <= 31, a > 31 || b <= 12 && y > 12 && a < 40,
        let date = valid(2000 + a, b, y)
      {
        return (date, i + 5)
      }
      y += 2000
    }
    let dotted = t.isMark(i + 1, ".")
    let (d, m) = b > 12 || monthFirst && !dotted && a <= 12 ? (b, a) : (a, b)
    guard let date = valid(y, m, d) else { return nil }
    return (date, i + 5)
  }
}
