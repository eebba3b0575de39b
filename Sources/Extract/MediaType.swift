/// What bytes are, told from the bytes alone; file names are never asked.
enum MediaType: Sendable, Hashable {
  case empty
  case html, markdown, plain

  /// How much of the beginning is looked at, in bytes.
  static let head = 4096

  /// The textual type of bytes that no binary format has claimed.
  /// - Parameter text: the beginning in UTF-8, or anything close enough for markup to be seen.
  static func ofText(_ text: ArraySlice<UInt8>) -> MediaType {
    let head = text.prefix(Self.head)
    if looksLikeHTML(head) { return .html }
    if Markdown.looksLike(text.prefix(1 << 16)) { return .markdown }
    return .plain
  }

  /// A doctype, or one of the elements a page begins with, or several different elements of HTML.
  static func looksLikeHTML(_ head: ArraySlice<UInt8>) -> Bool {
    let hasTag = head.withUnsafeBufferPointer { ByteWords.first(0x3C, $0, 0, $0.count) < $0.count }
    guard hasTag else { return false }
    var i = head.startIndex
    var names: Set<String> = []
    var first = true
    while let open = head[i...].firstIndex(of: UInt8(ascii: "<")) {
      let leading = head[i..<open].allSatisfy { $0 <= 0x20 || $0 >= 0x80 && first }
      let name = tagName(head, open + 1)
      if first, leading {
        if name == "!doctype" || name == "html" || name == "head" { return true }
        if name == "!--" {
          guard let end = endOfComment(head, open) else { return true }
          i = end
          continue
        }
      }
      if name == "?xml" {
        i = open + 1
        continue
      }
      first = false
      switch name {
      case "!doctype", "html", "head", "body", "meta", "title", "script", "div", "p", "span",
        "table", "br",
        "article", "section", "h1", "h2", "ul", "li", "a", "img", "link", "style", "td", "tr":
        names.insert(name)
      default: break
      }
      if names.contains("html") || names.contains("body") || names.count >= 3 { return true }
      i = open + 1
    }
    return names.count >= 2 && head.first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  private static func endOfComment(_ head: ArraySlice<UInt8>, _ open: Int) -> Int? {
    var i = open + 4
    while i + 2 < head.endIndex {
      if head[i] == 0x2D, head[i + 1] == 0x2D, head[i + 2] == 0x3E { return i + 3 }
      i += 1
    }
    return nil
  }

  private static func tagName(_ bytes: ArraySlice<UInt8>, _ start: Int) -> String {
    var end = start
    while end < bytes.endIndex, end - start < 12 {
      let byte = bytes[end]
      let letter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      let digit = byte >= 0x30 && byte <= 0x39
      guard letter || digit || byte == 0x21 || byte == 0x2D || byte == 0x3F else { break }
      end += 1
      if end - start == 3, bytes[start..<end].elementsEqual([0x21, 0x2D, 0x2D]) { break }
    }
    return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }
}
