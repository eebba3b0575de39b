private import Foundation

/// A small CSV table of `Resources`: one header line, `#` comments, fields without quotes or commas.
///
/// Errors in these files are ours, so a missing table is an empty one and the tests of the tables say so.
struct CueTable: Sendable {
  let rows: [[String]]

  init(_ name: String) {
    let path = Bundle.module.bundlePath + "/Resources/" + name + ".csv"
    let data = FileManager.default.contents(atPath: path) ?? Data()
    self.init(text: String(decoding: data, as: UTF8.self))
  }

  /// The words that a table of words and places has for a place, in order.
  static func words(_ table: String, _ place: String) -> [String] {
    CueTable(table).rows.filter { $0.count == 2 && $0[1] == place }.map { $0[0] }
  }

  init(text: String) {
    let lines = text.utf8.split { $0 == 0x0A || $0 == 0x0D }.filter { $0.first != 0x23 }
    rows = lines.dropFirst().map { line in
      line.split(separator: 0x2C, omittingEmptySubsequences: false).map { field in
        var field = field.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = field.last, last == 0x20 || last == 0x09 { field.removeLast() }
        return String(Substring(field))
      }
    }
  }
}
