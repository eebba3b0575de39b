import Lexicon
import Model

/// Finds the names of the gazetteer in a stretch of text.
struct GazetteerPass: Sendable {
  let gazetteer: Gazetteer
  let particles: Particles
  /// What stands behind a place to write or to look: 에서, 를 통해.
  private let media: NameIndex
  /// What makers sell, right behind the maker's name: 쏘렌토, 승용차.
  private let products: NameIndex

  init(
    gazetteer: Gazetteer, particles: Particles, lexicon: Lexicon
  ) throws(AnalyzeError) {
    self.gazetteer = gazetteer
    self.particles = particles
    media = try Self.index("medium-cues", "behind", lexicon)
    products = try Self.index("products.ko", "word", lexicon)
  }

  private static func index(
    _ name: String, _ column: String, _ lexicon: Lexicon
  ) throws(AnalyzeError) -> NameIndex {
    var index = NameIndex(capacity: 256)
    for table in lexicon.tables[name] ?? [] {
      do {
        let word = try table.column(column)
        for row in table.rows { index.insert(row.bytes(word), value: 0) }
      } catch {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      }
    }
    return index
  }

  /// Adds every name that begins and ends at a boundary of words; overlapping ones too.
  func find(in bytes: [UInt8], range: Range<Int>, into out: inout [Candidate]) {
    var at = range.lowerBound
    while at < range.upperBound {
      let script = Script.at(at, in: bytes)
      if script == .space {
        at += 1
        continue
      }
      if startsWord(at, script, in: bytes, lower: range.lowerBound) {
        gazetteer.index.forEachName(in: bytes, at: at, limit: range.upperBound) {
          value, end, exact in
          let name = gazetteer.names[value]
          guard exact || fits(name, bytes, at, end) else { return }
          let type = gazetteer.type(ofThing: name.thing)
          guard endsWord(end, place: type == .place, in: bytes, limit: range.upperBound) else {
            return
          }
          var doubt = name.doubt
          if doubt == 0, gazetteer.industry(ofThing: name.thing) == .internetPlatforms,
            isMedium(bytes, end)
          {
            doubt = 1
          }
          if doubt == 0, type == .company, isMaker(bytes, end, range.upperBound) { doubt = 2 }
          out.append(
            Candidate(
              span: Span(at, end), type: type, thing: name.thing, doubt: doubt,
              rank: 10 - min(9, doubt)))
        }
      }
      at += 1
      while at < range.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
  }

  /// 트위터에, 유튜브를 통해: a place to write, not a company, unless the sentence speaks of business.
  private func isMedium(_ bytes: [UInt8], _ end: Int) -> Bool {
    var found = false
    media.forEachName(in: bytes, at: end, limit: bytes.count) { _, _, _ in found = true }
    return found
  }

  /// 기아 쏘렌토, 벤츠 승용차: the thing, not its maker, unless the sentence speaks of business.
  private func isMaker(_ bytes: [UInt8], _ end: Int, _ limit: Int) -> Bool {
    guard end + 1 < limit, bytes[end] == 0x20 else { return false }
    var found = false
    products.forEachName(in: bytes, at: end + 1, limit: limit) { _, last, _ in
      found = found || endsWord(last, place: false, in: bytes, limit: limit)
    }
    return found
  }

  func startsWord(_ at: Int, _ script: Script, in bytes: [UInt8], lower: Int) -> Bool {
    if at == lower { return true }
    let before = Script.before(at, in: bytes)
    switch script {
    case .hangul: return before != .hangul && before != .digit
    case .latin:
      if before == .latin || before == .digit { return false }
      // codes of news wires: <.DJI>, (.SPX), =RR
      if bytes[at - 1] == UInt8(ascii: "<") || bytes[at - 1] == UInt8(ascii: "=") { return false }
      return bytes[at - 1] != UInt8(ascii: ".") || Script.before(at - 1, in: bytes).isLetter
    case .digit: return before != .digit && before != .latin && bytes[at - 1] != 0x2E
    case .han: return before != .han
    default: return true
    }
  }

  func endsWord(_ end: Int, place: Bool, in bytes: [UInt8], limit: Int) -> Bool {
    guard end < limit else { return true }
    let last = Script.before(end, in: bytes)
    let next = Script.at(end, in: bytes)
    if next == .hangul {
      if place, isPeople(end, in: bytes, limit: limit) { return false }
      return particles.fill(bytes, from: end, limit: limit, nouns: true, places: place)
    }
    switch last {
    case .latin:
      if next == .latin || next == .digit { return false }
      // R&D is one word; so are AT&T and S&P 500, which stand in the tables whole
      if bytes[end] == UInt8(ascii: "&"), end + 1 < limit, Script.at(end + 1, in: bytes) == .latin {
        return false
      }
      return true
    case .digit: return next != .digit && next != .latin
    case .han: return next != .han
    default: return true
    }
  }

  /// 한국인은, 중국인들: the people of a place, also where 인 could be the copula.
  private func isPeople(_ end: Int, in bytes: [UInt8], limit: Int) -> Bool {
    let after = end + 3
    guard after <= limit, bytes[end..<after].elementsEqual("인".utf8) else { return false }
    return particles.fill(bytes, from: after, limit: limit, nouns: true)
  }

  /// Whether another case than the table's will do: a capital for each of its capitals, and no change
  /// for names all in capitals of up to four letters (IT, US).
  private func fits(_ name: Gazetteer.Name, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    if name.anyCase { return true }
    let upper = bytes[start] >= 0x41 && bytes[start] <= 0x5A
    guard upper else { return false }
    if name.allCapitals { return end - start > 4 }
    return end - start > 3
  }
}
