import Digest
import Extract
import Lexicon
import Model

private import Foundation

/// Runs a pipeline: takes each input through the stages, folds the analyses, writes and publishes the
/// report.
public struct Runner: Sendable {
  public struct Options: Sendable {
    /// Seconds to wait for another run to end.
    public var wait = 0
    /// Makes every result and the report anew.
    public var force = false
    public init() {}
  }

  public struct Summary: Sendable {
    public var run: String
    /// Path of the workbook.
    public var workbook: String
    public var documents: Int
    public var claims: Int
    /// Messages of what couldn't be read.
    public var failures: [String]
    /// The report was there already, whole.
    public var unchanged: Bool
    /// Days from the newest document to today when that is over the limit.
    public var staleDays: Int?
    public var manifest: [UInt8]
  }

  let settings: Settings
  let stages: Stages
  let keys: KeyMaker
  let output: OutputFolder

  public init(settings: Settings) throws {
    self.settings = settings
    stages = try Stages(settings: settings)
    keys = KeyMaker(lexiconHash: stages.lexiconHash, settings: settings)
    output = OutputFolder(path: settings.output)
  }

  /// What a run would do now.
  public func plan() throws(PipelineError) -> Plan {
    let scan = try Scan(places: settings.input)
    return Plan(
      inputs: scan.inputs, keys: keys, cache: output.cache, latest: output.latest(),
      run: runID(scan))
  }

  /// - Throws: ``PipelineError``; the report before stays as it was.
  public func run(_ options: Options, progress: RunProgress) throws(PipelineError) -> Summary {
    let scan = try Scan(places: settings.input)
    try output.make()
    let lock = try RunLock(path: output.lockPath, waiting: options.wait)
    defer { _ = lock }
    output.removeLeftovers()
    let id = runID(scan)
    if !options.force, let latest = output.latest(), latest.run == id, output.isIntact(latest) {
      return summary(latest, unchanged: true)
    }
    let started = Date().timeIntervalSince1970
    var entry = History.Entry(
      run: id, started: started, seconds: 0, documents: 0, failures: 0, stages: [], status: 0)
    let history = History(path: output.path + "/history.jsonl")
    do {
      let manifest = try make(scan, id, options, progress, &entry)
      entry.seconds = progress.elapsed
      history.append(entry)
      return summary(manifest, unchanged: false)
    } catch {
      entry.seconds = progress.elapsed
      entry.status = error.status.rawValue
      history.append(entry)
      throw error
    }
  }

  /// Everything that the report depends on, in twelve hexadecimal digits.
  func runID(_ scan: Scan) -> String {
    var parts =
      ["pagup \(Pipeline.version)", "render \(Pipeline.renderVersion)"] + settings.spelled
    for input in scan.inputs { parts.append("\(input.path) \(keys.key(.analyze, input).hex)") }
    for copy in scan.copies { parts.append("\(copy.path) = \(copy.of)") }
    for failure in scan.failures { parts.append("\(failure.path) !") }
    return String(SHA256.hex(Array(parts.joined(separator: "\n").utf8)).prefix(12))
  }

  private func summary(_ manifest: Manifest, unchanged: Bool) -> Summary {
    Summary(
      run: manifest.run, workbook: output.latestPath + "/report.xlsx",
      documents: manifest.documents, claims: manifest.claims,
      failures: manifest.inputs.flatMap(\.failures), unchanged: unchanged,
      staleDays: staleDays(manifest.newest), manifest: manifest.bytes)
  }

  private func staleDays(_ newest: String?) -> Int? {
    guard let limit = settings.staleAfterDays, let newest, let day = Day(newest) else { return nil }
    let age = Day.today().number - day.number
    return age > limit ? age : nil
  }
}

extension Settings {
  /// The settings that the report depends on, one text each; paths are left out.
  var spelled: [String] {
    [
      "title \(reportTitle ?? "")", "language \(language.rawValue)", "homeMarket \(homeMarket)",
      "asOf \(asOf ?? "")",
      "duplicates \(duplicates.threshold) \(duplicates.windowDays)",
      "fields \(fields.summary)",
    ]
  }
}
