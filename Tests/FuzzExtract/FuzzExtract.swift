import Extract
import Foundation
import Glibc
import Model
import TestSupport

/// Feeds damaged copies of real files to the extractor: `fuzz-extract FOLDER SEED SECONDS`.
///
/// The same seed gives the same files in the same order. A crash, a hang (an input over 10 s) or a text
/// with control characters ends the run; the input is then in `fuzz-last.bin` of the current folder.
@main
struct FuzzExtract {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let seed = UInt64(arguments[2]), let seconds = Double(arguments[3])
    else {
      print("usage: fuzz-extract FOLDER SEED SECONDS")
      exit(64)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: arguments[1]).sorted()
    let files = names.compactMap {
      FileManager.default.contents(atPath: arguments[1] + "/" + $0).map { [UInt8]($0) }
    }.filter { !$0.isEmpty && $0.count < 4 << 20 }
    guard !files.isEmpty else {
      print("\(arguments[1]): no files")
      exit(66)
    }
    var mutator = Mutator(random: SeededGenerator(seed: seed))
    var extractor = Extractor()
    extractor.limits.childSeconds = 10
    let start = Date()
    var count = 0
    var documents = 0
    var slowest = 0.0
    while Date().timeIntervalSince(start) < seconds {
      let bytes = mutator.mutated(files)
      FileManager.default.createFile(atPath: "fuzz-last.bin", contents: Data(bytes))
      alarm(20)
      let begin = Date()
      extractor(bytes, source: "fuzz") { result in
        if case .success(let document) = result {
          documents += 1
          check(document)
        }
      }
      let took = Date().timeIntervalSince(begin)
      slowest = max(slowest, took)
      if took > 10 {
        print("input \(count) took \(took) s: fuzz-last.bin")
        exit(1)
      }
      count += 1
    }
    try? FileManager.default.removeItem(atPath: "fuzz-last.bin")
    print("\(count) inputs, \(documents) documents, slowest \(slowest) s")
  }

  /// The promises that hold for every document.
  static func check(_ document: Document) {
    func fail(_ what: String) {
      print("\(what): fuzz-last.bin")
      exit(1)
    }
    let bytes = document.text.bytes
    if String(validating: bytes, as: UTF8.self) == nil { fail("text is not UTF-8") }
    if bytes.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }) {
      fail("text has control characters")
    }
    var end = 0
    for block in document.blocks {
      if Int(block.span.start) < end || block.span.end <= block.span.start
        || block.span.end > bytes.count
      {
        fail("blocks out of order")
      }
      end = Int(block.span.end)
    }
  }
}

/// Damages bytes.
struct Mutator {
  var random: SeededGenerator

  mutating func mutated(_ files: [[UInt8]]) -> [UInt8] {
    var bytes = files[random.below(files.count)]
    for _ in 0...random.below(6) {
      guard !bytes.isEmpty else { break }
      let at = random.below(bytes.count)
      switch random.below(8) {
      case 0: bytes[at] ^= UInt8(1 << random.below(8))
      case 1: bytes[at] = UInt8(random.below(256))
      case 2: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.below(64)))
      case 3: bytes.removeSubrange(at...)
      case 4:
        let run = bytes[at..<min(bytes.count, at + 1 + random.below(256))]
        bytes.insert(contentsOf: Array(run), at: random.below(bytes.count))
      case 5:
        for i in at..<min(bytes.count, at + 4) {
          bytes[i] = [0, 0xFF, 0x7F, 0x80][random.below(4)]
        }
      case 6:
        let other = files[random.below(files.count)]
        let start = random.below(other.count)
        bytes.replaceSubrange(
          at..<min(bytes.count, at + 64), with: other[start..<min(other.count, start + 64)])
      default:
        for i in at..<min(bytes.count, at + 1 + random.below(16)) {
          bytes[i] = UInt8(random.below(256))
        }
      }
    }
    return bytes
  }
}
