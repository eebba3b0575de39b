import Lexicon
import Model

/// Other names that the document itself gives: 미국 에너지부(U.S. Department of Energy, DOE).
struct AliasTable {
  private var index = NameIndex(capacity: 16)
  private var meanings: [Candidate] = []

  var isEmpty: Bool { meanings.isEmpty }

  /// Reads what stands in parentheses right after each name.
  ///
  /// - Parameter repeated: names to look for as they are.
  init(names: [Candidate], repeated: [Candidate], bytes: [UInt8], gazetteer: Gazetteer) {
    for name in repeated {
      index.insert(bytes[name.span.range], value: meanings.count)
      meanings.append(name)
    }
    for name in names where Self.mayHaveAliases(name.type) {
      let open = Int(name.span.end)
      guard open < bytes.count, bytes[open] == UInt8(ascii: "(") else { continue }
      let limit = min(bytes.count, open + 120)
      guard let close = bytes[open..<limit].firstIndex(of: UInt8(ascii: ")")) else { continue }
      let korean = Script.at(Int(name.span.start), in: bytes) != .latin
      for piece in Self.pieces(bytes, open + 1..<close) {
        guard Self.isName(bytes, piece.range, besideKorean: korean || piece.said) else { continue }
        var meaning = name
        meaning.doubt = 0
        meaning.rank = 12
        if meaning.thing < 0 {
          let full = String(decoding: bytes[name.span.range], as: UTF8.self)
          meaning.name = meaning.name ?? full
          meaning.entity = meaning.entity ?? Gazetteer.slug(full)
        }
        index.insert(bytes[piece.range], value: meanings.count)
        meanings.append(meaning)
      }
    }
  }

  /// Adds every occurrence of a learnt alias.
  func find(
    in bytes: [UInt8], range: Range<Int>, pass: GazetteerPass, into out: inout [Candidate]
  ) {
    var at = range.lowerBound
    while at < range.upperBound {
      let script = Script.at(at, in: bytes)
      if script.isLetter, pass.startsWord(at, script, in: bytes, lower: range.lowerBound) {
        index.forEachName(in: bytes, at: at, limit: range.upperBound) { value, end, exact in
          guard exact, pass.endsWord(end, place: false, in: bytes, limit: range.upperBound) else {
            return
          }
          var found = meanings[value]
          found.span = Span(at, end)
          out.append(found)
        }
      }
      at += 1
      while at < range.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
  }

  private static func mayHaveAliases(_ type: MentionType) -> Bool {
    switch type {
    case .company, .agency, .organisation, .programme, .law, .technology, .product: true
    case .person, .place, .industry, .indicator: false
    }
  }

  private struct Piece {
    var range: Range<Int>
    /// After 이하: the text itself says this is how it will call the thing.
    var said: Bool
  }

  private static let hereafter = Array("이하".utf8)

  /// The parts between commas, without blanks, quotes and 이하.
  private static func pieces(_ bytes: [UInt8], _ range: Range<Int>) -> [Piece] {
    var out: [Piece] = []
    var start = range.lowerBound
    for at in range.lowerBound...range.upperBound
    where at == range.upperBound || bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ";")
    {
      var from = start
      var to = at
      var said = false
      if bytes[from..<to].starts(with: [0x20]) { from += 1 }
      if bytes[from..<to].starts(with: hereafter) {
        said = true
        from += hereafter.count
      }
      while from < to, !Script.at(from, in: bytes).isLetter, Script.at(from, in: bytes) != .digit {
        from += 1
        while from < to, bytes[from] & 0xC0 == 0x80 { from += 1 }
      }
      while to > from, !Script.before(to, in: bytes).isLetter,
        Script.before(to, in: bytes) != .digit
      {
        to -= 1
        while to > from, bytes[to] & 0xC0 == 0x80 { to -= 1 }
      }
      if from < to { out.append(Piece(range: from..<to, said: said)) }
      start = at + 1
    }
    return out
  }

  /// A Latin name beside a Korean one, or a name of one word that the text announces.
  private static func isName(_ bytes: [UInt8], _ range: Range<Int>, besideKorean: Bool) -> Bool {
    let first = bytes[range.lowerBound]
    let latin = first >= 0x41 && first <= 0x5A
    guard range.count >= 2, range.count <= 60 else { return false }
    if latin {
      // an abbreviation is two or more capitals; a name in full begins with one
      return besideKorean || bytes[range].allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 == 0x26 }
    }
    return besideKorean && Script.at(range.lowerBound, in: bytes) == .hangul
      && !bytes[range].contains(0x20) && range.count <= 24
  }
}
