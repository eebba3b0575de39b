import Analyze
import Extract
import JSON
import Lexicon
import Model
import Normalize
import Records

/// Takes one input through the stages, using results that are there already.
struct InputRunner: Sendable {
  let stages: Stages
  let cache: ResultCache
  let keys: KeyMaker
  /// When true, results are made anew and not looked up.
  var ignoresCache = false

  struct Outcome: Sendable {
    var analyses: [Analysis] = []
    var failures: [String] = []
    /// Stages whose result was there.
    var skipped: Set<StageKey.Stage> = []
    var seconds: [StageKey.Stage: Double] = [:]
  }

  func callAsFunction(_ input: InputFile, bytes: [UInt8]) throws(PipelineError) -> Outcome {
    var outcome = Outcome()
    let place = Place(path: input.path, placeholder: input.placeholder)
    if let lines = known(.analyze, input), let result = analyses(lines) {
      outcome.skipped = Set(StageKey.Stage.allCases)
      outcome.analyses = result.values.map(place.restored)
      outcome.failures = result.failures.map(place.restored)
      return outcome
    }
    let extracted = try extract(input, bytes, &outcome)
    let normalized = try normalize(extracted, input, &outcome)
    let analyzed = try analyze(normalized, input, &outcome)
    outcome.analyses = analyzed.values.map(place.restored)
    outcome.failures = analyzed.failures.map(place.restored)
    return outcome
  }

  private func known(_ stage: StageKey.Stage, _ input: InputFile) -> [[UInt8]]? {
    ignoresCache ? nil : cache.lines(keys.key(stage, input))
  }

  private func extract(
    _ input: InputFile, _ bytes: [UInt8], _ outcome: inout Outcome
  ) throws(PipelineError) -> StageResult<Document> {
    if let lines = known(.extract, input),
      let known = records(lines, { if case .document(let d) = $0 { d } else { nil } })
    {
      outcome.skipped.insert(.extract)
      return known
    }
    let clock = ContinuousClock()
    let start = clock.now
    var result = StageResult<Document>()
    stages.extractor(bytes, source: input.placeholder) { one in
      switch one {
      case .success(let document): result.values.append(document)
      case .failure(let error): result.failures.append("\(error)")
      }
    }
    outcome.seconds[.extract] = Self.seconds(clock.now - start)
    try store(result, .extract, input) { $0.write($1) }
    return result
  }

  private func normalize(
    _ documents: StageResult<Document>, _ input: InputFile, _ outcome: inout Outcome
  ) throws(PipelineError) -> StageResult<NormalizedDocument> {
    if let lines = known(.normalize, input),
      let known = records(lines, { if case .normalized(let n) = $0 { n } else { nil } })
    {
      outcome.skipped.insert(.normalize)
      return known
    }
    let clock = ContinuousClock()
    let start = clock.now
    var result = StageResult<NormalizedDocument>(failures: documents.failures)
    for document in documents.values {
      do { result.values.append(try stages.normalizer(document)) } catch {
        result.failures.append("\(document.source ?? document.id): \(error)")
      }
    }
    outcome.seconds[.normalize] = Self.seconds(clock.now - start)
    try store(result, .normalize, input) { $0.write($1) }
    return result
  }

  private func analyze(
    _ documents: StageResult<NormalizedDocument>, _ input: InputFile, _ outcome: inout Outcome
  ) throws(PipelineError) -> StageResult<Analysis> {
    let clock = ContinuousClock()
    let start = clock.now
    let result = StageResult(
      values: documents.values.map { stages.analyzer($0) }, failures: documents.failures)
    outcome.seconds[.analyze] = Self.seconds(clock.now - start)
    try store(result, .analyze, input) { $0.write($1) }
    return result
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  private func store<Value>(
    _ result: StageResult<Value>, _ stage: StageKey.Stage, _ input: InputFile,
    _ write: (inout RecordWriter, Value) -> Void
  ) throws(PipelineError) {
    var writer = RecordWriter()
    for value in result.values { write(&writer, value) }
    for failure in result.failures {
      writer.writeError(line: nil, id: nil, source: nil, message: failure)
    }
    try cache.store(writer.bytes, for: keys.key(stage, input))
  }

  func analyses(_ lines: [[UInt8]]) -> StageResult<Analysis>? {
    records(lines) { if case .analysis(let a) = $0 { a } else { nil } }
  }

  /// Reads a stored result; nil when a line isn't what it should be.
  private func records<Value>(
    _ lines: [[UInt8]], _ pick: (Record) -> Value?
  ) -> StageResult<Value>? {
    var result = StageResult<Value>()
    for line in lines {
      if let record = try? RecordReader()(line) {
        guard let value = pick(record) else { return nil }
        result.values.append(value)
      } else if let json = try? JSONValue.parse(line), json["schema"]?.string == "pagup.error/1",
        let message = json["message"]?.string
      {
        result.failures.append(message)
      } else {
        return nil
      }
    }
    return result
  }
}

/// Puts the path of an input where its cached results have a placeholder.
struct Place: Sendable {
  let path: String
  let placeholder: String

  func restored(_ analysis: Analysis) -> Analysis {
    var out = analysis
    if let source = out.normalized.document.source {
      out.normalized.document.source = restored(source)
    }
    return out
  }

  func restored(_ text: String) -> String {
    text.hasPrefix(placeholder) ? path + text.dropFirst(placeholder.count) : text
  }
}

/// Makes the stage keys of a run.
struct KeyMaker: Sendable {
  let lexiconHash: String
  /// The settings that `analyze` reads, spelled out.
  let analyzeSettings: String
  let fields: String

  init(lexiconHash: String, settings: Settings) {
    self.lexiconHash = lexiconHash
    analyzeSettings = "homeMarket \(settings.homeMarket)"
    fields = settings.fields.summary
  }

  func key(_ stage: StageKey.Stage, _ input: InputFile) -> StageKey {
    StageKey(
      stage, input: input.sha256 + InputFile.nameExtension(input.path), settings: analyzeSettings,
      fields: fields, lexicon: lexiconHash)
  }
}
