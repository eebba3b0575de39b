import Lexicon
import Model

/// What a document is about: the industry it speaks of most, and the industries of its companies.
///
/// A company the gazetteer doesn't know takes its industry from the words of its own name (`Norland
/// Steel`), from a fuller form of its name, or else from the topic of the document.
struct EnglishTopic {
  /// nil when no industry stands out.
  private(set) var main: Industry?
  private var known: [String: Industry] = [:]

  /// - Parameter sentences: the English sentences in document order.
  init(_ sentences: [EnglishSentence], mentions: [Mention], bytes: [UInt8]) {
    var weights: [Industry: Double] = [:]
    for (i, sentence) in sentences.enumerated() {
      let place = i < 2 ? 3.0 : 1.0
      for t in sentence.tokens.indices {
        guard let term = sentence.term(at: t), let industry = term.industry else { continue }
        weights[industry, default: 0] += place * (term.kind == .market ? 0.5 : 1)
      }
    }
    var heads: [String: Industry] = [:]
    for mention in mentions where mention.type == .company || mention.type == .product {
      guard let entity = mention.entity, known[entity] == nil else { continue }
      let own =
        mention.ticker == nil
        ? sentences.first.flatMap { Self.byName(mention, $0.lexicon, bytes) } : nil
      guard let industry = own ?? mention.industry else { continue }
      known[entity] = industry
      weights[industry, default: 0] += 1
      // "Tallis" after "Tallis Semiconductor"
      if let dash = entity.firstIndex(of: "-") { heads[String(entity[..<dash])] = industry }
    }
    for (head, industry) in heads where known[head] == nil { known[head] = industry }
    for vague in [Industry.economy, .market, .otherManufacturing] { weights[vague] = nil }
    let best = weights.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    if let best, best.value >= 2 { main = best.key }
  }

  func industry(of mention: Mention) -> Industry? {
    if let entity = mention.entity, let own = known[entity] { return own }
    return mention.industry ?? (mention.type == .company ? main : nil)
  }

  /// The industry the last telling word of a name stands for.
  private static func byName(
    _ mention: Mention, _ lexicon: EnglishLexicon, _ bytes: [UInt8]
  ) -> Industry? {
    for token in EnglishTokenizer.tokens(of: bytes, in: mention.span.range).reversed() {
      guard let found = lexicon.index.find(token.hash), found.entry >= 0 else { continue }
      let entry = lexicon.entries[Int(found.entry)]
      guard entry.term >= 0, let industry = lexicon.terms[Int(entry.term)].industry,
        industry != .economy, industry != .market
      else { continue }
      return industry
    }
    return nil
  }
}
