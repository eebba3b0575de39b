public import Extract

private import CSystem
private import Model
private import Records

/// `pagup extract`: files to document records, in input order, memory bounded by the batch.
public struct ExtractFilter: Sendable {
  public init() {}

  /// Items that are worked on at once.
  static let batch = 64
  /// Bytes of items from which a batch is full.
  static let batchBytes = 16 << 20

  /// - Parameter paths: files and folders, as the bytes of their names.
  /// - Returns: how many files or members gave an error record.
  public func run(_ extractor: Extractor, paths: [[UInt8]]) -> Int {
    pagup_keep_freed_memory()
    var failures = 0
    var number = 0
    var batch: [Work] = []
    var bytes = 0
    func flush() {
      for result in Parallel.map(batch, { apply(extractor, $0) }) {
        Output.write(result.bytes)
        for complaint in result.complaints { Output.error(complaint) }
        failures += result.complaints.count
      }
      batch = []
      bytes = 0
    }
    func take(_ item: Swift.Result<Item, ExtractError>, _ file: SourcePath) {
      batch.append(Work(line: number, path: file.text, item: item))
      if case .success(let item) = item { bytes += item.bytes.count }
      if batch.count >= Self.batch || bytes >= Self.batchBytes { flush() }
    }
    for path in paths {
      for file in SourceFile.files(under: SourcePath(bytes: path)) {
        number += 1
        do throws(ExtractError) {
          try SourceFile.open(file) { descriptor in
            extractor.items(descriptor: descriptor, source: file.text) { take($0, file) }
          }
        } catch {
          take(.failure(error), file)
        }
      }
    }
    flush()
    return failures
  }

  public func run(_ extractor: Extractor, paths: [String]) -> Int {
    run(extractor, paths: paths.map { Array($0.utf8) })
  }

  struct Work: Sendable {
    /// Number of the file, from 1.
    var line: Int
    var path: String
    var item: Swift.Result<Item, ExtractError>
  }

  struct Result: Sendable {
    var bytes: [UInt8] = []
    var complaints: [String] = []
  }

  func apply(_ extractor: Extractor, _ work: Work) -> Result {
    var writer = RecordWriter()
    var complaints: [String] = []
    func fail(_ error: ExtractError) {
      writer.writeError(line: work.line, id: nil, source: error.place, message: "\(error)")
      complaints.append("\(error)")
    }
    switch work.item {
    case .failure(let error): fail(error)
    case .success(let item):
      extractor(item) { result in
        switch result {
        case .success(let document): writer.write(document)
        case .failure(let error): fail(error)
        }
      }
    }
    return Result(bytes: writer.bytes, complaints: complaints)
  }

  /// The files below a folder, sorted by path; a file stands for itself.
  static func files(under path: String) -> [String] {
    SourceFile.files(under: SourcePath(path)).map(\.text)
  }
}
