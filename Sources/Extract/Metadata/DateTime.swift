/// Reads the time of day and the zone that follow a date.
enum DateTime {
  /// Tokens that may stand between a date and its time: `T`, `at`, `(목)`, `,`, `-`, weekday names.
  private static let gap = 5

  /// - Returns: the token after the time, or `i` when there is none.
  static func read(_ t: DateTokens, _ i: Int, into date: inout FoundDate) -> Int {
    guard date.seconds == nil else { return i }
    var k = i
    var skipped = 0
    var afternoon: Bool?
    while k < t.list.count, skipped <= gap {
      if let word = t.word(k) {
        if word == "오전" || word == "am" { afternoon = false }
        if word == "오후" || word == "pm" { afternoon = true }
        if DateReader.months[word] != nil { return i }
      }
      if let hour = t.number(k, digits: 1...2), hour < 25 {
        guard let (seconds, next) = clock(t, k, hour) else { return i }
        return finish(t, next, seconds, afternoon, &date)
      }
      if t.number(k, digits: 3...14) != nil { return i }
      k += 1
      skipped += 1
    }
    return i
  }

  /// `9:30`, `9:30:15.123`, `9시 30분`, `9h30`, `9.30 Uhr` is left alone.
  private static func clock(_ t: DateTokens, _ k: Int, _ hour: Int) -> (seconds: Int, next: Int)? {
    let colon = t.isMark(k + 1, ":")
    let korean = t.startsWith(k + 1, "시")
    let french = t.word(k + 1) == "h" && !t.list[k + 1].spaced
    guard colon || korean || french else { return nil }
    guard let minute = t.number(k + 2, digits: 1...2), minute < 60 else {
      return korean ? (hour * 3600, k + 2) : nil
    }
    var next = k + 3
    var seconds = hour % 24 * 3600 + minute * 60
    if korean, t.startsWith(next, "분") { next += 1 }
    if colon, t.isMark(next, ":"), let s = t.number(next + 1, digits: 2...2), s < 60 {
      seconds += s
      next += 2
      if t.isMark(next, "."), t.number(next + 1, digits: 1...9) != nil { next += 2 }
    }
    return (seconds, next)
  }

  private static func finish(
    _ t: DateTokens, _ start: Int, _ seconds: Int, _ before: Bool?, _ date: inout FoundDate
  ) -> Int {
    var seconds = seconds
    var next = start
    var afternoon = before
    if let word = t.word(next) {
      if word == "am" || word == "a" { afternoon = false }
      if word == "pm" || word == "p" { afternoon = true }
      if word == "am" || word == "pm" {
        next += 1
      } else if word == "a" || word == "p", t.isMark(next + 1, "."), t.word(next + 2) == "m" {
        next += t.isMark(next + 3, ".") ? 4 : 3
      }
    }
    let hour = seconds / 3600
    if afternoon == true, hour < 12 { seconds += 12 * 3600 }
    if afternoon == false, hour == 12 { seconds -= 12 * 3600 }
    date.seconds = seconds
    if t.isMark(next, "("), let word = t.word(next + 1), let zone = DateReader.zones[word] {
      date.zone = zone
      return next + 2
    }
    if let word = t.word(next), word == "gmt" || word == "utc", t.isMark(next + 1, "+-") {
      next += 1
    }
    if t.isMark(next, "+-") {
      let sign = t.isMark(next, "+") ? "+" : "-"
      if let n = t.number(next + 1, digits: 4...4), n <= 1400, n % 100 < 60 {
        date.zone = sign + pad(n / 100) + ":" + pad(n % 100)
        return next + 2
      }
      if let h = t.number(next + 1, digits: 1...2), h <= 14 {
        if t.isMark(next + 2, ":"), let m = t.number(next + 3, digits: 2...2), m < 60 {
          date.zone = sign + pad(h) + ":" + pad(m)
          return next + 4
        }
        if t.list[next + 1].digits == 2, !t.list[next].spaced {
          date.zone = sign + pad(h) + ":00"
          return next + 2
        }
      }
    }
    if let word = t.word(next), let zone = DateReader.zones[word] {
      date.zone = zone
      return next + 1
    }
    return next
  }

  private static func pad(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
