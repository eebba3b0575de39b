import Lexicon
import Model

/// Corrects the names that the rules find in Korean sentences by the statistical model, and adds to them.
///
/// What the gazetteer knows stays. A guess of the rules at a person or body falls where the model is
/// sure that no name is there, and a person's name may become longer; a new name must end where its word or its particles do.
struct LearnedNames: Sendable {
  /// Log odds from which the model is heard. They stand where sentences that it hasn't learned from
  /// gain and public gold data, for which the rules were made, loses nothing.
  private enum Threshold {
    static let organisation: Float = 0.5
    static let person: Float = 0.5
    static let place: Float = 5
    /// In a sentence with two words of business, with one, with none.
    static let company: [Float] = [5, 3, 0]
    /// Against a guess of the rules.
    static let noOrganisation: Float = -1.5
    static let noPerson: Float = -3
  }

  let model: NameModel
  let particles: Particles

  /// Read with the first Korean sentence; nil when the tables hold no weights.
  static func later(_ lexicon: Lexicon, particles: Particles) -> Later<LearnedNames>? {
    guard let file = lexicon.weights["names.ko"] else { return nil }
    return Later { () throws(AnalyzeError) in
      guard let model = NameModel(file: file) else {
        let error = LexiconError(path: "names.ko.weights", line: 0, reason: .badWeights)
        throw AnalyzeError(place: error.path, reason: .lexicon(error))
      }
      return LearnedNames(model: model, particles: particles)
    }
  }

  /// - Parameter names: what the rules found, ascending, not overlapping.
  func correct(
    _ names: inout [Candidate], in reading: inout DocumentReading, tables: NameTables,
    evidence: Evidence
  ) {
    for (sentence, own) in reading.sentences(with: names, tables: tables, evidence: evidence)
      .reversed()
    {
      names.replaceSubrange(
        own, with: corrected(names[own], sentence, tables, reading.bytes))
    }
  }

  private func corrected(
    _ rules: ArraySlice<Candidate>, _ sentence: NameSentence, _ tables: NameTables,
    _ bytes: [UInt8]
  ) -> [Candidate] {
    let reading = model.read(sentence)
    let fitting = reading.names.filter { ends($0.span, sentence, bytes) }
    var out = rules.filter { stands($0, sentence, reading, fitting) }
    for name in fitting
    where isLikely(name, sentence, bytes) && !out.contains(where: { $0.span.overlaps(name.span) }) {
      var fresh = Candidate(span: name.span, type: name.type, rank: 5)
      fresh.industry = tables.koreanEnd(bytes, name.span.range)?.industry
      out.append(fresh)
    }
    return out.sorted { $0.span < $1.span }
  }

  /// Whether a name of the rules stays; 김 대표 and A씨 do, as titles stand behind them, and the 박 of 박모.
  private func stands(
    _ name: Candidate, _ sentence: NameSentence, _ reading: NameModel.Reading,
    _ fitting: [NameModel.Name]
  ) -> Bool {
    guard name.thing < 0 else { return true }
    let least: Float
    switch name.type {
    case .person:
      let isPart = fitting.contains {
        $0.type == .person && $0.span != name.span && $0.span.contains(name.span)
          && $0.odds >= Threshold.person && $0.span.count > name.span.count + 3
      }
      if isPart { return false }
      if name.span.count <= 3 { return true }
      least = Threshold.noPerson
    case .organisation, .agency: least = Threshold.noOrganisation
    default: return true
    }
    if reading.names.contains(where: { $0.span == name.span }) { return true }
    return zip(sentence.tokens, reading.odds).contains { token, odds in
      odds >= least && token.span.overlaps(name.span)
    }
  }

  /// Whether a name is likely enough; codes in Latin letters (ESS, H5N6) and plain nouns (공사) aren't.
  private func isLikely(
    _ name: NameModel.Name, _ sentence: NameSentence, _ bytes: [UInt8]
  ) -> Bool {
    let own = sentence.tokens.filter { $0.span.overlaps(name.span) }
    guard bytes[name.span.range].contains(where: { $0 >= 0x80 }),
      !own.allSatisfy(\.isCommon) || (name.type == .organisation && own.count > 1)
    else { return false }
    switch name.type {
    case .company:
      return name.odds >= Threshold.company[min(2, sentence.cues)]
    case .person: return name.odds >= Threshold.person && name.span.count > 4
    case .place: return name.odds >= Threshold.place
    default: return name.odds >= Threshold.organisation
    }
  }

  /// Begins with a word, and nothing but particles stands behind it.
  private func ends(_ span: Span, _ sentence: NameSentence, _ bytes: [UInt8]) -> Bool {
    guard let first = sentence.tokens.first(where: { $0.span.start == span.start }),
      let last = sentence.tokens.first(where: { $0.span.end == span.end }),
      sentence.tokens[sentence.words[first.word].lowerBound].span.start == span.start
    else { return false }
    let end = sentence.tokens[sentence.words[last.word].upperBound - 1].span.end
    return particles.fill(bytes, from: Int(span.end), limit: Int(end), nouns: true)
  }
}

extension DocumentReading {
  /// The Korean sentences as the model of names sees them, each with the places of its names.
  mutating func sentences(
    with names: [Candidate], tables: NameTables, evidence: Evidence
  ) -> [(sentence: NameSentence, names: Range<Int>)] {
    var out: [(sentence: NameSentence, names: Range<Int>)] = []
    var first = 0
    for index in document.sentences.indices {
      let span = document.sentences[index].span
      while first < names.count, names[first].span.end <= span.start { first += 1 }
      var last = first
      while last < names.count, names[last].span.start < span.end { last += 1 }
      if isKorean(index) {
        let morphemes = morphemes(ofSentence: index)
        if NameSentence.isWorthReading(morphemes, names: names[first..<last]) {
          let sentence = NameSentence(
            morphemes, names: names[first..<last], tables: tables,
            cues: cues(ofSentence: index, evidence), bytes: bytes)
          out.append((sentence, first..<last))
        }
      }
      first = last
    }
    return out
  }
}
