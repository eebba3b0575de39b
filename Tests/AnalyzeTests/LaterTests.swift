import Dispatch
import Lexicon
import Synchronization
import Testing

@testable import Analyze

@Suite("parts that are read when they are needed")
struct LaterTests {
  @Test("read once, however many threads ask at the same time")
  func once() {
    let calls = Mutex(0)
    let later = Later<Int> { () throws(AnalyzeError) in
      calls.withLock { $0 += 1 }
      return 7
    }
    #expect(calls.withLock { $0 } == 0)
    DispatchQueue.concurrentPerform(iterations: 64) { _ in #expect(later() == 7) }
    #expect(calls.withLock { $0 } == 1)
  }

  @Test("a fault is told when the part is prepared, each time")
  func fault() {
    let error = AnalyzeError(
      place: "t.csv", reason: .lexicon(.init(path: "t.csv", line: 3, reason: .notUTF8)))
    let later = Later<Int> { () throws(AnalyzeError) in throw error }
    #expect(throws: AnalyzeError.self) { try later.prepare() }
    #expect(throws: AnalyzeError.self) { try later.prepare() }
  }
}
