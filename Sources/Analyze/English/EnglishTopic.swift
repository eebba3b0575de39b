import Lexicon
import Model

/// What a document is about: the industry it speaks of most, and the industries of its companies.
///
/// A company the gazetteer doesn't know takes its industry from the words of its own name (`Norland
/// Steel`), from a fuller form of its name, or else from the topic of the document.
struct EnglishTopic {
  /// nil when no industry stands out.
  private(set) var main: Industry?
  /// The company named most and first, nil when another is named nearly as often.
  private(set) var company: EnglishTarget?
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
    findCompany(sentences, mentions)
  }

  /// Counts what companies do and have done to them; who is only cited or told isn't meant.
  private mutating func findCompany(_ sentences: [EnglishSentence], _ mentions: [Mention]) {
    var weights: [String: Double] = [:]
    var first: [String: EnglishTarget] = [:]
    for (i, sentence) in sentences.enumerated() {
      for group in sentence.verbs where group.subject >= 0 && group.kind != .predicate {
        let nominal = sentence.nominals[group.subject]
        for t in nominal.first..<nominal.end where sentence.tokens[t].mention >= 0 {
          let mention = mentions[Int(sentence.tokens[t].mention)]
          guard mention.type == .company, let entity = mention.entity,
            let industry = industry(of: mention), industry != .securities, industry != .market
          else { continue }
          weights[entity, default: 0] += i < 2 ? 3 : 1
          if first[entity] == nil {
            first[entity] = EnglishTarget(
              span: mention.span, kind: .company, industry: industry, entity: entity)
          }
        }
      }
    }
    let ranked = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let best = ranked.first, best.value >= 3,
      ranked.count < 2 || best.value >= 1.5 * ranked[1].value
    else { return }
    company = first[best.key]
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
