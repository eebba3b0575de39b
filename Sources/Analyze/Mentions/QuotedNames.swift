import Lexicon
import Model

/// Finds programmes and laws that stand in quotation marks or brackets: ‘제네시스 미션’, 「전기사업법」.
struct QuotedNames: Sendable {
  let tables: NameTables

  private static let pairs: [(open: [UInt8], close: [UInt8])] = [
    ("‘", "’"), ("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"), ("'", "'"),
    ("\"", "\""), ("<", ">"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  func find(in bytes: [UInt8], range: Range<Int>, into out: inout [Candidate]) {
    var at = range.lowerBound
    while at < range.upperBound {
      // The first bytes of the marks; most bytes of a text are none of them.
      let first = bytes[at]
      guard first == 0xE2 || first == 0xE3 || first == 0x27 || first == 0x22 || first == 0x3C else {
        at += 1
        continue
      }
      guard
        let pair = Self.pairs.first(where: { bytes[at..<range.upperBound].starts(with: $0.open) })
      else {
        at += 1
        continue
      }
      let start = at + pair.open.count
      guard let end = close(pair.close, bytes, start..<min(range.upperBound, start + 90)) else {
        at = start
        continue
      }
      name(bytes, start..<end, close: end + pair.close.count, range, &out)
      at = end + pair.close.count
    }
  }

  private func close(_ mark: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at + mark.count <= range.upperBound {
      if bytes[at..<range.upperBound].starts(with: mark) { return at > range.lowerBound ? at : nil }
      at += 1
    }
    return nil
  }

  private func name(
    _ bytes: [UInt8], _ quoted: Range<Int>, close: Int, _ sentence: Range<Int>,
    _ out: inout [Candidate]
  ) {
    // the gloss may stand inside: ‘제네시스 미션(Genesis Mission)’
    var end = quoted.upperBound
    if let open = bytes[quoted].firstIndex(of: UInt8(ascii: "(")), open > quoted.lowerBound {
      end = open
    }
    let range = quoted.lowerBound..<end
    guard range.count >= 6, range.count <= 60 else { return }
    guard let type = type(bytes, range) ?? kindAround(bytes, quoted, close, sentence) else {
      return
    }
    var found = Candidate(span: Span(range.lowerBound, range.upperBound), type: type, rank: 8)
    found.name = String(decoding: bytes[range], as: UTF8.self)
    out.append(found)
  }

  /// By its last word: …미션, …법.
  private func type(_ bytes: [UInt8], _ range: Range<Int>) -> MentionType? {
    guard let shape = tables.koreanEnd(bytes, range), shape.count < range.count else {
      let words = bytes[range].split(separator: 0x20)
      guard let last = words.last, words.count > 1 else { return nil }
      let shape = tables.englishEnds[Array(last)]
      return shape.flatMap { $0.type == .law || $0.type == .programme ? $0.type : nil }
    }
    return shape.type == .law || shape.type == .programme ? shape.type : nil
  }

  /// By the word right before or behind the quotation: 국가 프로그램인 ‘…’, ‘…’ 사업.
  private func kindAround(
    _ bytes: [UInt8], _ quoted: Range<Int>, _ close: Int, _ sentence: Range<Int>
  ) -> MentionType? {
    var from = close
    if from < sentence.upperBound, bytes[from] == 0x20 { from += 1 }
    for length in stride(from: 24, through: 6, by: -3) where from + length <= sentence.upperBound {
      if let shape = tables.koreanEnds[bytes[from..<from + length]],
        shape.type == .programme || shape.type == .law
      {
        return shape.type
      }
    }
    return nil
  }
}
