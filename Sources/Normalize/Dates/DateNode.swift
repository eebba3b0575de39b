/// What an expression says before it meets the publication date: the parts that were named.
struct DateNode: Sendable {
  /// Tokens, half-open.
  var start: Int
  var end: Int

  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?
  var quarter: Int?
  var half: Int?
  /// Week of the year by number.
  var week: Int?
  /// `this`, `next`, `last` before a month, day, weekday, quarter, holiday.
  var shift: DateWords.Shift?
  /// A unit counted from the publication date: next week, this quarter.
  var unit: DateWords.Unit?
  var offset = 0
  /// The n-th (−1: the last) week, weekday, month … of what else is named, and how many of them.
  var nth: Int?
  var nthUnit: DateWords.Unit?
  var nthCount = 1
  var edge: DateWords.Edge?
  var holiday: Int?
  /// Already settled: today, 2025-12-18, the nineties.
  var fixed: DateRange?
  /// The second number of 2025~2027년, 10∼11일, 1~3분기, which counts what the first one does.
  var last: Int?
  var lastOf: DateWords.Unit?
  /// A part of it counts from a publication date that isn't known.
  var isUnresolvable = false
  /// A bare four-digit number: a year only where the words beside it say so.
  var isBareYear = false
  /// Names a day that isn't known: nothing more belongs to it.
  var isClosed = false

  init(at start: Int) {
    self.start = start
    self.end = start
  }

  var isEmpty: Bool {
    year == nil && month == nil && day == nil && weekday == nil && quarter == nil && half == nil
      && week == nil && unit == nil && nth == nil && edge == nil && holiday == nil && fixed == nil
      && !isUnresolvable
  }

  /// Something is named that a year, month or unit can hold.
  var needsYear: Bool {
    year == nil && fixed == nil && unit == nil && !isUnresolvable
  }

  var hasOnlyDay: Bool {
    day != nil && month == nil && year == nil && weekday == nil && unit == nil && fixed == nil
      && shift == nil
  }

  /// `mid`, `early` with nothing yet that they are a part of.
  var isOnlyEdge: Bool {
    edge != nil && year == nil && month == nil && day == nil && weekday == nil && quarter == nil
      && half == nil && week == nil && unit == nil && nth == nil && holiday == nil && fixed == nil
      && !isUnresolvable
  }

  /// `next`, `지난` with nothing yet that they belong to.
  var isOnlyShift: Bool { shift != nil && isEmpty }
}
