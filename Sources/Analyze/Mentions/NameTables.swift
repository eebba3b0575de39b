import Lexicon
import Model

/// The tables about the shapes of names, read once.
struct NameTables: Sendable {
  /// A word beside English names: says what a company is (Drugmaker), a verb behind the first word of
  /// a sentence, a stake in a company, or what stands behind a place (its Luton plant).
  enum EnglishContext: String, Sendable { case kind, verb, stake, place }

  /// A word that names end or begin in: 전자, ㈜, Inc.
  struct Shape: Sendable {
    var type: MentionType
    var industry: Industry?
    /// 0 needs a business cue too, 1 a proper name before it, 2 nothing more, 3 the dictionary's word
    /// that the whole is a proper name.
    var strength: Int
    var count: Int
  }

  private(set) var koreanEnds = ByteTable<Shape>(capacity: 1024)
  private(set) var koreanStarts: [[UInt8]: Shape] = [:]
  private(set) var englishEnds = ByteTable<Shape>()
  private(set) var longestEnd = 0
  /// What a place is, behind its name: 역, 공항, 공원.
  private(set) var placeEnds = ByteSet()
  /// A word behind a person's name.
  struct Title: Sendable {
    /// Alone enough for a one-syllable surname.
    var isStrong: Bool
    /// May end a longer title: 국정원장.
    var compounds: Bool
    var isPolite: Bool
    var isOffice: Bool
    /// 누나, 아저씨: called after given names, not after family names.
    var isKin: Bool
    /// Says what the person does: not 씨, 누나, 학생.
    var isRole: Bool
    /// Of a company: 대표, 상무.
    var isExecutive: Bool
  }

  /// Title words by place and language.
  private(set) var titlesAfter = ByteTable<Title>(capacity: 1024)
  /// True: it says what the person does (배우), not whose kin it is (아들).
  private(set) var titlesBefore = ByteTable<Bool>()
  private(set) var englishTitlesBefore = ByteSet()
  /// What a person does, in small letters, and what may stand before that: chief economist, former.
  private(set) var englishRoles = ByteSet(capacity: 1024)
  private(set) var englishRoleModifiers = ByteSet()
  /// What stands beside English names, by its word.
  private(set) var englishContexts = ByteTable<Set<EnglishContext>>()
  /// Family names; true: one of the frequent ones.
  private(set) var surnames = ByteTable<Bool>()
  /// English given names, with their capital.
  private(set) var givenNames = ByteSet(capacity: 1024)
  /// Words that look like names and aren't, Korean and lower-case English.
  private(set) var notNames = ByteSet(capacity: 4096)
  /// Common English words in small letters: alone they are no names.
  private(set) var everyday = ByteSet(capacity: 16384)
  /// Syllables that end institutions and groups, so that 조직위 위원장 is no person.
  private(set) var notNameEndings = ByteSet()
  /// One-syllable words before a title that aren't surnames there: 전 대표, 현 회장.
  private(set) var notSurnames = ByteSet()
  /// What says that the next word is a company: 업체, 소속사.
  private(set) var companyKinds = ByteSet()
  /// What may stand between a name and its title: 전 대표, 당시 총리.
  private(set) var formerly = ByteSet()
  /// Given names of foreigners in Hangul: 제임스, 니콜.
  private(set) var foreignGiven = ByteSet(capacity: 1024)
  private(set) var syllables: NameSyllables

