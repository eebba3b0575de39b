import Analyze
import Model

extension Runner {
  /// Makes the report in a temporary folder, verifies and publishes it.
  func make(
    _ scan: Scan, _ id: String, _ options: Options, _ progress: RunProgress,
    _ entry: inout History.Entry
  ) throws(PipelineError) -> Manifest {
    var manifest = Manifest(run: id, version: Pipeline.version, lexicon: keys.lexiconHash)
    manifest.settings = settings.spelled + [keys.analyzeSettings]
    // The same run made again compares with what it compared with before.
    if let before = output.manifest(id) {
      manifest.previous = before.previous
    } else {
      manifest.previous = output.latest()?.run
    }
    var read = try read(scan, options, progress, manifest)
    manifest.inputs = read.inputs
    manifest.newest = read.newest
    entry.stages = read.seconds.map { ($0.key.rawValue, $0.value) }
    for copy in scan.copies {
      progress.note("\(copy.path): same bytes as \(copy.of), counted once")
    }
    for failure in scan.failures {
      manifest.inputs.append(
        Manifest.Input(
          path: failure.path, sha256: "", bytes: 0, keys: [], documents: 0,
          failures: [failure.message]))
    }
    manifest.inputs.sort { $0.path < $1.path }
    manifest.documents = manifest.inputs.reduce(0) { $0 + $1.documents }
    entry.documents = manifest.documents
    entry.failures = manifest.inputs.reduce(0) { $0 + $1.failures.count }
    try checkGate(manifest)

    let temporary = "\(output.path)/.new-\(id)"
    Files.remove(temporary)
    try Files.makeFolder(temporary)
    do {
      manifest.claims = try read.report.write(
        into: temporary,
        quarantined: manifest.inputs.flatMap { input in
          input.failures.map { .init(path: input.path, reason: reason($0, of: input.path)) }
        })
      try verify(temporary, &manifest)
      try Files.write(manifest.bytes, to: temporary + "/manifest.json")
      try output.publish(temporary, as: id)
    } catch {
      Files.remove(temporary)
      throw error
    }
    return manifest
  }

  /// A failure's message without the path that stands beside it.
  private func reason(_ message: String, of path: String) -> String {
    message.hasPrefix(path + ": ") ? String(message.dropFirst(path.utf8.count + 2)) : message
  }

  /// Takes the inputs through the stages. Nothing but what it returns keeps hold of the analyses.
  private func read(
    _ scan: Scan, _ options: Options, _ progress: RunProgress, _ manifest: Manifest
  ) throws(PipelineError) -> RunSink {
    let report = ReportMaker(
      settings: settings, run: manifest.run, lexiconHash: keys.lexiconHash,
      previous: manifest.previous.flatMap { run in output.ledger(run).map { (run, $0) } },
      names: { [gazetteer = stages.analyzer.gazetteer] in gazetteer.names(of: $0) })
    var runner = InputRunner(
      stages: stages, cache: output.cache, keys: keys, ignoresCache: options.force,
      sink: RunSink(report: report, keys: keys, progress: progress, count: scan.inputs.count))
    try runner.run(scan.inputs)
    return runner.sink
  }

  private func checkGate(_ manifest: Manifest) throws(PipelineError) {
    let read = manifest.inputs.filter { $0.documents > 0 }.count
    let share = Double(read) / Double(max(manifest.inputs.count, 1))
    guard share >= settings.quality.minimumRead else {
      throw PipelineError.incomplete(
        "\(read) of \(manifest.inputs.count) inputs read (minimumRead \(settings.quality.minimumRead))"
      )
    }
  }

  /// Checks that every file is there and not empty, and takes its hash into the manifest.
  private func verify(_ folder: String, _ manifest: inout Manifest) throws(PipelineError) {
    for name in Files.names(in: folder) {
      guard let file = Files.digest("\(folder)/\(name)"), file.bytes > 0 else {
        throw PipelineError.incomplete("\(name) is empty")
      }
      manifest.outputs.append(Manifest.Output(name: name, sha256: file.hex, bytes: file.bytes))
    }
    for name in ReportMaker.required where !manifest.outputs.contains(where: { $0.name == name }) {
      throw PipelineError.incomplete("\(name) is missing")
    }
  }
}

/// Gathers what the inputs of a run give.
private struct RunSink: AnalysisSink {
  var report: ReportMaker
  let keys: KeyMaker
  let progress: RunProgress
  /// Inputs of the run.
  let count: Int
  private(set) var inputs: [Manifest.Input] = []
  private(set) var newest: String?
  private(set) var seconds: [StageKey.Stage: Double] = [:]

  mutating func take(_ analysis: Analysis) {
    if let day = analysis.document.published?.prefix(10) { newest = max(newest ?? "", String(day)) }
    report.add(analysis)
  }

  mutating func end(_ input: InputFile, _ outcome: InputOutcome) {
    for failure in outcome.failures { progress.trouble(failure) }
    seconds.merge(outcome.seconds, uniquingKeysWith: +)
    inputs.append(
      Manifest.Input(
        path: input.path, sha256: input.sha256, bytes: input.byteCount,
        keys: StageKey.Stage.allCases.map { keys.key($0, input).hex },
        documents: outcome.documents, failures: outcome.failures))
    if inputs.count == count || inputs.count.isMultiple(of: 64) {
      progress.step(done: inputs.count, of: count)
    }
  }

  init(report: ReportMaker, keys: KeyMaker, progress: RunProgress, count: Int) {
    self.report = report
    self.keys = keys
    self.progress = progress
    self.count = count
  }
}
