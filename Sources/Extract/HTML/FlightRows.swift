import JSON

/// What a page of Next.js (app router) carries in its scripts: calls `self.__next_f.push([1,"…"])`, whose
/// strings are pieces of one stream of rows (React server components, react-server-dom 19).
///
/// A row is `id:`, a tag and its payload: JSON up to a line feed, or `T`, a length in hexadecimal bytes, a
/// comma and text. `"$id"` in a value stands for the row of that id.
struct FlightRows {
  /// The values of the rows that aren't part of others, with those put in that they refer to.
  let values: [JSONValue]

  /// Bytes of the stream that are read.
  static let maximumBytes = 8 << 20
  /// The strings of a script's calls; nil when it holds none.
  static func pieces(_ script: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var at = 0
    while let mark = script.find("__next_f.push(", in: at..<script.count) {
      at = script[mark...].firstIndex(of: UInt8(ascii: "(")).map { $0 + 1 } ?? script.count
      guard let parsed = try? JSONValue.parsePrefix(script[at...]) else { continue }
      at = parsed.end
      let list = parsed.value.array ?? []
      if list.count == 2, list[0].int == 1, let text = list[1].string { out += Array(text.utf8) }
    }
    return at > 0 ? out : nil
  }

  /// - Parameter stream: the pieces, joined.
  init(_ stream: [UInt8]) {
    var reader = Rows()
    reader.read(stream.prefix(Self.maximumBytes))
    var resolver = Resolver(rows: reader.rows)
    // React's root is row 0; what it doesn't reach is looked at too.
    let order = (reader.rows["0"] == nil ? [] : ["0"]) + reader.order
    values = order.compactMap { resolver.take($0) }
  }

  private struct Rows {
    var rows: [String: JSONValue] = [:]
    var order: [String] = []

    mutating func read(_ stream: ArraySlice<UInt8>) {
      var i = stream.startIndex
      while i < stream.endIndex {
        guard let colon = stream[i...].prefix(20).firstIndex(of: 0x3A) else { break }
        let id = String(decoding: stream[i..<colon].filter { $0 > 0x20 }, as: UTF8.self)
        i = colon + 1
        if i < stream.endIndex, stream[i] == UInt8(ascii: "T"),
          let comma = stream[i...].prefix(12).firstIndex(of: 0x2C),
          let length = Int(String(decoding: stream[(i + 1)..<comma], as: UTF8.self), radix: 16),
          length >= 0
        {
          let end = comma + 1 + min(length, stream.endIndex - comma - 1)
          add(id, .string(String(decoding: stream[(comma + 1)..<end], as: UTF8.self)))
          i = end
          continue
        }
        let end = stream[i...].firstIndex(of: 0x0A) ?? stream.endIndex
        // Rows with a tag are modules, hints and errors.
        if let value = try? JSONValue.parse(stream[i..<end]) { add(id, value) }
        i = min(end + 1, stream.endIndex)
      }
    }

    private mutating func add(_ id: String, _ value: JSONValue) {
      if rows[id] == nil { order.append(id) }
      rows[id] = value
    }
  }

  /// Puts rows into the values that refer to them: each value once, so that the whole grows no larger than
  /// the stream, and texts as often as they are asked for, within bounds.
  private struct Resolver {
    let rows: [String: JSONValue]
    private var taken: Set<String> = []
    private var copied = 0

    init(rows: [String: JSONValue]) { self.rows = rows }

    mutating func take(_ id: String, depth: Int = 0) -> JSONValue? {
      guard let row = rows[id] else { return nil }
      if case .string(let text) = row {
        let isFirst = taken.insert(id).inserted
        copied += text.utf8.count
        return depth == 0 && !isFirst || copied > 2 * FlightRows.maximumBytes ? nil : row
      }
      guard taken.insert(id).inserted else { return nil }
      return resolved(row, depth: depth)
    }

    private mutating func resolved(_ value: JSONValue, depth: Int) -> JSONValue {
      guard depth < JSONValue.maximumDepth else { return .null }
      switch value {
      case .string(let text) where text.utf8.first == UInt8(ascii: "$"):
        return reference(text, depth: depth)
      case .array(let items): return .array(items.map { resolved($0, depth: depth + 1) })
      case .object(let members):
        return .object(
          members.map {
            JSONValue.Member(key: $0.key, value: resolved($0.value, depth: depth + 1))
          })
      default: return value
      }
    }

    /// `$a`, `$La` (lazy) and `$@a` (promise) stand for row a; `$$` begins a text with `$`.
    private mutating func reference(_ text: String, depth: Int) -> JSONValue {
      var id = text.dropFirst()
      if id.first == "$" { return .string(String(id)) }
      if id.first == "L" || id.first == "@" { id = id.dropFirst() }
      // `$a:props:children` goes into a row that stands elsewhere as a whole.
      guard let row = take(String(id), depth: depth + 1) else { return .string(text) }
      return row
    }
  }
}

extension FlightRows {
  /// The elements of the page as markup.
  var markup: [UInt8] {
    var out: [UInt8] = []
    for value in values { Self.collect(value, into: &out, depth: 0) }
    return out
  }

  /// Writes the elements anywhere in a value.
  private static func collect(_ value: JSONValue, into out: inout [UInt8], depth: Int) {
    guard depth < JSONValue.maximumDepth else { return }
    if element(value) != nil {
      write(value, to: &out, depth: depth)
    } else {
      for item in value.array ?? [] { collect(item, into: &out, depth: depth + 1) }
      for member in value.members ?? [] { collect(member.value, into: &out, depth: depth + 1) }
    }
  }

  /// `["$", type, key, props]`; of a component only what it encloses is known, and its type is empty.
  private static func element(_ value: JSONValue) -> (tag: String, props: JSONValue)? {
    guard let items = value.array, items.count >= 4, items[0].string == "$",
      let type = items[1].string, items[3].members != nil
    else { return nil }
    let isTag = type.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    return (isTag ? type : "", items[3])
  }

  /// Writes an element, a text, or a list of them.
  private static func write(_ value: JSONValue, to out: inout [UInt8], depth: Int) {
    guard depth < JSONValue.maximumDepth, out.count < maximumBytes else { return }
    guard let (tag, props) = element(value) else {
      if let text = value.string, !text.hasPrefix("$") { out += escaped(text) }
      if case .number(let text) = value { out += Array(text.utf8) }
      for item in value.array ?? [] { write(item, to: &out, depth: depth + 1) }
      return
    }
    if !tag.isEmpty { open(tag, props, to: &out) }
    for member in props.members ?? [] {
      switch member.key {
      case "children": write(member.value, to: &out, depth: depth + 1)
      case "dangerouslySetInnerHTML": out += Array((member.value["__html"]?.string ?? "").utf8)
      default: collect(member.value, into: &out, depth: depth + 1)
      }
    }
    if !tag.isEmpty { out += Array("</\(tag)>".utf8) }
  }

  private static func open(_ type: String, _ props: JSONValue, to out: inout [UInt8]) {
    out += Array("<\(type)".utf8)
    for (key, name) in [("className", "class"), ("id", "id"), ("href", "href"), ("role", "role")] {
      guard let text = props[key]?.string else { continue }
      out += Array(" \(name)=\"".utf8) + escaped(text) + [0x22]
    }
    out.append(UInt8(ascii: ">"))
  }

  private static func escaped(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): out += Array("&lt;".utf8)
      case UInt8(ascii: "&"): out += Array("&amp;".utf8)
      case UInt8(ascii: "\""): out += Array("&quot;".utf8)
      default: out.append(byte)
      }
    }
    return out
  }
}
