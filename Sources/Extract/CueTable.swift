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

  init(text: String) {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    rows = lines.dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }
}
