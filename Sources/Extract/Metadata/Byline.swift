/// Reads names from bylines: `홍길동 기자`, `By Jane Doe and John Roe`.
enum Byline {
  private static let after: Set<String> = words("after")
  private static let never: Set<String> = words("never")
  private static let before: Set<String> = words("before")

  private static let joints =
    CueTable.words("bylines", "joint").map { " \($0) " } + [" & ", ";", " / "]

  private static func words(_ place: String) -> Set<String> {
    Set(CueTable.words("bylines", place))
  }

  /// The words that follow a name; all begin with a syllable, three bytes.
  private static let roles: [[UInt8]] = after.map { Array($0.utf8) }
  private static let roleHeads: [UInt32] = Set(
    roles.filter { $0.count >= 3 }.map { UInt32($0[0]) << 16 | UInt32($0[1]) << 8 | UInt32($0[2]) }
  ).sorted()

  /// Whether a word that follows a name occurs: most lines hold none.
  static func holdsRole(_ b: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i + 3 <= b.count {
      guard b[i] >= 0xE0 else {
        i += 1
        continue
      }
      let head = UInt32(b[i]) << 16 | UInt32(b[i + 1]) << 8 | UInt32(b[i + 2])
      if roleHeads.contains(head), roles.contains(where: { b[i...].starts(with: $0) }) {
        return true
      }
      i += 3
    }
    return false
  }

  /// Names in a line that is known to hold an author; empty when nothing looks like a name.
  static func names(_ line: String) -> [String] {
    var text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let korean = koreanName(text) { return korean }
    let lower = text.lowercased()
    for word in before.sorted(by: { $0.count > $1.count })
    where lower.hasPrefix(word + " ") || lower.hasPrefix(word + ":") {
      text = String(text.dropFirst(word.count + 1))
      break
    }
    return split(text)
  }

  /// The names before `기자`, `특파원`, … in a line; nil when the line has none.
  static func koreanName(_ line: String) -> [String]? {
    var line = line
    guard line.withUTF8(holdsRole) else { return nil }
    let separators: Set<Character> = [
      " ", "=", "·", ",", "/", "(", ")", "[", "]", "|", "@", "ㅣ", ":",
    ]
    let words = line.split(whereSeparator: { separators.contains($0) }).map(String.init)
    var out: [String] = []
    for (i, word) in words.enumerated() {
      if after.contains(word), i > 0, isHangulName(words[i - 1]) {
        out.append(words[i - 1])
        continue
      }
      for role in after where word.hasSuffix(role) && word.count > role.count {
        let name = String(word.dropLast(role.count))
        if isHangulName(name), !after.contains(word) { out.append(name) }
      }
    }
    var seen: Set<String> = []
    let unique = out.filter { seen.insert($0).inserted }
    return unique.isEmpty ? nil : unique
  }

  /// Two to four syllables.
  private static func isHangulName(_ word: String) -> Bool {
    (2...4).contains(word.count)
      && word.unicodeScalars.allSatisfy { $0.value >= 0xAC00 && $0.value <= 0xD7A3 }
  }

  /// Cuts a list of names at commas, `and`, `&`, `;`; what follows `|` or a dash is a role.
  static func split(_ text: String) -> [String] {
    var head = text
    for mark in [" | ", " – ", " — ", " - ", " • ", " @", " for ", " ("] {
      if let range = head.firstRange(of: mark) { head = String(head[..<range.lowerBound]) }
    }
    for joint in joints {
      head = head.replacing(joint, with: ",")
    }
    return head.split(separator: ",").map { clean(String($0)) }.filter(isName)
  }

  static func clean(_ name: String) -> String {
    var out = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if out.lowercased().hasPrefix("by ") { out = String(out.dropFirst(3)) }
    while let last = out.last, "·,;:-|•".contains(last) || last == " " { out.removeLast() }
    while let first = out.first, "·,;:-|•@".contains(first) || first == " " { out.removeFirst() }
    return out
  }

  /// A name has letters, no digits, no address, and at most six words.
  static func isName(_ text: String) -> Bool {
    let first = text.lowercased().prefix { $0.isLetter }
    if never.contains(String(first)) || DateReader.months[String(first)] != nil { return false }
    guard text.count >= 2, text.count <= 60, text.contains(where: \.isLetter) else { return false }
    if text.contains(where: { $0.isNumber || $0 == "@" || $0 == ":" }) || text.contains("://") {
      return false
    }
    if text.contains("www.") { return false }
    return text.split(separator: " ").count <= 6
  }
}
