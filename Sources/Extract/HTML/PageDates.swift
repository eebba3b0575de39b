import CGumbo

/// The dates of a page, from what says most surely when the article appeared.
struct PageDates {
  private(set) var published: FoundDate?
  private(set) var updated: FoundDate?

  private let reader: DateReader
  private let page: HTMLPage
  private let main: MainText

  private static let labels: [(label: [UInt8], isUpdate: Bool)] = CueTable("date-labels").rows
    .filter { $0.count == 2 }.map { (Array($0[0].utf8), $0[1] == "updated") }
    .sorted { $0.0.count > $1.0.count }

  init(
    page: HTMLPage, main: MainText, meta: PageMeta, data: ArticleData, url: String?, start: Int,
    end: Int
  ) {
    self.page = page
    self.main = main
    let language = (meta.language ?? "en").lowercased()
    reader = DateReader(monthFirst: language == "en" || language == "en-us" || language == "en-ca")
    let declared = meta.values["published"] ?? []
    published = data.published.flatMap(exact) ?? declaredDate(declared, trust: 1...3)
    updated =
      data.updated.flatMap(exact) ?? meta.all("updated").lazy.compactMap(exact).first
    let fromURL = url.flatMap(URLDate.find)
    if published == nil { marked() }
    if published == nil { published = fromURL }
    if published == nil { visible(start: start, end: end) }
    if published == nil { published = declaredDate(declared, trust: 4...9) }
    if published == nil { published = updated }
    if let p = published, p.zone == "Z" || p.zone == "+00:00" {
      published = local(p, fromURL, start: start, end: end) ?? p
    }
    if updated == nil, published != nil { updated = visibleUpdate(start: start) }
    if let p = published, let u = updated, u < p { updated = nil }
  }

  /// The day as the publisher writes it, where a time in UTC falls on the day before or after: in the
  /// address, or beside the headline.
  private func local(_ utc: FoundDate, _ fromURL: FoundDate?, start: Int, end: Int) -> FoundDate? {
    if let fromURL { return utc.isBeside(fromURL) ? fromURL : nil }
    for i in max(0, start - 12)..<min(page.segments.count, start + 4) {
      let s = page.segments[i]
      guard s.count <= 160 else { continue }
      let bytes = Array(page.bytes(s))
      for date in reader.all(bytes, limit: 3)
      where Self.label(bytes, before: date.range.lowerBound) != true {
        if date.day10 == utc.day10 { return nil }
        if utc.isBeside(date) { return date }
      }
    }
    return nil
  }

  /// A date behind a label of updates in a short line at the head of the article: `수정 2025.12.18 11:05`.
  private func visibleUpdate(start: Int) -> FoundDate? {
    for i in max(0, start - 12)..<min(page.segments.count, start + 2) {
      let s = page.segments[i]
      guard s.count <= 160 else { continue }
      let bytes = Array(page.bytes(s))
      for date in reader.all(bytes, limit: 4)
      where Self.label(bytes, before: date.range.lowerBound) == true {
        return date
      }
    }
    return nil
  }

  private func exact(_ text: String) -> FoundDate? { reader.first(text) ?? epoch(text) }

  /// Seconds or milliseconds since 1970, as CMSs write them into attributes.
  private func epoch(_ text: String) -> FoundDate? {
    guard let n = Int(text), text.utf8.count == 10 || text.utf8.count == 13 else { return nil }
    let seconds = text.utf8.count == 13 ? n / 1000 : n
    // Civil date from days (Hinnant, "chrono-compatible low-level date algorithms").
    let z = seconds / 86400 + 719_468
    let era = z / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    let year = yoe + era * 400 + (month <= 2 ? 1 : 0)
    guard DateReader.years.contains(year) else { return nil }
    return FoundDate(
      year: year, month: month, day: doy - (153 * mp + 2) / 5 + 1, seconds: seconds % 86400,
      zone: "Z")
  }

  private func declaredDate(
    _ values: [(trust: Int, value: String)], trust: ClosedRange<Int>
  ) -> FoundDate? {
    values.filter { trust.contains($0.trust) }.sorted { $0.trust < $1.trust }.lazy
      .compactMap { exact($0.value) }.first
  }

