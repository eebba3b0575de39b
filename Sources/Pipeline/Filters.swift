public import Analyze
public import Normalize

import Dispatch
import Glibc
import Model
import Records

/// `pagup normalize` and `pagup analyze`: one line out for each line in, in input order, memory
/// bounded by the batch.
public enum Filter: Sendable {
  case normalize(Normalizer)
  case analyze(Normalizer, Analyzer)

  /// Lines and bytes that are worked on at once.
  private static let batchLines = 64
  private static let batchBytes = 8 << 20

  /// Reads records from standard input and writes the stage's records to standard output.
  /// - Returns: how many lines failed.
  public func run() -> Int {
    var input = NumberedLines()
    var failures = 0
    while let lines = input.batch(lines: Self.batchLines, bytes: Self.batchBytes) {
      for result in Parallel.map(lines, { apply($0.bytes, line: $0.number) }) {
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

  func apply(_ line: [UInt8], line number: Int) -> Result {
    var writer = RecordWriter()
    do {
      let record = try RecordReader()(line)
      switch self {
      case .normalize(let normalizer):
        writer.write(try normalizer(record.document))
      case .analyze(let normalizer, let analyzer):
        writer.write(analyzer(try record.normalized ?? normalizer(record.document)))
      }
      return Result(bytes: writer.bytes, complaint: nil)
    } catch {
      let id = (error as? RecordError)?.id
      writer.removeAll()
      writer.writeError(line: number, id: id, source: nil, message: "\(error)")
      return Result(bytes: writer.bytes, complaint: "stdin:\(number): \(error)")
    }
  }
}

extension Record {
  fileprivate var document: Document {
    switch self {
    case .document(let d): d
    case .normalized(let n): n.document
    case .analysis(let a): a.document
    }
  }

  fileprivate var normalized: NormalizedDocument? {
    if case .normalized(let n) = self { n } else { nil }
  }
}

/// The lines of standard input with their numbers, in batches; blank lines are passed over.
struct NumberedLines {
  private var reader = LineReader(descriptor: STDIN_FILENO)
  private var number = 0

  /// Waits for one line and takes what else is there already; nil at the end.
  mutating func batch(lines: Int, bytes: Int) -> [(number: Int, bytes: [UInt8])]? {
    var out: [(number: Int, bytes: [UInt8])] = []
    var size = 0
    while out.count < lines, size < bytes {
      guard let line = out.isEmpty ? reader.next() : reader.nextWithoutWaiting() else { break }
      number += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      size += line.count
      out.append((number, line))
    }
    return out.isEmpty ? nil : out
  }
}

/// Runs a closure over a batch on all cores, results in order.
enum Parallel {
  static func map<Element: Sendable, Out: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element) -> Out
  ) -> [Out] {
    guard elements.count > 1 else { return elements.map(body) }
    return [Out](unsafeUninitializedCapacity: elements.count) { buffer, count in
      // Every element is written by exactly one iteration, and read after all have ended.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: elements.count) { i in
        slots.initializeElement(at: i, to: body(elements[i]))
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
