/// An ISO 8601 date as the language of the report writes it: `2025년 12월 18일`, `18 December 2025`.
///
/// Takes days, months, quarters, halves, years and intervals of these; anything else stays as it is.
struct CalendarText: Hashable, Sendable {
  let iso: String
  let written: String

  init(_ iso: String, words: Words) {
    self.iso = iso
    let ends = iso.split(separator: "/", omittingEmptySubsequences: false).map {
      Self.write(String($0), words) ?? String($0)
    }
    written =
      ends.count == 2
      ? Self.fill("date.span", ["from": ends[0], "to": ends[1]], words)
      : Self.write(iso, words) ?? iso
  }

  /// For tests of the guard.
  init(iso: String, written: String) {
    self.iso = iso
    self.written = written
  }

  /// True when no number is written that the date doesn't hold.
  var holds: Bool {
    Set(Self.numbers(written)).isSubset(of: Self.numbers(iso))
  }

  private static func write(_ iso: String, _ words: Words) -> String? {
    let fields = iso.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard let first = fields.first, first.utf8.count == 4, let year = Int(first) else { return nil }
    var values = ["year": String(year)]
    guard fields.count > 1 else { return fill("date.year", values, words) }
    if fields.count == 2, let part = part(fields[1], of: "Q") {
      values["quarter"] = part
      return fill("date.quarter", values, words)
    }
    if fields.count == 2, let part = part(fields[1], of: "H") {
      return fill(part == "1" ? "date.half.first" : "date.half.second", values, words)
    }
    guard let month = Int(fields[1]), words.has("month.\(month)") else { return nil }
    values["month"] = String(month)
    values["name"] = words["month.\(month)"]
    guard fields.count > 2 else { return fill("date.month", values, words) }
    guard let day = Int(fields[2]) else { return nil }
    values["day"] = String(day)
    return fill("date.day", values, words)
  }

  private static func part(_ field: Substring, of letter: Character) -> String? {
    guard field.utf8.count == 2, field.first == letter, Int(field.dropFirst()) != nil else {
      return nil
    }
    return String(field.dropFirst())
  }

  private static func fill(_ key: String, _ values: [String: String], _ words: Words) -> String {
    Template(words[key]).fill(values.mapValues { [.words($0)] }).text
  }

  private static func numbers(_ text: String) -> [Int] {
    text.split { !$0.isNumber }.map { Int($0) ?? -1 }
  }
}
