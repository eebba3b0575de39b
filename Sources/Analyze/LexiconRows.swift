import Lexicon
import Model

extension LexiconRow {
  func code<T>(_ index: Int, _ make: (String) -> T?) throws(LexiconError) -> T {
    guard let value = make(self[index]) else { throw unknown(index) }
    return value
  }

  func code<T>(_ index: Int, _ codes: Codes<T>) throws(LexiconError) -> T {
    guard let value = codes[bytes(index)] else { throw unknown(index) }
    return value
  }

  /// A channel, nil for an empty field.
  func channel(_ index: Int) throws(LexiconError) -> Channel? {
    isEmpty(index) ? nil : try code(index, Channel.codes)
  }

  /// `+`, `1`, `-`, `-1`, `0` or `±`.
  func sign(_ index: Int) throws(LexiconError) -> Int {
    switch self[index] {
    case "+", "1", "+1": return 1
    case "-", "-1": return -1
    case "0", "±": return 0
    default: throw unknown(index)
    }
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
