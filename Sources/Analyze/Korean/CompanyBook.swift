import Lexicon
import Model

/// What a document has said of the industry of its companies.
struct CompanyBook: Sendable {
  private var industries: [String: Industry] = [:]
  /// Names that no finder of mentions knew, as they were introduced.
  private(set) var names: Set<String> = []

  func industry(of mention: Mention, _ bytes: [UInt8]) -> Industry? {
    mention.industry ?? industries[key(mention.entity, mention.span, bytes)]
  }

  func industry(of naming: Naming, _ bytes: [UInt8]) -> Industry? {
    industries[key(naming.entity, naming.span, bytes)]
  }

  mutating func learn(_ mention: Mention, _ industry: Industry, _ bytes: [UInt8]) {
    let key = key(mention.entity, mention.span, bytes)
    if industries[key] == nil { industries[key] = industry }
  }

  mutating func introduce(_ name: String, _ industry: Industry?) {
    names.insert(name)
    if let industry, industries[name] == nil { industries[name] = industry }
  }

  func industry(ofName name: String) -> Industry? { industries[name] }

  private func key(_ entity: String?, _ span: Span, _ bytes: [UInt8]) -> String {
    entity ?? String(decoding: bytes[span.range], as: UTF8.self)
  }
}

extension KoreanScene {
  /// Names that nobody knows but the sentence introduces (게임사 가온플레이, 절삭기를 만드는 가온정공), or that it has
  /// introduced before, and companies spoken of as a group (업체들).
  static func introduced(
    _ sentence: KoreanSentence, _ namings: [Naming], _ agents: [Mention], _ bytes: [UInt8],
    _ lexicon: KoreanLexicon, _ book: inout CompanyBook
  ) -> [Naming] {
    var out: [Naming] = []
    let words = sentence.words
    func content(_ at: Int) -> String {
      String(decoding: bytes[words[at].start..<words[at].contentEnd], as: UTF8.self)
    }
    func isNamed(_ at: Int) -> Bool {
      let span = Span(words[at].start, words[at].contentEnd)
      return namings.contains { $0.span.contains(span) || ($0.isCompany && $0.span.overlaps(span)) }
        || agents.contains { $0.span.overlaps(span) }
    }
    for at in words.indices where words[at].hasNoun && !words[at].isBoundNoun {
      let word = words[at]
      guard word.predicate == nil, word.contentEnd - word.start >= 6, !isNamed(at) else { continue }
      let name = content(at)
      let span = Span(word.start, word.contentEnd)
      if book.names.contains(name) {
        let known = book.industry(ofName: name)
        out.append(
          Naming(
            span: span, industry: known ?? .economy, kind: .company, entity: nil,
            isUnresolved: known == nil))
        continue
      }
      guard at > 0 else { continue }
      let isAfterNamed = namings.contains { Int($0.span.end) == words[at - 1].contentEnd }
      if lexicon.groups.contains(name), word.role != .bare, !isAfterNamed {
        out.append(
          Naming(span: span, industry: .economy, kind: .industry, entity: nil, isUnresolved: true))
        continue
      }
      let isRated = isRated(at, sentence, bytes, lexicon)
      let isMadeBy =
        words[at - 1].predicate?.isMaking == true && words[at - 1].predicate?.link == .present
      let before = words[at - 1]
      let isApposed =
        before.role == .bare && before.predicate == nil && before.hasNoun && !before.hasComma
        && lexicon.beforeNames.containsEnd(of: bytes[before.start..<before.contentEnd])
      guard isMadeBy || isApposed || isRated, isName(word, sentence, bytes, lexicon) else {
        continue
      }
      var mention = Mention(span: span, type: .company)
      mention.name = name
      let industry =
        apposed(mention, sentence, bytes, lexicon)
        ?? lexicon.industry(inName: span.range, bytes: bytes)
      book.introduce(name, industry)
      out.append(
        Naming(
          span: span, industry: industry ?? .economy, kind: .company, entity: nil,
          isUnresolved: industry == nil))
    }
    return out
  }

  /// 한빛렌즈에 대해 목표주가를 올렸다: what analysts speak of.
  private static func isRated(
    _ at: Int, _ sentence: KoreanSentence, _ bytes: [UInt8], _ lexicon: KoreanLexicon
  ) -> Bool {
    let words = sentence.words
    guard words[at].role == .e, at + 1 < words.count,
      words[at + 1].predicate?.isRelating == true
    else { return false }
    return words[(at + 1)...].contains {
      lexicon.grammar.ends(bytes[$0.start..<$0.contentEnd], with: .revisable)
    }
  }

