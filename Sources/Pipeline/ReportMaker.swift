import Model

struct ReportMaker {
  static let required: [String] = []
  init(settings: Settings, run: String, lexiconHash: String, previous: [UInt8]?) {}
  mutating func add(_ a: Analysis) {}
  func write(into folder: String, failures: [String], copies: [String]) throws(PipelineError) -> Int
  { 0 }
}
extension Runner {
  func previousLedger(_ id: String?) throws(PipelineError) -> [UInt8]? { nil }
}
public struct RenderFilter {
  public init(settings: Settings) {}
  public func run(into: String) throws -> Int { 0 }
}
public struct LexiconReview {
  public init(settings: Settings) {}
  public func findings() throws -> [String] { [] }
}
