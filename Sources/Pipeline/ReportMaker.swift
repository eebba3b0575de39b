import Analyze
import JSON
import Model
import Normalize
import Render

/// Folds analyses and writes the report's files.
struct ReportMaker: Sendable {
  /// Files without which a report is not published.
  static let required = [
    "checks.json", "ledger.csv", "ledger.jsonl", "report.html", "report.md", "report.txt",
    "report.xlsx",
  ]

  private var fold = ReportFold()
  private var duplicates: DuplicateIndex
  private var identities = Identities()
  private var report = ReportSettings()
  private let renderer: Renderer

  /// - Parameters:
  ///   - previous: the ledger to compare with; nil for none.
  ///   - names: names of the lexicon for entities, by language.
  init(
    settings: Settings, run: String, lexiconHash: String,
    previous: (run: String, ledger: [Changes.Earlier])?,
    names: @escaping @Sendable (Set<String>) -> [String: [String: String]]
  ) {
    var same = DuplicateIndex.Settings()
    same.threshold = settings.duplicates.threshold
    same.window = settings.duplicates.windowDays
    duplicates = DuplicateIndex(same)
    report.title = settings.reportTitle
    report.asOf = settings.asOf
    report.runID = run
    report.version = Pipeline.version
    report.lexiconVersion = Pipeline.version
    report.lexiconHash = lexiconHash
    report.previous = previous?.ledger
    report.previousRun = previous?.run
    report.names = names
    if let days = settings.staleAfterDays { report.staleAfterDays = days }
    var render = Renderer.Settings()
    render.language = settings.language.rawValue
    renderer = Renderer(render)
  }

  /// Adds an analysis; a document that says the same as an earlier one is marked as its duplicate.
  mutating func add(_ analysis: Analysis) {
    var analysis = analysis
    identities.settle(&analysis)
    let document = analysis.document
    let answer = duplicates.add(
      id: document.id, text: document.text.bytes, day: DuplicateIndex.day(of: document.published))
    if answer.duplicateOf != document.id {
      analysis.normalized.duplicateOf = analysis.normalized.duplicateOf ?? answer.duplicateOf
    }
    fold.add(analysis)
  }

  /// - Returns: how many claims the ledger holds.
  mutating func write(into folder: String, quarantined: [Quarantined]) throws(PipelineError) -> Int
  {
    var settings = report
    settings.quarantined = quarantined.map { .init(source: $0.path, reason: $0.reason) }
    let fold = fold
    self.fold = ReportFold()
    duplicates = DuplicateIndex()
    identities = Identities()
    let finished = fold.finish(settings)
    do {
      try renderer(finished, into: folder)
    } catch {
      switch error.reason {
      case .unwritable(let why): throw PipelineError.cannotWrite(path: error.place, why: why)
      default: throw PipelineError.incomplete("\(error)")
      }
    }
    return finished.ledger.count
  }

  struct Quarantined: Hashable, Sendable {
    var path: String
    var reason: String
  }
}

extension OutputFolder {
  /// The ledger of a published run; nil when it isn't there any more.
  func ledger(_ run: String) -> [Changes.Earlier]? {
    Files.lines(runFolder(run) + "/ledger.jsonl") { line in
      guard let json = try? JSONValue.parse(line), let id = json["id"]?.string,
        let industry = json["industry"]?.string.flatMap(Industry.init),
        let channel = json["channel"]?.string.flatMap(Channel.init),
        let direction = json["direction"]?.string.flatMap(Direction.init),
        let certainty = json["certainty"]?.string.flatMap(Certainty.init)
      else { return nil }
      var row = Changes.Earlier()
      row.id = id
      row.industry = industry
      row.channel = channel
      row.direction = direction
      row.certainty = certainty
      row.target = json["target"]?.string ?? ""
      row.score = json["score"]?.double ?? 0
      return row
    }
  }
}
