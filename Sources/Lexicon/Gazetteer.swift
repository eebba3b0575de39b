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
  }

  /// What a name stands for, and how much else must speak for it.
  public struct Name: Sendable {
    private let place: Int32
    /// 0: the name is enough; 2: short or ambiguous; 3: an everyday word.
    public var doubt: UInt8
    /// The name begins with a lower-case letter, so that any case in the text will do.
    public var anyCase: Bool
    /// All letters are capitals: the text must have them too, or as the row's other names have.
    public var allCapitals: Bool

    /// Number of the thing.
    public var thing: Int { Int(place) }

    fileprivate init(_ name: ArraySlice<UInt8>, thing: Int, doubt: UInt8) {
      place = Int32(thing)
      self.doubt = doubt
      allCapitals = !name.contains { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }
      anyCase = name.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false
    }
  }

  /// A thing's row, and of what it says the codes: the rest is read when asked for.
  private struct Entry: Sendable {
    var source: Int32
    var row: Int32
    var type: MentionType
    var industry: Industry?
  }

  /// A table and where its columns are.
  private struct Source: Sendable {
    let table: Table
    let ko, en, aliases, context: Int
    let entity, type, industry, ticker: Int?
    /// What a row without a type is.
    let ownType: MentionType

    init(_ table: Table, named name: String) throws(LexiconError) {
      self.table = table
      ko = try table.column("ko")
      en = try table.column("en")
      aliases = try table.column("aliases")
      context = try table.column("context")
      entity = table.columns.firstIndex(of: "entity")
      type = table.columns.firstIndex(of: "type")
      industry = table.columns.firstIndex(of: "industry")
      ticker = table.columns.firstIndex(of: "ticker")
      ownType = Gazetteer.types[name] ?? .company
    }

    func unknown(_ row: Table.Row, _ name: String, _ column: Int) -> LexiconError {
      LexiconError(
        path: table.path, line: row.line,
        reason: .unknownCode(column: name, value: row.fields[column]))
    }
  }

  private var sources: [Source] = []
  private var entries: [Entry] = []
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
    entries.reserveCapacity(rows)
    names.reserveCapacity(rows * 3)
    for name in Self.tableNames {
      for table in lexicon.tables[name] ?? [] { try read(try Source(table, named: name)) }
    }
  }

  public static let tableNames = ["organisations", "companies", "instruments", "people", "places"]

  private static let types: [String: MentionType] = ["people": .person, "places": .place]

  /// How many things there are.
  public var count: Int { entries.count }

  /// All that the tables say of a thing.
  public func thing(_ number: Int) -> Thing {
    let entry = entries[number]
    let source = sources[Int(entry.source)]
    let row = source.table.rows[Int(entry.row)]
    return Thing(
      entity: entity(number), ko: row.fields[source.ko], en: row.fields[source.en],
      type: entry.type, ticker: source.ticker.flatMap { row.isEmpty($0) ? nil : row.fields[$0] },
      industry: entry.industry)
  }

  public func type(ofThing number: Int) -> MentionType { entries[number].type }

  public func industry(ofThing number: Int) -> Industry? { entries[number].industry }

  /// The key of a thing: its own, or one made from its name.
  public func entity(_ number: Int) -> String {
    let entry = entries[number]
    let source = sources[Int(entry.source)]
    let row = source.table.rows[Int(entry.row)]
    if let own = source.entity, !row.isEmpty(own) { return row.fields[own] }
    return Self.slug(row.bytes(row.isEmpty(source.en) ? source.ko : source.en))
  }

  private mutating func read(_ source: Source) throws(LexiconError) {
    sources.append(source)
    for (at, row) in source.table.rows.enumerated() {
      var entry = Entry(
        source: Int32(sources.count - 1), row: Int32(at), type: source.ownType, industry: nil)
      if let type = source.type {
        guard let code = MentionType(rawValue: row.fields[type]) else {
          throw source.unknown(row, "type", type)
        }
        entry.type = code
      }
      if let industry = source.industry, !row.isEmpty(industry) {
        guard let code = Industry(code: row.bytes(industry)) else {
          throw source.unknown(row, "industry", industry)
        }
        entry.industry = code
      }
      entries.append(entry)
      addNames(row, source)
    }
  }

  private mutating func addNames(_ row: Table.Row, _ source: Source) {
    let context = row.bytes(source.context)
    let doubtful = context.isEmpty ? [] : context.split(separator: UInt8(ascii: "|"))
    let ko = row.bytes(source.ko)
    let en = row.bytes(source.en)
    add(ko, doubtful)
    if en != ko { add(en, doubtful) }
    let aliases = row.bytes(source.aliases)
    var start = aliases.startIndex
    while start < aliases.endIndex {
      let end = aliases[start...].firstIndex(of: UInt8(ascii: "|")) ?? aliases.endIndex
      add(aliases[start..<end], doubtful)
      start = end + 1
    }
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ doubtful: [ArraySlice<UInt8>]) {
    guard !name.isEmpty else { return }
    var doubt: UInt8 = 0
    for other in doubtful {
      if other == name { doubt = 2 }
      if other.last == UInt8(ascii: "!"), other.dropLast() == name { doubt = 3 }
    }
    index.insert(name, value: names.count)
    if doubt == 0, let joint = Self.joint(name) {
      index.insert((name[..<joint] + [0x20] + name[joint...])[...], value: names.count)
    }
    names.append(Name(name, thing: entries.count - 1, doubt: doubt))
  }

  /// Where Hangul of two syllables or more begins behind Latin letters, with nothing else in the name:
  /// SK하이닉스 is also written SK 하이닉스.
  private static func joint(_ name: ArraySlice<UInt8>) -> Int? {
    guard let joint = name.firstIndex(where: { $0 >= 0x80 }), joint >= name.startIndex + 2,
      name.endIndex >= joint + 6, name[..<joint].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }),
      name[joint...].allSatisfy({ $0 >= 0x80 })
    else { return nil }
    return joint
  }

  /// A key made from a name: lower-case letters and digits, other ASCII as `-`, other scripts as written.
  public static func slug(_ name: String) -> String { slug(Array(name.utf8)[...]) }

  private static func slug(_ name: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    for byte in name {
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
