/// A JSON document as a tree. Numbers keep their spelling, so that no digit is lost.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One key of an object; objects keep their order, and the first of equal keys counts.
  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: JSONValue
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  public var string: String? {
    if case .string(let s) = self { s } else { nil }
  }

  public var array: [JSONValue]? {
    if case .array(let a) = self { a } else { nil }
  }

  public var members: [Member]? {
    if case .object(let m) = self { m } else { nil }
  }

  public var int: Int? {
    if case .number(let s) = self { Int(s) } else { nil }
  }

  public var double: Double? {
    if case .number(let s) = self { Double(s) } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let b) = self { b } else { nil }
  }

  public var isNull: Bool { self == .null }
}
