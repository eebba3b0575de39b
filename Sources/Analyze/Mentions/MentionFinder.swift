import Lexicon
import Model

/// Finds the named things of a document: gazetteer, aliases learnt inside the document, shapes.
struct MentionFinder: Sendable {
  let pass: GazetteerPass
  let evidence: Evidence
  let tables: NameTables
  let persons: KoreanPersons
  let personLists: PersonLists
  let shapes: KoreanShapes
  let titled: TitledCompanies
  let appositions: CompanyAppositions
  let subjects: CompanySubjects
  let lists: ListedNames
  let english: EnglishNames
  let quoted: QuotedNames
  let koreanRoles: PersonRoles
  let englishRoles: EnglishRoles
  let repeated: RepeatedNames
  let forms: NestedForms
  let definitions: Definitions
  /// The statistical model; nil without weights.
  let learned: Later<LearnedNames>?

  init(lexicon: Lexicon) throws(AnalyzeError) {
    let gazetteer: Gazetteer
    do { gazetteer = try Gazetteer(lexicon: lexicon) } catch {
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
    let particles = try Particles(lexicon: lexicon)
    pass = try GazetteerPass(gazetteer: gazetteer, particles: particles, lexicon: lexicon)
    evidence = try Evidence(lexicon: lexicon)
    tables = try NameTables(lexicon: lexicon)
    persons = KoreanPersons(tables: tables, particles: particles)
    personLists = PersonLists(tables: tables, particles: particles)
    appositions = CompanyAppositions(tables: tables, particles: particles)
    subjects = CompanySubjects(tables: tables, particles: particles, titles: persons.titles)
    shapes = KoreanShapes(tables: tables, particles: particles)
    titled = TitledCompanies(tables: tables, titles: persons.titles)
    lists = ListedNames(tables: tables)
    english = EnglishNames(tables: tables, segments: try MarketSegments(lexicon: lexicon))
    quoted = QuotedNames(tables: tables)
    koreanRoles = PersonRoles(titles: persons.titles)
    englishRoles = EnglishRoles(tables: tables)
    repeated = RepeatedNames(tables: tables)
    forms = NestedForms(pass: pass, tables: tables)
    definitions = try Definitions(lexicon: lexicon)
    learned = LearnedNames.later(lexicon, particles: particles)
  }

  /// Reads the statistical model now.
  /// - Throws: ``AnalyzeError`` for a damaged file.
  func prepare() throws(AnalyzeError) { try learned?.prepare() }

  /// Fills `analysis.mentions`, ascending, and `analysis.definitions`.
  func callAsFunction(_ reading: inout DocumentReading) {
    let bytes = reading.bytes
    let sentences = reading.document.sentences
    var names = ruleNames(&reading)
    learned?().correct(&names, in: &reading, tables: tables, evidence: evidence)
    names.removeAll { isMaker($0, bytes) }
    let again = repeated.learn(&names, in: &reading)
    let aliases = AliasTable(
      names: names, repeated: again, bytes: bytes, gazetteer: pass.gazetteer)
    if !aliases.isEmpty {
      for sentence in sentences {
        aliases.find(in: bytes, range: sentence.span.range, pass: pass, into: &names)
      }
      names = names.settled()
    }
    PersonLinks.link(&names, bytes: bytes)
    reading.analysis.mentions = names.map { mention($0, reading) }
    roles(names, &reading)
    reading.analysis.forms.sort { $0.span < $1.span }
    reading.analysis.definitions = definitions.find(in: bytes, sentences: sentences)
  }

  /// The maker in 벤츠 승용차, guessed to be a person once it is no company there.
  private func isMaker(_ name: Candidate, _ bytes: [UInt8]) -> Bool {
    guard name.type == .person, name.thing < 0, bytes[Int(name.span.start)] >= 0x80 else {
      return false
    }
    var found = false
    pass.gazetteer.index.forEachName(
      in: bytes, at: Int(name.span.start), limit: Int(name.span.end)
    ) { value, end, _ in
      let known = pass.gazetteer.names[value]
      found =
        found
        || end == Int(name.span.end) && known.doubt == 0
          && pass.gazetteer.type(ofThing: known.thing) == .company
    }
    return found
  }

  /// The Korean sentences with the names that the rules find, for the statistical model.
  func sentences(of reading: inout DocumentReading) -> [NameSentence] {
    let names = ruleNames(&reading)
    return reading.sentences(with: names, tables: tables, evidence: evidence).map(\.sentence)
  }

  /// The names that the tables and rules find.
  private func ruleNames(_ reading: inout DocumentReading) -> [Candidate] {
    let bytes = reading.bytes
    let sentences = reading.document.sentences
    let isBusiness = speaksOfBusiness(&reading)
    var all: [Candidate] = []
    for (index, sentence) in sentences.enumerated() {
      let range = sentence.span.range
      var found: [Candidate] = []
      pass.find(in: bytes, range: range, into: &found)
      quoted.find(in: bytes, range: range, into: &found)
      if reading.isKorean(index) {
        koreanNames(index, range, isBusiness, &reading, &found)
      } else {
        english.find(in: bytes, range: range, taken: found, into: &found)
      }
      all += found
    }
    return settled(all, bytes, sentences).filter {
      !isCurrency($0.span, bytes, reading.document.quantities)
        && !EnglishNames.isListing($0.span, bytes)
    }
  }

  /// A text of some length whose sentences mostly have words of business.
  private func speaksOfBusiness(_ reading: inout DocumentReading) -> Bool {
    let korean = reading.document.sentences.indices.filter { reading.isKorean($0) }
    guard korean.count >= 3 else { return false }
    let told = korean.count { reading.cues(ofSentence: $0, evidence) > 0 }
    return told * 2 >= korean.count
  }

  /// 100억 달러(한화 약 14조원): the word before the same amount in other money is that money's name.
  private func isCurrency(_ name: Span, _ bytes: [UInt8], _ quantities: [Quantity]) -> Bool {
    guard name.start > 0, bytes[Int(name.start) - 1] == UInt8(ascii: "("),
      let next = quantities.firstIndex(where: { $0.span.start >= name.end }), next > 0
    else { return false }
    let own = quantities[next]
    let before = quantities[next - 1]
    return own.kind == .money && own.span.start == name.end + 1 && before.kind == .money
      && before.span.end + 1 == name.start
  }

  /// The names that stand. Where a doubtful one falls, what it covered gets its turn.
  private func settled(
    _ all: [Candidate], _ bytes: [UInt8], _ sentences: [Sentence]
  ) -> [Candidate] {
    let first = all.settled()
    let decided = DoubtfulNames(evidence: evidence, bytes: bytes, sentences: sentences)
      .decided(first)
    guard decided.count < first.count else { return decided }
    let kept = Set(decided.map(\.span))
    // Target in running text is no name at all; SAT may be another's
    let fallen = Set(
      first.filter { name in
        name.doubt > 0 && !kept.contains(name.span)
          && bytes[name.span.range].contains { $0 >= 0x61 && $0 <= 0x7A }
          && sentences.contains {
            $0.span.contains(name.span) && bytes[Int($0.span.end) - 1] == UInt8(ascii: ".")
          }
      }.map(\.span))
    return all.filter { name in
      name.doubt == 0 ? !fallen.contains(name.span) : kept.contains(name.span)
    }.settled()
  }

  private func koreanNames(
    _ index: Int, _ range: Range<Int>, _ inBusiness: Bool, _ reading: inout DocumentReading,
    _ found: inout [Candidate]
  ) {
    let morphemes = reading.morphemes(ofSentence: index)
    let bytes = reading.bytes
    let words = KoreanNameWord.words(of: morphemes, in: bytes)
    titledPeople(words, bytes, &found)
    let known = found.filter { $0.doubt == 0 }
    // 조지아 is a land or a woman; without a title no woman
    let places = found.filter { $0.doubt > 0 && $0.type == .place }.map(\.span)
    persons.find(
      words: words, morphemes: morphemes, bytes: bytes,
      isTaken: { span in
        known.contains { $0.span.overlaps(span) } || places.contains(span)
      }, into: &found)
    personLists.find(
      words: words, morphemes: morphemes, bytes: bytes,
      isTaken: { span in known.contains { $0.span.overlaps(span) } }, into: &found)
    appositions.find(
      words: words, morphemes: morphemes, bytes: bytes, taken: known, into: &found)
    let isBusiness = reading.cues(ofSentence: index, evidence) >= 2
    subjects.find(
      words: words, morphemes: morphemes, bytes: bytes, taken: known, isBusiness: isBusiness,
      into: &found)
    shapes.find(
      words: words, morphemes: morphemes, bytes: bytes, taken: known,
      isBusiness: isBusiness || inBusiness, into: &found)
    lists.find(words: words, morphemes: morphemes, bytes: bytes, taken: known, into: &found)
    titled.find(words: words, morphemes: morphemes, bytes: bytes, into: &found)
  }

  /// 가수 나비, 조국 대표: a title makes a known person of an everyday word.
  private func titledPeople(
    _ words: [KoreanNameWord], _ bytes: [UInt8], _ found: inout [Candidate]
  ) {
    for place in found.indices where found[place].type == .person && found[place].doubt > 0 {
      let span = found[place].span
      guard let last = words.lastIndex(where: { $0.start < Int(span.end) }),
        let first = words.firstIndex(where: { $0.start == Int(span.start) })
      else { continue }
      let isAnnounced =
        first > 0 && words[first].spaced && persons.titles.announces(words[first - 1], bytes)
      if isAnnounced || persons.titles.after(Int(span.end), last, words, bytes).strength == .strong
      {
        found[place].doubt = 0
      }
    }
  }

  /// Adds to people the words that say what they are; lists the other forms of Korean names.
  private func roles(_ names: [Candidate], _ reading: inout DocumentReading) {
    let bytes = reading.bytes
    var first = 0
    for (index, sentence) in reading.document.sentences.enumerated() {
      while first < names.count, names[first].span.end <= sentence.span.start { first += 1 }
      let last = names[first...].firstIndex { $0.span.start >= sentence.span.end } ?? names.count
      guard first < last else { continue }
      let isKorean = reading.isKorean(index)
      if isKorean {
        forms.find(
          reading.analysis.mentions[first..<last], bytes: bytes, into: &reading.analysis.forms)
      }
      guard names[first..<last].contains(where: { $0.type == .person }) else { continue }
      let own = Array(names[first..<last])
      let words =
        isKorean ? KoreanNameWord.words(of: reading.morphemes(ofSentence: index), in: bytes) : []
      for place in first..<last where names[place].type == .person {
        let person = names[place].span
        guard isKorean else {
          reading.analysis.mentions[place].role = englishRoles.role(
            of: person, names: own, bytes: bytes, range: sentence.span.range)
          continue
        }
        reading.analysis.mentions[place].role = koreanRoles.role(
          of: person, names: own, words: words, bytes: bytes)
        if let titled = koreanRoles.titled(person, names: own, words: words, bytes: bytes) {
          var form = reading.analysis.mentions[place]
          form.span = titled
          form.form = .titled
          reading.analysis.forms.append(form)
        }
      }
    }
  }

  private func mention(_ candidate: Candidate, _ reading: borrowing DocumentReading) -> Mention {
    var mention = Mention(span: candidate.span, type: candidate.type)
    if candidate.thing >= 0 {
      let thing = pass.gazetteer.thing(candidate.thing)
      let korean = reading.document.document.language == "ko"
      mention.entity = thing.entity
      mention.name = korean && !thing.ko.isEmpty || thing.en.isEmpty ? thing.ko : thing.en
      mention.ticker = thing.ticker
      mention.industry = thing.industry
    } else {
      let name = candidate.name ?? reading.document.text.string(candidate.span)
      mention.entity = candidate.entity ?? Gazetteer.slug(name)
      mention.name = name
      mention.industry = candidate.industry
    }
    return mention
  }
}
