import Analyze
import Foundation
import Model
import Normalize
import Pipeline

/// Annotated documents with what the rules say of them.
struct TrainingSet {
  struct Entry {
    var document: AnnotatedDocument
    var analysis: Analysis
    var examples: [ClaimExample]
    /// Annotated sentence of each example.
    var places: [Int?]

    func claims(at example: Int) -> [AnnotatedDocument.Claim] {
      guard let place = places[example] else { return [] }
      return document.claims.filter { $0.sentence == place }
    }
  }

  var documents: [Entry] = []
  var claimCount: Int { documents.reduce(0) { $0 + $1.document.claims.count } }
  var learners = (
    sentence: Learner(), option: Learner(bits: 17),
    channel: Learner(bits: 15, rate: 0.05, decay: 1e-2),
    direction: Learner(bits: 15)
  )
  var thresholds = ClaimThresholds()

  init(documents: [Entry]) { self.documents = documents }

  init(folders: [String], language: String, stages: Stages) throws {
    for folder in folders {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      where name.hasSuffix(".txt") {
        let path = folder + "/" + name
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let document = try AnnotatedDocument(
          path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        guard document.language == language else { continue }
        documents.append(try Self.entry(document, stages))
      }
    }
  }

  private static func entry(_ document: AnnotatedDocument, _ stages: Stages) throws -> Entry {
    var source = Document(id: document.id, text: Text(bytes: document.text))
    source.language = document.language
    source.published = document.published
    source.title = document.title
    let (analysis, examples) = stages.analyzer.examples(of: try stages.normalizer(source))
    let places = examples.map {
      document.sentence(of: analysis.normalized.sentences[$0.view.sentence].span)
    }
    return Entry(document: document, analysis: analysis, examples: examples, places: places)
  }

  // MARK: - Training

  func train() -> ClaimModel {
    var features: [Features] = []
    var answers: [Set<Int>] = []
    for entry in documents {
      for i in entry.examples.indices {
        features.append(entry.examples[i].sentenceFeatures())
        answers.append(entry.claims(at: i).isEmpty ? [] : [0])
      }
    }
    let sentence = learners.sentence.train(features, answers: answers, classes: 1)
    return ClaimModel(
      sentence: sentence, option: trainOptions(), channel: trainChannels(),
      direction: trainDirections())
  }

  /// The odds that a sentence makes a claim come from models that haven't seen its document.
  private func trainOptions() -> LinearModel {
    var features: [Features] = []
    var answers: [Set<Int>] = []
    let folds = 4
    for fold in 0..<folds {
      var seen: [Features] = []
      var truth: [Set<Int>] = []
      for (d, entry) in documents.enumerated() where d % folds != fold {
        for i in entry.examples.indices {
          seen.append(entry.examples[i].sentenceFeatures())
          truth.append(entry.claims(at: i).isEmpty ? [] : [0])
        }
      }
      let model = learners.sentence.train(seen, answers: truth, classes: 1)
      for (d, entry) in documents.enumerated() where d % folds == fold {
        for (i, example) in entry.examples.enumerated() {
          let odds = model.odds(example.sentenceFeatures())[0]
          let claims = example.ruleClaims.map { entry.analysis.claims[$0] }
          let industries = Set(entry.claims(at: i).map(\.industry))
          for (o, option) in example.options.enumerated() {
            features.append(example.optionFeatures(o, odds: odds, claims: claims))
            answers.append(industries.contains(option.industry) ? [0] : [])
          }
        }
      }
    }
    return learners.option.train(features, answers: answers, classes: 1)
  }

  private func trainChannels() -> LinearModel {
    var features: [Features] = []
    var answers: [Set<Int>] = []
    forEachAnswer { example, option, claims, gold in
      features.append(example.channelFeatures(option, claims: claims))
      answers.append(Set(gold.compactMap { Channel.allCases.firstIndex(of: $0.channel) }))
    }
    for entry in documents {
      for (i, example) in entry.examples.enumerated() {
        let known = Set(example.options.map(\.industry))
        let other = Dictionary(grouping: entry.claims(at: i), by: \.industry)
        for (industry, gold) in other.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where !known.contains(industry) {
          features.append(example.channelFeatures(of: industry))
          answers.append(Set(gold.compactMap { Channel.allCases.firstIndex(of: $0.channel) }))
        }
      }
    }
    return learners.channel.train(features, answers: answers, classes: Channel.allCases.count)
  }

  private func trainDirections() -> LinearModel {
    var features: [Features] = []
    var answers: [Set<Int>] = []
    forEachAnswer { example, option, claims, gold in
      for claim in gold {
        features.append(
          example.directionFeatures(option, channel: claim.channel, claims: claims))
        answers.append(Set([ClaimModel.directions.firstIndex(of: claim.direction) ?? 2]))
      }
    }
    return learners.direction.train(
      features, answers: answers, classes: ClaimModel.directions.count)
  }

  /// Each option that is right, with the annotated claims it stands for.
  private func forEachAnswer(
    _ body: (ClaimExample, Int, [Claim], [AnnotatedDocument.Claim]) -> Void
  ) {
    for entry in documents {
      for (i, example) in entry.examples.enumerated() {
        let gold = entry.claims(at: i)
        let claims = example.ruleClaims.map { entry.analysis.claims[$0] }
        for (o, option) in example.options.enumerated() {
          let own = gold.filter { $0.industry == option.industry }
          if !own.isEmpty { body(example, o, claims, own) }
        }
      }
    }
  }

  // MARK: - Scoring

  /// Counts of claims found, at three depths, and of directions right.
  struct Marks {
    var right = [0, 0, 0]
    var gold = [0, 0, 0]
    var got = [0, 0, 0]
    var sides = (right: 0, all: 0)

    mutating func add(_ other: Marks) {
      for i in 0..<3 {
        right[i] += other.right[i]
        gold[i] += other.gold[i]
        got[i] += other.got[i]
      }
      sides.right += other.sides.right
      sides.all += other.sides.all
    }

    func line(_ name: String) -> String {
      let scores = (0..<3).map { i in
        String(format: "%.3f", Double(2 * right[i]) / Double(max(1, gold[i] + got[i])))
      }
      return "\(name): sentence \(scores[0]), industry \(scores[1]), channel \(scores[2]), "
        + "direction \(sides.right) of \(sides.all)"
    }
  }

  struct Found: Hashable {
    var sentence: Int
    var industry: Industry
    var channel: Channel
    var direction: Direction
  }

  func rules() -> Marks { score { _ in nil } }

  func score(_ model: ClaimModel) -> Marks { score { _ in model } }

  /// The rules alone and the model, each document read by a model that hasn't seen it.
  func crossValidate(folds: Int) -> (Marks, Marks) {
    var marks = Marks()
    for fold in 0..<folds {
      var part = self
      part.documents = documents.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      var rest = self
      rest.documents = documents.enumerated().filter { $0.offset % folds == fold }.map(\.element)
      marks.add(rest.score(part.train()))
    }
    return (rules(), marks)
  }

  private func score(_ model: (Entry) -> ClaimModel?) -> Marks {
    var marks = Marks()
    for entry in documents {
      let model = model(entry)
      var found = Set<Found>()
      for (i, example) in entry.examples.enumerated() {
        for claim in predicted(example, entry, model) {
          let place = entry.places[i] ?? -1 - i
          found.insert(
            Found(
              sentence: place, industry: claim.industry, channel: claim.channel,
              direction: claim.direction))
        }
      }
      let gold = entry.document.claims.map {
        Found(
          sentence: $0.sentence, industry: $0.industry, channel: $0.channel,
          direction: $0.direction)
      }
      func depth(_ i: Int, _ x: some Sequence<Found>) -> Set<[String]> {
        Set(x.map { Array(["\($0.sentence)", "\($0.industry)", "\($0.channel)"].prefix(i + 1)) })
      }
      for i in 0..<3 {
        let a = depth(i, gold)
        let b = depth(i, found)
        marks.right[i] += a.intersection(b).count
        marks.gold[i] += a.count
        marks.got[i] += b.count
      }
      for claim in gold {
        let same = found.filter { $0.sentence == claim.sentence && $0.industry == claim.industry }
        guard !same.isEmpty else { continue }
        marks.sides.all += 1
        let best = same.first { $0.channel == claim.channel && $0.direction == claim.direction }
        if best != nil || same.contains(where: { $0.direction == claim.direction }) {
          marks.sides.right += 1
        }
      }
    }
    return marks
  }

  private func predicted(
    _ example: ClaimExample, _ entry: Entry, _ model: ClaimModel?
  ) -> [AnnotatedDocument.Claim] {
    let claims = entry.analysis.claims
    let rules = example.ruleClaims.map {
      AnnotatedDocument.Claim(
        sentence: 0, industry: claims[$0].target.industry, channel: claims[$0].channel,
        direction: claims[$0].direction)
    }
    let added = model?.additions(to: example, claims: claims, thresholds) ?? []
    return rules
      + added.map {
        AnnotatedDocument.Claim(
          sentence: 0, industry: example.options[$0.option].industry, channel: $0.channel,
          direction: $0.direction)
      }
  }
}
