import Analyze
import Foundation
import Model

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
  private let learners: [ClaimModel.Question: Learner]
  var thresholds: ClaimThresholds

  init(folders: [String], language: String, stages: RuleStages) throws {
    let isKorean = language == "ko"
    thresholds = ClaimThresholds(isKorean: isKorean)
    learners = isKorean ? Self.korean : Self.english
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

  private static let korean: [ClaimModel.Question: Learner] = [
    .sentence: Learner(bits: 18, rate: 0.05, decay: 1e-3, skipsLone: true),
    .option: Learner(bits: 18, rate: 0.05, decay: 3e-3, skipsLone: true),
    .channel: Learner(bits: 16, rate: 0.03, decay: 1e-2, skipsLone: true),
    .direction: Learner(bits: 15, rate: 0.03, decay: 3e-3, skipsLone: true),
    .horizon: Learner(bits: 15, skipsLone: true),
    .certainty: Learner(bits: 15, skipsLone: true), .mode: Learner(bits: 15, skipsLone: true),
  ]

  private static let english: [ClaimModel.Question: Learner] = [
    .sentence: Learner(rate: 0.05, decay: 1e-3),
    .option: Learner(bits: 17, rate: 0.05, decay: 3e-3),
    .channel: Learner(bits: 16, rate: 0.03, decay: 1e-2),
    .direction: Learner(bits: 15), .horizon: Learner(bits: 15), .certainty: Learner(bits: 15),
    .mode: Learner(bits: 15),
  ]

  private static func entry(_ document: AnnotatedDocument, _ stages: RuleStages) throws -> Entry {
    var source = Document(id: document.id, text: Text(bytes: document.text))
    source.language = document.language
    source.published = document.published
    source.title = document.title
    let (analysis, examples) = try stages.examples(of: source)
    let places = examples.map {
      document.sentence(of: analysis.normalized.sentences[$0.view.sentence].span)
    }
    return Entry(document: document, analysis: analysis, examples: examples, places: places)
  }

  // MARK: - Training

  func train() -> ClaimModel? {
    var sets: [ClaimModel.Question: Examples] = [:]
    sets[.sentence] = sentenceExamples(documents)
    sets[.option] = optionExamples()
    sets[.channel] = channelExamples()
    for entry in documents {
      for (i, example) in entry.examples.enumerated() {
        for claim in entry.claims(at: i) {
          let rules = example.ruleClaims.map { entry.analysis.claims[$0] }
            .filter { $0.target.industry == claim.industry }
          let own = rules.first { $0.channel == claim.channel } ?? rules.first
          let stance = example.stanceFeatures(claim.channel, own: own)
          sets[.horizon, default: Examples()].add(stance, Horizon.allCases, claim.horizon)
          sets[.certainty, default: Examples()].add(stance, Certainty.allCases, claim.certainty)
          sets[.mode, default: Examples()].add(stance, Mode.allCases, claim.mode)
        }
      }
    }
    forEachAnswer { example, option, claims, gold in
      for claim in gold {
        let features = example.directionFeatures(option, channel: claim.channel, claims: claims)
        sets[.direction, default: Examples()].add(
          features, ClaimQuestion.directions, claim.direction)
      }
    }
    return ClaimModel(
      ClaimModel.Question.allCases.map { learn($0, from: sets[$0] ?? Examples()) })
  }

  private func learn(_ question: ClaimModel.Question, from set: Examples) -> LinearModel {
    (learners[question] ?? Learner()).train(set, classes: question.classes)
  }

  private func sentenceExamples(_ entries: some Sequence<Entry>) -> Examples {
    var out = Examples()
    for entry in entries {
      for i in entry.examples.indices {
        out.add(entry.examples[i].sentenceFeatures(), entry.claims(at: i).isEmpty ? [] : [0])
      }
    }
    return out
  }

  /// The odds that a sentence makes a claim come from models that haven't seen its document.
  private func optionExamples() -> Examples {
    var out = Examples()
    let folds = 4
    for fold in 0..<folds {
      let seen = documents.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      let model = learn(.sentence, from: sentenceExamples(seen))
      for (d, entry) in documents.enumerated() where d % folds == fold {
        for (i, example) in entry.examples.enumerated() {
          let odds = model.odds(example.sentenceFeatures())[0]
          let claims = example.ruleClaims.map { entry.analysis.claims[$0] }
          let industries = Set(entry.claims(at: i).map(\.industry))
          for (o, option) in example.options.enumerated() {
            out.add(
              example.optionFeatures(o, odds: odds, claims: claims),
              industries.contains(option.industry) ? [0] : [])
          }
        }
      }
    }
    return out
  }

  private func channelExamples() -> Examples {
    var out = Examples()
    func answers(_ gold: [AnnotatedDocument.Claim]) -> Set<Int> {
      Set(gold.compactMap { Channel.allCases.firstIndex(of: $0.channel) })
    }
    forEachAnswer { example, option, claims, gold in
      out.add(example.channelFeatures(option, claims: claims), answers(gold))
    }
    for entry in documents {
      for (i, example) in entry.examples.enumerated() {
        let known = Set(example.options.map(\.industry))
        let other = Dictionary(grouping: entry.claims(at: i), by: \.industry)
        for (industry, gold) in other.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where !known.contains(industry) {
          out.add(example.channelFeatures(of: industry), answers(gold))
        }
      }
    }
    return out
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

  /// Counts of claims found, at three depths, and of fields right.
  struct Marks {
    var right = [0, 0, 0]
    var gold = [0, 0, 0]
    var got = [0, 0, 0]
    /// Direction, horizon, certainty and mode right, of claims found with their industry.
    var fields = [0, 0, 0, 0]
    var paired = 0

    mutating func add(_ other: Marks) {
      for i in 0..<3 {
        right[i] += other.right[i]
        gold[i] += other.gold[i]
        got[i] += other.got[i]
      }
      for i in fields.indices { fields[i] += other.fields[i] }
      paired += other.paired
    }

    mutating func add(_ gold: [AnnotatedDocument.Claim], _ found: [AnnotatedDocument.Claim]) {
      func keys(_ claims: [AnnotatedDocument.Claim], _ depth: Int) -> Set<[String]> {
        Set(
          claims.map { Array(["\($0.sentence)", "\($0.industry)", "\($0.channel)"].prefix(depth)) })
      }
      for i in 0..<3 {
        let a = keys(gold, i + 1)
        let b = keys(found, i + 1)
        right[i] += a.intersection(b).count
        self.gold[i] += a.count
        got[i] += b.count
      }
      for claim in gold {
        let same = found.filter { $0.sentence == claim.sentence && $0.industry == claim.industry }
        guard let best = same.first(where: { $0.channel == claim.channel }) ?? same.first else {
          continue
        }
        paired += 1
        fields[0] += best.direction == claim.direction ? 1 : 0
        fields[1] += best.horizon == claim.horizon ? 1 : 0
        fields[2] += best.certainty == claim.certainty ? 1 : 0
        fields[3] += best.mode == claim.mode ? 1 : 0
      }
    }

    func line(_ name: String) -> String {
      let scores = (0..<3).map { i in
        String(format: "%.3f", Double(2 * right[i]) / Double(max(1, gold[i] + got[i])))
      }
      let shares = fields.map { String(format: "%.3f", Double($0) / Double(max(1, paired))) }
      return
        "\(name): sentence \(scores[0]), industry \(scores[1]), channel \(scores[2]); direction "
        + "\(shares[0]), horizon \(shares[1]), certainty \(shares[2]), mode \(shares[3]) of \(paired)"
    }
  }

  func rules() -> Marks { score { _ in nil } }

  func score(_ model: ClaimModel?) -> Marks { score { _ in model } }

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
      var found: [AnnotatedDocument.Claim] = []
      for (i, example) in entry.examples.enumerated() {
        for var claim in predicted(example, entry, model) {
          claim.sentence = entry.places[i] ?? -1 - i
          found.append(claim)
        }
      }
      marks.add(entry.document.claims, found)
    }
    return marks
  }

  private func predicted(
    _ example: ClaimExample, _ entry: Entry, _ model: ClaimModel?
  ) -> [AnnotatedDocument.Claim] {
    let claims = entry.analysis.claims
    let verdict = model?.verdict(on: example, claims: claims, thresholds)
    let kept =
      verdict?.kept.map { (claims[$0.claim].target.industry, $0.reading) }
      ?? example.ruleClaims.map { (claims[$0].target.industry, ClaimReading(claims[$0])) }
    let added = (verdict?.added ?? []).map { (example.options[$0.option].industry, $0.reading) }
    return (kept + added).map { industry, reading in
      AnnotatedDocument.Claim(
        sentence: 0, industry: industry, channel: reading.channel, direction: reading.direction,
        horizon: reading.horizon, certainty: reading.certainty, mode: reading.mode)
    }
  }
}
