import Lexicon

/// The words of date expressions, from the tables `date-words` and `holidays`.
///
/// A class so that readers, of which every stretch of text has one, pass one pointer.
final class DateWords: Sendable {
  enum Class: UInt8, Sendable, CaseIterable {
    case month, weekday, unit, mark, number, ordinal, decade, relday, rel, anaphor, shift, edge
    case direction, days, few, half, fraction, article, holiday, blocked, particle, clock, length
    case now, fiscal, fiscalyear, quartermark, starting, weekof, fromnow, localtime, future, past
    case measure, recurring, closing, rate, beforeyear, within, `in`, from, between, between2,
      until, and, or, the,
      of, on, my, all, about, season, elapsed, modal
  }

  enum Unit: String, Sendable, CaseIterable {
    case second, minute, hour, day, businessday, week, workweek, weekend, fortnight, month
    case quarter, half, year, decade, century

    /// Longer units have a higher one.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  enum Shift: String, Sendable, CaseIterable {
    case this, next, next2, last, coming, past, ahead, thisyear
  }

  enum Edge: String, Sendable, CaseIterable { case start, mid, end, later, rest }

  enum Direction: String, Sendable, CaseIterable {
    case ago, before, after, later, hence, `in`, within
  }

  /// What a word says in one of its classes.
  struct Meaning: Sendable {
    var kind: Class
    /// The number of the value column; for names of units, shifts, edges, directions and days their
    /// place in the enumeration.
    var value = 0
    /// Second number of the value column: the offset of `year:-1`.
    var offset = 0
    var edge: Edge?
  }

  let meanings: [[Meaning]]
  /// The classes of each word, a bit each.
  let kinds: [UInt64]
  let trie: ByteTrie
  /// Words that make a place worth reading, as bytes.
  let anchors: [[UInt8]]
  /// How words begin that may open a run of Hangul: all but particles.
  let openings: WordOpenings
  /// Syllables that a Korean word for a unit or part of time begins with (index scalar − U+AC00).
  let unitSyllables: [Bool]
  let holidays: Holidays
  let sinoDigits = SpelledNumber.sinoDigits

  /// - Throws: ``LexiconError`` for a class or value that isn't one.
  init(lexicon: Lexicon) throws(LexiconError) {
    let holidays = try Holidays(lexicon: lexicon)
    var meanings: [[Meaning]] = []
    var kinds: [UInt64] = []
    var unitSyllables = [Bool](repeating: false, count: 11172)
    var index: [String: Int] = [:]
    var keys: [[UInt8]] = []
    var anchored: Set<[UInt8]> = []
    var (koreanCounts, koreanUnits): ([[UInt8]], [[UInt8]]) = ([], [])
    func add(_ word: String, _ meaning: Meaning) {
      let key = word.lowercased()
      let bytes = Array(key.utf8)
      if let at = index[key] {
        meanings[at].append(meaning)
        kinds[at] |= Self.bit(meaning.kind)
      } else {
        index[key] = meanings.count
        keys.append(bytes)
        meanings.append([meaning])
        kinds.append(Self.bit(meaning.kind))
      }
      if (bytes.first ?? 0) >= 0x80 {
        if meaning.kind == .few || meaning.kind == .number { koreanCounts.append(bytes) }
        if meaning.kind == .unit { koreanUnits.append(bytes) }
      }
      let isUnit =
        meaning.kind == .mark || meaning.kind == .unit || meaning.kind == .about
        || meaning.kind == .fiscalyear || meaning.kind == .few
      if isUnit, bytes.count > 2, bytes[0] >= 0xEA {
        let first = scalar(of: bytes)
        if isHangulSyllable(first) { unitSyllables[Int(first - 0xAC00)] = true }
      }
      if Self.isAnchor(meaning.kind, bytes) {
        for form in Self.anchorForms(bytes) { anchored.insert(form) }
      }
    }
    for table in lexicon.tables["date-words"] ?? [] {
      let columns = (
        try table.column("word"), try table.column("class"), try table.column("value")
      )
      for row in table.rows {
        let meaning = try Self.meaning(
          kind: row.fields[columns.1], value: row.fields[columns.2], table: table, line: row.line)
        add(row.fields[columns.0], meaning)
      }
    }
    for (at, name) in holidays.names.enumerated() {
      add(name, Meaning(kind: .holiday, value: at))
    }
    for count in koreanCounts {
      for unit in koreanUnits {
        anchored.insert(count + unit)
        anchored.insert(count + [0x20] + unit)
      }
    }
    self.meanings = meanings
    self.kinds = kinds
    self.unitSyllables = unitSyllables
    self.holidays = holidays
    trie = ByteTrie(keys)
    var openings = WordOpenings()
    for (key, kinds) in zip(keys, kinds) where kinds != Self.bit(.particle) {
      openings.insert(key)
    }
    self.openings = openings
    anchors = anchored.sorted { $0.lexicographicallyPrecedes($1) }
  }

