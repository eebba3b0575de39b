/// Dates as mails, feeds and file formats write them, as ISO 8601.
enum DateText {
  /// Accepts ISO 8601 / RFC 3339, RFC 822 and its many misspellings, RFC 850, asctime and PDF's
  /// `D:20251218093000+09'00'`.
  static func iso(_ text: String) -> String? {
    let bytes = Array(Draft.clean(text).utf8)
    return w3c(bytes) ?? pdf(bytes) ?? mail(bytes)
  }

  /// The day of a UNIX time (Howard Hinnant's civil_from_days).
  static func day(unix seconds: Int) -> String {
    let z = (seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return join(
      year + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
  }

  private static func pad(_ n: Int, _ width: Int = 2) -> String {
    let s = String(n)
    return String(repeating: "0", count: max(0, width - s.utf8.count)) + s
  }

  private static func join(_ y: Int, _ m: Int, _ d: Int) -> String {
    "\(pad(y, 4))-\(pad(m))-\(pad(d))"
  }

  private static func isDay(_ y: Int, _ m: Int, _ d: Int) -> Bool {
    (1900...2199).contains(y) && (1...12).contains(m) && (1...31).contains(d)
  }

  private static func digits(_ b: [UInt8], _ at: Int, _ n: Int) -> Int? {
    guard at >= 0, at + n <= b.count else { return nil }
    var value = 0
    for i in at..<(at + n) {
      guard (0x30...0x39).contains(b[i]) else { return nil }
      value = value * 10 + Int(b[i] - 0x30)
    }
    return value
  }

  private static func w3c(_ b: [UInt8]) -> String? {
    guard let year = digits(b, 0, 4), (1900...2199).contains(year) else { return nil }
    func isDash(_ i: Int) -> Bool { i < b.count && (b[i] == 0x2D || b[i] == 0x2F || b[i] == 0x2E) }
    if b.count == 4 { return pad(year, 4) }
    guard isDash(4), let month = digits(b, 5, 2) else { return nil }
    if b.count == 7, (1...12).contains(month) { return "\(pad(year, 4))-\(pad(month))" }
    guard isDash(7), let day = digits(b, 8, 2), isDay(year, month, day) else { return nil }
    let date = join(year, month, day)
    guard b.count > 10, b[10] == 0x54 || b[10] == 0x20 || b[10] == 0x74 else { return date }
    var at = b[11...].firstIndex { $0 != 0x20 } ?? b.count
    guard let time = time(b, &at) else { return date }
    return date + "T" + time + (zone(b, at) ?? "")
  }

  private static func time(_ b: [UInt8], _ at: inout Int) -> String? {
    let hourDigits = digits(b, at, 2) != nil ? 2 : 1
    guard let hour = digits(b, at, hourDigits), at + hourDigits < b.count,
      b[at + hourDigits] == 0x3A, let minute = digits(b, at + hourDigits + 1, 2), hour < 25,
      minute < 60
    else { return nil }
    at += hourDigits + 3
    var second = 0
    if at < b.count, b[at] == 0x3A, let s = digits(b, at + 1, 2) {
      second = min(s, 59)
      at += 3
      if at < b.count, b[at] == 0x2E || b[at] == 0x2C {
        at += 1
        while digits(b, at, 1) != nil { at += 1 }
      }
    }
    return "\(pad(min(hour, 23))):\(pad(minute)):\(pad(second))"
  }

  /// `+09:00`, `Z`, or nil when none is given.
  private static func zone(_ b: [UInt8], _ start: Int) -> String? {
    guard let at = b.indices.dropFirst(start).first(where: { b[$0] != 0x20 }) else { return nil }
    if b[at] == 0x5A || b[at] == 0x7A { return "Z" }
    if b[at] == 0x2B || b[at] == 0x2D {
      guard let hour = digits(b, at + 1, 2), hour <= 14 else { return nil }
      let colon = at + 3 < b.count && (b[at + 3] == 0x3A || b[at + 3] == 0x27) ? 1 : 0
      let minute = digits(b, at + 3 + colon, 2) ?? 0
      return (b[at] == 0x2B ? "+" : "-") + "\(pad(hour)):\(pad(min(minute, 59)))"
    }
    let word = String(decoding: b[at...].prefix { $0 >= 0x41 }, as: UTF8.self).uppercased()
    return zones[word]
  }

  /// RFC 822, 5, and Korea's.
  private static let zones = [
    "UT": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00",
    "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
    "KST": "+09:00", "JST": "+09:00", "CET": "+01:00", "CEST": "+02:00", "BST": "+01:00",
  ]

  private static func pdf(_ b: [UInt8]) -> String? {
    let start = b.starts(with: [0x44, 0x3A]) ? 2 : 0
    guard let y = digits(b, start, 4), let m = digits(b, start + 4, 2),
      let d = digits(b, start + 6, 2), isDay(y, m, d)
    else { return nil }
    guard let hh = digits(b, start + 8, 2), let mm = digits(b, start + 10, 2), hh < 24, mm < 60
    else { return join(y, m, d) }
    let ss = digits(b, start + 12, 2) ?? 0
    return "\(join(y, m, d))T\(pad(hh)):\(pad(mm)):\(pad(min(ss, 59)))\(zone(b, start + 14) ?? "")"
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `[Wed, ]17 May 2000 19:08:29 -0400`, `17-May-00`, `May 17 19:08:29 2000`, `May 17, 2000`.
  private static func mail(_ b: [UInt8]) -> String? {
    var day: Int?
    var month: Int?
    var year: Int?
    var clock: String?
    var offset: String?
    var at = 0
    while at < b.count {
      let byte = b[at]
      if byte == 0x28 { break }
      if (0x30...0x39).contains(byte) {
        var end = at
        while digits(b, end, 1) != nil { end += 1 }
        if end < b.count, b[end] == 0x3A, clock == nil {
          var next = at
          if let time = time(b, &next) {
            clock = time
            offset = zone(b, next)
            at = max(next, end)
            if b[safe: at] == 0x20, let sign = b[safe: at + 1], sign == 0x2B || sign == 0x2D {
              at += 6
            }
            continue
          }
        }
        if let value = digits(b, at, end - at) {
          if end - at == 4 {
            year = year ?? value
          } else if end - at <= 2 {
            if day == nil {
              day = value
            } else if year == nil {
              year = value < 70 ? 2000 + value : 1900 + value
            }
          }
        }
        at = end
      } else if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
        let end = b[at...].firstIndex { !(0x61...0x7A).contains($0 | 0x20) } ?? b.count
        let word = String(decoding: b[at..<end], as: UTF8.self).lowercased()
        if word.utf8.count >= 3, month == nil,
          let index = months.firstIndex(of: String(word.prefix(3)))
        {
          month = index + 1
        }
        at = end
      } else {
        at += 1
      }
    }
    guard let day, let month, let year, isDay(year, month, day) else { return nil }
    return join(year, month, day) + (clock.map { "T" + $0 + (offset ?? "") } ?? "")
  }
}

extension [UInt8] {
  subscript(safe index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }
}
