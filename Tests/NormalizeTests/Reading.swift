import Lexicon
import Model
import Normalize

/// The stage with the built-in tables, and shorthands for what it finds.
enum Reading {
  static let stage: Result<Normalizer, any Error> = Result {
    try Normalizer(lexicon: try Lexicon(folders: [Lexicon.builtInFolder]))
  }

  static func normalize(
    _ text: String, language: String? = nil, published: String? = nil
  ) throws -> NormalizedDocument {
    var document = Document(id: "test", text: Text(text))
    document.language = language
    document.published = published
    return try stage.get()(document)
  }

  static func sentences(_ text: String) throws -> [String] {
    let n = try normalize(text)
    return n.sentences.map { n.text.string($0.span) }
  }

  /// Kind, value or `low…high`, unit.
  static func quantities(_ text: String) throws -> [String] {
    try normalize(text).quantities.map { q in
      let value =
        if let value = q.value { value } else { "\(q.low ?? "")…\(q.high ?? "")" }
      return [q.kind.rawValue, value, q.unit ?? "-"].joined(separator: " ")
    }
  }
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