  init(lexicon: Lexicon) throws(AnalyzeError) {
    do {
      syllables = try NameSyllables(lexicon.tables["name-syllables"] ?? [])
      for table in lexicon.tables["name-shapes"] ?? [] { try shapes(table) }
      for table in lexicon.tables["person-titles"] ?? [] { try titles(table) }
      for table in lexicon.tables["surnames"] ?? [] { try families(table) }
      for table in lexicon.tables["not-names"] ?? [] { try others(table) }
      for table in lexicon.tables["name-contexts.en"] ?? [] { try contexts(table) }
      try lexicon.forEachWord("given-names.ko", "name") { foreignGiven.insert($0) }
      try lexicon.forEachWord("company-words.ko", "word") { companyKinds.insert($0) }
      try lexicon.forEachWord("given-names.en", "name") { givenNames.insert($0) }
      try lexicon.forEachWord("function-words.en", "word") { notNames.insert($0) }
      try lexicon.forEachWord("sentence-words.en", "word") { notNames.insert($0) }
      try lexicon.forEachWord("everyday-words.en", "word") { everyday.insert($0) }
    } catch {
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
  }

  private mutating func families(_ table: Table) throws(LexiconError) {
    let name = try table.column("surname")
    let common = try table.column("common")
    for row in table.rows { surnames[row.bytes(name)] = row.holds(common, "2") }
  }

  private mutating func others(_ table: Table) throws(LexiconError) {
    let word = try table.column("word")
    let kind = try table.column("kind")
    for row in table.rows {
      let bytes = row.bytes(word)
      switch row.fields[kind] {
      case "word": notNames.insert(bytes)
      case "ending": notNameEndings.insert(bytes)
      case "before-title": notSurnames.insert(bytes)
      case "formerly": formerly.insert(bytes)
      default: throw table.unknown(row, "kind", row.fields[kind])
      }
    }
  }

  private mutating func shapes(_ table: Table) throws(LexiconError) {
    let word = try table.column("word")
    let language = try table.column("language")
    let part = try table.column("part")
    let type = try table.column("type")
    let industry = try table.column("industry")
    let strength = try table.column("strength")
    for row in table.rows {
      guard let code = MentionType(rawValue: row.fields[type]) else {
        throw table.unknown(row, "type", row.fields[type])
      }
      guard let level = Int(row.fields[strength]) else {
        throw LexiconError(
          path: table.path, line: row.line,
          reason: .badNumber(column: "strength", value: row.fields[strength]))
      }
      let bytes = row.bytes(word)
      let shape = Shape(
        type: code, industry: Industry(code: row.bytes(industry)), strength: level,
        count: bytes.count)
      if row.holds(language, "en") {
        englishEnds[bytes] = shape
      } else if row.holds(part, "start") {
        koreanStarts[Array(bytes)] = shape
      } else {
        koreanEnds[bytes] = shape
        if code == .place { placeEnds.insert(bytes) }
        longestEnd = max(longestEnd, bytes.count)
      }
    }
  }

  private mutating func contexts(_ table: Table) throws(LexiconError) {
    let word = try table.column("word")
    let kind = try table.column("kind")
    for row in table.rows {
      guard let code = EnglishContext(rawValue: row.fields[kind]) else {
        throw table.unknown(row, "kind", row.fields[kind])
      }
      let bytes = row.bytes(word)
      englishContexts[bytes] = (englishContexts[bytes] ?? []).union([code])
    }
  }

  private mutating func titles(_ table: Table) throws(LexiconError) {
    let word = try table.column("word")
    let language = try table.column("language")
    let place = try table.column("place")
    let strength = try table.column("strength")
    let role = try table.column("role")
    for row in table.rows {
      let bytes = row.bytes(word)
      let level = row.fields[strength]
      let isRole = !Self.noRoles.contains(row.fields[role])
      switch (row.fields[language], row.fields[place]) {
      case ("ko", "after"):
        titlesAfter[bytes] = Title(
          isStrong: level != "1", compounds: level == "3",
          isPolite: row.fields[role] == "address" && bytes.count <= 3,
          isOffice: row.fields[role] == "executive" || row.fields[role] == "official",
          isKin: row.fields[role] == "kin", isRole: isRole,
          isExecutive: row.fields[role] == "executive")
      case ("ko", _): titlesBefore[bytes] = isRole
      case (_, "modifier"): englishRoleModifiers.insert(bytes)
      case (_, let part):
        if part == "before" { englishTitlesBefore.insert(bytes) }
        if isRole { englishRoles.insert(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }) }
      }
    }
  }

  /// Codes of the column `role` that say nothing of what a person does.
  private static let noRoles: Set = ["address", "kin", "person"]

  /// The longest shape that `bytes[range]` ends in.
  func koreanEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Shape? {
    var length = min(longestEnd, range.count)
    while length >= 3 {
      let start = range.upperBound - length
      if bytes[start] & 0xC0 != 0x80, koreanEnds.holds(length: length),
        let shape = koreanEnds[bytes[start..<range.upperBound]]
      {
        return shape
      }
      length -= 1
    }
    return nil
  }
}
