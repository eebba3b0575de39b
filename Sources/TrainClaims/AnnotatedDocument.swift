import Model

/// A document with the claims that a careful reader finds, as `Tests/Quality/documents/README.md`
/// describes the file.
struct AnnotatedDocument {
  struct Claim {
    var sentence: Int
    var industry: Industry
    var channel: Channel
    var direction: Direction
    var horizon: Horizon
    var certainty: Certainty
    var mode: Mode
  }

  var id = ""
  var language = ""
  var published = ""
  var title = ""
  var text: [UInt8] = []
  var sentences: [Span] = []
  var claims: [Claim] = []

  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  init(path: String, lines: [Substring]) throws(Fault) {
    guard let start = lines.firstIndex(of: "--") else { throw Fault(description: "\(path): no --") }
    for line in lines[..<start] {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmed
      switch line[..<colon] {
      case "id": id = value
      case "lang": language = value
      case "date": published = value
      case "title": title = value
      default: throw Fault(description: "\(path): \(line)")
      }
    }
    var isFresh = true
    for (number, line) in lines.enumerated().dropFirst(start + 1) {
      if line.hasPrefix("= ") {
        claims.append(try claim(line.dropFirst(2), place: "\(path):\(number + 1)"))
      } else if line.allSatisfy(\.isWhitespace) {
        isFresh = true
      } else if !line.hasPrefix("@ ") {
        if !text.isEmpty { text.append(isFresh ? UInt8(ascii: "\n") : UInt8(ascii: " ")) }
        let begin = text.count
        text += line.trimmed.utf8
        sentences.append(Span(begin, text.count))
        isFresh = false
      }
    }
  }

  private func claim(_ line: Substring, place: String) throws(Fault) -> Claim {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    guard cells.count >= 8, !sentences.isEmpty, let industry = Industry(rawValue: cells[2]),
      let channel = Channel(rawValue: cells[3]), let direction = Direction(rawValue: cells[4]),
      let horizon = Horizon(rawValue: cells[5]), let certainty = Certainty(rawValue: cells[6]),
      let mode = Mode(rawValue: cells[7])
    else { throw Fault(description: "\(place): no claim: \(line)") }
    return Claim(
      sentence: sentences.count - 1, industry: industry, channel: channel, direction: direction,
      horizon: horizon, certainty: certainty, mode: mode)
  }

  /// The annotated sentence that shares most with a span, the first of several; nil for none.
  func sentence(of span: Span) -> Int? {
    var best: (shared: Int32, index: Int)?
    for (i, own) in sentences.enumerated() {
      let shared = min(own.end, span.end) - max(own.start, span.start)
      if shared > 0, best.map({ shared > $0.shared }) ?? true { best = (shared, i) }
    }
    return best?.index
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var out = self
    while out.first?.isWhitespace == true { out.removeFirst() }
    while out.last?.isWhitespace == true { out.removeLast() }
    return String(out)
  }
}
