public import Extract

private import Foundation
private import Glibc
private import Model
private import Records

/// `pagup extract`: files to document records, in input order.
public struct ExtractFilter: Sendable {
  public init() {}

  /// - Returns: how many files or members gave an error record.
  public func run(_ extractor: Extractor, paths: [String]) -> Int {
    var failures = 0
    var number = 0
    var batch: [(line: Int, path: String)] = []
    func flush() {
      let results = Parallel.map(batch) { apply(extractor, $0.path, line: $0.line) }
      for result in results {
        Output.write(result.bytes)
        for complaint in result.complaints { Output.error(complaint) }
        failures += result.complaints.count
      }
      batch = []
    }
    for path in paths {
      for file in Self.files(under: path) {
        number += 1
        batch.append((number, file))
        if batch.count == 32 { flush() }
      }
    }
    flush()
    return failures
  }

  struct Result: Sendable {
    var bytes: [UInt8] = []
    var complaints: [String] = []
  }

  func apply(_ extractor: Extractor, _ path: String, line: Int) -> Result {
    var writer = RecordWriter()
    var complaints: [String] = []
    if let data = FileManager.default.contents(atPath: path) {
      extractor([UInt8](data), source: path) { result in
        switch result {
        case .success(let document): writer.write(document)
        case .failure(let error):
          writer.writeError(line: line, id: nil, source: path, message: "\(error)")
          complaints.append("\(error)")
        }
      }
    } else {
      let message = "\(path): can't be read"
      writer.writeError(line: line, id: nil, source: path, message: message)
      complaints.append(message)
    }
    return Result(bytes: writer.bytes, complaints: complaints)
  }

  /// The files below a folder, sorted by path; a file stands for itself.
  static func files(under path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return [path] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.sorted().map { path + "/" + $0 }.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }
}
