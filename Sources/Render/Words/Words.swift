import CSV
import Model

private import Foundation

/// The words of one language: every table of the folder, joined by key.
///
/// A table is a CSV file with a column `key` and one column for each language; adding a language is
/// adding a column.
struct Words: Sendable {
  let language: String
  private let entries: [String: String]

  init(language: String, entries: [String: String]) {
    self.language = language
    self.entries = entries
  }

  /// Reads `*.csv` of a folder.
  /// - Throws: ``RenderError`` for a table that can't be read, a language without a column, a key that
  ///   stands twice or has no words.
  init(folder: String, language: String) throws(RenderError) {
    var entries: [String: String] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".csv") {
      let path = folder + "/" + name
      guard let data = FileManager.default.contents(atPath: path) else {
        throw RenderError(place: path, reason: .words("can't be read"))
      }
      try Self.read([UInt8](data), path: path, language: language, into: &entries)
    }
    guard !entries.isEmpty else {
      throw RenderError(place: folder, reason: .words("no word tables"))
    }
    self.init(language: language, entries: entries)
  }

  /// The folder that the package puts the tables in.
  static var builtInFolder: String { Bundle.module.bundlePath + "/Resources" }

  static func languages(of folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var common: Set<String>?
    for name in names where name.hasSuffix(".csv") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      var reader = CSVReader(bytes: [UInt8](data))
      guard let header = try? reader.next()?.fields else { continue }
      let here = Set(header).subtracting(["key"])
      common = common.map { $0.intersection(here) } ?? here
    }
    return (common ?? []).sorted()
  }

  private static func read(
    _ bytes: [UInt8], path: String, language: String, into entries: inout [String: String]
  ) throws(RenderError) {
    var reader = CSVReader(bytes: bytes)
    do {
      guard let header = try reader.next()?.fields, let key = header.firstIndex(of: "key") else {
        throw RenderError(place: path, reason: .words("no column key"))
      }
      guard let column = header.firstIndex(of: language) else {
        throw RenderError(place: path, reason: .words("no column for the language \(language)"))
      }
      while let row = try reader.next() {
        let place = "\(path):\(row.line)"
        guard row.fields.count == header.count else {
          throw RenderError(
            place: place, reason: .words("\(row.fields.count) fields (expected \(header.count))"))
        }
        let name = row.fields[key]
        guard !row.fields[column].isEmpty else {
          throw RenderError(place: place, reason: .words("no words for \(name)"))
        }
        guard entries.updateValue(row.fields[column], forKey: name) == nil else {
          throw RenderError(place: place, reason: .words("\(name) stands twice"))
        }
      }
    } catch let error as RenderError {
      throw error
    } catch let error as CSVError {
      throw RenderError(place: "\(path):\(error.line)", reason: .words("\(error.reason)"))
    } catch {
      throw RenderError(place: path, reason: .words("\(error)"))
    }
  }

  /// The words for a key, or the key itself where the tables have none (a test looks for these).
  subscript(key: String) -> String { entries[key] ?? key }

  func has(_ key: String) -> Bool { entries[key] != nil }

  var keys: [String] { entries.keys.sorted() }
}

extension Words {
  func label(_ code: Industry) -> String { self["industry." + code.rawValue] }
  func label(_ code: Channel) -> String { self["channel." + code.rawValue] }
  func label(_ code: Direction) -> String { self["direction." + code.name] }
  func label(_ code: Certainty) -> String { self["certainty." + code.rawValue] }
  func label(_ code: Mode) -> String { self["mode." + code.rawValue] }
  func label(_ code: Horizon) -> String { self["horizon." + code.rawValue] }
  /// Labels inside a sentence, for languages that write them small there.
  func inline(_ label: String) -> String { label.lowercased() }

  func label(_ code: TargetKind) -> String { self["kind." + code.rawValue] }
  func label(_ code: MentionType) -> String { self["type." + code.rawValue] }

  /// Words for a code of the lexicon, which may know more codes than the tables.
  func label(_ group: String, code: String) -> String {
    has(group + "." + code) ? self[group + "." + code] : code
  }

  /// An event type is a path; each step has its own word.
  func label(eventType path: String) -> String {
    if has("event." + path) { return self["event." + path] }
    return path.split(separator: "/").map { label("event", code: String($0)) }
      .joined(separator: " · ")
  }
}

extension Direction {
  /// Name in keys of the word tables.
  var name: String {
    switch self {
    case .up: "up"
    case .down: "down"
    case .change: "change"
    case .none: "none"
    }
  }

  /// A sign that reads without colour.
  var symbol: String {
    switch self {
    case .up: "▲"
    case .down: "▼"
    case .change: "◆"
    case .none: "–"
    }
  }
}
