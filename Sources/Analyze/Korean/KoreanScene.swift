import Lexicon
import Model

/// A word of the tables found in a sentence.
struct Hit: Sendable {
  var start: Int
  var end: Int
  /// Index into ``KoreanLexicon/nounSenses``.
  var sense: Int
}

/// An industry named in a sentence: by a term of the tables or by a company.
struct Naming: Sendable {
  var span: Span
  var industry: Industry
  var kind: TargetKind
  var entity: String?
  /// A company of which nothing says the industry: the document's main one is put in.
  var isUnresolved = false
  var isCompany: Bool { kind == .company }
  /// 기업들, 경제: gives way to a name that says which.
  var isGeneric: Bool { kind == .economy }
}

/// A sentence with all that the tables and the mentions say about its words.
struct KoreanScene: Sendable {
  let index: Int
  private(set) var sentence: KoreanSentence
  /// By start; the longest at each place, not overlapping.
  let hits: [Hit]
  /// By start, not overlapping.
  private(set) var namings: [Naming]
  /// Agencies, persons and organisations: never a target, often a source.
  let agents: [Mention]
  var frames: [Frame] = []

  var words: [KoreanWord] { sentence.words }
  var grammar: KoreanGrammar { sentence.grammar }

  init(
    index: Int, sentence: KoreanSentence, bytes: [UInt8], lexicon: KoreanLexicon,
    mentions: [Mention], book: inout CompanyBook
  ) {
    self.index = index
    let edges = Edges(sentence, bytes: bytes)
    let named = mentions.filter {
      sentence.range.contains(Int($0.span.start))
        && [.company, .agency, .organisation, .person].contains($0.type)
    }
    var fixed = sentence
    Self.repair(&fixed, bytes: bytes, lexicon: lexicon)
    for mention in named { fixed.repair(name: mention.span.range, bytes) }
    for i in fixed.words.indices.dropLast() where fixed.words[i].role == .and {
      let next = fixed.words[i + 1]
      if lexicon.grammar.isWord(bytes[next.start..<next.end], of: .unlike) {
        fixed.setAside(word: i)
      }
    }
    func isRepaired(_ start: Int, _ end: Int) -> Bool {
      guard let at = fixed.word(at: start) else { return false }
      return fixed.words[at].contentEnd == end && edges.starts(at: start)
    }
    self.sentence = fixed
    hits = lexicon.nouns.leftmostLongest(in: bytes, range: sentence.range) { match in
      let start = Int(match.start)
      return (edges.holds(start, Int(match.end)) || isRepaired(start, Int(match.end)))
        && !sentence.isBracketed(start)
        && !fixed.cutsParticle(start, Int(match.end))
        && !lexicon.grammar.isUnit(at: start, after: sentence.range.lowerBound, bytes)
        && !named.contains { $0.span.start <= match.start && match.end <= $0.span.end }
    }.map { Hit(start: Int($0.start), end: Int($0.end), sense: Int($0.pattern)) }
    var namings: [Naming] = []
    var agents: [Mention] = []
    for mention in named {
      if mention.type == .company {
        if sentence.isBracketed(Int(mention.span.start)) { continue }
        let known =
          book.industry(of: mention, bytes)
          ?? Self.apposed(mention, sentence, bytes, lexicon)
          ?? lexicon.industry(inName: mention.span.range, bytes: bytes)
        if let known { book.learn(mention, known, bytes) }
        let naming = Naming(
          span: mention.span, industry: known ?? .economy, kind: .company, entity: mention.entity,
          isUnresolved: known == nil)
        if Self.isAnalyst(naming, sentence, bytes, lexicon) {
          agents.append(mention)
        } else {
          namings.append(naming)
        }
      } else {
        agents.append(mention)
      }
    }
    let companies = namings
    let terms = lexicon.terms.leftmostLongest(in: bytes, range: sentence.range) { match in
      edges.holds(Int(match.start), Int(match.end))
    }
    for match in terms {
      let span = Span(Int(match.start), Int(match.end))
      if companies.contains(where: { $0.span.overlaps(span) }) { continue }
      if sentence.isBracketed(Int(match.start)) { continue }
      if lexicon.grammar.isUnit(at: span.range.lowerBound, after: sentence.range.lowerBound, bytes)
      {
        continue
      }
      if agents.contains(where: { $0.span.overlaps(span) }) { continue }
      // 발전효율, 석유제품: part of a longer word of the tables
      let isInThing = hits.contains {
        $0.start <= Int(match.start) && Int(match.end) <= $0.end
          && $0.end - $0.start > Int(match.end - match.start)
          && lexicon.nounSenses[$0.sense].kind == .thing && !hasBlank($0, bytes)
      }
      if isInThing { continue }
      let term = lexicon.termValues[Int(match.pattern)]
      if term.industry == .securities,
        fixed.isHouse(Int(match.end), bytes) || Self.rates(span, sentence, bytes, lexicon)
      {
        continue
      }
      namings.append(Naming(span: span, industry: term.industry, kind: term.kind, entity: nil))
    }
    if let unknown = Self.unknownCompany(sentence, namings, agents, bytes, lexicon) {
      if Self.isAnalyst(unknown, sentence, bytes, lexicon) {
        namings.removeAll { unknown.span.contains($0.span) }
      } else {
        namings.append(unknown)
      }
    }
    let introduced = Self.introduced(fixed, namings, agents, bytes, lexicon, &book)
    for naming in introduced {
      namings.removeAll { naming.span.contains($0.span) }
      namings.append(naming)
    }
    namings.sort { $0.span < $1.span }
    self.namings = namings
    self.agents = agents
    self.sentence.readHeadline(namings)
    for i in self.sentence.words.indices.dropLast() {
      guard self.sentence.words[i].predicate?.isAdnominal == true else { continue }
      let next = self.sentence.words[i + 1]
      let content = String(decoding: bytes[next.start..<next.contentEnd], as: UTF8.self)
      if next.isBoundNoun || lexicon.modalNouns.contains(content)
        || lexicon.grammar.endings[content] != nil
      {
        self.sentence.words[i].carrier = i + 1
      } else if let carrier = self.sentence.plan(after: i, bytes, lexicon) {
        self.sentence.words[i].carrier = carrier
      }
    }
  }

