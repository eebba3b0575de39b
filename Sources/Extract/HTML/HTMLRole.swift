import CGumbo

/// What an element means for the flow of text.
enum HTMLRole: Equatable {
  case inline, link, block, row, cell, list, item, quote, caption, preformatted
  case heading(UInt8)
  /// Neither the element nor its text belongs to the page's text.
  case skip

  init(_ tag: GumboTag) {
    switch tag {
    case GUMBO_TAG_A: self = .link
    case GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
      GUMBO_TAG_HEAD, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_OBJECT,
      GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_MAP, GUMBO_TAG_IFRAME, GUMBO_TAG_SVG,
      GUMBO_TAG_MATH, GUMBO_TAG_DATALIST, GUMBO_TAG_NAV, GUMBO_TAG_RP, GUMBO_TAG_RT,
      GUMBO_TAG_OPTION, GUMBO_TAG_INPUT, GUMBO_TAG_PROGRESS, GUMBO_TAG_METER:
      self = .skip
    case GUMBO_TAG_H1: self = .heading(1)
    case GUMBO_TAG_H2: self = .heading(2)
    case GUMBO_TAG_H3: self = .heading(3)
    case GUMBO_TAG_H4: self = .heading(4)
    case GUMBO_TAG_H5: self = .heading(5)
    case GUMBO_TAG_H6: self = .heading(6)
    case GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_MENU, GUMBO_TAG_DIR: self = .list
    case GUMBO_TAG_LI: self = .item
    case GUMBO_TAG_TR: self = .row
    case GUMBO_TAG_TD, GUMBO_TAG_TH: self = .cell
    case GUMBO_TAG_BLOCKQUOTE: self = .quote
    case GUMBO_TAG_FIGCAPTION: self = .caption
    case GUMBO_TAG_PRE, GUMBO_TAG_LISTING, GUMBO_TAG_XMP: self = .preformatted
    case GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,
      GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_MAIN, GUMBO_TAG_FIGURE, GUMBO_TAG_TABLE,
      GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_CAPTION, GUMBO_TAG_DL,
      GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_FORM, GUMBO_TAG_FIELDSET, GUMBO_TAG_ADDRESS,
      GUMBO_TAG_HR, GUMBO_TAG_CENTER, GUMBO_TAG_BODY, GUMBO_TAG_HTML, GUMBO_TAG_DETAILS,
      GUMBO_TAG_SUMMARY, GUMBO_TAG_HGROUP, GUMBO_TAG_LEGEND, GUMBO_TAG_UNKNOWN:
      self = .block
    case GUMBO_TAG_BR: self = .block
    default: self = .inline
    }
  }
}

/// Tells tables of data from tables that only lay out a page.
enum HTMLTables {
  /// Bytes of text in a cell of data; layout cells hold whole columns of a page.
  static let cellBytes = 400

  /// A row of data: no block structure of its own inside, at least two cells, none of them long.
  static func isData(_ tree: HTMLTree, row: Int) -> Bool {
    var cells = 0
    var bytes = 0
    for i in (row + 1)..<max(row + 1, Int(tree.nodes[row].end)) {
      let node = tree.nodes[i]
      switch node.tag {
      case HTMLTree.text:
        bytes += Int(node.stop - node.start)
        if bytes > cellBytes * 3 { return false }
      case GUMBO_TAG_TD, GUMBO_TAG_TH:
        cells += 1
        bytes = 0
      case GUMBO_TAG_TABLE, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_ARTICLE,
        GUMBO_TAG_NAV, GUMBO_TAG_FORM:
        return false
      default: break
      }
    }
    return cells >= 2
  }
}
