import Analyze
import Digest
import Glibc
import Model

extension Runner {
  /// Inputs that are worked on at once; bounds the memory of a run.
  private static let batch = 64

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
    var report = ReportMaker(
      settings: settings, run: id, lexiconHash: keys.lexiconHash,
      previous: manifest.previous.flatMap { run in output.ledger(run).map { (run, $0) } },
      names: { [gazetteer = stages.analyzer.gazetteer] in gazetteer.names(of: $0) })

    try readAll(scan, options, progress, &entry) { input, outcome in
      for analysis in outcome.analyses { report.add(analysis) }
      manifest.inputs.append(
        Manifest.Input(
          path: input.path, sha256: input.sha256, bytes: input.byteCount,
          keys: StageKey.Stage.allCases.map { keys.key($0, input).hex },
          documents: outcome.analyses.count, failures: outcome.failures))
      for analysis in outcome.analyses {
        guard let day = analysis.document.published?.prefix(10) else { continue }
        manifest.newest = max(manifest.newest ?? "", String(day))
      }
    }
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
      manifest.claims = try report.write(
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

  private func readAll(
    _ scan: Scan, _ options: Options, _ progress: RunProgress, _ entry: inout History.Entry,
    _ body: (InputFile, InputRunner.Outcome) throws(PipelineError) -> Void
  ) throws(PipelineError) {
    let runner = InputRunner(
      stages: stages, cache: output.cache, keys: keys, ignoresCache: options.force)
    var seconds: [StageKey.Stage: Double] = [:]
    var at = 0
    while at < scan.inputs.count {
      let slice = Array(scan.inputs[at..<min(at + Self.batch, scan.inputs.count)])
      let outcomes = Parallel.map(slice) { runner.outcome($0) }
      for (input, outcome) in zip(slice, outcomes) {
        let outcome = try outcome.get()
        for failure in outcome.failures { progress.trouble(failure) }
        for (stage, spent) in outcome.seconds { seconds[stage, default: 0] += spent }
        try body(input, outcome)
      }
      at += slice.count
      progress.step(done: at, of: scan.inputs.count)
    }
    entry.stages = seconds.map { ($0.key.rawValue, $0.value) }
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

extension InputRunner {
  /// Reads the input and takes it through the stages; a file that changed since it was listed is a
  /// failure of that input alone.
  func outcome(_ input: InputFile) -> Result<Outcome, PipelineError> {
    Result { () throws(PipelineError) -> Outcome in
      guard let bytes = Files.read(input.path) else {
        return Outcome(failures: ["\(input.path): can't be read"])
      }
      guard SHA256.hex(bytes) == input.sha256 else {
        return Outcome(failures: ["\(input.path): changed while it was read"])
      }
      return try self(input, bytes: bytes)
    }
  }
}
