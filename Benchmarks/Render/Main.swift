import Analyze
import Foundation
import Glibc
import Model
import Records
import Render

/// Prints the CPU seconds of writing a workbook from analysis lines on standard input, without reading
/// and folding them: what `Benchmarks/cells.c` is compared with.
///
///     bench-render out.xlsx [runs] < analyses.jsonl
@main struct BenchRender {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      FileHandle.standardError.write(Data("usage: bench-render OUT.xlsx [RUNS] < IN.jsonl\n".utf8))
      exit(64)
    }
    var fold = ReportFold()
    while let line = readLine() {
      if case .analysis(let analysis) = try RecordReader()(Array(line.utf8)) { fold.add(analysis) }
    }
    let report = fold.finish(ReportSettings())
    for _ in 0..<(arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1) {
      let start = cpuSeconds()
      try Renderer().workbook(report, to: arguments[1])
      print("\(report.ledger.count) claims, \(cpuSeconds() - start) CPU seconds")
    }
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
