import JSON

/// Finds the strings at a path in a JSON value: `article.body`, `authors.name`, `pages.0.text`.
enum FieldPath {
  /// - Parameter path: lower case; see ``FieldNames``.
  static func strings(_ value: JSONValue, _ path: String) -> [String] {
    strings(value, path.split(separator: ".", omittingEmptySubsequences: false)[...], depth: 0)
  }

  private static func strings(
    _ value: JSONValue, _ path: ArraySlice<Substring>, depth: Int
  ) -> [String] {
    guard depth < 32 else { return [] }
    guard let first = path.first else { return leaves(value) }
    switch value {
    case .object(let members):
      // The longest run of steps that is one key goes first: keys may have dots.
      for count in (1...path.count).reversed() {
        let key = path.prefix(count).joined(separator: ".")
        for member in members where member.key.lowercased() == key {
          let found = strings(member.value, path.dropFirst(count), depth: depth + 1)
          if !found.isEmpty { return found }
        }
      }
      return []
    case .array(let list):
      if let index = Int(first) {
        return list.indices.contains(index)
          ? strings(list[index], path.dropFirst(), depth: depth + 1) : []
      }
      return list.flatMap { strings($0, path, depth: depth + 1) }
    default: return []
    }
  }

  /// A string or number, the strings of a list, or the `name` of objects.
  static func leaves(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let s): [s]
    case .number(let s): [s]
    case .array(let list): list.compactMap { $0.string ?? $0["name"]?.string }
    case .object: (value["name"]?.string).map { [$0] } ?? []
    default: []
    }
  }
}
