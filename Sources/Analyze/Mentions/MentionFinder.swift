import Lexicon
import Model

/// Finds the named things of a document: gazetteer, aliases learnt inside the document, shapes.
struct MentionFinder: Sendable {
  let pass: GazetteerPass
  let evidence: Evidence

  init(lexicon: Lexicon) throws(AnalyzeError) {
    let gazetteer: Gazetteer
    do { gazetteer = try Gazetteer(lexicon: lexicon) } catch {
      throw AnalyzeError(place: error.path, reason: .lexicon(error))
    }
    pass = GazetteerPass(gazetteer: gazetteer, particles: try Particles(lexicon: lexicon))
    evidence = try Evidence(lexicon: lexicon)
  }

  /// Fills `analysis.mentions`, ascending, and `analysis.definitions`.
  func callAsFunction(_ reading: inout DocumentReading) {
    let bytes = reading.bytes
    var candidates: [Candidate] = []
    for sentence in reading.document.sentences {
      pass.find(in: bytes, range: sentence.span.range, into: &candidates)
    }
    var names = candidates.settled()
    names = decided(names, reading)
    let aliases = AliasTable(names: names, bytes: bytes, gazetteer: pass.gazetteer)
    if !aliases.isEmpty {
      for sentence in reading.document.sentences {
        aliases.find(in: bytes, range: sentence.span.range, pass: pass, into: &names)
      }
      names = names.settled()
    }
    reading.analysis.mentions = names.map { mention($0, reading) }
  }

  /// Leaves out doubtful names for which too little speaks.
  private func decided(_ names: [Candidate], _ reading: borrowing DocumentReading) -> [Candidate] {
    guard names.contains(where: { $0.doubt > 0 }) else { return names }
    let bytes = reading.bytes
    let sure = Set(names.filter { $0.doubt == 0 && $0.thing >= 0 }.map(\.thing))
    var cuesOf: [Int: Int] = [:]
    var sentence = 0
    let sentences = reading.document.sentences
    var out: [Candidate] = []
    for (index, name) in names.enumerated() {
      guard name.doubt > 0 else {
        out.append(name)
        continue
      }
      while sentence + 1 < sentences.count, sentences[sentence].span.end <= name.span.start {
        sentence += 1
      }
      let range = sentences[sentence].span.range
      let cues = cuesOf[sentence] ?? evidence.count(in: bytes, range: range)
      cuesOf[sentence] = cues
      var points = min(2, cues)
      if sure.contains(name.thing) { points += 2 }
      if name.type != .place, beside(names, index, bytes) { points += 2 }
      if Int(name.span.start) == range.lowerBound { points += 1 }
      if points >= Int(name.doubt) { out.append(name) }
    }
    return out
  }

  /// Whether a sure company stands beside the name in a list: A, B · C와 D.
  private func beside(_ names: [Candidate], _ index: Int, _ bytes: [UInt8]) -> Bool {
    for other in [index - 1, index + 1] where names.indices.contains(other) {
      let a = names[min(index, other)].span
      let b = names[max(index, other)].span
      guard names[other].doubt == 0, names[other].type == .company else { continue }
      if Joints.joins(bytes, Int(a.end)..<Int(b.start)) { return true }
    }
    return false
  }

  private func mention(_ candidate: Candidate, _ reading: borrowing DocumentReading) -> Mention {
    var mention = Mention(span: candidate.span, type: candidate.type)
    if candidate.thing >= 0 {
      let thing = pass.gazetteer.things[candidate.thing]
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
