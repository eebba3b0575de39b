import Analyze
import Digest
import Extract
import Glibc
import Model

/// What is made of the analyses of a run.
protocol AnalysisSink {
  /// Takes an analysis, in the order of the inputs and of what they hold.
  mutating func take(_ analysis: Analysis)
  /// Is told when all analyses of an input have been served.
  mutating func end(_ input: InputFile, _ outcome: InputOutcome)
}

struct InputOutcome: Sendable {
  var documents = 0
  var failures: [String] = []
  var seconds: [StageKey.Stage: Double] = [:]
}

/// Takes the inputs of a run through the stages, using results that are there already.
///
/// Files and stored results are read piece by piece. The pieces of a batch, which may come from many inputs,
/// are worked on at once and served in order, so that memory is that of a batch, whatever a file holds.
struct InputRunner<Sink: AnalysisSink> {
  private let worker: StageWorker
  private let cache: ResultCache
  private let keys: KeyMaker
  /// When true, results are made anew and not looked up.
  private let ignoresCache: Bool
  private(set) var sink: Sink

  /// Pieces and their bytes from which a batch is full.
  private let batch = 64
  private let batchBytes = 16 << 20

  private enum Entry: Sendable {
    case begin(InputFile, from: StageKey.Stage?, past: Int)
    case piece(Piece)
    /// The failure is of the input itself, whose results aren't kept.
    case end(String?)
  }

  private var entries: [Entry] = []
  private var pieces: [Piece] = []
  private var bytes = 0
  private var current: InputProgress?
  private var failure: PipelineError?

  init(stages: Stages, cache: ResultCache, keys: KeyMaker, ignoresCache: Bool, sink: Sink) {
    worker = StageWorker(stages: stages)
    self.cache = cache
    self.keys = keys
    self.ignoresCache = ignoresCache
    self.sink = sink
  }

  /// - Throws: ``PipelineError`` when a result can't be stored.
  mutating func run(_ inputs: [InputFile]) throws(PipelineError) {
    for input in inputs {
      read(input, from: known(input), past: 0)
      if failure != nil { break }
    }
    flush()
    if let failure {
      current?.discard()
      throw failure
    }
  }

  /// The last stage whose result is there.
  private func known(_ input: InputFile) -> StageKey.Stage? {
    guard !ignoresCache else { return nil }
    return StageKey.Stage.allCases.last { cache.contains(keys.key($0, input)) }
  }

  /// - Parameters:
  ///   - stage: whose stored result is read; nil reads the file.
  ///   - past: analyses that have been served before.
  private mutating func read(_ input: InputFile, from stage: StageKey.Stage?, past: Int) {
    push(.begin(input, from: stage, past: past))
    var trouble: String?
    if let stage {
      let isRead = cache.forEachLine(of: keys.key(stage, input)) {
        push(.piece(.line($0, of: stage)))
      }
      // An empty line is no record: the result is made again.
      if !isRead { push(.piece(.line([], of: stage))) }
    } else {
      trouble = readFile(input)
    }
    push(.end(trouble))
  }

  /// Hands out what a file holds.
  /// - Returns: why it can't be read to its end, or isn't what it was when it was listed.
  private mutating func readFile(_ input: InputFile) -> String? {
    var isSame = false
    let extractor = worker.stages.extractor
    do throws(ExtractError) {
      try SourceFile.open(SourcePath(input.path)) { descriptor in
        isSame = Files.digest(descriptor)?.hex == input.sha256
        guard isSame, lseek(descriptor, 0, SEEK_SET) == 0 else { return }
        extractor.items(descriptor: descriptor, source: input.placeholder) {
          push(.piece(.item($0)))
        }
      }
    } catch {
      return error.reason == .changed
        ? "\(input.path): changed while it was read" : "\(input.path): can't be read"
    }
    return isSame ? nil : "\(input.path): changed while it was read"
  }

  private mutating func push(_ entry: Entry) {
    entries.append(entry)
    if case .piece(let piece) = entry {
      pieces.append(piece)
      bytes += piece.byteCount
    }
    if pieces.count >= batch || bytes >= batchBytes { flush() }
  }

  /// Works on what has been gathered and serves it.
  private mutating func flush() {
    var products = Parallel.map(pieces) { [worker] in worker($0) }[...]
    let entries = entries
    self.entries = []
    pieces = []
    bytes = 0
    for entry in entries where failure == nil {
      do throws(PipelineError) {
        switch entry {
        case .begin(let input, let stage, let past):
          current = InputProgress(input, from: stage, past: past, cache: cache, keys: keys)
        case .piece:
          guard let product = products.popFirst() else { continue }
          for analysis in try current?.add(product) ?? [] { sink.take(analysis) }
        case .end(let trouble): try finish(trouble)
        }
      } catch {
        failure = error
      }
    }
  }

  private mutating func finish(_ trouble: String?) throws(PipelineError) {
    guard var progress = current else { return }
    current = nil
    if progress.isBroken {
      progress.discard()
      // By itself, before what comes after it is served.
      read(progress.input, from: nil, past: progress.outcome.documents)
      flush()
      return
    }
    try progress.finish(trouble)
    sink.end(progress.input, progress.outcome)
  }
}

/// An input some of whose pieces have been served.
private struct InputProgress {
  let input: InputFile
  private let place: Place
  private(set) var outcome = InputOutcome()
  /// A stored result that can't be read; the rest of it isn't served.
  private(set) var isBroken = false
  private var past: Int
  private var writers: [(stage: StageKey.Stage, writer: ResultWriter)] = []

  init(
    _ input: InputFile, from known: StageKey.Stage?, past: Int, cache: ResultCache, keys: KeyMaker
  ) {
    self.input = input
    self.past = past
    place = Place(path: input.path, placeholder: input.placeholder)
    for stage in StageKey.Stage.allCases where known.map({ stage > $0 }) ?? true {
      writers.append((stage, cache.writer(keys.key(stage, input))))
    }
  }

  /// - Returns: the analyses that haven't been served yet.
  mutating func add(_ product: StageWorker.Product) throws(PipelineError) -> [Analysis] {
    isBroken = isBroken || product.isBroken
    guard !isBroken else { return [] }
    for i in writers.indices {
      try writers[i].writer.append(product.stored[writers[i].stage] ?? [])
    }
    for (stage, spent) in product.seconds { outcome.seconds[stage, default: 0] += spent }
    outcome.failures += product.failures.map(place.restored)
    let before = outcome.documents
    outcome.documents += product.analyses.count
    return product.analyses.dropFirst(max(past - before, 0)).map(place.restored)
  }

  mutating func finish(_ trouble: String?) throws(PipelineError) {
    if let trouble {
      outcome.failures.append(trouble)
      discard()
    } else {
      for i in writers.indices { try writers[i].writer.finish() }
    }
  }

  mutating func discard() {
    for i in writers.indices { writers[i].writer.discard() }
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
