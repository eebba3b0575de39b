import JSON
import Model

/// The keys of one object, with errors that name the key.
struct Fields {
  let value: JSONValue
  let id: String?
  var limit = Int.max

  init(_ value: JSONValue, id: String?, limit: Int = .max) {
    self.value = value
    self.id = id
    self.limit = limit
  }

  func error(_ reason: RecordError.Reason) -> RecordError { RecordError(reason: reason, id: id) }

  func string(_ key: String) throws(RecordError) -> String {
    guard let s = try optionalString(key) else { throw error(.missing(key)) }
    return s
  }

  func optionalString(_ key: String) throws(RecordError) -> String? {
    switch value[key] {
    case nil, .null: return nil
    case .string(let s): return s
    case .some(let other): throw error(.badValue(key: key, value: "\(other)"))
    }
  }

  func int(_ key: String) throws(RecordError) -> Int {
    guard let v = value[key] else { throw error(.missing(key)) }
    guard let i = v.int else { throw error(.badValue(key: key, value: "\(v)")) }
    return i
  }

  func optionalInt(_ key: String) throws(RecordError) -> Int? {
    guard let v = value[key], !v.isNull else { return nil }
    return try int(key)
  }

  func double(_ key: String) throws(RecordError) -> Double {
    guard let v = value[key] else { throw error(.missing(key)) }
    guard let d = v.double else { throw error(.badValue(key: key, value: "\(v)")) }
    return d
  }

  func code<Code: RawRepresentable<String>>(
    _ key: String, _: Code.Type = Code.self
  ) throws(RecordError) -> Code {
    let raw = try string(key)
    guard let code = Code(rawValue: raw) else { throw error(.badValue(key: key, value: raw)) }
    return code
  }

  func optionalCode<Code: RawRepresentable<String>>(
    _ key: String, _: Code.Type = Code.self
  ) throws(RecordError) -> Code? {
    guard let raw = try optionalString(key) else { return nil }
    guard let code = Code(rawValue: raw) else { throw error(.badValue(key: key, value: raw)) }
    return code
  }

  /// The elements of an array that may be left out.
  func list<Element>(
    _ key: String, _ read: (Fields) throws(RecordError) -> Element
  ) throws(RecordError) -> [Element] {
    guard let v = value[key], !v.isNull else { return [] }
    guard let array = v.array else { throw error(.badValue(key: key, value: "no array")) }
    var out: [Element] = []
    out.reserveCapacity(array.count)
    for element in array { out.append(try read(Fields(element, id: id, limit: limit))) }
    return out
  }

  func strings(_ key: String) throws(RecordError) -> [String] {
    guard let v = value[key], !v.isNull else { return [] }
    guard let array = v.array else { throw error(.badValue(key: key, value: "no array")) }
    var out: [String] = []
    for element in array {
      guard let s = element.string else { throw error(.badValue(key: key, value: "\(element)")) }
      out.append(s)
    }
    return out
  }

  /// `start` and `end` of this object.
  func span(_ name: String) throws(RecordError) -> Span {
    let start = try int("start")
    let end = try int("end")
    guard start >= 0, end >= start, end <= limit else {
      throw error(.spanOutOfText(key: name, start: start, end: end, limit: limit))
    }
    return Span(start, end)
  }

  func object(_ key: String) throws(RecordError) -> Fields? {
    guard let v = value[key], !v.isNull else { return nil }
    guard v.members != nil else { throw error(.badValue(key: key, value: "no object")) }
    return Fields(v, id: id, limit: limit)
  }

  func optionalSpan(_ key: String) throws(RecordError) -> Span? {
    try object(key)?.span(key)
  }
}
