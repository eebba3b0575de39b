import JSON
import Model

/// Reads JSON, JSON Lines and CSV whose objects or rows are documents; source `file#n`.
struct FieldReader {
  let reading: Reading
  let source: String
  let hints: Extractor.Hints

  /// - Returns: false when the bytes are not of that format after all and should be read as text.
  func read(_ bytes: [UInt8], _ format: Format) throws(ExtractError) -> Bool {
    let decoded = TextDecoder()(bytes, declared: hints.charset)
    switch format {
    case .csv: try rows(decoded)
    case .jsonLines:
      try Items(limits: reading.limits).read(ByteStream(decoded.bytes), .jsonLines, source: source)
      {
        switch $0 {
        case .success(let item):
          FieldReader(reading: reading, source: item.source, hints: item.hints).line(item.bytes)
        case .failure(let error): reading.emit(.failure(error))
        }
      }
    default: return try json(decoded)
    }
    return true
  }

  /// Reads one line of JSON Lines.
  func line(_ bytes: [UInt8]) {
    do throws(ExtractError) {
      if try !json(TextDecoder()(bytes, declared: hints.charset)) {
        reading.fail(source, .damaged("not a JSON object"))
      }
    } catch {
      reading.emit(.failure(error))
    }
  }

  private func json(_ decoded: DecodedText) throws(ExtractError) -> Bool {
    let value: JSONValue
    do {
      value = try JSONValue.parse(decoded.bytes)
    } catch {
      if hints.mediaType == "application/json" {
        throw ExtractError(place: source, reason: .damaged("JSON, \(error)"))
      }
      return false
    }
    if value.members != nil, let draft = draft(Self.fields(value), in: value) {
      emit(draft, decoded, id: Reading.id(decoded.bytes), source: source)
      return true
    }
    guard let list = documents(in: value, depth: 0) else {
      if value.members == nil, value.array == nil { return false }
      throw ExtractError(place: source, reason: .unsupported(withoutText))
    }
    for (index, element) in list.enumerated() {
      let place = "\(source)#\(index + 1)"
      if index >= reading.limits.members {
        throw ExtractError(
          place: source,
          reason: .overLimit(what: "entries", value: list.count, limit: reading.limits.members))
      }
      if let draft = draft(Self.fields(element), in: element) {
        emit(draft, decoded, id: nil, source: place)
      } else {
        reading.fail(place, .noText)
      }
    }
    return true
  }

  /// The first list whose elements have text, here or in a member.
  private func documents(in value: JSONValue, depth: Int) -> [JSONValue]? {
    guard depth < 4 else { return nil }
    if let list = value.array {
      return list.prefix(20).contains { draft(Self.fields($0), in: $0) != nil } ? list : nil
    }
    for member in value.members ?? [] {
      if let found = documents(in: member.value, depth: depth + 1) { return found }
    }
    return nil
  }

  /// The object's strings by key; members of a nested object count as `name`'s own value.
  private static func fields(_ value: JSONValue) -> [String: [String]] {
    var out: [String: [String]] = [:]
    for member in value.members ?? [] {
      let strings = FieldPath.leaves(member.value)
      let key = member.key.lowercased()
      if !strings.isEmpty, out[key] == nil { out[key] = strings }
    }
    return out
  }

  private func rows(_ decoded: DecodedText) throws(ExtractError) {
    var rows = CSVRows(decoded.bytes)
    guard let header = rows.next()?.map({ Draft.clean($0).lowercased() }) else { return }
    var number = 0
    while let row = rows.next() {
      number += 1
      if number > reading.limits.members * 50 {
        throw ExtractError(
          place: source,
          reason: .overLimit(what: "rows", value: number, limit: reading.limits.members * 50))
      }
      var fields: [String: [String]] = [:]
      for (name, value) in zip(header, row) where !value.isEmpty && fields[name] == nil {
        fields[name] = [value]
      }
      let place = "\(source)#\(number)"
      if let draft = draft(fields, in: nil) {
        emit(draft, decoded, id: nil, source: place)
      } else if !fields.isEmpty {
        reading.fail(place, .noText)
      }
    }
    if rows.isUnterminated {
      throw ExtractError(place: "\(source)#\(number)", reason: .damaged("quote without an end"))
    }
  }

  /// Names the fields that were asked for, because a name may be misspelled.
  private var withoutText: String {
    let own = reading.extractor.fields.text
    return "JSON without a field of text"
      + (own.isEmpty ? "" : ": looked for \(own.joined(separator: ", "))")
  }

  private func emit(_ draft: Draft, _ decoded: DecodedText, id: String?, source: String) {
    var draft = draft
    draft.charset = decoded.charset
    draft.warnings = decoded.warnings + draft.warnings
    draft.url = draft.url ?? hints.url
    reading.emit(draft, id: id, source: source)
  }

  /// - Parameter object: where names with dots are looked for.
  private func draft(_ fields: [String: [String]], in object: JSONValue?) -> Draft? {
    let names = reading.extractor.fields
    func values(_ field: FieldNames.Field) -> [String]? {
      for name in names.names(field) {
        if let found = fields[name], found.contains(where: { !$0.isEmpty }) { return found }
        guard let object, name.utf8.contains(0x2E) else { continue }
        let found = FieldPath.strings(object, name)
        if found.contains(where: { !$0.isEmpty }) { return found }
      }
      return nil
    }
    guard let text = values(.text) ?? values(.summary) else { return nil }
    var draft = Draft(mediaType: "application/json")
    let body = text.joined(separator: "\n\n")
    if Self.isMarkup(body) {
      for block in HTMLFragment.blocks(Array(body.utf8)) {
        draft.add(block.kind, level: block.level, block.text)
      }
    } else {
      draft.append(PlainText()(Array(body.utf8)))
    }
    draft.title = values(.title)?.first.map(XMLEntities.unescaped)
    draft.id = values(.id)?.first
    draft.authors = values(.authors) ?? []
    draft.publisher = values(.publisher)?.first
    draft.published = values(.published)?.first.flatMap(Self.date)
    draft.url = values(.url)?.first
    draft.language = values(.language)?.first.flatMap(Language.primary)
    return draft
  }

  /// ISO and mail dates, `20251218`, and UNIX times in seconds or milliseconds.
  private static func date(_ text: String) -> String? {
    if let iso = DateText.iso(text) { return iso }
    guard let number = Int(trim: text) else { return nil }
    let seconds = number > 100_000_000_000 ? number / 1000 : number
    return (631_152_000...4_102_444_800).contains(seconds) ? DateText.day(unix: seconds) : nil
  }

  private static func isMarkup(_ text: String) -> Bool {
    ["<p", "<br", "<div", "<html", "</a>"].contains { text.contains($0) }
  }

  /// A header line of two columns or more, one of them text.
  static func looksLikeCSV(_ bytes: [UInt8], _ names: FieldNames) -> Bool {
    guard let newline = bytes.prefix(Format.head).firstIndex(of: 0x0A) else { return false }
    let line = bytes[..<newline]
    guard line.contains(where: { CSVRows.separators.contains($0) }) else { return false }
    var rows = CSVRows(TextDecoder()(line).bytes)
    guard let header = rows.next(), header.count >= 2 else { return false }
    return names.hasText(header.map { Draft.clean($0) })
  }
}
