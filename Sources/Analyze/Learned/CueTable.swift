import Lexicon
import Model

/// Words and short phrases that speak for a code (`lay off` for labour, `wafer` for semiconductors). They
/// are told to the statistical model alone: a cue says nothing of who is affected or which way.
///
/// A cue has up to three parts that follow one another with few words between: stems of English words, the
/// beginnings of Korean morphemes.
struct CueTable<Code: Sendable>: Sendable {
  typealias Word = ArraySlice<UInt8>

  struct Cue: Sendable {
    var parts: [Int32]
    var code: Code
  }

  private var cues: [Cue] = []
  /// Cues by their first part.
  private var begun: [[Int32]] = []
  /// The part of a stem as the tables write it.
  private var own: [UInt64: Int32] = [:]
  /// The parts that a stem of the text may be a form of.
  private var parts: [UInt64: [Int32]] = [:]
  private var longest = 0

  /// - Parameters:
  ///   - column: where the code stands.
  ///   - stem: the hash of a word as ``ViewWord/form`` or of the beginning of a morpheme.
  ///   - forms: the stems of the inflected forms of a word.
  init(
    _ name: String, _ column: String, lexicon: Lexicon, code: (Word) -> Code?,
    stem: (Word) -> UInt64, forms: (Word) -> [UInt64] = { _ in [] }
  ) throws(LexiconError) {
    for row in try lexicon.optionalRows(name, ["cue", column]) {
      let code = try row.code(1, bytes: code)
      let own = row.bytes(0).split(separator: 0x20).map { part($0, stem, forms) }
      guard let first = own.first else { continue }
      begun[Int(first)].append(Int32(cues.count))
      cues.append(Cue(parts: own, code: code))
    }
  }

  private mutating func part(
    _ word: Word, _ stem: (Word) -> UInt64, _ forms: (Word) -> [UInt64]
  ) -> Int32 {
    let hash = stem(word)
    if let known = own[hash] { return known }
    let id = Int32(begun.count)
    own[hash] = id
    begun.append([])
    longest = max(longest, word.count)
    parts[hash, default: []].append(id)
    for form in forms(word) where parts[form]?.last != id {
      parts[form, default: []].append(id)
    }
    return id
  }

  /// In an English sentence: up to two words between the parts.
  func find(in words: [ViewWord]) -> [ViewCue<Code>] {
    found(words, reach: 3) { word in parts[word.form] ?? [] }
  }

  /// In a Korean sentence, whose words are morphemes: up to five between the parts.
  func find(in words: [ViewWord], _ bytes: [UInt8]) -> [ViewCue<Code>] {
    found(words, reach: 6) { word in
      var out: [Int32] = []
      var hash = FNV1a()
      var at = Int(word.span.start)
      let end = min(bytes.count, at + longest)
      while at < end {
        hash.add(CollectionOfOne(bytes[at]))
        at += 1
        if at == bytes.count || bytes[at] & 0xC0 != 0x80, let own = parts[hash.value] { out += own }
      }
      return out
    }
  }

  /// In a title, whose words are told by blanks alone.
  func find(inTitle title: String, isKorean: Bool) -> [Code] {
    let bytes = Array(title.utf8)
    var words: [ViewWord] = []
    var start = 0
    func isLetter(_ byte: UInt8) -> Bool {
      byte >= 0x80 || ASCII.isLetter(byte) || ASCII.isDigit(byte)
    }
    while start < bytes.count {
      guard isLetter(bytes[start]) else {
        start += 1
        continue
      }
      let end = bytes[start...].firstIndex { !isLetter($0) } ?? bytes.count
      words.append(
        ViewWord(
          span: Span(start, end), form: EnglishStem.form(bytes[start..<end]), kind: .content))
      start = end
    }
    return (isKorean ? find(in: words, bytes) : find(in: words)).map(\.code)
  }

  private func found(
    _ words: [ViewWord], reach: Int, _ partsOf: (ViewWord) -> [Int32]
  ) -> [ViewCue<Code>] {
    guard !cues.isEmpty else { return [] }
    let own = words.map { $0.kind == .number ? [] : partsOf($0) }
    var out: [ViewCue<Code>] = []
    for (i, first) in own.enumerated() {
      for part in first {
        for cue in begun[Int(part)] where holds(cues[Int(cue)].parts, own, from: i, reach) {
          out.append(ViewCue(word: i, code: cues[Int(cue)].code))
        }
      }
    }
    return out
  }

  private func holds(_ parts: [Int32], _ own: [[Int32]], from start: Int, _ reach: Int) -> Bool {
    var at = start
    for part in parts.dropFirst() {
      guard
        let next = (at + 1..<max(at + 1, min(own.count, at + 1 + reach))).first(where: {
          own[$0].contains(part)
        })
      else { return false }
      at = next
    }
    return true
  }
}