  static func bit(_ kind: Class) -> UInt64 { 1 << UInt64(kind.rawValue) }

  /// Classes that may stand right after the number an expression begins with.
  static let besideNumber: UInt64 = [
    Class.mark, .unit, .about, .quartermark, .of, .month, .shift, .from, .between, .and, .until,
  ].reduce(0) { $0 | bit($1) }

  /// Those of Korean words.
  static let startingKorean = starting & ~(bit(.unit) | bit(.edge) | bit(.fraction))
  /// Korean words of these may go on: 금요일밤, 성탄절날, 상반기중.
  static let mayRunOn = bit(.weekday) | bit(.holiday) | bit(.half)

  /// Classes of English words that only introduce a date.
  static let introducing: UInt64 = [
    Class.article, .in, .from, .between, .the, .all, .of, .on, .within, .past, .future,
  ].reduce(0) { $0 | bit($1) }

  /// Classes whose words can begin an expression.
  static let starting: UInt64 = [
    Class.month, .weekday, .unit, .number, .ordinal, .decade, .relday, .rel, .anaphor, .shift,
    .edge,
    .days, .few, .half, .fraction, .article, .holiday, .fiscal, .quartermark, .weekof, .fromnow,
    .within, .in, .from, .between, .the, .my, .all, .recurring,
  ].reduce(0) { $0 | bit($1) }

  /// Asked once a row: a name is spelled by reflection.
  private static let classes = Dictionary(
    uniqueKeysWithValues: Class.allCases.map { ("\($0)", $0) })

  private static func meaning(kind name: String, value: String, table: Table, line: Int)
    throws(LexiconError) -> Meaning
  {
    guard let kind = classes[name] else {
      throw LexiconError(
        path: table.path, line: line, reason: .unknownCode(column: "class", value: name))
    }
    var out = Meaning(kind: kind)
    let parts = value.split(separator: ":").map(String.init)
    func place<T: RawRepresentable & CaseIterable & Equatable>(_ type: T.Type) -> Int?
    where T.RawValue == String {
      parts.first.flatMap { T(rawValue: $0) }.flatMap { Array(T.allCases).firstIndex(of: $0) }
    }
    let number: Int?
    switch kind {
    case .unit, .mark: number = place(Unit.self)
    case .shift: number = place(Shift.self)
    case .edge: number = place(Edge.self)
    case .direction: number = place(Direction.self)
    case .rel, .anaphor:
      number = value == "newyear" || value == "same" ? -1 : place(Unit.self)
      out.offset = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      out.edge = parts.count > 2 ? Edge(rawValue: parts[2]) : nil
    case .days:
      number = Int(value.prefix { $0.isNumber })
      let unit: Unit =
        value.hasSuffix("w")
        ? .week : value.hasSuffix("m") ? .month : value.hasSuffix("y") ? .year : .day
      out.offset = Unit.allCases.firstIndex(of: unit) ?? 0
    case .month, .weekday, .number, .ordinal, .decade, .relday, .few, .half, .fraction, .article,
      .now:
      number = Int(value)
    default: number = 0
    }
    guard let number else {
      throw LexiconError(
        path: table.path, line: line, reason: .badNumber(column: "value", value: value))
    }
    out.value = number
    return out
  }

  private static func isAnchor(_ kind: Class, _ bytes: [UInt8]) -> Bool {
    let isKorean = (bytes.first ?? 0) >= 0x80
    switch kind {
    case .month, .weekday, .decade, .relday, .rel, .anaphor, .holiday, .half, .fiscalyear, .days:
      return !isKorean || bytes.count > 3
    case .unit: return !isKorean && bytes.count > 1 || bytes.count > 6
    case .weekof, .fiscal: return true
    case .number: return bytes == Array("thousand".utf8)
    default: return false
    }
  }

  /// A word as the matcher looks for it: up to its first blank, Korean ones also without the blanks.
  private static func anchorForms(_ bytes: [UInt8]) -> [[UInt8]] {
    guard let blank = bytes.firstIndex(of: 0x20) else { return [bytes] }
    if bytes[0] < 0x80 { return [Array(bytes[..<blank])] }
    return [bytes, bytes.filter { $0 != 0x20 }]
  }
}

extension DateWords.Meaning {
  var unit: DateWords.Unit { DateWords.Unit.allCases[value] }
  var shift: DateWords.Shift { DateWords.Shift.allCases[value] }
  var edgeValue: DateWords.Edge { DateWords.Edge.allCases[value] }
  var direction: DateWords.Direction { DateWords.Direction.allCases[value] }
}