  /// Puts the document's main industry in for companies that nothing else says it of.
  mutating func resolve(_ industry: Industry?, _ book: inout CompanyBook, _ bytes: [UInt8]) {
    for i in namings.indices where namings[i].isUnresolved {
      let known = book.industry(of: namings[i], bytes)
      if let found = known ?? industry {
        namings[i].industry = found
        namings[i].isUnresolved = false
      }
    }
    namings.removeAll(where: \.isUnresolved)
  }

  /// Words of the tables that MeCab cuts through: 의존도 (도 is no particle), 업황이 (이 is one).
  private static func repair(
    _ sentence: inout KoreanSentence, bytes: [UInt8], lexicon: KoreanLexicon
  ) {
    // only words of two syllables and more are mended
    for (i, word) in sentence.words.enumerated()
    where word.predicate != nil && word.end - word.start >= 6 {
      // 게임사(게임+사다), 추정치를(추정하다): a noun of the tables from end to end
      func restore(_ start: Int, _ end: Int) {
        guard start == word.start, end > word.contentEnd, end - start >= 6 else { return }
        let rest = bytes[end..<word.end]
        if rest.isEmpty {
          sentence.repair(word: i, contentEnd: end, role: .bare)
        } else if let role = Role(subjectLike: rest, lexicon.grammar) {
          sentence.repair(word: i, contentEnd: end, role: role)
        }
      }
      lexicon.nouns.forEachMatch(in: bytes, range: word.start..<word.end) { match in
        if lexicon.nounSenses[Int(match.pattern)].kind == .thing {
          restore(Int(match.start), Int(match.end))
        }
      }
      lexicon.terms.forEachMatch(in: bytes, range: word.start..<word.end) { match in
        restore(Int(match.start), Int(match.end))
      }
    }
    for (i, word) in sentence.words.enumerated()
    where word.predicate == nil && word.end - word.start >= 6 {
      lexicon.nouns.forEachMatch(in: bytes, range: word.start..<word.end) { match in
        let end = Int(match.end)
        guard match.end - match.start >= 6, lexicon.nounSenses[Int(match.pattern)].kind == .thing
        else { return }
        if end == word.end, word.contentEnd < end, Int(match.start) < word.contentEnd {
          let isSubject = word.role == .subject
          let stem = Int(match.start)..<word.contentEnd
          if isSubject,
            lexicon.isThing(in: stem, bytes: bytes)
              || lexicon.modalNouns.contains(String(decoding: bytes[stem], as: UTF8.self))
          {
            return
          }
          sentence.repair(word: i, contentEnd: end, role: .bare)
        } else if word.role == .bare, word.contentEnd == word.end, end < word.end,
          let role = Role(subjectLike: bytes[end..<word.end], lexicon.grammar)
        {
          sentence.repair(word: i, contentEnd: end, role: role)
        }
      }
    }
  }