  /// Dates in attributes: `itemprop="datePublished"`, `<time pubdate>`, `<time datetime>`.
  private mutating func marked() {
    let tree = page.tree
    var times: [(node: Int, date: FoundDate)] = []
    for i in tree.nodes.indices where tree.nodes[i].attributeCount > 0 {
      let prop = tree.string(i, .itemprop)?.lowercased()
      let isTime = tree.nodes[i].tag == GUMBO_TAG_TIME
      guard isTime || prop != nil || tree.value(i, .dataDate) != nil else { continue }
      let isDate =
        prop == "datepublished" || prop == "datecreated" || tree.value(i, .pubdate) != nil
      if prop == "datemodified" {
        updated = updated ?? value(i)
        continue
      }
      if isDate, let date = value(i) {
        published = date
        return
      }
      if isTime, !main.isLeftOut(i), let date = value(i) { times.append((i, date)) }
    }
    guard let first = times.first else { return }
    published = first.date
    if updated == nil, let later = times.dropFirst().prefix(2).map(\.date).max(), later > first.date
    {
      updated = later
    }
  }

  private func value(_ node: Int) -> FoundDate? {
    for name in [HTMLAttribute.datetime, .content, .dataDate, .title] {
      if let text = page.tree.string(node, name), let date = exact(text) { return date }
    }
    return reader.first(page.tree.text(node))
  }

  /// Dates in the text: behind a label, in short lines near the beginning of the article, then near its
  /// end, then anywhere in short lines.
  private mutating func visible(start: Int, end: Int) {
    var candidates: [(rank: Int, order: Int, date: FoundDate)] = []
    for (i, s) in page.segments.enumerated() where s.count <= 240 {
      let bytes = Array(page.bytes(s))
      guard bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { continue }
      let dates = reader.all(bytes, limit: 4)
      guard let date = dates.first else { continue }
      let label = Self.label(bytes, before: date.range.lowerBound)
      if label == true {
        if updated == nil { updated = date }
        if dates.count > 1, Self.label(bytes, before: dates[1].range.lowerBound) == false {
          candidates.append((0, i, dates[1]))
        }
        continue
      }
      let alone = s.count - date.range.count <= 60
      let distance = i < start ? start - i : i >= end ? i - end + 1 : 0
      let near = distance <= 12
      var rank = main.dropped[i] ? 5 : 4
      if label == false {
        rank = near || i < start ? 0 : 2
      } else if alone, near, i <= start + 3 {
        rank = 1
      } else if alone, near {
        rank = 3
      }
      candidates.append((rank, i, date))
    }
    let best = candidates.min { a, b in
      (a.rank, abs(a.order - start)) < (b.rank, abs(b.order - start))
    }
    published = best?.date
  }

  /// Whether the words before a date say update (true) or publication (false); nil when they say nothing.
  static func label(_ bytes: [UInt8], before end: Int) -> Bool? {
    var head = Array(String(decoding: bytes[..<end], as: UTF8.self).lowercased().utf8)
    while let last = head.last,
      last <= 0x20 || last == 0x3A || last == 0x2D || last == 0x7C || last == 0x28 || last == 0x2E
        || last == 0x2C
    {
      head.removeLast()
    }
    for (label, isUpdate) in labels
    where head.count >= label.count && head.suffix(label.count).elementsEqual(label) {
      let before = head.count - label.count
      if before == 0 || head[before - 1] < 0x30 || label[0] >= 0x80 { return isUpdate }
    }
    return nil
  }
}

/// A date in the path of an address: `/2025/12/18/`, `/2025-12-18-…`, `…/20251218…`.
enum URLDate {
  static func find(_ url: String) -> FoundDate? {
    var path = Array(url.utf8)
    var url = url
    if let archive = url.firstRange(of: "web.archive.org/web/") {
      // The archive's own time stamp isn't the article's.
      let rest = url[archive.upperBound...].drop { $0 != "/" }.dropFirst()
      url = rest.contains("://") ? String(rest) : "http://" + rest
    }
    if let scheme = url.firstRange(of: "://") {
      path = Array(url[scheme.upperBound...].utf8)
      path = Array(path.drop { $0 != 0x2F })
    }
    let reader = DateReader()
    for date in reader.all(path, limit: 4) where date.year <= 2035 {
      let digits = path[date.range]
      // Article numbers are as long as dates: a bare run counts only when it is exactly eight digits.
      if digits.count > 8, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        var cut = date
        cut.seconds = nil
        return cut
      }
      var out = date
      out.seconds = nil
      out.zone = nil
      return out
    }
    return nil
  }
}
