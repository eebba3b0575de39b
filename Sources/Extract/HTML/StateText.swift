import JSON

/// Finds an article's text in the state that a framework leaves in a page's scripts: `__NEXT_DATA__`,
/// `window.__…__ = {…}`, HTML escaped in JSON.
struct StateText {
  /// Values that are looked at.
  static let maximumValues = 300_000
  /// Shorter finds are no article, in bytes.
  static let minimum = 400

  private static let keys: Set<String> = Set(CueTable("text-keys").rows.compactMap(\.first))

  /// An article: fragments of HTML or plain text in order, and the object that holds them.
  struct Found {
    var fragments: [String]
    var owner: JSONValue?
  }

  private var best = Found(fragments: [])
  private var bytes = 0
  /// The longest prose under a key that says nothing, taken when no other is found.
  private var loose = Found(fragments: [])
  private var looseBytes = 0
  private var looked = 0

  /// The longest run of text; nil when there is none.
  /// - Parameter values: state that is read already.
  static func find(_ scripts: [ArraySlice<UInt8>], _ values: [JSONValue]) -> Found? {
    var finder = StateText()
    for script in scripts {
      for value in self.values(script) { finder.search(value) }
    }
    for value in values { finder.search(value) }
    if finder.bytes >= minimum { return finder.best }
    return finder.looseBytes >= minimum ? finder.loose : nil
  }

  /// The JSON of a script: all of it, or what stands behind each assignment or call.
  private static func values(_ script: ArraySlice<UInt8>) -> [JSONValue] {
    guard let first = script.first(where: { $0 > 0x20 }) else { return [] }
    if first == 0x7B || first == 0x5B { return LenientJSON.values(script) }
    var out: [JSONValue] = []
    var i = script.startIndex
    var attempts = 0
    while i < script.endIndex, attempts < 50 {
      guard let mark = script[i...].firstIndex(where: { $0 == 0x3D || $0 == 0x28 }) else { break }
      i = mark + 1
      guard let start = script[i...].firstIndex(where: { $0 > 0x20 }) else { break }
      if script[start] == 0x22 || script[start] == 0x27 {
        // `JSON.parse("…")`
        attempts += 1
        guard let (text, end) = literal(script, start) else { continue }
        i = end
        if let inner = json(text) { out.append(inner) }
        continue
      }
      guard script[start] == 0x7B || script[start] == 0x5B else { continue }
      attempts += 1
      if let parsed = try? JSONValue.parsePrefix(script[start...]) {
        out.append(parsed.value)
        i = parsed.end
      }
    }
    return out
  }

  /// A string of JavaScript as text, and where it ends; short ones aren't read.
  private static func literal(
    _ script: ArraySlice<UInt8>, _ start: Int
  ) -> (text: String, end: Int)? {
    let quote = script[start]
    var quoted: [UInt8] = [0x22]
    var i = start + 1
    while i < script.endIndex, script[i] != quote {
      if script[i] == 0x5C, i + 1 < script.endIndex {
        if script[i + 1] != 0x27 { quoted.append(0x5C) }
        quoted.append(script[i + 1])
        i += 2
        continue
      }
      if script[i] == 0x22 { quoted.append(0x5C) }
      quoted.append(script[i])
      i += 1
    }
    quoted.append(0x22)
    guard i < script.endIndex else { return nil }
    guard quoted.count >= minimum, let text = LenientJSON.string(quoted) else { return ("", i + 1) }
    return (text, i + 1)
  }

  /// State is sometimes JSON in a string of JSON.
  private static func json(_ text: String) -> JSONValue? {
    guard text.utf8.count > minimum, text.utf8.first == 0x7B || text.utf8.first == 0x5B else {
      return nil
    }
    return try? JSONValue.parse(Array(text.utf8))
  }

  private mutating func search(_ root: JSONValue) {
    var stack: [(value: JSONValue, key: String, owner: JSONValue?)] = [(root, "", nil)]
    while let (value, key, owner) = stack.popLast(), looked < Self.maximumValues {
      looked += 1
      switch value {
      case .string(let text):
        if let inner = Self.json(text) {
          stack.append((inner, key, owner))
        } else if text.utf8.count > bytes, Self.keys.contains(key.lowercased()) {
          offer([text], owner)
        } else if text.utf8.count > looseBytes, text.utf8.count >= Self.minimum,
          Self.isProse(text), Self.sentences(text) >= 3
        {
          loose = Found(fragments: [text], owner: owner)
          looseBytes = text.utf8.count
        }
      case .array(let items):
        offer(items.prefix(2000).flatMap { Self.texts($0, depth: 0) }, owner)
        for item in items { stack.append((item, key, owner)) }
      case .object(let members):
        for member in members { stack.append((member.value, member.key, value)) }
      default: break
      }
    }
  }

  private mutating func offer(_ fragments: [String], _ owner: JSONValue?) {
    let prose = fragments.filter(Self.isProse)
    let size = prose.reduce(0) { $0 + $1.utf8.count }
    guard size > bytes else { return }
    best = Found(fragments: fragments.filter { !$0.isEmpty }, owner: owner)
    bytes = size
  }

  /// Full stops before a blank, markup or the end.
  private static func sentences(_ text: String) -> Int {
    var count = 0
    var stop = false
    for byte in text.utf8 {
      if stop, byte <= 0x20 || byte == 0x3C || byte == 0x26 { count += 1 }
      stop = byte == 0x2E
    }
    return count + (stop ? 1 : 0)
  }

  /// The text of one part of an array: a string, or what its object holds under a text key.
  private static func texts(_ value: JSONValue, depth: Int) -> [String] {
    if let text = value.string { return depth == 0 && isProse(text) ? [text] : [] }
    guard depth < 4, let members = value.members else { return [] }
    var out: [String] = []
    for member in members where keys.contains(member.key.lowercased()) {
      if let text = member.value.string {
        out.append(text)
      } else if let items = member.value.array {
        let inner = items.flatMap { $0.string.map { [$0] } ?? texts($0, depth: depth + 1) }
        if !inner.isEmpty { out.append(inner.joined()) }
      } else {
        out.append(contentsOf: texts(member.value, depth: depth + 1))
      }
    }
    return out
  }

  /// Words with blanks between them, and no address or code.
  private static func isProse(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count >= 20 else { return false }
    var blanks = 0
    var braces = 0
    for byte in bytes {
      if byte == 0x20 { blanks += 1 }
      if byte == 0x7B || byte == 0x7D || byte == 0x5B || byte == 0x5D { braces += 1 }
    }
    return blanks * 40 >= bytes.count && braces * 40 <= bytes.count && !text.hasPrefix("http")
      && bytes.first != 0x7B
  }
}

extension StateText.Found {
  /// What the object says of its article beside the text, under the usual names.
  var data: ArticleData {
    var out = ArticleData()
    guard let owner else { return out }
    let names = FieldNames()
    func values(_ field: FieldNames.Field) -> [String] {
      for name in names.names(field) {
        for member in owner.members ?? [] where member.key.lowercased() == name {
          let found = FieldPath.leaves(member.value).map(HTMLEntities.plain)
            .filter { !$0.isEmpty && $0.utf8.count <= 400 }
          if !found.isEmpty { return found }
        }
      }
      return []
    }
    out.headline = values(.title).first
    out.published = values(.published).first
    out.authors = values(.authors)
    return out
  }
}