  /// A name never seen, first in its sentence, that says its industry itself: 한빛제약은.
  private static func unknownCompany(
    _ sentence: KoreanSentence, _ namings: [Naming], _ agents: [Mention], _ bytes: [UInt8],
    _ lexicon: KoreanLexicon
  ) -> Naming? {
    guard let first = sentence.words.first(where: \.hasNoun), first.predicate == nil,
      [.topic, .genitive, .subject].contains(first.role), first.contentEnd - first.start >= 12
    else { return nil }
    let span = Span(first.start, first.contentEnd)
    guard !namings.contains(where: { $0.span.overlaps(span) }),
      !agents.contains(where: { $0.span.overlaps(span) }),
      let industry = lexicon.industry(atEndOf: span.range, bytes: bytes)
    else { return nil }
    return Naming(span: span, industry: industry, kind: .company, entity: nil)
  }

  /// Hits whose start lies in a range of bytes.
  func hits(in range: Range<Int>) -> ArraySlice<Hit> {
    let from = hits.firstIndex { $0.start >= range.lowerBound } ?? hits.count
    var to = from
    while to < hits.count, hits[to].start < range.upperBound { to += 1 }
    return hits[from..<to]
  }

  func namings(in range: Range<Int>) -> ArraySlice<Naming> {
    let from = namings.firstIndex { Int($0.span.start) >= range.lowerBound } ?? namings.count
    var to = from
    while to < namings.count, Int(namings[to].span.start) < range.upperBound { to += 1 }
    return namings[from..<to]
  }

  /// Bytes from the start of one word to the end of the content of another.
  func bytes(_ words: Range<Int>) -> Range<Int> {
    guard let first = words.first, let last = words.last else { return 0..<0 }
    return self.words[first].start..<max(self.words[first].start, self.words[last].contentEnd)
  }
}

private func hasBlank(_ hit: Hit, _ bytes: [UInt8]) -> Bool {
  bytes[hit.start..<hit.end].contains(0x20)
}

/// Where morphemes begin and end: a word of the tables counts only between two of them.
private struct Edges {
  private var starts: [Bool]
  private var ends: [Bool]
  private let lower: Int

  init(_ sentence: KoreanSentence, bytes: [UInt8]) {
    lower = sentence.range.lowerBound
    starts = [Bool](repeating: false, count: sentence.range.count + 1)
    ends = starts
    for m in sentence.morphemes {
      guard m.first != .xsn else {
        ends[Int(m.end) - lower] = true
        continue
      }
      starts[Int(m.start) - lower] = true
      ends[Int(m.end) - lower] = true
      if m.first == .xsv || m.first == .xsa { starts[Int(m.start) - lower] = false }
    }
  }

  func starts(at start: Int) -> Bool { starts[start - lower] }

  func holds(_ start: Int, _ end: Int) -> Bool { starts[start - lower] && ends[end - lower] }
}

