import Foundation
import Lexicon
import Model
import Normalize

/// Times the stage by itself, without reading and writing records, and the search for near-duplicates.
///
///     bench-normalize text FILE…        documents, one a file
///     bench-normalize duplicates COUNT  made-up documents, every fifth an edited copy
@main
struct BenchNormalize {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "text": try text(paths: Array(arguments.dropFirst(2)))
    case "duplicates": duplicates(count: arguments.count > 2 ? Int(arguments[2]) ?? 0 : 100_000)
    default: print("bench-normalize text FILE… | duplicates COUNT")
    }
  }

  // MARK: the stage

  static func text(paths: [String]) throws {
    let stage = try Normalizer(lexicon: try Lexicon(folders: [Lexicon.builtInFolder]))
    let documents = paths.compactMap { path -> Document? in
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      var document = Document(id: path, text: Text(bytes: [UInt8](data)))
      document.published = "2025-12-18"
      return document
    }
    let bytes = documents.reduce(0) { $0 + $1.text.count }
    var best = Double.infinity
    var found = 0
    for _ in 0..<5 {
      let start = seconds()
      found = 0
      for document in documents {
        let n = try stage(document)
        found += n.sentences.count + n.quantities.count + n.dates.count
      }
      best = min(best, seconds() - start)
    }
    let speed = Double(bytes) / best / 1e6
    print(
      "\(documents.count) documents, \(bytes) bytes: \(String(format: "%.1f", speed)) MB/s of CPU,",
      "\(found) spans")
  }

  // MARK: near-duplicates

  static func duplicates(count: Int) {
    var state: UInt64 = 7
    var texts: [[UInt8]] = []
    let distinct = 2_000
    for _ in 0..<distinct {
      // A linear congruence: the same documents everywhere.
      let words = (0..<300).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return "낱말\((state >> 33) % 20_000)"
      }
      texts.append(Array(words.joined(separator: " ").utf8))
    }
    let before = residentKB()
    var index = DuplicateIndex()
    var copies = 0
    var spent = 0.0
    for i in 0..<count {
      // A number in every sixth word makes the document its own; every fifth is an edited copy.
      let isCopy = i % 5 == 4
      let number = isCopy ? i - 1 : i
      let document = variant(texts[number % distinct], number, isCopy)
      let start = seconds()
      let answer = index.add(id: "d\(i)", text: document)
      spent += seconds() - start
      copies += answer.duplicateOf == nil ? 0 : 1
    }
    let speed = Double(count) / spent
    print(
      "\(count) documents of 3 KB: \(Int(speed)) documents/s of CPU, \(copies) copies,",
      "\((residentKB() - before) / 1024) MB for \(index.count) originals")
  }

  private static func variant(_ text: [UInt8], _ number: Int, _ isCopy: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 512)
    let mark = Array("-\(number)".utf8)
    var words = 0
    for byte in text {
      if byte == 0x20 {
        words += 1
        if words % 6 == 0 { out += mark }
        if isCopy, words == 100 { out += Array(" 고친".utf8) }
      }
      out.append(byte)
    }
    return out
  }

  private static func seconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
      + Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
  }

  private static func residentKB() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }
}
