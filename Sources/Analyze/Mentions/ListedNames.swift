import Model

/// Finds companies by the company they keep: in 네이버, 누리온, 카카오 등 the one in the middle is one too.
struct ListedNames: Sendable {
  let tables: NameTables

  /// - Parameter taken: what is known beyond doubt.
  func find(
    words: [KoreanNameWord], morphemes: [Morpheme], bytes: [UInt8], taken: [Candidate],
    into out: inout [Candidate]
  ) {
    let companies = taken.filter { $0.type == .company }.sorted { $0.span < $1.span }
    guard !companies.isEmpty else { return }
    for word in words where word.range.count >= 6 {
      let span = Span(word.start, word.contentEnd)
      let tokens = morphemes[word.content]
      guard tokens.contains(where: \.isProper), !tokens.contains(where: { $0.nounClass != nil }),
        !taken.contains(where: { $0.span.overlaps(span) }),
        !tables.notNames.contains(bytes[word.range]),
        Script.at(word.start, in: bytes) != .digit
      else { continue }
      let before = companies.last { $0.span.end <= span.start }
      let after = companies.first { $0.span.start >= span.end }
      let joined =
        before.map { joins(bytes, Int($0.span.end), Int(span.start)) } ?? false
        || after.map { joins(bytes, Int(span.end), Int($0.span.start)) } ?? false
      guard joined else { continue }
      out.append(Candidate(span: span, type: .company, rank: 4))
    }
  }

  /// A comma or a dot in the middle: 와 and 과 may join a company to anything.
  private func joins(_ bytes: [UInt8], _ from: Int, _ to: Int) -> Bool {
    guard from < to, Joints.joins(bytes, from..<to) else { return false }
    let first = bytes[from]
    return first == UInt8(ascii: ",") || first == 0xC2 || first == UInt8(ascii: "(")
      || first == 0xE3
  }
}
