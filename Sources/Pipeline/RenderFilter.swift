import Analyze
import Lexicon
import Model
import Normalize
import Records

/// `pagup render`: analysis records on standard input to a report in a folder.
public struct RenderFilter: Sendable {
  let settings: Settings

  public init(settings: Settings) { self.settings = settings }

  /// - Returns: how many lines failed.
  /// - Throws: ``PipelineError`` when the report can't be written.
  public func run(into folder: String) throws(PipelineError) -> Int {
    try Files.makeFolder(folder)
    let folders = Stages.lexiconFolders(settings)
    var report = ReportMaker(
      settings: settings, run: "", lexiconHash: "", previous: nil,
      names: { keys in
        // Without a lexicon the names are those of the documents.
        guard let lexicon = try? Lexicon(folders: folders),
          let gazetteer = try? Gazetteer(lexicon: lexicon)
        else { return [:] }
        return gazetteer.names(of: keys)
      })
    var input = NumberedLines()
    var documents = 0
    var failed: [ReportMaker.Quarantined] = []
    while let lines = input.batch(lines: 1, bytes: 1) {
      for line in lines {
        do throws(RecordError) {
          guard case .analysis(let analysis) = try RecordReader()(line.bytes) else {
            throw RecordError(reason: .schema("not pagup.analysis/1"))
          }
          report.add(analysis)
          documents += 1
        } catch {
          failed.append(.init(path: "stdin:\(line.number)", reason: "\(error)"))
          Output.error("stdin:\(line.number): \(error)")
        }
      }
    }
    guard documents > 0 else { throw PipelineError.noInput(["stdin"]) }
    _ = try report.write(into: folder, quarantined: failed)
    return failed.count
  }
}
