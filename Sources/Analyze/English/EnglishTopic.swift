import Lexicon
import Model

/// What a document is about: the industry it speaks of most, and the industries of its companies.
///
/// A company the gazetteer doesn't know takes its industry from the words of its own name (`Norland
/// Steel`), from a fuller form of its name, or else from the topic of the document.
struct EnglishTopic {
  /// What it speaks of most, perhaps the economy or the market as a whole; nil when nothing stands out.
  private(set) var main: Industry?
  /// The same among the industries proper.
  private(set) var sector: Industry?
  /// The company named most and first, nil when another is named nearly as often.
  private(set) var company: EnglishTarget?
  private var known: [String: Industry] = [:]

  /// - Parameters:
  ///   - sentences: the English sentences in document order.
  ///   - title: of the document, when it has one.
  init(
    _ sentences: [EnglishSentence], title: EnglishSentence? = nil, mentions: [Mention],
    bytes: [UInt8]
  ) {
    var weights: [Industry: Double] = [:]
    for (i, sentence) in sentences.enumerated() {
      Self.count(sentence, weight: i == 0 ? 3 : 1, into: &weights)
    }
    if let title { Self.count(title, weight: 3, into: &weights) }
    var heads: [String: Industry] = [:]
    let described = Self.descriptions(sentences, mentions)
    for mention in mentions where mention.type == .company || mention.type == .product {
      guard let entity = mention.entity, known[entity] == nil else { continue }
      let own =
        mention.ticker == nil
        ? described[entity]
          ?? sentences.first.flatMap { Self.byName(mention, $0.lexicon, bytes) } : nil
      guard let industry = own ?? mention.industry else { continue }
      known[entity] = industry
      weights[industry, default: 0] += 1.5
      // "Tallis" after "Tallis Semiconductor"
      if let dash = entity.firstIndex(of: "-") { heads[String(entity[..<dash])] = industry }
    }
    for (head, industry) in heads where known[head] == nil { known[head] = industry }
    for whole in [Industry.economy, .market] { weights[whole, default: 0] *= 0.7 }
    main = Self.best(weights)
    for whole in [Industry.economy, .market] { weights[whole] = nil }
    sector = Self.best(weights)
    findCompany(sentences, mentions)
  }

  /// What the text calls the companies of no exchange: `the insurer Waal`, `Waal, a maker of pumps`,
  /// `Waal, which builds ferries`; the first description of each.
  private static func descriptions(
    _ sentences: [EnglishSentence], _ mentions: [Mention]
  ) -> [String: Industry] {
    var out: [String: Industry] = [:]
    for sentence in sentences {
      for n in sentence.nominals.indices {
        let nominal = sentence.nominals[n]
        guard
          let token = (nominal.first..<nominal.end).first(where: {
            let m = sentence.tokens[$0].mention
            return m >= 0 && mentions[Int(m)].type == .company
          })
        else { continue }
        let mention = mentions[Int(sentence.tokens[token].mention)]
        guard mention.ticker == nil, let entity = mention.entity, out[entity] == nil else {
          continue
        }
        out[entity] =
          sentence.sector(in: nominal.first..<token) ?? sentence.apposition(after: n)
      }
    }
    return out
  }

  private static func count(
    _ sentence: EnglishSentence, weight: Double, into weights: inout [Industry: Double]
  ) {
    for t in sentence.tokens.indices {
      guard let term = sentence.term(at: t), let industry = term.industry else { continue }
      weights[industry, default: 0] +=
        weight * (term.kind == .market ? 0.6 : 1) * sentence.part(of: t)
    }
  }

  private static func best(_ weights: [Industry: Double]) -> Industry? {
    let best = weights.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    return best.flatMap { $0.value >= 2 ? $0.key : nil }
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

  /// A target that a later sentence may be about without naming it: the company of the document, or one
  /// of its industry; anything when no industry stands out.
  func isSpoken(of target: EnglishTarget) -> Bool {
    guard let main, main == sector else { return true }
    return target.industry == main || target.entity != nil && target.entity == company?.entity
  }

  func industry(of mention: Mention) -> Industry? {
    if let entity = mention.entity, let own = known[entity] { return own }
    return mention.industry ?? (mention.type == .company ? sector : nil)
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

extension EnglishSentence {
  /// How much a term says of what a text is about: more for who acts, most for the one spoken of
  /// (`the insurer`).
  fileprivate func part(of token: Int) -> Double {
    let n = Int(nominalOf[token])
    guard n >= 0, nominals[n].head == token else { return 1 }
    guard verbs.contains(where: { $0.subject == n }) else { return 1 }
    let isSpokenOf =
      tokens[nominals[n].first].hash == Self.definite && tokens[token].form.contains(.singular)
      && tokens[token].form.isDisjoint(with: .plural)
    return isSpokenOf ? 2.5 : 1.5
  }

  private static let definite = PhraseIndex.word("the")

  /// The industry that the last telling word of a phrase stands for.
  func sector(in range: Range<Int>) -> Industry? {
    for i in range.reversed() {
      guard tokens[i].mention < 0, let industry = term(at: i)?.industry, industry != .economy,
        industry != .market
      else { continue }
      return industry
    }
    return nil
  }

  /// What the phrase behind a name and a comma says of it.
  fileprivate func apposition(after n: Int) -> Industry? {
    let end = nominals[n].end
    guard end + 1 < tokens.count, tokens[end].tag == .comma else { return nil }
    guard let next = nominals.indices.first(where: { nominals[$0].first == end + 1 }),
      [.determiner, .number].contains(tokens[end + 1].tag), nominals[next].coordinated < 0
    else { return nil }
    if let own = sector(in: nominals[next].first..<nominals[next].end) { return own }
    for c in complements(of: next) {
      if let own = sector(in: nominals[c].first..<nominals[c].end) { return own }
    }
    return nil
  }
}
