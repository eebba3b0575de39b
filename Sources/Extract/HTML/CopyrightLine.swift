/// Reads who owns a page from its copyright line: `저작권자 ⓒ 보기신문 무단전재 및 재배포 금지`,
/// `© 2025 Example Times. All rights reserved.`
enum CopyrightLine {
  private static let marks = ["ⓒ", "©", "(c)"]
  /// A line without one of these may be the credit of a picture.
  private static let words = CueTable.words("line-words", "copyright")
  private static let owners = CueTable.words("line-words", "owner")
  private static let rights = CueTable.words("line-words", "rights")
  /// What may follow the name.
  private static let ends: [Character] = [",", ".", "|", "<", ">", "/", ";", "-", "·"]

  /// The name in the last line of the page that has one; nil when none has.
  static func holder(_ page: HTMLPage) -> String? {
    for segment in page.segments.reversed().prefix(60) where segment.count <= 240 {
      if let name = name(page.string(segment)) { return name }
    }
    return nil
  }

  static func name(_ line: String) -> String? {
    let lower = line.lowercased()
    guard words.contains(where: { lower.contains($0) }),
      let mark = marks.compactMap({ lower.firstRange(of: $0)?.upperBound }).min()
    else { return nil }
    var rest = line[mark...].drop { !$0.isLetter }
    for word in owners where rest.lowercased().hasPrefix(word + " ") {
      rest = rest.dropFirst(word.count).drop { !$0.isLetter }
    }
    if let end = rest.firstIndex(where: { ends.contains($0) }) { rest = rest[..<end] }
    for word in rights {
      if let stop = rest.firstRange(of: word) { rest = rest[..<stop.lowerBound] }
    }
    let name = rest.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (2...40).contains(name.count) && name.split(separator: " ").count <= 5 ? name : nil
  }
}
