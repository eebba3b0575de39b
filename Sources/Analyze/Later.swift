import Synchronization

/// A part of the stage that is read when the first document needs it: once, whichever thread asks
/// first.
final class Later<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () throws(AnalyzeError) -> Value

  init(_ make: @escaping @Sendable () throws(AnalyzeError) -> Value) { self.make = make }

  /// Reads it now.
  /// - Throws: ``AnalyzeError`` for a fault in its tables.
  func prepare() throws(AnalyzeError) { _ = try value() }

  /// The part; its tables are those of the package, or have been read by ``prepare()`` before.
  func callAsFunction() -> Value {
    do { return try value() } catch {
      preconditionFailure("\(error)")
    }
  }

  private func value() throws(AnalyzeError) -> Value {
    try made.withLock { made throws(AnalyzeError) in
      if let made { return made }
      let value = try make()
      made = value
      return value
    }
  }
}
