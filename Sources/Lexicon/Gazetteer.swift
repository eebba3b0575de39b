public import Model

/// The named things of the lexicon: companies, organisations, people, places, what is quoted on markets.
public struct Gazetteer: Sendable {
  public struct Thing: Sendable {
    public var entity: String
    public var ko: String
    public var en: String
    public var type: MentionType
    public var ticker: String?
    public var industry: Industry?
    /// Kind of a place: `country`, `region`, `province`, `city`, `county`, `water`, `mountain`.
    public var kind: String
  }

  /// What a name stands for, and how much else must speak for it.
  public struct Name: Sendable {
    public var thing: Int
    /// 0: the name is enough; 2: short or ambiguous; 3: an everyday word.
    public var doubt: UInt8
    /// The name begins with a lower-case letter, so that any case in the text will do.
    public var anyCase: Bool
    /// All letters are capitals: the text must have them too, or as the row's other names have.
    public var allCapitals: Bool
  }

  public private(set) var things: [Thing] = []
  public private(set) var names: [Name] = []
  public private(set) var index: NameIndex

  /// Reads `companies`, `organisations`, `people`, `places`, `instruments`; missing tables are empty.
  /// - Throws: ``LexiconError`` for a missing column or an unknown code.
  public init(lexicon: Lexicon) throws(LexiconError) {
    var rows = 0
    for name in Self.tableNames {
      for table in lexicon.tables[name] ?? [] { rows += table.rows.count }
    }
    index = NameIndex(capacity: rows * 3)
    things.reserveCapacity(rows)
    names.reserveCapacity(rows * 3)
    for name in Self.tableNames {
      for table in lexicon.tables[name] ?? [] { try read(table, named: name) }
    }
  }

  public static let tableNames = ["organisations", "companies", "instruments", "people", "places"]

  /// What a row without a type is, by its table.
  private static let types: [String: MentionType] = ["people": .person, "places": .place]

  private mutating func read(_ table: Table, named name: String) throws(LexiconError) {
    let ko = try table.column("ko")
    let en = try table.column("en")
    let aliases = try table.column("aliases")
    let context = try table.column("context")
    let entity = table.columns.firstIndex(of: "entity")
    let type = table.columns.firstIndex(of: "type")
    let industry = table.columns.firstIndex(of: "industry")
    let ticker = table.columns.firstIndex(of: "ticker")
    let kind = table.columns.firstIndex(of: "kind")
    for row in table.rows {
      let fields = row.fields
      var thing = Thing(
        entity: "", ko: fields[ko], en: fields[en], type: Self.types[name] ?? .company,
        ticker: nil, industry: nil, kind: kind.map { fields[$0] } ?? "")
      if let type {
        guard let code = MentionType(rawValue: fields[type]) else {
          throw LexiconError(
            path: table.path, line: row.line,
            reason: .unknownCode(column: "type", value: fields[type]))
        }
        thing.type = code
      }
      if let industry, !fields[industry].isEmpty {
        guard let code = Industry(rawValue: fields[industry]) else {
          throw LexiconError(
            path: table.path, line: row.line,
            reason: .unknownCode(column: "industry", value: fields[industry]))
        }
        thing.industry = code
      }
      if let ticker, !fields[ticker].isEmpty { thing.ticker = fields[ticker] }
      let key = entity.map { fields[$0] } ?? ""
      thing.entity = key.isEmpty ? Self.slug(thing.en.isEmpty ? thing.ko : thing.en) : key
      things.append(thing)
      addNames(ko: thing.ko, en: thing.en, aliases: fields[aliases], context: fields[context])
    }
  }

  private mutating func addNames(ko: String, en: String, aliases: String, context: String) {
    var doubtful: [Substring] = []
    if !context.isEmpty { doubtful = context.split(separator: "|") }
    add(ko[...], doubtful)
    if en != ko { add(en[...], doubtful) }
    if aliases.isEmpty { return }
    for alias in aliases.split(separator: "|") { add(alias, doubtful) }
  }

  private mutating func add(_ name: Substring, _ doubtful: [Substring]) {
    guard !name.isEmpty else { return }
    var doubt: UInt8 = 0
    for other in doubtful {
      if other == name { doubt = 2 }
      if other.last == "!", other.dropLast() == name { doubt = 3 }
    }
    let bytes = name.utf8
    var capitals = true
    for byte in bytes where byte >= 0x61 && byte <= 0x7A || byte >= 0x80 { capitals = false }
    let first = bytes.first ?? 0
    index.insert(bytes, value: names.count)
    names.append(
      Name(
        thing: things.count - 1, doubt: doubt, anyCase: first >= 0x61 && first <= 0x7A,
        allCapitals: capitals))
  }

  /// A key made from a name: lower-case letters and digits, other ASCII as `-`, other scripts as written.
  public static func slug(_ name: String) -> String {
    var out: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case 0x41...0x5A: out.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39, 0x80...: out.append(byte)
      case UInt8(ascii: "'"), UInt8(ascii: "."): continue
      default: if let last = out.last, last != UInt8(ascii: "-") { out.append(UInt8(ascii: "-")) }
      }
    }
    if out.last == UInt8(ascii: "-") { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }
}
