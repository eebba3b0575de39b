import CGumbo

/// Title, authors, publisher, address and dates of a page's article.
struct ArticleMetadata {
  var title: String?
  var authors: [String] = []
  var publisher: String?
  var url: String?
  var language: String?
  var published: String?
  var updated: String?

  init(
    page: HTMLPage, main: MainText, selection: [Int], meta: PageMeta, data: ArticleData,
    hints: Extractor.Hints
  ) {
    url =
      Self.address(meta.canonical) ?? Self.address(meta.first("url")) ?? Self.address(data.url)
      ?? hints.url
    publisher = data.publisher ?? meta.first("publisher") ?? CopyrightLine.holder(page)
    title = PageTitle(
      page: page, main: main, meta: meta, data: data, publisher: publisher, url: url,
      start: selection.first ?? 0
    )
    .best()
    let start = selection.first ?? 0
    let end = (selection.last ?? 0) + 1
    let dates = PageDates(
      page: page, main: main, meta: meta, data: data, url: hints.url ?? url, start: start, end: end)
    published = dates.published?.iso
    updated = dates.updated?.iso
    language = data.language ?? meta.language ?? meta.first("language")
    authors = PageAuthors(page: page, main: main, start: start, end: end, publisher: publisher)
      .best(
        meta: meta, data: data)
  }

  private static func address(_ text: String?) -> String? {
    guard let text, text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
    return text
  }
}
