import JSON

/// Finds an article's text in the state that a framework leaves in a page's scripts: `__NEXT_DATA__`,
/// `window.__…__ = {…}`, HTML escaped in JSON.
struct StateText {
  /// Values that are looked at.
  static let maximumValues = 300_000
  /// Shorter finds are no article, in bytes.
  static let minimum = 400

  private static let keys: Set<String> = Set(CueTable("text-keys").rows.compactMap(\.first))

  private var best: [String] = []
  private var bestBytes = 0
  private var looked = 0

  /// The longest run of text, as fragments of HTML or plain text in order; nil when there is none.
  static func find(_ scripts: [ArraySlice<UInt8>]) -> [String]? {
    var finder = StateText()
    for script in scripts {
      for value in values(script) { finder.search(value) }
    }
    return finder.bestBytes >= minimum ? finder.best : nil
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
      guard let start = script[i...].firstIndex(where: { $0 > 0x20 }),
        script[start] == 0x7B || script[start] == 0x5B
      else { continue }
      attempts += 1
      if let parsed = try? JSONValue.parsePrefix(script[start...]) {
        out.append(parsed.value)
        i = parsed.end
      }
    }
    return out
  }

  private mutating func search(_ root: JSONValue) {
    var stack: [(value: JSONValue, key: String)] = [(root, "")]
    while let (value, key) = stack.popLast(), looked < Self.maximumValues {
      looked += 1
      switch value {
      case .string(let text):
        if text.utf8.count > bestBytes, Self.keys.contains(key.lowercased()) { offer([text]) }
        // State is sometimes JSON in a string of JSON.
        if text.utf8.count > Self.minimum, text.utf8.first == 0x7B || text.utf8.first == 0x5B,
          let inner = try? JSONValue.parse(Array(text.utf8))
        {
          stack.append((inner, key))
        }
      case .array(let items):
        offer(items.prefix(2000).flatMap { Self.texts($0, depth: 0) })
        for item in items { stack.append((item, key)) }
      case .object(let members):
        for member in members { stack.append((member.value, member.key)) }
      default: break
      }
    }
  }

  private mutating func offer(_ fragments: [String]) {
    let prose = fragments.filter(Self.isProse)
    let bytes = prose.reduce(0) { $0 + $1.utf8.count }
    guard bytes > bestBytes else { return }
    best = fragments.filter { !$0.isEmpty }
    bestBytes = bytes
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
    let blanks = bytes.reduce(0) { $0 + ($1 == 0x20 ? 1 : 0) }
    return blanks * 40 >= bytes.count && !text.hasPrefix("http") && bytes.first != 0x7B
  }
}
