import Model

/// Reads RSS 0.9–2.0, RDF and Atom 0.3/1.0 feeds: one document an entry, source `feed#n`.
struct FeedReader {
  let reading: Reading
  let source: String
  let depth: Int

  /// - Throws: ``ExtractError`` when the feed breaks off; the entries before are served.
  func read(_ bytes: [UInt8]) throws(ExtractError) {
    let decoded = TextDecoder()(bytes, declared: MetaCharset.find(bytes))
    var events = FeedEvents()
    let complete = XMLWalk.run(XMLEntities.replaced(decoded.bytes), isUTF8: true, &events)
    for (index, entry) in events.entries.prefix(reading.limits.members).enumerated() {
      var draft = draft(entry, events.channel)
      draft.charset = decoded.charset
      draft.warnings = decoded.warnings
      reading.emit(draft, id: nil, source: "\(source)#\(index + 1)")
    }
    if events.entries.count > reading.limits.members {
      throw ExtractError(
        place: source,
        reason: .overLimit(
          what: "entries", value: events.entries.count, limit: reading.limits.members))
    }
    if !complete {
      throw ExtractError(
        place: source, reason: .damaged("feed breaks off after entry \(events.entries.count)"))
    }
  }

  private func draft(_ entry: FeedEvents.Entry, _ channel: FeedEvents.Channel) -> Draft {
    var draft = Draft(mediaType: "application/rss+xml")
    draft.title = entry.title.map { XMLEntities.title($0.value) }
    draft.authors = entry.authors.map { XMLEntities.title($0.value) }
    draft.publisher = channel.title.map { XMLEntities.title($0.value) }
    draft.published = entry.published.flatMap(DateText.iso)
    draft.updated = entry.updated.flatMap(DateText.iso)
    draft.published = draft.published ?? draft.updated
    draft.url = entry.link
    draft.language = channel.language.map { String($0.prefix(2)).lowercased() }
    let body = [entry.content, entry.description].compactMap { $0 }
      .max { $0.value.utf8.count < $1.value.utf8.count }
    guard let body = entry.content.flatMap({ $0.value.utf8.count > 200 ? $0 : nil }) ?? body else {
      return draft
    }
    if body.isMarkup || body.value.contains("<") {
      for block in HTMLFragment.blocks(Array(body.value.utf8)) {
        draft.add(block.kind, level: block.level, block.text)
      }
    } else {
      draft.append(PlainText()(Array(XMLEntities.unescaped(body.value).utf8)))
    }
    return draft
  }
}

/// Collects a feed's entries from its XML.
struct FeedEvents: XMLHandler {
  struct Value {
    var value: String
    var isMarkup: Bool
  }
  struct Channel {
    var title: Value?
    var language: String?
  }
  struct Entry {
    var title: Value?
    var authors: [Value] = []
    var published: String?
    var updated: String?
    var link: String?
    var content: Value?
    var description: Value?
  }

  private(set) var channel = Channel()
  private(set) var entries: [Entry] = []
  private var entry: Entry?
  private var path: [String] = []
  /// The element whose text is collected, its depth and kind.
  private var field: (name: String, depth: Int, type: String, mode: String)?
  private var buffer = ""
  private var isMarkup = false
  private static let limit = 8 << 20

  mutating func start(_ name: String, _ element: XMLElement) {
    path.append(name)
    if field != nil {
      // Markup inside: kept as markup.
      isMarkup = true
      buffer += "<\(name)>"
      return
    }
    switch name {
    case "item", "entry": entry = Entry()
    case "link":
      guard entry != nil, let href = element["href"] else {
        begin(name, element)
        return
      }
      let relation = element["rel"] ?? "alternate"
      if relation == "alternate", entry?.link == nil { entry?.link = href }
    case "name", "email": if path.dropLast().last == "author" { begin(name, element) }
    default: if Self.fields.contains(name) { begin(name, element) }
    }
  }

  private static let fields: Set<String> = [
    "title", "description", "summary", "encoded", "content", "pubDate", "date", "published",
    "issued", "updated", "modified", "created", "creator", "author", "guid", "id", "language",
    "body", "tagline",
  ]

  private mutating func begin(_ name: String, _ element: XMLElement) {
    // An Atom author is a structure, RSS's a text.
    if name == "author", !path.contains("item") { return }
    field = (name, path.count, element["type"] ?? "", element["mode"] ?? "")
    buffer = ""
    isMarkup = false
  }

  mutating func text(_ string: String) {
    guard field != nil, buffer.utf8.count < Self.limit else { return }
    if isMarkup {
      buffer += string.replacingMarkup
    } else {
      buffer += string
    }
  }

  mutating func end(_ name: String) {
    if let open = field {
      if path.count == open.depth {
        store(open)
        field = nil
      } else {
        buffer += "</\(name)>"
      }
    }
    if !path.isEmpty { path.removeLast() }
    if name == "item" || name == "entry", let done = entry {
      entries.append(done)
      entry = nil
    }
  }

  private mutating func store(_ open: (name: String, depth: Int, type: String, mode: String)) {
    var text = buffer
    var markup = isMarkup
    let type = open.type.lowercased()
    if open.mode == "base64" || type == "application/octet-stream" {
      text = String(decoding: TransferEncoding.base64(Array(text.utf8)[...]), as: UTF8.self)
      markup = true
    }
    if type.contains("html") { markup = true }
    if type == "text" || type == "text/plain" { markup = false }
    let isText = ["title", "description", "summary", "encoded", "content", "body", "tagline"]
    if type.isEmpty, isText.contains(open.name), text.looksLikeMarkup { markup = true }
    let value = Value(value: text, isMarkup: markup)
    let line = Draft.line(text)
    guard var current = entry else {
      let inChannel = path.dropLast().last == "channel" || path.dropLast().last == "feed"
      if inChannel, open.name == "title" { channel.title = channel.title ?? value }
      if inChannel, open.name == "language" { channel.language = line }
      return
    }
    switch open.name {
    case "title": current.title = current.title ?? value
    case "encoded", "content", "body": current.content = current.content ?? value
    case "description", "summary": current.description = current.description ?? value
    case "pubDate", "published", "issued", "created": current.published = current.published ?? line
    case "date": current.published = current.published ?? line
    case "updated", "modified": current.updated = line
    case "creator", "name", "author": if line != nil { current.authors.append(value) }
    case "email": if current.authors.isEmpty { current.authors.append(value) }
    case "link": current.link = current.link ?? line
    case "guid", "id":
      if current.link == nil, let line, line.hasPrefix("http") { current.link = line }
    default: break
    }
    entry = current
  }
}

extension String {
  fileprivate var looksLikeMarkup: Bool {
    guard let open = utf8.firstIndex(of: 0x3C) else { return contains("&lt;") || contains("&#") }
    let rest = utf8[utf8.index(after: open)...]
    guard let next = rest.first else { return false }
    return (0x61...0x7A).contains(next | 0x20) && rest.contains(0x3E)
  }

  fileprivate var replacingMarkup: String {
    guard utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return self }
    return unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "<": out += "&lt;"
      case "&": out += "&amp;"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
