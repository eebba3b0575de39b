import Lexicon

/// Holidays and when they fall, from the tables `holidays` and `holiday-days`.
struct Holidays: Sendable {
  enum Rule: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// The n-th weekday of a month (−1: the last), then `plus` days.
    case weekday(month: Int, nth: Int, weekday: Int, plus: Int)
    case easter(Int)
    /// Days by year, of a column of `holiday-days`.
    case listed(String)
  }

  private(set) var names: [String] = []
  private var rules: [Rule] = []
  private var listed: [String: [Int: CivilDay]] = [:]

  init(lexicon: Lexicon) throws(LexiconError) {
    for table in lexicon.tables["holiday-days"] ?? [] {
      let yearColumn = try table.column("year")
      for row in table.rows {
        for (at, name) in table.columns.enumerated() where at != yearColumn {
          let parts = row.fields[at].split(separator: "-").compactMap { Int($0) }
          guard let year = Int(row.fields[yearColumn]), parts.count == 2,
            let day = CivilDay(year, parts[0], parts[1])
          else {
            throw LexiconError(
              path: table.path, line: row.line,
              reason: .badNumber(column: name, value: row.fields[at]))
          }
          listed[name, default: [:]][year] = day
        }
      }
    }
    for table in lexicon.tables["holidays"] ?? [] {
      let (name, rule) = (try table.column("name"), try table.column("rule"))
      for row in table.rows {
        guard let parsed = Self.rule(row.fields[rule], listed: listed) else {
          throw LexiconError(
            path: table.path, line: row.line,
            reason: .unknownCode(column: "rule", value: row.fields[rule]))
        }
        names.append(row.fields[name])
        rules.append(parsed)
      }
    }
  }

  private static func rule(_ text: String, listed: [String: [Int: CivilDay]]) -> Rule? {
    if listed[text] != nil { return .listed(text) }
    let parts = text.split(separator: ":")
    if parts.count == 2, parts[0] == "easter" { return Int(parts[1]).map { .easter($0) } }
    if parts.count == 3 {
      let last = parts[2].split(separator: "+")
      guard let month = Int(parts[0]), let nth = Int(parts[1]), let weekday = Int(last[0]) else {
        return nil
      }
      return .weekday(
        month: month, nth: nth, weekday: weekday, plus: last.count > 1 ? Int(last[1]) ?? 0 : 0)
    }
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    guard numbers.count == 2, CivilDay(2000, numbers[0], numbers[1]) != nil else { return nil }
    return .fixed(month: numbers[0], day: numbers[1])
  }

  /// The holiday in a year; nil when the tables don't reach it.
  func day(_ holiday: Int, year: Int) -> CivilDay? {
    switch rules[holiday] {
    case .fixed(let month, let day): CivilDay(year, month, day)
    case .weekday(let month, let nth, let weekday, let plus):
      Self.day(nth: nth, weekday: weekday, year: year, month: month).map { $0 + plus }
    case .easter(let offset): CivilDay.easter(year).map { $0 + offset }
    case .listed(let name): listed[name]?[year]
    }
  }

  /// The n-th weekday of a month from 1, the last for −1; nil when there is none.
  static func day(nth: Int, weekday: Int, year: Int, month: Int) -> CivilDay? {
    guard let first = CivilDay(year, month, 1) else { return nil }
    let length = CivilDay.length(ofMonth: month, year: year)
    let offset = (weekday - first.weekday + 7) % 7
    if nth < 0 { return first + (offset + (length - 1 - offset) / 7 * 7) }
    let day = offset + 7 * (nth - 1)
    return nth >= 1 && day < length ? first + day : nil
  }
}
