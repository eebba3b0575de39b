import Lexicon

/// What may follow a name inside its word: 은, 에서는, 와의, 측이 …
struct Particles: Sendable {
  /// `noun`: joined to a name, which still stands before it (미국산, 네이버측); `people`: makes people of a
  /// place (한국인).
  enum Kind: UInt8, Sendable { case particle, copula, noun, people }
  private let matcher: NameIndex
  private let kinds: [Kind]

  init(lexicon: Lexicon) throws(AnalyzeError) {
    var index = NameIndex(capacity: 128)
    var kinds: [Kind] = []
    for table in lexicon.tables["particles"] ?? [] {
      do {
        let word = try table.column("word")
        let kind = try table.column("kind")
        for row in table.rows {
          index.insert(row.bytes(word), value: kinds.count)
          switch row.fields[kind] {
          case "particle": kinds.append(.particle)
          case "copula": kinds.append(.copula)
          case "noun": kinds.append(.noun)
          case "people": kinds.append(.people)
          default:
            throw LexiconError(
              path: table.path, line: row.line,
              reason: .unknownCode(column: "kind", value: row.fields[kind]))
          }
        }
      } catch let error as LexiconError {
        throw AnalyzeError(place: table.path, reason: .lexicon(error))
      } catch {
        continue
      }
    }
    matcher = index
    self.kinds = kinds
  }

  /// Whether the letters from `at` to the end of the Hangul run are nothing but particles.
  ///
  /// - Parameters:
  ///   - nouns: whether 측, 등, 산 … count too.
  ///   - places: whether a place stands before them, so that 인 doesn't count.
  func fill(
    _ bytes: [UInt8], from at: Int, limit: Int, nouns: Bool, places: Bool = false, depth: Int = 0
  ) -> Bool {
    guard at < limit, Script.at(at, in: bytes) == .hangul else { return true }
    guard depth < 3 else { return false }
    var filled = false
    matcher.forEachName(in: bytes, at: at, limit: limit) { value, end, _ in
      if filled || (kinds[value] == .noun && !nouns) { return }
      if kinds[value] == .people, places || !nouns { return }
      filled = fill(
        bytes, from: end, limit: limit, nouns: nouns, places: places, depth: depth + 1)
    }
    return filled
  }
}