  /// One word with a particle, of which no common noun is known: 세미트론, 태백단조.
  private static func isName(
    _ word: KoreanWord, _ sentence: KoreanSentence, _ bytes: [UInt8], _ lexicon: KoreanLexicon
  ) -> Bool {
    guard [.subject, .topic, .genitive, .object, .e, .dative, .also].contains(word.role) else {
      return false
    }
    let parts = sentence.morphemes[word.morphemes].filter { Int($0.start) < word.contentEnd }
    if parts.contains(where: { $0.isUnknown || $0.first == .nnp || $0.first == .sl }) {
      return true
    }
    // two nouns run together that say nothing else: 우림토건, but 매출액, 관계자
    guard parts.count > 1, word.contentEnd - word.start >= 9, let last = parts.last,
      !parts.contains(where: { $0.first == .nnb || $0.first == .sn }),
      !(last.first == .xsn
        && lexicon.grammar.isWord(bytes[last.range], of: .commonEnd))
    else { return false }
    var isKnown = false
    lexicon.nouns.forEachMatch(in: bytes, range: word.start..<word.contentEnd) { match in
      if match.end - match.start >= 6 { isKnown = true }
    }
    return !isKnown
  }

  /// The industry said right before a name: 반도체 장비업체 세미트론, 크랭크샤프트를 만드는 태백단조.
  static func apposed(
    _ mention: Mention, _ sentence: KoreanSentence, _ bytes: [UInt8], _ lexicon: KoreanLexicon
  ) -> Industry? {
    guard let at = sentence.word(at: Int(mention.span.start)), at > 0,
      sentence.words[at].start == Int(mention.span.start)
    else { return nil }
    var first = at
    while first > 0, at - first < 4 {
      let word = sentence.words[first - 1]
      let isMade =
        first == at && word.predicate?.isAdnominal == true && word.predicate?.isRelating != true
      guard isMade || (word.predicate == nil && !word.hasComma) else { break }
      guard isMade || word.role == .bare || word.role == .object || word.role == .and else { break }
      if word.role == .object, sentence.words[at - 1].predicate == nil { break }
      first -= 1
    }
    guard first < at else { return nil }
    var found: Industry?
    lexicon.terms.forEachMatch(
      in: bytes, range: sentence.words[first].start..<Int(mention.span.start)
    ) { match in
      let term = lexicon.termValues[Int(match.pattern)]
      guard term.kind != .economy, term.kind != .market, match.end - match.start >= 6 else {
        return
      }
      found = term.industry
    }
    return found
  }

  /// A securities or rating house that speaks of others: 하나증권 연구원은, NH투자증권은 …것으로 추정했다.
  static func isAnalyst(
    _ naming: Naming, _ sentence: KoreanSentence, _ bytes: [UInt8], _ lexicon: KoreanLexicon
  ) -> Bool {
    guard naming.industry == .securities || naming.industry == .professionalServices else {
      return false
    }
    if rates(naming.span, sentence, bytes, lexicon) { return true }
    for word in sentence.words where word.start >= Int(naming.span.start) {
      let content = String(decoding: bytes[word.start..<word.contentEnd], as: UTF8.self)
      if lexicon.grammar.classes(content).contains(.analyst) { return true }
      if let stem = word.predicate?.stem, lexicon.reporting.contains(stem) { return true }
      if lexicon.modalNouns.contains(content) { return true }
    }
    return false
  }

  /// 가온증권은 한빛전자의 목표주가를 올렸다: subject of a sentence with what analysts set.
  static func rates(
    _ span: Span, _ sentence: KoreanSentence, _ bytes: [UInt8], _ lexicon: KoreanLexicon
  ) -> Bool {
    guard let at = sentence.word(at: Int(span.end) - 1),
      [.topic, .subject].contains(sentence.words[at].role)
    else { return false }
    return sentence.words[(at + 1)...].contains {
      lexicon.grammar.ends(bytes[$0.start..<$0.contentEnd], with: .revisable)
    }
  }
}

extension KoreanSentence {
  /// 신세계, 3분기 매출 7% 증가: the name before the first comma of a headline is its topic.
  mutating func readHeadline(_ namings: [Naming]) {
    guard let first = namings.first, Int(first.span.start) == words.first?.start,
      let at = word(at: Int(first.span.end) - 1), at + 1 < words.count, words[at].hasComma,
      words[at].role == .and, words[at].contentEnd == Int(first.span.end),
      !namings.contains(where: { Int($0.span.start) == words[at + 1].start && $0.isCompany })
    else { return }
    setTopic(word: at)
  }

  /// The noun that makes a plan of an adnominal clause: 용량을 늘리는 [보급 가속화] 방안.
  func plan(after predicate: Int, _ bytes: [UInt8], _ lexicon: KoreanLexicon) -> Int? {
    var at = predicate + 1
    while at < words.count, at - predicate <= 5, words[at].predicate == nil {
      if words[at].role != .bare, words[at].role != .genitive, words[at].role != .and {
        let content = String(
          decoding: bytes[words[at].start..<words[at].contentEnd], as: UTF8.self)
        return lexicon.planNouns.contains(content) ? at : nil
      }
      at += 1
    }
    return nil
  }
}

extension Predicate {
  /// 만드는, 생산하는: what a company is known by.
  var isMaking: Bool { classes.contains(.making) }
}
