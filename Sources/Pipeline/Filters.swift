import Analyze
import Model
import Normalize
import Records

private import Dispatch
private import Glibc

/// `pagup extract|normalize|analyze`: one line out for each line in, in input order, memory bounded by
/// the batch.
public enum Filter: Sendable {
  case normalize, analyze

  /// Lines that are worked on at once.
  static let batch = 64

  /// Reads records from standard input and writes the stage's records to standard output.
  /// - Returns: how many lines failed.
  public func run(_ stages: Stages) -> Int {
    var reader = LineReader(descriptor: STDIN_FILENO)
    var number = 0
    var failures = 0
    var ended = false
    while !ended {
      var lines: [(number: Int, bytes: [UInt8])] = []
      while lines.count < Self.batch {
        guard let line = reader.next() else {
          ended = true
          break
        }
        number += 1
        if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) { lines.append((number, line)) }
      }
      let results = Parallel.map(lines) { apply(stages, $0.bytes, line: $0.number) }
      for result in results {
        if let complaint = result.complaint {
          failures += 1
          Output.error(complaint)
        }
        Output.write(result.bytes)
      }
    }
    return failures
  }

  struct Result: Sendable {
    var bytes: [UInt8]
    var complaint: String?
  }

  func apply(_ stages: Stages, _ line: [UInt8], line number: Int) -> Result {
    var writer = RecordWriter()
    do {
      let record = try RecordReader()(line)
      switch self {
      case .normalize:
        writer.write(try stages.normalizer(try document(of: record)))
      case .analyze:
        let normalized =
          if case .normalized(let n) = record { n } else {
            try stages.normalizer(try document(of: record))
          }
        writer.write(stages.analyzer(normalized))
      }
      return Result(bytes: writer.bytes, complaint: nil)
    } catch {
      let id = (error as? RecordError)?.id
      writer.removeAll()
      writer.writeError(line: number, id: id, source: nil, message: "\(error)")
      return Result(bytes: writer.bytes, complaint: "stdin:\(number): \(error)")
    }
  }

  private func document(of record: Record) throws -> Document {
    switch record {
    case .document(let d): d
    case .normalized(let n): n.document
    case .analysis(let a): a.document
    }
  }
}

/// Runs a closure over a batch on all cores, results in order.
enum Parallel {
  static func map<Element: Sendable, Out: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element) -> Out
  ) -> [Out] {
    guard elements.count > 1 else { return elements.map(body) }
    return [Out](unsafeUninitializedCapacity: elements.count) { buffer, count in
      nonisolated(unsafe) let base = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: elements.count) { i in
        (base + i).initialize(to: body(elements[i]))
      }
      count = elements.count
    }
  }
}

/// Standard output and standard error as bytes.
enum Output {
  static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
    var at = 0
    while at < bytes.count {
      let n = bytes[at...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { return }
      at += n
    }
  }

  static func error(_ message: String) {
    write(Array("pagup: \(message)\n".utf8), to: STDERR_FILENO)
  }
}
