import Lexicon
import Model

@testable import Analyze

/// One sentence read with the built-in tables, without names unless they are given.
struct EnglishReading {
  static let lexicon: Result<(EnglishLexicon, EnglishCauses), any Error> = Result {
    let tables = try Lexicon(folders: [Lexicon.builtInFolder])
    return (try EnglishLexicon(tables), try EnglishCauses(tables))
  }

  let text: String
  let label: SentenceLabel
  let claims: [Claim]
  let links: [CausalLink]
  /// Direction of each name, in the order given.
  let directions: [Direction]

  init(_ text: String, names: [String] = [], published: String? = nil) throws {
    let (tables, causes) = try Self.lexicon.get()
    let bytes = Array(text.utf8)
    let span = Span(0, bytes.count)
    var document = Document(id: "test", text: Text(text))
    document.published = published
    var normalized = NormalizedDocument(document: document)
    normalized.sentences = [Sentence(span: span, block: 0)]
    var mentions: [Mention] = []
    for name in names {
      guard let range = text.range(of: name) else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      var mention = Mention(span: Span(start, start + name.utf8.count), type: .company)
      mention.industry = .otherManufacturing
      mention.entity = name
      mentions.append(mention)
    }
    let sentence = EnglishSentence(
      bytes, range: span.range,
      mentions: mentions.indices.sorted { mentions[$0].span < mentions[$1].span }.map {
        EnglishName(span: mentions[$0].span, index: $0, isProper: true)
      },
      lexicon: tables)
    let changes = sentence.changes()
    self.text = text
    label = sentence.label(sentence: 0, changes: changes)
    claims = EnglishClaims(
      sentence: sentence, index: 0, span: span, document: normalized, mentions: mentions,
      context: nil, horizons: EnglishHorizon(normalized),
      topic: EnglishTopic([sentence], mentions: mentions, bytes: bytes)
    ).claims(from: changes)
    links = causes.links(in: sentence, index: 0, bytes: bytes, span: span)
    directions = mentions.indices.map { m in
      guard let token = sentence.tokens.firstIndex(where: { $0.mention == Int32(m) }) else {
        return .none
      }
      let score = sentence.direction(ofToken: token, changes: changes)
      return score > 0.1 ? .up : score < -0.1 ? .down : .none
    }
  }

  func words(_ span: Span) -> String { Text(text).string(span) }
}

extension String {
  /// The first place of a substring.
  func range(of part: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(part) { return at..<index(at, offsetBy: part.count) }
      at = index(after: at)
    }
    return nil
  }
}