extension KoreanSentence {
  /// Gives a name that the dictionary begins with a verb (셀트리온의) its particle back.
  fileprivate mutating func repair(name: Range<Int>, _ bytes: [UInt8]) {
    guard let at = word(at: name.lowerBound), words[at].start == name.lowerBound,
      words[at].predicate != nil, name.upperBound <= words[at].end
    else { return }
    var rest = bytes[name.upperBound..<words[at].end]
    if rest.first == UInt8(ascii: "("), let close = rest.lastIndex(of: UInt8(ascii: ")")) {
      rest = rest[(close + 1)...]  // 셀트리온(-5.5%)도
    }
    if rest.isEmpty {
      repair(word: at, contentEnd: name.upperBound, role: .bare)
    } else if let role = grammar.role(rest) {
      repair(word: at, contentEnd: name.upperBound, role: role)
    }
  }

  /// 가온증권 연구원은: a house of analysts that no table knows, before who speaks for it.
  fileprivate func isHouse(_ end: Int, _ bytes: [UInt8]) -> Bool {
    guard let at = word(at: end - 1), at + 1 < words.count else { return false }
    let next = words[at + 1]
    return grammar.isWord(bytes[next.start..<next.contentEnd], of: .analystTitle)
  }

  /// 판매가 늘었다: a word of the tables (판매가) would take the particle of the one that is meant.
  fileprivate func cutsParticle(_ start: Int, _ end: Int) -> Bool {
    guard let at = word(at: end - 1), words[at].predicate == nil, words[at].role == .subject else {
      return false
    }
    return words[at].contentEnd > start && words[at].contentEnd < end
  }
}

extension KoreanGrammar {
  /// 80달러, 1억 달러: a currency behind a figure is its unit.
  fileprivate func isUnit(at start: Int, after lowest: Int, _ bytes: [UInt8]) -> Bool {
    var at = start
    if at > lowest, bytes[at - 1] == 0x20 {
      at -= 1
      let before = bytes[lowest..<at]
      guard let scale = scales.first(where: { before.suffix($0.form.count).elementsEqual($0.form) })
      else { return false }
      at -= scale.form.count
      for _ in scales.indices {  // 1천만, 수백억
        guard
          let more = scales.first(where: {
            bytes[lowest..<at].suffix($0.form.count).elementsEqual($0.form)
          })
        else { break }
        at -= more.form.count
      }
    }
    return at > lowest && bytes[at - 1] >= 0x30 && bytes[at - 1] <= 0x39
  }
}

extension KoreanLexicon {
  /// Whether the tables hold a range of bytes as a thing.
  fileprivate func isThing(in range: Range<Int>, bytes: [UInt8]) -> Bool {
    var found = false
    nouns.forEachMatch(in: bytes, range: range) { match in
      if Int(match.start) == range.lowerBound, Int(match.end) == range.upperBound,
        nounSenses[Int(match.pattern)].kind == .thing
      {
        found = true
      }
    }
    return found
  }

  /// The industry of a term that ends a longer name.
  func industry(atEndOf range: Range<Int>, bytes: [UInt8]) -> Industry? {
    var found: Industry?
    terms.forEachMatch(in: bytes, range: range) { match in
      let term = termValues[Int(match.pattern)]
      guard Int(match.end) == range.upperBound, Int(match.start) > range.lowerBound,
        match.end - match.start >= 6, term.kind == .industry
      else { return }
      if found == nil { found = term.industry }
    }
    return found
  }

  /// The industry in a company's own name (한빛제약): the last term of two syllables or more.
  func industry(inName range: Range<Int>, bytes: [UInt8]) -> Industry? {
    var best: (end: Int32, length: Int32, industry: Industry)?
    terms.forEachMatch(in: bytes, range: range) { match in
      let term = termValues[Int(match.pattern)]
      let length = match.end - match.start
      guard length >= 6, term.kind != .economy, term.kind != .market else { return }
      if let known = best, (known.end, known.length) >= (match.end, length) { return }
      best = (match.end, length, term.industry)
    }
    return best?.industry
  }
}
