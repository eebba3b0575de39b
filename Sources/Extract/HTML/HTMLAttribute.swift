/// The attributes that reading a page needs; all others are dropped while the tree is copied.
enum HTMLAttribute: UInt8, Sendable {
  case `class`, id, href, content, name, property, itemprop, itemtype, datetime, rel, type, role
  case style, hidden, ariaHidden, lang, title, src, charset, httpEquiv, pubdate, dataDate, alt
  case colspan
  /// The name of a custom element (`amp-ad`).
  case element

  private static let names: [(StaticString, HTMLAttribute)] = [
    ("class", .class), ("id", .id), ("href", .href), ("content", .content), ("name", .name),
    ("property", .property), ("itemprop", .itemprop), ("itemtype", .itemtype),
    ("datetime", .datetime), ("rel", .rel), ("type", .type), ("role", .role), ("style", .style),
    ("hidden", .hidden), ("aria-hidden", .ariaHidden), ("lang", .lang), ("title", .title),
    ("charset", .charset), ("http-equiv", .httpEquiv),
    ("pubdate", .pubdate), ("data-date", .dataDate), ("data-date-time", .dataDate),
    ("data-published", .dataDate), ("data-datetime", .dataDate), ("data-time", .dataDate),
    ("data-timestamp", .dataDate), ("data-utime", .dataDate), ("data-publish-date", .dataDate),
  ]

  /// - Parameter name: in lower case, as gumbo gives it.
  init?(_ name: UnsafePointer<CChar>) {
    var length = 0
    while name[length] != 0 {
      length += 1
      if length > 20 { return nil }
    }
    let found = name.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
      Self.names.first { candidate, _ in
        guard candidate.utf8CodeUnitCount == length else { return false }
        let wanted = candidate.utf8Start
        for i in 0..<length where wanted[i] != bytes[i] { return false }
        return true
      }
    }
    guard let found else { return nil }
    self = found.1
  }
}
