import Lexicon
import Model

extension LexiconRow {
  func code<T>(_ index: Int, _ make: (String) -> T?) throws(LexiconError) -> T {
    guard let value = make(self[index]) else { throw unknown(index) }
    return value
  }

  /// A code that is looked for by its bytes.
  func code<T>(
    _ index: Int, bytes make: (ArraySlice<UInt8>) -> T?
  ) throws(LexiconError) -> T {
    guard let value = make(bytes(index)) else { throw unknown(index) }
    return value
  }

  /// A channel, nil for an empty field.
  func channel(_ index: Int) throws(LexiconError) -> Channel? {
    isEmpty(index) ? nil : try code(index, bytes: Channel.init(code:))
  }

  /// `+`, `1`, `-`, `-1`, `0` or `±`.
  func sign(_ index: Int) throws(LexiconError) -> Int {
    if holds(index, "+") || holds(index, "1") || holds(index, "+1") { return 1 }
    if holds(index, "-") || holds(index, "-1") { return -1 }
    guard holds(index, "0") || holds(index, "±") else { throw unknown(index) }
    return 0
  }
}

extension Lexicon {
  /// Calls `body` with a column of a table, of all folders; with none when there is no such table.
  func forEachWord(
    _ name: String, _ column: String, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(LexiconError) {
    for row in try optionalRows(name, [column]) { body(row.bytes(0)) }
  }
}

extension Table {
  func unknown(_ row: Row, _ column: String, _ value: String) -> LexiconError {
    LexiconError(
      path: path, line: row.line, reason: .unknownCode(column: column, value: value))
  }
}
