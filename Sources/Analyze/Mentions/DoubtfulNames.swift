import Model

/// Settles which short and ambiguous names count: 한화, 기아, Apple, Target.
///
/// Points: up to 2 for words of business in the sentence, 2 when the thing is named beyond doubt
/// elsewhere in the document, 2 beside a sure company in a list, 1 before a word of business, 1 at the
/// start of the sentence or for a capital between words in small letters. Places count beside places
/// and before 북부, 일대; people beside people.
struct DoubtfulNames {
  let evidence: Evidence
  let bytes: [UInt8]
  let sentences: [Sentence]

  func decided(_ names: [Candidate]) -> [Candidate] {
    guard names.contains(where: { $0.doubt > 0 }) else { return names }
    var sure: Set<Int> = []
    for name in names
    where name.doubt == 0 && name.thing >= 0 { sure.insert(name.thing) }
    var cuesOf: [Int: Int] = [:]
    var sentence = 0
    var out: [Candidate] = []
    for (index, name) in names.enumerated() {
      guard name.doubt > 0 else {
        out.append(name)
        continue
      }
      while sentence + 1 < sentences.count, sentences[sentence].span.end <= name.span.start {
        sentence += 1
      }
      let range = sentences[sentence].span.range
      let cues = cuesOf[sentence] ?? evidence.count(in: bytes, range: range)
      cuesOf[sentence] = cues
      var points = sure.contains(name.thing) ? 2 : 0
      switch name.type {
      case .place:
        if besidePlace(names, index) { points += 2 }
        if evidence.standsPlaceCue(behind: Int(name.span.end), in: bytes) { points += 3 }
      case .person:
        if beside(names, index) { points += 3 }
      default:
        points += min(2, cues)
        if evidence.stands(behind: Int(name.span.end), in: bytes) { points += 1 }
        if beside(names, index) { points += 2 }
        if Int(name.span.start) == range.lowerBound || standsOut(name.span, range) { points += 1 }
      }
      if points >= Int(name.doubt) { out.append(name) }
    }
    return out
  }

  /// Written with a capital where the words beside it are not: said Ford will, but neither Harrison Ford
  /// nor a headline in title case.
  private func standsOut(_ span: Span, _ range: Range<Int>) -> Bool {
    let start = Int(span.start)
    let end = Int(span.end)
    guard bytes[start] >= 0x41, bytes[start] <= 0x5A, start >= range.lowerBound + 2,
      bytes[start - 1] == 0x20, end + 1 < range.upperBound, bytes[end] == 0x20,
      bytes[end + 1] >= 0x61, bytes[end + 1] <= 0x7A
    else { return false }
    var before = start - 1
    while before > range.lowerBound, Script.before(before, in: bytes) == .latin { before -= 1 }
    return before < start - 1 && bytes[before] >= 0x61 && bytes[before] <= 0x7A
  }

  /// Whether another place stands right before or behind: 경기 수원, 전남·경기.
  private func besidePlace(_ names: [Candidate], _ index: Int) -> Bool {
    for other in [index - 1, index + 1] where names.indices.contains(other) {
      guard names[other].type == .place else { continue }
      let a = Int(names[min(index, other)].span.end)
      let b = Int(names[max(index, other)].span.start)
      if b == a + 1, bytes[a] == 0x20 { return true }
      if Joints.joins(bytes, a..<b) { return true }
    }
    return false
  }

  /// Whether a sure company, for a person a person, stands beside the name in a list: A, B · C와 D.
  private func beside(_ names: [Candidate], _ index: Int) -> Bool {
    for other in [index - 1, index + 1] where names.indices.contains(other) {
      let a = names[min(index, other)].span
      let b = names[max(index, other)].span
      let type: MentionType = names[index].type == .person ? .person : .company
      guard names[other].doubt == 0, names[other].type == type else { continue }
      if Joints.joins(bytes, Int(a.end)..<Int(b.start)) { return true }
    }
    return false
  }
}
